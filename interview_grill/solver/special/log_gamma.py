"""Log-gamma arithmetic without cancellation: what the incomplete gamma and beta functions are built from.

Differences of large log-gammas lose digits, so they are written through the Stirling correction delta(x) =
log Gamma(x) - [(x - 1/2) log x - x + log(2 pi)/2] (Loader, "Fast and accurate computation of binomial
probabilities", 2000; DiDonato and Morris, TOMS 708).
"""

from __future__ import annotations

from math import expm1, inf, lgamma, log, log1p, pi

HALF_LOG_TWO_PI = 0.5 * log(2 * pi)
_EULER_GAMMA = 0.5772156649015329
# B_{2k} / (2k (2k - 1)), k = 1..8: enough for full precision from x = 10 on.
_STIRLING = (1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400)
_LARGE = 10.0


def stirling_correction(x: float) -> float:
    """Return delta(x) for x > 0; it falls like 1/(12 x)."""
    if x < _LARGE:
        return lgamma(x) - ((x - 0.5) * log(x) - x + HALF_LOG_TWO_PI)
    inverse_square = 1.0 / (x * x)
    total = 0.0
    for coefficient in reversed(_STIRLING):
        total = total * inverse_square + coefficient
    return total / x


def log1p_minus(u: float) -> float:
    """Return log(1 + u) - u for u > -1, accurate near u = 0 where the two terms cancel."""
    if abs(u) > 0.4:
        return log1p(u) - u
    ratio = u / (2.0 + u)
    square = ratio * ratio
    total, power, odd = 0.0, 1.0, 3
    while power > 1e-18:
        total += power / odd
        power *= square
        odd += 2
    return ratio * (2.0 * square * total - u)


def log_gamma_one_plus(a: float) -> float:
    """Return log Gamma(1 + a) for a > -1 with small relative error at a = 0.

    Near zero: -log(1+a) + a (1 - gamma) + sum over k >= 2 of (-1)^k (zeta(k) - 1) a^k / k (DLMF 5.7.3).
    """
    if abs(a) > 0.5:
        return lgamma(1.0 + a)
    total, power = 0.0, -a
    for k, zeta_minus_one in enumerate(_ZETA_MINUS_ONE, start=2):
        power *= -a
        total += zeta_minus_one * power / k
    return total + a * (1.0 - _EULER_GAMMA) - log1p(a)


def log_gamma_ratio(x: float, a: float) -> float:
    """Return log Gamma(x + a) - log Gamma(x) for x > 0, a >= 0, accurate however small a is."""
    shifted, total = x, 0.0
    while shifted < _LARGE:
        total -= log1p(a / shifted)
        shifted += 1.0
    relative = log1p(a / shifted)
    change = 0.0
    for k, coefficient in enumerate(_STIRLING):
        order = 2 * k + 1
        change += coefficient * shifted**-order * expm1(-order * relative)
    return total + (shifted - 0.5) * relative + a * (log(shifted + a) - 1.0) + change


def log_beta(a: float, b: float) -> float:
    """Return log B(a, b) for a, b > 0."""
    small, large = min(a, b), max(a, b)
    if small < 0.5:
        return log_gamma_one_plus(small) - log(small) - log_gamma_ratio(large, small)
    if large < _LARGE:
        return lgamma(small) + lgamma(large) - lgamma(small + large)
    if small < _LARGE:
        return lgamma(small) - log_gamma_ratio(large, small)
    correction = stirling_correction(small) + stirling_correction(large) - stirling_correction(small + large)
    spread = -(small - 0.5) * log1p(large / small) - large * log1p(small / large)
    return spread - 0.5 * log(large) + HALF_LOG_TWO_PI + correction


def log_gamma_kernel(a: float, x: float) -> float:
    """Return log of x^a exp(-x) / Gamma(a) for a > 0; -inf at x = 0 and x = inf."""
    if x == 0.0 or x == inf:
        return -inf
    if a < 0.5:
        return a * log(x) - x + log(a) - log_gamma_one_plus(a)
    if a < _LARGE:
        return a * log(x) - x - lgamma(a)
    u = (x - a) / a
    exponent = a * (log1p_minus(u) if u > -0.4 else log(x) - log(a) - u)
    return exponent + 0.5 * log(a) - HALF_LOG_TWO_PI - stirling_correction(a)


def log_beta_kernel(a: float, b: float, x: float) -> float:
    """Return log of x^a (1-x)^b / B(a, b) for a, b > 0 and 0 < x < 1."""
    if min(a, b) < _LARGE:
        return a * log(x) + b * log1p(-x) - log_beta(a, b)
    # With p = a/(a+b): a log(x/p) + b log((1-x)/(1-p)), whose linear parts cancel exactly.
    excess = x * (a + b) - a if x < 0.5 else b - (1.0 - x) * (a + b)
    up, down = excess / a, -excess / b
    left = a * (log1p_minus(up) if up > -0.4 else log(x * (a + b) / a) - up)
    right = b * (log1p_minus(down) if down > -0.4 else log((1.0 - x) * (a + b) / b) - down)
    correction = stirling_correction(a + b) - stirling_correction(a) - stirling_correction(b)
    return left + right + correction + 0.5 * (log(a) + log(b / (a + b))) - HALF_LOG_TWO_PI


# zeta(k) - 1 for k = 2..28.
_ZETA_MINUS_ONE = (
    0.6449340668482264,
    0.2020569031595943,
    0.08232323371113819,
    0.03692775514336993,
    0.01734306198444914,
    0.008349277381922827,
    0.00407735619794434,
    0.0020083928260822143,
    0.0009945751278180853,
    0.0004941886041194645,
    0.0002460865533080483,
    0.00012271334757848915,
    6.124813505870483e-05,
    3.058823630702049e-05,
    1.528225940865187e-05,
    7.637197637899763e-06,
    3.81729326499984e-06,
    1.908212716553939e-06,
    9.539620338727962e-07,
    4.769329867878064e-07,
    2.38450502727733e-07,
    1.1921992596531106e-07,
    5.960818905125948e-08,
    2.980350351465228e-08,
    1.4901554828365043e-08,
    7.45071178983543e-09,
    3.725334024788457e-09,
)

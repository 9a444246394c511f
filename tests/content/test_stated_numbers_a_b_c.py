"""Numbers and orders that the cards of questions 1 to 18 state in prose, computed anew."""

from __future__ import annotations

from math import comb, exp, log

import numpy as np
import pytest
from scipy import integrate, optimize, special, stats

from interview_grill.bank.library import Library

LIBRARY = Library.open()


def text_of(number: int) -> str:
    """Everything a card says, with white space made single."""
    question = LIBRARY.find(str(number))
    parts = [question.answer, question.say]
    parts += [text for pitfall in question.pitfalls for text in (pitfall.said, pitfall.because)]
    parts += [text for follow_up in question.follow_ups for text in (follow_up.ask, follow_up.answer)]
    return " ".join(" ".join(parts).split())


def errors_for_fair_coins(n: int) -> dict[int, float]:
    """The mean squared errors of the divisors n - 1, n and n + 1, summed over every count of heads."""
    s = np.arange(n + 1)
    squares, weights = s * (n - s) / n, stats.binom.pmf(s, n, 0.5)
    return {extra: float(weights @ (squares / (n + extra) - 0.25) ** 2) for extra in (-1, 0, 1)}


def errors_for_gaussians(n: int) -> list[float]:
    """The same for Gaussian data of variance one, by the moments of scipy's chi-squared."""
    squares = stats.chi2(n - 1)
    return [float(squares.var() / d**2 + (squares.mean() / d - 1) ** 2) for d in (n - 1, n, n + 1)]


def test_a_likelihood_may_or_may_not_integrate_to_one() -> None:
    assert "whose integral is $1/2$" in text_of(1)
    assert integrate.quad(lambda t: stats.bernoulli.pmf(1, t), 0, 1)[0] == pytest.approx(0.5)
    assert integrate.quad(lambda rate: stats.poisson.pmf(3, rate), 0, np.inf)[0] == pytest.approx(1.0)


def test_fair_flips_underflow_where_the_card_says() -> None:
    assert "$2^{-1075}$ is already rounded to zero" in text_of(2)
    assert 2.0**-1074 > 0.0
    assert 2.0**-1074 / 2 == 0.0
    assert f"about ${1100 * log(0.5):.0f}$" in text_of(2)


@pytest.mark.parametrize(("half", "peaks"), [(0.9, [0.0]), (1.1, [-0.458, 0.458]), (3.0, [-2.828, 2.828])])
def test_a_cauchy_likelihood_splits_beyond_twice_the_scale(half: float, peaks: list[float]) -> None:
    assert (
        r"further apart than twice the scale ($a>1$), give two equal maxima, at $\pm\sqrt{a^2-1}$"
        in text_of(2)
    )
    grid = np.linspace(-4.0001, 4, 16_001)
    slopes = np.diff(stats.cauchy.logpdf(grid, half) + stats.cauchy.logpdf(grid, -half))
    tops = grid[1:-1][(slopes[:-1] > 0) & (slopes[1:] <= 0)]
    assert tops == pytest.approx(peaks, abs=2e-3)
    assert peaks[-1] == pytest.approx(max(half**2 - 1, 0) ** 0.5, abs=1e-3)


def test_the_average_log_likelihood_is_a_constant_minus_a_divergence() -> None:
    assert r"E_{p^*}[\log p^*(x)] - \mathrm{KL}(p^* \,\|\, p_\theta)$" in text_of(4)
    truth = np.array([0.5, 0.3, 0.2])
    for model in (np.array([0.2, 0.2, 0.6]), np.array([0.7, 0.2, 0.1])):
        assert truth @ np.log(model) == pytest.approx(-stats.entropy(truth) - stats.entropy(truth, model))


@pytest.mark.parametrize("wanted", [1, 3, 8])
def test_the_success_rate_at_the_last_wanted_success_is_too_large_on_average(wanted: int) -> None:
    assert "$r/n$ is too large on average" in text_of(5)
    failures = np.arange(5_000)
    shares = wanted / (wanted + failures)
    assert stats.nbinom.pmf(failures, wanted, 0.35) @ shares > 0.35 + 0.01


def test_ridge_has_a_solution_of_its_own_that_tends_to_the_least_norm_one() -> None:
    assert r"it tends to the least-norm one as $\lambda\to0$" in text_of(11)
    features = np.array([[1.0, 2.0, 3.0], [2.0, 1.0, 3.0], [0.0, 1.0, 1.0], [1.0, 0.0, 1.0]])
    y = np.array([1.0, -2.0, 4.0, 0.5])
    least = np.linalg.pinv(features) @ y

    def rss(w: np.ndarray) -> float:
        return float(np.sum((y - features @ w) ** 2))

    ridge = {
        p: np.linalg.solve(features.T @ features + p * np.eye(3), features.T @ y) for p in (1e-7, 0.1, 2.0)
    }
    assert ridge[1e-7] == pytest.approx(least, abs=1e-5)
    assert rss(least) + 1e-3 < rss(ridge[0.1]) < rss(ridge[2.0])


def test_the_hat_matrix_projects_and_has_the_number_of_weights_as_trace() -> None:
    assert "Its trace is $p$, and its diagonal entries are the leverages" in text_of(11)
    features = np.array([[1.0, 2.0], [1.0, -1.0], [1.0, 5.0], [1.0, 0.5]])
    hat = features @ np.linalg.solve(features.T @ features, features.T)
    assert hat @ hat == pytest.approx(hat)
    assert np.trace(hat) == pytest.approx(2.0)


def test_the_fifth_power_is_not_concave_but_its_log_is() -> None:
    assert r"$\theta^5(1-\theta)^3$ is not concave" in text_of(2)
    grid = np.linspace(0.01, 0.99, 500)
    likelihood = grid**5 * (1 - grid) ** 3
    assert np.any(np.diff(likelihood, 2) > 0)
    assert np.all(np.diff(np.log(likelihood), 2) < 0)


@pytest.mark.parametrize("n", range(2, 40))
def test_divisor_n_minus_1_wins_for_fair_coins_from_five_on(n: int) -> None:
    assert r"$n\ge5$ the divisor $n-1$" in text_of(8)
    errors = errors_for_fair_coins(n)
    assert (min(errors, key=lambda extra: errors[extra]) == -1) == (n >= 5)


@pytest.mark.parametrize("n", [2, 3, 7, 30])
def test_mean_squared_errors_of_gaussian_variances_fall_with_the_divisor(n: int) -> None:
    errors = errors_for_gaussians(n)
    assert errors == pytest.approx([2 / (n - 1), (2 * n - 1) / n**2, 2 / (n + 1)])
    assert errors == sorted(errors, reverse=True)


def test_the_profile_is_convex_beyond_twice_the_estimate() -> None:
    assert r"convex for $\sigma^2 > 2\hat\sigma^2$" in text_of(7)
    n, estimate = 8, 1.7
    grid = np.linspace(0.5, 3.5, 3001) * estimate
    bends = np.diff(-n / 2 * np.log(grid) - n * estimate / (2 * grid), 2)
    assert np.all((bends > 0) == (grid[1:-1] > 2 * estimate))


def test_the_median_of_laplace_data_has_the_variance_of_the_score_form() -> None:
    assert "asymptotic variance $b^2/n$ of the median" in text_of(15)
    b = 1.7
    assert 1 / (4 * stats.laplace.pdf(0, scale=b) ** 2) == pytest.approx(b**2)


def test_the_unbiased_upper_end_beats_the_formal_bound() -> None:
    assert (
        r"beats the formal $\theta^2/n$ (from the mean squared score, $1/\theta^2$): its variance is "
        r"$\frac{\theta^2}{n(n+2)}$" in text_of(16)
    )
    theta = 2.5
    assert theta * stats.uniform.pdf(1, scale=theta) == pytest.approx(
        1.0
    )  # so the score is -1/theta throughout
    for n in (1, 2, 5, 20):
        variance = ((n + 1) / n) ** 2 * theta**2 * stats.beta.var(n, 1)
        assert variance == pytest.approx(theta**2 / (n * (n + 2)))
        assert variance < theta**2 / n


@pytest.mark.parametrize(("slope", "smaller"), [(-3.0, False), (-1.0, True), (-0.3, True), (0.2, False)])
def test_the_bound_of_an_estimator_that_shrinks_is_smaller(slope: float, smaller: bool) -> None:
    (line,) = [
        line
        for derivation in LIBRARY.find("16").derivations
        for line in derivation.lines
        if "has a smaller bound" in line.why
    ]
    assert "An estimator that shrinks (−1 ≤ d < 0) has a smaller bound" in " ".join(line.why.split())
    n, spread, theta = (
        7,
        1.3,
        0.8,
    )  # T = (1 + slope) times the mean: a bias of that slope, and it attains the bound
    draws = np.random.default_rng(16).normal(theta, spread, (40_000, n)).mean(axis=1)
    variance = float(np.var((1 + slope) * draws))
    assert variance == pytest.approx((1 + slope) ** 2 * spread**2 / n, rel=0.03)
    assert ((1 + slope) ** 2 < 1) is smaller


def test_a_plane_that_misses_the_origin_separates_nothing_without_an_intercept() -> None:
    assert "(through the origin if there is no intercept)" in text_of(13)
    x, y = np.array([1.0, 2.0]), np.array([0.0, 1.0])  # parted by the point 1.5

    def loss(weight: float, intercept: float = 0.0) -> float:
        return float(np.logaddexp(0, (1 - 2 * y) * (weight * x + intercept)).sum())

    best = optimize.minimize_scalar(loss)
    assert (best.x, best.fun) == pytest.approx((0.4196, 1.284), abs=1e-3)
    assert loss(60.0, -90.0) < 1e-9  # with an intercept the loss goes to zero


def test_a_maximum_that_is_not_well_separated_need_not_be_followed() -> None:
    assert "uniform and that maximum well separated" in text_of(4)
    grid = np.linspace(-50, 2000, 410_001)
    limit = -(grid**2) / (1 + grid**4)
    assert grid[np.argmax(limit)] == pytest.approx(0, abs=1e-2)
    for n in (10, 100, 1000):
        average = limit + 2 / n * np.clip(1 - np.abs(grid - n), 0, 1)
        assert np.max(np.abs(average - limit)) == pytest.approx(2 / n)
        assert grid[np.argmax(average)] == pytest.approx(n, abs=1)


def test_a_category_that_was_not_seen_gains_nothing_from_more_probability() -> None:
    assert "positive for every category that was seen" in text_of(10)
    counts, theta, step = np.array([3, 0, 1]), np.array([0.3, 0.3, 0.3]), 1e-6
    slopes = [
        float(special.xlogy(counts, theta + step * e).sum() - special.xlogy(counts, theta).sum())
        for e in np.eye(3)
    ]
    assert np.array(slopes) / step == pytest.approx(counts / theta, abs=1e-3)


def test_linear_regression_weights_keep_their_law_however_many_features_there_are() -> None:
    assert "the noise variance of linear regression and the weights of logistic regression" in text_of(18)
    rng = np.random.default_rng(18)
    n, p, noise = 60, 40, 1.5
    features = rng.normal(size=(n, p))
    inverse = np.linalg.inv(features.T @ features)
    fits = inverse @ features.T @ rng.normal(0, noise, (n, 4000))
    assert np.var(fits, axis=1) == pytest.approx(noise**2 * np.diag(inverse), rel=0.12)
    assert np.abs(fits.mean(axis=1) / np.sqrt(np.diag(inverse))).max() < 0.12


def test_hodges_gains_at_zero_and_loses_ever_more_beside_it() -> None:
    assert "at every large $n$ there are nearby values" in text_of(16)

    def risk(theta: float, n: int) -> float:
        z = np.linspace(-10, 10, 8_001)
        x = theta + z / n**0.5
        estimate = np.where(np.abs(x) < n**-0.25, 0.0, x)
        return float(n * (z[1] - z[0]) * (stats.norm.pdf(z) @ (estimate - theta) ** 2))

    worst = [max(risk(theta, n) for theta in np.linspace(0, 3 * n**-0.25, 30)) for n in (10, 100, 1000)]
    assert worst[0] > 2
    assert worst == sorted(worst)
    assert worst[-1] > 15
    assert [risk(0.0, n) for n in (100, 10_000)] == pytest.approx([0.0189, 0.0], abs=1e-3)


def test_the_rate_of_exponential_data_is_too_large_by_n_over_n_minus_1() -> None:
    assert r"expectation $\frac{n}{n-1}\lambda$" in text_of(17)
    for n in (2, 5):
        assert n * stats.invgamma.mean(n) == pytest.approx(n / (n - 1))


def test_the_error_of_the_upper_end_is_exponential_in_the_limit() -> None:
    assert r"P(n(\theta-\max x)>u) \to e^{-u/\theta}" in text_of(18)
    n, theta, u = 100_000, 3.0, 2.0
    assert stats.beta.cdf(1 - u / (n * theta), n, 1) == pytest.approx(exp(-u / theta), rel=1e-4)


def test_half_the_mass_of_a_mean_at_the_boundary_is_at_zero() -> None:
    assert "half of the mass at 0" in text_of(18)
    draws = np.maximum(np.random.default_rng(20).normal(0, 1, 40_000), 0)
    assert np.mean(draws == 0) == pytest.approx(0.5, abs=0.01)
    assert np.mean(draws**2 > stats.chi2(1).ppf(0.9)) == pytest.approx(0.05, abs=0.005)


def test_pairs_with_their_own_means_halve_the_variance() -> None:
    assert r"$\hat\sigma^2\to\sigma^2/2$" in text_of(18)
    pairs = np.random.default_rng(20).normal(0, 1.5, (40_000, 2)) + np.arange(40_000)[:, None]
    assert np.var(pairs, axis=1).mean() == pytest.approx(1.5**2 / 2, rel=0.02)
    assert np.mean(np.diff(pairs, axis=1) ** 2) / 2 == pytest.approx(1.5**2, rel=0.02)


def test_the_divergence_of_neighbours_is_half_the_information_times_the_square() -> None:
    theta, shift = 0.3, 0.01
    exact = stats.entropy([theta, 1 - theta], [theta + shift, 1 - theta - shift])
    formula = shift**2 / (2 * theta * (1 - theta))
    assert rf"KL is ${exact:.6f}$, the formula gives ${formula:.6f}$" in text_of(15)


def test_the_residual_sum_of_squares_keeps_the_share_that_is_not_fitted() -> None:
    assert r"$\mathrm{RSS}/n\to(1-\kappa)\sigma^2$" in text_of(18)
    rng = np.random.default_rng(7)
    n, p, noise = 1500, 450, 1.3
    features, y = rng.normal(size=(n, p)), rng.normal(0, noise, n)
    rss = float(np.linalg.lstsq(features, y)[1][0])
    assert rss / n == pytest.approx((1 - p / n) * noise**2, rel=0.05)


def test_coin_flip_labels_separate_once_there_is_a_feature_to_every_two_of_them() -> None:
    """Cover's count of the labellings of n points in general position that a plane through zero separates."""
    assert r"no intercept the threshold is $\kappa=\frac12$" in text_of(18)

    def separable(n: int, p: int) -> float:
        return float(sum(comb(n - 1, k) for k in range(p)) / 2 ** (n - 1))

    assert [separable(400, p) for p in (160, 200, 240)] == pytest.approx([0, 0.5, 1], abs=1e-3)


def test_many_features_make_logistic_weights_too_large_and_their_standard_errors_too_small() -> None:
    assert (
        "come out too large in size by a constant factor, the usual standard errors are too small"
        in text_of(18)
    )
    rng = np.random.default_rng(3)
    n, p = 800, 160
    truth = np.repeat([5**0.5 / (p / 2) ** 0.5, 0.0], p // 2)
    features = rng.normal(size=(n, p))
    y = rng.random(n) < special.expit(features @ truth)
    w, covariance = np.zeros(p), np.eye(p)
    for _ in range(30):
        fitted = special.expit(features @ w)
        covariance = np.linalg.inv(features.T @ (features * (fitted * (1 - fitted))[:, None]))
        w = w + covariance @ (features.T @ (y - fitted))
    assert w @ truth / (truth @ truth) > 1.3
    assert np.std(w[p // 2 :]) > 1.1 * np.sqrt(np.diag(covariance)[p // 2 :]).mean()

"""Entropy, cross-entropy and Kullback–Leibler divergence in nats; `bits` converts.

`kl_*(p, q)` is KL(p‖q), forward when p is the truth; the reverse is the same function with the arguments
exchanged. Cover and Thomas, Elements of Information Theory, 2nd edition, chapters 2 and 8. Every function
raises SolverError for probabilities outside [0, 1], entries that do not sum to 1 within 1e-9, and an sd that
is not positive.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, inf, log, log1p, pi

from interview_grill.errors import SolverError
from interview_grill.solver.special.log_gamma import log1p_minus

LOG_TWO = log(2.0)


def bits(nats: float) -> float:
    """Return a quantity of information in bits."""
    return nats / LOG_TWO


def bernoulli_entropy(p: float) -> float:
    """Return -p log p - (1-p) log(1-p), zero at the ends."""
    return bernoulli_cross_entropy(p, p)


def bernoulli_cross_entropy(p: float, q: float) -> float:
    """Return -p log q - (1-p) log(1-q); infinite where q rules out what p allows."""
    for value in (p, q):
        if not (0.0 <= value <= 1.0):
            raise SolverError(f"a probability lies in [0, 1], not at {value:g}")
    hit = 0.0 if p == 0.0 else inf if q == 0.0 else -p * log(q)
    miss = 0.0 if p == 1.0 else inf if q == 1.0 else -(1.0 - p) * log1p(-q)
    return hit + miss


def bernoulli_kl(p: float, q: float) -> float:
    """Return KL of Bernoulli(p) from Bernoulli(q), zero only at p = q."""
    return categorical_kl((p, 1.0 - p), (q, 1.0 - q)) if _probabilities(p, q) else inf


def _probabilities(*values: float) -> bool:
    for value in values:
        if not (0.0 <= value <= 1.0):
            raise SolverError(f"a probability lies in [0, 1], not at {value:g}")
    return True


def categorical_entropy(p: Sequence[float]) -> float:
    """Return -sum p log p with 0 log 0 = 0."""
    return categorical_cross_entropy(p, p)


def categorical_cross_entropy(p: Sequence[float], q: Sequence[float]) -> float:
    """Return -sum p log q; infinite where q is 0 and p is not."""
    _matching(p, q)
    return fsum(inf if b == 0.0 else -a * log(b) for a, b in zip(p, q, strict=True) if a > 0.0)


def categorical_kl(p: Sequence[float], q: Sequence[float]) -> float:
    """Return sum p log(p/q), infinite where q is 0 and p is not.

    Summed as p [u - log(1 + u)] with u = (q - p)/p, which the excesses' zero sum allows: nothing cancels for
    p near q.
    """
    _matching(p, q)
    return fsum(
        b if a == 0.0 else inf if b == 0.0 else a * _excess(b - a, a, log(b) - log(a))
        for a, b in zip(p, q, strict=True)
    )


def _excess(change: float, base: float, log_ratio: float) -> float:
    """u - log(1 + u) at u = change/base: from u itself near 0, from the given log(1 + u) where 1 + u loses digits."""
    u = change / base
    return -log1p_minus(u) if abs(u) < 0.4 else u - log_ratio


def _matching(p: Sequence[float], q: Sequence[float]) -> None:
    if len(p) != len(q):
        raise SolverError(
            f"the distributions have {len(p)} and {len(q)} entries", mend="give both the same length"
        )
    for name, distribution in (("first", p), ("second", q)):
        if not distribution or min(distribution) < 0.0 or abs(fsum(distribution) - 1.0) > 1e-9:
            raise SolverError(f"the {name} distribution's entries must be 0 or more and sum to 1")


def gaussian_entropy(*, sd: float) -> float:
    """Return log(sd sqrt(2 pi e)), the differential entropy: negative for a small sd, unlike that of a
    discrete variable.
    """
    return 0.5 * (log(2.0 * pi) + 1.0) + log(_positive(sd))


def gaussian_kl(*, mean_p: float, sd_p: float, mean_q: float, sd_q: float) -> float:
    """Return log(sd_q/sd_p) + (sd_p² + (mean_p - mean_q)²)/(2 sd_q²) - 1/2."""
    ratio = (_positive(sd_p) / _positive(sd_q)) ** 2
    return 0.5 * (((mean_p - mean_q) / sd_q) ** 2 + _excess(ratio - 1.0, 1.0, 2.0 * (log(sd_p) - log(sd_q))))


def _positive(sd: float) -> float:
    if not (0.0 < sd < inf):
        raise SolverError(f"an sd must be positive and finite, not {sd:g}")
    return sd

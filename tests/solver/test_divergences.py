from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from scipy.integrate import quad

from interview_grill.errors import SolverError
from interview_grill.solver.divergences import (
    bernoulli_cross_entropy,
    bernoulli_entropy,
    bernoulli_kl,
    bits,
    categorical_cross_entropy,
    categorical_entropy,
    categorical_kl,
    gaussian_entropy,
    gaussian_kl,
)

INSIDE = st.floats(0.001, 0.999)
WEIGHTS = st.lists(st.floats(0.01, 10), min_size=4, max_size=4)


def normalised(weights: list[float]) -> list[float]:
    return [w / math.fsum(weights) for w in weights]


@settings(max_examples=80)
@given(p=WEIGHTS, q=WEIGHTS)
def test_cross_entropy_is_entropy_plus_divergence(p: list[float], q: list[float]) -> None:
    a, b = normalised(p), normalised(q)
    assert categorical_cross_entropy(a, b) == pytest.approx(
        categorical_entropy(a) + categorical_kl(a, b), rel=1e-10
    )
    assert categorical_kl(a, b) >= -1e-15
    assert categorical_kl(a, b) == pytest.approx(float(stats.entropy(a, b)), rel=1e-8, abs=1e-14)


@settings(max_examples=80)
@given(p=INSIDE, q=INSIDE)
def test_bernoulli_is_the_two_category_case(p: float, q: float) -> None:
    assert bernoulli_kl(p, q) == pytest.approx(categorical_kl([p, 1 - p], [q, 1 - q]), rel=1e-12, abs=1e-300)
    gap = bernoulli_cross_entropy(p, q) - bernoulli_entropy(p)
    assert gap == pytest.approx(bernoulli_kl(p, q), rel=1e-6, abs=1e-12)


def test_forward_and_reverse_differ() -> None:
    forward, reverse = bernoulli_kl(0.2, 0.7), bernoulli_kl(0.7, 0.2)
    assert forward == pytest.approx(0.2 * math.log(2 / 7) + 0.8 * math.log(8 / 3))
    assert reverse == pytest.approx(0.7 * math.log(7 / 2) + 0.3 * math.log(3 / 8))
    assert forward != pytest.approx(reverse, rel=1e-3)


def test_close_distributions_keep_their_digits() -> None:
    # KL is (difference)²/(2 p (1-p)) to leading order: 5e-18/(2·0.21), far below the rounding of the entropies.
    assert bernoulli_kl(0.3, 0.3 + 1e-9) == pytest.approx(1e-18 / (2 * 0.21), rel=1e-6)
    assert gaussian_kl(mean_p=0.0, sd_p=1.0, mean_q=0.0, sd_q=1 + 1e-8) == pytest.approx(1e-16, rel=1e-6)


@pytest.mark.parametrize(
    ("p", "q", "divergence"),
    [
        (0.5, 1e-12, 13.122363377404830479),  # mpmath at 40 digits
        (0.3, 1e-14, 9.0599930885201050617),
        (1.0, 1e-300, 690.77552789821370521),
    ],
)
def test_probabilities_of_other_magnitudes_keep_their_digits(p: float, q: float, divergence: float) -> None:
    assert bernoulli_kl(p, q) == pytest.approx(divergence, rel=1e-14)


@pytest.mark.parametrize(
    ("sd", "divergence"),
    [(1e-5, 11.012925465020228338), (1e-8, 17.920680743952365502), (3e-200, 458.91840631014105)],
)
def test_a_narrow_gaussian_keeps_its_digits(sd: float, divergence: float) -> None:
    assert gaussian_kl(mean_p=2, sd_p=sd, mean_q=2, sd_q=1) == pytest.approx(divergence, rel=1e-14)


def test_what_q_rules_out_costs_infinity_and_what_p_rules_out_nothing() -> None:
    assert bernoulli_kl(0.5, 0.0) == math.inf
    assert bernoulli_cross_entropy(0.5, 1.0) == math.inf
    assert bernoulli_kl(0.0, 0.25) == pytest.approx(math.log(4 / 3))
    assert bernoulli_kl(0.0, 0.0) == 0.0
    assert categorical_kl([0.5, 0.5, 0.0], [0.5, 0.25, 0.25]) == pytest.approx(0.5 * math.log(2))
    assert categorical_cross_entropy([1.0, 0.0], [0.0, 1.0]) == math.inf
    assert categorical_kl([1.0, 0.0], [0.0, 1.0]) == math.inf
    assert bernoulli_entropy(0.0) == bernoulli_entropy(1.0) == 0.0


def test_a_fair_coin_holds_one_bit() -> None:
    assert bits(bernoulli_entropy(0.5)) == pytest.approx(1.0)
    assert bits(categorical_entropy([0.25] * 4)) == pytest.approx(2.0)


@settings(max_examples=20, deadline=None)
@given(m=st.floats(-2, 2), s=st.floats(0.5, 2), t=st.floats(0.5, 2))
def test_the_gaussian_divergence_is_the_integral(m: float, s: float, t: float) -> None:
    p, q = stats.norm(m, s), stats.norm(0.3, t)
    integral, _ = quad(lambda x: p.pdf(x) * (p.logpdf(x) - q.logpdf(x)), m - 12 * s, m + 12 * s, epsabs=1e-11)
    assert gaussian_kl(mean_p=m, sd_p=s, mean_q=0.3, sd_q=t) == pytest.approx(integral, abs=1e-8)
    assert gaussian_entropy(sd=s) == pytest.approx(float(p.entropy()))


@pytest.mark.parametrize("p", [-0.1, 1.1, math.nan])
def test_what_is_no_probability_is_refused(p: float) -> None:
    with pytest.raises(SolverError, match=r"\[0, 1\]"):
        bernoulli_cross_entropy(p, 0.5)
    with pytest.raises(SolverError, match=r"\[0, 1\]"):
        bernoulli_kl(0.5, p)


@pytest.mark.parametrize(
    ("p", "q", "said"),
    [
        ([0.5, 0.5], [1.0], "2 and 1 entries"),
        ([0.5, 0.6], [0.5, 0.5], "first"),
        ([0.5, 0.5], [1.5, -0.5], "second"),
        ([], [], "first"),
    ],
)
def test_what_is_no_distribution_is_refused(p: list[float], q: list[float], said: str) -> None:
    with pytest.raises(SolverError, match=said):
        categorical_kl(p, q)


def test_an_sd_must_be_positive() -> None:
    with pytest.raises(SolverError, match="sd"):
        gaussian_kl(mean_p=0, sd_p=0.0, mean_q=0, sd_q=1)
    with pytest.raises(SolverError, match="sd"):
        gaussian_entropy(sd=-1.0)

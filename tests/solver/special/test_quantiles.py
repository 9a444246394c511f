from __future__ import annotations

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from interview_grill.errors import SolverError
from interview_grill.solver.special.incomplete_beta import lower_beta, upper_beta
from interview_grill.solver.special.incomplete_gamma import lower_gamma, upper_gamma
from interview_grill.solver.special.normal import normal_cdf, normal_density, normal_quantile
from interview_grill.solver.special.quantiles import beta_quantile, gamma_quantile, student_quantile

PROBABILITIES = st.floats(min_value=1e-9, max_value=1 - 1e-9)
SHAPES = st.floats(min_value=0.05, max_value=1e4)


def solves(probability: float, lower: float, upper: float) -> bool:
    """The smaller tail is right to 1e-9."""
    if probability <= 0.5:
        return math.isclose(lower, probability, rel_tol=1e-9)
    return math.isclose(upper, 1.0 - probability, rel_tol=1e-9)


@settings(max_examples=60)
@given(shape=SHAPES, probability=PROBABILITIES)
def test_a_gamma_quantile_leaves_its_probability_below(shape: float, probability: float) -> None:
    x = gamma_quantile(shape, 2.5, probability)
    assert x < 1e-290 or solves(probability, lower_gamma(shape, 2.5 * x), upper_gamma(shape, 2.5 * x))


@settings(max_examples=60)
@given(a=SHAPES, b=SHAPES, probability=PROBABILITIES)
def test_a_beta_quantile_leaves_its_probability_below(a: float, b: float, probability: float) -> None:
    x = beta_quantile(a, b, probability)
    # Next to 1 the spacing of doubles, not the solver, limits the upper tail.
    assert x < 1e-290 or x > 1 - 1e-6 or solves(probability, lower_beta(a, b, x), upper_beta(a, b, x))


def test_quantiles_agree_with_scipy_on_many_shapes() -> None:
    chance = random.Random(5)
    for _ in range(200):
        a, b = 10 ** chance.uniform(-1, 4), 10 ** chance.uniform(-1, 4)
        for probability in (0.025, 0.5, 0.975):
            assert beta_quantile(a, b, probability) == pytest.approx(
                stats.beta.ppf(probability, a, b), rel=1e-9
            )
            expected = stats.gamma.ppf(probability, a, scale=1 / b)
            assert gamma_quantile(a, b, probability) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("degrees", [0.5, 1.0, 3.5, 40.0, 1e4])
@pytest.mark.parametrize("probability", [1e-9, 0.025, 0.3, 0.5, 0.9, 0.975])
def test_student_quantiles_agree_with_scipy(degrees: float, probability: float) -> None:
    expected = stats.t.ppf(probability, degrees)
    assert student_quantile(degrees, probability) == pytest.approx(expected, rel=1e-9, abs=1e-15)


def test_a_quantile_below_the_smallest_double_is_zero() -> None:
    assert gamma_quantile(1e-4, 1.0, 1e-6) == 0.0
    assert beta_quantile(1e-4, 2.0, 1e-6) == 0.0


def test_the_ends_are_the_ends_of_the_support() -> None:
    assert (gamma_quantile(2.0, 3.0, 0.0), gamma_quantile(2.0, 3.0, 1.0)) == (0.0, math.inf)
    assert (beta_quantile(2.0, 3.0, 0.0), beta_quantile(2.0, 3.0, 1.0)) == (0.0, 1.0)
    assert (student_quantile(3.0, 0.0), student_quantile(3.0, 1.0)) == (-math.inf, math.inf)
    assert (normal_quantile(0.0), normal_quantile(1.0)) == (-math.inf, math.inf)


@settings(max_examples=100)
@given(st.floats(min_value=1e-300, max_value=1 - 1e-12))
def test_the_normal_quantile_inverts_the_distribution_function(probability: float) -> None:
    z = normal_quantile(probability)
    # Rounding z alone moves a tail by z² units in the last place: 3e-13 at the far end.
    if probability <= 0.5:
        assert math.isclose(normal_cdf(z), probability, rel_tol=1e-12)
    else:
        assert math.isclose(normal_cdf(-z), 1 - probability, rel_tol=1e-12)


def test_the_quantile_of_the_usual_interval() -> None:
    assert normal_quantile(0.975) == pytest.approx(1.959963984540054, rel=1e-15)
    assert normal_density(1.3) == pytest.approx(stats.norm.pdf(1.3), rel=1e-15)


@pytest.mark.parametrize("probability", [-0.1, 1.1, math.nan])
def test_what_is_no_probability_is_refused(probability: float) -> None:
    for quantile in (
        normal_quantile,
        lambda p: gamma_quantile(2.0, 1.0, p),
        lambda p: beta_quantile(2.0, 1.0, p),
        lambda p: student_quantile(2.0, p),
    ):
        with pytest.raises(SolverError, match=r"\[0, 1\]"):
            quantile(probability)


def test_a_rate_that_is_not_positive_is_refused() -> None:
    with pytest.raises(SolverError, match="rate"):
        gamma_quantile(2.0, 0.0, 0.5)


def test_a_student_quantile_beyond_the_largest_double_is_infinite() -> None:
    assert student_quantile(0.01, 1e-300) == -math.inf
    assert student_quantile(0.01, 1 - 1e-15) == math.inf

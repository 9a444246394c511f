from __future__ import annotations

import math

import mpmath
import pytest
import scipy.special
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.algebra import Names, Value, gradient_at, parse
from interview_grill.algebra.polygamma import digamma, trigamma

NAMES = Names.declare({"x": "sample", "y": "sample like x", "n": "size of x", "v": "positive", "mu": "real"})
HERE: dict[str, Value] = {"x": (1.3, -0.4, 2.2), "y": (0.5, 1.5, -1.0), "n": 3.0, "v": 1.7, "mu": 0.6}


@pytest.mark.parametrize(
    "formula",
    [
        "-n/2*ln(v) - sum((x-mu)^2)/(2*v)",
        "v^3 - 2*v + 1/v",
        "v^v",
        "2^v",
        "(-2)^3*v",
        "v^0 + v^1 + v^2",
        "sqrt(v)/(1 + v)",
        "exp(-v^2/2)",
        "log2(v) + log10(v)",
        "sigmoid(v - 1)",
        "logit(v/3)",
        "lgamma(v)",
        "gamma(v)",
        "abs(v - 3)*abs(v)",
        "sign(v)*v",
        "mean((x*v)^2)",
        "median(x*v)",
        "median([v, 2*v, 5, 9])",
        "min(v, 3) + max(v, 0)",
        "max(x*v)",
        "prod(x + v)",
        "norm1(x - v)",
        "norm2(x - v)",
        "dot(x - v, y*v)",
        "count(x)*v",
        "factorial(3)*v",
        "sum([v, v^2])",
        "x[2]*v",
        "-(-v)",
        "sum(max(x, v))",
    ],
)
def test_derivatives_agree_with_numerical_ones_in_many_digits(formula: str) -> None:
    expression = parse(formula, NAMES)
    value, first, second = gradient_at(expression, "v", HERE)
    step = 1e-5

    def at(v: float) -> float:
        result = expression.evaluate({**HERE, "v": v})
        assert isinstance(result, float)
        return result

    assert value == pytest.approx(at(1.7), rel=1e-14)
    assert first == pytest.approx((at(1.7 + step) - at(1.7 - step)) / (2 * step), rel=1e-7, abs=1e-8)
    wide = 1e-3
    bent = (at(1.7 + wide) - 2 * value + at(1.7 - wide)) / wide**2
    assert second == pytest.approx(bent, rel=1e-4, abs=1e-5)


def test_the_score_of_a_gaussian_is_exact() -> None:
    log_likelihood = parse("-n/2*ln(v) - sum((x-mu)^2)/(2*v)", NAMES)
    score = parse("-n/(2*v) + sum((x-mu)^2)/(2*v^2)", NAMES)
    _, first, second = gradient_at(log_likelihood, "v", HERE)
    assert first == pytest.approx(score.evaluate(HERE), rel=1e-14)
    assert second == pytest.approx(gradient_at(score, "v", HERE)[1], rel=1e-13)
    assert gradient_at(log_likelihood, "mu", HERE)[1] == pytest.approx((3.1 - 1.8) / 1.7, rel=1e-13)


def test_the_derivative_in_one_element_of_a_vector() -> None:
    expression = parse("sum(x^3) + x[2]*mu", NAMES)
    _, first, second = gradient_at(expression, "x", HERE, element=2)
    assert first == pytest.approx(3 * 0.16 + 0.6)
    assert second == pytest.approx(-2.4)


def test_the_first_and_the_last_element_take_part_and_none_beyond() -> None:
    value, first, _ = gradient_at(parse("x[1]*mu + x[n]*mu^2", NAMES), "mu", HERE)
    assert value == pytest.approx(1.3 * 0.6 + 2.2 * 0.36)
    assert first == pytest.approx(1.3 + 2 * 2.2 * 0.6)
    for place in ("n + 1", "n - 3", "n/2"):
        assert math.isnan(gradient_at(parse(f"x[{place}]*mu", NAMES), "mu", HERE)[1])


def test_lists_of_different_lengths_have_no_derivative() -> None:
    for formula in ("dot(x, [1, 2])*v", "sum(x*[v, 2])"):
        assert math.isnan(gradient_at(parse(formula, NAMES), "v", HERE)[1])


def test_kinks_and_values_outside_the_domain_have_no_derivative() -> None:
    for formula, at in (
        ("abs(v)", 0.0),
        ("ln(v)", -1.0),
        ("factorial(v)", 3.0),
        ("x[9]*v", 1.0),
        ("sqrt(v)", 0.0),
    ):
        _, first, _ = gradient_at(parse(formula, NAMES), "v", {**HERE, "v": at})
        assert not math.isfinite(first)


@given(st.floats(1e-3, 1e6))
@settings(max_examples=100)
def test_polygammas_agree_with_scipy(x: float) -> None:
    assert digamma(x) == pytest.approx(float(scipy.special.digamma(x)), rel=1e-12, abs=1e-13)
    assert trigamma(x) == pytest.approx(float(scipy.special.polygamma(1, x)), rel=1e-12)


def test_polygammas_at_the_ends_of_the_doubles() -> None:
    for x in (0.0, -1.0, math.inf, math.nan):
        assert math.isnan(digamma(x))
        assert math.isnan(trigamma(x))
    assert digamma(1e300) == pytest.approx(float(mpmath.digamma(1e300)))
    assert trigamma(5e-324) == math.inf
    assert digamma(1e-5) == pytest.approx(float(mpmath.digamma(1e-5)), rel=1e-13)

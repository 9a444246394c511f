"""Derivatives carried along: each operation against mpmath, and the rules of the calculus as laws."""

from __future__ import annotations

import math
from collections.abc import Callable

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.algebra.jets import (
    Jet,
    add,
    aggregate,
    chain,
    elementwise,
    exponential,
    multiply,
    negate,
    operator,
    raise_to,
    reciprocal,
    total,
)

NUMBERS = st.floats(-4, 4).filter(lambda number: abs(number) > 1e-3)
JETS = st.builds(Jet, NUMBERS, NUMBERS, NUMBERS)


def parts(jet: Jet) -> list[float]:
    return [jet.value, jet.first, jet.second]


def close(one: Jet, other: Jet, tolerance: float = 1e-9) -> bool:
    return parts(one) == pytest.approx(parts(other), rel=tolerance, abs=tolerance)


def along(function: Callable[[mpmath.mpf], mpmath.mpf], at: float) -> list[float]:
    """Value and derivatives of t ↦ function(t² + t/2) at `at`, in forty digits."""
    with mpmath.workdps(40):
        whole = [mpmath.diff(lambda t: function(t * t + t / 2), mpmath.mpf(at), order) for order in (0, 1, 2)]
        return [float(part) for part in whole]


def inner(at: float) -> Jet:
    return Jet(at * at + at / 2, 2 * at + 0.5, 2.0)


@pytest.mark.parametrize(
    ("operation", "function", "at"),
    [
        ("exp", mpmath.exp, 0.7),
        ("ln", mpmath.log, 0.7),
        ("log2", lambda t: mpmath.log(t, 2), 1.3),
        ("log10", lambda t: mpmath.log(t, 10), 1.3),
        ("sqrt", mpmath.sqrt, 0.7),
        ("abs", abs, -0.3),
        ("sigmoid", lambda t: 1 / (1 + mpmath.exp(-t)), 1.1),
        ("logit", lambda t: mpmath.log(t / (1 - t)), 0.4),
        ("gamma", mpmath.gamma, 1.6),
        ("lgamma", mpmath.loggamma, 1.6),
    ],
)
def test_a_function_of_a_function_has_the_derivatives_of_both(
    operation: str, function: Callable[[mpmath.mpf], mpmath.mpf], at: float
) -> None:
    assert parts(elementwise(operation, inner(at))) == pytest.approx(along(function, at), rel=1e-11)


@pytest.mark.parametrize(
    ("base", "exponent", "at"),
    [(lambda t: t, lambda _: 2.5, 0.7), (lambda _: 3.0, lambda t: t, 0.7), (lambda t: t, lambda t: t, 1.2)],
)
def test_powers_with_the_variable_below_above_and_in_both_places(
    base: Callable[[mpmath.mpf], mpmath.mpf], exponent: Callable[[mpmath.mpf], mpmath.mpf], at: float
) -> None:
    below = inner(at) if base(at) == at else Jet(3.0)
    above = inner(at) if exponent(at) == at else Jet(2.5)
    expected = along(lambda t: base(t) ** exponent(t), at)
    assert parts(raise_to(below, above)) == pytest.approx(expected, rel=1e-11)


@pytest.mark.parametrize(
    ("exponent", "expected"),
    [
        (0.0, [1.0, 0.0, 0.0]),
        (1.0, [-3.0, 1.0, 0.0]),
        (2.0, [9.0, -6.0, 2.0]),
        (-1.0, [-1 / 3, -1 / 9, -2 / 27]),
    ],
)
def test_a_negative_number_has_whole_powers_with_derivatives(exponent: float, expected: list[float]) -> None:
    assert parts(raise_to(Jet(-3.0, 1.0), Jet(exponent))) == pytest.approx(expected)


def test_nought_has_the_derivatives_of_a_square_and_of_a_line() -> None:
    assert raise_to(Jet(0.0, 1.0), Jet(2.0)) == Jet(0.0, 0.0, 2.0)
    assert raise_to(Jet(0.0, 1.0), Jet(1.0)) == Jet(0.0, 1.0, 0.0)


@given(JETS, JETS, JETS)
def test_sums_and_products_obey_the_laws_of_a_ring(a: Jet, b: Jet, c: Jet) -> None:
    assert close(add(a, b), add(b, a))
    assert close(multiply(a, b), multiply(b, a))
    assert close(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)))
    assert close(multiply(multiply(a, b), c), multiply(a, multiply(b, c)), 1e-8)
    assert close(add(a, negate(a)), Jet(0.0))


@given(JETS)
def test_a_reciprocal_times_its_number_is_one(a: Jet) -> None:
    product = multiply(a, reciprocal(a))
    scale = max(1.0, abs(a.first / a.value), abs(a.second / a.value), (a.first / a.value) ** 2)
    assert parts(product) == pytest.approx([1.0, 0.0, 0.0], abs=1e-12 * scale)


@given(st.builds(Jet, st.floats(0.1, 4), NUMBERS, NUMBERS))
def test_logarithm_and_exponential_undo_each_other(a: Jet) -> None:
    assert close(exponential(elementwise("ln", a)), a, 1e-9)
    assert close(elementwise("ln", exponential(a)), a, 1e-9)


@given(JETS, JETS)
def test_a_quotient_is_a_product_with_the_reciprocal_and_an_equation_a_difference(a: Jet, b: Jet) -> None:
    assert close(operator("/", a, b), multiply(a, reciprocal(b)))
    assert operator("=", a, b) == operator("-", a, b) == add(a, negate(b))


def test_a_constant_stays_one_even_where_the_slope_is_infinite() -> None:
    assert chain(Jet(0.0), 0.0, math.inf, -math.inf) == Jet(0.0)
    assert elementwise("sqrt", Jet(0.0)) == Jet(0.0)
    assert elementwise("factorial", Jet(4.0)) == Jet(24.0)
    assert Jet(3.0).is_constant
    assert not Jet(3.0, 0.0, 1.0).is_constant


@pytest.mark.parametrize(("operation", "at"), [("abs", 0.0), ("sign", 0.0), ("factorial", 4.0), ("ln", -1.0)])
def test_where_there_is_no_derivative_there_is_none(operation: str, at: float) -> None:
    jet = elementwise(operation, Jet(at, 1.0))
    assert math.isnan(jet.first)
    assert math.isnan(jet.second)


def test_a_sign_is_flat_away_from_nought() -> None:
    assert elementwise("sign", Jet(-2.0, 3.0, 1.0)) == Jet(-1.0, 0.0, 0.0)


SAMPLE = (Jet(5.0, 1.0, 0.5), Jet(-1.0, -2.0, 3.0), Jet(2.0, 0.0, 0.0))


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        ("sum", [6.0, -1.0, 3.5]),
        ("mean", [2.0, -1 / 3, 3.5 / 3]),
        ("count", [3.0, 0.0, 0.0]),
        ("min", [-1.0, -2.0, 3.0]),
        ("max", [5.0, 1.0, 0.5]),
        ("median", [2.0, 0.0, 0.0]),
        ("prod", [-10.0, -22.0, 21.0]),
        ("norm1", [8.0, 3.0, -2.5]),
        # √(Σx²) with Σxx' = 7 and Σ(x'² + xx'') = 4.5
        ("norm2", [math.sqrt(30), 7 / math.sqrt(30), 4.5 / math.sqrt(30) - 49 / 30**1.5]),
    ],
)
def test_functions_of_a_sample_derive_element_by_element(operation: str, expected: list[float]) -> None:
    assert parts(aggregate(operation, SAMPLE)) == pytest.approx(expected)


def test_the_median_of_an_even_sample_is_the_mean_of_its_middle() -> None:
    assert parts(aggregate("median", (*SAMPLE, Jet(3.0, 4.0, 0.0)))) == pytest.approx([2.5, 2.0, 0.0])


def test_nothing_of_a_sample_without_elements_has_a_value() -> None:
    for operation in ("sum", "mean", "prod", "min", "max", "median", "norm1", "norm2", "count"):
        assert math.isnan(aggregate(operation, ()).value)


def test_sums_lose_nothing_to_rounding() -> None:
    assert total((Jet(1e16, 1e16), Jet(1.0, 1.0), Jet(-1e16, -1e16))) == Jet(1.0, 1.0, 0.0)

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.algebra import Names, parse
from interview_grill.problems.tolerance import are_separate, effective_rtol, has_too_few_figures, is_within

NAMES = Names.declare({})
RTOL = 0.005


@given(st.floats(1e-6, 1e6))
def test_a_number_rounded_to_three_figures_is_always_within_half_a_percent(target: float) -> None:
    assert is_within(float(f"{target:.3g}"), target, rtol=RTOL, atol=0.0)


@given(st.floats(1e-6, 1e6), st.integers(1, 2))
def test_rounding_to_fewer_figures_is_recognised(target: float, figures: int) -> None:
    text = f"{target:.{figures}g}"
    typed = parse(text, NAMES)
    value = typed.evaluate({})
    assert isinstance(value, float)
    if typed.significant_figures == figures:
        assert has_too_few_figures(typed, value, target)


@pytest.mark.parametrize(
    ("typed", "target", "few"),
    [
        ("0.58", 0.58333, True),
        ("0.6", 0.58333, True),
        ("0.5", 0.58333, False),
        ("0.59", 0.58333, False),
        ("0.583", 0.58333, False),
        ("1", 0.6, False),
        ("0", 0.3, False),
        ("7", 7.02, True),
        ("0.2", 0.25, True),
        ("0.3", 0.25, True),
        ("-0.3", -0.3125, True),
        ("58%", 0.58333, True),
        ("7/12", 0.58333, False),
        ("0.58", 0.0, False),
    ],
)
def test_too_few_figures(typed: str, target: float, few: bool) -> None:
    expression = parse(typed, NAMES)
    value = expression.evaluate({})
    assert isinstance(value, float)
    assert has_too_few_figures(expression, value, target) == few


def test_only_an_exactly_typed_expression_must_be_exact() -> None:
    tight = {
        typed: effective_rtol(parse(typed, NAMES), rounded=RTOL, exact=1e-6) == 1e-6
        for typed in ("7/12", "sqrt(2)/3", "2^5", "-7/12")
    }
    loose = {
        typed: effective_rtol(parse(typed, NAMES), rounded=RTOL, exact=1e-6) == RTOL
        for typed in ("583", "0.583", "-7", "7.0/12", "50%", "5*10^2")
    }
    assert all(tight.values())
    assert all(loose.values())


def test_separation_is_symmetric_and_counts_tolerances() -> None:
    assert are_separate(1.0, 1.016, rtol=RTOL, atol=0.0)
    assert are_separate(1.016, 1.0, rtol=RTOL, atol=0.0)
    assert not are_separate(1.0, 1.014, rtol=RTOL, atol=0.0)
    assert not are_separate(0.0, 0.02, rtol=RTOL, atol=0.01)
    assert are_separate((1.0, 2.0), (1.0, 2.1), rtol=RTOL, atol=0.0)
    assert not are_separate((1.0, 2.0), (1.001, 2.0), rtol=RTOL, atol=0.0)
    assert are_separate((1.0, 2.0), (1.0,), rtol=RTOL, atol=0.0)
    assert are_separate(1.0, (1.0,), rtol=RTOL, atol=0.0)


def test_nothing_infinite_is_within() -> None:
    for value in (math.nan, math.inf):
        assert not is_within(value, 1.0, rtol=RTOL, atol=0.0)

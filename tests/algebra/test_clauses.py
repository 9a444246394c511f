"""Definitions behind a formula are put in, and conditions left out."""

from __future__ import annotations

import pytest

from interview_grill.algebra import Names, Values, parse, parse_vector
from interview_grill.errors import FormulaError

NAMES = Names.declare({"x": "sample", "n": "size of x", "V": "positive", "T": "positive", "m": "real"})


@pytest.mark.parametrize(
    "typed",
    [
        "w m + (1 − w) x̄ with w = V/(V + nT)",
        "w m + (1 − w) x̄, where w = V/(V + nT)",
        "w m + (1 − w) x̄, w = V/(V + nT)",
        "(k m + n x̄)/(k + n), k = V/T",
        "A/B with k = V/T, A = k m + Σx, B = k + n",
        "μ_n = w m + (1 − w) x̄ with w = V/(V + nT)",
    ],
)
def test_a_definition_is_put_in(typed: str) -> None:
    values: Values = {"x": (1.0, 2.0, 5.0), "n": 3.0, "V": 2.0, "T": 0.5, "m": 4.0}
    assert parse(typed, NAMES).evaluate(values) == pytest.approx((4 * 4.0 + 8.0) / (4 + 3))


def test_a_definition_may_be_of_a_sample() -> None:
    names = Names.declare({"x": "sample"})
    assert parse("Σ w_i x_i / Σ w_i with w_i = 1/x_i", names).evaluate({"x": (1.0, 2.0)}) == pytest.approx(
        2 / 1.5
    )


def test_a_given_name_may_be_said_again_but_not_be_something_else() -> None:
    assert parse("V/n with n = count(x)", NAMES).read_as == "V/n"
    assert parse("V/n with n = 4", NAMES).read_as == "V/4"
    with pytest.raises(FormulaError, match="T is given already"):
        parse("V/T with T = V + 1", NAMES)


@pytest.mark.parametrize(
    "typed",
    [
        "V − m for m ≥ max x_i",
        "V − m, if m > T",
        "V − m (m ≥ 0)",
        "V - m, m < V",
        "V − m when T > 0",
        "V - m for all m",
    ],
)
def test_a_condition_is_left_out(typed: str) -> None:
    assert parse(typed, NAMES).read_as == "V - m"


def test_a_list_keeps_its_equations_apart_from_its_definitions() -> None:
    typed = "a' = k m, b' = k + n, k = V/T"
    assert parse_vector(typed, NAMES, ("alpha", "beta")).read_as == "[V/T*m, V/T + n]"
    assert parse_vector("x/k, k = V/T", NAMES, 3).read_as == "x/(V/T)"

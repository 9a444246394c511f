"""Lists of values: by name, with a distribution around them, and as an interval."""

from __future__ import annotations

import pytest

from interview_grill.algebra import Names, parse_vector
from interview_grill.errors import FormulaError

NAMES = Names.declare({"a": "positive", "b": "positive", "s": "positive", "n": "positive"})


@pytest.mark.parametrize(
    "typed",
    [
        "Beta(a + s, b + n − s)",
        "θ | x ~ Beta(a + s, b + n − s)",
        "a' = a + s, b' = b + n − s",
        "beta = b + n − s, alpha = a + s",
        "(α′, β′) = (a + s, b + n − s)",
        "N(a + s, b + n − s)",
    ],
)
def test_the_parameters_of_a_distribution_are_a_list(typed: str) -> None:
    assert parse_vector(typed, NAMES, ("alpha", "beta")).read_as == "[a + s, b + n - s]"


def test_names_of_the_slots_count_wherever_they_stand() -> None:
    for typed in ("beta, alpha = 1, 2", "(beta, alpha) = (1, 2)", "alpha = 1, c = 2", "alpha = 1, 2"):
        with pytest.raises(FormulaError):
            parse_vector(typed, NAMES, ("alpha", "beta"))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("(1 ± 2/sqrt(n))/a", "[(1 - 2/sqrt(n))/a, (1 + 2/sqrt(n))/a]"),
        ("a ± 2 b", "[a - 2*b, a + 2*b]"),
        ("[a ± 2 b]", "[a - 2*b, a + 2*b]"),
        ("m ± 2 s with m = a/b", "[a/b - 2*s, a/b + 2*s]"),
        ("θ̂ = a +/- b", "[a - b, a + b]"),
    ],
)
def test_plus_minus_is_read_twice(typed: str, read: str) -> None:
    assert parse_vector(typed, NAMES, ("lower", "upper")).read_as == read


@pytest.mark.parametrize("typed", ["a ± x", "1 ± sqrt(x)", "x to 2", "x ± 1 with a = 2"])
def test_an_end_of_an_interval_is_one_number(typed: str) -> None:
    names = Names.declare({"x": "sample", "a": "positive"})
    with pytest.raises(FormulaError, match="a list inside a list"):
        parse_vector(typed, names, ("lower", "upper"))

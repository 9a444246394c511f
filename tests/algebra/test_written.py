"""Names that stand for formulas of the declared ones."""

from __future__ import annotations

import pytest

from interview_grill.algebra import Names, parse
from interview_grill.algebra.names import with_meanings
from interview_grill.algebra.written import with_written
from interview_grill.errors import FormulaError, ProblemError

COUNTS = Names.declare({"c": "count sample of 3", "a": "positive", "b": "positive"})
WRITTEN = with_written(COUNTS, {"alpha": "a", "n": "sum(c)", "share": "c/n"})


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("c/n", "c/sum(c)"),
        ("α/(alpha + b)", "a/(a + b)"),
        ("share", "c/sum(c)"),
        ("n - 1", "sum(c) - 1"),
    ],
)
def test_a_further_name_is_read_as_its_formula(typed: str, read: str) -> None:
    assert parse(typed, WRITTEN) == parse(read, COUNTS)


def test_an_expression_uses_declared_names_only() -> None:
    assert parse("n*alpha", WRITTEN).names == {"c", "a"}


def test_a_declared_name_keeps_its_own_meaning() -> None:
    names = with_meanings(COUNTS, {"a": parse("2*b", COUNTS).node})
    assert parse("a", names) == parse("a", COUNTS)


def test_further_names_outlive_an_extension() -> None:
    assert parse("n + d", WRITTEN.extended({"d": "real"})).names == {"c", "d"}


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ({"a": "b"}, "`a` has a meaning already"),
        ({"exp": "b"}, "`exp` cannot be written"),
        ({"x y": "b"}, "`x y` cannot be written"),
        ({"n": "count(z)"}, "`n`: `count(z)`: z is no name here"),
        ({"n": "sum(c)", "N_": "a"}, "`N_` cannot be written"),
    ],
)
def test_what_cannot_be_written_is_refused(written: dict[str, str], what: str) -> None:
    with pytest.raises(ProblemError, match="^" + what.replace("(", r"\(").replace(")", r"\)")):
        with_written(COUNTS, written)


def test_without_the_declaration_the_name_is_unknown() -> None:
    with pytest.raises(FormulaError, match="alpha is no name here"):
        parse("alpha", COUNTS)


def test_a_written_square_lets_its_root_be_written() -> None:
    names = with_written(Names.declare({"v": "positive", "n": "count"}), {"sigma2": "v"})
    for typed in ("σ²/n", "σ̂²/n", "sigma^2/n", "σ₂/n"):
        assert parse(typed, names).evaluate({"v": 4.0, "n": 2.0}) == 2.0
    assert parse("σ⁴", names).evaluate({"v": 4.0}) == 16.0

"""The corpus of typed answers: what a fair examiner reads, and what he asks to be written again."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from interview_grill.algebra import Names, caret, compare, parse
from interview_grill.errors import FormulaError

CORPUS = Path(__file__).parent / "data" / "typed_answers.tsv"
GIVEN = Names.declare(
    {
        "x": "sample",
        "y": "sample like x",
        "n": "size of x",
        "mu": "real",
        "v": "positive",
        "theta": "probability",
        "lambda": "positive",
        "tau": "positive",
        "s": "count",
        "a": "positive",
        "b": "positive",
    }
)


def rows(verdict: str) -> list[list[str]]:
    lines = [line.split("\t") for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    return [[*cells[1:], "", ""][:3] for cells in lines if cells[0] == verdict]


def test_the_corpus_is_large_and_every_row_has_a_known_verdict() -> None:
    lines = [line for line in CORPUS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert len(lines) >= 400
    assert {line.split("\t")[0] for line in lines} == {"value", "same", "other", "invalid"}


@pytest.mark.parametrize(("typed", "expected", "precision"), rows("value"))
def test_a_number_has_its_value_and_its_precision(typed: str, expected: str, precision: str) -> None:
    expression = parse(typed, GIVEN)
    value = expression.evaluate({})
    assert isinstance(value, float)
    assert value == pytest.approx(float(expected), rel=1e-14, abs=0, nan_ok=True)
    assert expression.exact == (precision == "exact")
    assert expression.significant_figures == (int(precision) if precision.isdigit() else figures(typed))
    assert expression.is_plain_number == (expression.significant_figures is not None)


def figures(typed: str) -> int | None:
    """Figures of a whole number; anything with an operator has none."""
    digits = typed.strip().removeprefix("-").removeprefix("+").removeprefix("−")
    if digits in ("½", "¾"):
        return 1
    return len(digits) if digits.isdigit() and digits.isascii() else None


@pytest.mark.parametrize(("typed", "reference", "_"), rows("same"))
def test_a_formula_is_the_same_function_as_its_plain_spelling(typed: str, reference: str, _: str) -> None:
    candidate, plain = parse(typed, GIVEN), parse(reference, GIVEN)
    assert compare(candidate, plain, GIVEN).agreed
    assert parse(candidate.read_as, GIVEN).node == parse(parse(candidate.read_as, GIVEN).read_as, GIVEN).node


@pytest.mark.parametrize(("typed", "reference", "_"), rows("other"))
def test_a_different_function_is_told_apart_at_a_point_with_both_values(
    typed: str, reference: str, _: str
) -> None:
    outcome = compare(parse(typed, GIVEN), parse(reference, GIVEN), GIVEN)
    assert not outcome.agreed
    assert outcome.point is not None
    assert parse(typed, GIVEN).evaluate(outcome.point) == pytest.approx(outcome.typed, nan_ok=True)
    assert parse(reference, GIVEN).evaluate(outcome.point) == outcome.expected


@pytest.mark.parametrize(("typed", "said", "_"), rows("invalid"))
def test_what_cannot_be_read_says_why_and_where(typed: str, said: str, _: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(typed, GIVEN, vector=False)
    error = caught.value
    assert said in f"{error.what} {error.mend}"
    assert 0 <= error.position <= len(typed)
    assert caret(error).endswith("^")
    assert math.isfinite(error.position)

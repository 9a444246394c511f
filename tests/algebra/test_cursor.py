"""Places in a formula: the depth that may not be passed, and ends that must be met."""

from __future__ import annotations

import pytest

from interview_grill.algebra import Names, parse
from interview_grill.algebra.tokens import Limits
from interview_grill.errors import FormulaError

NAMES = Names.declare({"a": "real", "x": "sample"})
SHALLOW = Limits(characters=200, tokens=100, depth=3)


@pytest.mark.parametrize(
    "text", ["((a))", "a + a + a + a + a", "ln((a))", "(a)*(a)*(a)*(a)", "--a", "[(a), (a)]"]
)
def test_what_lies_side_by_side_is_not_deep(text: str) -> None:
    assert parse(text, NAMES, limits=SHALLOW).names == {"a"}


@pytest.mark.parametrize(
    ("text", "position"),
    [("(((a)))", 3), ("---a", 3), ("ln(ln(ln(a)))", 9), ("[((a))]", 3), ("a^(a^(a))", 5)],
)
def test_depth_beyond_the_limit_is_refused_where_it_is_passed(text: str, position: int) -> None:
    with pytest.raises(FormulaError, match="nested more than 3 deep") as caught:
        parse(text, NAMES, limits=SHALLOW)
    assert caught.value.position == position


def test_a_bracket_that_was_left_counts_no_longer() -> None:
    assert parse("(a) + ((a)) + (a)", NAMES, limits=SHALLOW).names == {"a"}


@pytest.mark.parametrize(
    ("text", "what", "position"),
    [
        ("(a", "this ( is not closed", 0),
        ("a + (2*[a", "2 brackets are not closed: ( in column 5, [ in column 8", 4),
        ("(a]", "] closes the ( in column 1", 2),
        ("a a) a", "a ) without its opening", 3),
    ],
)
def test_brackets_end_where_they_should(text: str, what: str, position: int) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text, NAMES)
    assert (caught.value.what, caught.value.position) == (what, position)

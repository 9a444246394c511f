"""Finding the formulas of a text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.errors import TypesetError
from interview_grill.typeset import Formula, Words, split_mathematics


def test_words_and_formulas_come_in_order_with_their_offsets() -> None:
    text = "If $n$ grows, $$\\hat\\theta \\to \\theta_0$$ holds."
    assert split_mathematics(text) == [
        Words("If ", 0),
        Formula("n", 4, displayed=False),
        Words(" grows, ", 6),
        Formula("\\hat\\theta \\to \\theta_0", 16, displayed=True),
        Words(" holds.", 41),
    ]


def test_an_escaped_dollar_is_a_word_and_so_is_code() -> None:
    assert split_mathematics(r"\$5 and `$x$`") == [Words(r"\$5 and `$x$`", 0)]
    assert split_mathematics(r"$a\$b$") == [Formula(r"a\$b", 1, displayed=False)]
    assert split_mathematics("a ` b") == [Words("a ` b", 0)]
    assert split_mathematics("") == []


def test_a_formula_may_run_over_lines_but_not_over_paragraphs() -> None:
    assert split_mathematics("$a +\nb$") == [Formula("a +\nb", 1, displayed=False)]
    assert split_mathematics("$$a\n\nb$$") == [Formula("a\n\nb", 2, displayed=True)]
    with pytest.raises(TypesetError):
        split_mathematics("$a\n\nb$")


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("costs $5", 6),
        ("from $5 to $6", 11),
        ("$5 and $6 x", 7),
        ("$5/$6", 3),
        ("a $ x$", 2),
        ("$x$ and $y", 8),
        ("$$x$", 0),
        ("$$ $$", 0),
        ("ab$$", 2),
        ("`code` then $", 12),
    ],
)
def test_a_dollar_that_is_no_formula_is_found(text: str, position: int) -> None:
    with pytest.raises(TypesetError) as caught:
        split_mathematics(text)
    assert caught.value.position == position
    assert caught.value.mend == "write \\$ for a dollar sign"


def pieces_of(text: str) -> list[Words | Formula] | TypesetError:
    try:
        return split_mathematics(text)
    except TypesetError as error:
        return error


@given(st.text(alphabet="ab $\\`\n*5", max_size=30))
@settings(max_examples=400, deadline=None)
def test_pieces_put_together_are_the_text(text: str) -> None:
    pieces = pieces_of(text)
    if isinstance(pieces, TypesetError):
        assert text[pieces.position] == "$"
        return
    whole = ""
    for piece in pieces:
        if isinstance(piece, Words):
            assert piece.start == len(whole)
            whole += piece.text
        else:
            mark = "$$" if piece.displayed else "$"
            assert piece.start == len(whole) + len(mark)
            whole += mark + piece.latex + mark
    assert whole == text

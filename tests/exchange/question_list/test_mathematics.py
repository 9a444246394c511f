"""Formulas and code in foreign Markdown come out as cards write them, and dollars that mean money stay money."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from interview_grill.exchange.question_list.mathematics import Nature, Piece, pieces_of, rejoined
from interview_grill.typeset.mathematics import Formula, split_mathematics


@pytest.mark.parametrize(
    ("foreign", "card"),
    [
        ("the mean $\\mu$ of", "the mean $\\mu$ of"),
        ("the mean \\(\\mu\\) of", "the mean $\\mu$ of"),
        ("the mean $`\\mu`$ of", "the mean $\\mu$ of"),
        ("so \\[ x = 1 \\]", "so $$x = 1$$"),
        ("so $$\nx = 1\n$$ end", "so $$x = 1$$ end"),
        ("```math\nx = 1\n```", "$$x = 1$$"),
        ("\\begin{equation*}x\\end{equation*}", "$$x$$"),
        ("\\begin{align}a&=b\\\\c&=d\\end{align}", "$$\\begin{aligned}a&=b\\\\c&=d\\end{aligned}$$"),
        ("\\begin{cases}1\\\\2\\end{cases}", "$$\\begin{cases}1\\\\2\\end{cases}$$"),
        ("$ x_1 $ is", "$x_1$ is"),
        ("$a\nb$ is", "$a b$ is"),
        ("$$$ x$$ is", "$$x$$ is"),
    ],
)
def test_every_way_of_writing_a_formula_becomes_that_of_cards(foreign: str, card: str) -> None:
    assert rejoined(foreign) == card


@pytest.mark.parametrize(
    ("foreign", "card"),
    [
        ("costs $5 or $6", "costs \\$5 or \\$6"),
        ("costs $5", "costs \\$5"),
        ("a $ b $ c", "a \\$ b \\$ c"),
        ("already \\$5", "already \\$5"),
        ("$$ alone", "\\$\\$ alone"),
        ("$a\n\nb$", "\\$a\n\nb\\$"),
        ("US$5 and C$6", "US\\$5 and C\\$6"),
    ],
)
def test_a_dollar_that_belongs_to_no_formula_is_escaped(foreign: str, card: str) -> None:
    assert rejoined(foreign) == card


def test_code_holds_no_formula_and_a_formula_no_code() -> None:
    assert pieces_of("`$x$` ``a`$b`` $c`d`$") == [
        Piece(Nature.CODE, "`$x$`"),
        Piece(Nature.WORDS, " "),
        Piece(Nature.CODE, "``a`$b``"),
        Piece(Nature.WORDS, " "),
        Piece(Nature.IN_LINE, "c`d`"),
    ]


def test_brackets_after_a_backslash_are_a_formula_only_where_they_could_be_one() -> None:
    assert [piece.nature for piece in pieces_of("an escaped \\[link\\] here")] == [Nature.WORDS]
    assert [piece.nature for piece in pieces_of("> \\[ x \\].")] == [
        Nature.WORDS,
        Nature.DISPLAYED,
        Nature.WORDS,
    ]
    assert Piece(Nature.DISPLAYED, "x^2") in pieces_of("inside \\[x^2\\] a line")


def test_a_formula_holds_no_blank_line_no_dollar_and_no_open_backslash() -> None:
    assert pieces_of("\\[a\n\n \nb\\]") == [Piece(Nature.DISPLAYED, "a\nb")]
    assert pieces_of("\\(a $b$ c\\)") == [Piece(Nature.IN_LINE, "a b c")]
    assert pieces_of("$`a\\`$") == [Piece(Nature.IN_LINE, "a")]
    assert pieces_of("$`a\\\\`$") == [Piece(Nature.IN_LINE, "a\\\\")]


def test_a_formula_that_would_run_over_a_whole_text_is_no_formula() -> None:
    assert [piece.nature for piece in pieces_of(f"$x{'y' * 2500}$")] == [Nature.WORDS] * 3


def test_before_a_digit_a_formula_of_another_writer_is_set_apart() -> None:
    assert rejoined("\\(x\\)2") == "$x$ 2"


tokens = st.lists(
    st.sampled_from(["$", "$$", "\\(", "\\)", "\\[", "\\]", "`", "```", "\\", "x", "1", " ", "\n", "\n\n", "\\$",
                     "\\begin{align}", "\\end{align}", "a_b"]),
    max_size=25,
).map("".join)  # fmt: skip


@given(tokens)
@example("\\(\\\\$\\)")  # the dollar is not escaped: its backslash is
@example("\\(\\\\\\$\\)")
@example("$$\\\\\\$$ x$$")
@example("`$```$")  # within the formula no backtick may be left that closes the code before it
@example("``\\(`$`\\)")
@example("\\(x\\ \\ \\)")  # without its last backslash it ends in another one
@settings(max_examples=400, deadline=None)
def test_what_comes_out_is_read_by_a_card_as_the_same_formulas(text: str) -> None:
    pieces = pieces_of(text)
    written = "".join(piece.written() for piece in pieces)
    found = [piece for piece in split_mathematics(written) if isinstance(piece, Formula)]
    meant = [piece for piece in pieces if piece.nature in (Nature.IN_LINE, Nature.DISPLAYED)]
    assert [(one.latex, one.displayed) for one in found] == [
        (one.text, one.nature is Nature.DISPLAYED) for one in meant
    ]


@given(tokens.filter(lambda text: "\\[" not in text))
@settings(max_examples=300, deadline=None)
def test_reading_what_was_written_changes_nothing_more(text: str) -> None:
    once = rejoined(text)
    # What is left of ways to write a formula that cards do not know may be one for a second reading.
    assume("$`" not in once)
    assume(not any("\\(" in piece.text for piece in pieces_of(text) if piece.nature is Nature.WORDS))
    assert rejoined(once) == once


@given(st.text(alphabet="abc \n.,é", max_size=60))
def test_a_text_without_marks_is_one_run_of_words(text: str) -> None:
    assert pieces_of(text) == ([Piece(Nature.WORDS, text)] if text else [])

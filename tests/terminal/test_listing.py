"""A list of questions, a line each, by section."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.bank.model import Question
from interview_grill.terminal.listing import one_line, question_rows
from tests.exchange.specimens import WHOLE
from tests.terminal.showings import HOSTILE, WIDTHS, hidden, long_named, look, plain, too_wide

BARE = Question(id="mode", ask="What is a mode?")
SECTIONS = {"B": "Standard derivations"}


def rows(*questions: Question, width: int = 100, ascii_only: bool = False) -> list[str]:
    return plain(question_rows(questions, SECTIONS, look(width, ascii_only=ascii_only)))


def test_a_row_is_number_id_kinds_and_question() -> None:
    assert rows(WHOLE, BARE)[:5] == [
        "B  Standard derivations",
        "   9  poisson-rate  cd  What is the MLE of λ, and when does it exist?",
        "",
        "-",
        "      mode              What is a mode?",
    ]
    assert rows(BARE) == ["      mode      What is a mode?"]


def test_the_letters_are_explained_only_where_there_are_some() -> None:
    assert rows(WHOLE)[-1] == "c: has a numeric task, d: has a derivation"
    assert "c:" not in "\n".join(rows(BARE))


def test_a_section_is_headed_where_it_begins_and_again_where_it_goes_on() -> None:
    other = BARE._replace(id="x", section="quick")
    heads = [
        line for line in rows(WHOLE, WHOLE._replace(id="y"), other, WHOLE) if line[:1] not in (" ", "c", "")
    ]
    assert heads == ["B  Standard derivations", "quick", "B  Standard derivations"]


def test_questions_stand_below_each_other_whatever_their_ids() -> None:
    found = rows(BARE, BARE._replace(id="a-much-longer-id", number=123))
    assert found[0].index("What") == found[1].index("What")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("ascii_only", [False, True])
def test_every_row_is_one_line_of_the_window(width: int, ascii_only: bool) -> None:
    found = rows(
        WHOLE, HOSTILE, long_named(), BARE._replace(ask="word " * 200), width=width, ascii_only=ascii_only
    )
    assert too_wide(found, width) == []
    assert hidden(found) == set()
    assert not ascii_only or "".join(found).isascii()


def test_very_many_questions_are_a_row_each() -> None:
    assert len(rows(*(BARE._replace(id=f"q{n}") for n in range(2000)))) == 2000


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("one\n\n- two\n- three", "one two three"),
        ("**a** *b* `c` $x^2$", "a b c x²"),
        ("so\n\n```\nx = 1\ny\n```", "so x = 1 y"),
        ("", ""),
    ],
)
def test_card_text_on_one_line(text: str, line: str) -> None:
    assert one_line(text, look()) == line


@given(st.text(max_size=200), st.booleans())
@settings(max_examples=80, deadline=None)
def test_any_text_is_one_line(text: str, ascii_only: bool) -> None:
    line = one_line(text, look(ascii_only=ascii_only))
    assert "\n" not in line
    assert hidden([line]) == set()

"""The parts of a question in a terminal: as wide as the window, safe whatever they hold, nothing left out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.bank.model import Kind, Question
from interview_grill.memory.state import CardState
from interview_grill.session.chunks import Verbatim
from interview_grill.terminal.look import Look
from interview_grill.terminal.question_text import (
    answer_lines,
    card_lines,
    chunk_lines,
    fitted,
    follow_up_lines,
    hanging,
    heading,
    joined,
    pitfall_lines,
    rule,
    words,
)
from interview_grill.terminal.styled import Text
from interview_grill.typeset.width import columns
from tests.terminal.showings import (
    HOSTILE,
    LONGEST_ID,
    QUESTION,
    WIDTHS,
    hidden,
    long_named,
    look,
    plain,
    showing,
    too_wide,
)

SEEN = CardState(
    "poisson-rate:derive", stability=3.0, difficulty=5.0, last_day=740_003, due_day=740_009, reps=1
)


def test_blocks_are_apart_but_the_entries_of_a_list_are_together() -> None:
    text = "one\n\n- a\n- b\n  1. c\n\n$$x$$\n\n```\nx  =  1\n```"
    assert plain(card_lines(text, look())) == [
        "one",
        "",
        "- a",
        "- b",
        "  1. c",
        "",
        "    x",
        "",
        "    x  =  1",
    ]


def test_further_lines_of_an_entry_stand_under_its_first_word() -> None:
    lines = plain(card_lines("12. " + "word " * 20, look(40)))
    assert lines[0].startswith("12. word")
    assert all(line.startswith("    word") for line in lines[1:])


def test_prose_is_no_wider_than_can_be_read_though_the_window_is() -> None:
    lines = plain(card_lines("word " * 100, look(200)))
    assert max(map(len, lines)) <= 100


@pytest.mark.parametrize(
    ("markup", "style"),
    [("**a**", "strong"), ("*a*", "emphasis"), ("`a`", "code"), ("$a$", "math"), ("a", "ask")],
)
def test_emphasis_code_and_formulas_have_their_styles_and_words_that_of_the_text(
    markup: str, style: str
) -> None:
    (line,) = card_lines(markup, look(), style="ask")
    assert {part.style for part in line.parts} == {style}


def test_what_looks_like_markup_is_words() -> None:
    coloured = Look(width=80, theme="dark", out=None)
    assert coloured.paint(card_lines("[bold red]a[/] [link=http://x]b[/link] {c}", coloured)) == [
        "[bold red]a[/] [link=http://x]b[/link] {c}"
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize("question", [QUESTION, HOSTILE, long_named()], ids=["plain", "hostile", "long"])
def test_no_part_is_wider_than_the_window_or_holds_what_acts(
    question: Question, width: int, ascii_only: bool
) -> None:
    here = look(width, ascii_only=ascii_only)
    lines = [
        *heading(showing(question), here),
        *card_lines(question.ask, here),
        *answer_lines(question, here),
        *follow_up_lines(question, here),
    ]
    assert too_wide(lines, width) == []
    assert hidden(lines) == set()
    assert not ascii_only or "".join(plain(lines)).isascii()


@pytest.mark.parametrize(
    ("state", "returns", "told"),
    [
        (None, 0, "9  poisson-rate:derive  B  new"),
        (SEEN, 0, "9  poisson-rate:derive  B  last asked 2027-01-22"),
        (SEEN, 2, "9  poisson-rate:derive  B  again"),
        (CardState("poisson-rate:derive", suspended=True), 0, "9  poisson-rate:derive  B  new"),
    ],
)
def test_a_heading_says_which_card_this_is(state: CardState | None, returns: int, told: str) -> None:
    (line,) = heading(showing(kind=Kind.DERIVE, state=state, returns=returns), look())
    assert line.plain == told


def test_a_card_practised_alone_is_called_neither_new_nor_again() -> None:
    (line,) = heading(showing(kind=Kind.DERIVE)._replace(alone=True), look())
    assert line.plain == "9  poisson-rate:derive  B  practice"


def test_a_heading_of_a_long_name_is_broken_and_loses_nothing() -> None:
    bare = QUESTION._replace(id=LONGEST_ID, number=None, section=None)
    lines = plain(heading(showing(bare), look(60)))
    assert len(lines) > 1
    assert "".join(lines).replace(" ", "") == f"{LONGEST_ID}:recallnew"


def test_a_lead_stands_once_and_the_rest_hangs_under_the_text() -> None:
    lines = plain(hanging("- must: ", "word " * 20, look(60)))
    assert lines[0].startswith("- must: word")
    assert all(line.startswith("        word") for line in lines[1:])
    assert plain(hanging("Next: ", "", look())) == ["Next: "]


def test_words_beside_a_lead_keep_their_style() -> None:
    (line,) = hanging("", Text("as it was", "faint"), look())
    assert {part.style for part in line.parts} == {"faint"}


def test_what_fits_keeps_its_spaces_and_what_does_not_is_broken() -> None:
    assert plain(fitted(Text("a   b"), look(60))) == ["a   b"]
    assert too_wide(fitted(Text("a   " * 40), look(60)), 60) == []


def test_joined_texts_keep_their_own_styles() -> None:
    line = joined(Text("a", "bad"), Text("b", "good"), Text("c"))
    assert line.plain == "abc"
    assert [part.style for part in line.parts] == ["bad", "good", ""]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_rule_goes_across_the_window(width: int) -> None:
    assert columns(rule("Answer", look(width)).plain) == width
    assert rule("Answer", look(60, ascii_only=True)).plain == f"-- Answer {'-' * 50}"


def test_words_are_ascii_where_only_that_may_be_printed() -> None:
    assert words("θ̂ ≤ é\x1b", look()) == "θ̂ ≤ é⟨U+001B⟩"
    assert words("θ ≤ é\x1b", look(ascii_only=True)).isascii()


def test_what_was_typed_stands_as_it_is() -> None:
    assert plain(chunk_lines(Verbatim("  x ** 2 $5\n    ^"), look())) == ["      x ** 2 $5", "        ^"]
    assert plain(chunk_lines("**bold** $x$", look())) == ["bold x"]


@given(st.text(alphabet="x+*()1中é", min_size=1, max_size=400), st.sampled_from(WIDTHS), st.data())
@settings(max_examples=60, deadline=None)
def test_a_long_line_is_broken_and_its_caret_stays_below_the_same_character(
    typed: str, width: int, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(typed) - 1))
    lines = [line[4:] for line in plain(chunk_lines(Verbatim(f"{typed}\n{' ' * at}^"), look(width)))]
    assert all(columns(line) <= width - 4 for line in lines)
    carets = [place for place, line in enumerate(lines) if line.strip() == "^"]
    assert len(carets) == 1
    assert "".join(line for line in lines if line.strip() != "^") == typed
    assert lines[carets[0] - 1][len(lines[carets[0]]) - 1] == typed[at]


def test_an_answer_is_followed_by_key_points_and_pitfalls() -> None:
    lines = plain(answer_lines(QUESTION, look()))
    assert lines[0].startswith("── Answer ─")
    assert lines[lines.index("Key points") + 1] == "- must: the sample mean"
    assert "- must: n at least one" in lines
    assert lines[lines.index("Not: x̄/n") + 1] == "     Divided twice."


def test_a_question_without_an_answer_says_so() -> None:
    assert plain(answer_lines(Question(id="a", ask="a?"), look()))[1:] == ["(no answer yet)"]
    assert pitfall_lines(Question(id="a", ask="a?"), look()) == []


def test_follow_ups_come_with_their_answers() -> None:
    assert plain(follow_up_lines(QUESTION, look())) == [
        "", "Next: Is it biased?", "      No, by linearity.", "", "Next: Its variance?", "      λ/n",
    ]  # fmt: skip
    assert plain(follow_up_lines(Question(id="a", ask="a?"), look())) == ["No follow-up here."]


@given(st.text(max_size=200), st.integers(40, 200), st.booleans())
@settings(max_examples=150, deadline=None)
def test_any_text_is_shown_within_the_window_and_acts_on_nothing(
    text: str, width: int, ascii_only: bool
) -> None:
    lines = card_lines(text, look(width, ascii_only=ascii_only))
    assert hidden(lines) == set()
    assert not ascii_only or "".join(plain(lines)).isascii()
    if "$" not in text:
        assert too_wide(lines, width) == []

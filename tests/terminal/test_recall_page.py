"""A recall card on screen as a value: what keys change, what is shown when, what must stay in sight."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.bank.model import Question
from interview_grill.memory.event import Rating
from interview_grill.session.judging import judged_answer
from interview_grill.terminal.keys import Key
from interview_grill.terminal.recall_page import RecallPage
from tests.terminal.showings import (
    CUED,
    HOSTILE,
    QUESTION,
    WIDTHS,
    hidden,
    long_named,
    look,
    nobody_judges,
    our_judge,
    showing,
    too_wide,
    unjudged,
)

UP, DOWN, SPACE = Key("up"), Key("down"), Key("text", " ")
BARE = Question(id="a", ask="a?")


def revealed(question: Question = QUESTION) -> RecallPage:
    return RecallPage(showing(question)).reveal()


def pressed(page: RecallPage, *keys: Key) -> RecallPage:
    for key in keys:
        page = page.press(key)
    return page


def test_before_the_reveal_nothing_of_the_answer_is_shown() -> None:
    lines = "\n".join(RecallPage(showing()).lines(look()))
    assert "What is the MLE" in lines
    for given_away in ("The mean", "sample mean", "Divided", "biased"):
        assert given_away not in lines


def test_after_it_answer_key_points_and_pitfalls_are_shown_with_what_was_typed() -> None:
    lines = "\n".join(revealed().with_judged(unjudged("the  average [b]")).lines(look()))
    assert "You: the average [b]" in lines
    assert "Which of these did you say?" in lines
    assert "Divided twice." in lines
    assert "biased" not in lines


def test_space_ticks_and_goes_on_and_ticks_off_again() -> None:
    page = pressed(revealed(), SPACE, DOWN, SPACE)
    assert (page.ticks, page.cursor) == (frozenset({1, 3}), 3)
    assert pressed(page, UP, UP, SPACE).ticks == {3}


def test_the_cursor_stays_on_the_key_points() -> None:
    assert pressed(revealed(), UP, UP).cursor == 1
    assert pressed(revealed(), *[DOWN] * 9).cursor == 3
    bare = revealed(BARE)
    assert pressed(bare, DOWN, DOWN, SPACE) == bare


@pytest.mark.parametrize("key", [Key("text", "x"), Key("left"), Key("paste", "x"), Key("page-down")])
def test_other_keys_change_nothing(key: Key) -> None:
    page = pressed(revealed(), DOWN, SPACE)
    assert page.press(key) is page


@given(st.lists(st.sampled_from([UP, DOWN, SPACE]), max_size=40))
def test_ticks_are_always_numbers_of_key_points(keys: list[Key]) -> None:
    page = pressed(revealed(), *keys)
    assert page.ticks <= {1, 2, 3}
    assert 1 <= page.cursor <= 3


def test_ticks_and_cursor_are_shown_in_unicode_and_in_ascii() -> None:
    page = pressed(revealed(), SPACE)
    shown = [line for line in page.lines(look()) if "] must" in line or "] nice" in line]
    assert [line[:5] for line in shown] == ["  [✓]", "› [ ]", "  [ ]"]
    plain = [line[:5] for line in page.lines(look(ascii_only=True)) if "] must" in line or "] nice" in line]
    assert plain == ["  [x]", "> [ ]", "  [ ]"]


def test_follow_ups_come_one_text_at_a_time_and_end() -> None:
    page = revealed()
    seen = []
    for _ in range(6):
        page = page.next_follow_up()
        seen.append(
            sum(
                text in "\n".join(page.lines(look())) for text in ("biased?", "linearity", "variance?", "λ/n")
            )
        )
    assert seen == [1, 2, 3, 4, 4, 4]
    assert page.next_follow_up() == page


def test_a_follow_up_may_be_asked_for_before_the_answer() -> None:
    lines = "\n".join(RecallPage(showing()).next_follow_up().lines(look()))
    assert "Is it biased?" in lines
    assert "Divided" not in lines


def test_the_footer_names_the_rating_that_enter_accepts() -> None:
    assert revealed().rating_keys(Rating.HARD)[0] == "Enter Hard"
    assert "Space tick" in revealed().rating_keys(Rating.HARD)
    assert "Space tick" not in revealed(BARE).rating_keys(Rating.GOOD)


def test_a_card_that_keeps_slipping_is_advised_on() -> None:
    lines = " ".join(RecallPage(showing(is_leech=True)).lines(look(60)))
    assert "keeps slipping: split it into smaller ones" in lines
    assert "slipping" not in " ".join(RecallPage(showing()).lines(look(60)))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("cursor", [1, 2, 3])
def test_the_line_kept_in_sight_is_that_of_the_cursor(width: int, cursor: int) -> None:
    page = pressed(revealed().with_judged(unjudged("in my words")), *[DOWN] * (cursor - 1))
    here = look(width)
    lines = page.lines(here)
    (at,) = (place for place, line in enumerate(lines) if line.startswith("›"))
    following = next((n for n in range(at + 1, len(lines)) if not lines[n].startswith("      ")), len(lines))
    assert at <= page.cursor_line(here) < following


@pytest.mark.parametrize("width", [*WIDTHS, 80])
@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize("question", [QUESTION, HOSTILE, long_named()], ids=["plain", "hostile", "long"])
def test_no_line_breaks_the_frame_whatever_is_shown(question: Question, width: int, ascii_only: bool) -> None:
    page = RecallPage(
        showing(question, is_leech=True),
        revealed=True,
        judged=judged_answer(question, "θ\x1b[2J\u202e" * 60 + "x" * 300, nobody_judges),
        ticks=frozenset({1}),
        told=9,
    )
    lines = page.lines(look(width, ascii_only=ascii_only))
    assert too_wide(lines, width) == []
    assert hidden(lines) == set()
    assert not ascii_only or "".join(lines).isascii()


@given(st.text(max_size=300), st.sampled_from(WIDTHS))
@settings(max_examples=60, deadline=None)
def test_whatever_was_typed_is_words(typed: str, width: int) -> None:
    lines = revealed().with_judged(unjudged(typed)).lines(look(width))
    assert too_wide(lines, width) == []
    assert hidden(lines) == set()


SAID = "You divide by n minus 1, no sorry, you divide by n. It is not biased."


def heard(text: str = SAID, question: Question = CUED) -> RecallPage:
    return revealed(question).with_judged(judged_answer(question, text, our_judge))


def test_what_was_left_out_of_a_judged_answer_comes_first_and_what_was_heard_is_ticked() -> None:
    lines = heard().lines(look())
    points = lines[4:11]
    assert points == [
        "Heard 1 of 3 points; what was not comes first.",
        "› [ ] nice the score is set to zero",
        "  [ ] must biased",
        "      You deny it: “biased”",
        "  [✓] must divide by n",
        "      “divide by n”",
        "",
    ]
    assert lines.index("You: You divide by n minus 1, no sorry, you [divide by n]². It is not") < 12


def test_space_overrules_the_point_shown_there() -> None:
    page = heard()
    assert page.ticks == {2}
    assert pressed(page, SPACE).ticks == {1, 2}
    assert pressed(page, DOWN, SPACE).ticks == {2, 3}
    again = pressed(page, DOWN, DOWN, SPACE)
    assert (again.ticks, again.order) == (frozenset(), page.order)
    assert page.judged is not None
    assert page.judged.heard == (2,)


def test_a_pitfall_that_was_said_is_answered_with_its_own_text_and_marked() -> None:
    lines = heard("Divide by n minus 1, set to zero.").lines(look())
    at = lines.index("You said “n minus 1”")
    assert lines[at + 1 : at + 3] == ["Not: divide by n − 1", "     That is the unbiased one."]
    assert "You: Divide by [n minus 1]✗, [set to zero]¹." in lines
    assert lines.count("Not: divide by n − 1") == 1
    assert "Not: there is none" in lines


def test_in_ascii_the_marks_are_ascii() -> None:
    lines = "\n".join(heard("Divide by n, set to zero, n minus 1").lines(look(ascii_only=True)))
    assert lines.isascii()
    assert "[Divide by n](2), [set to zero](1), [n minus 1](x)" in lines


def test_of_a_card_without_cues_the_sentences_are_put_up_and_guesses_tick_nothing() -> None:
    question = Question(
        "a", "What is an estimator?", answer="A rule for data. Its value is called the estimate."
    )
    page = heard("some rule", question)
    lines = page.lines(look())
    assert lines[4:8] == [
        "Which of these did you say?",
        "› [ ] nice A rule for data.",
        "      You may have said it: its rare words are in your answer.",
        "  [ ] nice Its value is called the estimate.",
    ]
    assert page.ticks == frozenset()
    assert pressed(page, DOWN, SPACE).ticks == {2}


@pytest.mark.parametrize("width", [*WIDTHS, 80])
@pytest.mark.parametrize("cursor", [1, 2, 3])
def test_of_a_judged_answer_too_the_line_kept_in_sight_is_that_of_the_cursor(width: int, cursor: int) -> None:
    page = pressed(heard(), *[DOWN] * (cursor - 1))
    assert page.lines(look(width))[page.cursor_line(look(width))].startswith(
        ("›", "      You deny", "      “divide")
    )


@given(
    st.lists(
        st.sampled_from(
            ["divide by n", "n minus 1", "biased", "not", "set to zero", "\x1b[2J", "θ̂", "x" * 90]
        ),
        max_size=20,
    ),
    st.sampled_from(WIDTHS),
    st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_whatever_is_heard_the_marks_are_in_pairs_and_the_frame_whole(
    said: list[str], width: int, plain: bool
) -> None:
    lines = heard(" ".join(said)).lines(look(width, ascii_only=plain))
    assert too_wide(lines, width) == []
    assert hidden(lines) == set()
    assert not plain or "".join(lines).isascii()

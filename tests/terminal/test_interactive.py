"""A session in a window: one key does one thing, and what was pressed is what is logged."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.bank.model import FollowUp, Question
from interview_grill.memory.event import Rating
from interview_grill.session.requests import Request
from interview_grill.session.tries import Showing, Tried
from interview_grill.terminal.interactive import InteractiveStage
from interview_grill.terminal.keys import Key
from interview_grill.terminal.look import Look
from tests.terminal.dialogues import Echo
from tests.terminal.screens import Window, typed
from tests.terminal.showings import CUED, HOSTILE, QUESTION, our_judge, showing

SPACE = " "


def staged(
    keys: str | Sequence[Key | None], *, width: int = 80, rows: int = 40
) -> tuple[Window, InteractiveStage]:
    window = Window(typed(keys) if isinstance(keys, str) else keys, width=width, rows=rows)
    return window, InteractiveStage(window.screen, lambda columns: Look(width=columns, plain=True))


def recall(keys: str, shown: Showing | None = None) -> tuple[Tried | Request, Window]:
    window, stage = staged(keys)
    return stage.recall(shown or showing()), window


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_enter_reveals_and_a_number_rates_at_once(number: int) -> None:
    outcome, window = recall(f"\r{number}")
    assert outcome == Tried(Rating(number), ticks=())
    assert "Enter reveal" in window.frames_drawn[0]
    assert "the sample mean" not in window.frames_drawn[0]
    assert "the sample mean" in window.last


def test_enter_accepts_the_rating_that_follows_from_the_ticks() -> None:
    proposals: list[tuple[Collection[int], int | None]] = []
    outcome, window = recall(f"\r{SPACE}↓{SPACE}\r", showing(proposals=proposals))
    assert outcome == Tried(Rating.GOOD, ticks=(1, 3))
    assert proposals[0] == (frozenset(), None)
    assert proposals[-1] == (frozenset({1, 3}), None)
    assert "Enter Again" in window.frames_drawn[1]
    assert "Enter Good" in window.last


def test_a_number_before_the_reveal_rates_nothing() -> None:
    outcome, _ = recall("143\r2")
    assert outcome == Tried(Rating.HARD, ticks=())


def test_an_answer_may_be_typed_and_stands_beside_the_solution() -> None:
    outcome, window = recall("tthe q mean\r\r3")
    assert outcome == Tried(Rating.GOOD, typed="the q mean", ticks=())
    assert "You: the q mean" in window.last


@pytest.mark.parametrize(
    ("key", "request_"),
    [("u", Request.UNDO), ("b", Request.BURY), ("s", Request.SUSPEND), ("e", Request.EDIT), ("q", Request.QUIT),
     ("\x04", Request.END)],
)  # fmt: skip
@pytest.mark.parametrize("before", ["", "\r", f"\r{SPACE}"])
def test_a_key_may_ask_for_something_else_at_any_time(before: str, key: str, request_: Request) -> None:
    assert recall(before + key)[0] is request_


@pytest.mark.parametrize(
    ("line", "request_"), [(":u", Request.UNDO), (":q", Request.QUIT), (":b", Request.BURY)]
)
def test_on_a_text_line_a_command_does(line: str, request_: Request) -> None:
    assert recall(f"t{line}\r")[0] is request_


def test_follow_ups_are_read_before_and_after_the_reveal() -> None:
    outcome, window = recall("f\rffff3")
    assert outcome == Tried(Rating.GOOD, ticks=())
    assert "Is it biased?" in window.frames_drawn[1]
    assert "This question has no further follow-up." in window.last


def test_help_is_a_page_of_its_own() -> None:
    outcome, window = recall("?x\r?x4")
    assert outcome == Tried(Rating.EASY, ticks=())
    assert sum("any key: back" in frame for frame in window.frames_drawn) == 2


def test_what_is_pasted_on_a_page_is_no_key() -> None:
    _, stage = staged([Key("paste", "q"), *typed("\r"), Key("paste", "1"), *typed("3")])
    assert stage.recall(showing()) == Tried(Rating.GOOD, ticks=())


@pytest.mark.parametrize(("line", "confidence"), [("70", 70), ("0", 0), ("", None), (" 100 ", 100)])
def test_confidence_is_asked_before_and_goes_with_the_answer(line: str, confidence: int | None) -> None:
    proposals: list[tuple[Collection[int], int | None]] = []
    outcome, _ = recall(f"{line}\r\r3", showing(ask_confidence=True, proposals=proposals))
    assert outcome == Tried(Rating.GOOD, ticks=(), confidence=confidence)
    assert proposals[0] == (frozenset(), confidence)


@pytest.mark.parametrize("wrong", ["101", "-1", "high", "7.5", "٣", "9" * 400])
def test_what_is_no_confidence_is_told_and_asked_again(wrong: str) -> None:
    outcome, window = recall(f"{wrong}\r55\r\r3", showing(ask_confidence=True))
    assert outcome == Tried(Rating.GOOD, ticks=(), confidence=55)
    assert any("is no confidence" in frame for frame in window.frames_drawn)
    assert "is no confidence" not in window.last


def test_help_and_follow_ups_are_served_where_a_line_is_typed() -> None:
    outcome, window = recall(":?\rx:f\r70\rt:f\r:?\rxthe mean\r\r3", showing(ask_confidence=True))
    assert outcome == Tried(Rating.GOOD, typed="the mean", ticks=(), confidence=70)
    assert sum("any key: back" in frame for frame in window.frames_drawn) == 2
    assert any("Is it biased?" in frame and "How sure" in frame for frame in window.frames_drawn)


def test_a_notice_is_seen_until_the_answer_is() -> None:
    window, stage = staged("\r3")
    stage.notice("mode:recall: Good")
    stage.recall(showing())
    assert "mode:recall: Good" in window.frames_drawn[0]
    assert "mode:recall: Good" not in window.last


def test_a_checked_card_is_read_to_its_end_and_then_gone_on_from() -> None:
    window, stage = staged("x\ry\r\rz")
    assert stage.converse(showing(), Echo(needed=2)) == Tried(Rating.GOOD, typed="x|y")
    assert stage.conclude() is None
    assert "heard y" in window.last
    assert window.keyboard.keys == [Key("text", "z")]


def test_after_a_card_that_was_left_there_is_nothing_to_conclude() -> None:
    window, stage = staged(":q\rz")
    assert stage.converse(showing(), Echo(needed=2)) is Request.QUIT
    assert stage.conclude() is None
    assert window.keyboard.keys == [Key("text", "z")]


def test_a_follow_up_is_asked_and_judged() -> None:
    _, stage = staged("\ry")
    assert stage.follow_up(showing(), FollowUp("Biased?", "No.")) is True


@pytest.mark.parametrize(
    "question", [QUESTION, HOSTILE, Question(id="a", ask="a?")], ids=["plain", "hostile", "bare"]
)
@pytest.mark.parametrize(("width", "rows"), [(60, 12), (80, 24), (200, 60), (20, 5)])
def test_bar_and_keys_are_always_in_sight(question: Question, width: int, rows: int) -> None:
    window, stage = staged(f"f\r{SPACE}↓{SPACE}↓↓f\x04", width=width, rows=rows)
    assert stage.recall(showing(question, is_leech=True)) is Request.END
    for frame in window.frames_drawn:
        assert len(frame.split("\n")) == rows
        if width >= 60:
            assert "3 done, 7 left" in frame
            assert "Enter" in frame


@given(st.lists(st.sampled_from(list("\rt123bsefuq? x\x04↑↓\x7f:")), max_size=25).map("".join))
@settings(max_examples=80, deadline=None)
def test_whatever_is_pressed_there_is_an_answer_or_a_request(keys: str) -> None:
    outcome, _ = recall(keys)
    assert outcome in set(Request) or (isinstance(outcome, Tried) and set(outcome.ticks or ()) <= {1, 2, 3})


def test_a_typed_answer_is_judged_before_the_reveal_and_enter_accepts_what_follows() -> None:
    shown = showing(CUED, judge=our_judge)
    outcome, window = recall("tyou divide by n,\ra biased one\r\r\r", shown)
    assert outcome == Tried(Rating.GOOD, typed="you divide by n,\na biased one", ticks=(2, 3), heard=(2, 3))
    assert "Enter Good" in window.last
    assert "Space overrules" in window.last
    assert "[✓] must biased" in window.last


def test_what_was_heard_and_what_was_left_ticked_are_both_kept() -> None:
    outcome, _ = recall(f"tyou divide by n\r\r{SPACE}↓{SPACE}2", showing(CUED, judge=our_judge))
    assert outcome == Tried(Rating.HARD, typed="you divide by n", ticks=(1,), heard=(2,))


def test_with_nothing_typed_all_is_as_without_a_judge() -> None:
    for keys in ("t\r", "t  \r", "\r"):
        outcome, window = recall(f"{keys}{SPACE}3", showing(CUED, judge=our_judge))
        assert outcome == Tried(Rating.GOOD, ticks=(1,))
        assert "Which of these did you say?" in window.last
        assert "Space tick" in window.last


def test_answers_may_always_be_typed() -> None:
    shown = showing(CUED, judge=our_judge, typed=True)
    outcome, window = recall("you divide by n\r\r4", shown)
    assert outcome == Tried(Rating.EASY, typed="you divide by n", ticks=(2,), heard=(2,))
    assert "Enter new line" in window.frames_drawn[0]
    assert recall("\r4", shown)[0] == Tried(Rating.EASY, ticks=())
    assert recall(":b\r", shown)[0] is Request.BURY


def test_of_a_card_without_cues_the_ticks_are_the_learners_own() -> None:
    question = Question(
        "a", "What is an estimator?", answer="A rule for data. Its value is called the estimate."
    )
    proposals: list[tuple[Collection[int], int | None]] = []
    shown = showing(question, judge=our_judge, proposals=proposals)
    outcome, window = recall(f"tthe rule\r\r↓{SPACE}3", shown)
    assert outcome == Tried(Rating.GOOD, typed="the rule", ticks=(2,))
    assert proposals[0] == (frozenset(), None)
    assert "You may have said it" in window.last


@pytest.mark.parametrize("word", ["undo", "bury", "quit", "help", "end"])
def test_a_word_that_is_the_name_of_a_request_is_an_answer(word: str) -> None:
    outcome, _ = recall(f"t{word}\r\r3")
    assert outcome == Tried(Rating.GOOD, typed=word, ticks=())
    window, stage = staged(f"{word}\r\r")
    found = stage.words(showing(alone=True))
    assert (found, isinstance(found, Request)) == (word, False)
    assert "Practice" not in window.last
    assert staged(f"t{word}\r\ry")[1].follow_up(showing(), FollowUp("Biased?", "No.")) is True

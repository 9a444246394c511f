"""The interviewer's further question on screen: asked, revealed, judged."""

from __future__ import annotations

import pytest

from interview_grill.bank.model import FollowUp
from interview_grill.session.judging import judged_follow_up
from interview_grill.session.requests import Request
from interview_grill.terminal.follow_up_page import FollowUpPage
from tests.terminal.screens import Window, typed
from tests.terminal.showings import HOSTILE, hidden, nobody_judges, our_judge, showing, too_wide

ITEM = FollowUp("Is it biased?", "No, by linearity.")


def page(
    keys: str = "", *, item: FollowUp = ITEM, width: int = 80, rows: int = 30, always: bool = False
) -> tuple[Window, FollowUpPage]:
    window = Window(typed(keys), width=width, rows=rows)
    return window, FollowUpPage(window.frames, showing(judge=our_judge, typed=always), item)


@pytest.mark.parametrize(("key", "had"), [("y", True), ("n", False)])
def test_it_is_revealed_and_then_judged(key: str, had: bool) -> None:
    window, found = page(f"\r{key}")
    assert found.ask() is had
    first, last = window.frames_drawn[0], window.last
    assert "Is it biased?" in first
    assert "linearity" not in first
    assert "Enter reveal" in first
    assert "No, by linearity." in last
    assert "y I had it" in last


def test_it_cannot_be_judged_before_it_is_revealed() -> None:
    window, found = page("yn\rn")
    assert found.ask() is False
    assert window.keyboard.keys == []


def test_what_was_typed_is_shown_beside_the_answer() -> None:
    window, found = page("tby symmetry\r\ry")
    assert found.ask() is True
    assert "You: by symmetry" in window.last
    assert "No, by linearity." in window.last


@pytest.mark.parametrize("before", ["", "\r"])
@pytest.mark.parametrize(
    ("key", "request_"), [("u", Request.UNDO), ("q", Request.QUIT), ("\x04", Request.END)]
)
def test_it_may_be_left_before_and_after_the_reveal(before: str, key: str, request_: Request) -> None:
    _, found = page(before + key)
    assert found.ask() is request_


@pytest.mark.parametrize(
    ("line", "request_"), [(":u", Request.UNDO), (":q", Request.QUIT), ("\x04", Request.END)]
)
def test_it_may_be_left_while_typing(line: str, request_: Request) -> None:
    _, found = page(f"t{line}\r")
    assert found.ask() is request_


def test_help_while_typing_keeps_the_page() -> None:
    window, found = page("t:?\rx:b\rso\r\ry")
    assert found.ask() is True
    assert any("any key: back" in frame for frame in window.frames_drawn)
    assert "You: so" in window.last


def test_keys_of_the_card_mean_nothing_here() -> None:
    window, found = page("bsef1 \r4y")
    assert found.ask() is True
    assert window.keyboard.keys == []


def test_help_is_a_page_of_its_own() -> None:
    window, found = page("?x\r?xy")
    assert found.ask() is True
    assert sum("any key: back" in frame for frame in window.frames_drawn) == 2


@pytest.mark.parametrize("width", [60, 80, 200])
def test_hostile_text_is_words_within_the_window(width: int) -> None:
    window = Window(width=width)
    judged = judged_follow_up(HOSTILE.follow_ups[0], "\x1b[2J" * 60, nobody_judges)
    shown = FollowUpPage(
        window.frames, showing(HOSTILE), HOSTILE.follow_ups[0], judged, revealed=True
    ).lines()
    assert too_wide(shown, width) == []
    assert hidden(shown) == set()


HEARING = FollowUp("Is it biased?", "No, by linearity.", cues=("linear*",))


@pytest.mark.parametrize(
    ("said", "had", "told"),
    [
        ("by linearity", True, "The answer was heard."),
        ("by symmetry", False, "The answer was not heard."),
        ("not by linearity", False, "The answer was denied."),
    ],
)
def test_enter_accepts_what_was_heard_and_a_letter_overrules_it(said: str, had: bool, told: str) -> None:
    window, found = page(f"t{said}\r\r\r", item=HEARING)
    assert found.ask() is had
    assert told in window.last
    assert ("Enter I had it" if had else "Enter missed") in window.last
    assert page(f"t{said}\r\r{'n' if had else 'y'}", item=HEARING)[1].ask() is not had


def test_without_cues_enter_is_no_judgement() -> None:
    window, found = page("tby linearity\r\r\ry")
    assert found.ask() is True
    assert "Enter" not in window.last
    assert "was heard" not in window.last


def test_where_answers_are_always_typed_typing_begins_at_once() -> None:
    _, found = page("by linearity\r\r\r", item=HEARING, always=True)
    assert found.ask() is True
    assert page("\ry", item=HEARING, always=True)[1].ask() is True
    assert page(":q\r", item=HEARING, always=True)[1].ask() is Request.QUIT

"""A checked card on screen: lines typed until there is an outcome, then a page to read it on."""

from __future__ import annotations

import pytest

from interview_grill.memory.event import Rating
from interview_grill.session.chunks import Verbatim
from interview_grill.session.requests import Request
from interview_grill.session.tries import Tried
from interview_grill.terminal.conversation import Conversation
from interview_grill.terminal.keys import Key
from tests.terminal.dialogues import Echo
from tests.terminal.screens import Window, typed
from tests.terminal.showings import showing


def begun(keys: str, *, alone: bool = False, width: int = 80, rows: int = 24) -> tuple[Window, Conversation]:
    window = Window(typed(keys), width=width, rows=rows)
    return window, Conversation(window.frames, showing(alone=alone))


def test_lines_are_typed_until_there_is_an_outcome() -> None:
    window, conversation = begun("x+1\rx+2\rz")
    assert conversation.converse(Echo(needed=2)) == Tried(Rating.GOOD, typed="x+1|x+2")
    assert window.keyboard.keys == [Key("text", "z")]
    assert "heard x+1" in window.last
    assert "1 of 2: " in window.last


def test_an_empty_line_shows_and_a_lone_question_mark_hints() -> None:
    _, conversation = begun("\r?\r a ? \r")
    assert conversation.converse(Echo(needed=3)) == Tried(Rating.GOOD, typed="show|hint|a ?")


@pytest.mark.parametrize(
    ("line", "request_"),
    [
        (":u", Request.UNDO),
        (":b", Request.BURY),
        (":s", Request.SUSPEND),
        (":e", Request.EDIT),
        (":q", Request.QUIT),
    ],
)
def test_a_command_leaves_the_card_without_an_outcome(line: str, request_: Request) -> None:
    _, conversation = begun(f"x\r{line}\r")
    assert conversation.converse(Echo(needed=9)) is request_


def test_in_practice_only_quitting_leaves_it() -> None:
    window, conversation = begun(":u\r:b\r:s\r:e\r:q\r", alone=True)
    assert conversation.converse(Echo(needed=9)) is Request.QUIT
    assert sum("Practice is not logged" in frame for frame in window.frames_drawn) >= 4
    assert "Practice is not logged" in window.last


def test_help_is_a_page_of_its_own_and_the_card_goes_on() -> None:
    window, conversation = begun(":?\rkx\r")
    assert conversation.converse(Echo(needed=1)) == Tried(Rating.GOOD, typed="x")
    assert any("any key: back" in frame for frame in window.frames_drawn)


def test_follow_ups_come_a_text_at_a_time_and_end_with_a_word() -> None:
    window, conversation = begun(":f\r" * 5 + "\x04")
    assert conversation.converse(Echo(needed=1)) is Request.END
    assert [
        next((n for n in range(5) if frame.count(text)), None) is not None
        for frame, text in (
            (window.last, "Is it biased?"),
            (window.last, "linearity"),
            (window.last, "variance"),
        )
    ] == [True, True, True]
    assert "This question has no further follow-up." in window.last


def test_the_end_of_input_ends_it() -> None:
    _, conversation = begun("x\r")
    assert conversation.converse(Echo(needed=2)) is Request.END


def test_afterwards_enter_goes_on_and_what_came_of_it_is_shown() -> None:
    window, conversation = begun("x\rzz1\r")
    conversation.converse(Echo(needed=1))
    assert conversation.conclude() is None
    assert window.keyboard.keys == []
    assert "heard x" in window.last
    assert "Enter next" in window.last


@pytest.mark.parametrize(
    ("key", "request_"),
    [("u", Request.UNDO), ("e", Request.EDIT), ("q", Request.QUIT), ("\x04", Request.END)],
)
def test_afterwards_a_key_asks_for_something(key: str, request_: Request) -> None:
    _, conversation = begun(f"x\r{key}")
    conversation.converse(Echo(needed=1))
    assert conversation.conclude() is request_


def test_afterwards_what_would_not_make_sense_does_nothing() -> None:
    _, conversation = begun("x\rbs1\r")
    conversation.converse(Echo(needed=1))
    assert conversation.conclude() is None
    _, conversation = begun("x\rueb\r", alone=True)
    conversation.converse(Echo(needed=1))
    assert conversation.conclude() is None


def test_afterwards_help_is_a_page_of_its_own() -> None:
    window, conversation = begun("x\r?k\r")
    conversation.converse(Echo(needed=1))
    assert conversation.conclude() is None
    assert any("any key: back" in frame for frame in window.frames_drawn)


def test_afterwards_a_follow_up_may_be_read() -> None:
    window, conversation = begun("x\rff\r")
    conversation.converse(Echo(needed=1))
    conversation.conclude()
    assert "Is it biased?" in window.last
    assert "No, by linearity." in window.last


@pytest.mark.parametrize("width", [60, 100])
def test_very_long_and_hostile_lines_leave_the_keys_in_sight(width: int) -> None:
    nasty = ("word \x1b[2J\u202e" * 60, Verbatim("x" * 500 + "\n" + " " * 400 + "^"))
    window, conversation = begun("", width=width, rows=20)
    assert conversation.converse(Echo(needed=1, chunks=nasty)) is Request.END
    rows = window.last.split("\n")
    assert len(rows) == 20
    assert any("Enter check" in row for row in rows[-3:])
    assert window.out.getvalue().count("\x1b[2J") == len(window.frames_drawn)


def test_tab_completes_the_names_of_the_card_and_up_brings_its_lines_back() -> None:
    window = Window(typed("al\t\r↑2\r"))
    tried = Conversation(window.frames, showing()).converse(Echo(needed=2))
    assert isinstance(tried, Tried)
    assert tried.typed == "alpha|alpha2"


def test_what_is_typed_stands_typeset_under_it_and_nothing_above_moves() -> None:
    window, conversation = begun("x/alpha")
    conversation.converse(Echo(needed=1, takes_formula=True))
    frames = [frame.splitlines() for frame in window.frames_drawn if "0 of 1: " in frame]
    assert len(frames) > len("x/alpha")
    prompts = [next(n for n, line in enumerate(frame) if "0 of 1: " in line) for frame in frames]
    assert len(set(prompts)) == 1
    assert len({tuple(frame[: prompts[0]]) for frame in frames}) == 1
    assert any("─" in line for line in frames[-1][prompts[0] + 1 :])


def test_without_preview_nothing_stands_under_the_line() -> None:
    window = Window(typed("x/alpha"))
    Conversation(window.frames, showing(), preview=False).converse(Echo(needed=1, takes_formula=True))
    assert not any("─" in frame.split("0 of 1: ")[-1] for frame in window.frames_drawn)

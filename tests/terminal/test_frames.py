"""What every page shares: notices above, bar and keys below, the help page."""

from __future__ import annotations

from interview_grill.session.requests import Request
from interview_grill.terminal.keys import RESIZED, Key
from tests.terminal.screens import Window
from tests.terminal.showings import showing

KEYS = ("Enter done", "q quit")


def test_a_frame_is_notices_page_bar_and_keys() -> None:
    window = Window(width=60, rows=12)
    window.frames.notice("Kept for later.")
    window.frames.draw(["the page"], KEYS, showing(done=3, left=7))
    rows = window.last.split("\n")
    assert rows[:3] == ["Kept for later.", "", "the page"]
    assert rows[-2].endswith(" 3 done, 7 left")
    assert rows[-1] == "Enter done  q quit"


def test_a_notice_replaces_those_before_it_only_when_it_is_told() -> None:
    window = Window()
    for text in ("first", "second"):
        window.frames.notice(text)
    window.frames.draw([], KEYS, showing())
    assert window.last.split("\n")[:2] == ["first", "second"]
    window.frames.tell("third")
    window.frames.draw([], KEYS, showing())
    assert window.last.split("\n")[:2] == ["third", ""]


def test_notices_are_gone_once_a_page_was_left_by_a_request_and_stay_after_an_answer() -> None:
    window = Window()
    window.frames.notice("seen")
    assert window.frames.left_by("an answer") == "an answer"
    window.frames.draw([], KEYS, showing())
    assert "seen" in window.last
    assert window.frames.left_by(Request.UNDO) is Request.UNDO
    window.frames.draw([], KEYS, showing())
    assert "seen" not in window.last


def test_a_hostile_notice_is_words_within_the_window() -> None:
    window = Window(width=60, rows=12)
    window.frames.notice("[bold]\x1b[2J\x1b]0;t\x07" + "x" * 200)
    window.frames.draw(["the page"], KEYS, showing())
    assert "[bold]" in window.last
    assert "the page" in window.last
    assert window.out.getvalue().count("\x1b[2J") == 1


def test_what_is_pasted_is_no_key_on_a_page() -> None:
    window = Window([Key("paste", "q"), Key("text", "q")])
    assert window.frames.press() is None
    assert window.frames.press() == Key("text", "q")


def test_a_new_size_and_page_keys_are_about_the_window_alone() -> None:
    window = Window([RESIZED, Key("page-down"), Key("redraw"), Key("text", "x")])
    assert [window.frames.key() for _ in range(4)] == [None, None, None, Key("text", "x")]


def test_a_frame_is_laid_out_anew_for_a_new_width() -> None:
    window = Window(width=60)
    assert window.frames.look.width == 60
    window.size = (120, 24)
    assert window.frames.look.width == 120


def test_help_names_every_key_and_goes_with_any() -> None:
    window = Window([None, Key("text", "x")], width=80, rows=40)
    window.frames.help()
    for named in (
        "reveals",
        "1 Again",
        "u undo",
        "b bury",
        "s suspend",
        "e edit",
        ":u :b :s :e :f :q :?",
        "any key",
    ):
        assert named in " ".join(window.last.split())
    assert window.keyboard.keys == []


def test_help_ends_with_the_input() -> None:
    Window().frames.help()

"""What every page shares: notices above, bar and keys below, lines typed between them, the help page."""

from __future__ import annotations

import pytest

from interview_grill.session.requests import Request
from interview_grill.terminal.keys import RESIZED, Key
from tests.terminal.screens import Window, typed
from tests.terminal.showings import showing

KEYS = ("Enter done", "q quit")


def line(window: Window, *, prompt: str = "> ", body: str = "the page") -> str | Request:
    return window.frames.line(lambda: [body], prompt, KEYS, showing())


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


def test_a_typed_line_is_edited_and_read_at_enter() -> None:
    window = Window(typed("teh\x7f\x7fhe\r"))
    assert line(window) == "the"
    assert "> the" in window.last


@pytest.mark.parametrize("text", ["q", "?", ":u", " ", "u\t", "1"])
def test_on_a_text_line_every_key_is_text(text: str) -> None:
    assert line(Window(typed(f"{text}\r"))) == text.replace("\t", "")


def test_the_end_of_input_ends_an_empty_line_and_no_other() -> None:
    assert line(Window(typed("\x04"))) is Request.END
    assert line(Window(typed("ab\x04\r"))) == "ab"
    assert line(Window(typed("ab\x04c\x04\r"))) == "abc"


def test_where_no_key_can_come_any_more_a_line_begun_ends_too() -> None:
    assert line(Window(typed("ab"))) is Request.END
    assert line(Window(typed("ab\x04\x04c\r"))) is Request.END


def test_what_is_pasted_goes_into_a_line_and_is_no_key_on_a_page() -> None:
    assert line(Window([Key("paste", "1\x1b[2J"), *typed("\r")])) == "1\x1b[2J"
    window = Window([Key("paste", "q"), Key("text", "q")])
    assert window.frames.press() is None
    assert window.frames.press() == Key("text", "q")


def test_several_lines_pasted_are_one_line_unless_they_are_taken_apart() -> None:
    pasted = [Key("paste", "n/v\nmean(x)\nsum"), *typed("(x)\r")]
    assert line(Window(pasted)) == "n/v mean(x) sum(x)"
    frames = Window(pasted).frames

    def apart() -> str | Request:
        return frames.line(lambda: ["the page"], "> ", KEYS, showing(), apart=True)

    assert [apart(), apart(), apart()] == ["n/v", "mean(x)", "sum(x)"]


def test_lines_pasted_for_an_earlier_card_are_forgotten() -> None:
    frames = Window([Key("paste", "n/v\nmean(x)"), *typed("v\r")]).frames
    assert frames.line(list, "> ", KEYS, showing(), apart=True) == "n/v"
    frames.forget_pasted()
    assert frames.line(list, "> ", KEYS, showing(), apart=True) == "v"


def test_a_prompt_too_long_for_a_narrow_window_stands_above_the_line() -> None:
    prompt = "How sure are you that this is what was asked, 0-100? "
    window = Window(typed("70\r"), width=60, rows=12)
    assert line(window, prompt=prompt) == "70"
    assert "> 70" in window.last
    assert "How sure are you" in window.last
    wide = Window(typed("70\r"), width=100)
    line(wide, prompt=prompt)
    assert f"{prompt}70" in wide.last


def test_a_line_longer_than_the_window_shows_its_end() -> None:
    window = Window(typed("a" * 100 + "END\r"), width=60, rows=12)
    assert line(window) == "a" * 100 + "END"
    assert "END" in window.last
    assert all(len(row) <= 60 for row in window.last.split("\n"))


def test_a_new_size_and_page_keys_are_about_the_window_alone() -> None:
    window = Window([RESIZED, Key("page-down"), Key("redraw"), Key("text", "x")])
    assert [window.frames.key() for _ in range(4)] == [None, None, None, Key("text", "x")]


def test_a_frame_is_laid_out_anew_for_a_new_width() -> None:
    window = Window(width=60)
    assert window.frames.look.width == 60
    window.size = (120, 24)
    assert window.frames.look.width == 120


def test_with_a_clock_the_time_left_is_shown_and_the_keys_are_awaited_a_second() -> None:
    window = Window([None, *typed("x\r")], clock=iter([299.0, 298.0, 297.0, 296.0]))
    assert line(window) == "x"
    assert "4:59 left" in window.frames_drawn[0]
    assert "4:58 left" in window.frames_drawn[1]
    assert set(window.keyboard.waits) == {1.0}


def test_without_one_a_key_is_awaited_for_ever() -> None:
    window = Window(typed("\r"))
    line(window)
    assert window.keyboard.waits == [None]


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

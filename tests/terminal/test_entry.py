"""A line typed below a page: edited, pasted, completed, with the earlier ones at hand, whatever the window."""

from __future__ import annotations

import pytest

from interview_grill.algebra.completion import Completion
from interview_grill.session.requests import Request
from interview_grill.terminal.entry import Entry
from interview_grill.terminal.keys import Key
from interview_grill.terminal.look import Look
from interview_grill.terminal.styled import Text
from tests.terminal.screens import Window, typed
from tests.terminal.showings import showing

KEYS = ("Enter done", "q quit")


def entry_in(window: Window, *, apart: bool = False) -> Entry:
    return Entry(window.frames, showing(), apart=apart)


def line(window: Window, *, prompt: str = "> ", body: str = "the page") -> str | Request:
    return entry_in(window).line(lambda: [body], prompt, KEYS)


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


def test_what_is_pasted_goes_into_a_line_and_is_shown_as_characters() -> None:
    window = Window([Key("paste", "1\x1b[2J"), *typed("\r")])
    assert line(window) == "1\x1b[2J"
    assert "> 1⟨U+001B⟩[2J" in window.last


def test_several_lines_pasted_are_one_line_unless_they_are_taken_apart() -> None:
    pasted = [Key("paste", "n/v\nmean(x)\nsum"), *typed("(x)\r")]
    assert line(Window(pasted)) == "n/v mean(x) sum(x)"
    entry = entry_in(Window(pasted), apart=True)
    assert [entry.line(list, "> ", KEYS) for _ in range(3)] == ["n/v", "mean(x)", "sum(x)"]


def test_lines_pasted_for_an_earlier_card_are_forgotten() -> None:
    window = Window([Key("paste", "n/v\nmean(x)"), *typed("v\r")])
    assert entry_in(window, apart=True).line(list, "> ", KEYS) == "n/v"
    assert entry_in(window, apart=True).line(list, "> ", KEYS) == "v"


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


def test_earlier_answers_of_the_card_come_back_with_up_and_can_be_changed() -> None:
    window = Window(typed("n/v\r:f\r?\rn/v\rv/n\r↑↑1↓↓!\r"))
    entry = entry_in(window)
    lines = [entry.line(list, "> ", KEYS) for _ in range(6)]
    assert lines == ["n/v", ":f", "?", "n/v", "v/n", "!"]
    assert [frame.split("\n")[-3] for frame in window.frames_drawn[-6:]] == [
        "> v/n",
        "> n/v",
        "> n/v1",
        "> v/n",
        ">",
        "> !",
    ]


def test_a_burst_of_keys_costs_one_frame() -> None:
    window = Window(typed("sum(x)/n\r"), burst=True)
    assert line(window) == "sum(x)/n"
    assert window.frames_drawn == []


def test_the_page_above_is_laid_out_anew_only_for_a_new_width() -> None:
    window = Window(typed("abc\r"))
    widths: list[int] = []

    def page() -> list[str]:
        widths.append(window.screen.width)
        return ["the page"]

    entry_in(window).line(page, "> ", KEYS)
    assert widths == [80]


class Offering:
    """Completes as it was told to."""

    def __init__(self, *answers: Completion) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, int]] = []
        self.prepared = 0
        self.shows = False

    def lines(self, text: str, cursor: int, look: Look, rows: int) -> list[Text]:
        raise AssertionError("there is nothing to show")

    def prepare(self) -> None:
        self.prepared += 1

    def complete(self, text: str, cursor: int) -> Completion:
        self.asked.append((text, cursor))
        return self.answers.pop(0)


def test_the_aid_is_prepared_once_when_no_key_waits() -> None:
    aid = Offering()
    assert entry_in(Window(typed("ab\r"))).line(list, "> ", KEYS, aid) == "ab"
    assert aid.prepared == 1
    hurried = Offering()
    assert entry_in(Window(typed("ab\r"), burst=True)).line(list, "> ", KEYS, hurried) == "ab"
    assert hurried.prepared == 0


def test_tab_completes_at_the_cursor() -> None:
    window = Window(typed("1/al\t)\r"))
    aid = Offering(Completion("1/alpha", 7, ()))
    assert entry_in(window).line(list, "> ", KEYS, aid) == "1/alpha)"
    assert aid.asked == [("1/al", 4)]


def test_what_a_word_can_become_is_shown_until_the_next_key() -> None:
    candidates = ("sqrt(", "sum(")
    window = Window(typed("s\tu\r"))
    assert entry_in(window).line(list, "> ", KEYS, Offering(Completion("s", 1, candidates))) == "su"
    shown = [frame for frame in window.frames_drawn if "sqrt(  sum(" in frame]
    assert len(shown) == 1
    assert shown[0].split("\n")[-1] == "sqrt(  sum("
    assert window.last.split("\n")[-1] == "Enter done  q quit"


@pytest.mark.parametrize("typed_text", ["中文", "x̄σ̂", "é", "\u0304", "\u202e", "👩‍👧"])
def test_where_only_ascii_may_be_printed_a_typed_line_is_shown_in_it(typed_text: str) -> None:
    window = Window([Key("paste", typed_text), *typed("\r")], ascii_only=True)
    assert line(window) == typed_text
    assert window.out.getvalue().isascii()
    assert window.last.split("\n")[-3] != "> "


def test_the_cursor_stands_behind_what_was_typed_however_wide_it_is() -> None:
    window = Window([Key("paste", "σ̂中x̄"), *typed("\r")])
    line(window)
    assert window.out.getvalue().endswith("\x1b[22;7H\x1b[?25h")

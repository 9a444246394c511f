"""The window during a session: the footer is always in sight, a long body scrolls, the screen is given back."""

from __future__ import annotations

import io

import pyte
import pytest

from interview_grill.terminal.keys import RESIZED, STOP, Key
from interview_grill.terminal.screen import Screen
from tests.terminal.screens import Window


class Terminal:
    """A real terminal emulator behind the screen."""

    def __init__(self, columns: int = 30, rows: int = 8) -> None:
        self.emulator = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.emulator)
        self.out = io.StringIO()
        self.screen = Screen(None, lambda: (columns, rows), self.out)  # type: ignore[arg-type]

    def rows(self) -> list[str]:
        self._stream.feed(self.out.getvalue())
        self.out.seek(0)
        self.out.truncate()
        return [row.rstrip() for row in self.emulator.display]


BODY = [f"line {n}" for n in range(1, 13)]
FOOTER = ["===---", "q quit"]


def test_the_footer_stands_at_the_bottom_under_a_short_body() -> None:
    terminal = Terminal()
    terminal.screen.draw(["a question"], FOOTER)
    assert terminal.rows() == ["a question", "", "", "", "", "", "===---", "q quit"]


def test_a_long_body_keeps_the_footer_and_says_that_there_is_more() -> None:
    terminal = Terminal()
    terminal.screen.draw(BODY, FOOTER)
    rows = terminal.rows()
    assert rows[:2] == ["line 1", "line 2"]
    assert "7 more below (Page Down)" in rows[5]
    assert rows[6:] == FOOTER


def test_page_down_reaches_the_end_and_page_up_comes_back() -> None:
    terminal = Terminal()
    terminal.screen.draw(BODY, FOOTER)
    for _ in range(3):
        assert terminal.screen.scroll(Key("page-down"))
    terminal.screen.draw(BODY, FOOTER)
    assert "above" in terminal.rows()[5]
    assert terminal.screen.scroll(Key("page-up"))
    assert terminal.screen.scroll(Key("page-up"))
    terminal.screen.draw(BODY, FOOTER)
    assert terminal.rows()[0] == "line 1"


@pytest.mark.parametrize("line", range(12))
def test_a_line_to_be_kept_in_sight_is_seen(line: int) -> None:
    terminal = Terminal()
    terminal.screen.draw(BODY, FOOTER, keep_in_sight=line)
    assert BODY[line] in terminal.rows()


def test_a_resized_window_asks_for_a_new_frame_and_a_letter_does_not() -> None:
    terminal = Terminal()
    assert terminal.screen.scroll(RESIZED)
    assert not terminal.screen.scroll(Key("text", "x"))


def test_the_cursor_stands_where_the_typed_line_continues() -> None:
    terminal = Terminal()
    terminal.screen.draw(["ask"], ["> 7/1", "keys"], cursor=(0, 5))
    terminal.rows()
    assert (terminal.emulator.cursor.y, terminal.emulator.cursor.x) == (6, 5)
    assert not terminal.emulator.cursor.hidden


def test_leaving_gives_the_cursor_and_the_main_screen_back() -> None:
    terminal = Terminal()
    with terminal.screen:
        terminal.screen.draw(["ask"], FOOTER)
    assert terminal.out.getvalue().endswith("\x1b[?25h\x1b[?2004l\x1b[?1049l")


def test_a_low_window_keeps_room_for_the_body_and_the_footers_first_lines() -> None:
    terminal = Terminal(rows=6)
    terminal.screen.draw(BODY, ["> typed", "===---", "a", "b", "c", "d"], cursor=(0, 2))
    rows = terminal.rows()
    assert rows[0] == "line 1"
    assert rows[2].startswith("-- 10 more below")
    assert rows[3:] == ["> typed", "===---", "a"]


def test_ctrl_z_gives_the_screen_back_before_the_job_stops_and_takes_it_again() -> None:
    window = Window()
    assert window.screen.scroll(STOP)
    assert window.keyboard.stopped == 1
    assert window.out.getvalue().index("\x1b[?1049l") < window.out.getvalue().index("\x1b[?1049h")


def test_another_program_has_the_terminal_while_it_runs_and_even_if_it_fails_it_is_ours_again() -> None:
    window = Window()
    assert window.screen.suspend_for(lambda: window.out.getvalue()).endswith("\x1b[?1049l")
    assert window.out.getvalue().endswith("\x1b[?2004h")
    with pytest.raises(ZeroDivisionError):
        window.screen.suspend_for(lambda: str(1 // 0))
    assert window.out.getvalue().endswith("\x1b[?2004h")

from __future__ import annotations

from collections import deque

import pytest

from interview_grill.terminal.keyboard_windows import Keyboard
from interview_grill.terminal.keys import RESIZED, Key


class FakeConsole:
    """A console into which `typed` was typed, and whose clock moves only while one sleeps."""

    def __init__(self, typed: str = "") -> None:
        self.characters = deque(typed)
        self.size = (80, 24)
        self.now = 100.0
        self.later: list[tuple[float, str]] = []

    def kbhit(self) -> bool:
        return bool(self.characters)

    def getwch(self) -> str:
        return self.characters.popleft()

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        while self.later and self.later[0][0] <= self.now:
            self.characters.extend(self.later.pop(0)[1])


def keyboard(console: FakeConsole) -> Keyboard:
    return Keyboard(
        console=console, size=lambda: console.size, sleep=console.sleep, clock=lambda: console.now
    )


def keys(typed: str) -> list[Key]:
    console = FakeConsole(typed)
    found = []
    with keyboard(console) as open_keyboard:
        while console.kbhit():
            key = open_keyboard.read()
            assert key is not None
            found.append(key)
    return found


def test_letters_are_text_and_control_keys_have_their_names() -> None:
    assert keys("aθ\r\x08\t\x15") == [
        Key("text", "a"), Key("text", "θ"), Key("enter"), Key("backspace"), Key("tab"), Key("kill-left"),
    ]  # fmt: skip


@pytest.mark.parametrize("lead", ["\x00", "\xe0"])
def test_extended_keys_come_in_two_characters(lead: str) -> None:
    assert keys(f"{lead}H{lead}P{lead}Q{lead};x") == [
        Key("up"), Key("down"), Key("page-down"), Key("unknown"), Key("text", "x"),
    ]  # fmt: skip


def test_a_letter_that_looks_like_the_lead_of_an_extended_key_is_text() -> None:
    assert keys("à") == [Key("text", "à")]


def test_a_character_beyond_sixteen_bits_comes_in_two_halves() -> None:
    assert keys("\ud835\udf03") == [Key("text", "𝜃")]
    assert keys("\ud835x") == [Key("text", "�")]


def test_escape_the_end_of_input_and_an_interrupt() -> None:
    assert keys("\x1b\x1a") == [Key("escape"), Key("end-of-input")]
    with pytest.raises(KeyboardInterrupt):
        keys("\x03")


def test_nothing_typed_in_time_is_none() -> None:
    console = FakeConsole()
    assert keyboard(console).read(0.5) is None
    assert 100.5 <= console.now < 100.6


def test_a_key_typed_while_waiting_is_read() -> None:
    console = FakeConsole()
    console.later = [(100.3, "3")]
    assert keyboard(console).read() == Key("text", "3")
    assert console.now < 100.4


def test_a_changed_window_is_told_once() -> None:
    console = FakeConsole()
    here = keyboard(console)
    console.size = (100, 30)
    assert here.read(1.0) is RESIZED
    assert here.read(0.1) is None
    with here.lent():
        console.size = (60, 20)
    assert here.read(0.1) is None


def test_words_are_moved_over_with_control_and_an_arrow() -> None:
    assert keys("\xe0s\xe0t") == [Key("word-left"), Key("word-right")]


def test_it_is_known_whether_a_key_waits() -> None:
    console = FakeConsole("a")
    with keyboard(console) as open_keyboard:
        assert open_keyboard.is_pending()
        open_keyboard.read()
        assert not open_keyboard.is_pending()

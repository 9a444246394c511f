"""Keys of a real pseudo-terminal: one at a time, nothing typed ahead lost, the terminal given back as it was."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import termios
from collections.abc import Iterator

import pytest

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

import pty

from interview_grill.terminal.keyboard import Keyboard
from interview_grill.terminal.keys import END_OF_INPUT, ENTER, RESIZED, Key

SOON = 5.0


@pytest.fixture
def ends() -> Iterator[tuple[int, int]]:
    """The end at which a person types, and that at which the program reads."""
    person, program = pty.openpty()
    yield person, program
    for end in (person, program):
        with contextlib.suppress(OSError):
            os.close(end)


def test_each_key_is_read_by_itself_in_order(ends: tuple[int, int]) -> None:
    person, program = ends
    with Keyboard(program) as keyboard:
        os.write(person, "qθ\r\x1b[A3".encode())
        found = [keyboard.read(SOON) for _ in range(5)]
    assert found == [Key("text", "q"), Key("text", "θ"), ENTER, Key("up"), Key("text", "3")]


def test_what_was_typed_before_is_not_lost(ends: tuple[int, int]) -> None:
    person, program = ends
    os.write(person, b"ab\n")
    with Keyboard(program) as keyboard:
        assert [keyboard.read(SOON) for _ in range(3)] == [Key("text", "a"), Key("text", "b"), ENTER]


def test_a_character_that_comes_in_pieces_is_one_key(ends: tuple[int, int]) -> None:
    person, program = ends
    with Keyboard(program) as keyboard:
        os.write(person, "é".encode()[:1])
        os.write(person, "é".encode()[1:])
        assert keyboard.read(SOON) == Key("text", "é")


def test_an_escape_alone_is_the_key_and_what_follows_it_later_is_another(ends: tuple[int, int]) -> None:
    person, program = ends
    with Keyboard(program) as keyboard:
        os.write(person, b"\x1b")
        assert keyboard.read(SOON) == Key("escape")
        os.write(person, b"[A")
        assert keyboard.read(SOON) == Key("text", "[")


def test_what_is_pasted_is_one_key_whatever_it_holds(ends: tuple[int, int]) -> None:
    person, program = ends
    with Keyboard(program) as keyboard:
        os.write(person, b"\x1b[200~q\n\x1b[Au\x1b[201~n")
        pasted = keyboard.read(SOON)
        assert pasted is not None
        assert (pasted.name, pasted.text.startswith("q\n")) == ("paste", True)
        assert keyboard.read(SOON) == Key("text", "n")


def test_it_is_known_whether_a_key_waits(ends: tuple[int, int]) -> None:
    person, program = ends
    with Keyboard(program) as keyboard:
        assert not keyboard.is_pending()
        os.write(person, b"ab")
        assert keyboard.read(SOON) == Key("text", "a")
        assert keyboard.is_pending()
        assert keyboard.read(SOON) == Key("text", "b")
        assert not keyboard.is_pending()


def test_without_a_key_none_comes_after_the_time(ends: tuple[int, int]) -> None:
    with Keyboard(ends[1]) as keyboard:
        assert keyboard.read(0.0) is None
        assert keyboard.read(0.02) is None


def test_a_window_that_changes_its_size_is_told_and_no_key_is_lost(ends: tuple[int, int]) -> None:
    person, program = ends
    with Keyboard(program) as keyboard:
        os.kill(os.getpid(), signal.SIGWINCH)
        os.write(person, b"x")
        assert {keyboard.read(SOON), keyboard.read(SOON)} == {RESIZED, Key("text", "x")}
        assert keyboard.read(0.0) is None


def test_control_d_ends_the_input(ends: tuple[int, int]) -> None:
    person, program = ends
    with Keyboard(program) as keyboard:
        os.write(person, b"\x04")
        assert keyboard.read(SOON) == END_OF_INPUT


def test_nothing_typed_is_echoed_meanwhile(ends: tuple[int, int]) -> None:
    person, program = ends
    with Keyboard(program) as keyboard:
        os.write(person, b"secret")
        for _ in "secret":
            keyboard.read(SOON)
        os.set_blocking(person, False)
        with pytest.raises(BlockingIOError):
            os.read(person, 100)


def modes(end: int) -> tuple[int, int]:
    attributes = termios.tcgetattr(end)
    return attributes[3], attributes[1]


def test_the_terminal_is_given_back_as_it_was(ends: tuple[int, int]) -> None:
    _, program = ends
    before = termios.tcgetattr(program)
    handler = signal.getsignal(signal.SIGWINCH)
    with Keyboard(program):
        assert not modes(program)[0] & (termios.ICANON | termios.ECHO)
        assert modes(program)[0] & termios.ISIG
        assert termios.tcgetattr(program)[6][termios.VSUSP] == b"\x00"
    assert termios.tcgetattr(program) == before
    assert signal.getsignal(signal.SIGWINCH) == handler
    assert signal.set_wakeup_fd(-1) == -1


def test_it_is_given_back_after_an_error_too(ends: tuple[int, int]) -> None:
    _, program = ends
    before = termios.tcgetattr(program)
    with pytest.raises(ZeroDivisionError), Keyboard(program):
        raise ZeroDivisionError
    assert termios.tcgetattr(program) == before


def test_lent_to_another_program_it_is_as_it_was_and_then_ours_again(ends: tuple[int, int]) -> None:
    _, program = ends
    before = termios.tcgetattr(program)
    with Keyboard(program) as keyboard:
        with keyboard.lent():
            assert termios.tcgetattr(program) == before
        assert not modes(program)[0] & termios.ICANON
        with pytest.raises(ZeroDivisionError), keyboard.lent():
            raise ZeroDivisionError
        assert not modes(program)[0] & termios.ICANON
    assert termios.tcgetattr(program) == before

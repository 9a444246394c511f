"""What commands print: made safe, whole in a pipe, broken between words on a terminal."""

from __future__ import annotations

import io
import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.cli.output import print_json, print_lines, say, warn

NASTY = "\x1b[2J\x1b]0;t\x07 \u202ex\u2066 \x00 é"


class Tty(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_messages_go_to_stdout_and_warnings_to_stderr_with_the_program_s_name(
    capsys: pytest.CaptureFixture[str],
) -> None:
    say("done")
    warn("not done")
    assert capsys.readouterr() == ("done\n", "grill: not done\n")


def test_control_characters_are_shown_and_not_obeyed(capsys: pytest.CaptureFixture[str]) -> None:
    say(NASTY)
    warn(NASTY)
    for written in capsys.readouterr():
        assert not {"\x1b", "\x07", "\x00", "\u202e", "\u2066"} & set(written)
        assert "⟨U+001B⟩[2J" in written
        assert "é" in written


def test_ready_made_lines_are_printed_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    print_lines(["\x1b[1mbold\x1b[0m", ""])
    print_lines([])
    assert capsys.readouterr().out == "\x1b[1mbold\x1b[0m\n\n"


def test_in_a_pipe_a_line_stays_whole_however_long(capsys: pytest.CaptureFixture[str]) -> None:
    say("word " * 100)
    assert capsys.readouterr().out == "word " * 100 + "\n"


@pytest.mark.parametrize("width", [30, 60, 120])
def test_on_a_terminal_a_long_line_is_broken_between_words(
    monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    out = Tty()
    monkeypatch.setattr("sys.stdout", out)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((width, 24)))
    path = "/a/very-long/path/" * 12
    say(f"{'word ' * 60}\n  short\n{path}")
    lines = out.getvalue().split("\n")
    assert all(len(line) <= width for line in lines[:-2])
    assert "  short" in lines
    assert lines[-2] == path


def test_a_document_is_one_and_readable(capsys: pytest.CaptureFixture[str]) -> None:
    value = {"ask": "Schätzer θ̂", "cards": [], "of": 3.5, "bar": None}
    print_json(value)
    written = capsys.readouterr().out
    assert json.loads(written) == value
    assert "Schätzer θ̂" in written
    assert written.endswith("}\n")


@given(st.text(st.characters(), max_size=40))
def test_any_text_survives_a_document_and_acts_on_no_terminal(text: str) -> None:
    out = io.StringIO()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("sys.stdout", out)
        print_json([text])
    assert json.loads(out.getvalue()) == [text]
    assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\u2028"} & set(out.getvalue())

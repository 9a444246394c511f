"""How lines are painted: in the colours of the terminal, or none; never a markup, never a control character."""

from __future__ import annotations

import io
import re

import pytest

from interview_grill.terminal.look import Look
from interview_grill.terminal.styled import Text
from interview_grill.typeset import Charset

CODES = re.compile(r"\x1b\[[0-9;]*m")
STYLES = ("ask", "heading", "strong", "emphasis", "faint", "code", "good", "bad", "cursor", "must", "math", "key",
          "notice", "bar")  # fmt: skip


class Tty(io.StringIO):
    def isatty(self) -> bool:
        return True


def coloured(monkeypatch: pytest.MonkeyPatch, *, theme: str = "auto", width: int = 40) -> Look:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    return Look(width=width, theme=theme, out=Tty())


def test_plain_lines_are_words_without_codes_or_control_characters() -> None:
    assert Look(width=40, plain=True).paint([Text("a\x1b[2J", "bad"), Text()]) == ["a⟨U+001B⟩[2J", ""]


def test_on_a_terminal_a_style_is_a_colour_of_its_palette(monkeypatch: pytest.MonkeyPatch) -> None:
    (line,) = coloured(monkeypatch).paint([Text("right", "good")])
    assert line == "\x1b[32mright\x1b[0m"


@pytest.mark.parametrize("theme", ["auto", "light", "dark", "mono"])
def test_every_theme_knows_every_style_and_changes_no_word(
    monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    look = coloured(monkeypatch, theme=theme)
    lines = look.paint([Text("word", style) for style in STYLES])
    assert [CODES.sub("", line) for line in lines] == ["word"] * len(STYLES)


def test_without_colour_nothing_but_weight_is_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    for look in (coloured(monkeypatch, theme="mono"),):
        codes = {
            code
            for line in look.paint([Text("x", style) for style in STYLES])
            for code in CODES.findall(line)
        }
        assert codes <= {"\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[3m"}


def test_no_color_is_heeded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "1")
    (line,) = Look(width=40, out=Tty()).paint([Text("right", "good")])
    assert not re.search(r"\x1b\[3\d", line)


def test_a_stream_that_is_no_terminal_gets_no_codes() -> None:
    assert Look(width=40, out=io.StringIO()).paint([Text("right", "bad")]) == ["right"]


@pytest.mark.parametrize(
    "words", ["[bold]x[/bold]", "[/]", ":smile:", "http://x.org 3.14 True 'a'", "a" * 300, "[link=x]y"]
)
def test_words_come_out_as_they_are_however_long_or_odd(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    look = coloured(monkeypatch)
    assert look.paint([Text(words)]) == [words]
    assert CODES.sub("", look.paint([Text(words, "faint")])[0]) == words


def test_each_line_stays_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    look = coloured(monkeypatch, width=10)
    lines = [Text(), Text("word " * 9), Text("中" * 40), Text("  end  ")]
    assert [CODES.sub("", line) for line in look.paint(lines)] == [line.plain for line in lines]


def test_where_only_ascii_may_be_printed_symbols_have_another_form() -> None:
    plain, full = Look(width=40, ascii_only=True), Look(width=40)
    assert (plain.symbol("→", "->"), full.symbol("→", "->")) == ("->", "→")
    assert (plain.charset, full.charset) == (Charset.ASCII, Charset.UNICODE)
    assert (plain.ascii_only, full.ascii_only) == (True, False)

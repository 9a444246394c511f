"""Whatever a bank, an answer, a file's name or a home's name holds, no terminal is made to obey it."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from .conftest import Grill

ATTACKS = (
    "\x1b]0;owned\x07",  # the window's title
    "\x1b]52;c;b3duZWQ=\x07",  # the clipboard
    "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\",  # a link
    "\x1b[2J\x1b[31m",  # the screen, the colour
    "\x9b31m\x90q\x9c",  # the same in one byte
    "\u202egnp.exe\u2066\u200f\u061c",  # the direction of writing
    "\r\x08\x08\x7f\u2028\ufeff\u200b",
)
MARKUP = "[bold red]loud[/] [link=https://evil.example]here[/link] [[x]] :warning: <script>alert(1)</script>"
HOSTILE = " ".join((*ATTACKS, MARKUP, "=cmd|' /C calc'!A0"))
FORBIDDEN = {*range(0x20), *range(0x7F, 0xA0), 0x061C, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF} | {
    *range(0x202A, 0x202F), *range(0x2060, 0x2070)
}  # fmt: skip
ALLOWED = {ord("\n")}


def quoted(text: str) -> str:
    """A double-quoted YAML text, which may hold any character as an escape."""
    return json.dumps(text)


def bank(folder: Path, text: str) -> Path:
    said = quoted(text)
    file = folder / "hostile.yaml"
    file.write_text(
        f"""title: {said}
author: {said}
questions:
- id: trap
  number: 1
  section: A
  tags: [trap]
  ask: {said}
  answer: {said}
  key_points:
    - must: {said}
  pitfalls:
    - said: {said}
      because: {said}
  follow_ups:
    - ask: {said}
      answer: {said}
""",
        encoding="utf-8",
    )
    return file


def assert_inert(done: object, *, of: str) -> None:
    stdout, stderr = getattr(done, "stdout", ""), getattr(done, "stderr", "")
    found = {f"U+{ord(c):04X}" for c in stdout + stderr if ord(c) in FORBIDDEN - ALLOWED}
    assert not found, (of, found)


READING = [
    "list", "list --json", "show trap", "show trap --json", "search loud", "search loud --json", "due", "due --json",
    "history", "history --json", "history --all", "stats", "stats --json", "ready --on 2027-06-01",
    "ready --on 2027-06-01 --json", "plan --on 2027-06-01", "config", "config --json", "doctor", "doctor --json",
]  # fmt: skip


@pytest.mark.parametrize("separate", [*range(len(ATTACKS)), None], ids=str)
def test_a_hostile_bank_is_refused_with_inert_words_or_shown_inert(
    grill: Grill, tmp_path: Path, separate: int | None
) -> None:
    text = MARKUP if separate is None else f"mean {ATTACKS[separate]} {MARKUP}"
    file = bank(tmp_path, text)
    grill.extra = {"GRILL_BANK": str(file)}
    assert_inert(grill("bank", "check", str(file), status=None), of="bank check")
    asked = grill("quiz", "--kind", "recall", stdin="x\n1\n", status=None)
    assert_inert(asked, of="quiz")
    shown = grill("show", "trap", status=None)
    assert_inert(shown, of="show")
    if separate is None:  # markup is text like any other
        assert "[bold red]loud[/]" in " ".join(shown.stdout.split())
        assert ":warning:" in shown.stdout
    for command in ("list", "list --json", "show trap --json", "search loud"):
        assert_inert(grill(*command.split(), status=None), of=command)


def test_a_hostile_typed_answer_is_inert_wherever_it_is_shown(grill: Grill) -> None:
    typed = "".join(c for c in HOSTILE if c not in "\r\n\u2028")
    grill("quiz", "-n", "2", "--kind", "recall", stdin=f"{typed}\n3\n{typed}\n{typed}\n2\n")
    assert_inert(
        grill("quiz", "-n", "1", "--kind", "compute", stdin=f"{typed}\n0.5\n0.5\n"), of="a numeric card"
    )
    assert_inert(grill("quiz", "-n", "1", "--kind", "derive", stdin=f"{typed}\n\n\n"), of="a derivation")
    for command in READING:
        if "trap" not in command:
            assert_inert(grill(*command.split(), status=None), of=command)
    answered = json.loads(grill.out("history", "--json"))
    assert len(answered) >= 2
    assert_inert(grill("export", "log"), of="export log")


COMMANDS_WITH_NAMES = [
    "show", "list --section", "list --tag", "search", "config", "compute", "derive", "suspend", "solve",
    "restore", "merge", "bank check", "export csv", "export csv -o", "history", "reset", "import", "nonsense",
    "due --on", "--bank", "--home",
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS_WITH_NAMES)
def test_a_hostile_argument_or_file_name_is_inert_in_what_is_said(
    grill: Grill, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)  # some of the names are written to
    name = HOSTILE.replace("/", "|")[:120]
    assert_inert(grill(*command.split(), name, status=None), of=command)
    if sys.platform != "win32":
        file = tmp_path / "files" / name
        file.parent.mkdir()
        file.write_bytes(b"rubbish \x1b]0;owned\x07\n")
        assert_inert(grill(*command.split(), str(file), status=None), of=command)


@pytest.mark.skipif(sys.platform == "win32", reason="such names do not exist there")
def test_a_hostile_home_is_inert_in_what_is_said(grill: Grill, tmp_path: Path) -> None:
    grill.home = tmp_path / HOSTILE.replace("/", "|")[:100]
    grill("quiz", "-n", "1", "--kind", "recall", stdin="x\n3\n")
    (grill.home / "grill.db").write_bytes(b"rubbish" * 999)
    for command in ("due", "doctor", "doctor --json", "restore", "history", "doctor --rebuild", "restore"):
        assert_inert(grill(*command.split(), status=None), of=command)


def test_no_shell_sees_what_is_typed(grill: Grill, tmp_path: Path) -> None:
    trap = tmp_path / "trapped"
    typed = f"$(touch {trap}); `touch {trap}`; | touch {trap} & ; ' \" touch {trap}"
    grill("quiz", "-n", "1", "--kind", "recall", stdin=f"{typed}\n3\n")
    for command in (
        ["show", typed],
        ["search", typed],
        ["config", "theme", typed],
        ["merge", typed],
        ["restore", typed],
    ):
        grill(*command, status=None)
    grill.extra = {"EDITOR": f"true; touch {trap}", "VISUAL": ""}
    grill("quiz", "-n", "1", "--kind", "recall", stdin=":e\n:q\n", status=None)
    assert not trap.exists()
    assert os.path.isdir(grill.home)


@pytest.mark.skipif(sys.platform == "win32", reason="the editor is a shell script")
def test_the_editor_gets_its_own_arguments_and_the_file_whatever_their_names_hold(
    grill: Grill, tmp_path: Path
) -> None:
    folder = tmp_path / """my "home's" $HOME; `x` & *"""
    folder.mkdir()
    grill.home = folder / "home"
    editor = folder / "an editor"
    editor.write_text('#!/bin/sh\nprintf "%s\\n" "$#" "$@" > "$TOLD"\n')
    editor.chmod(0o700)
    told = tmp_path / "told"
    name = str(editor).replace("\\", "\\\\").replace('"', '\\"')
    grill.extra = {"EDITOR": f'"{name}" --wait "$HOME \'and\' `x`" a\\ b', "VISUAL": " ", "TOLD": str(told)}
    grill("quiz", "-n", "1", "--kind", "recall", stdin=":e\n:q\n")
    count, *arguments, path = told.read_text().splitlines()
    assert (count, arguments) == ("4", ["--wait", "$HOME 'and' `x`", "a b"])
    assert Path(path).parent == grill.home / "questions"

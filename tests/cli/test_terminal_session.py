"""Whole sessions in a pseudo-terminal, looked at as a person would."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable

import pytest

from tests.cli.conftest import Grill, Terminal
from tests.cli.test_schedule import bank_of

Start = Callable[..., Terminal]


def history(grill: Grill) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(grill.out("history", "--json"))
    return rows


def test_a_card_is_asked_revealed_ticked_and_rated(grill: Grill, terminal: Start) -> None:
    session = terminal("quiz", "-n", "1")
    asked = session.wait_for("Enter reveal")
    assert "What are the likelihood and the log-likelihood?" in asked
    assert "0 done, 1 left" in asked
    session.press("\r")
    session.wait_for("Which of these did you say?")
    session.press("   ")
    session.wait_for("Enter Hard")
    session.press(" ")
    session.wait_for("Enter Good")
    session.press("\r")
    assert "1 card in" in session.finish()
    (row,) = history(grill)
    assert (row["card"], row["rating"]) == ("likelihood:recall", 3)


def test_without_ticks_enter_means_again_and_a_number_overrules(grill: Grill, terminal: Start) -> None:
    session = terminal("quiz", "-n", "1")
    session.wait_for("Enter reveal")
    session.press("\r")
    session.wait_for("Enter Again")
    session.press("4")
    session.finish()
    assert history(grill)[0]["rating"] == 4


def test_keys_typed_ahead_of_the_prompt_are_not_lost(grill: Grill, terminal: Start) -> None:
    bank_of(grill, "alpha", "beta", "gamma")
    session = terminal("quiz", "-n", "3")
    session.press("\r3\r2\r4")  # before the program has even started
    session.finish()
    assert [row["rating"] for row in history(grill)] == [3, 2, 4]


def test_a_typed_answer_is_shown_beside_the_real_one_and_kept(grill: Grill, terminal: Start) -> None:
    session = terminal("quiz", "-n", "1")
    session.wait_for("Enter reveal")
    session.press("tqueue of: u b s ?\x7f!\r\r")  # every key is text on a text line
    session.wait_for("You: queue of: u b s !")
    session.press("3")
    session.finish()
    assert history(grill)[0]["typed"] == "queue of: u b s !"


def test_a_pasted_text_keeps_its_lines_and_submits_nothing(grill: Grill, terminal: Start) -> None:
    session = terminal("quiz", "-n", "1")
    session.wait_for("Enter reveal")
    session.press("\x1b[200~q\r1\r\x1b[201~")  # where one key does one thing, a paste does nothing
    session.press("t\x1b[200~the joint density,\nread in\r\n  theta\n\x1b[201~")
    session.wait_for("> the joint density,\n  read in\n  theta")
    session.press("\r\r")
    session.wait_for("You: the joint density, read in theta")
    session.press("3")
    session.finish()
    assert [(row["rating"], row["typed"]) for row in history(grill)] == [
        (3, "the joint density,\nread in\ntheta")
    ]


def test_a_narrow_window_has_room_to_type_a_confidence(grill: Grill, terminal: Start) -> None:
    session = terminal("quiz", "-n", "1", "--confidence", columns=20, rows=24)
    session.wait_for("\n>")
    session.press("85\r")
    session.wait_for("Enter reveal")
    session.press("\r3")
    session.finish()
    assert history(grill)[0]["confidence"] == 85


def test_messages_do_not_pile_up(grill: Grill, terminal: Start) -> None:
    bank_of(grill, "alpha", "beta")
    session = terminal("quiz", "-n", "2")
    session.wait_for("alpha:recall")
    session.press("\r3")
    session.wait_for("alpha:recall: Good")
    session.press("uuu")
    assert session.wait_for("Nothing to undo.").count("undo.") == 1
    assert "Good" not in session.shown
    session.press("q")
    session.finish()


def test_control_z_gives_the_terminal_to_the_shell_and_comes_back(grill: Grill) -> None:
    shell = Terminal(grill, ("quiz", "-n", "1"), 80, 24, shell=True)
    shell.wait_for("Enter reveal")
    shell.press("\x1a")
    shell.wait_for("Stopped")
    shell.press("echo back in the shell\r")
    shell.wait_for("\nback in the shell")
    shell.press("fg\r")
    shell.wait_for("Enter reveal")
    shell.press("q")
    shell.wait_for("No card was answered.")
    shell.press("exit\r")
    shell.finish()


def test_commands_on_a_text_line_begin_with_a_colon(grill: Grill, terminal: Start) -> None:
    bank_of(grill, "alpha", "beta")
    session = terminal("quiz", "-n", "2")
    session.wait_for("alpha:recall")
    session.press("t:b\r")
    session.wait_for("put aside until tomorrow")
    session.wait_for("beta:recall")
    session.press("t:q\r")
    session.finish()
    assert history(grill) == []
    assert "suspend of" not in grill.out("undo")


def test_undo_brings_the_card_back_at_once_and_again_after_the_last_card(
    grill: Grill, terminal: Start
) -> None:
    bank_of(grill, "alpha", "beta")
    session = terminal("quiz", "-n", "2")
    session.wait_for("alpha:recall")
    session.press("\r1")
    session.wait_for("beta:recall")
    session.press("u")
    session.wait_for("Undone: alpha:recall rated Again.")
    session.wait_for("alpha:recall")
    session.press("\r3")
    session.wait_for("beta:recall")
    session.press("\r3")
    session.finish()
    assert [row["rating"] for row in history(grill)] == [3, 3]
    assert "beta:recall rated Good" in grill.out("undo")


def test_confidence_is_asked_before_the_reveal_and_kept(grill: Grill, terminal: Start) -> None:
    session = terminal("quiz", "-n", "1", "--confidence")
    session.wait_for("How sure are you")
    session.press("maybe\r")
    session.wait_for("'maybe' is no confidence")
    session.press("85\r")
    session.wait_for("Enter reveal")
    session.press("\r3")
    session.finish()
    assert history(grill)[0]["confidence"] == 85


def test_follow_ups_come_one_text_at_a_time(terminal: Start) -> None:
    session = terminal("quiz", "-n", "1", rows=90)
    session.wait_for("Enter reveal")
    session.press("\rf")
    first = session.wait_for("Next: ")
    session.press("f")
    session.wait_for("Next: ")
    assert first.count("Next: ") == 1
    session.press("q")
    session.finish()


def test_the_help_page_names_every_key_and_goes_away(terminal: Start) -> None:
    session = terminal("quiz", "-n", "1")
    session.wait_for("Enter reveal")
    session.press("?")
    page = session.wait_for("any key: back")
    assert all(word in page for word in ("undo", "bury", "suspend", "edit", "follow-up", "Page Up"))
    session.press("x")
    session.wait_for("Enter reveal")
    session.press("q")
    session.finish()


@pytest.mark.parametrize("columns", [60, 200])
def test_any_window_shows_the_footer_and_never_a_wider_line(terminal: Start, columns: int) -> None:
    session = terminal("quiz", "-n", "1", columns=columns, rows=24)
    session.wait_for("q quit")
    session.press("\r")
    shown = session.wait_for("1 Again")
    assert "0 done, 1 left" in shown
    assert "more below (Page Down)" in shown
    session.press("\x1b[6~")
    session.wait_for("more above (Page Up)")
    session.press("q")
    session.finish()


def test_edit_opens_the_editor_keeps_the_history_and_asks_the_new_wording(
    grill: Grill, terminal: Start
) -> None:
    bank_of(grill, "alpha")
    grill("quiz", stdin="x\n1\nx\n3\n")
    grill.now = "2027-03-02T18:00:00"
    editor = grill.home.parent / "my editor"
    editor.write_text('#!/bin/sh\nsed -i "s/What of alpha/What became of alpha/" "$2"\n')
    editor.chmod(0o755)
    grill.extra["EDITOR"] = f"'{editor}' --wait"
    session = terminal("review")
    session.wait_for("What of alpha?")
    session.press("e")
    session.wait_for("What became of alpha?")
    session.press("\r3")
    session.finish()
    assert [row["rating"] for row in history(grill)] == [1, 3, 3]
    assert (grill.home / "questions" / "alpha.yaml").exists()


def edit_with(grill: Grill, terminal: Start, script: str, *, then: str) -> Terminal:
    """A session whose first card was edited by a shell script, once `then` is on the screen."""
    editor = grill.home.parent / "editor"
    editor.write_text(f"#!/bin/sh\n{script}\n")
    editor.chmod(0o755)
    grill.extra["EDITOR"] = str(editor)
    session = terminal("quiz", columns=200)
    session.wait_for("Enter reveal")
    session.press("e")
    session.wait_for_words(then)
    return session


@pytest.mark.parametrize(
    ("script", "then", "copy_is_kept"),
    [
        (":", "Nothing was changed.", False),
        ("exit 3", "ended with status 3.", False),
        ('echo "junk: [" >> "$1"', "again once that is mended", True),
        ('rm "$1"', "the bank's own is asked", False),
        ('sed -i "s/^- id: .*/- id: beta/; s/^  number: .*//" "$1"', "the bank's own is asked", True),
        ('sed -i "/^  answer:/d" "$1"', "alpha is now your copy", True),
    ],
)
def test_whatever_the_editor_leaves_the_session_goes_on(
    grill: Grill, terminal: Start, script: str, then: str, copy_is_kept: bool
) -> None:
    bank_of(grill, "alpha")
    session = edit_with(grill, terminal, script, then=then)
    session.wait_for("What of alpha?")
    session.press("\r3")
    session.finish()
    assert [row["rating"] for row in history(grill)] == [3]
    assert (grill.home / "questions" / "alpha.yaml").exists() == copy_is_kept


def test_a_missing_editor_is_said_on_lines_that_fit(grill: Grill, terminal: Start) -> None:
    bank_of(grill, "alpha")
    grill.extra["EDITOR"] = "/nowhere/to/be/found/an-editor --with arguments"
    session = terminal("quiz", columns=60)
    session.wait_for("Enter reveal")
    session.press("e")
    shown = session.wait_for("Set EDITOR.")
    assert shown.startswith("The editor '/nowhere/to/be/found/an-editor")
    session.press("q")
    session.finish()
    assert list((grill.home / "questions").iterdir()) == []


def test_a_question_of_ones_own_that_is_deleted_while_asked_is_passed_over(
    grill: Grill, terminal: Start
) -> None:
    bank_of(grill, "alpha")
    own = grill.home / "questions"
    own.mkdir(parents=True)
    (own / "mine.yaml").write_text("- id: mine\n  ask: What is mine?\n  answer: This.\n")
    editor = grill.home.parent / "editor"
    editor.write_text('#!/bin/sh\nrm "$1"\n')
    editor.chmod(0o755)
    grill.extra["EDITOR"] = str(editor)
    session = terminal("quiz")
    session.wait_for("What of alpha?")
    session.press("\r3")
    session.wait_for("What is mine?")
    session.press("e")
    session.finish()
    assert session.process.exitstatus == 0
    assert "1 card in" in session.shown


def test_control_c_in_the_editor_is_the_editors(grill: Grill, terminal: Start) -> None:
    bank_of(grill, "alpha")
    script = "trap 'echo caught; exit 0' INT; echo editing; while :; do sleep 0.1; done"
    session = edit_with(grill, terminal, script, then="editing")
    session.press("\x03")
    session.wait_for("Nothing was changed.")
    session.press("q")
    session.finish()
    assert session.process.exitstatus == 0


def test_control_c_keeps_every_answer_and_gives_the_terminal_back(grill: Grill, terminal: Start) -> None:
    bank_of(grill, "alpha", "beta")
    session = terminal("quiz", "-n", "2")
    session.wait_for("alpha:recall")
    session.press("\r3")
    session.wait_for("beta:recall")
    session.press("\x03")
    session.finish()
    assert session.process.exitstatus == 130
    assert "every answer given is kept (1 in this session)" in session.shown
    assert len(history(grill)) == 1


def test_a_closed_terminal_keeps_every_answer(grill: Grill, terminal: Start) -> None:
    bank_of(grill, "alpha", "beta")
    session = terminal("quiz", "-n", "2")
    session.wait_for("alpha:recall")
    session.press("\r3")
    session.wait_for("beta:recall")
    os.kill(session.process.pid, signal.SIGHUP)
    session.finish()
    assert len(history(grill)) == 1


def test_ascii_mode_prints_nothing_else(terminal: Start) -> None:
    session = terminal("--ascii", "quiz", "-n", "1", rows=60)
    session.wait_for("Enter reveal")
    session.press("\r")
    shown = session.wait_for("Which of these did you say?")
    assert shown.isascii()
    session.press("q")
    session.finish()


def test_no_color_is_heeded(grill: Grill, terminal: Start) -> None:
    grill.extra["NO_COLOR"] = "1"
    session = terminal("quiz", "-n", "1")
    session.wait_for("Enter reveal")
    colours = {cell.fg for row in session._screen.buffer.values() for cell in row.values()}
    assert colours <= {"default"}
    session.press("q")
    session.finish()


def test_a_dumb_terminal_gets_plain_prompts(grill: Grill) -> None:
    grill.extra["TERM"] = "dumb"
    out = grill.out("quiz", "-n", "1", stdin="likelihood\n3\n")
    assert "Your answer: " in out
    assert "\x1b" not in out


def test_a_fresh_home_is_asked_for_the_interview_date_once(grill: Grill, terminal: Start) -> None:
    first = terminal()
    first.wait_for("When is the interview?")
    first.press("in spring\r")
    first.wait_for("'in spring' is not a date (write it as 2027-03-01)")
    first.press("2027-02-28\r")
    first.wait_for("2027-02-28 has passed")
    first.press("2027-04-01\r")
    first.finish()
    assert json.loads(grill.out("config", "--json"))["interview_date"] == "2027-04-01"
    second = terminal()
    second.finish()
    assert "When is the interview?" not in second.shown
    assert "in 31 days" in second.shown
    grill.now = "2027-03-31T18:00:00"
    assert "The interview is on 2027-04-01, tomorrow." in grill.out()


def test_a_backup_that_cannot_be_made_is_told_and_the_answer_kept(grill: Grill) -> None:
    bank_of(grill, "alpha")
    grill("config", "theme", "mono")
    backups = grill.home / "backups"
    for file in backups.glob("*"):
        file.unlink()
    if backups.exists():
        backups.rmdir()
    backups.write_text("in the way")
    grill.now = "2027-03-02T18:00:00"
    done = grill("quiz", stdin="x\n3\n")
    assert "today's backup could not be made" in done.stderr
    assert len(history(grill)) == 1


def test_messages_after_a_session_break_between_words(terminal: Start) -> None:
    session = terminal("quiz", "-n", "1", columns=50)
    session.wait_for("Enter reveal")
    session.press("\x03")
    shown = session.finish()
    assert "every answer given is kept (0 in\nthis session)" in shown


def test_prose_keeps_a_readable_measure_in_a_wide_window(terminal: Start) -> None:
    session = terminal("quiz", "-n", "1", columns=200, rows=50)
    session.wait_for("Enter reveal")
    session.press("\r")
    lines = session.wait_for("Which of these did you say?").splitlines()
    prose = [line for line in lines if line and line[0].isalpha() and "Enter" not in line]
    assert 80 < max(map(len, prose)) <= 100
    session.press("q")
    session.finish()

"""A question in the learner's own editor: a copy in the home, its history kept, nothing left where nothing changed."""

from __future__ import annotations

import shlex
import signal
import sys
from pathlib import Path

import pytest

from interview_grill.cli.editing import edit_question
from interview_grill.cli.surroundings import Surroundings
from tests.cli.places import place

CHANGE = "text = text.replace('What is a mode?', 'What is a maximum?')"


def editor(folder: Path, script: str) -> str:
    """The command of an editor that does this to the file, as EDITOR holds it; `text` is what the file says."""
    program = folder / "my editor.py"
    program.write_text(
        "import os, sys\nfrom pathlib import Path\npath = Path(sys.argv[-1])\ntext = path.read_text(encoding='utf-8')\n"
        f"{script}\nif path.exists(): path.write_text(text, encoding='utf-8')\n",
        encoding="utf-8",
    )
    return f"{shlex.quote(sys.executable)} {shlex.quote(str(program))}"


def edit(
    folder: Path, script: str, *, variable: str = "EDITOR", question: str = "mode"
) -> tuple[str, Surroundings]:
    here = place(folder, **{variable: editor(folder, script)})
    return edit_question(here, question), here


def own(folder: Path) -> list[str]:
    found = folder / "home" / "questions"
    return sorted(path.name for path in found.iterdir()) if found.is_dir() else []


def test_a_change_is_seen_at_once_and_the_bank_s_file_is_left_alone(tmp_path: Path) -> None:
    told, here = edit(tmp_path, CHANGE)
    before = (tmp_path / "bank.yaml").read_bytes()
    assert here.library.question("mode").ask == "What is a maximum?"
    assert told == f"mode is now your copy, {tmp_path / 'home' / 'questions' / 'mode.yaml'}."
    assert (tmp_path / "bank.yaml").read_bytes() == before
    assert len(here.library) == 3


def test_a_copy_in_which_nothing_was_changed_is_taken_away(tmp_path: Path) -> None:
    told, _ = edit(tmp_path, "")
    assert told == "Nothing was changed."
    assert own(tmp_path) == []


def test_a_question_of_one_s_own_is_edited_where_it_is(tmp_path: Path) -> None:
    edit(tmp_path, CHANGE)
    told, here = edit(tmp_path, "text = text.replace('maximum?', 'peak?')")
    assert here.library.question("mode").ask == "What is a peak?"
    assert own(tmp_path) == ["mode.yaml"]
    assert "your copy" in told
    assert edit(tmp_path, "")[0] == "Nothing was changed."
    assert own(tmp_path) == ["mode.yaml"]


def test_what_is_at_fault_is_told_with_its_place_and_the_bank_s_own_goes_on(tmp_path: Path) -> None:
    told, here = edit(tmp_path, "text = text.replace('ask:', 'asks:')")
    assert "mode.yaml:" in told
    assert told.endswith("The file counts again once that is mended.")
    assert here.library.question("mode").ask == "What is a mode?"


def test_a_question_whose_id_was_changed_is_another_one(tmp_path: Path) -> None:
    told, here = edit(
        tmp_path, "text = text.replace('id: mode', 'id: peak').replace('number: 1', 'number: 99')"
    )
    assert "no longer holds mode: the bank's own is asked." in told
    assert {"mode", "peak"} <= set(here.library.ids)


def test_a_file_that_the_editor_took_away_leaves_the_bank_s_own(tmp_path: Path) -> None:
    told, here = edit(tmp_path, "path.unlink()")
    assert "the bank's own is asked" in told
    assert here.library.question("mode").ask == "What is a mode?"


def test_an_editor_that_fails_is_told_with_its_status(tmp_path: Path) -> None:
    told, _ = edit(tmp_path, "sys.exit(3)")
    assert told.startswith("The editor ")
    assert told.endswith("ended with status 3.")
    assert own(tmp_path) == []


@pytest.mark.parametrize(
    ("named", "words"),
    [
        (
            "/no/such/editor --wait",
            "The editor '/no/such/editor --wait' cannot be started: No such file or directory.",
        ),
        ("vi 'unclosed", 'EDITOR cannot be read: No closing quotation in "vi \'unclosed".'),
    ],
)
def test_an_editor_that_cannot_be_started_is_said_to_be_so(tmp_path: Path, named: str, words: str) -> None:
    assert edit_question(place(tmp_path, EDITOR=named), "mode").startswith(words)
    assert own(tmp_path) == []


def test_visual_is_taken_before_editor_and_one_of_spaces_is_none(tmp_path: Path) -> None:
    works = editor(tmp_path, CHANGE)
    assert "your copy" in edit_question(place(tmp_path, VISUAL=works, EDITOR="/no/such"), "mode")
    assert edit_question(place(tmp_path, VISUAL="  ", EDITOR="/no/such"), "odds").startswith(
        "The editor '/no/such'"
    )


def test_an_interrupt_meanwhile_is_the_editor_s_and_afterwards_ours_again(tmp_path: Path) -> None:
    usual = signal.getsignal(signal.SIGINT)
    told, _ = edit(tmp_path, f"import signal; os.kill(os.getppid(), signal.SIGINT); {CHANGE}")
    assert "your copy" in told
    assert signal.getsignal(signal.SIGINT) == usual


def test_a_name_with_shell_marks_is_a_name(tmp_path: Path) -> None:
    folder = tmp_path / "a $(touch trap) `b` ;c"
    folder.mkdir()
    told, _ = edit(folder, CHANGE)
    assert "your copy" in told
    assert not list(tmp_path.rglob("trap"))

"""What every command promises: help, exit status, JSON alone on stdout, errors in one line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from interview_grill.cli.registry import ENTRIES
from tests.cli.conftest import PROGRAM, Grill
from tests.cli.test_schedule import answers, bank_of

NAMES = [entry.name for entry in ENTRIES]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_has_help(grill: Grill, name: str, flag: str) -> None:
    text = grill.out(name, flag)
    assert text.startswith(f"Usage: grill {name}")
    assert len(text.splitlines()) > 5


def test_the_root_lists_every_command(grill: Grill) -> None:
    text = grill.out("--help")
    listed = [line.split()[0] for line in text.splitlines() if line.startswith("  ") and line.split()]
    assert set(NAMES) <= set(listed)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("quizz",), "Did you mean 'quiz'?"),
        (("due", "--jsno"), "--json"),
        (("show", "gaussian-varianse"), "did you mean gaussian-variance?"),
        (("show", "999"), "there is no question '999'"),
        (("config", "retentoin", "0.9"), "did you mean retention?"),
        (("config", "retention", "2"), "0.7 to 0.99"),
        (("quiz", "--section", "Z"), "no section is called 'Z'"),
        (("quiz", "--tag", "riddge"), "did you mean ridge?"),
        (("quiz", "--kind", "sing"), "recall"),
        (("suspend", "gaussian-mean:sing"), "gaussian-mean has gaussian-mean:recall"),
        (("compute", "likelihood", "--task", "nope"), "no numeric task 'nope'"),
        (("derive", "likelihood"), "has no derivation"),
        (("due", "--home"), "--home needs a value"),
    ],
)
def test_wrong_usage_is_status_2_and_names_the_mend(
    grill: Grill, arguments: tuple[str, ...], words: str
) -> None:
    done = grill(*arguments, status=2)
    assert words in done.stderr
    assert done.stdout == ""


def test_bad_input_is_status_3_in_one_line(grill: Grill, tmp_path: Path) -> None:
    done = grill("--bank", str(tmp_path / "nowhere"), "due", status=3)
    assert done.stderr.count("\n") == 1
    assert "nowhere" in done.stderr
    assert "there is no such bank" in done.stderr
    grill.extra["GRILL_NOW"] = "soon"
    assert grill("due", status=3).stderr.startswith("grill: GRILL_NOW: 'soon' is not a date and time (write")


def test_global_options_stand_before_or_after_the_command(grill: Grill, tmp_path: Path) -> None:
    bank = tmp_path / "one.yaml"
    bank.write_text("- id: solo\n  ask: What?\n")
    for arguments in (("--bank", str(bank), "due", "--json"), ("--json", "due", f"--bank={bank}")):
        assert json.loads(grill.out(*arguments))["counts"]["new"] == 1
    grill("--home", str(tmp_path / "other"), "config", "theme", "mono")
    assert json.loads(grill.out("config", "theme", "--json", "--home", str(tmp_path / "other"))) == {
        "theme": "mono"
    }


def test_the_version_is_printed_either_way(grill: Grill) -> None:
    assert grill.out("--version") == grill.out("-V")
    assert grill.out("--version").startswith("grill 0.")


@pytest.mark.parametrize(
    "arguments",
    [
        ("due", "--json"),
        ("list", "--json"),
        ("show", "24", "--json"),
        ("search", "ridge", "--json"),
        ("history", "--json"),
        ("config", "--json"),
        ("doctor", "--json"),
        ("compute", "7", "--seed", "3", "--json"),
        ("--json",),
    ],
)
def test_json_is_one_document_and_nothing_else(grill: Grill, arguments: tuple[str, ...]) -> None:
    done = grill(*arguments)
    json.loads(done.stdout)
    assert done.stderr == ""


def test_settings_that_are_numbers_are_numbers_in_json(grill: Grill) -> None:
    grill("config", "retention", "0.925")
    settings = json.loads(grill.out("config", "--json"))
    assert (settings["retention"], settings["new_per_day"], settings["rollover"]) == (0.925, 10, "04:00")
    assert grill.out("config", "retention") == "retention  0.925\n"


def test_due_json_has_the_shape_of_the_contract(grill: Grill) -> None:
    bank_of(grill, "alpha", "beta")
    grill("quiz", stdin=answers(1, 3, 3))
    grill.now = "2027-03-02T18:00:00"
    document = json.loads(grill.out("due", "--json"))
    assert document["now"] == "2027-03-02T17:00:00Z"
    assert set(document["counts"]) == {"due", "new", "later", "suspended"}
    (card,) = document["cards"]
    promised = "card question kind section due state stability difficulty retrievability reps lapses"
    assert set(card) >= set(promised.split())
    assert (card["card"], card["due"], card["state"], card["reps"]) == (
        "alpha:recall",
        "2027-03-02",
        "review",
        1,
    )
    assert grill.out("due", "--count") == "1\n"


def test_reading_commands_create_no_log(grill: Grill) -> None:
    for arguments in (("due",), ("list",), ("history",), ("config",), ()):
        grill(*arguments)
    assert not (grill.home / "grill.db").exists()


def test_an_interruption_while_the_program_loads_leaves_no_traceback(grill: Grill, tmp_path: Path) -> None:
    (tmp_path / "typer.py").write_text("raise KeyboardInterrupt\n")
    grill.extra["PYTHONPATH"] = str(tmp_path)
    done = grill("due", status=130)
    assert (done.stdout, done.stderr) == ("", "")


def test_loading_is_lazy(grill: Grill) -> None:
    grill("quiz", "-n", "1", stdin=answers(3))
    program = (
        "import sys, runpy; sys.argv = ['grill', *sys.argv[1:]]\n"
        "from interview_grill.entry import main\n"
        "try: main()\n"
        "finally: print(sorted(set(sys.modules) & {'numpy', 'yaml', 'rich', 'typer'}), file=sys.stderr)"
    )

    def loaded(*arguments: str, stdin: str = "") -> str:
        done = subprocess.run(
            [sys.executable, "-c", program, *arguments],
            input=stdin, env=grill.environment, capture_output=True, text=True, timeout=60, check=True,
        )  # fmt: skip
        return done.stderr.strip().splitlines()[-1]

    assert loaded("--version") == "[]"
    assert loaded("due") == "['typer']"
    assert loaded("due", "--json") == "['typer']"
    assert loaded("quiz", "-n", "1") == "['typer']"
    assert loaded("quiz", "-n", "1", "--kind", "compute", "--new", "1") == "['typer']"


def test_piped_sessions_report_a_bad_rating_and_read_the_next_line(grill: Grill) -> None:
    bank_of(grill, "alpha")
    done = grill("quiz", stdin="my answer\nfine\n9\n3\n")
    assert done.stderr.count("is no rating; 1, 2, 3 or 4 is") == 2
    assert json.loads(grill.out("history", "--json"))[0]["rating"] == 3


def test_piped_confidence_comes_first(grill: Grill) -> None:
    bank_of(grill, "alpha")
    done = grill("quiz", "--confidence", stdin="sure\n70\nmy answer\n3\n")
    assert "'sure' is no confidence" in done.stderr
    (row,) = json.loads(grill.out("history", "--json"))
    assert (row["confidence"], row["typed"], row["rating"]) == (70, "my answer", 3)


def test_end_of_input_ends_a_session_cleanly_and_logs_nothing_unrated(grill: Grill) -> None:
    bank_of(grill, "alpha", "beta")
    grill("quiz", stdin="my answer\n3\nanother\n")
    assert len(json.loads(grill.out("history", "--json"))) == 1


def test_hostile_text_from_a_bank_or_an_answer_is_shown_and_not_obeyed(grill: Grill, tmp_path: Path) -> None:
    bank = tmp_path / "b.yaml"
    bank.write_text("- id: evil\n  ask: '[red]What[/red] [link=http://x]y[/link]?'\n  answer: 'No.'\n")
    out = grill.out("--bank", str(bank), "quiz", stdin="\x1b]52;c;eA==\x07 [bold]x\u202e\n3\n")
    assert "[red]What[/red]" in out
    assert "\x1b" not in out
    for arguments in (("history",), ("history", "--json"), ("undo",)):
        shown = grill.out("--bank", str(bank), *arguments)
        assert "\x1b" not in shown
        assert "\u202e" not in shown


def test_a_bank_with_invisible_characters_is_refused_by_place(grill: Grill, tmp_path: Path) -> None:
    bank = tmp_path / "b.yaml"
    bank.write_text("- id: evil\n  ask: 'W\u202ehat?'\n", encoding="utf-8")
    done = grill("--bank", str(bank), "due", status=3)
    assert "b.yaml:2:10" in done.stderr
    assert "\u202e" not in done.stderr


@pytest.mark.parametrize("closed", ["stdout"])
def test_a_closed_pipe_is_no_traceback(grill: Grill, closed: str) -> None:
    process = subprocess.Popen(
        [*PROGRAM, "list"], env=grill.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert b"Traceback" not in process.stderr.read(), closed
    process.wait()
    process.stderr.close()


def test_the_c_locale_prints_what_it_can(grill: Grill) -> None:
    grill.extra.update({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    out = grill.out("show", "7")
    assert out.isascii()
    assert "sigma" in out


def test_two_processes_answer_in_one_home_at_once(grill: Grill) -> None:
    bank_of(grill, *(f"q{n}" for n in range(8)))
    grill("due")
    many = "".join("a\n3\n" for _ in range(8))
    running = [
        subprocess.Popen(
            [*PROGRAM, "quiz", "--cram"], env=grill.environment, stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )
        for _ in range(3)
    ]  # fmt: skip
    for process in running:
        _, errors = process.communicate(many, timeout=60)
        assert errors == ""
        assert process.returncode == 0
    assert len(json.loads(grill.out("history", "--json"))) == 24
    assert grill.out("doctor") == "Everything is in order.\n"


def test_files_are_for_their_owner_alone(grill: Grill) -> None:
    grill("quiz", "-n", "1", stdin=answers(3))
    assert grill.home.stat().st_mode & 0o777 == 0o700
    for path in grill.home.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path
    assert os.path.exists(grill.home / "grill.db")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("grill su", {"suspend"}),
        ("grill show gaussian-v", {"gaussian-variance"}),
        ("grill quiz --min", {"--minutes"}),
    ],
)
def test_the_shell_completes_commands_questions_and_options(
    grill: Grill, words: str, found: set[str]
) -> None:
    count = len(words.split()) - 1
    grill.extra.update({"_GRILL_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(count)})
    program = "import sys; sys.argv = ['grill']; from interview_grill.entry import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", program], env=grill.environment, capture_output=True, text=True, timeout=60, check=False
    )  # fmt: skip
    assert set(done.stdout.split()) == found

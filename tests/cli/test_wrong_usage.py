"""What is typed wrongly or in another way than usual: answered with what was meant, never with a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Grill


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("list", "--band", "16-53"), 2, "did you mean 16-35?"),
        (("config", "--default"), 2, "grill config theme --default"),
        (("config", "theme", "dark", "--default"), 2, "takes one setting and no value"),
        (("derive", "7", "--blank", "--free"), 2, "exclude each other"),
        (("solve", "gausian"), 2, "did you mean gaussian?"),
        (
            ("solve", "bernoulli", "--data", "1,0", "--prior", "bta:2,2"),
            2,
            "--prior: no prior is called 'bta'",
        ),
        (
            ("solve", "bernoulli", "--data", "1,0", "--level", "95"),
            2,
            "'--level': 95 is no probability (write 0.95)",
        ),
        (("due", "--on", "soon"), 2, "--on: 'soon' is not a date (write it as 2027-03-01)"),
        (("config", "interview_date", "soon"), 2, "interview_date: 'soon' is not a date"),
        (("reset", "7:recal"), 2, "gaussian-variance:recall"),
        (("show", "7:nothing"), 2, "there is no question '7:nothing'"),
    ],
)
def test_a_mistake_is_answered_with_its_mend(
    grill: Grill, arguments: tuple[str, ...], status: int, said: str
) -> None:
    done = grill(*arguments, status=status)
    assert said in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("name", ["7", "gaussian-variance", "7:compute", "gaussian-variance:compute"])
def test_a_card_names_its_question_wherever_one_is_asked_for(grill: Grill, name: str) -> None:
    assert "Gaussian's variance" in grill.out("show", name)
    assert "within 0.5 %" in grill.out("compute", name, "--seed", "7")


def test_a_card_can_be_named_by_number_and_kind(grill: Grill) -> None:
    assert grill.out("suspend", "7:compute") == "gaussian-variance:compute suspended.\n"


def test_a_backup_makes_no_folder_and_a_missing_one_is_told_where_to_find(
    grill: Grill, tmp_path: Path
) -> None:
    folder = tmp_path / "nowhere"
    done = grill("backup", str(folder / "copy.db"), status=3)
    assert done.stderr == f"grill: {folder}: there is no such folder (make it first)\n"
    assert not folder.exists()
    done = grill("restore", str(folder / "copy.db"), status=3)
    assert "there is no such file ('grill restore' without a name lists the backups kept)" in done.stderr


def test_what_a_restoration_replaced_is_listed_and_can_be_restored(grill: Grill, tmp_path: Path) -> None:
    grill("suspend", "7:recall")
    copy = tmp_path / "copy.db"
    grill("backup", str(copy))
    grill("suspend", "7:compute")
    grill("restore", str(copy))
    *_, listed = grill.out("restore").splitlines()
    assert "before-restore-2027-03-01" in listed
    grill("restore", listed)
    assert json.loads(grill.out("due", "--json"))["counts"]["suspended"] == 2


def test_what_is_no_backup_is_answered_with_where_they_are(grill: Grill, tmp_path: Path) -> None:
    notes = tmp_path / "notes.csv"
    notes.write_text("question,answer\n" * 200)
    done = grill("restore", str(notes), status=3)
    assert "this is not a grill log ('grill restore' without a name lists the backups kept)" in done.stderr


def test_an_empty_answer_has_no_caret(grill: Grill) -> None:
    assert (
        grill("compute", "7", "--seed", "7", "--answer", "", status=3).stdout
        == "invalid: nothing was typed\n"
    )


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("grill show gaussian-m", "gaussian-mean"),
        ("grill history poisson", "poisson-mle"),
        ("grill quiz --tag rid", "ridge"),
        ("grill list --section qu", "quick"),
        ("grill mock --band 36", "36-50"),
        ("grill config roll", "rollover"),
        ("grill solve lo", "logistic"),
        ("grill export hash", "hashcards"),
    ],
)
def test_the_shell_completes_names(grill: Grill, words: str, completed: str) -> None:
    grill.extra |= {
        "_GRILL_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
    }
    assert grill.out().split() == [completed]


def test_bands_are_repeatable_like_the_other_filters(grill: Grill) -> None:
    rows = json.loads(grill.out("list", "--band", "36-50", "--band", "QUICK", "--json"))
    assert [row["number"] for row in rows] == list(range(36, 61))


def test_a_list_explains_its_letters(grill: Grill) -> None:
    assert "c: has a numeric task, d: has a derivation" in grill.out("list")
    assert "c: " not in grill.out("search", "define existence")


def test_words_that_no_question_holds_together_are_found_by_themselves(grill: Grill) -> None:
    newton = len(json.loads(grill.out("search", "Newton", "--json")))
    assert (
        grill.out("search", "Newton zebra") == f"No question fits.\nBy themselves: 'Newton' is in {newton}.\n"
    )
    assert grill.out("search", "zebra") == "No question fits.\n"

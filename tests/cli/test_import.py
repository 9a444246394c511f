"""`grill import` as a person runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Grill
from tests.exchange.anki_intake.packages import BASIC, PackedAnswer, PackedNote, package

LIST = """\
# Estimation

An aside.

## Section A — Likelihood (Q1–2)

**1. What is a score?**

The gradient of \\(\\ell\\).

**2. When is it zero?**

## Optimisers

1. What is a step?
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "notes.md"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_a_list_becomes_questions_beside_the_bank_and_the_report_tells_the_rest(
    grill: Grill, file: Path
) -> None:
    shown = grill.out("import", str(file))
    kept = grill.home / "questions" / "notes.yaml"
    assert shown.splitlines() == [
        f"Took 3 questions from {file} into {kept}:",
        "  3 new; 2 without an answer.",
        "Not taken, or not as it stood (2):",
        "  1 question has a number that is taken: it is kept in `source`",
        f"  {file}:3: text outside any question: An aside.",
    ]
    assert "no errors, 2 warnings" in grill.out("bank", "check", "--quick", str(kept))
    assert "no errors" in grill.out("bank", "check", "--quick")
    (question,) = (one for one in json.loads(grill.out("list", "--json")) if one["id"] == "score")
    assert (question["number"], question["section"]) == (1, "A")
    assert "What is a step?" in grill.out("list", "--section", "optimisers")


def test_a_second_import_of_a_changed_file_updates_and_keeps_the_history(grill: Grill, file: Path) -> None:
    grill("import", str(file))
    grill("quiz", "score", "-n", "1", stdin="x\n3\n", status=None)
    file.write_text(
        LIST.replace("What is a score?", "Define the score.").replace("## Opt", "**3. New?**\n\n## Opt")
    )
    assert "1 new, 1 changed, 2 as before" in grill.out("import", str(file))
    shown = json.loads(grill.out("show", "score", "--json"))
    assert shown["ask"] == "Define the score."
    assert shown["answer"] == "The gradient of $\\ell$."


def test_two_lists_with_the_same_numbers_lie_side_by_side(grill: Grill, file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text("# Other\n\n## Section Z: Last\n\n1. What is a kernel?\n2. What is a margin?\n")
    grill("import", str(file))
    grill("import", str(other))
    ids = {one["id"] for one in json.loads(grill.out("list", "--json"))}
    assert {"score", "zero", "step", "kernel", "margin"} <= ids
    assert "no errors" in grill.out("bank", "check", "--quick")


def test_another_list_of_the_same_name_is_refused(grill: Grill, tmp_path: Path) -> None:
    for folder, words in (("a", "kernel margin prior mode"), ("b", "loss risk bias score")):
        (tmp_path / folder).mkdir()
        text = "".join(f"{n}. What is a {word}?\n" for n, word in enumerate(words.split(), 1))
        (tmp_path / folder / "README.md").write_text(text)
    grill("import", str(tmp_path / "a" / "README.md"))
    done = grill("import", str(tmp_path / "b" / "README.md"), status=3)
    assert "holds another list of that name" in done.stderr


def test_an_edited_file_is_kept_beside_the_new_one(grill: Grill, file: Path) -> None:
    grill("import", str(file))
    kept = grill.home / "questions" / "notes.yaml"
    kept.write_text(f"# my comment\n{kept.read_text()}")
    file.write_text(LIST.replace("The gradient", "Gradient"))
    assert "former text is in" in grill.out("import", str(file))
    assert kept.with_suffix(".yaml.bak").read_text().startswith("# my comment")


def test_a_dry_run_writes_nothing_and_json_is_one_document(grill: Grill, file: Path) -> None:
    report = json.loads(grill.out("import", str(file), "--dry-run", "--json"))
    assert report["new"] == ["score", "zero", "step"]
    assert report["remarks"][1] == {
        "line": 3, "last_line": 3, "what": "text outside any question", "text": "An aside.",
    }  # fmt: skip
    assert not (grill.home / "questions").exists()


@pytest.mark.parametrize("form", ["json", "yaml", "csv", "tsv"])
def test_export_import_export_gives_the_same_bytes(grill: Grill, tmp_path: Path, form: str) -> None:
    first, bank, second = tmp_path / f"a.{form}", tmp_path / "bank.yaml", tmp_path / f"b.{form}"
    grill("export", form, "-o", str(first))
    grill("import", str(first), "--to", str(bank))
    grill("--bank", str(bank), "export", form, "-o", str(second))
    assert first.read_bytes() == second.read_bytes()
    assert "60 as before" in grill.out("import", str(first), "--to", str(bank))


def test_a_package_brings_questions_and_its_review_log_once(grill: Grill, tmp_path: Path) -> None:
    file = tmp_path / "deck.apkg"
    answers = [PackedAnswer(1_790_000_000_000, "g1"), PackedAnswer(1_790_000_900_000, "g1", ease=1)]
    file.write_bytes(
        package([PackedNote("g1", BASIC, ["What is <i>shrinkage</i>?", "Nearer to zero.", ""])], answers)
    )
    assert "2 answers in the review log: 2 new" in grill.out("import", str(file), "--history")
    assert "0 new, 2 here already" in grill.out("import", str(file), "--history")
    rows = json.loads(grill.out("history", "--json"))
    assert [(row["card"], row["rating"]) for row in rows] == [
        ("shrinkage:recall", 3),
        ("shrinkage:recall", 1),
    ]
    grill("doctor")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.md", b"no questions here", "no questions were found"),
        ("a.md", b"1. What\xff?", "byte 0xFF is not UTF-8"),
        ("a.json", b"{", "this is not JSON"),
        ("a.json", b"[" * 100_000, "nested too deeply"),
        ("a.csv", b"ask,colour\na,b\n", "no column is called 'colour'"),
        ("a.yaml", b"- id: X\n", "a question needs `ask`"),
        ("a.apkg", b"PK", "damaged or not an Anki package"),
        ("a.pdf", b"%PDF", "no format is known by the ending .pdf"),
        ("a.jsonl", b"{}", "this is a log of answers"),
    ],
)
def test_what_cannot_be_read_is_one_line_and_exit_status_3(
    grill: Grill, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    done = grill("import", str(path), status=3)
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_a_table_made_by_hand_is_read_and_updated(grill: Grill, tmp_path: Path) -> None:
    path = tmp_path / "cards.csv"
    path.write_text('Front,Back,#\n"What is \\(\\mu\\), <b>here</b>?",Costs $5,3\nWhy?,,4\n')
    assert "2 new; 1 without an answer" in grill.out("import", str(path))
    path.write_text('Front,Back,#\n"What is \\(\\mu\\), <b>here</b>?",Costs $6,3\nWhy then?,,4\n')
    assert "2 changed" in grill.out("import", str(path))
    (shown,) = (one for one in json.loads(grill.out("list", "--json")) if one["id"] == "mu-here")
    assert (shown["number"], shown["ask"]) == (3, "What is $\\mu$, **here**?")
    assert json.loads(grill.out("show", "mu-here", "--json"))["answer"] == "Costs \\$6"


@pytest.mark.parametrize(("rows", "said"), [("a,b,c,d", "4 cells"), ('a,"b', "cannot be read")])
def test_a_row_that_does_not_fit_its_columns_is_told_with_its_line(
    grill: Grill, tmp_path: Path, rows: str, said: str
) -> None:
    path = tmp_path / "cards.csv"
    path.write_text(f"ask,answer,number\nx,y,1\n{rows}\n")
    done = grill("import", str(path), status=3)
    assert f"{path}:3: " in done.stderr
    assert said in done.stderr


def test_questions_a_bank_cannot_hold_are_told_and_the_others_taken(grill: Grill, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    good, bad = {"id": "good", "ask": "A\u202e\x07b?"}, {"id": "Bad Id", "ask": "c?", "evil": 1}
    document = {"format": "interview-grill questions", "version": 1, "deck": {}, "questions": [good, bad]}
    path.write_text(json.dumps(document))
    report = json.loads(grill.out("import", str(path), "--json"))
    assert report["new"] == ["good"]
    assert [one["what"] for one in report["remarks"]] == [
        "not taken: question 2: `id` must be a slug, not the text 'Bad Id'",
        "question 1: control characters removed",
    ]

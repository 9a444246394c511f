"""Reading a file of questions from elsewhere: its format by its name, every draft checked as a bank checks it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from interview_grill.cli.importing import Form, checked, form_of, imported, read_questions
from interview_grill.errors import BankError, ExchangeError, GrillError, WrongUsage
from interview_grill.exchange.collection import Collection
from interview_grill.exchange.json_document import encode as encode_json
from tests.cli.places import DECK, MODE, RATE, again, place, rated
from tests.exchange.anki_intake.packages import BASIC, PackedAnswer, PackedNote, package


def written(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def taken(folder: Path, name: str, content: str | bytes, form: Form | None = None) -> list[dict[str, Any]]:
    path = written(folder, name, content)
    found = checked(read_questions(place(folder), path, form or form_of(path)))
    return [draft.plain for draft in found.intake.drafts]


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.md", Form.MARKDOWN), ("A.MARKDOWN", Form.MARKDOWN), ("a.b.txt", Form.MARKDOWN), ("a.csv", Form.CSV),
     ("a.TSV", Form.TSV), ("a.tab", Form.TSV), ("a.json", Form.JSON), ("a.yml", Form.YAML), ("a.apkg", Form.ANKI),
     ("a.colpkg", Form.ANKI)],
)  # fmt: skip
def test_the_format_is_that_of_the_name(name: str, form: Form) -> None:
    assert form_of(name) is form


def test_a_folder_is_a_bank(tmp_path: Path) -> None:
    assert form_of(str(tmp_path)) is Form.YAML


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("log.jsonl", "grill merge log.jsonl"),
        ("a.docx", "by the ending .docx"),
        ("README", "by the ending of this name"),
    ],
)
def test_a_name_that_tells_no_format_is_refused_with_a_remedy(name: str, words: str) -> None:
    with pytest.raises(ExchangeError) as caught:
        form_of(name)
    assert words in str(caught.value)
    assert caught.value.where == name


def test_markdown_has_the_file_as_its_source(tmp_path: Path) -> None:
    (plain,) = taken(tmp_path, "list.md", "1. What is it?\n")
    assert plain == {"ask": "What is it?", "number": 1, "source": "list.md"}


def test_a_table_without_ids_is_markdown_and_one_with_ids_is_as_it_is(tmp_path: Path) -> None:
    (plain,) = taken(tmp_path, "a.csv", "ask,answer\nWhat is \\(x\\)?,* one\n")
    assert (plain["ask"], plain["answer"]) == ("What is $x$?", "- one")
    (plain,) = taken(tmp_path, "b.csv", "id,ask,answer\nmean,What is $x$?,\n")
    assert (plain["id"], plain["ask"]) == ("mean", "What is $x$?")


def test_a_format_that_is_named_is_taken_whatever_the_name(tmp_path: Path) -> None:
    (plain,) = taken(tmp_path, "notes", "ask\tanswer\nWhat?\tThat.\n", Form.TSV)
    assert plain["answer"] == "That."


def test_a_document_of_our_own_comes_back_whole(tmp_path: Path) -> None:
    (plain,) = taken(tmp_path, "a.json", "".join(encode_json(Collection((RATE,), DECK))))
    assert plain["id"] == "poisson-rate"
    assert len(plain["tasks"]) == 2
    assert len(plain["derivations"]) == 1


def test_a_bank_with_errors_is_refused_whole(tmp_path: Path) -> None:
    with pytest.raises(BankError, match="slug"):
        taken(tmp_path, "b.yaml", "questions:\n- id: Not A Slug\n  ask: What?\n")


def test_what_a_bank_would_not_take_is_told_with_its_line_and_the_rest_is_taken(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "id,ask,answer\nmean,What?,That.\nNot A Slug,Why?,So.\n")
    found = checked(read_questions(place(tmp_path), path, Form.CSV))
    assert [draft.plain["id"] for draft in found.intake.drafts] == ["mean"]
    (remark,) = found.intake.remarks
    assert (remark.line, remark.text) == (3, "Why?")
    assert remark.what.startswith("not taken: `id` must be a slug")


def test_of_questions_without_lines_the_place_is_told(tmp_path: Path) -> None:
    document = json.loads("".join(encode_json(Collection((MODE, RATE), DECK))))
    document["questions"][1]["ask"] = 7
    found = checked(
        read_questions(place(tmp_path), written(tmp_path, "a.json", json.dumps(document)), Form.JSON)
    )
    (remark,) = found.intake.remarks
    assert remark.what.startswith("not taken: question 2: `ask`")


def test_a_file_with_nothing_to_take_says_why(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="there is no question to take: not taken: `id` must be a slug"):
        taken(tmp_path, "a.csv", "id,ask\nNot A Slug,Why?\n")


def test_characters_that_act_unseen_are_removed_and_told(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "a.json",
        "".join(encode_json(Collection((MODE,), DECK))).replace("What", "\\u202eW\\u001bhat"),
    )
    found = checked(read_questions(place(tmp_path), path, Form.JSON))
    assert found.intake.drafts[0].plain["ask"] == "What is a mode?"
    assert [one.what for one in found.intake.remarks] == ["question 1: control characters removed"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.md", b"one\n\xff\n", "byte 0xFF is not UTF-8"),
        ("a.csv", b"", ""),
        ("a.json", b"{", "not JSON"),
        ("a.apkg", b"PK", "damaged"),
        ("a.md", b"nothing here\n", "no questions were found"),
    ],
)
def test_a_file_that_is_none_is_one_error_that_names_it(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    with pytest.raises(GrillError) as caught:
        taken(tmp_path, name, content)
    assert words in str(caught.value)
    assert name in str(caught.value)


@pytest.mark.parametrize("name", ["none.md", "none.csv", "none.yaml", "none.apkg"])
def test_a_file_that_is_not_there_is_said_to_be_so(tmp_path: Path, name: str) -> None:
    with pytest.raises(GrillError) as caught:
        read_questions(place(tmp_path), str(tmp_path / name), form_of(name))
    assert name in str(caught.value)


NOTES = [PackedNote("g1", BASIC, ["What is a median?", "The middle."]), PackedNote("g2", BASIC, ["", "lost"])]
ANSWERS = [
    PackedAnswer(1_700_000_000_000, "g1"),
    PackedAnswer(1_700_100_000_000, "g1", ease=1),
    PackedAnswer(5, "gone"),
]


def test_an_anki_package_brings_its_answers_once(tmp_path: Path) -> None:
    path = written(tmp_path, "deck.apkg", package(NOTES, ANSWERS))
    here = place(tmp_path)
    done = imported(here, path, None, None, history=True, dry=False)
    assert done.answers is not None
    assert (done.answers.found, done.answers.added) == (2, 2)
    (id_,) = done.received.matched.new
    here = again(here)
    assert here.store.state(f"{id_}:recall").lapses == 1
    twice = imported(here, path, None, None, history=True, dry=False)
    assert twice.answers is not None
    assert twice.answers.added == 0
    assert twice.received.matched.unchanged == [id_]


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, "deck.apkg", package(NOTES, ANSWERS))
    done = imported(place(tmp_path), path, None, None, history=True, dry=True)
    assert done.dry
    assert done.answers is not None
    assert done.answers.added == 2
    assert not (tmp_path / "home" / "questions").exists()
    assert not (tmp_path / "home" / "grill.db").exists()


def test_history_goes_with_a_package_alone(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="--history goes with an Anki package alone"):
        imported(place(tmp_path), written(tmp_path, "a.md", "1. What?\n"), None, None, history=True, dry=True)


def test_answers_there_already_stay_though_a_package_has_others(tmp_path: Path) -> None:
    here = place(tmp_path)
    mine = rated(here, "mode:recall", 3)
    imported(
        again(here),
        written(tmp_path, "deck.apkg", package(NOTES, ANSWERS)),
        None,
        None,
        history=True,
        dry=False,
    )
    assert mine in list(again(here).store.events())

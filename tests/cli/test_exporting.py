"""The formats of an export: every one of them written from what was selected, the same each time."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from interview_grill.bank.load import load
from interview_grill.cli.exporting import Format, Manner, collection_of, written, written_log
from interview_grill.cli.selection import Wanted, select
from interview_grill.errors import ExchangeError
from interview_grill.exchange.event_log import decode
from tests.cli.places import QUESTIONS, again, place, rated


def export(
    folder: Path,
    form: Format,
    wanted: Wanted | None = None,
    *,
    seed: int = 0,
    with_schedule: bool = False,
    **environ: str,
) -> bytes:
    here = place(folder, **environ)
    collection = collection_of(here, select(here, wanted or Wanted()))
    return b"".join(written(here, form, collection, Manner(seed, with_schedule)))


def test_what_was_selected_is_read_whole_under_the_bank_s_header(tmp_path: Path) -> None:
    here = place(tmp_path)
    found = collection_of(here, select(here, Wanted(names=["odds", "poisson-rate:compute"])))
    assert [one.id for one in found.questions] == ["poisson-rate", "odds"]
    assert found.questions[0].derivations == QUESTIONS[1].derivations
    assert found.deck.title == "Estimators"
    assert found.cards == frozenset({"poisson-rate:compute", "odds:recall"})


@pytest.mark.parametrize("form", [form for form in Format if form is not Format.LOG])
def test_every_format_is_the_same_bytes_each_time_and_holds_every_question(
    tmp_path: Path, form: Format
) -> None:
    once = export(tmp_path, form, SOURCE_DATE_EPOCH="1700000000")
    assert once == export(tmp_path, form, SOURCE_DATE_EPOCH="1700000000")
    if form is not Format.ANKI:
        assert all(part in once.decode() for part in ("What is a mode?", "What are odds?"))


@pytest.mark.parametrize("form", [Format.HTML, Format.MARKDOWN, Format.HASHCARDS, Format.REPEATER])
def test_a_seed_draws_other_numbers(tmp_path: Path, form: Format) -> None:
    assert export(tmp_path, form) != export(tmp_path, form, seed=3)


def test_yaml_is_a_bank_and_json_a_document(tmp_path: Path) -> None:
    path = tmp_path / "out.yaml"
    path.write_bytes(export(tmp_path, Format.YAML))
    loaded = load(str(path))
    assert [one.plain["id"] for one in loaded.questions] == ["mode", "poisson-rate", "odds"]
    assert [fault for fault in loaded.faults if fault.is_error] == []
    assert len(json.loads(export(tmp_path, Format.JSON))["questions"]) == 3


def modified(package: bytes) -> set[int]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive, closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(archive.read("collection.anki2"))
        return {at for (at,) in connection.execute("SELECT mod FROM notes")}


def test_a_build_s_date_is_that_of_every_note(tmp_path: Path) -> None:
    assert modified(export(tmp_path, Format.ANKI, SOURCE_DATE_EPOCH="1700000000")) == {1_700_000_000}


@pytest.mark.parametrize("epoch", ["", "yesterday", "-5", "1e9", "²", "9" * 20, "9" * 5000])
def test_what_is_no_date_of_a_build_is_passed_over(tmp_path: Path, epoch: str) -> None:
    found = modified(export(tmp_path, Format.ANKI, SOURCE_DATE_EPOCH=epoch))
    assert found == {int((tmp_path / "bank.yaml").stat().st_mtime)}


def test_memory_goes_along_only_when_it_is_wanted(tmp_path: Path) -> None:
    rated(place(tmp_path), "mode:recall", 3)

    def answers(package: bytes) -> int:
        with (
            zipfile.ZipFile(io.BytesIO(package)) as archive,
            closing(sqlite3.connect(":memory:")) as connection,
        ):
            connection.deserialize(archive.read("collection.anki2"))
            return int(connection.execute("SELECT count(*) FROM revlog").fetchone()[0])

    assert answers(export(tmp_path, Format.ANKI)) == 0
    assert answers(export(tmp_path, Format.ANKI, with_schedule=True)) == 1


def test_the_page_judges_by_the_settings_of_the_home(tmp_path: Path) -> None:
    assert b'"retention":0.9' in export(tmp_path, Format.HTML).replace(b" ", b"")


def test_a_log_that_is_there_is_kept_and_gets_what_it_lacks(tmp_path: Path) -> None:
    here = place(tmp_path)
    first = rated(here, "mode:recall", 3)
    path = tmp_path / "log.jsonl"
    path.write_bytes(b"".join(written_log(here, None)))
    second = rated(here, "odds:recall", 1)
    grown = b"".join(written_log(again(here), str(path)))
    assert grown.startswith(path.read_bytes())
    assert list(decode(io.BytesIO(grown), where="x")) == [first, second]
    path.write_bytes(grown)
    assert b"".join(written_log(again(here), str(path))) == grown


def test_a_file_that_is_no_log_is_not_taken_for_one(tmp_path: Path) -> None:
    path = tmp_path / "letter.jsonl"
    path.write_text("Dear all,\n")
    with pytest.raises(ExchangeError):
        b"".join(written_log(place(tmp_path), str(path)))
    assert path.read_text() == "Dear all,\n"


def test_an_empty_log_is_a_log(tmp_path: Path) -> None:
    assert (
        list(decode(io.BytesIO(b"".join(written_log(place(tmp_path), str(tmp_path / "new")))), where="x"))
        == []
    )

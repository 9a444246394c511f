from __future__ import annotations

import sqlite3
import tracemalloc
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from interview_grill.bank.plain import plain_question
from interview_grill.errors import ExchangeError
from interview_grill.exchange.anki_intake import archive
from interview_grill.exchange.anki_intake.package import Package, read_package
from interview_grill.exchange.anki_package import encode
from interview_grill.exchange.collection import Collection
from tests.exchange.anki_intake.packages import (
    BASIC,
    CLOZE,
    REVERSED,
    PackedNote,
    database,
    package,
    zipped,
)
from tests.exchange.specimens import DECK, WHOLE


def read(folder: Path, content: bytes, known: tuple[str, ...] = ()) -> Package:
    file = folder / "deck.apkg"
    file.write_bytes(content)
    return read_package(str(file), known)


def plains(found: Package) -> list[dict[str, Any]]:
    return [draft.plain for draft in found.intake.drafts]


def test_a_basic_note_asks_with_its_first_field_and_answers_with_the_others(tmp_path: Path) -> None:
    note = PackedNote(
        "g1", BASIC, ["What <b>is</b> \\(\\mu\\)?", "The mean", "Bishop &amp; co"], tags=" ml a::Prior_odds "
    )
    assert plains(read(tmp_path, package([note]))) == [
        {
            "ask": "What **is** $\\mu$?",
            "answer": "The mean\n\n**Where:** Bishop & co",
            "source": "Anki, note g1",
            "section": "priors",
            "tags": ["ml", "prior-odds"],
        }
    ]


def test_a_text_with_gaps_makes_a_question_of_each_gap(tmp_path: Path) -> None:
    note = PackedNote(
        "g2", CLOZE, ["The {{c1::mean}} has variance {{c3::\\(\\sigma^2/n\\)::formula}}", "so"], deck=6
    )
    first, second = plains(read(tmp_path, package([note])))
    assert (first["ask"], first["answer"]) == (
        "The […] has variance $\\sigma^2/n$",
        "mean\n\n**Back Extra:** so",
    )
    assert (second["ask"], second["source"]) == ("The mean has variance [formula]", "Anki, note g2 c3")


def test_what_a_note_holds_beside_words_is_told(tmp_path: Path) -> None:
    notes = [
        PackedNote("g1", REVERSED, ['See <img src="a.png"> [sound:x.mp3]', "<script>x()</script>B"], cards=2),
        PackedNote("g2", BASIC, ["  ", "an answer"]),
    ]
    found = read(tmp_path, package(notes))
    assert plains(found)[0]["ask"] == "See (picture: a.png)"
    assert plains(found)[0]["answer"] == "B"
    assert [remark.what for remark in found.intake.remarks] == [
        "note 1: left out: a picture: a.png",
        "note 1: left out: a sound",
        "note 1: left out: <script>",
        "note 1: left out: 1 further card(s) of the note type Both ways",
        "note 2: a note without words is not taken",
    ]


def test_decks_are_sections_and_what_they_lie_in_is_the_title(tmp_path: Path) -> None:
    notes = [PackedNote("g1", BASIC, ["a?", "b"], deck=5), PackedNote("g2", BASIC, ["c?", "d"], deck=6)]
    assert read(tmp_path, package(notes)).intake.deck == {
        "title": "ML",
        "sections": {"priors": "Priors", "odds-ends": "Odds and ends"},
    }


def own_package() -> bytes:
    return b"".join(encode(Collection((WHOLE,), DECK), modified={}))


def test_a_package_of_our_own_returns_to_the_questions_it_came_from(tmp_path: Path) -> None:
    found = read(tmp_path, own_package(), known=(WHOLE.id,))
    assert found.returned == (WHOLE.id,)
    assert found.intake.drafts == []


def test_where_the_question_is_lacking_a_note_of_our_own_gives_it_back_but_for_what_is_computed(
    tmp_path: Path,
) -> None:
    found = read(tmp_path, own_package())
    (plain,) = plains(found)
    expected = plain_question(WHOLE)
    for key in ("id", "number", "section", "band", "tags", "ask", "key_points", "pitfalls", "say", "read"):
        given = expected[key]
        if key == "pitfalls":
            given = [{name: item[name] for name in ("said", "because")} for item in given]
        assert plain[key] == given, key
    assert [item["ask"] for item in plain["follow_ups"]] == [item["ask"] for item in expected["follow_ups"]]
    assert {remark.what.partition(" of ")[0] for remark in found.intake.remarks} == {
        "note 1: left out: the numeric tasks",
        "note 1: left out: the derivations",
    }


def test_the_present_format_is_read_with_zstandard(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard")
    packed = zstandard.ZstdCompressor().compress(database([PackedNote("g1", BASIC, ["a?", "b"])]))
    notice = database([PackedNote("n", BASIC, ["Please update to the latest Anki version", ""])])
    found = read(tmp_path, zipped(collection_anki21b=packed, collection_anki2=notice))
    assert plains(found)[0]["ask"] == "a?"
    with pytest.raises(ExchangeError, match="damaged"):
        read(tmp_path, zipped(collection_anki21b=packed[:-20] + b"x" * 20))


def test_without_zstandard_the_present_format_names_the_option_of_anki(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(ExchangeError, match="present format") as caught:
        read(tmp_path, zipped(collection_anki21b=b"x"))
    assert "Support older Anki versions" in str(caught.value)


def test_only_the_notice_to_update_is_no_deck(tmp_path: Path) -> None:
    note = PackedNote("n", BASIC, ["Please update to the latest Anki version, then import again.", ""])
    with pytest.raises(ExchangeError, match="notice to update"):
        read(tmp_path, package([note]))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x05\x06" + b"\0" * 18,
        b"no archive at all",
        zipped(media=b"{}"),
        zipped(collection_anki2=b""),
        zipped(collection_anki2=b"no database"),
        zipped(collection_anki2=b"SQLite format 3\0" + b"\xff" * 5000),
        zipped(collection_anki2=database([])),
        zipped(collection_anki2=database([]).replace(b"CREATE TABLE notes", b"CREATE TABL\xcc \xffotes")),
        package([PackedNote("g", BASIC, ["a", "b"])])[:-40],
    ],
)
def test_what_is_no_package_is_one_clear_error(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ExchangeError) as caught:
        read(tmp_path, content)
    assert str(tmp_path) in str(caught.value.where)


def test_a_bomb_is_refused_before_it_fills_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "LARGEST_COLLECTION", 3_000_000)
    with pytest.raises(ExchangeError, match="larger than 3,000,000 bytes"):
        read(tmp_path, zipped(collection_anki2=bytes(50_000_000)))


def test_what_unpacks_to_a_hundred_times_its_size_is_refused_before_it_fills_the_memory(
    tmp_path: Path,
) -> None:
    zstandard = pytest.importorskip("zstandard")
    stuffed = database([PackedNote("g1", BASIC, ["a?", "b"])]) + bytes(archive.LARGEST_COLLECTION // 2)
    for packed in (
        zipped(collection_anki2=stuffed),
        zipped(collection_anki21b=zstandard.ZstdCompressor().compress(stuffed)),
    ):
        tracemalloc.start()
        try:
            with pytest.raises(ExchangeError, match="100 times its size"):
                read(tmp_path, packed)
            assert tracemalloc.get_traced_memory()[1] < 60_000_000
        finally:
            tracemalloc.stop()


@pytest.mark.parametrize("table", ["col", "notes", "cards"])
def test_a_collection_that_lacks_a_table_is_told_by_its_file(tmp_path: Path, table: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database([PackedNote("g1", BASIC, ["a?", "b"])]))
        connection.execute(f"DROP TABLE {table}")
        lacking = connection.serialize()
    with pytest.raises(ExchangeError, match=f"deck.apkg: the collection has no table `{table}`"):
        read(tmp_path, zipped(collection_anki2=lacking))


def test_a_column_that_is_computed_as_it_is_read_is_refused(tmp_path: Path) -> None:
    """It could take a second for each of many rows."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database([PackedNote("g1", BASIC, ["a?", "b"])]))
        connection.execute("ALTER TABLE notes RENAME COLUMN flds TO stored")
        connection.execute(
            "ALTER TABLE notes ADD COLUMN flds GENERATED ALWAYS AS (replace(stored, 'a', 'aa'))"
        )
        computed = connection.serialize()
    with pytest.raises(ExchangeError, match="`notes` computes"):
        read(tmp_path, zipped(collection_anki2=computed))


def test_a_damaged_byte_anywhere_is_an_error_or_a_deck(tmp_path: Path) -> None:
    whole = database(
        [PackedNote("g1", BASIC, ["a?", "b" * 3000]), PackedNote("g2", CLOZE, ["{{c1::x}}", ""])]
    )
    for place in range(0, len(whole), 977):
        broken = whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
        try:
            found = read(tmp_path, zipped(collection_anki2=broken))
        except ExchangeError:
            continue
        assert len(found.intake.drafts) <= 3


def test_names_in_the_archive_are_never_paths(tmp_path: Path) -> None:
    folder = tmp_path / "inner"
    folder.mkdir()
    content = zipped(**{"collection_anki2": database([PackedNote("g", BASIC, ["a?", "b"])]), "//evil": b"x"})
    read(folder, content)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["deck.apkg", "inner"]

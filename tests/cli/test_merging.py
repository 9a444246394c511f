"""Logs that other devices left: files, folders of them, and databases."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from interview_grill.cli.merging import events_in, logs_named
from interview_grill.errors import ExchangeError, GrillError
from interview_grill.exchange.event_log import encode
from interview_grill.memory.event import Suspend
from interview_grill.store.store import Store
from tests.cli.places import did, place, rated
from tests.memory.histories import event, reviews_on

EVENTS = [
    *(replace(one, id=f"phone-{one.seq:04}") for one in reviews_on((740_000, 3), (740_004, 1))),
    replace(event(Suspend("mode:recall"), day=740_005, seq=9), id="phone-0009"),
]


def log(path: Path) -> str:
    path.write_text("".join(encode(EVENTS)), encoding="utf-8")
    return str(path)


def test_files_are_taken_as_they_are_named(tmp_path: Path) -> None:
    names = [str(tmp_path / "b.jsonl"), str(tmp_path / "not-there.txt"), str(tmp_path / "b.jsonl")]
    assert logs_named(names) == names


def test_a_folder_is_every_log_in_it_and_nothing_else(tmp_path: Path) -> None:
    for name in ("phone.jsonl", "desk.db", "notes.md", "desk.db-wal", "phone.jsonl~", ".hidden"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "old.jsonl").write_bytes(b"")
    assert logs_named([str(tmp_path)]) == [
        os.path.join(tmp_path, name) for name in ("desk.db", "phone.jsonl")
    ]


def test_a_folder_without_a_log_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_bytes(b"")
    with pytest.raises(ExchangeError, match="there is no log") as caught:
        logs_named([str(tmp_path)])
    assert caught.value.where == str(tmp_path)


def test_the_events_of_a_log_in_lines_are_read(tmp_path: Path) -> None:
    with events_in(log(tmp_path / "phone.jsonl")) as found:
        assert list(found) == EVENTS


def test_the_events_of_a_database_are_read_and_it_is_left_as_it_is(tmp_path: Path) -> None:
    here = place(tmp_path)
    done = [rated(here, "mode:recall", 3), did(here, Suspend("odds:recall"))]
    here.store.close()
    path = tmp_path / "home" / "grill.db"
    before = path.read_bytes()
    with events_in(str(path)) as found:
        assert list(found) == done
    assert path.read_bytes() == before


@pytest.mark.parametrize("at", [30, 6000])
def test_a_damaged_database_is_to_be_mended_where_it_comes_from(tmp_path: Path, at: int) -> None:
    here = place(tmp_path)
    for _ in range(40):
        rated(here, "mode:recall", 3)
    here.store.close()
    path = tmp_path / "home" / "grill.db"
    content = bytearray(path.read_bytes())
    content[at : at + 3000] = b"\xa7" * 3000
    path.write_bytes(content)
    with pytest.raises(ExchangeError) as raised, events_in(str(path)) as found:
        list(found)
    assert raised.value.where == str(path)
    assert "on the device it comes from" in (raised.value.mend or "")


@pytest.mark.parametrize(
    "content",
    [b"", b"not a log\n", b"\x00" * 100, b"SQLite format 3\x00", b"SQLite format 3\x00" + b"\xff" * 9000],
)
def test_what_is_no_log_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(content)
    if content == b"":
        with events_in(str(path)) as found:
            assert list(found) == []
        return
    with pytest.raises(GrillError) as caught, events_in(str(path)) as found:
        list(found)
    assert str(path) in str(caught.value)


def test_what_cannot_be_opened_is_said_to_be_so(tmp_path: Path) -> None:
    with (
        pytest.raises(ExchangeError, match=r"cannot be read: No such file") as caught,
        events_in(str(tmp_path / "x")),
    ):
        pass
    assert caught.value.where == str(tmp_path / "x")


def test_a_store_of_another_program_is_refused(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE notes (id)")
    connection.close()
    with pytest.raises(GrillError), events_in(str(path)) as found:
        list(found)
    assert Store.open(str(tmp_path / "home")).settings().retention == 0.9

"""The write-ahead file read before SQLite drops what does not fit."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from interview_grill.store.faults import DamagedFileError
from interview_grill.store.write_ahead import check_write_ahead, frames_of

HEADER, FRAME = 32, 24


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """Five commits that stand in the write-ahead file alone, as after a kill: a copy without the shared index."""
    live = tmp_path / "live.db"
    with closing(sqlite3.connect(live, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("CREATE TABLE t (x TEXT)")
        for n in range(4):
            connection.execute("INSERT INTO t VALUES (?)", (f"{n}" * 3_000,))
        copy = tmp_path / "copy.db"
        copy.write_bytes(live.read_bytes())
        (tmp_path / "copy.db-wal").write_bytes((tmp_path / "live.db-wal").read_bytes())
        yield copy


def wal(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def frame_offset(number: int) -> int:
    return HEADER + number * (FRAME + 4096)


def change(path: Path, offset: int, content: bytes) -> None:
    data = bytearray(wal(path).read_bytes())
    data[offset : offset + len(content)] = content
    wal(path).write_bytes(data)


def test_a_sound_file_is_passed_and_all_its_pages_are_there(log: Path) -> None:
    check_write_ahead(str(log))
    frames = list(frames_of(str(log)))
    assert sum(frame.ends_commit for frame in frames) == 5
    assert {len(frame.data) for frame in frames} == {4096}
    assert frames[-1].ends_commit


def test_without_a_file_or_with_an_empty_one_there_is_nothing_to_lose(tmp_path: Path, log: Path) -> None:
    check_write_ahead(str(tmp_path / "nowhere.db"))
    assert list(frames_of(str(tmp_path / "nowhere.db"))) == []
    wal(log).write_bytes(b"")
    check_write_ahead(str(log))
    assert list(frames_of(str(log))) == []


def test_a_commit_that_was_only_half_written_is_no_loss(log: Path) -> None:
    data = wal(log).read_bytes()
    wal(log).write_bytes(data[:-100])
    check_write_ahead(str(log))
    assert sum(frame.ends_commit for frame in frames_of(str(log))) == 4


@pytest.mark.parametrize("inside", [FRAME + 1_000, 16])
def test_a_damaged_page_would_take_the_commits_after_it_along(log: Path, inside: int) -> None:
    whole = len(list(frames_of(str(log))))
    change(log, frame_offset(2) + inside, b"\xff\xee\xdd")
    with pytest.raises(DamagedFileError, match="of the latest changes would be dropped") as raised:
        check_write_ahead(str(log))
    assert raised.value.where == str(wal(log))
    assert len(list(frames_of(str(log)))) == whole


def test_a_damaged_header_would_drop_everything_and_the_pages_are_found_all_the_same(log: Path) -> None:
    before = list(frames_of(str(log)))
    change(log, 0, bytes(HEADER))
    with pytest.raises(DamagedFileError, match="would be dropped"):
        check_write_ahead(str(log))
    assert list(frames_of(str(log))) == before


def test_frames_of_an_earlier_generation_are_passed_over(log: Path) -> None:
    data = wal(log).read_bytes()
    older = bytearray(data[frame_offset(0) : frame_offset(1)])
    struct.pack_into(">2I", older, 8, 1, 2)  # other salts
    wal(log).write_bytes(data + older)
    check_write_ahead(str(log))
    assert list(frames_of(str(log)))[-1].ends_commit
    assert sum(frame.ends_commit for frame in frames_of(str(log))) == 5


def test_nothing_is_changed_by_looking(log: Path) -> None:
    before = wal(log).read_bytes()
    check_write_ahead(str(log))
    list(frames_of(str(log)))
    assert wal(log).read_bytes() == before

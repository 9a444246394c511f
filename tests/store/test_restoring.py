from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from interview_grill.errors import StoreError
from interview_grill.store.doctor import examine
from interview_grill.store.restoring import restore
from interview_grill.store.store import Store

from .answers import CARD, DAY, OTHER, answer, by_hand, file_of, log, undo


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def backup(home: Path, tmp_path: Path) -> Path:
    """A backup with one answer; the log went on to have two."""
    path = tmp_path / "backup.db"
    with Store.open(home) as store:
        log(store, answer(3), DAY)
        store.backup(path)
        log(store, answer(1, OTHER), DAY)
    return path


def answered(home: Path) -> set[str]:
    with Store.open_to_read(home) as store:
        return set(store.states())


def test_the_log_is_again_what_it_was_and_what_it_was_since_is_kept(home: Path, backup: Path) -> None:
    before = backup.read_bytes()
    kept = restore(home, backup, day=DAY + 1)
    assert answered(home) == {CARD}
    assert kept is not None
    assert Path(kept).parent == home / "backups"
    assert backup.read_bytes() == before
    again = [Path(str(restore(home, kept, day=DAY + 1))) for _ in range(2)]
    assert [path.stem for path in again] == [f"{Path(kept).stem}-{n}" for n in (2, 3)]
    assert answered(home) == {CARD, OTHER}
    assert examine(home) == []
    assert [path.name for path in home.glob("restoring-*")] == []


def test_the_home_stays_the_same_so_that_undo_goes_on(home: Path, backup: Path) -> None:
    restore(home, backup, day=DAY + 1)
    with Store.open(home) as store:
        log(store, answer(3), DAY + 2)
        assert undo(store, DAY + 2) is not None
        assert undo(store, DAY + 2) is not None
        assert store.states() == {}


def test_a_fresh_home_takes_a_backup_as_its_log(backup: Path, tmp_path: Path) -> None:
    assert restore(tmp_path / "new", backup, day=DAY) is None
    assert answered(tmp_path / "new") == {CARD}


def test_an_open_session_goes_on_with_the_restored_log(home: Path, backup: Path) -> None:
    with Store.open(home) as session:
        restore(home, backup, day=DAY + 1)
        assert set(session.states()) == {CARD}
        log(session, answer(3, "new:recall"), DAY + 1)
        assert set(session.states()) == {CARD, "new:recall"}


def test_the_live_file_of_another_home_can_be_restored(home: Path, tmp_path: Path) -> None:
    with Store.open(tmp_path / "other") as other:
        log(other, answer(2, "theirs:recall"))
        restore(
            home, file_of(tmp_path / "other"), day=DAY
        )  # its latest answer is still in the write-ahead file
    assert answered(home) == {"theirs:recall"}


@pytest.mark.parametrize("contents", [b"rubbish " * 2000, b"SQLite format 3\0" + b"\xff" * 4080])
def test_a_log_that_cannot_be_read_is_moved_aside(home: Path, backup: Path, contents: bytes) -> None:
    file_of(home).write_bytes(contents)
    kept = restore(home, backup, day=DAY)
    assert kept is not None
    assert Path(kept).read_bytes() == contents
    assert answered(home) == {CARD}


def test_a_write_ahead_file_left_by_a_lost_log_is_never_applied(home: Path, backup: Path) -> None:
    with Store.open(home) as store:
        log(store, answer(3, "lost:recall"), DAY + 1)
        wal = (home / "grill.db-wal").read_bytes()
    file_of(home).unlink()
    (home / "grill.db-wal").write_bytes(wal)
    restore(home, backup, day=DAY)
    assert answered(home) == {CARD}
    assert examine(home) == []


def test_a_backup_with_a_damaged_event_is_refused_before_anything_changes(home: Path, backup: Path) -> None:
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute("UPDATE event SET rating = 4")
        connection.commit()
    with pytest.raises(StoreError, match="1 of its events are damaged"):
        restore(home, backup, day=DAY)
    assert answered(home) == {CARD, OTHER}
    assert list((home / "backups").glob("before-restore*")) == []


def test_a_backup_with_a_wrong_state_is_restored_with_the_right_one(home: Path, backup: Path) -> None:
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute("UPDATE state SET due_day = due_day + 100")
        connection.commit()
    restore(home, backup, day=DAY)
    assert examine(home) == []


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER greet AFTER INSERT ON meta BEGIN DELETE FROM event; END",
        "CREATE TABLE extra (x)",
        "DROP INDEX event_of_card",
    ],
)
def test_a_file_that_declares_anything_else_is_refused(home: Path, backup: Path, statement: str) -> None:
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute(statement)
        connection.commit()
    with pytest.raises(StoreError, match="not a grill log"):
        restore(home, backup, day=DAY)
    assert answered(home) == {CARD, OTHER}


@pytest.mark.parametrize("contents", [b"", b"question,answer\n" * 300])
def test_what_is_no_log_is_refused(home: Path, backup: Path, contents: bytes) -> None:
    backup.write_bytes(contents)
    with pytest.raises(StoreError) as raised:
        restore(home, backup, day=DAY)
    assert raised.value.where == str(backup)
    assert answered(home) == {CARD, OTHER}


def test_a_missing_file_is_said_to_be_missing(home: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such file"):
        restore(home, tmp_path / "nowhere.db", day=DAY)
    assert not home.exists()


def test_a_newer_log_is_not_replaced(home: Path, backup: Path) -> None:
    by_hand(home, "PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="newer"):
        restore(home, backup, day=DAY)
    with closing(sqlite3.connect(file_of(home))) as connection:
        assert connection.execute("SELECT count(*) FROM event").fetchone() == (2,)


def test_a_backup_whose_pages_do_not_fit_together_is_refused(home: Path, backup: Path) -> None:
    with closing(sqlite3.connect(backup)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'state'").fetchone()
    contents = bytearray(backup.read_bytes())
    contents[(page - 1) * 4096 + 7] ^= 0x40  # the count of unused bytes between the rows
    backup.write_bytes(contents)
    with pytest.raises(StoreError, match="the file is damaged"):
        restore(home, backup, day=DAY + 1)
    assert answered(home) == {CARD, OTHER}

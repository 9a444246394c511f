from __future__ import annotations

import os
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from interview_grill.errors import StoreError
from interview_grill.store.backups import back_up_daily, backups_of, save_copy
from interview_grill.store.connection import open_log
from interview_grill.store.store import Store

from .answers import CARD, DAY, answer, log, undo


def names(home: Path) -> list[str]:
    return [os.path.basename(path) for path in backups_of(str(home))]


def dated(day: int) -> str:
    return f"grill-{date.fromordinal(day).isoformat()}.db"


def events_in(folder: Path, backup: str) -> int:
    """Open a backup as the log of another home."""
    home = folder / f"opened-{os.path.basename(backup)}"
    home.mkdir()
    (home / "grill.db").write_bytes(Path(backup).read_bytes())
    with Store.open_to_read(home) as store:
        return len(list(store.events()))


def test_a_copy_is_made_before_the_first_change_of_each_day(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with Store.open(home) as store:
        log(store, answer(3), DAY)
        assert names(home) == []  # there was nothing to keep
        log(store, answer(3), DAY + 1)
        log(store, answer(3), DAY + 1, late=1)
        undo(store, DAY + 2)
    assert names(home) == [dated(DAY + 2), dated(DAY + 1)]
    assert [events_in(tmp_path, backup) for backup in backups_of(str(home))] == [3, 1]


def test_ten_are_kept_the_newest(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        for n in range(14):
            log(store, answer(3), DAY + n)
    assert names(tmp_path) == [dated(DAY + n) for n in range(13, 3, -1)]


def test_fewer_are_kept_when_they_grow_large_but_always_the_newest(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        for n in range(6):
            log(store, answer(3), DAY + n)
    size = os.path.getsize(backups_of(str(tmp_path))[0])
    with closing(open_log(str(tmp_path / "grill.db"))) as connection:
        back_up_daily(connection, str(tmp_path), DAY + 20, most_bytes=3 * size)
        assert names(tmp_path) == [dated(DAY + 20), dated(DAY + 5), dated(DAY + 4)]
        back_up_daily(connection, str(tmp_path), DAY + 21, most_bytes=1)
        assert names(tmp_path) == [dated(DAY + 21)]


def test_other_files_among_the_backups_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "before-restore-2026-01-01.db").write_text("kept")
    with Store.open(tmp_path) as store:
        for n in range(14):
            log(store, answer(3), DAY + n)
    assert len(names(tmp_path)) == 10
    assert (tmp_path / "backups" / "before-restore-2026-01-01.db").read_text() == "kept"


def test_what_a_killed_copy_left_is_removed_another_day(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        log(store, answer(3), DAY)
        (tmp_path / "backups").mkdir()
        of_today = tmp_path / "backups" / f"{dated(DAY + 1)}.0a.partial"
        of_yesterday = tmp_path / "backups" / f"{dated(DAY)}.0b.partial"
        for path in (of_today, of_yesterday):
            path.touch()
        log(store, answer(3), DAY + 1)
    assert (of_today.exists(), of_yesterday.exists()) == (True, False)


def test_an_answer_is_kept_though_the_copy_cannot_be(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        log(store, answer(3), DAY)
        (tmp_path / "backups").write_text("a file in the way")
        assert store.backup_fault is None
        log(store, answer(3), DAY + 1)
        assert store.state(CARD).reps == 2
        assert store.backup_fault is not None
        assert "backups" in str(store.backup_fault)


def test_an_answer_is_kept_though_the_backups_cannot_be_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(folder: str) -> list[str]:
        raise PermissionError(13, "Permission denied", folder)

    with Store.open(tmp_path) as store:
        log(store, answer(3), DAY)
        monkeypatch.setattr(os, "listdir", refused)
        log(store, answer(3), DAY + 1)
        assert store.state(CARD).reps == 2
        assert store.backup_fault is not None


def test_a_copy_on_request_holds_the_whole_log(tmp_path: Path) -> None:
    with Store.open(tmp_path / "home") as store:
        log(store, answer(3), DAY)
        (tmp_path / "away").mkdir()
        store.backup(tmp_path / "away" / "copy.db")
        log(store, answer(3), DAY + 2)
    assert events_in(tmp_path, str(tmp_path / "away" / "copy.db")) == 1
    with Store.open_to_read(tmp_path / "home") as reader:
        reader.backup(tmp_path / "second.db")
        assert reader.state(CARD).reps == 2
        with pytest.raises(StoreError, match="cannot be written"):
            log(reader, answer(), DAY + 3)
    assert events_in(tmp_path, str(tmp_path / "second.db")) == 2


def test_a_copy_never_replaces_a_file(tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("mine")
    with Store.open(tmp_path / "home") as store, pytest.raises(StoreError, match="this file exists"):
        store.backup(tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "mine"


def test_a_copy_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    with closing(open_log(str(tmp_path / "grill.db"))) as connection:
        connection.execute("BEGIN")  # no copy is made inside a transaction
        with pytest.raises(StoreError):
            save_copy(connection, str(tmp_path / "copies" / "copy.db"))
        connection.execute("ROLLBACK")
    assert list((tmp_path / "copies").iterdir()) == []


def test_a_copy_into_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with Store.open(tmp_path / "home") as store:
        log(store, answer(3))
        with pytest.raises(StoreError, match=r"there is no such folder \(make it first\)"):
            store.backup(tmp_path / "gone" / "copy.db")
    assert not (tmp_path / "gone").exists()

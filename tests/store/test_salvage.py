"""A damaged log is noticed, and made anew from the newest sound backup and what the damaged file still tells."""

from __future__ import annotations

import errno
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tracemalloc
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from interview_grill.errors import StoreError
from interview_grill.memory.event import Review
from interview_grill.store import restoring
from interview_grill.store.carving import events_found
from interview_grill.store.doctor import Rebuilt, examine
from interview_grill.store.faults import DamagedFileError
from interview_grill.store.restoring import restore
from interview_grill.store.salvage import Salvaged, mend
from interview_grill.store.store import Store
from interview_grill.store.write_ahead import check_write_ahead

from .answers import CARD, DAY, OTHER, answer, by_hand, file_of, log, undo

# Answers 30 cards in the home argv[1], and is killed without closing the log: the answers stay write-ahead.
KILLED = """
import os, signal, sys
from interview_grill.memory.event import Rating, Review
from interview_grill.store.store import Store
store = Store.open(sys.argv[1])
for n in range(30):
    review = Review(f"q{n % 7}:recall", Rating(3), 10.0 + n, 0.9, typed="the mean " * 20 * (n % 3))
    store.append(review, at=63_936_000_000_000_000 + n, day=740_000)
os.kill(os.getpid(), signal.SIGKILL)
"""
# Takes in 10,000 answers at once, and is killed before they are copied from the write-ahead file into the log.
UNITED = """
import os, signal, sys
from interview_grill.memory.event import Event, Rating, Review
from interview_grill.store.store import Store
store = Store.open(sys.argv[1])
store._connection.execute("PRAGMA wal_autocheckpoint = 0")
reviews = (Review(f"q{n % 7}:recall", Rating(3), 10.0 + n, 0.9, typed="the mean " * 30) for n in range(10_000))
store.absorb(Event(f"{n:032x}", 10**15 + n, "phone", n, 730_000 + n // 100, one) for n, one in enumerate(reviews))
os.kill(os.getpid(), signal.SIGKILL)
"""
HEADER, FRAME, PAGE = 32, 24, 4096


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Thirty days of answers with a backup a day, and one undone."""
    home = tmp_path / "home"
    with Store.open(home) as store:
        for day in range(DAY, DAY + 30):
            for n in range(6):
                log(store, answer(1 + n % 4, f"q{n}:recall"), day, late=n)
        log(store, answer(2, OTHER), DAY + 30)
        undo(store, DAY + 30)
    return home


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    if sys.platform == "win32":
        pytest.skip("there is no SIGKILL here")
    home = tmp_path / "killed"
    subprocess.run([sys.executable, "-c", KILLED, str(home)], check=False, timeout=60)
    assert write_ahead(home).stat().st_size > 30 * PAGE
    return home


def write_ahead(home: Path) -> Path:
    return home / "grill.db-wal"


def ids(home: Path) -> set[str]:
    with Store.open_to_read(home) as store:
        return {event.id for event in store.events()}


def flip(file: Path, place: int, bit: int = 4) -> None:
    contents = bytearray(file.read_bytes())
    contents[place] ^= 1 << bit
    file.write_bytes(contents)


def test_every_event_can_be_taken_from_the_pages_alone(home: Path) -> None:
    with Store.open(home) as store:
        log(store, answer(3, "long:recall"), DAY + 31)
        long = store.append(
            answer_with("words and more " * 1200), at=(DAY - 719_163 + 32) * 86_400_000_000, day=DAY + 32
        )
        expected = {event.id: event for event in store.events()}
    found = {event.id: event for event in events_found(str(file_of(home)))}
    assert found == expected
    assert found[long.id] == long


def answer_with(typed: str) -> Review:
    return replace(answer(3), typed=typed)


def test_events_are_taken_from_the_write_ahead_file_too(killed: Path) -> None:
    assert len({event.id for event in events_found(str(file_of(killed)))}) == 30


def test_a_truncated_log_is_salvaged(home: Path) -> None:
    whole = ids(home)
    backup = max((home / "backups").iterdir())
    contents = file_of(home).read_bytes()
    file_of(home).write_bytes(contents[: len(contents) * 2 // 3])
    done = mend(home, day=DAY + 31)
    assert isinstance(done, Salvaged)
    assert done.backup == str(backup)
    assert examine(home) == []
    kept = ids(home)
    assert done.events == len(kept)
    assert done.newer == len(kept) - 180
    assert kept <= whole
    assert Path(done.kept).read_bytes() == contents[: len(contents) * 2 // 3]


def test_what_is_newer_than_the_backup_is_salvaged(home: Path) -> None:
    with Store.open(home) as store:
        newer = {log(store, answer(3, f"new{n}:recall"), DAY + 30, late=n).id for n in range(10)}
    contents = bytearray(file_of(home).read_bytes())
    contents[:100] = bytes(100)  # the header of the whole file
    file_of(home).write_bytes(contents)
    [finding] = examine(home)
    assert "grill doctor --rebuild" in finding.mend
    done = mend(home, day=DAY + 31)
    assert isinstance(done, Salvaged)
    assert (done.newer, done.missing, done.events) == (12, 0, 192)
    assert newer < ids(home)
    assert examine(home) == []


def test_without_a_backup_what_the_file_tells_is_all(home: Path) -> None:
    whole = ids(home)
    shutil.rmtree(home / "backups")
    contents = bytearray(file_of(home).read_bytes())
    place = contents.find(b"reviewq3:recall")
    contents[place // PAGE * PAGE] = 0  # this page holds no rows any more
    file_of(home).write_bytes(contents)
    done = mend(home, day=DAY + 31)
    assert isinstance(done, Salvaged)
    assert done.backup is None
    assert 0 < done.missing < 100
    assert done.events == len(whole) - done.missing
    assert ids(home) < whole
    assert examine(home) == []


def test_a_damaged_backup_is_passed_over(home: Path) -> None:
    newest, second, *_ = sorted((home / "backups").iterdir(), reverse=True)
    newest.write_bytes(b"rubbish")
    file_of(home).write_bytes(b"rubbish" * 1000)
    done = mend(home, day=DAY + 31)
    assert isinstance(done, Salvaged)
    assert done.backup == str(second)
    assert done.events == 174
    assert examine(home) == []


def test_a_backup_with_a_damaged_answer_is_passed_over(home: Path) -> None:
    newest, second, *_ = sorted((home / "backups").iterdir(), reverse=True)
    with closing(sqlite3.connect(newest, isolation_level=None)) as connection:
        connection.execute("UPDATE event SET rating = 4 WHERE seq = 8")
    file_of(home).write_bytes(b"rubbish" * 1000)
    done = mend(home, day=DAY + 31)
    assert isinstance(done, Salvaged)
    assert done.backup == str(second)
    assert [path.name for path in home.iterdir() if path.name.startswith("restoring-")] == []


def test_an_answer_set_aside_is_brought_back_past_a_backup_that_cannot_be_read(home: Path) -> None:
    max((home / "backups").iterdir()).write_bytes(b"rubbish")
    by_hand(home, "UPDATE event SET rating = 4 WHERE seq = 8")
    assert mend(home, day=DAY + 31) == Rebuilt(cards=6, set_aside=1, brought_back=1)


def test_an_emptied_log_is_not_taken_for_a_new_one(home: Path) -> None:
    file_of(home).write_bytes(b"")
    with pytest.raises(DamagedFileError, match="the log is empty, but has backups"):
        Store.open(home)
    done = mend(home, day=DAY + 31)
    assert isinstance(done, Salvaged)
    assert done.events == 180


@pytest.mark.parametrize("place", [60, 68, 71])
def test_a_damaged_header_is_not_taken_for_another_version_or_program(home: Path, place: int) -> None:
    whole = ids(home)
    flip(file_of(home), place, bit=0)
    with pytest.raises(DamagedFileError, match="header is damaged"):
        Store.open(home)
    assert isinstance(mend(home, day=DAY + 31), Salvaged)
    assert ids(home) == whole


def test_what_was_restored_away_does_not_come_back(home: Path) -> None:
    oldest = min((home / "backups").iterdir())
    restore(home, oldest, day=DAY + 31)
    restored = ids(home)
    shutil.rmtree(home / "backups")
    contents = bytearray(file_of(home).read_bytes())
    contents[:32] = bytes(32)
    file_of(home).write_bytes(contents)
    assert isinstance(mend(home, day=DAY + 31), Salvaged)
    assert ids(home) == restored


def test_a_sound_file_is_rebuilt_where_it_is(home: Path) -> None:
    by_hand(home, "UPDATE state SET due_day = due_day + 1 WHERE card = 'q1:recall'")
    by_hand(home, "UPDATE event SET rating = 4 WHERE seq = 8")
    assert mend(home, day=DAY + 31) == Rebuilt(cards=6, set_aside=1, brought_back=1)
    assert examine(home) == []
    with Store.open_to_read(home) as store:
        assert store.reviews_of("q1:recall")[1].action == answer(2, "q1:recall")


def test_an_index_that_disagrees_is_made_anew(home: Path) -> None:
    by_hand(home, "PRAGMA writable_schema = ON")
    whole = ids(home)
    contents = bytearray(file_of(home).read_bytes())
    index = contents.rfind(b"q3:recall")
    flip(file_of(home), index + 1)
    mend(home, day=DAY + 31)
    assert examine(home) == []
    assert len(whole - ids(home)) <= 1


def test_what_a_killed_session_left_is_sound(killed: Path) -> None:
    assert len(ids(killed)) == 30
    assert examine(killed) == []


@pytest.mark.parametrize("part", [0.1, 0.5, 0.99])
def test_a_flipped_bit_in_the_write_ahead_file_is_noticed_and_nothing_is_lost(
    killed: Path, part: float
) -> None:
    frames = (write_ahead(killed).stat().st_size - HEADER) // (FRAME + PAGE)
    flip(write_ahead(killed), HEADER + int(frames * part) * (FRAME + PAGE) + FRAME + 2000)
    before = write_ahead(killed).read_bytes()
    with pytest.raises(
        DamagedFileError, match=r"write-ahead file is damaged: [1-9]\d* of the latest changes"
    ):
        Store.open(killed)
    with pytest.raises(DamagedFileError):
        Store.open_to_read(killed)
    assert write_ahead(killed).read_bytes() == before
    [finding] = examine(killed)
    assert finding.where == str(write_ahead(killed))
    done = mend(killed, day=DAY)
    assert isinstance(done, Salvaged)
    assert done.newer >= 29
    assert done.missing <= 1
    assert examine(killed) == []


@pytest.mark.parametrize("place", [3, 9, 17, 25])
def test_a_damaged_header_of_the_write_ahead_file_is_noticed(killed: Path, place: int) -> None:
    flip(write_ahead(killed), place)
    with pytest.raises(DamagedFileError):
        Store.open(killed)
    done = mend(killed, day=DAY)
    assert isinstance(done, Salvaged)
    assert (done.newer, done.missing) == (30, 0)


def test_a_write_ahead_file_cut_short_is_noticed_by_the_index_beside_it(killed: Path) -> None:
    contents = write_ahead(killed).read_bytes()
    write_ahead(killed).write_bytes(
        contents[: HEADER + len(contents) // 2 // (FRAME + PAGE) * (FRAME + PAGE)]
    )
    with pytest.raises(DamagedFileError):
        Store.open(killed)


def test_a_commit_that_was_being_written_is_no_damage(killed: Path) -> None:
    """A session killed while it wrote leaves pages without the commit's last one; nobody was told of that answer."""
    contents = write_ahead(killed).read_bytes()
    last = contents[-(FRAME + PAGE) :]
    unfinished = last[:4] + bytes(4) + last[8:FRAME] + bytes(PAGE)
    write_ahead(killed).write_bytes(contents + unfinished + unfinished[:1000])
    assert len(ids(killed)) == 30


def test_an_index_of_another_write_ahead_file_promises_nothing(killed: Path) -> None:
    """All that is there is a commit that was being written; the index beside it tells of an earlier file."""
    contents = write_ahead(killed).read_bytes()
    page = contents[HEADER : HEADER + 4] + bytes(4) + contents[HEADER + 8 : HEADER + FRAME + PAGE]
    write_ahead(killed).write_bytes(contents[:HEADER] + page)
    with pytest.raises(DamagedFileError):
        check_write_ahead(str(file_of(killed)))
    for copy in (0, 48):
        flip(killed / "grill.db-shm", copy + 33)
    check_write_ahead(str(file_of(killed)))


def test_a_large_union_that_was_being_written_is_looked_through_page_by_page(killed: Path) -> None:
    contents = write_ahead(killed).read_bytes()
    last = contents[-(FRAME + PAGE) :]
    unfinished = last[:4] + bytes(4) + last[8:FRAME] + bytes(PAGE)
    with write_ahead(killed).open("ab") as stream:
        stream.writelines([unfinished] * 10_000)
    tracemalloc.start()
    check_write_ahead(str(file_of(killed)))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < write_ahead(killed).stat().st_size / 20
    assert len(ids(killed)) == 30


@pytest.mark.parametrize("part", [0.1, 0.999])
def test_a_flipped_bit_in_a_large_commit_is_noticed(tmp_path: Path, part: float) -> None:
    """A union of ten thousand answers, killed between its commit and the copying of its pages into the log."""
    home = tmp_path / "united"
    subprocess.run([sys.executable, "-c", UNITED, str(home)], check=False, timeout=60)
    check_write_ahead(str(file_of(home)))
    size = write_ahead(home).stat().st_size
    assert size > 1100 * PAGE
    frames = (size - HEADER) // (FRAME + PAGE)
    flip(write_ahead(home), HEADER + int(frames * part) * (FRAME + PAGE) + FRAME + 1234)
    with pytest.raises(DamagedFileError, match="write-ahead file is damaged"):
        check_write_ahead(str(file_of(home)))


@pytest.mark.parametrize("seed", range(3))
def test_flipped_bits_anywhere_never_change_an_answer(home: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with Store.open_to_read(home) as store:
        whole = {event.id: event for event in store.events()}
    for n in range(20):
        copy = tmp_path / f"copy-{seed}-{n}"
        shutil.copytree(home, copy)
        flip(file_of(copy), chance.randrange(os.path.getsize(file_of(copy))), chance.randrange(8))
        noticed = bool(examine(copy))
        done = mend(copy, day=DAY + 31)
        assert examine(copy) == []
        with Store.open_to_read(copy) as store:
            kept = {event.id: event for event in store.events()}
        assert kept.items() <= whole.items()
        assert noticed or len(kept) == len(whole), done
        assert len(kept) >= len(whole) - 1 or isinstance(done, Salvaged)
        shutil.rmtree(copy)


def test_nothing_half_made_is_left_behind(home: Path) -> None:
    file_of(home).write_bytes(b"rubbish" * 1000)
    (home / "backups").chmod(0o700)
    mend(home, day=DAY + 31)
    assert sorted(path.name for path in home.iterdir()) == ["backups", "grill.db"]
    assert oct(file_of(home).stat().st_mode & 0o777) == "0o600"


def test_a_log_that_cannot_be_read_at_all_is_said_so(tmp_path: Path) -> None:
    file_of(tmp_path).mkdir()
    with pytest.raises(StoreError):
        mend(tmp_path, day=DAY)


def test_a_salvage_whose_result_cannot_be_flushed_leaves_the_home_as_it_was(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(restoring, "flush", full)
    file_of(home).write_bytes(b"rubbish" * 1000)
    with pytest.raises(StoreError, match="No space left on device"):
        mend(home, day=DAY + 31)
    assert sorted(path.name for path in home.iterdir()) == ["backups", "grill.db"]
    assert file_of(home).read_bytes() == b"rubbish" * 1000


def test_salvaged_states_equal_those_before(home: Path) -> None:
    with Store.open_to_read(home) as store:
        before = store.states()
    contents = bytearray(file_of(home).read_bytes())
    contents[:100] = bytes(100)
    file_of(home).write_bytes(contents)
    mend(home, day=DAY + 31)
    with Store.open_to_read(home) as store:
        assert store.states() == before
        assert store.state(CARD).reps == 0


def test_freed_pages_hold_no_events(home: Path) -> None:
    """Pages of events that were taken away by hand: SQLite keeps their contents until it needs the room."""
    by_hand(home, "PRAGMA secure_delete = OFF")
    with Store.open_to_read(home) as store:
        last = max(event.seq for event in store.events())
    by_hand(home, "DELETE FROM event WHERE seq > 40")
    found = {event.seq for event in events_found(str(file_of(home)))}
    assert set(range(1, 41)) <= found
    assert len(found) < last


def test_damage_that_sqlite_cannot_put_into_words_is_mended_too(tmp_path: Path) -> None:
    """It quotes the definition of a table, which is no UTF-8 any more."""
    with Store.open(tmp_path) as store:
        log(store, answer(3))
    whole = file_of(tmp_path).read_bytes()
    assert whole.count(b"CREATE TABLE event ") == 1
    file_of(tmp_path).write_bytes(whole.replace(b"CREATE TABLE event ", b"CREATE TABL\xcc \xffvent "))
    for opened in (Store.open, Store.open_to_read):
        with pytest.raises(DamagedFileError, match="damaged"):
            opened(tmp_path)
    assert ["damaged" in finding.what for finding in examine(tmp_path)] == [True]
    done = mend(tmp_path, day=DAY)
    assert isinstance(done, Salvaged)
    assert (done.events, examine(tmp_path)) == (1, [])

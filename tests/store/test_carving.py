"""Events are taken from pages one by one: other page sizes, damaged counts and rows, freed and unfollowable pages."""

from __future__ import annotations

import os
import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview_grill.memory.event import Event
from interview_grill.store.carving import events_found
from interview_grill.store.store import Store

from .answers import DAY, answer, by_hand, file_of, log

PAGE = 4096
LEAF = 13
OFTEN = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with 120 answers, on several pages."""
    with Store.open(tmp_path) as store:
        for n in range(120):
            log(store, answer(1 + n % 4, f"q{n % 7}:recall"), DAY + n // 10, late=n)
    return tmp_path


def found(home: Path) -> list[int]:
    """The sequence numbers of the events found, each once."""
    return sorted({event.seq for event in events_found(str(file_of(home)))})


def changed(home: Path, place: int, new: bytes) -> None:
    with file_of(home).open("r+b") as stream:
        stream.seek(place)
        stream.write(new)


def leaves(home: Path) -> list[int]:
    """The offsets of the pages that hold answers in rows."""
    contents = file_of(home).read_bytes()
    starts = range(PAGE, len(contents), PAGE)
    return [n for n in starts if contents[n] == LEAF and b"review" in contents[n : n + PAGE]]


@pytest.mark.parametrize("size", [512, 1024, 8192, 65_536])
def test_the_size_of_the_pages_is_read_from_the_file(home: Path, size: int) -> None:
    with closing(sqlite3.connect(os.fspath(file_of(home)), isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute(f"PRAGMA page_size = {size}")
        connection.execute("VACUUM")
    assert int.from_bytes(file_of(home).read_bytes()[16:18], "big") == size % 65_535
    assert found(home) == list(range(1, 121))


@pytest.mark.parametrize("damaged", [b"\x00\x00", b"\x00\x80", b"\x10\x01", b"\x30\x00"])
def test_a_page_size_that_is_none_is_taken_for_the_usual_one(home: Path, damaged: bytes) -> None:
    changed(home, 16, damaged)
    assert found(home) == list(range(1, 121))


def test_a_log_of_one_answer_gives_it(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        log(store, answer(3))
    assert found(tmp_path) == [1]


@pytest.mark.parametrize("count", [b"\x04\x01", b"\x13\x88", b"\xff\xff"])
def test_a_page_that_claims_more_rows_than_it_can_hold_is_passed_over(home: Path, count: bytes) -> None:
    pages = leaves(home)
    before = len(found(home))
    changed(home, pages[1] + 3, count)
    after = found(home)
    assert 0 < len(after) < before
    assert 120 in after


def test_a_damaged_row_costs_no_other(home: Path) -> None:
    contents = file_of(home).read_bytes()
    page = leaves(home)[1]
    place = contents.index(b"review", page) + 2
    changed(home, place, b"?")
    assert len(found(home)) == 119


def test_a_row_that_claims_an_absurd_length_costs_no_other(home: Path) -> None:
    contents = file_of(home).read_bytes()
    page = leaves(home)[1]
    row = page + int.from_bytes(contents[page + 8 : page + 10], "big")
    changed(home, row, b"\xff" * 9)
    assert len(found(home)) == 119


def test_freed_pages_are_passed_over_as_far_as_their_list_can_be_followed(home: Path) -> None:
    with closing(sqlite3.connect(os.fspath(file_of(home)), isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete = OFF")
        connection.execute("DELETE FROM event WHERE seq > 40")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert found(home) == list(range(1, 41))
    trunk = int.from_bytes(file_of(home).read_bytes()[32:36], "big")
    changed(home, (trunk - 1) * PAGE + 4, b"\xff\xff\xff\xff")
    assert set(found(home)) >= set(range(1, 41))


def test_a_list_of_freed_pages_that_leads_back_to_itself_ends(home: Path) -> None:
    by_hand(home, "DELETE FROM event WHERE seq > 40")
    trunk = int.from_bytes(file_of(home).read_bytes()[32:36], "big")
    changed(home, (trunk - 1) * PAGE, trunk.to_bytes(4, "big"))
    assert found(home) == list(range(1, 41))


def test_answers_longer_than_a_page_are_followed_over_their_pages(tmp_path: Path) -> None:
    lengths = [1, 30_000, *range(3_700, 8_300, 31)]
    events = {
        event.id: event
        for n, length in enumerate(lengths)
        for event in [Event(f"{n:032x}", 10**15 + n, "phone", n, DAY, replace(answer(2), typed="m" * length))]
    }
    with Store.open(tmp_path) as store:
        store.absorb(events.values())
    assert {event.id: event for event in events_found(str(file_of(tmp_path)))} == events


def test_an_answer_of_a_clock_set_before_1970_is_found(tmp_path: Path) -> None:
    early = Event("a" * 32, -86_400_000_000, "phone", 3, DAY, answer(2))
    with Store.open(tmp_path) as store:
        store.absorb([early])
    assert list(events_found(str(file_of(tmp_path)))) == [early]


@OFTEN
@given(seed=st.integers(0, 10**6), damage=st.integers(1, 2_000))
def test_whatever_is_damaged_what_is_found_was_kept(home: Path, seed: int, damage: int) -> None:
    with Store.open_to_read(home) as store:
        kept = list(store.events())
    chance = random.Random(seed)
    data = bytearray(file_of(home).read_bytes())
    for _ in range(damage):
        data[chance.randrange(len(data))] = chance.randrange(256)
    torn = home / "torn.db"
    torn.write_bytes(data)
    assert all(event in kept for event in events_found(str(torn)))


@OFTEN
@given(
    content=st.binary(max_size=3_000),
    size=st.sampled_from([b"\x02\x00", b"\x10\x00", b"\x00\x01", b"\x03\x07"]),
)
def test_any_bytes_are_looked_through_without_an_error(tmp_path: Path, content: bytes, size: bytes) -> None:
    path = tmp_path / "any.db"
    path.write_bytes(b"SQLite format 3\x00" + size + content)
    assert list(events_found(str(path))) == []


def test_a_file_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(events_found(str(tmp_path / "nowhere.db")))


def test_a_damaged_page_number_may_lie_beyond_any_file(home: Path) -> None:
    with closing(sqlite3.connect(os.fspath(file_of(home)), isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA page_size = 65536")
        connection.execute("VACUUM")
    changed(home, 32, b"\xff\xff\xff\xff")
    assert found(home) == list(range(1, 121))

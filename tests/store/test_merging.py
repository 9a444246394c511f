from __future__ import annotations

from pathlib import Path

import pytest

from interview_grill.errors import StoreError
from interview_grill.store.store import Store

from .answers import CARD, DAY, OTHER, answer, by_hand, file_of, log, undo


def test_two_devices_become_one_from_their_files(tmp_path: Path) -> None:
    with Store.open(tmp_path / "phone") as phone, Store.open(tmp_path / "desk") as desk:
        log(phone, answer(3), DAY)
        log(desk, answer(1, OTHER), DAY)
        log(desk, answer(1), DAY + 2)
        undo(desk, DAY + 2)
        phone.backup(tmp_path / "phone.db")
        with Store.open_file_to_read(tmp_path / "phone.db") as saved:
            assert desk.absorb(saved.events()) == 1
            assert desk.absorb(saved.events()) == 0
        with Store.open_file_to_read(file_of(tmp_path / "desk")) as live:  # part of it is still write-ahead
            assert phone.absorb(live.events()) == 3
        assert list(phone.events()) == list(desk.events())
        assert phone.states() == desk.states()


def test_the_file_read_stays_as_it_is(tmp_path: Path) -> None:
    with Store.open(tmp_path / "phone") as phone:
        log(phone, answer(), DAY)
        phone.backup(tmp_path / "phone.db")
    before = (tmp_path / "phone.db").read_bytes()
    with Store.open_file_to_read(tmp_path / "phone.db") as saved:
        assert len(list(saved.events())) == 1
    assert (tmp_path / "phone.db").read_bytes() == before
    assert not list(tmp_path.glob("phone.db-*"))


def test_a_damaged_event_stops_the_union_and_nothing_is_taken(tmp_path: Path) -> None:
    with Store.open(tmp_path / "phone") as phone:
        log(phone, answer(), DAY)
        damaged = log(phone, answer(2, OTHER), DAY)
    by_hand(tmp_path / "phone", "UPDATE event SET rating = 3 WHERE id = ?", damaged.id)
    with Store.open(tmp_path / "desk") as desk, Store.open_file_to_read(file_of(tmp_path / "phone")) as other:
        with pytest.raises(StoreError, match=damaged.id):
            desk.absorb(other.events())
        assert desk.states() == {}
        assert log(desk, answer(), DAY).seq == 1
        assert set(desk.states()) == {CARD}

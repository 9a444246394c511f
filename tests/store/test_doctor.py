from __future__ import annotations

from pathlib import Path

import pytest

from interview_grill.memory.fold import fold
from interview_grill.store.doctor import Finding, Rebuilt, examine, rebuild
from interview_grill.store.store import Store

from .answers import CARD, DAY, OTHER, answer, by_hand, file_of, log, undo


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with Store.open(tmp_path) as store:
        log(store, answer(3), DAY)
        log(store, answer(1), DAY + 2)
        log(store, answer(4, OTHER), DAY + 2)
        log(store, answer(1, OTHER), DAY + 9)
        undo(store, DAY + 9)
    return tmp_path


def test_a_sound_log_has_nothing_to_find(home: Path) -> None:
    assert examine(home) == []


def test_a_home_without_a_log_is_in_order(tmp_path: Path) -> None:
    assert examine(tmp_path / "nothing") == []
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("due_day = due_day + 1", "due day is 740004, not 740003"),
        ("stability = stability * (1 + 1e-8)", "stability is"),
        ("difficulty = difficulty - 0.5", "difficulty is"),
        ("lapses = 0", "lapses is 0, not 1"),
        ("reps = 9", "reviews is 9, not 2"),
        ("suspended = 1", "suspended is True, not False"),
        ("buried_until = 7", "buried until is 7, not None"),
        ("last_day = NULL", "last day is None, not 740002"),
    ],
)
def test_a_changed_state_is_found_and_rebuilt(home: Path, change: str, said: str) -> None:
    with Store.open_to_read(home) as store:
        before = store.states()
    by_hand(home, f"UPDATE state SET {change} WHERE card = ?", CARD)
    [finding] = examine(home)
    assert said in finding.what
    assert (finding.where, finding.mend) == (CARD, "run 'grill doctor --rebuild'")
    assert rebuild(home) == Rebuilt(cards=2, set_aside=0)
    assert examine(home) == []
    with Store.open_to_read(home) as store:
        assert store.states() == before


def test_rounding_in_the_last_digits_is_no_finding(home: Path) -> None:
    by_hand(home, "UPDATE state SET stability = stability * (1 + 1e-11)")
    assert examine(home) == []


def test_a_missing_and_a_stray_state_are_found(home: Path) -> None:
    by_hand(home, "UPDATE state SET card = 'stray:recall' WHERE card = ?", OTHER)
    assert [finding.where for finding in examine(home)] == [OTHER, "stray:recall"]
    rebuild(home)
    assert examine(home) == []


def test_a_damaged_event_is_named_set_aside_and_no_longer_counts(home: Path) -> None:
    with Store.open_to_read(home) as store:
        first, second, *_ = store.reviews_of(CARD)
    by_hand(home, "UPDATE event SET seconds = 21.625 WHERE id = ?", second.id)
    findings = examine(home)
    assert Finding("the record is damaged", f"event {second.id}", "run 'grill doctor --rebuild'") in findings
    assert rebuild(home) == Rebuilt(cards=2, set_aside=1)
    assert examine(home) == []
    with Store.open(home) as store:
        assert store.state(CARD) == fold(CARD, [first])
        assert len(list(store.events())) == 4


def test_a_damaged_retraction_undoes_nothing(home: Path) -> None:
    by_hand(home, "UPDATE event SET day = day + 1 WHERE kind = 'retraction'")
    assert {finding.where for finding in examine(home)} > {OTHER}
    rebuild(home)
    with Store.open_to_read(home) as store:
        assert store.state(OTHER).lapses == 1


def test_a_bit_flipped_in_the_file_is_found(home: Path) -> None:
    contents = bytearray(file_of(home).read_bytes())
    place = contents.find(b"gaussian-mean:recall")
    assert place > 0
    contents[place + 3] ^= 0x10
    file_of(home).write_bytes(contents)
    assert examine(home) != []


def test_a_truncated_file_is_found(home: Path) -> None:
    contents = file_of(home).read_bytes()
    file_of(home).write_bytes(contents[: len(contents) // 2])
    findings = examine(home)
    assert findings
    assert all(
        finding.where == str(file_of(home)) and "grill restore" in finding.mend for finding in findings
    )


def test_a_file_that_is_no_log_is_a_finding_not_an_error(tmp_path: Path) -> None:
    file_of(tmp_path).write_bytes(b"not a database" * 400)
    [finding] = examine(tmp_path)
    assert finding.where == str(file_of(tmp_path))
    assert "grill restore" in finding.mend

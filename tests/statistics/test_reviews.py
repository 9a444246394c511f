"""Rows become arrays in the log's order, whatever order they are read in."""

from __future__ import annotations

import numpy as np
import pytest

from interview_grill.statistics.reviews import collect
from tests.statistics.logs import DAY, log_of, row


def test_an_empty_log_has_no_reviews() -> None:
    log = collect([])
    assert len(log) == 0
    assert len(log.rated) == 0
    assert log.cards == ()


def test_rows_are_put_in_order_of_instant_then_number_then_home() -> None:
    rows = [
        row(rating=4, at=20, seq=1, home="b"),
        row(rating=3, at=20, seq=1, home="a"),
        row(rating=2, at=20, seq=0, home="z"),
        row(rating=1, at=10, seq=9, home="z"),
    ]
    assert collect([rows[:1], rows[1:]]).rating.tolist() == [1, 2, 3, 4]


def test_seconds_of_a_break_count_as_three_minutes_at_most() -> None:
    assert log_of(row(seconds=4000.0), row(seconds=12.5, seq=1)).seconds.tolist() == [180.0, 12.5]


def test_what_was_not_stated_is_told_from_what_was_zero() -> None:
    log = log_of(row(confidence=0, verdict=0, tag="sign"), row(seq=1, verdict=1), row(seq=2))
    assert log.confidence.tolist() == [0, -1, -1]
    assert log.verdict.tolist() == [0, 1, -1]
    assert [log.tags[tag] for tag in log.tag if tag >= 0] == ["sign"]


def test_a_reset_is_a_row_but_no_review() -> None:
    log = log_of(row(rating=3), row(rating=0, seq=1))
    assert (len(log), len(log.rated)) == (2, 1)


@pytest.mark.parametrize(("rating", "passed"), [(1, False), (2, True), (3, True), (4, True)])
def test_hard_is_a_pass_and_again_is_not(rating: int, passed: bool) -> None:
    assert log_of(row(rating=rating)).passed.tolist() == [passed]


def test_cards_are_numbered_across_batches() -> None:
    log = collect([[row("a", DAY)], [row("b", DAY + 1), row("a", DAY + 2)]])
    assert [log.cards[code] for code in log.card] == ["a", "b", "a"]
    assert log.where(np.array([False, True, False])).day.tolist() == [DAY + 1]

"""Sections, mistakes, confidence, time."""

from __future__ import annotations

import pytest

from interview_grill.statistics.answers import (
    Judged,
    by_section,
    confidence,
    judged,
    mistakes,
    paces,
    slowest,
)
from interview_grill.statistics.predictions import tries
from tests.statistics.logs import DAY, log_of, row


def test_a_section_counts_first_tries_apart_from_what_was_kept() -> None:
    log = log_of(
        row("a:recall", DAY, 1), row("b:recall", DAY, 3, seq=1), row("a:recall", DAY + 1, 3),
        row("a:recall", DAY + 3, 1), row("gone:recall", DAY, 3, seq=2),
    )  # fmt: skip
    (one,) = by_section(log, tries(log), {"a:recall": "B", "b:recall": "B", "new:recall": "C"})
    assert (one.section, one.first_tries, one.first_passed) == ("B", 2, 1)
    assert one.kept is not None
    assert (one.kept.n, one.kept.share) == (2, 0.5)
    assert 0.5 < one.kept.predicted < 1


def test_mistakes_are_ranked_by_how_often_and_name_the_cards_they_were_made_on() -> None:
    log = log_of(
        row("a:compute", DAY, 1, tag="sign"), row("b:compute", DAY + 1, 1, tag="divisor"),
        row("b:compute", DAY + 2, 1, tag="divisor"), row("c:compute", DAY + 3, 1, tag="divisor"),
    )  # fmt: skip
    assert [(m.tag, m.times, m.last_day) for m in mistakes(log)] == [
        ("divisor", 3, DAY + 3),
        ("sign", 1, DAY),
    ]
    assert mistakes(log)[0].cards == ("b:compute", "c:compute")


def test_confidence_of_a_checked_card_is_held_to_its_verdict_and_else_to_the_rating() -> None:
    log = log_of(
        row("a:compute", rating=2, verdict=0, confidence=90),
        row("b:recall", rating=3, confidence=90, seq=1),
        row("c:recall", rating=1, confidence=30, seq=2),
        row("d:recall", rating=1, seq=3),
    )
    found = confidence(log)
    assert found is not None
    assert found.n == 3
    assert (found.share, found.stated) == pytest.approx((1 / 3, 0.7))
    assert found.surprises == ("a:compute",)
    assert [(one.n, one.share) for one in found.bins] == [(1, 0.0), (2, 0.5)]
    assert found.score.brier == pytest.approx((0.81 + 0.01 + 0.09) / 3)


def test_without_stated_confidence_there_is_nothing_to_compare() -> None:
    assert confidence(log_of(row())) is None


def test_time_is_told_by_kind() -> None:
    log = log_of(*(row("a:recall", seconds=s, seq=n) for n, s in enumerate((10.0, 20.0, 60.0))))
    (one,) = paces(log)
    assert (one.kind, one.reviews, one.median, one.upper_quartile, one.total) == (
        "recall",
        3,
        20.0,
        40.0,
        90.0,
    )


def test_the_slowest_cards_come_first() -> None:
    log = log_of(row("a", seconds=10.0), row("b", seconds=100.0, seq=1), row("b", seconds=50.0, seq=2))
    assert slowest(log, 1) == [("b", 75.0, 2)]
    assert [card for card, _, _ in slowest(log)] == ["b", "a"]


def test_what_was_heard_is_held_against_the_ticks_that_were_left() -> None:
    log = log_of(
        row(judged="1,2;1,2"),
        row(seq=1, judged="1,2;1,3"),
        row(seq=2, judged="1,2;1,3"),
        row(seq=3, judged=";"),
        row(seq=4, judged="1;"),
        row(seq=5),
    )
    assert judged(log) == Judged(answers=5, overruled=3, heard=7, unticked=3, added=2)
    assert judged(log.where(log.judged < 0)) is None
    assert judged(log.where(log.judged == 0)) == Judged(1, 0, 2, 0, 0)

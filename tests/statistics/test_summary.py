"""All numbers together, and that they stay together when there is little to count."""

from __future__ import annotations

from interview_grill.memory.prospect import Prospect
from interview_grill.memory.state import CardState
from interview_grill.statistics.summary import FORECAST_DAYS, statistics_of
from tests.statistics.logs import DAY, log_of, row

CARD = Prospect("a:recall", "a", "recall", "B", "1-15", 0, 1.0, CardState("a:recall"))


def test_an_empty_log_is_counted_too() -> None:
    found = statistics_of(log_of(), [CARD], DAY)
    assert (found.cards, found.seen, found.reviews, found.days) == (1, 0, 0, [])
    assert (found.forecasts, found.confidence, found.cold, found.median_stability) == (None, None, None, None)
    assert len(found.due) == FORECAST_DAYS


def test_retention_is_told_once_a_card_was_seen_on_two_days() -> None:
    log = log_of(row("a:recall", DAY), row("a:recall", DAY, seq=1, practice=1), row("a:recall", DAY + 2, 1))
    found = statistics_of(log, [CARD], DAY + 2)
    assert (found.reviews, found.practice) == (3, 1)
    assert found.forecasts is not None
    assert (found.forecasts.n, found.forecasts.share) == (1, 0.0)
    assert found.forecasts.average.brier == 0.25  # before any answer the average says one half


def test_mock_interviews_are_scored_apart_and_only_on_cards_seen_before() -> None:
    log = log_of(
        row("a:recall", DAY, cold=1), row("a:recall", DAY + 2, 3, cold=1), row("a:recall", DAY + 9, 1)
    )
    cold = statistics_of(log, [CARD], DAY + 9).cold
    assert cold is not None
    assert (cold.n, cold.share) == (1, 1.0)

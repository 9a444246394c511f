"""Everything at once: the numbers behind `grill stats`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from interview_grill.statistics.answers import by_section, confidence, judged, mistakes, paces, slowest
from interview_grill.statistics.habits import streak, study_days
from interview_grill.statistics.load import due_days, median_stability, stability_counts
from interview_grill.statistics.predictions import tries
from interview_grill.statistics.scores import (
    average_so_far,
    bin_of,
    calibration,
    calibration_error,
    moving_average,
    score,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.memory.prospect import Prospect
    from interview_grill.statistics.answers import Confidence, Judged, Mistake, Pace, SectionResult
    from interview_grill.statistics.habits import Streak, StudyDay
    from interview_grill.statistics.load import DueDay
    from interview_grill.statistics.predictions import Tries
    from interview_grill.statistics.reviews import Flags, Reviews
    from interview_grill.statistics.scores import Bin, Score

FORECAST_DAYS = 28


class Forecasts(NamedTuple):
    """How well R foretold the answers to cards seen before, beside two baselines that know no card.

    `average` foretells the share of all earlier answers, `moving` that of the latest fifty.
    """

    n: int
    expected: float
    share: float
    schedule: Score
    average: Score
    moving: Score
    bins: list[Bin]
    error: float


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a learner's log tells on day `today`. Seconds and days as elsewhere; shares are in [0, 1].

    `days` are those with reviews; `cold` compares expected and actual answers in mock interviews to cards seen before;
    None stands where nothing is known yet.
    """

    today: int
    cards: int
    seen: int
    reviews: int
    practice: int
    seconds: float
    days: list[StudyDay]
    streak: Streak
    due: list[DueDay]
    stability: list[int]
    median_stability: float | None
    sections: list[SectionResult]
    forecasts: Forecasts | None
    cold: Bin | None
    mistakes: list[Mistake]
    confidence: Confidence | None
    judged: Judged | None
    paces: list[Pace]
    slowest: list[tuple[str, float, int]]


def statistics_of(log: Reviews, prospects: Sequence[Prospect], today: int) -> Statistics:
    """The statistics of a log; `prospects` are the cards of the bank."""
    counted = tries(log)
    reviews = log.rated
    days = study_days(reviews)
    return Statistics(
        today=today,
        cards=len(prospects),
        seen=sum(prospect.state.reviewed for prospect in prospects),
        reviews=len(reviews),
        practice=int(reviews.practice.sum()),
        seconds=float(reviews.seconds.sum()),
        days=days,
        streak=streak([day.day for day in days], today),
        due=due_days(prospects, today, FORECAST_DAYS),
        stability=stability_counts(prospects),
        median_stability=median_stability(prospects),
        sections=by_section(log, counted, {p.card: p.section for p in prospects}),
        forecasts=_forecasts(log, counted, ~counted.first),
        cold=_cold(log, counted),
        mistakes=mistakes(reviews),
        confidence=confidence(reviews),
        judged=judged(reviews),
        paces=paces(reviews),
        slowest=slowest(reviews),
    )


def _forecasts(log: Reviews, tries: Tries, chosen: Flags) -> Forecasts | None:
    if not chosen.any():
        return None
    recall, passed = tries.recall[chosen], log.passed[tries.row[chosen]]
    bins = calibration(recall, passed)
    return Forecasts(
        n=len(recall),
        expected=float(np.mean(recall)),
        share=float(np.mean(passed)),
        schedule=score(recall, passed),
        average=score(average_so_far(passed), passed),
        moving=score(moving_average(passed), passed),
        bins=bins,
        error=calibration_error(bins),
    )


def _cold(log: Reviews, tries: Tries) -> Bin | None:
    chosen = ~tries.first & log.cold[tries.row]
    return bin_of(tries.recall[chosen], log.passed[tries.row[chosen]]) if chosen.any() else None

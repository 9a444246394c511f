"""Compare policies on the same simulated learners and take the best, so that a plan is never worse than plain FSRS."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from interview_grill.memory.learner import LEARNER_SD
from interview_grill.memory.policy import PLAIN, Policy, Rule
from interview_grill.planning.simulation import simulate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from interview_grill.planning.cards import Cards
    from interview_grill.planning.simulation import Course

PORTFOLIO = (
    PLAIN,
    *(Policy(Rule.FSRS, retention) for retention in (0.7, 0.8, 0.85, 0.95, 0.97, 0.99)),
    *(Policy(Rule.FINAL, retention, days) for retention in (0.8, 0.9) for days in (2, 3)),
    *(Policy(Rule.GAIN, floor) for floor in (0.0, 0.02)),
    *(Policy(Rule.SPACED, part) for part in (0.5, 1.0, 1.5)),
    *(Policy(Rule.THRESHOLD, probability) for probability in (0.9, 0.95)),
)
CRAM = Policy(Rule.GAIN, 0.0)

_FEWEST, _MOST = 8, 128
_ENOUGH = 160_000
"""Learners times cards times days that make the mean of a policy good to about a tenth of a question."""

_TEN_MINUTES = 600.0
_CONTENDERS = 3


@dataclass(frozen=True, slots=True)
class Comparison:
    """Courses of the policies, the best first. `ten_more` is what ten more minutes a day would add to the best.

    `cram` spends the time of all days in one sitting on the last of them that is not off.
    """

    courses: tuple[Course, ...]
    cram: Course
    ten_more: float

    @property
    def best(self) -> Course:
        """The course of the policy to follow."""
        return self.courses[0]

    @property
    def plain(self) -> Course:
        """The course of plain FSRS; StopIteration if it was not among the policies compared."""
        return next(course for course in self.courses if course.policy == PLAIN)


def compare(
    cards: Cards,
    allowances: Sequence[float],
    *,
    seed: int = 0,
    policies: Sequence[Policy] = PORTFOLIO,
    learner_sd: float = LEARNER_SD,
    learners: int | None = None,
) -> Comparison:
    """Simulate every policy over days with these seconds (0 for a day off), the interview on the day after.

    Learners differ by a log-normal multiplier on stability of median 1 and `learner_sd`, the sd of its
    logarithm; all policies meet the same learners with the same luck. `learners` is their number, None for as
    many as `learners_for` says. With equal scores the shorter course is better.
    """
    number = learners if learners is not None else learners_for(len(cards), len(allowances))
    spread = multipliers(number, learner_sd)

    def course(policy: Policy, seconds: Sequence[float]) -> Course:
        return simulate(policy, cards, seconds, multipliers=spread, seed=seed)

    courses = sorted((course(policy, allowances) for policy in policies), key=_best_first)
    longer = [seconds + _TEN_MINUTES if seconds > 0 else 0.0 for seconds in allowances]
    with_more = max(course(one.policy, longer).expected for one in courses[:_CONTENDERS])
    return Comparison(
        tuple(courses),
        course(CRAM, one_sitting(allowances)),
        max(0.0, with_more - courses[0].expected),
    )


def one_sitting(allowances: Sequence[float]) -> list[float]:
    """All the time on the last day that has any."""
    last = max((day for day, seconds in enumerate(allowances) if seconds > 0), default=-1)
    return [sum(allowances) if day == last else 0.0 for day in range(len(allowances))]


def learners_for(cards: int, days: int) -> int:
    """How many learners to simulate: fewer where there are many cards, whose mean varies less."""
    return max(_FEWEST, min(_MOST, _ENOUGH // max(1, cards * days)))


def multipliers(learners: int, sd: float) -> NDArray[np.float64]:
    """One multiplier on stability for each learner, at evenly spaced quantiles of the log-normal."""
    normal = NormalDist()
    return np.array([np.exp(sd * normal.inv_cdf((n + 0.5) / learners)) for n in range(learners)])


def _best_first(course: Course) -> tuple[float, float]:
    return (-round(course.expected, 9), course.total_minutes)

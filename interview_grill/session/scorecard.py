"""What came of a mock interview: answered against predicted, by section, and what to fix first."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from interview_grill.memory.event import Rating
from interview_grill.memory.readiness import interval, poisson_binomial

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.bank.model import KeyPoint
    from interview_grill.session.conduct import Answered
    from interview_grill.session.mock import Put
    from interview_grill.session.tries import Tried

MOST_FIXES = 3
_LEVEL = 0.8


class Outcome(NamedTuple):
    """A question that was put: the chance given it, and how it went, with the rating that was logged."""

    put: Put
    tried: Tried
    seconds: float
    follow_up: bool | None

    @property
    def rating(self) -> Rating:
        """The rating logged, lowered if the follow-up was missed."""
        return self.tried.rating

    @property
    def passed(self) -> bool:
        """Whether it counts as answered."""
        return self.rating is not Rating.AGAIN

    def left_out(self, points: Sequence[KeyPoint]) -> tuple[KeyPoint, ...]:
        """Of the question's key points, those not ticked, musts first; none where nothing was put up to tick."""
        if self.tried.ticks is None:
            return ()
        missing = [point for number, point in enumerate(points, 1) if number not in self.tried.ticks]
        return tuple(sorted(missing, key=lambda point: not point.must))


class SectionScore(NamedTuple):
    """A section's questions: how many were put, answered, and expected to be."""

    section: str
    asked: int
    answered: int
    predicted: float


class Reason(StrEnum):
    """Why something is to be fixed, the gravest first."""

    MISSED = "missed"
    FOLLOW_UP = "follow-up missed"
    GAPS = "with gaps"


class Fix(NamedTuple):
    """Something to fix tonight."""

    outcome: Outcome
    reason: Reason


class Scorecard(NamedTuple):
    """The result: `outcomes` in the order asked, `drawn` questions of which the last may not have been reached.

    `low` to `high` holds the number of answers with 80 % probability, if the predictions are right and independent.
    """

    outcomes: tuple[Outcome, ...]
    drawn: int
    predicted: float
    low: int
    high: int
    sections: tuple[SectionScore, ...]
    fixes: tuple[Fix, ...]

    @property
    def asked(self) -> int:
        """Questions put."""
        return len(self.outcomes)

    @property
    def answered(self) -> int:
        """Questions answered."""
        return sum(one.passed for one in self.outcomes)

    @property
    def seconds(self) -> float:
        """Time spent answering, follow-ups not counted."""
        return sum(one.seconds for one in self.outcomes)


def scorecard(drawn: Sequence[Put], answered: Sequence[Answered]) -> Scorecard:
    """The scorecard of an interview; what was answered beside it (after an undo of an earlier day) is left
    out.

    The interval is that of the Poisson-binomial distribution of the chances of the questions asked.
    """
    put_of = {put.card.card: put for put in drawn}
    outcomes = tuple(
        Outcome(put_of[a.turn.card.id], a.tried, a.seconds, a.follow_up)
        for a in answered
        if a.turn.card.id in put_of
    )
    chances = [one.put.chance for one in outcomes]
    low, high = interval(poisson_binomial(chances), _LEVEL)
    return Scorecard(outcomes, len(drawn), sum(chances), low, high, _sections(outcomes), _fixes(outcomes))


def _sections(outcomes: Sequence[Outcome]) -> tuple[SectionScore, ...]:
    found = []
    for name in sorted({one.put.card.section for one in outcomes}):
        members = [one for one in outcomes if one.put.card.section == name]
        predicted = sum(one.put.chance for one in members)
        found.append(SectionScore(name, len(members), sum(one.passed for one in members), predicted))
    return tuple(found)


def _fixes(outcomes: Sequence[Outcome]) -> tuple[Fix, ...]:
    """The gravest failures; of like ones those most often asked, then those least expected."""
    fixes = [Fix(one, reason) for one in outcomes if (reason := _reason(one)) is not None]
    grave = list(Reason)
    fixes.sort(key=lambda f: (grave.index(f.reason), -f.outcome.put.card.weight, -f.outcome.put.chance))
    return tuple(fixes[:MOST_FIXES])


def _reason(one: Outcome) -> Reason | None:
    if not one.passed:
        return Reason.MISSED
    if one.follow_up is False:
        return Reason.FOLLOW_UP
    return Reason.GAPS if one.rating is Rating.HARD else None

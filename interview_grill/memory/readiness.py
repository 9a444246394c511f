"""The score to expect on a day: how many questions would be answered, and how sure that is.

A question is put in one of its ways (`prospect.kind_shares`), so the probability of answering it is the mean of its
cards' over those ways: R on the day of a card reviewed, the section's first-try rate of one never seen. Given how well
this learner remembers, answers are independent and their number is Poisson-binomial; how well is one multiplier on all
stabilities, log-normal with median 1, over which that distribution is mixed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from heapq import nsmallest
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from interview_grill.memory.forecast import after_first_sight, after_review, recall_on
from interview_grill.memory.prospect import kind_shares

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from interview_grill.memory.prospect import Prospect

LEARNER_SD = 0.5
"""Standard deviation of the log of the multiplier that a learner's stabilities have in common."""

_STEP, _REACH = 0.75, 3.75
_STEP_HOLDS_TO = 100
"""Questions up to which the step above is fine; with more, distributions are narrower and the step shrinks."""

MOST_CONVOLVED = 250
"""Questions up to which the distribution is exact; that of more is approximated, for convolution takes their square."""

_NEGLIGIBLE = 1e-16


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its cards and the probability that it is put as each."""

    question: str
    section: str
    band: str
    ways: tuple[tuple[Prospect, float], ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """The number of answers to expect `of` so many questions; `low` to `high` holds it with 80 % probability."""

    of: int
    expected: float
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Weak:
    """A question unlikely to be answered: what one review today of its card with most to gain would add."""

    question: str
    chance: float
    card: str
    gain: float


def asked(prospects: Iterable[Prospect]) -> list[Asked]:
    """The questions of some cards, in the order of the bank."""
    found = []
    ordered = sorted(prospects, key=lambda p: (p.position, p.question, p.card))
    for question, cards in groupby(ordered, key=lambda p: p.question):
        ways = tuple(cards)
        shares = kind_shares(card.kind for card in ways)
        found.append(
            Asked(question, ways[0].section, ways[0].band, tuple((card, shares[card.kind]) for card in ways))
        )
    return found


def poisson_binomial(chances: Iterable[float]) -> list[float]:
    """P(k successes), k = 0 … n, of independent trials with these probabilities, by convolution.

    Tails below 1e-16 are cut as they arise, which makes thousands of trials quick and changes no digit.
    """
    start, mass, n = 0, [1.0], 0
    for p in chances:
        n += 1
        q = 1 - p
        mass = [q * mass[0], *(q * b + p * a for a, b in pairwise(mass)), p * mass[-1]]
        while mass[0] < _NEGLIGIBLE and len(mass) > 1:
            start, mass = start + 1, mass[1:]
        while mass[-1] < _NEGLIGIBLE and len(mass) > 1:
            mass.pop()
    return [0.0] * start + mass + [0.0] * (n + 1 - start - len(mass))


def number_answered(questions: Sequence[Asked], day: int) -> list[float]:
    """P(k of the questions are answered on `day`), k = 0 … n, mixed over how well the learner remembers."""
    n = len(questions)
    if n > MOST_CONVOLVED:
        from interview_grill.memory.crowded import mixed_normals  # brings numpy, which few banks need

        return mixed_normals(questions, day, multipliers(n))
    mixed = [0.0] * (n + 1)
    for multiplier, probability in multipliers(n):
        masses = poisson_binomial(chance(question, day, multiplier) for question in questions)
        for k, mass in enumerate(masses):
            mixed[k] += probability * mass
    return mixed


def multipliers(questions: int = 0) -> list[tuple[float, float]]:
    """Multipliers on stability with their probabilities: the trapezoid rule on the normal density of the log.

    They are close enough that the distributions of a number of `questions` mix without gaps.
    """
    steps = math.ceil(_REACH / _STEP * math.sqrt(max(1.0, questions / _STEP_HOLDS_TO)))
    step = _REACH / steps
    heights = [(i * step, math.exp(-((i * step) ** 2) / 2)) for i in range(-steps, steps + 1)]
    total = sum(height for _, height in heights)
    return [(math.exp(LEARNER_SD * z), height / total) for z, height in heights]


def chance(question: Asked, day: int, multiplier: float = 1.0) -> float:
    """The probability that a question is answered on `day`, every stability times `multiplier`."""
    return sum(share * card_chance(card, day, multiplier) for card, share in question.ways)


def card_chance(card: Prospect, day: int, multiplier: float = 1.0) -> float:
    """R of a reviewed card on `day` (seen on that very day: as if the day before); else its first-try rate."""
    state = card.state
    if state.stability is None or state.last_day is None:
        return card.first_try
    return recall_on(float(day - state.last_day), state.stability * multiplier)


def outlook(distribution: Sequence[float]) -> Outlook:
    """Mean and 80 % interval of a number of answers with this distribution."""
    low, high = interval(distribution, 0.8)
    expected = sum(k * mass for k, mass in enumerate(distribution))
    return Outlook(len(distribution) - 1, expected, low, high)


def interval(distribution: Sequence[float], level: float) -> tuple[int, int]:
    """The quantiles (1 - level)/2 and (1 + level)/2 of a distribution on 0, 1, …; both ends belong to it."""
    low = high = None
    below = 0.0
    for k, mass in enumerate(distribution):
        below += mass
        if low is None and below >= (1 - level) / 2:
            low = k
        if high is None and below >= (1 + level) / 2 - 1e-12:
            high = k
    last = len(distribution) - 1
    return (last if low is None else low), (last if high is None else high)


def at_least(distribution: Sequence[float], bar: int) -> float:
    """The probability of `bar` answers or more."""
    return min(1.0, sum(distribution[max(0, bar) :]))


def weakest(questions: Sequence[Asked], day: int, *, today: int, most: int = 10) -> list[Weak]:
    """The questions least likely to be answered on `day`, those as likely in the order of the bank, and what one
    review today would add to each.
    """
    ranked = nsmallest(most, ((chance(question, day), place) for place, question in enumerate(questions)))
    found = []
    for likely, place in ranked:
        question = questions[place]
        gains = [(share * review_gain(card, day, today=today), card.card) for card, share in question.ways]
        gain, card = max(gains, key=lambda pair: pair[0])
        found.append(Weak(question.question, likely, card, gain))
    return found


def review_gain(card: Prospect, day: int, *, today: int) -> float:
    """What one review today adds to a card's probability on `day`; 0 if it was reviewed today already."""
    state, left = card.state, float(day - today)
    if state.stability is None or state.difficulty is None or state.last_day is None:
        return after_first_sight(card.first_try, left) - card.first_try
    if state.last_day >= today:
        return 0.0
    elapsed = float(today - state.last_day)
    return after_review(state.stability, state.difficulty, elapsed, left) - card_chance(card, day)

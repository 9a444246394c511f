"""The score to expect on a day: how many questions would be answered, and how sure that is.

A question is put in one of its ways (`prospect.kind_shares`), so the probability of answering it is the mean of its
cards' over those ways: R on the day of a card reviewed, the section's first-try rate of one never seen. Given how well
this learner remembers and how much they know unseen, answers are independent and their number is Poisson-binomial; that
distribution is mixed over what is known of both (`learner.Learner`): a log-normal multiplier on all stabilities, and a
Beta distributed first-try rate. So it is the posterior predictive one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from heapq import nsmallest
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from interview_grill.memory.first_tries import ASSUMED_RATE
from interview_grill.memory.forecast import after_first_sight, after_review, recall_on
from interview_grill.memory.mixing import Node, log_normal_nodes, rate_nodes, shift, step_for
from interview_grill.memory.prospect import kind_shares

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from interview_grill.memory.learner import Learner
    from interview_grill.memory.prospect import Prospect

MOST_CONVOLVED = 250
"""Questions up to which the distribution is exact; that of more is approximated, for convolution takes their square."""

_NEGLIGIBLE = 1e-16
_LEAST_WEIGHT = 1e-4


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


def number_answered(questions: Sequence[Asked], day: int, learner: Learner) -> list[float]:
    """P(k of the questions are answered on `day`), k = 0 … n, mixed over what is known of the learner."""
    n = len(questions)
    if not n:
        return [1.0]
    multipliers, rates = nodes(questions, day, learner)
    if n > MOST_CONVOLVED:
        from interview_grill.memory.crowded import mixed_normals  # brings numpy, which few banks need

        return mixed_normals(questions, day, multipliers, rates)
    mean, unseen = first_try_mean(questions), [unseen_share(question) for question in questions]
    mixed, kept = [0.0] * (n + 1), 0.0
    shifts = [(shift(mean, rate), part) for rate, part in rates]
    for multiplier, probability in multipliers:
        parts = [
            (_seen_chance(question, day, multiplier), *of_unseen)
            for question, of_unseen in zip(questions, unseen, strict=True)
        ]
        for (start, slope), part in shifts:
            weight = probability * part
            if weight >= _LEAST_WEIGHT:
                kept += weight
                masses = poisson_binomial([seen + start * u + slope * first for seen, u, first in parts])
                mixed = [sum_ + weight * mass for sum_, mass in zip(mixed, masses, strict=True)]
    return [mass / kept for mass in mixed]


def nodes(questions: Sequence[Asked], day: int, learner: Learner) -> tuple[list[Node], list[Node]]:
    """Multipliers on stability, and first-try rates of all unseen cards together, with their probabilities.

    They are close enough that the distributions of the number of answers mix without gaps.
    """
    chances = [chance(question, day, math.exp(learner.log_multiplier)) for question in questions]
    noise = math.sqrt(sum(p * (1 - p) for p in chances))
    ends = [
        sum(_seen_chance(question, day, math.exp(learner.log_multiplier + sd)) for question in questions)
        for sd in (-learner.log_sd, learner.log_sd)
    ]
    step = step_for((ends[1] - ends[0]) / 2, noise)
    multipliers = log_normal_nodes(learner.log_multiplier, learner.log_sd, step)
    shares: dict[str, float] = {}
    for question in questions:
        shares[question.section] = shares.get(question.section, 0.0) + unseen_share(question)[0]
    total = sum(shares.values())
    if not total:
        return multipliers, [Node(ASSUMED_RATE, 1.0)]
    variance = learner.firsts.variance(shares)
    step = step_for(math.sqrt(variance), noise)
    return multipliers, rate_nodes(first_try_mean(questions), variance / total**2, step)


def first_try_mean(questions: Iterable[Asked]) -> float:
    """The mean first-try rate of the unseen cards, by how often they are put; what is assumed when there are none."""
    parts = [unseen_share(question) for question in questions]
    total = sum(share for share, _ in parts)
    return sum(first for _, first in parts) / total if total else ASSUMED_RATE


def chance(question: Asked, day: int, multiplier: float = 1.0) -> float:
    """The probability that a question is answered on `day`, every stability times `multiplier`."""
    return sum(share * card_chance(card, day, multiplier) for card, share in question.ways)


def _seen_chance(question: Asked, day: int, multiplier: float) -> float:
    """The part of `chance` that is owed to cards already reviewed."""
    return sum(
        share * card_chance(card, day, multiplier) for card, share in question.ways if card.state.reviewed
    )


def unseen_share(question: Asked) -> tuple[float, float]:
    """The probability that a question is put as a card never seen, and that it is and is answered."""
    unseen = [(share, share * card.first_try) for card, share in question.ways if not card.state.reviewed]
    return sum(share for share, _ in unseen), sum(first for _, first in unseen)


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
    """The numbers between which a distribution on 0, 1, … holds `level`; both ends belong to it.

    Each end is where the tail beyond it comes nearest to (1 - level)/2. To take all that reach that much instead would
    hold more than `level`: of sixty answers 0.85 where 0.8 is said.
    """
    tail = (1 - level) / 2
    low = _nearest(distribution, tail)
    high = len(distribution) - 1 - _nearest(distribution[::-1], tail)
    return min(low, high), max(low, high)


def _nearest(distribution: Sequence[float], tail: float) -> int:
    """The number below which the distribution holds as nearly as can be `tail`."""
    below, best, where = 0.0, tail, 0
    for k, mass in enumerate(distribution[:-1]):
        below += mass
        if abs(below - tail) < best:
            best, where = abs(below - tail), k + 1
        elif below > tail:
            break
    return where


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

"""Carry a policy out on many simulated learners at once, day by day, and see what they would know.

A simulated learner passes a review with probability R under stabilities that are a multiple of those the schedule
believes in; a failed card returns in the same session, which costs time and changes nothing (only a day's first try
moves the schedule). Time left over or overdrawn is carried to the next day. Everything is an array over learners and
cards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from interview_grill.memory.arrays import ARRAYS
from interview_grill.memory.forecast import recall_on
from interview_grill.memory.fsrs import first_memory, next_memory, retrievability
from interview_grill.memory.policy import Standing, priority

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from interview_grill.memory.policy import Policy
    from interview_grill.planning.cards import Cards

    Reals = NDArray[np.float64]
    Truths = NDArray[np.bool_]

AFTERWARDS = 14
"""Days after the interview at which it is asked again what is left."""


@dataclass(frozen=True, slots=True)
class Course:
    """What came of a policy.

    `scores` holds the expected number of answers on the day for each learner; `afterwards` their mean two weeks
    later without more study; `minutes` the mean of each day, shape (days,); `asked` the part of the learners who
    asked a card on a day, shape (days, cards); `curve` the mean score on the day if study ended before day d.
    """

    policy: Policy
    scores: Reals
    afterwards: float
    minutes: Reals
    asked: Reals
    curve: Reals

    @property
    def expected(self) -> float:
        """The mean score on the day."""
        return float(self.scores.mean())

    @property
    def total_minutes(self) -> float:
        """The mean time of all days together."""
        return float(self.minutes.sum())


def simulate(
    policy: Policy, cards: Cards, allowances: Sequence[float], *, multipliers: Reals, seed: int
) -> Course:
    """The course of a policy over the days of `allowances` (seconds; 0 for a day off), the interview after
    the last.

    One learner for each of `multipliers`, shape (learners,), which scale the stabilities. The same seed gives
    all policies the same luck. `cards` must hold at least one.
    """
    days = len(allowances)
    learners = _Learners(cards, multipliers)
    chance = np.random.default_rng(seed)
    minutes, asked, curve = np.zeros(days), np.zeros((days, len(cards))), np.zeros(days + 1)
    for day, allowance in enumerate(allowances):
        curve[day] = learners.scores(days).mean()
        luck = chance.random(learners.stability.shape)
        if allowance > 0:
            chosen, used = learners.study(policy, day, days - day, allowance, luck)
            minutes[day], asked[day] = used.mean() / 60, chosen.mean(axis=0)
    scores = learners.scores(days)
    curve[days] = scores.mean()
    return Course(policy, scores, float(learners.scores(days + AFTERWARDS).mean()), minutes, asked, curve)


class _Learners:
    """The cards of all learners, shape (learners, cards), as they change from day to day."""

    def __init__(self, cards: Cards, multipliers: Reals) -> None:
        shape = (len(multipliers), len(cards))
        self._cards = cards
        self._multipliers = multipliers[:, None]
        self._carried = np.zeros(len(multipliers))
        self._starts = np.flatnonzero(np.diff(cards.question, prepend=-1))
        self._place = np.arange(len(cards)) / max(1, len(cards))
        self.stability = np.broadcast_to(cards.stability, shape).copy()
        self.difficulty = np.broadcast_to(cards.difficulty, shape).copy()
        self.last = np.broadcast_to(cards.last, shape).copy()
        self.seen = np.broadcast_to(cards.seen, shape).copy()
        self.failed = np.broadcast_to(cards.failed, shape).copy()

    def scores(self, day: int) -> Reals:
        """The expected number of answers of each learner on a day, if nothing more is studied."""
        recall = recall_on(day - self.last, self.stability * self._multipliers, arithmetic=ARRAYS)
        total: Reals = np.where(self.seen, recall, self._cards.first_try) @ self._cards.value
        return total

    def study(
        self, policy: Policy, day: int, days_left: int, allowance: float, luck: Reals
    ) -> tuple[Truths, Reals]:
        """Ask a day's cards; which they were, and the seconds of each learner."""
        cards = self._cards
        elapsed = np.maximum(day - self.last, 1)
        recall = np.where(self.seen, retrievability(elapsed, self.stability), cards.first_try)
        once = np.where(self.seen, cards.seconds, cards.first_seconds)
        standing: Standing[Reals] = Standing(
            seen=self.seen,
            failed=self.failed,
            stability=self.stability,
            difficulty=self.difficulty,
            elapsed=elapsed,
            days_left=float(days_left),
            recall=recall,
            first_try=cards.first_try,
            place=self._place,
            value=cards.value,
            seconds=once + (1 - recall) * cards.seconds,
        )
        worth = self._askable(priority(policy, standing, ARRAYS), day)
        knows = retrievability(elapsed, self.stability * self._multipliers)
        passed = luck < np.where(self.seen, knows, cards.first_try)
        costs = once + np.where(passed, 0.0, cards.seconds)
        chosen, used = self._within(worth, standing.seconds, costs, allowance)
        self._review(chosen, passed, elapsed, day)
        return chosen, used

    def _askable(self, worth: Reals, day: int) -> Reals:
        """Priorities with 0 for what may not be asked today, and for all but the best card of each question."""
        cards = self._cards
        introduced = self.seen | (cards.before < 0) | self.seen[:, cards.before]
        worth = np.where(introduced & (cards.from_day <= day) & (worth > 0), worth, 0.0)
        if day == 0:
            today = self.seen & (self.last >= 0)
            worth = np.where(self._of_question(today.astype(np.float64)) > 0, 0.0, worth)
        if len(self._starts) < len(cards):
            worth = np.where(worth == self._of_question(worth), worth, 0.0)
        return worth

    def _of_question(self, values: Reals) -> Reals:
        """The greatest value among the cards of each card's question."""
        greatest: Reals = np.maximum.reduceat(values, self._starts, axis=1)[:, self._cards.question]
        return greatest

    def _within(self, worth: Reals, expected: Reals, costs: Reals, allowance: float) -> tuple[Truths, Reals]:
        """The cards of greatest priority that fit: one is begun if at least half of it is expected to fit."""
        seconds = allowance + self._carried
        most = 2 + int(seconds.max() / self._cards.seconds.min())
        order = _greatest(worth, most)
        ranked, cost = np.take_along_axis(worth, order, 1), np.take_along_axis(costs, order, 1)
        before = np.cumsum(cost, axis=1) - cost
        fits = before + np.take_along_axis(expected, order, 1) / 2 <= seconds[:, None]
        taken = np.logical_and.accumulate(fits & (ranked > 0), axis=1)
        used: Reals = np.where(taken, cost, 0.0).sum(axis=1)
        left = seconds - used
        ran_out = ((ranked > 0) & ~taken).any(axis=1)
        self._carried = np.where(ran_out, left, np.minimum(left, 0.0))
        chosen = np.zeros(worth.shape, bool)
        np.put_along_axis(chosen, order, taken, 1)
        return chosen, used

    def _review(self, chosen: Truths, passed: Truths, elapsed: Reals, day: int) -> None:
        """Move the schedule of the chosen cards: passed is Good, failed is Again."""
        at = np.nonzero(chosen)
        rating = np.where(passed[at], 3.0, 1.0)
        seen = self.seen[at]
        again = next_memory(self.stability[at], self.difficulty[at], rating, elapsed[at], arithmetic=ARRAYS)
        first = first_memory(rating, arithmetic=ARRAYS)
        self.stability[at] = np.where(seen, again[0], first[0])
        self.difficulty[at] = np.where(seen, again[1], first[1])
        self.last[at] = day
        self.failed[at] = ~passed[at]
        self.seen[at] = True


def _greatest(values: Reals, most: int) -> NDArray[np.intp]:
    """The indices of the `most` greatest values of each row, greatest first; equal ones as they stand."""
    if values.shape[1] > 4 * most:
        # Equal values are common among unseen cards: a stable order needs them to differ.
        distinct = values * (1 - 1e-9 * np.arange(values.shape[1]) / values.shape[1])
        some = np.argpartition(-distinct, most, axis=1)[:, :most]
        inner = np.argsort(-np.take_along_axis(distinct, some, 1), axis=1)
        return np.take_along_axis(some, inner, 1)
    return np.argsort(-values, axis=1, kind="stable")[:, :most]

"""A learner's cards as arrays: where every simulated course begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from interview_grill.memory.prospect import KINDS, values

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from interview_grill.memory.prospect import Prospect

    Reals = NDArray[np.float64]

NEVER = 1e6
"""A day that no plan reaches: when a suspended card may be asked."""

_UNSEEN_STABILITY, _UNSEEN_DIFFICULTY = 1.0, 5.0


@dataclass(frozen=True, slots=True)
class Cards:
    """`n` cards of a learner, each field of shape (n,); questions stand together, their kinds in order.

    `last` is the day of the last review counted from today (0 or negative), `from_day` the first day on which the
    card may be asked; `value` what an answer is worth, all values adding up to the number of questions; `question`
    numbers the questions from 0; `before` is the card to be seen before this one may be introduced, or -1.
    """

    ids: tuple[str, ...]
    question: NDArray[np.intp]
    before: NDArray[np.intp]
    seen: NDArray[np.bool_]
    failed: NDArray[np.bool_]
    stability: Reals
    difficulty: Reals
    last: Reals
    from_day: Reals
    first_try: Reals
    value: Reals
    seconds: Reals
    first_seconds: Reals

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def questions(self) -> int:
        """How many questions the cards belong to."""
        return int(self.question[-1]) + 1 if len(self) else 0


def cards_of(prospects: Sequence[Prospect], today: int) -> Cards:
    """The cards of a learner as they stand on day `today`."""
    ordered = sorted(prospects, key=lambda p: (p.position, p.question, KINDS.index(p.kind)))
    states = [p.state for p in ordered]
    question, before = _places(ordered)
    return Cards(
        ids=tuple(p.card for p in ordered),
        question=question,
        before=before,
        seen=np.array([s.reviewed for s in states], bool),
        failed=np.array([s.reviewed and s.due_day == (s.last_day or 0) + 1 for s in states], bool),
        stability=_reals(_UNSEEN_STABILITY if s.stability is None else s.stability for s in states),
        difficulty=_reals(_UNSEEN_DIFFICULTY if s.difficulty is None else s.difficulty for s in states),
        last=_reals(0 if s.last_day is None else min(0, s.last_day - today) for s in states),
        from_day=_reals(
            NEVER if s.suspended else 0 if s.buried_until is None else s.buried_until - today for s in states
        ),
        first_try=_reals(p.first_try for p in ordered),
        value=_reals(values(ordered)),
        seconds=_reals(p.seconds for p in ordered),
        first_seconds=_reals(p.first_seconds for p in ordered),
    )


def _reals(values: Iterable[float]) -> Reals:
    return np.array(list(values), np.float64)


def _places(ordered: Sequence[Prospect]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The question of each card, and the card of the same question that is introduced before it."""
    question = np.zeros(len(ordered), np.intp)
    before = np.full(len(ordered), -1, np.intp)
    for i in range(1, len(ordered)):
        same = ordered[i].question == ordered[i - 1].question
        question[i] = question[i - 1] + (not same)
        before[i] = i - 1 if same else -1
    return question, before

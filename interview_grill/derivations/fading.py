"""How much of a derivation is left to the learner: one more line with each success, from the last backwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.memory.event import Rating

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interview_grill.bank.derivation import Derivation


def level_after(ratings: Iterable[Rating]) -> int:
    """How many lines the learner types after these tries of the derivation, oldest first.

    The first showing leaves one line. Good or Easy hands over one more, Again gives one back, Hard changes nothing
    (Renkl et al. 2002 on fading worked steps).
    """
    level = 1
    for rating in ratings:
        if rating is Rating.AGAIN:
            level = max(1, level - 1)
        elif rating is not Rating.HARD:
            level += 1
    return level


def lines_to_type(derivation: Derivation, level: int) -> frozenset[int]:
    """The numbers of the lines left to the learner: the last `level` of those that can be typed, or all of
    them.
    """
    numbers = derivation.typed_numbers
    return frozenset(numbers[max(0, len(numbers) - level) :])

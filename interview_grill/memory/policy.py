"""Which cards to ask today when there is a day to be ready for: rules that a plan chooses among.

A rule gives every card a priority from what is known of it today; the day takes cards from the highest down until its
minutes are spent, one of each question. The same formulas serve floats (a session) and numpy arrays (a simulation; pass
`interview_grill.memory.arrays.ARRAYS`), so what was planned is what is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from interview_grill.errors import ScheduleError
from interview_grill.memory.forecast import after_first_sight, after_review, recall_on
from interview_grill.memory.fsrs import FLOATS, interval_days

if TYPE_CHECKING:
    from typing import Any

    import numpy as np
    from numpy.typing import NDArray

    from interview_grill.memory.fsrs import Arithmetic

    Quantity = TypeVar("Quantity", float, NDArray[np.float64])
else:
    Quantity = TypeVar("Quantity")

_LEAST = 1e-12
"""The priority of an unseen card with nothing to gain: it is asked when there is time left over."""

_LEFT_OVER = 1e-6
"""What the priority of a card that should rest is multiplied by: it is asked when there is time left over."""


class Rule(StrEnum):
    """How a policy decides.

    FSRS: what has fallen to a retention, weakest first, then unseen cards. FINAL: FSRS, and in the last days every
    card once more. GAIN: the most expected answers a second, none below a floor. SPACED: the same, but cards of whose
    stability less than a part has passed come last. THRESHOLD: as GAIN, of cards below a probability on the day.
    """

    FSRS = "fsrs"
    FINAL = "final"
    GAIN = "gain"
    SPACED = "spaced"
    THRESHOLD = "threshold"


_RANGES = {
    Rule.FSRS: (0.5, 0.99),
    Rule.FINAL: (0.5, 0.99),
    Rule.GAIN: (0.0, 1.0),
    Rule.SPACED: (0.0, 10.0),
    Rule.THRESHOLD: (0.0, 1.0),
}


@dataclass(frozen=True, slots=True)
class Policy:
    """A rule with its number: the retention of FSRS and FINAL, the floor of GAIN (expected answers a review), the part
    of the stability of SPACED, the probability of THRESHOLD. `last_days` is FINAL's: how long its last pass may take.
    """

    rule: Rule
    level: float
    last_days: int = 0

    @property
    def name(self) -> str:
        """As it is written: `fsrs:0.9`, `final:0.8:2`, `gain:0.02`."""
        last = f":{self.last_days}" if self.rule is Rule.FINAL else ""
        return f"{self.rule.value}:{self.level:g}{last}"


PLAIN = Policy(Rule.FSRS, 0.9)
"""What is done without a plan."""


def read_policy(text: str) -> Policy:
    """The policy that a name means; ScheduleError for an unknown rule, or a number that is missing or out of
    its range.
    """
    name, *numbers = text.strip().split(":")
    rule = next((rule for rule in Rule if rule.value == name), None)
    values = [_number(number) for number in numbers]
    if rule is not None and len(values) == 1 + (rule is Rule.FINAL):
        level, last_days = values[0], values[1] if rule is Rule.FINAL else 0.0
        low, high = _RANGES[rule]
        if low <= level <= high and 0 <= last_days <= 365 and last_days == int(last_days):
            return Policy(rule, level, int(last_days))
    raise ScheduleError(f"{text!r} is not a policy", mend="'grill plan' names those it compares")


@dataclass(frozen=True, slots=True)
class Standing(Generic[Quantity]):
    """What is known of cards before today's session: a float each, or arrays of one shape.

    `elapsed` and `days_left` are days since the last review (at least 1) and until the day to be ready for; `recall`
    is R now (for a card not `seen`: the probability `first_try` that it is answered unseen); `failed` says that the
    last review was, `place` in [0, 1) the order in which unseen cards are introduced; `value` is what an answer on
    the day is worth and `seconds` what asking the card costs, the expected return of a failed one included. Of a
    card not seen, stability and difficulty are any positive numbers.
    """

    seen: Any
    failed: Any
    stability: Quantity
    difficulty: Quantity
    elapsed: Quantity
    days_left: float
    recall: Quantity
    first_try: Quantity
    place: Quantity
    value: Quantity
    seconds: Quantity


def priority(
    policy: Policy, cards: Standing[Quantity], arithmetic: Arithmetic[Quantity] = FLOATS
) -> Quantity:
    """How much each card deserves to be asked today; 0 or less: not today.

    Priorities are compared within one policy and day only. For the rules of gain they are expected answers a
    second; for FSRS, and FINAL before its last days, only their order means something.
    """
    if policy.rule is Rule.FSRS:
        return _when_due(policy.level, cards, arithmetic)
    if policy.rule is Rule.FINAL and cards.days_left > policy.last_days:
        return _when_due(policy.level, cards, arithmetic)
    choose = arithmetic.choose
    floor = policy.level if policy.rule is Rule.GAIN else 0.0
    gain = cards.value * _gain(cards, arithmetic)
    worth = choose(gain > floor, gain / cards.seconds, choose(cards.seen, 0.0, _LEAST))
    match policy.rule:
        case Rule.FINAL:
            asked = cards.elapsed <= policy.last_days - cards.days_left
            return choose(cards.seen, choose(asked, 0.0, worth), worth)
        case Rule.SPACED:
            rests = (cards.elapsed < policy.level * cards.stability) & (cards.days_left > 1)
            return choose(cards.seen, choose(rests, _LEFT_OVER * worth, worth), worth)
        case Rule.THRESHOLD:
            on_the_day = recall_on(cards.elapsed + cards.days_left, cards.stability, arithmetic=arithmetic)
            return choose(cards.seen, choose(on_the_day >= policy.level, 0.0, worth), worth)
        case _:
            return worth


def _when_due(retention: float, cards: Standing[Quantity], arithmetic: Arithmetic[Quantity]) -> Quantity:
    """Due cards weakest first, all of them before any unseen one."""
    due = cards.failed | (cards.elapsed >= interval_days(cards.stability, retention, arithmetic=arithmetic))
    choose = arithmetic.choose
    return choose(cards.seen, choose(due, 2 - cards.recall, 0.0), 1 - cards.place)


def _gain(cards: Standing[Quantity], arithmetic: Arithmetic[Quantity]) -> Quantity:
    """What asking a card today adds to the probability that it is answered on the day."""
    left = cards.recall * 0 + cards.days_left
    again = after_review(cards.stability, cards.difficulty, cards.elapsed, left, arithmetic=arithmetic)
    as_it_is = recall_on(cards.elapsed + left, cards.stability, arithmetic=arithmetic)
    first = after_first_sight(cards.first_try, left, arithmetic=arithmetic)
    return arithmetic.choose(cards.seen, again - as_it_is, first - cards.first_try)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return -1.0

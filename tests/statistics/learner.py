"""A learner's whole statistics, for looking at."""

from __future__ import annotations

from interview_grill.memory.prospect import Prospect
from interview_grill.memory.state import CardState
from interview_grill.statistics.reviews import ReviewRow
from interview_grill.statistics.summary import Statistics, statistics_of
from tests.statistics.logs import DAY, log_of, row

TODAY = DAY + 60


def learner(days: int = 40, *, tag: str = "divisor-n-minus-1") -> Statistics:
    """Two cards a day of the eight there are; every fifth try fails, computed ones with `tag`."""
    rows: list[ReviewRow] = []
    cards = [f"q{n}:{kind}" for n in range(4) for kind in ("recall", "compute")]
    for n in range(2 * days):
        card = cards[n % len(cards)]
        failed = n % 5 == 0
        numeric = card.endswith("compute")
        more: dict[str, object] = {
            "seq": n,
            "seconds": 20.0 + n,
            "confidence": (37 * n) % 101,
            "cold": n % 7 == 0,
        }
        if numeric:
            more |= {"verdict": 0 if failed else 1, "tag": tag if failed else ""}
        elif n % 4 == 0:
            more |= {"judged": "1,2;1,2,3" if failed else "1;1"}
        rows.append(row(card, TODAY - days + n // 2 + 1, 1 if failed else 3, **more))
    return statistics_of(log_of(*rows), [_prospect(card, n) for n, card in enumerate(cards)], TODAY)


def beginner(cards: int = 134) -> Statistics:
    """Nothing answered yet."""
    bank = [Prospect(f"q{n}:recall", f"q{n}", "recall", "A", "", n, 1.0, CardState("")) for n in range(cards)]
    return statistics_of(log_of(), bank, TODAY)


def _prospect(card: str, n: int) -> Prospect:
    state = CardState(
        card, stability=3.0 * (n + 1), difficulty=5.0, last_day=TODAY - 2, due_day=TODAY + n, reps=5
    )
    question, _, kind = card.partition(":")
    return Prospect(card, question, kind, "AB"[n % 2], "", n, 1.0, state)

"""Logs for the tests of statistics: rows by hand, and events that rows and a fold can both be made of."""

from __future__ import annotations

from hypothesis import strategies as st

from interview_grill.memory.event import Event, Rating, Reset, Review
from interview_grill.statistics.reviews import RESET, ReviewRow, Reviews, collect

DAY = 740_000
CARDS = ("mean:recall", "variance:compute", "bias:derive")


def row(card: str = CARDS[0], day: int = DAY, rating: int = 3, **more: object) -> ReviewRow:
    """A review on a day; later rows of a day must say a later `seq`. A verdict is 1 (correct) or 0."""
    return ReviewRow(day * 1000, 0, "h", card, day, rating)._replace(**more)  # type: ignore[arg-type]


def log_of(*rows: ReviewRow) -> Reviews:
    return collect([rows] if rows else [])


def row_of(event: Event) -> ReviewRow:
    action = event.action
    if isinstance(action, Review):
        return ReviewRow(
            event.at, event.seq, event.home, action.card, event.day, int(action.rating), action.seconds,
            int(action.practice), int(action.cold),
        )  # fmt: skip
    assert isinstance(action, Reset)
    return ReviewRow(event.at, event.seq, event.home, action.card, event.day, RESET)


@st.composite
def events(draw: st.DrawFn) -> list[Event]:
    """Events in log order: days mostly rise, but a merged log may go back; cards are practised and reset too."""
    found: list[Event] = []
    day = DAY
    for seq in range(draw(st.integers(0, 25))):
        day += draw(st.sampled_from([0, 0, 1, 2, 9, 40, -3]))
        card = draw(st.sampled_from(CARDS))
        rating = Rating(draw(st.integers(1, 4)))
        practice = draw(st.sampled_from([False, False, False, True]))
        action = (
            Reset(card)
            if draw(st.integers(0, 9)) == 0
            else Review(card, rating, 10.0, 0.9, practice=practice)
        )
        found.append(Event(f"e{seq}", 1000 + seq, "h", seq, day, action))
    return found

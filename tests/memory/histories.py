"""Events for tests: short ways to write them, and strategies that draw whole histories."""

from __future__ import annotations

from hypothesis import strategies as st

from interview_grill.memory.event import (
    Action,
    Bury,
    Event,
    Rating,
    Reset,
    Resume,
    Retraction,
    Review,
    Setting,
    Suspend,
)

CARD = "gaussian-mean:recall"
OTHER = "gaussian-variance:compute"
MICROSECONDS_A_DAY = 86_400_000_000


def review(rating: int, card: str = CARD, *, retention: float = 0.9, practice: bool = False) -> Review:
    return Review(card, Rating(rating), seconds=20.0, retention=retention, practice=practice)


def event(action: Action, *, day: int, seq: int = 1, at: int | None = None, home: str = "h") -> Event:
    """An event at noon of its day (1970 is day 719163), later within the day the larger its seq."""
    if at is None:
        at = (day - 719_163) * MICROSECONDS_A_DAY + MICROSECONDS_A_DAY // 2 + seq
    return Event(f"{home}-{seq}", at, home, seq, day, action)


def reviews_on(*days_and_ratings: tuple[int, int], card: str = CARD) -> list[Event]:
    return [
        event(review(rating, card), day=day, seq=seq) for seq, (day, rating) in enumerate(days_and_ratings, 1)
    ]


cards = st.sampled_from([CARD, OTHER])
days = st.integers(740_000, 740_400)
reviews = st.builds(
    Review,
    cards,
    st.sampled_from(Rating),
    st.floats(0, 600),
    st.sampled_from([0.8, 0.9, 0.95]),
    practice=st.booleans(),
)
card_actions = st.one_of(
    reviews,
    reviews,
    st.builds(Bury, cards, days),
    st.builds(Suspend, cards),
    st.builds(Resume, cards),
    st.builds(Reset, cards),
)


@st.composite
def logs(draw: st.DrawFn, *, most: int = 25) -> list[Event]:
    """The events of one or two homes in the order of recording, some retracted; times and days may run backwards."""
    found: list[Event] = []
    for seq in range(1, draw(st.integers(0, most)) + 1):
        targets = st.sampled_from([f"{e.id}" for e in found] or ["from-elsewhere"])
        action: Action = draw(
            st.one_of(
                card_actions,
                card_actions,
                st.builds(Retraction, targets),
                st.builds(Setting, st.just("retention"), st.just("0.85")),
            )
        )
        day = draw(days)
        at = day * MICROSECONDS_A_DAY + draw(st.integers(0, MICROSECONDS_A_DAY - 1))
        found.append(event(action, day=day, seq=seq, at=at, home=draw(st.sampled_from(["here", "there"]))))
    return found

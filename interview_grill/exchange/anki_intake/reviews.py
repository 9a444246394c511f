"""Anki's review log as events of this program's, each answer once however often and from wherever it is
imported.

So an event's id is made of the card and the millisecond alone. An answer less than 10 ms after one in the log
is that one, as an export moves answers of one millisecond apart.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from interview_grill.exchange.anki_schedule import MANUAL, PRACTISED
from interview_grill.memory.event import Event, Rating, Reset, Review

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from interview_grill.exchange.anki_intake.collection import Answered

#: The home of every imported answer: two devices that import one package agree on it.
HOME = "616e6b6900000000"
_SHIFT = 10  # milliseconds by which an export may have moved an answer, since Anki wants them all different
_LONGEST_SECONDS = 3600.0


class Terms(NamedTuple):
    """What an event needs and Anki does not tell: the retention in force, and the local day of an instant.

    `day_of` takes UTC microseconds since 1970, as `now` is, and gives an ordinal; answers of more than a day
    hence are senseless.
    """

    retention: float
    day_of: Callable[[int], int]
    now: int


class Log(NamedTuple):
    """Events to be added, and how many answers belong to no card here, or make no sense."""

    events: list[Event]
    without_card: int
    senseless: int


def read_log(
    answers: Iterable[Answered], cards: Mapping[tuple[int, int], str], known: Iterable[Event], terms: Terms
) -> Log:
    """The answers that are not among the `known` events. `cards` gives ids by note and place in it."""
    there = {
        (event.action.card, event.at // 1000) for event in known if isinstance(event.action, Review | Reset)
    }
    events: dict[str, Event] = {}
    lost = senseless = 0
    for answer in answers:
        card = cards.get((answer.note, answer.ord))
        action = None if card is None else _action(answer, card, terms.retention)
        if card is None:
            lost += 1
        elif action is None or not 0 < 1000 * answer.at <= terms.now + 86_400_000_000:
            senseless += 1
        elif not any((card, answer.at - shift) in there for shift in range(_SHIFT)):
            event = _event(answer, action, card, terms)
            events[event.id] = event
    return Log(list(events.values()), lost, senseless)


def _action(answer: Answered, card: str, retention: float) -> Review | Reset | None:
    if answer.type == MANUAL or answer.ease == 0:
        # Anki notes 'forget' with no factor; other rows without an answer only move a due day.
        return Reset(card) if answer.ease == 0 and answer.factor == 0 and answer.type == MANUAL else None
    if not 1 <= answer.ease <= 4:
        return None
    seconds = min(max(answer.milliseconds, 0) / 1000, _LONGEST_SECONDS)
    return Review(card, Rating(answer.ease), seconds, retention, practice=answer.type == PRACTISED)


def _event(answer: Answered, action: Review | Reset, card: str, terms: Terms) -> Event:
    at = 1000 * answer.at
    id_ = f"{answer.at:012x}{sha256(f'anki {card} {answer.at}'.encode()).hexdigest()[:20]}"
    return Event(id_, at, HOME, answer.at, terms.day_of(at), action)


def card_places(ids: Mapping[str, str]) -> Iterator[tuple[str, int, str]]:
    """Mark, place in its note and id of each question of a foreign package: a gap `c2` is the second card."""
    for mark, id_ in ids.items():
        guid, _, gap = mark.rpartition(" c")
        yield (guid, int(gap) - 1, id_) if guid and gap.isdecimal() else (mark, 0, id_)

"""Readiness for a day as one value: the whole score, its sections and bands, and the weakest questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview_grill.memory.readiness import (
    Asked,
    Outlook,
    Weak,
    asked,
    at_least,
    number_answered,
    outlook,
    weakest,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from interview_grill.memory.prospect import Prospect


@dataclass(frozen=True, slots=True)
class Group:
    """A section or band with its outlook; `title` is what the bank's header says of it."""

    name: str
    title: str
    outlook: Outlook


@dataclass(frozen=True, slots=True)
class Readiness:
    """What is to be expected on `day` as memory stands on `today`, both ordinals.

    `reach` is the probability of reaching `bar`; both are None where the bank states no bar.
    """

    day: int
    today: int
    whole: Outlook
    bar: int | None
    reach: float | None
    sections: tuple[Group, ...]
    bands: tuple[Group, ...]
    weakest: tuple[Weak, ...]


def readiness(
    prospects: Iterable[Prospect],
    day: int,
    *,
    today: int,
    bar: int | None = None,
    sections: Mapping[str, str] | None = None,
    bands: Mapping[str, str] | None = None,
) -> Readiness:
    """The readiness for `day`; `sections` and `bands` are the titles of the bank's header, in its order."""
    questions = asked(prospects)
    distribution = number_answered(questions, day)
    return Readiness(
        day,
        today,
        outlook(distribution),
        bar,
        None if bar is None else at_least(distribution, bar),
        _groups(questions, day, sections or {}, lambda question: question.section),
        _groups(questions, day, bands or {}, lambda question: question.band),
        tuple(weakest(questions, day, today=today)),
    )


def _groups(
    questions: Sequence[Asked], day: int, titles: Mapping[str, str], name_of: Callable[[Asked], str]
) -> tuple[Group, ...]:
    members: dict[str, list[Asked]] = {}
    for question in questions:
        members.setdefault(name_of(question), []).append(question)
    places = {name: place for place, name in enumerate(titles)}
    names = sorted(members, key=lambda name: (places.get(name, len(places)), name))
    return tuple(
        Group(name, titles.get(name, ""), outlook(number_answered(members[name], day))) for name in names
    )

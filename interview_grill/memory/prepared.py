"""Readiness for a day as one value: the whole score, its sections and bands, and the weakest questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview_grill.memory.learner import learner_of
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
    cards = list(prospects)
    learner, questions = learner_of(cards), asked(cards)
    distribution = number_answered(questions, day, learner)

    def groups(titles: Mapping[str, str] | None, name_of: Callable[[Asked], str]) -> tuple[Group, ...]:
        return _groups(questions, titles or {}, name_of, lambda some: number_answered(some, day, learner))

    return Readiness(
        day,
        today,
        outlook(distribution),
        bar,
        None if bar is None else at_least(distribution, bar),
        groups(sections, lambda question: question.section),
        groups(bands, lambda question: question.band),
        tuple(weakest(questions, day, today=today)),
    )


def _groups(
    questions: Sequence[Asked],
    titles: Mapping[str, str],
    name_of: Callable[[Asked], str],
    answered: Callable[[Sequence[Asked]], list[float]],
) -> tuple[Group, ...]:
    members: dict[str, list[Asked]] = {}
    for question in questions:
        members.setdefault(name_of(question), []).append(question)
    places = {name: place for place, name in enumerate(titles)}
    names = sorted(members, key=lambda name: (places.get(name, len(places)), name))
    return tuple(Group(name, titles.get(name, ""), outlook(answered(members[name]))) for name in names)

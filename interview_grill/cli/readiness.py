"""Readiness of this learner for a day, gathered from the log and the bank for a screen or for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from interview_grill.memory.calendar import iso_day
from interview_grill.memory.readiness import asked, at_least, number_answered, outlook, weakest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from interview_grill.memory.readiness import Asked, Outlook, Weak
    from interview_grill.store.reading import LogReader


class Group(NamedTuple):
    """A section or band with its outlook; `title` is what the bank's header says of it."""

    name: str
    title: str
    outlook: Outlook


class Readiness(NamedTuple):
    """What is to be expected on `day`; `reach` is the probability of reaching `bar`, None where there is no bar."""

    day: int
    today: int
    whole: Outlook
    bar: int | None
    reach: float | None
    sections: list[Group]
    bands: list[Group]
    weakest: list[Weak]


def readiness(reader: LogReader, day: int, *, today: int) -> Readiness:
    """The outlook for `day` as memory stands today."""
    questions = asked(reader.prospects())
    header = reader.bank_header()
    bar: int | None = header.get("bar")
    distribution = number_answered(questions, day)
    return Readiness(
        day,
        today,
        outlook(distribution),
        bar,
        None if bar is None else at_least(distribution, bar),
        _groups(questions, day, header.get("sections", {}), lambda question: question.section),
        _groups(questions, day, header.get("bands", {}), lambda question: question.band),
        weakest(questions, day, today=today),
    )


def as_json(ready: Readiness) -> dict[str, object]:
    """The document of `ready --json`."""
    return {
        "on": iso_day(ready.day),
        "today": iso_day(ready.today),
        **_numbers(ready.whole),
        "bar": ready.bar,
        "reach_bar": None if ready.reach is None else round(ready.reach, 4),
        "sections": [{"section": g.name, "title": g.title, **_numbers(g.outlook)} for g in ready.sections],
        "bands": [{"band": g.name, "title": g.title, **_numbers(g.outlook)} for g in ready.bands],
        "weakest": [
            {
                "question": weak.question,
                "chance": round(weak.chance, 4),
                "card": weak.card,
                "gain": round(weak.gain, 4),
            }
            for weak in ready.weakest
        ],
    }


def _numbers(found: Outlook) -> dict[str, Any]:
    return {"of": found.of, "expected": round(found.expected, 3), "low": found.low, "high": found.high}


def _groups(
    questions: Sequence[Asked], day: int, titles: dict[str, str], name_of: Callable[[Asked], str]
) -> list[Group]:
    listed = list(titles)
    names = sorted(
        {name_of(question) for question in questions},
        key=lambda name: (listed.index(name) if name in titles else len(listed), name),
    )
    found = []
    for name in names:
        members = [question for question in questions if name_of(question) == name]
        found.append(Group(name, titles.get(name, ""), outlook(number_answered(members, day))))
    return found

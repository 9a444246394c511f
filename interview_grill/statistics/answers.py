"""How cards were answered: by section, by mistake, by what was stated beforehand, by time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from interview_grill.statistics.scores import Score, bin_of, score

if TYPE_CHECKING:
    from collections.abc import Mapping

    from interview_grill.statistics.predictions import Tries
    from interview_grill.statistics.reviews import Flags, Reviews
    from interview_grill.statistics.scores import Bin

CONFIDENCE_EDGES = (20, 40, 60, 80)
MOST_CARDS_NAMED = 3
SURE = 80
"""A stated confidence from which on a miss is a surprise worth listing."""


class SectionResult(NamedTuple):
    """A section: `kept` compares expected and actual answers to cards seen before (None if there were none)."""

    section: str
    first_tries: int
    first_passed: int
    kept: Bin | None


class Mistake(NamedTuple):
    """A named mistake: how often, when last, and on which cards most."""

    tag: str
    times: int
    last_day: int
    cards: tuple[str, ...]


class Confidence(NamedTuple):
    """Stated confidence against what happened; `surprises` are the cards missed most confidently, latest first."""

    n: int
    stated: float
    share: float
    score: Score
    bins: list[Bin]
    surprises: tuple[str, ...]


class Judged(NamedTuple):
    """Answers in the learner's own words that were judged: how many, and in how many a tick was changed afterwards.

    `heard` counts key points over all of them, `unticked` those of them that the learner took back, `added` those
    ticked though they had not been heard.
    """

    answers: int
    overruled: int
    heard: int
    unticked: int
    added: int


class Pace(NamedTuple):
    """Seconds a review of cards of one kind takes; each counted as at most 180."""

    kind: str
    reviews: int
    median: float
    upper_quartile: float
    total: float


def by_section(reviews: Reviews, tries: Tries, section_of: Mapping[str, str]) -> list[SectionResult]:
    """Results of the tries that moved a schedule, by section name; cards that have left the bank are not counted."""
    names = sorted(set(section_of.values()))
    codes = {name: code for code, name in enumerate(names)}
    of_card = np.array([codes.get(section_of.get(card, ""), -1) for card in reviews.cards], np.int64)
    section = of_card[reviews.card[tries.row]]
    passed = reviews.passed[tries.row]
    found = []
    for code, name in enumerate(names):
        first, later = (section == code) & tries.first, (section == code) & ~tries.first
        kept = bin_of(tries.recall[later], passed[later]) if later.any() else None
        if first.any() or kept is not None:
            found.append(SectionResult(name, int(first.sum()), int((first & passed).sum()), kept))
    return found


def mistakes(reviews: Reviews) -> list[Mistake]:
    """Every named mistake, the most frequent first."""
    tagged = reviews.where(reviews.tag >= 0)
    counts = np.bincount(tagged.tag, minlength=len(reviews.tags))
    found = []
    for tag in np.argsort(-counts, kind="stable").tolist():
        if not counts[tag]:
            break
        here = tagged.tag == tag
        cards, times = np.unique(tagged.card[here], return_counts=True)
        most = cards[np.argsort(-times, kind="stable")][:MOST_CARDS_NAMED]
        named = tuple(reviews.cards[card] for card in most.tolist())
        found.append(Mistake(reviews.tags[tag], int(counts[tag]), int(tagged.day[here].max()), named))
    return found


def confidence(reviews: Reviews) -> Confidence | None:
    """What was stated before the reveal against what happened: a checked card's verdict, else the rating."""
    stated = reviews.where(reviews.confidence >= 0)
    if not len(stated):
        return None
    right = np.where(stated.verdict >= 0, stated.verdict == 1, stated.passed)
    p = stated.confidence / 100
    classes = np.digitize(stated.confidence, CONFIDENCE_EDGES)
    bins = [bin_of(p[classes == n], right[classes == n]) for n in np.unique(classes).tolist()]
    return Confidence(
        len(stated), float(p.mean()), float(right.mean()), score(p, right), bins, _surprises(stated, right)
    )


def _surprises(stated: Reviews, right: Flags) -> tuple[str, ...]:
    missed = np.flatnonzero(~right & (stated.confidence >= SURE))[::-1]
    latest = dict.fromkeys(stated.card[missed].tolist())
    return tuple(stated.cards[card] for card in list(latest)[:MOST_CARDS_NAMED])


def judged(reviews: Reviews) -> Judged | None:
    """How often the learner overruled what was heard; None before the first answer judged."""
    times = np.bincount(reviews.judged[reviews.judged >= 0], minlength=len(reviews.judgements))
    found = Judged(0, 0, 0, 0, 0)
    for judgement, number in zip(reviews.judgements, times.tolist(), strict=True):
        heard, ticked = (set(numbers.split(",")) - {""} for numbers in judgement.split(";"))
        one = (1, heard != ticked, len(heard), len(heard - ticked), len(ticked - heard))
        found = Judged(*(total + number * more for total, more in zip(found, one, strict=True)))
    return found if found.answers else None


def paces(reviews: Reviews) -> list[Pace]:
    """Time by kind of card, in the order of the kinds' names."""
    kinds = [card.rpartition(":")[2] for card in reviews.cards]
    names = sorted(set(kinds))
    kind = np.array([names.index(name) for name in kinds], np.int64)[reviews.card]
    found = []
    for code, name in enumerate(names):
        seconds = reviews.seconds[kind == code]
        if len(seconds):
            median, upper = np.percentile(seconds, (50, 75)).tolist()
            found.append(Pace(name, len(seconds), median, upper, float(seconds.sum())))
    return found


def slowest(reviews: Reviews, most: int = 5) -> list[tuple[str, float, int]]:
    """Cards with the longest mean time: (card, mean seconds, reviews), at most `most`, the slowest first."""
    times = np.bincount(reviews.card, minlength=len(reviews.cards))
    total = np.bincount(reviews.card, weights=reviews.seconds, minlength=len(reviews.cards))
    mean = total / np.maximum(times, 1)
    return [
        (reviews.cards[card], float(mean[card]), int(times[card]))
        for card in np.argsort(-mean, kind="stable")[:most].tolist()
        if times[card]
    ]

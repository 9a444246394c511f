"""A mock interview: which questions are put, in which way, with what chance of an answer. One seed fixes it all."""

from __future__ import annotations

import zlib
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from interview_grill.memory.prospect import RECALL
from interview_grill.memory.readiness import card_chance

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from interview_grill.bank.model import FollowUp, Question
    from interview_grill.memory.prospect import Prospect

MINUTES_A_QUESTION = 3.0
QUESTIONS = 10

_CHECKED = ("derive", "compute")
"""The kinds of which one is put in every interview, in the order in which they are drawn."""


class Put(NamedTuple):
    """A question of the interview as the card it is put as; `chance` is the probability of an answer today."""

    card: Prospect
    chance: float


def draw(
    prospects: Iterable[Prospect],
    *,
    number: int,
    today: int,
    seed: int,
    bands: AbstractSet[str] = frozenset(),
) -> tuple[Put, ...]:
    """Draw `number` questions, or as many as there are, the bands in the order of the bank.

    A question is drawn with its asking-weight, without replacement; each band has its share of the interview
    by the weights of its questions. Of three or more questions one is a derivation and another a numeric
    task, of two one is numeric, where the bank has them; the others are to be said. Questions asked today,
    suspended or buried are left out, so that each answer is the day's first try and unrehearsed. `bands`
    narrows the interview; empty means all. The same seed, cards and day give the same interview.
    """
    askable = _askable(prospects, today, bands)
    ranked = _ranked(askable, Random(seed))
    kind_of = dict.fromkeys(ranked, RECALL)
    chosen: list[str] = []
    for kind in _CHECKED[max(0, 3 - number) :]:
        question = next((q for q in ranked if q not in chosen and kind in askable[q]), None)
        if question is not None:
            kind_of[question] = kind
            chosen.append(question)
    room = _shares(askable, number)
    for question in chosen:
        room[_band(askable[question])] -= 1
    rest = [question for question in ranked if question not in chosen and RECALL in askable[question]]
    for question in rest:
        if len(chosen) < number and room[_band(askable[question])] > 0:
            room[_band(askable[question])] -= 1
            chosen.append(question)
    # A band may hold fewer questions than its share.
    chosen += [question for question in rest if question not in chosen][: max(0, number - len(chosen))]
    order = {band: place for place, band in enumerate(room)}
    chosen.sort(key=lambda q: (order[_band(askable[q])], ranked.index(q)))
    cards = [askable[question][kind_of[question]] for question in chosen]
    return tuple(Put(card, card_chance(card, today)) for card in cards)


def follow_up_of(question: Question, seed: int) -> FollowUp | None:
    """The follow-up that the seed picks; None when the question has none."""
    items = question.follow_ups
    return items[zlib.crc32(f"{seed} {question.id} follow-up".encode()) % len(items)] if items else None


def _askable(
    prospects: Iterable[Prospect], today: int, bands: AbstractSet[str]
) -> dict[str, dict[str, Prospect]]:
    """Questions with their cards by kind, in the order of the bank."""
    found: dict[str, dict[str, Prospect]] = {}
    asked_today = set()
    for card in sorted(prospects, key=lambda p: (p.position, p.card)):
        state = card.state
        if state.last_day is not None and state.last_day >= today:
            asked_today.add(card.question)
        put_aside = state.suspended or (state.buried_until or 0) > today
        if not put_aside and card.weight > 0 and (not bands or card.band in bands):
            found.setdefault(card.question, {})[card.kind] = card
    return {question: cards for question, cards in found.items() if question not in asked_today}


def _ranked(askable: dict[str, dict[str, Prospect]], chance: Random) -> list[str]:
    """The questions in the order of a weighted draw without replacement (Efraimidis and Spirakis, 2006)."""
    keys = {question: chance.random() ** (1 / _weight(cards)) for question, cards in askable.items()}
    return sorted(keys, key=lambda question: -keys[question])


def _shares(askable: dict[str, dict[str, Prospect]], number: int) -> dict[str, int]:
    """How many questions each band contributes: in proportion to its weight, by largest remainders."""
    weights: dict[str, float] = {}
    for cards in askable.values():
        weights[_band(cards)] = weights.get(_band(cards), 0.0) + _weight(cards)
    total = sum(weights.values()) or 1.0
    exact = {band: number * weight / total for band, weight in weights.items()}
    shares = {band: int(share) for band, share in exact.items()}
    by_remainder = sorted(exact, key=lambda band: shares[band] - exact[band])
    for band in by_remainder[: number - sum(shares.values())]:
        shares[band] += 1
    return shares


def _band(cards: dict[str, Prospect]) -> str:
    return next(iter(cards.values())).band


def _weight(cards: dict[str, Prospect]) -> float:
    return next(iter(cards.values())).weight

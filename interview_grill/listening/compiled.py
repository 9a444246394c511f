"""Cues made ready to be heard: every word with its synonyms, as plain lists that JSON and the phone page carry.

A phrase is text, its words parted by blanks and their synonyms by `/`, a beginning with a star: `n minus 1`,
`divis/denominat n`, `increas*`. Anything else is `[items, unwanted, denied]`, each item a list of alternatives. A cue
is a list of such parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from interview_grill.listening import tables
from interview_grill.listening.cue import Near, Phrase, read_cue
from interview_grill.listening.stems import stem
from interview_grill.listening.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from interview_grill.bank.model import Question
    from interview_grill.listening.cue import Item

Compiled = list[Any]  # of one cue; recursive, so no narrower type says it
LONG = 6  # letters: in words so long one mistyped sign is forgiven
Synonyms = dict[str, tuple[str, ...]]


class Vocabulary(NamedTuple):
    """The words some cues listen for: stems, beginnings of words, and the long ones of both by their first letter."""

    stems: frozenset[str]
    beginnings: tuple[str, ...]
    by_letter: dict[str, tuple[str, ...]]


class Ears(NamedTuple):
    """What to listen for in answers to one question: for each point and pitfall its compiled cues."""

    points: list[list[Compiled]]
    pitfalls: list[list[Compiled]]
    vocabulary: Vocabulary

    @property
    def is_deaf(self) -> bool:
        """Whether there is nothing to listen for."""
        return not any((*self.points, *self.pitfalls))


def ears_of(question: Question, same: Synonyms) -> Ears:
    """What to listen for in answers to a question. Raises CueError; a bank's cues have been read before."""

    def made(all_cues: Iterable[tuple[str, ...]]) -> list[list[Compiled]]:
        return [[compiled(cue, same) for cue in cues] for cues in all_cues]

    points = made(point.cues for point in question.key_points)
    pitfalls = made(pitfall.cues for pitfall in question.pitfalls)
    return Ears(points, pitfalls, vocabulary_of((points, pitfalls)))


def ears_of_one(cues: Iterable[str], same: Synonyms) -> Ears:
    """What to listen for in answers to a follow-up: its cues as those of one point. Raises CueError as `ears_of`."""
    made = [compiled(cue, same) for cue in cues]
    return Ears([made], [], vocabulary_of(made))


def vocabulary_of(cues: Any) -> Vocabulary:
    """The words in compiled cues, however deep they lie."""
    stems: dict[str, None] = {}
    waiting = [cues]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            stems.update(dict.fromkeys(one.replace("/", " ").split()))
        elif isinstance(one, list | tuple):
            waiting.extend(one)
    beginnings = tuple(sorted(word[:-1] for word in stems if word.endswith("*")))
    whole = frozenset(word for word in stems if not word.endswith("*"))
    by_letter: dict[str, list[str]] = {}
    for word in sorted(stems):
        if len(word.rstrip("*")) >= LONG:
            by_letter.setdefault(word[0], []).append(word)
    return Vocabulary(whole, beginnings, {letter: tuple(words) for letter, words in by_letter.items()})


def synonyms_of(rows: Iterable[str]) -> Synonyms:
    """For each phrase of a deck's `words:`, as stems, all that mean the same; it is the first of them."""
    same: dict[str, dict[str, None]] = {}
    for row in rows:
        phrases = {key: None for phrase in row.split("|") if (key := _key(phrase))}
        for phrase in phrases:
            same.setdefault(phrase, {phrase: None}).update(phrases)
    return {phrase: tuple(others) for phrase, others in same.items()}


def compiled(cue: str, same: Mapping[str, tuple[str, ...]]) -> Compiled:
    """A cue made ready. Raises CueError."""
    return [_near(part, same) for part in read_cue(cue)]


def _key(phrase: str) -> str:
    return " ".join(token.stem for token in tokens(phrase) if token.word not in tables.SILENT)


def _near(near: Near, same: Mapping[str, tuple[str, ...]]) -> list[Any]:
    items = [_item(item, same) for item in near.items]
    return [items, [_item(item, same) for item in near.unwanted], int(near.denied)]


def _item(item: Item, same: Mapping[str, tuple[str, ...]]) -> list[Any]:
    made: dict[str, None] = {}
    groups = []
    for one in item:
        if isinstance(one, Near):
            groups.append(_near(one, same))
        else:
            made.update(dict.fromkeys(_phrases(one, same)))
    return [*made, *groups]


def _phrases(phrase: Phrase, same: Mapping[str, tuple[str, ...]]) -> list[str]:
    """A phrase, with the single words that mean the same as each of its own; and the phrases that mean the same."""
    words = [word.text + "*" if word.begins else stem(word.text) for word in phrase.words]
    whole = same.get(" ".join(words), ())
    if len(words) == 1:
        return [*words, *whole[1:]] if whole else words
    slots = ("/".join(one for one in same.get(word, (word,)) if " " not in one) for word in words)
    return [" ".join(slots), *whole[1:]]

"""Which points of a question an answer says, denies or leaves out, and which pitfalls it falls into; with the words.

Words count as near within ten words; a pause between clauses makes them farther apart by one and the end of a sentence
by five, so that speech without punctuation is heard as well. Silent words take no room.
"""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from interview_grill.listening import tables
from interview_grill.listening.compiled import LONG
from interview_grill.listening.scopes import DENIED, UNSAID, is_bare, standings
from interview_grill.listening.slips import meant
from interview_grill.listening.stems import stem as stem_of
from interview_grill.listening.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from interview_grill.listening.compiled import Compiled, Ears, Vocabulary
    from interview_grill.listening.words import Token


class Distances(NamedTuple):
    """How far apart words may stand, in words."""

    window: int = 10  # from the first to the last of those that stand near one another
    clause: int = 1  # what a pause counts for
    sentence: int = 5
    gap: int = 4  # what `...` may stand for
    around: int = 3  # on either side, in which an unwanted word stands near


DISTANCES = Distances()
_WANTED_DENIED = 3  # the standing of a group that is denied, as its cue wants


class Verdict(StrEnum):
    """What an answer does with a point."""

    HEARD = "heard"
    DENIED = "denied"
    NOT_HEARD = "not heard"


class Span(NamedTuple):
    """Where in the text something is said: `text[start:end]`."""

    start: int
    end: int


class Heard(NamedTuple):
    """A verdict and the words it rests on, in order; no spans if nothing was heard."""

    verdict: Verdict
    spans: tuple[Span, ...] = ()


class Hearing(NamedTuple):
    """The verdict on each key point and on each pitfall of a question. A pitfall that is denied was not said."""

    points: tuple[Heard, ...]
    pitfalls: tuple[Heard, ...]

    @property
    def ticks(self) -> frozenset[int]:
        """The points heard, counted from 1."""
        return frozenset(n for n, heard in enumerate(self.points, 1) if heard.verdict is Verdict.HEARD)

    @property
    def said(self) -> frozenset[int]:
        """The pitfalls said, counted from 1."""
        return frozenset(n for n, heard in enumerate(self.pitfalls, 1) if heard.verdict is Verdict.HEARD)


_NOT_HEARD = Heard(Verdict.NOT_HEARD)


def hear(ears: Ears, text: str) -> Hearing:
    """What an answer says. Never fails, whatever is typed."""
    answer = _Answer(text, ears.vocabulary)
    return Hearing(
        tuple(answer.listen(cues) for cues in ears.points),
        tuple(answer.listen(cues) for cues in ears.pitfalls),
    )


def most_words() -> int:
    """How many words can stand near one another."""
    return DISTANCES.window + 1


class _Found(NamedTuple):
    """Words found: from which place to which, how they stand, and where in the text."""

    low: int
    high: int
    standing: int
    start: int
    end: int


def _low(found: _Found) -> int:
    return found.low


class _Answer:
    """One answer, its words by stem and as they are spelled. A word is known by its number among those that count."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._at: list[_Found] = []  # each word by itself
        self._by_stem: dict[str, list[int]] = {}
        self._by_word: dict[str, list[int]] = {}
        self._phrases: dict[str, list[_Found]] = {}
        self._take(tokens(text))

    def _take(self, words: Sequence[Token]) -> None:
        place = 0
        last = len(words) - 1
        start = -1
        for at, (token, standing) in enumerate(zip(words, standings(words), strict=True)):
            if token.mark:
                place += DISTANCES.sentence if token.mark == 2 else DISTANCES.clause
            if at < last and not words[at + 1].mark and words[at + 1].word not in tables.SILENT:
                self._take_split(token, words[at + 1], standing)
            if token.word in tables.SILENT:
                continue
            number = len(self._at)
            if standing != UNSAID:
                stem = "nop" if token.word == "no" and is_bare(words, at) else token.stem
                self._note(stem, token.word, number)
            if at < last and token.stem == "divid" and words[at + 1].word == "over":
                start = token.start  # `divided by` is one word that is known by two names
                continue
            place += 1
            self._at.append(_Found(place, place, standing, token.start if start < 0 else start, token.end))
            start = -1

    def _note(self, stem: str, word: str, number: int) -> None:
        self._by_stem.setdefault(stem, []).append(number)
        self._by_word.setdefault(word, []).append(number)
        if len(word) >= LONG and stem not in self._vocabulary.stems:
            for other in meant(stem, word, self._vocabulary.by_letter.get(word[0], ())):
                by = self._by_word if other.endswith("*") else self._by_stem
                by.setdefault(other.rstrip("*"), []).append(number)

    def _take_split(self, token: Token, after: Token, standing: int) -> None:
        """A long word that was typed, or heard by a machine, as two: `in dependent`."""
        both = token.word + after.word
        if standing != UNSAID and len(both) >= LONG:
            whole = stem_of(both)
            if whole in self._vocabulary.stems or both.startswith(self._vocabulary.beginnings):
                number = len(self._at)
                self._by_stem.setdefault(whole, []).append(number)
                self._by_word.setdefault(both, []).append(number)

    def listen(self, cues: Sequence[Compiled]) -> Heard:
        """The verdict on what has these cues: heard if any is, else denied if any is."""
        denied = _NOT_HEARD
        for cue in cues:
            heard = self._cue(cue)
            if heard.verdict is Verdict.HEARD:
                return heard
            if heard.verdict is Verdict.DENIED:
                denied = heard
        return denied

    def _cue(self, cue: Compiled) -> Heard:
        spans = []
        verdict = Verdict.HEARD
        for items, unwanted, denied in cue:
            lists = self._lists(items)
            if lists is None:
                return _NOT_HEARD
            avoided = [found for item in unwanted for found in self._item(item) if found.standing != DENIED]
            found = next(self._wanted(lists, avoided, denied), None)
            if found is None:
                found = next(_windows(lists, avoided), None)
                verdict = Verdict.DENIED
            if found is None:
                return _NOT_HEARD
            spans.append(Span(found.start, found.end))
        return Heard(verdict, tuple(sorted(spans)))

    def _lists(self, items: Sequence[list[Any]]) -> list[list[_Found]] | None:
        """Where each item is found; None if one is nowhere."""
        lists = []
        for item in items:
            found = self._item(item)
            if not found:
                return None
            lists.append(found)
        return lists

    def _item(self, item: list[Any]) -> list[_Found]:
        """Where any alternative is found, in order."""
        if len(item) == 1 and isinstance(item[0], str):
            return self._phrase(item[0])
        found: list[_Found] = []
        for one in item:
            found += self._phrase(one) if isinstance(one, str) else self._group(one)
        return sorted(found)

    def _group(self, group: list[Any]) -> list[_Found]:
        items, unwanted, denied = group
        lists = self._lists(items)
        if lists is None:
            return []
        avoided = [found for item in unwanted for found in self._item(item) if found.standing != DENIED]
        if denied:
            return [one._replace(standing=_WANTED_DENIED) for one in self._wanted(lists, avoided, denied)]
        return list(_windows(lists, avoided))

    def _wanted(self, lists: list[list[_Found]], avoided: list[_Found], denied: int) -> Iterator[_Found]:
        """The windows in which what is asked for stands as it should: denied, or not."""
        if not denied:
            said = [[one for one in found if one.standing != DENIED] for found in lists]
            yield from _windows(said, avoided)
        wanted = (DENIED, _WANTED_DENIED) if denied else (_WANTED_DENIED,)
        for place, found in enumerate(lists):
            chosen = [one for one in found if one.standing in wanted]
            if chosen:
                yield from _windows([*lists[:place], chosen, *lists[place + 1 :]], avoided)

    def _phrase(self, phrase: str) -> list[_Found]:
        known = self._phrases.get(phrase)
        if known is None:
            known = self._phrases[phrase] = self._phrase_found(phrase.split(" "))
        return known

    def _phrase_found(self, words: list[str]) -> list[_Found]:
        if "~" in words:
            return self._in_order(" ".join(words).split(" ~ "))
        starts = self._word(words[0])
        if len(words) == 1:
            return [self._at[number] for number in starts]
        after = []
        for word in words[1:]:
            numbers = self._word(word)
            if not numbers:
                return []
            after.append(set(numbers))
        at = self._at
        length = len(after)
        return [
            _spanned(at[number : number + length + 1])
            for number in starts
            if all(number + step in numbers for step, numbers in enumerate(after, 1))
            and at[number + length].low - at[number].low < length + DISTANCES.sentence
        ]

    def _in_order(self, pieces: list[str]) -> list[_Found]:
        """Where phrases follow one another with a gap at most between; the nearest that follows is taken."""
        found = self._phrase(pieces[0])
        for piece in pieces[1:]:
            following = self._phrase(piece)
            nearest = ((one, bisect_right(following, one.high, key=_low)) for one in found)
            found = [
                _spanned((one, following[place]))
                for one, place in nearest
                if place < len(following) and following[place].low <= one.high + DISTANCES.gap + 1
            ]
        return found

    def _word(self, word: str) -> list[int]:
        """The numbers of a word, in order."""
        if "/" in word:
            return sorted({number for one in word.split("/") for number in self._word(one)})
        if not word.endswith("*"):
            return self._by_stem.get(word, [])
        beginning = word[:-1]
        return sorted(
            {
                number
                for one, numbers in self._by_word.items()
                if one.startswith(beginning)
                for number in numbers
            }
        )


def _windows(lists: Sequence[Sequence[_Found]], avoided: Sequence[_Found]) -> Iterator[_Found]:
    """Every narrow enough stretch that holds one of each list, from the left, with nothing to avoid around it."""
    for some in _together(lists):
        whole = _spanned(some)
        low, high = whole.low - DISTANCES.around, whole.high + DISTANCES.around
        if not any(one.high >= low and one.low <= high for one in avoided):
            yield whole


def _together(lists: Sequence[Sequence[_Found]]) -> Iterator[list[_Found]]:
    if len(lists) == 1:
        yield from ([one] for one in lists[0])
        return
    at = [0] * len(lists)
    for low in sorted({one.low for found in lists for one in found}):
        for place, found in enumerate(lists):
            while at[place] < len(found) and found[at[place]].low < low:
                at[place] += 1
            if at[place] == len(found):
                return
        some = [found[place] for found, place in zip(lists, at, strict=True)]
        if all(one.high - low <= DISTANCES.window for one in some):
            yield some


def _spanned(some: Sequence[_Found]) -> _Found:
    """From the first to the last of some words; denied if one of them is, unless a denial was wanted."""
    standings_there = {one.standing for one in some}
    standing = DENIED if DENIED in standings_there and _WANTED_DENIED not in standings_there else 0
    return _Found(
        min(one.low for one in some),
        max(one.high for one in some),
        standing,
        min(one.start for one in some),
        max(one.end for one in some),
    )

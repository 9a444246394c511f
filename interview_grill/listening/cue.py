"""The language of cues: what an author writes so that a point is heard however it is said.

A cue is words that may stand in any order near one another:

    divisor|divid* n -minus          alternatives with |, any ending with *, and what must not stand near with -
    "one over n" sum                 quotes for neighbours; formulas and spoken mathematics are read as one
    "kl ... data ... model"          words in this order, with up to four others at each ...
    not depend* prior                the rest has to be denied; without it, what is denied does not match
    same|(not chang*|mov*) maximis*  brackets make several words one alternative
    product independent & log sum    what stands on either side of & may be said far apart

Endings are taken off by themselves (`derivative` also matches derivatives), and so are both shores' spelling and what
`listening.tables` calls silent words (`the`, `of`, `is`). `nope` is a "no" that stands alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from interview_grill.errors import GrillError
from interview_grill.listening import tables
from interview_grill.listening.stems import spelled
from interview_grill.listening.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_CHARACTERS = 300
_DEPTH = 4
_SHORTEST = 2  # letters before a *
_DENYING = frozenset(("not", "no", "never", "neither", "nor", "without"))
_SPOKEN_AT_LENGTH = frozenset((*tables.WORDS, "half"))
_ENDS_WORD = frozenset(' \t|()"&')


class CueError(GrillError):
    """A cue that cannot be read; `position` is the 0-based place in it."""

    def __init__(self, what: str, *, position: int, mend: str | None = None) -> None:
        super().__init__(what, mend=mend)
        self.position = position


class Word(NamedTuple):
    """A word as it is spelled, or with `begins` the beginning of one."""

    text: str
    begins: bool = False


class Phrase(NamedTuple):
    """Words that follow one another; what is silent between them does not count. `GAP` lets some stand between."""

    words: tuple[Word, ...]


GAP = Word("~")


class Near(NamedTuple):
    """Items near one another in any order; `denied` if what they say has to be denied.

    `unwanted` must not stand near. An item is its alternatives.
    """

    items: tuple[tuple[Phrase | Near, ...], ...]
    unwanted: tuple[tuple[Phrase | Near, ...], ...] = ()
    denied: bool = False


Item = tuple[Phrase | Near, ...]
Cue = tuple[Near, ...]  # all of them, anywhere in the answer


def read_cue(text: str) -> Cue:
    """The cue that a text says. Raises CueError."""
    if len(text) > MOST_CHARACTERS:
        raise CueError(f"a cue of more than {MOST_CHARACTERS} characters", position=0, mend="make it several")
    return _Reader(text).cue()


def written_cue(cue: Cue) -> str:
    """A cue as it may be written: `read_cue` reads it as the same."""
    return " & ".join(map(_written_near, cue))


def _written_near(near: Near) -> str:
    items = [*map(_written_item, near.items), *(f"-{_written_item(item)}" for item in near.unwanted)]
    return " ".join((["not"] if near.denied else []) + items)


def _written_item(item: Item) -> str:
    return "|".join(
        f"({_written_near(one)})" if isinstance(one, Near) else _written_phrase(one) for one in item
    )


def _written_phrase(phrase: Phrase) -> str:
    words = " ".join("..." if word == GAP else word.text + "*" * word.begins for word in phrase.words)
    return words if len(phrase.words) == 1 and words.replace("*", "").isalnum() else f'"{words}"'


class _Reader:
    """One cue being read from the left."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def cue(self) -> Cue:
        parts = [self._near(0)]
        while self._sign() == "&":
            self._at += 1
            parts.append(self._near(0))
        if self._sign():
            raise self._error(f"`{self._sign()}` has no beginning", "remove it")
        return tuple(parts)

    def _near(self, depth: int) -> Near:
        items: list[Item] = []
        unwanted: list[Item] = []
        denied = False
        start = self._skipped()
        while self._sign() not in ("", ")", "&"):
            if self._sign() == "-" and self._text[self._at + 1 : self._at + 2] not in ("", " "):
                self._at += 1
                unwanted.append(self._item(depth))
            elif self._takes_negation():
                denied = True
            elif self._takes_silence():
                continue
            else:
                items.append(self._item(depth))
        if not items:
            what = "only says what must not be there" if unwanted else "says nothing"
            raise CueError(f"this {what}", position=start, mend="write the words to listen for")
        return Near(tuple(items), tuple(unwanted), denied)

    def _takes_negation(self) -> bool:
        end = self._end_of_word()
        if self._text[self._at : end].lower() not in _DENYING or self._text[end : end + 1] == "|":
            return False
        self._at = end
        return True

    def _takes_silence(self) -> bool:
        """Whether a silent word stands there by itself: it is passed over as it is in answers."""
        end = self._end_of_word()
        word = spelled(self._text[self._at : end].lower())
        if word not in tables.SILENT or self._text[end : end + 1] == "|":
            return False
        self._at = end
        return True

    def _item(self, depth: int) -> Item:
        alternatives = [self._alternative(depth)]
        while self._text[self._at : self._at + 1] == "|":
            self._at += 1
            alternatives.append(self._alternative(depth))
        return tuple(alternatives)

    def _alternative(self, depth: int) -> Phrase | Near:
        sign = self._text[self._at : self._at + 1]
        if sign == "(":
            return self._group(depth)
        start = self._at
        if sign == '"':
            end = self._text.find('"', start + 1)
            if end < 0:
                raise self._error("these quotes are not closed", 'add a "')
            self._at = end + 1
            return self._phrase(start + 1, end)
        self._at = self._end_of_word()
        return self._phrase(start, self._at)

    def _group(self, depth: int) -> Near:
        if depth >= _DEPTH:
            raise self._error(f"brackets more than {_DEPTH} deep", "make it several cues")
        start = self._at
        self._at += 1
        near = self._near(depth + 1)
        if self._sign() != ")":
            raise CueError("this bracket is not closed", position=start, mend="add a )")
        self._at += 1
        return near

    def _phrase(self, start: int, end: int) -> Phrase:
        written = self._text[start:end]
        words: list[Word] = []
        for place, piece in enumerate(written.split("...")):
            words += [GAP] * bool(place) + list(_words(piece))
        if GAP in (*words[:1], *words[-1:]):
            raise CueError("a gap without a word on either side", position=start, mend="remove the ...")
        if not words:
            shown = written or self._text[end : end + 1]
            what = f"`{shown}` says nothing that is listened for" if shown else "a word is missing"
            raise CueError(what, position=start, mend="write a word that tells")
        for word in words:
            if word.begins and len(word.text) < _SHORTEST:
                raise CueError(
                    f"`{word.text}*` matches too much", position=start, mend="write more of the word"
                )
            if word.text in _DENYING:
                mend = 'write `not` before it, as in: not "integrate to one"'
                raise CueError("a negation among neighbours or alternatives", position=start, mend=mend)
        return Phrase(tuple(words))

    def _sign(self) -> str:
        self._skipped()
        return self._text[self._at : self._at + 1]

    def _skipped(self) -> int:
        while self._text[self._at : self._at + 1] in (" ", "\t"):
            self._at += 1
        return self._at

    def _end_of_word(self) -> int:
        end = self._at
        while end < len(self._text) and self._text[end] not in _ENDS_WORD:
            end += 1
        return end

    def _error(self, what: str, mend: str) -> CueError:
        return CueError(what, position=min(self._at, max(len(self._text) - 1, 0)), mend=mend)


def _words(written: str) -> Iterator[Word]:
    """The words of a phrase, without what is silent."""
    bare = written.removesuffix("*")
    if (
        bare.isascii() and bare.isalpha() and bare.islower() and bare not in _SPOKEN_AT_LENGTH
    ):  # nearly always
        if bare != written or bare not in tables.SILENT:
            yield Word(spelled(bare), begins=bare != written)
        return
    for token in tokens(_without_stars(written)):
        if written[token.end : token.end + 1] == "*":
            yield Word(token.word, begins=True)
        elif token.word not in tables.SILENT:
            yield Word(token.word)


def _without_stars(written: str) -> str:
    """The text with a blank for each star that follows a letter: elsewhere it multiplies."""
    signs = list(written)
    for at in range(1, len(signs)):
        if signs[at] == "*" and signs[at - 1].isalpha() and (at + 1 == len(signs) or signs[at + 1] == " "):
            signs[at] = " "
    return "".join(signs)

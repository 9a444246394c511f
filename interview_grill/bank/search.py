"""Finding questions by what people type: accents, dashes, either shore's spelling, and the deck's own initialisms.

Texts and what is typed are brought to the same plain words, so the rules need not be right, only the same for both:
`noise` becomes `noize` in either. The deck's `words:` say which phrases mean the same (`DPO | direct preference
optimisation`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MOST_WORDS = 40
_WORD = re.compile(r"[^\W_]+")
_SHORES = (
    (re.compile(r"is(e[drs]?|es|ers|ing|ations?)$"), r"iz\1"),  # regularise, minimising, optimisation
    (re.compile(r"ys(e[drs]?|es|ing)$"), r"yz\1"),  # analyse
    (re.compile(r"our(s|ed|ing|able|ite)?$"), r"or\1"),  # favour, behaviour
    (re.compile(r"ll(ed|ing|er|ers)$"), r"l\1"),  # modelling, labelled
    (re.compile(r"(t|b)re(s|d)?$"), r"\1er\2"),  # centre
)
_SHORT = 5  # words of fewer letters are the same on both shores: wise, four, all


def plain_words(text: str) -> list[str]:
    """The words of a text as they are compared: no case, accents or dashes, one spelling, Greek letters by name."""
    from unicodedata import combining, normalize

    from interview_grill.algebra.names import GREEK

    apart = normalize("NFKD", normalize("NFKD", text).casefold())
    bare = "".join(sign for sign in apart if not combining(sign) and sign not in "'’")
    named = "".join(f" {GREEK[sign]} " if sign in GREEK else sign for sign in bare.replace("ς", "σ"))
    return [_one_spelling(word) for word in _WORD.findall(named)]


def _one_spelling(word: str) -> str:
    if len(word) < _SHORT:
        return word
    for british, american in _SHORES:
        word = british.sub(american, word)
    return word


def searchable(text: str) -> str:
    """A text as the index keeps it: its plain words with a blank around each."""
    return f" {' '.join(plain_words(text))} "


class Term(NamedTuple):
    """One thing looked for: phrases of plain words of which any will do."""

    phrases: tuple[str, ...]

    @property
    def whole(self) -> tuple[str, ...]:
        """What stands in a searchable text where a phrase stands in it as words of its own."""
        return tuple(f" {phrase} " for phrase in self.phrases)

    @property
    def parts(self) -> tuple[str, ...]:
        """What stands there where a phrase is part of longer words; one or two letters (`EM`) have to be a word."""
        inner = (phrase for phrase in self.phrases if len(phrase) > 2)
        return tuple(phrase if len(phrase) > 3 else f" {phrase}" for phrase in inner)


def synonyms_of(rows: Iterable[str]) -> dict[str, frozenset[str]]:
    """For each phrase of a deck's `words:` all that mean the same, in plain words; it is among them."""
    same: dict[str, frozenset[str]] = {}
    for row in rows:
        phrases = frozenset(" ".join(plain_words(phrase)) for phrase in row.split("|")) - {""}
        for phrase in phrases:
            same[phrase] = same.get(phrase, frozenset()) | phrases
    return same


def terms_of(text: str, same: Mapping[str, frozenset[str]]) -> list[Term]:
    """What is looked for: the longest known phrases from the left, and every other word for itself."""
    words = plain_words(text)
    longest = max((phrase.count(" ") + 1 for phrase in same), default=1)
    terms: dict[Term, None] = {}
    start = 0
    while start < len(words):
        for end in range(min(len(words), start + longest), start, -1):
            phrase = " ".join(words[start:end])
            if phrase in same or end == start + 1:
                others = sorted(same.get(phrase, frozenset()) - {phrase})
                terms[Term((phrase, *others))] = None
                start = end
                break
    return list(terms)


def nearest_spelling(text: str, known: Sequence[str]) -> str | None:
    """The words typed with each unknown one replaced by the nearest of the plain words `known`; None where nothing
    is near, or nothing was unknown.
    """
    from difflib import get_close_matches

    vocabulary = frozenset(known)
    said = []
    for word in plain_words(text):
        if word in vocabulary or any(word in other for other in vocabulary if len(word) > 3):
            said.append(word)
            continue
        lengths = range(len(word) - 2, len(word) + 3)
        near = get_close_matches(
            word, [other for other in vocabulary if len(other) in lengths], n=1, cutoff=0.7
        )
        if not near:
            return None
        said.append(near[0])
    return " ".join(said) if said != plain_words(text) else None

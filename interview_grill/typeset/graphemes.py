"""Where a text may be cut without tearing apart what a person sees as one character.

After the grapheme clusters of Unicode (UAX 29), by general categories: marks belong to the letter before them,
as do the joiner and skin tones of emoji; emoji behind a joiner, pairs of regional indicators and the parts of a
Hangul syllable stay together. Not read are prepended marks and the conjuncts of Indic scripts.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARKS = ("Mn", "Me", "Mc")
_JOINER, _NON_JOINER = "\u200d", "\u200c"


def graphemes(text: str) -> Iterator[str]:
    """The characters of a text as a person counts them: `x̄`, `é` and a flag are one each."""
    return (text[start:end] for start, end in pairwise(boundaries(text)))


@lru_cache(maxsize=8)
def boundaries(text: str) -> Sequence[int]:
    """The places between such characters in ascending order, 0 and the length among them."""
    if text.isascii():
        return range(len(text) + 1)
    places = [place for place in range(1, len(text)) if not _belongs(text, place)]
    return (0, *places, len(text)) if text else (0,)


def settled(text: str, place: int) -> int:
    """`place`, from 0 to the length, or where it would tear a character apart the end of that one."""
    places = boundaries(text)
    return places[bisect_left(places, place)]


def before(text: str, place: int) -> int:
    """Where the character begins that ends at or holds `place`; 0 at the start."""
    places = boundaries(text)
    return places[max(0, bisect_left(places, place) - 1)]


def after(text: str, place: int) -> int:
    """Where the character ends that begins at or holds `place`; the length at the end."""
    return settled(text, min(place + 1, len(text)))


def _belongs(text: str, place: int) -> bool:
    """Whether the character at `place`, which is not 0, belongs to the one before it."""
    character, previous = text[place], text[place - 1]
    if character.isascii():
        return False
    category = unicodedata.category(character)
    if category in _MARKS or character in (_JOINER, _NON_JOINER) or "🏻" <= character <= "🏿":
        return True
    if previous == _JOINER:
        return category == "So" and not _is_regional(character)
    if _is_regional(character):
        first = place
        while first and _is_regional(text[first - 1]):
            first -= 1
        return (place - first) % 2 == 1
    is_vowel_or_final = "\u1160" <= character <= "\u11ff"
    return is_vowel_or_final and ("\u1100" <= previous <= "\u11ff" or "가" <= previous <= "힣")


def _is_regional(character: str) -> bool:
    return "🇦" <= character <= "🇿"

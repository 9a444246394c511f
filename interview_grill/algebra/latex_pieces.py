"""Pieces of plain text, each with the column of the LaTeX that it was written for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from interview_grill.algebra import latex_macros as macros
from interview_grill.algebra.characters import BESIDE
from interview_grill.algebra.names import BAR, HAT, LETTER
from interview_grill.typeset.symbols import MACROS

Piece = tuple[str, int]
Pieces = list[Piece]

_ATOM = re.compile(rf"\d+(?:\.\d+)?|[^\W\d_][{HAT}{BAR}]?(?:_[A-Za-z0-9]+)?|\W")
_SPACED = frozenset(macros.FUNCTIONS.values())


def text_of(pieces: Pieces) -> str:
    """The plain text of some pieces."""
    return "".join(piece for piece, _ in pieces)


def spelt(name: str) -> str:
    r"""How a macro without arguments is written: `\lambda` as λ, `\ln` as ln; empty for one that is not known."""
    return _spelt().get(name, "")


@lru_cache(maxsize=1)
def _spelt() -> Mapping[str, str]:
    glyphs = {name: symbol.unicode for name, symbol in MACROS.items()}
    return {**glyphs, **macros.SIGNS, **macros.FUNCTIONS, **macros.GLYPHS, **LETTER}


def tables() -> dict[str, Mapping[str, str] | list[str]]:
    """All that is known of macros, for the phone page."""
    return {
        "spelt": _spelt(),
        "accents": macros.ACCENTS,
        "signs": macros.SIGNS,
        "functionMacros": macros.FUNCTIONS,
        "functions": sorted(_SPACED),
        "blanks": sorted(macros.BLANKS),
        "dropped": sorted(macros.DROPPED),
        "silent": sorted(macros.SILENT),
        "fractions": sorted(macros.FRACTIONS),
        "binomials": sorted(macros.BINOMIALS),
        "words": sorted(macros.WORDS),
        "transparent": sorted(macros.TRANSPARENT),
        "grids": sorted(macros.GRIDS),
    }


def add(out: Pieces, pieces: Pieces) -> None:
    """Write pieces behind others, apart from what stands before where both would be one word or a call."""
    if not pieces:
        return
    first, column = pieces[0]
    last = out[-1][0] if out else ""
    between = ""
    if first[:1] == "[" and len(pieces) > 1 and (last[-1:].isalnum() or last[-1:] in (")", "]")):
        between = "*"  # a number times a list
    elif last[-1:].isalnum() or last[-1:] == HAT:
        between = _between(last, first)
    if between:
        out.append((between, column))
    out += pieces


def _between(last: str, first: str) -> str:
    """What has to stand between a piece that ends with a letter or digit and the next one."""
    if _is_word(last) and first[:1].isalnum():
        return " "
    if _is_word(first):
        return " " if first in _SPACED else BESIDE
    if first[:1].isdigit() and len(last) > 1 and not last[-1].isdigit():
        return BESIDE
    if last[0] == "_" and first[:1].isalnum():
        return BESIDE
    return "*" if last == "e" and first == "(" else ""


def _is_word(piece: str) -> bool:
    """Whether a piece begins with a word of several letters."""
    return len(piece) > 1 and piece[0].isalpha() and piece[1].isalnum()


def bracketed(pieces: Pieces, *, scripted: bool = False) -> Pieces:
    """Pieces as one factor: in brackets, unless they are a single name or number, or stand in brackets already.

    Marks, as in `{,}` and `{=}`, are left alone unless they have scripts.
    """
    text = text_of(pieces).strip()
    if not text or _ATOM.fullmatch(text) or _stands_in_brackets(text):
        return pieces
    if not scripted and not any(map(str.isalnum, text)):
        return pieces
    return [("(", pieces[0][1]), *pieces, (")", pieces[-1][1])]


def _stands_in_brackets(text: str) -> bool:
    """Whether one pair of brackets stands around the whole text."""
    if text[0] not in "([" or text[-1] not in ")]":
        return False
    depth = 0
    for place, character in enumerate(text):
        depth += (character in "([") - (character in ")]")
        if depth == 0:
            return place == len(text) - 1
    return False


def last_factor(out: Pieces) -> int:
    """Where the last factor written begins: a name with its subscripts, or a bracket."""
    at = len(out) - 1
    while at > 0 and out[at][0].isspace():
        at -= 1
    depth = 0
    while at > 0:
        piece = out[at][0]
        depth += sum(sign in ")]" for sign in piece) - sum(sign in "([" for sign in piece)
        if depth <= 0 and piece[0] != "_":
            break
        at -= 1
    return max(at, 0)

"""What each macro with arguments builds.

A builder takes the reader and the macro's token, reads what belongs to it and returns the node, or raises
TypesetError at the token that is wrong.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from interview_grill.typeset import macros
from interview_grill.typeset.environments import environment, fenced, sized, substack
from interview_grill.typeset.letters import ALPHABET_OF
from interview_grill.typeset.nodes import (
    EMPTY,
    Accent,
    Fenced,
    Fraction,
    Kind,
    Root,
    Row,
    Scripts,
    Symbol,
    kind_of,
)
from interview_grill.typeset.pairing import paired, tidy
from interview_grill.typeset.restyle import as_word, restyled
from interview_grill.typeset.symbols import CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_grill.typeset.nodes import Node
    from interview_grill.typeset.parser import Reader
    from interview_grill.typeset.tokens import Token


def _fraction(reader: Reader, token: Token) -> Node:
    numerator = reader.argument(token.text)
    return Fraction(numerator, reader.argument(token.text))


def _binomial(reader: Reader, token: Token) -> Node:
    upper = reader.argument(token.text)
    inside = Fraction(upper, reader.argument(token.text), bar=False)
    return Fenced(CHARACTERS["("], inside, CHARACTERS[")"])


def _root(reader: Reader, token: Token) -> Node:
    if reader.peek().text != "[":
        return Root(reader.argument(token.text))
    opening = reader.take()
    index: list[Node] = []
    while reader.peek().text != "]":
        if reader.row_ends():
            raise reader.fault("the index of a root is never closed", "add ]", opening)
        index.append(reader.scripted())
    reader.take()
    return Root(reader.argument(token.text), tidy(paired(index)))


def _accent(reader: Reader, token: Token) -> Node:
    return Accent(token.text, reader.argument(token.text))


def _text(reader: Reader, token: Token) -> Node:
    words, opening = reader.raw(token.text)
    for mark in "&%_#":
        words = words.replace("\\" + mark, mark)
    if "\\" in words:
        raise reader.fault(f"a macro inside \\{token.text}", "close the text before the formula", opening)
    words = "".join(" " if c.isspace() or c == "~" else c for c in words if c not in "{}")
    return Symbol(words, words, Kind.TEXT) if words else EMPTY


def _upright(reader: Reader, token: Token) -> Node:
    kind = {"operatorname": Kind.FUNCTION, "operatorname*": Kind.LIMIT}.get(token.text, Kind.WORD)
    inner = reader.argument(token.text)
    return as_word(inner, kind) or inner


def _alphabet(reader: Reader, token: Token) -> Node:
    return restyled(reader.argument(token.text), ALPHABET_OF[token.text])


def _stack(reader: Reader, token: Token) -> Node:
    label = reader.argument(token.text)
    base = reader.argument(token.text)
    lower, upper = (label, None) if token.text == "underset" else (None, label)
    if isinstance(base, Scripts) and base.limits and (base.lower if lower else base.upper) is None:
        return Scripts(base.base, lower or base.lower, upper or base.upper, limits=True)
    if isinstance(base, Row) and base.items and kind_of(base.items[-1]) is Kind.LIMIT:  # \arg\max
        return Row((*base.items[:-1], Scripts(base.items[-1], lower, upper, limits=True)))
    return Scripts(base, lower, upper, limits=True)


def _arrow(reader: Reader, token: Token) -> Node:
    glyph, plain = macros.ARROWS[token.text]
    return Scripts(Symbol(glyph, plain, Kind.ARROW), None, reader.argument(token.text), limits=True)


def _negated(reader: Reader, token: Token) -> Node:
    inner = reader.argument(token.text)
    if not isinstance(inner, Symbol) or len(inner.unicode) != 1:
        raise reader.fault("\\not must stand before one symbol", "such as \\not\\perp", token)
    crossed = unicodedata.normalize("NFC", inner.unicode + "\u0338")
    return Symbol(crossed, f"not {inner.ascii}", inner.kind)


def _boxed(reader: Reader, token: Token) -> Node:
    return Fenced(CHARACTERS["["], reader.argument(token.text), CHARACTERS["]"])


BUILDERS: dict[str, Callable[[Reader, Token], Node]] = {
    **dict.fromkeys(macros.FRACTIONS, _fraction),
    **dict.fromkeys(macros.BINOMIALS, _binomial),
    **dict.fromkeys(macros.ACCENTS, _accent),
    **dict.fromkeys(macros.TEXTS, _text),
    **dict.fromkeys(macros.UPRIGHT, _upright),
    **dict.fromkeys(macros.STACKS, _stack),
    **dict.fromkeys(macros.ARROWS, _arrow),
    **dict.fromkeys(macros.SIZES, sized),
    **dict.fromkeys(ALPHABET_OF, _alphabet),
    "sqrt": _root,
    "not": _negated,
    "boxed": _boxed,
    "left": fenced,
    "begin": environment,
    "substack": substack,
}
"""By macro: what reads its arguments (the token is the macro's own) and returns its node."""

"""Changing the letters of a tree: into a mathematical alphabet, or into one upright word."""

from __future__ import annotations

from interview_grill.typeset.letters import in_alphabet
from interview_grill.typeset.nodes import Accent, Fenced, Fraction, Kind, Node, Root, Row, Scripts, Symbol

_WORDLIKE = frozenset(
    (Kind.ORDINARY, Kind.NUMBER, Kind.WORD, Kind.TEXT, Kind.SPACE, Kind.FUNCTION, Kind.LIMIT)
)


def restyled(node: Node, alphabet: str) -> Node:
    """`node` with its letters and digits in the given alphabet; ASCII output keeps the plain letters."""
    match node:
        case Symbol(glyphs, plain, kind) if kind in (Kind.ORDINARY, Kind.NUMBER, Kind.WORD):
            return Symbol("".join(in_alphabet(alphabet, glyph) for glyph in glyphs), plain, kind)
        case Row(items):
            return Row(tuple(restyled(item, alphabet) for item in items))
        case Scripts(base, lower, upper, limits):
            return Scripts(
                restyled(base, alphabet),
                None if lower is None else restyled(lower, alphabet),
                None if upper is None else restyled(upper, alphabet),
                limits,
            )
        case Accent(name, base):
            return Accent(name, restyled(base, alphabet))
        case Fraction(numerator, denominator, bar):
            return Fraction(restyled(numerator, alphabet), restyled(denominator, alphabet), bar)
        case Root(radicand, index):
            return Root(restyled(radicand, alphabet), index)
        case Fenced(left, body, right):
            return Fenced(left, restyled(body, alphabet), right)
        case _:
            return node


def as_word(node: Node, kind: Kind) -> Symbol | None:
    """`node` as one symbol, or None when it holds more than letters, digits, hyphens and spaces."""
    items = node.items if isinstance(node, Row) else (node,)
    letters = []
    for item in items:
        if not isinstance(item, Symbol):
            return None
        if item.kind in _WORDLIKE:
            letters.append((item.unicode, item.ascii))
        elif item.ascii == "-":
            letters.append(("-", "-"))
        else:
            return None
    if kind is Kind.WORD and len(letters) == 1:
        kind = Kind.ORDINARY
    return Symbol("".join(glyph for glyph, _ in letters), "".join(plain for _, plain in letters), kind)

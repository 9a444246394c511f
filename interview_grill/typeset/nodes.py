"""The tree of a formula: few kinds of node, each one thing a reader sees.

Values, so that trees can be compared; braces that only group leave no trace in them.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from interview_grill.typeset.charset import Charset as Charset

if TYPE_CHECKING:
    from collections.abc import Iterator


class Kind(Enum):
    """What a symbol does in a row; it decides spacing, limits and parentheses."""

    ORDINARY = 1
    NUMBER = 2
    WORD = 3  # several upright letters that are one name: KL, Var
    TEXT = 4  # prose inside a formula, with its own spaces
    FUNCTION = 5  # log, exp: takes what follows
    LIMIT = 6  # max, lim: a function whose subscript goes below it
    BIG = 7  # sum, product
    INTEGRAL = 8
    BINARY = 9  # + and its like
    PRODUCT = 10  # · and its like
    SLASH = 11
    RELATION = 12
    ARROW = 13  # a relation that stretches to its label
    OPEN = 14
    CLOSE = 15
    BAR = 16  # | and ‖ in the source: opens, closes or separates
    PUNCTUATION = 17
    POSTFIX = 18
    SPACE = 19
    SIGN = 20  # a unary + or −


class Symbol(NamedTuple):
    """One glyph or name, as it is written in either character set; empty in both for an absent delimiter."""

    unicode: str
    ascii: str
    kind: Kind


class Row(NamedTuple):
    """Nodes side by side."""

    items: tuple[Node, ...]


class Fraction(NamedTuple):
    """One thing over another; without a bar it is a binomial coefficient's inside."""

    numerator: Node
    denominator: Node
    bar: bool = True


class Root(NamedTuple):
    """A square root, or the root of a given degree."""

    radicand: Node
    degree: Node | None = None


class Scripts(NamedTuple):
    """A base with something lower, upper or both; as limits they stand under and over it."""

    base: Node
    lower: Node | None
    upper: Node | None
    limits: bool = False


class Accent(NamedTuple):
    """A mark over (or a brace under) its base; `name` is the macro's."""

    name: str
    base: Node


class Fenced(NamedTuple):
    """A body between two delimiters; an absent delimiter is the empty symbol."""

    left: Symbol
    body: Node
    right: Symbol


class Grid(NamedTuple):
    """Rows of cells: a matrix, cases, or aligned equations, by the environment's name."""

    environment: str
    rows: tuple[tuple[Node, ...], ...]


Node = Symbol | Row | Fraction | Root | Scripts | Accent | Fenced | Grid

EMPTY = Row(())


def children(node: Node) -> Iterator[Node]:
    """The nodes directly inside `node`."""
    match node:
        case Row(items):
            yield from items
        case Fraction(numerator, denominator):
            yield numerator
            yield denominator
        case Root(radicand, index):
            yield radicand
            if index is not None:
                yield index
        case Scripts(base, lower, upper):
            yield from (part for part in (base, lower, upper) if part is not None)
        case Accent(_, base):
            yield base
        case Fenced(left, body, right):
            yield from (left, body, right)
        case Grid(_, rows):
            for row in rows:
                yield from row


def kind_of(node: Node) -> Kind:
    """What a node does in a row: a scripted or accented node does what its base does."""
    while isinstance(node, Scripts):
        node = node.base
    return node.kind if isinstance(node, Symbol) else Kind.ORDINARY


def fits_within(node: Node, depth: int) -> bool:
    """Whether no branch is deeper than `depth`; not recursive, so that any tree may be asked."""
    waiting = [(node, 1)]
    while waiting:
        inner, level = waiting.pop()
        if level > depth:
            return False
        waiting.extend((child, level + 1) for child in children(inner))
    return True

"""Pieces of plain text that Python comes to, put together with the brackets that its precedence asks for.

The reader of formulas refuses what has two readings on paper. In Python nothing has: a piece says how tightly it
binds, and is bracketed wherever plain text could be read otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

#: How tightly a piece binds; a CALL is bracketed under an exponent, as the exponent might be that of what is inside.
TEXT, SUM, PRODUCT, SIGN, POWER, CALL, ATOM = range(7)
MOST_ITEMS = 6
"""Elements of a list that are followed through formulas, so that one of them can be asked for."""
_DIGITS = re.compile(r"[0-9.]*[0-9][0-9.]*")
_BINDS = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT}


class Piece(NamedTuple):
    """Plain `text` with the typed column of each of its characters, and how tightly it binds (`bound`).

    `open` tells what in it still belongs to a comprehension around it: names of running elements, `*x` for a
    sample x that is run over, `?` for a filter. `items` are those of a list; `truth` marks a condition, which is
    0 or 1; `is_name` a name as it is typed.
    """

    text: str
    origins: tuple[int, ...]
    bound: int = ATOM
    open: frozenset[str] = frozenset()
    items: tuple[Piece, ...] | None = None
    truth: bool = False
    is_name: bool = False

    @property
    def start(self) -> int:
        """The column of its first character."""
        return self.origins[0] if self.origins else 0

    @property
    def last(self) -> int:
        """The column of its last character."""
        return self.origins[-1] if self.origins else 0


def said(text: str, column: int, bound: int = ATOM) -> Piece:
    """A piece all of which stands for what is typed in one column."""
    return Piece(text, (column,) * len(text), bound)


def joined(*parts: Piece, bound: int) -> Piece:
    """Pieces side by side as one."""
    origins: tuple[int, ...] = ()
    for part in parts:
        origins += part.origins
    left_open = frozenset[str]().union(*(part.open for part in parts))
    return Piece("".join([part.text for part in parts]), origins, bound, left_open)


def fenced(piece: Piece, least: int) -> Piece:
    """The piece in brackets unless it binds at least so tightly."""
    if piece.bound >= least:
        return piece
    return joined(said("(", piece.start), piece, said(")", piece.last), bound=ATOM)


def under(operator: str, left: Piece, right: Piece, column: int) -> Piece:
    """`left operator right`, as Python takes it when the left has been read before."""
    bound = _BINDS[operator]
    spelled = f" {operator} " if bound == SUM else operator
    least = PRODUCT if bound == SUM else SIGN
    whole = joined(fenced(left, bound), said(spelled, column), fenced(right, least), bound=bound)
    return _by_element(whole, (left, right), lambda a, b: under(operator, a, b, column))


def _by_element(whole: Piece, parts: tuple[Piece, ...], form: Callable[..., Piece]) -> Piece:
    """A piece with its elements, when those of its parts are known; what is no list goes with each."""
    sizes = {len(part.items) for part in parts if part.items is not None}
    if len(sizes) != 1 or max(sizes) > MOST_ITEMS:
        return whole
    columns = [part.items if part.items is not None else (part,) * max(sizes) for part in parts]
    return whole._replace(items=tuple(form(*each) for each in zip(*columns, strict=True)))


def minus(piece: Piece, column: int) -> Piece:
    """The piece with its sign changed: `-x^2` is minus the square."""
    whole = joined(said("-", column), fenced(piece, SIGN), bound=SIGN)
    return _by_element(whole, (piece,), lambda a: minus(a, column))


def power(base: Piece, exponent: Piece, column: int) -> Piece:
    """`base^exponent`. A number alone needs no brackets above, unless it is 1, which might begin `1/2`."""
    bare = _DIGITS.fullmatch(exponent.text) and exponent.text != "1"
    above = exponent if bare else fenced(exponent, ATOM + 1)
    whole = joined(fenced(base, ATOM), said("^", column), above, bound=POWER)
    return _by_element(whole, (base, exponent), lambda a, b: power(a, b, column))


def mapped(function: str, argument: Piece, column: int) -> Piece:
    """`function(argument)`, of each element."""
    return _by_element(
        called(function, argument, column=column), (argument,), lambda a: mapped(function, a, column)
    )


def called(function: str, *arguments: Piece, column: int) -> Piece:
    """`function(…, …)`."""
    parts: list[Piece] = [said(f"{function}(", column)]
    for place, argument in enumerate(arguments):
        parts += [said(", ", argument.start), argument] if place else [argument]
    return joined(*parts, said(")", parts[-1].last), bound=CALL)


def listed(items: tuple[Piece, ...], opening: int, closing: int, marks: str = "[]") -> Piece:
    """`[a, b]`, or with other marks."""
    parts: list[Piece] = [said(marks[0], opening)]
    for place, item in enumerate(items):
        parts += [said(", ", item.start), item] if place else [item]
    return joined(*parts, said(marks[1], closing), bound=ATOM)._replace(items=items)


def compared(operator: str, left: Piece, right: Piece, column: int) -> Piece:
    """A condition as the number that it is: 1 where it holds, else 0."""
    if operator in (">", ">=", "<", "<="):
        high, low = (left, right) if (operator in (">", "<=")) else (right, left)
        sign = called("sign", under("-", high, low, column), column=column)
        above = called("max", sign, said("0", column), column=column)
        piece = above if operator in ("<", ">") else under("-", said("1", column), above, column)
    else:
        differ = differing(under("-", left, right, column), column)
        piece = differ if operator == "!=" else under("-", said("1", column), differ, column)
    return piece._replace(truth=True)


def differing(piece: Piece, column: int) -> Piece:
    """1 where a value is not zero, else 0."""
    return called("sign", called("abs", piece, column=column), column=column)._replace(truth=True)

"""What people write behind a formula: `with k = V/T`, `where …`, `, m = a + b`, `for θ ≥ 0`, `(x > 0)`.

Definitions are put in. A condition says when a formula holds, not what it is, and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from interview_grill.algebra.names import Names, spelling_key, with_meanings
from interview_grill.algebra.surroundings import plain_name
from interview_grill.algebra.syntax import Name, Node, names_in
from interview_grill.errors import FormulaError

_CLAUSE = re.compile(
    r"[,;]?\s*(?<![\w\\])(?:with|where|using|for|at|if|when|whenever|provided|as long as)\s+"
)
_ORDER = re.compile(r"[<>≤≥⩽⩾∈≠]|\b(?:all|every|each|any)\b")
_BRACKETED = re.compile(r"\([^()]*[<>≤≥⩽⩾∈][^()]*\)\s*[.,;]?\s*$")
_ZERO_BEHIND = re.compile(r"\s*[<>≤≥⩽⩾]=?\s*0(?:\.0*)?\s*$")
_DEFINED = re.compile(r"[^=≈:≔]+(?::=|[=≈≔])")
_NAME = re.compile(r"[^\W\d]\w*")
_NO_INDEX = re.compile(r"_?[ijkt]$")


class Clauses(NamedTuple):
    """A formula without its clauses, and the texts of the definitions among them, each blanked elsewhere."""

    formula: str
    definitions: tuple[str, ...]


def clauses_of(inner: str, size: int = 1) -> Clauses:
    """What follows a formula of `size` values: definitions, and conditions, which are dropped."""
    condition = _BRACKETED.search(inner)
    if (
        condition
        and inner[: condition.start()].strip()
        and inner[: condition.start()].rstrip()[-1:] not in "|:,"
    ):
        inner = inner[: condition.start()]
    start = _first_clause(inner)
    formula, tail = inner, ""
    if start is not None:
        formula, tail = inner[: start.start()], " " * start.end() + inner[start.end() :]
        if _ORDER.search(tail):
            tail = ""
        elif not all(map(_DEFINED.match, pieces_of(tail))):
            formula, tail = inner, ""
    pieces = pieces_of(formula)
    named = _DEFINED.match(pieces[0] if pieces else "") is not None
    values = (size if len(pieces) >= size else 1) if named else _plain(pieces, size)
    if rest := pieces[values:]:
        if all(_DEFINED.match(piece) for piece in rest) and not any(map(_ORDER.search, rest)):
            formula = formula[: _start_of(rest[0], formula)]
            return Clauses(formula, (*rest, *(pieces_of(tail) if tail else ())))
        if len(rest) == 1 and _ORDER.search(rest[0]):
            formula = formula[: _start_of(rest[0], formula)]
    return Clauses(formula, pieces_of(tail) if tail else ())


def _plain(pieces: tuple[str, ...], size: int) -> int:
    """How many pieces come before the first equation, at most as many as are asked for."""
    return next((place for place, piece in enumerate(pieces) if _DEFINED.match(piece)), size)


def _start_of(piece: str, formula: str) -> int:
    """Where the separator before a piece stands."""
    return max(formula.rfind(mark, 0, len(piece) - len(piece.lstrip())) for mark in ",;")


def _first_clause(text: str) -> re.Match[str] | None:
    for match in _CLAUSE.finditer(text):
        head = text[: match.start()]
        if head.strip() and all(head.count(a) <= head.count(b) for a, b in ("()", "[]", "{}")):
            return match
    return None


def pieces_of(text: str) -> tuple[str, ...]:
    """The text between commas, semicolons and `and` outside all brackets, each piece in its columns."""
    depth, start, pieces = 0, 0, []
    for place, character in enumerate(text):
        depth += (character in "([{") - (character in ")]}")
        and_here = text.startswith(" and ", place)
        if depth == 0 and (character in ",;" or and_here):
            pieces.append(" " * start + text[start:place])
            start = place + (5 if and_here else 1)
    pieces.append(" " * start + text[start:])
    return tuple(piece for piece in pieces if piece.strip())


def with_definitions(
    text: str, definitions: tuple[str, ...], names: Names, read: Callable[[str, Names], Node]
) -> tuple[Names, dict[str, Node]]:
    """The names with those defined, each of which may use the ones before, and the numbers said of given ones.

    Raises FormulaError for what cannot be read, and for a given name that is said to be something else.
    """
    numbers: dict[str, Node] = {}
    for definition in definitions:
        *heads, tail = _sides(definition)
        node = read(tail, names)
        for head in heads:
            name = plain_name(head)
            given = names.find(name)
            if not _NAME.fullmatch(spelling_key(name)):
                raise FormulaError(f"{head.strip()} is no name", text=text, position=_column(head))
            if given is None:
                key = _NO_INDEX.sub("", name) if node.vector else name
                names = with_meanings(names, {key: node})
            elif not names_in(node) and not node.vector and not names.is_vector(given):
                numbers[given] = node
            elif node != Name(given, names.is_vector(given)) and not _same(node, given, names):
                raise FormulaError(
                    f"{given} is given already", text=text, position=_column(head), mend="take another letter"
                )
    return names, numbers


def _same(node: Node, given: str, names: Names) -> bool:
    from interview_grill.algebra.comparison import equal
    from interview_grill.algebra.expression import Expression

    return equal(Expression(node), Expression(Name(given, names.is_vector(given))), names, count=4).agreed


def _column(piece: str) -> int:
    return len(piece) - len(piece.lstrip())


def _sides(definition: str) -> list[str]:
    """`a = b = c` as three texts in their columns."""
    marks = list(re.finditer(r":=|[=≈≔]", definition))
    starts, ends = [0, *(mark.end() for mark in marks)], [*(mark.start() for mark in marks), len(definition)]
    return [" " * start + definition[start:end] for start, end in zip(starts, ends, strict=True)]

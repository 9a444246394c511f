"""Typed text to lists of values: `a, b`, `rate = 8, shape = 13`, `Beta(a, b)`, `m ± 1.96 s`, `0.3 to 0.7`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview_grill.algebra.clauses import clauses_of, pieces_of, with_definitions
from interview_grill.algebra.evaluation import Values
from interview_grill.algebra.expression import Expression
from interview_grill.algebra.labels import relations
from interview_grill.algebra.names import Names, spelling_key
from interview_grill.algebra.notation import in_any_notation
from interview_grill.algebra.reading import Typed, read_value
from interview_grill.algebra.readings import read_slots
from interview_grill.algebra.surroundings import ALONE, plain_name
from interview_grill.algebra.syntax import Node, Vector, substituted
from interview_grill.algebra.tokens import TYPED, Limits, Token, fault
from interview_grill.errors import FormulaError

_PLUS_MINUS = re.compile(r"±|\+/-|\+-")
_FROM_TO = re.compile(r"(?i:\s(?:to|and|bis)\s)|(?<=[\d)%])\s*[–—]\s*(?=[\d.(])")
_BEFORE_RANGE = re.compile(r"\s*(?:from|between)\s")
_DISTRIBUTION = re.compile(
    r"\s*(?:(?:Inv(?:erse)?-?)?Gamma|Beta|Normal|N|𝒩|Dirichlet|Dir|IG|Ga|Be|Uniform|Γ⁻¹)\s*(?=[(\[{])"
)
_NAMES = re.compile(r"[^\s,;()\[\]{}=]+")


@in_any_notation
def parse_vector(
    text: str,
    names: Names,
    slots: int | Sequence[str],
    *,
    left: Sequence[str] = (),
    limits: Limits = TYPED,
    values: Values | None = None,
) -> Expression:
    """Read a list `0.3, 0.7`, `0.3; 0.7`, `[0.3, 0.7]`, `(0.3, 0.7)`, or `a = 7, b = 5` when slots are named;
    also as the parameters of a distribution, and two values as an interval, `0.5 ± 0.2` or `0.3 to 0.7`.

    A formula with a vector value is taken as it stands; its length shows only when it is evaluated.
    Raises FormulaError, also when the number of values is not that of the slots; the rest as in `parse`.
    """
    size = slots if isinstance(slots, int) else len(slots)
    named = () if isinstance(slots, int) else tuple(slots)
    stems = {slot.rstrip("0123456789").rstrip("_") for slot in named}
    left = (*left, *stems) if len(stems) == 1 else left
    typed = Typed(text, names, limits, tuple(left), ALONE, values)
    pieces = _equations(typed, size)
    if pieces is not None:
        return Expression(_piecewise(typed, pieces, named))
    _check_order(typed, named)

    def read(part: str, names: Names) -> Node:
        return _list(typed, part, names, size)

    return Expression(read_value(typed, read, size))


def _slot_key(name: str) -> str:
    """The key of a slot's name, wherever its hat stands: `beta1_hat` and `β̂₁`."""
    return re.sub(r"(?<=.)hat(?=\d|$)", "", spelling_key(plain_name(name).rstrip("'′*")))


def _equations(typed: Typed, size: int) -> tuple[str, ...] | None:
    """The pieces of `a = 7, b = 5`, if there are as many as slots and each is an equation."""
    if "=" not in typed.text or len(typed.text) > typed.limits.characters or size < 2:
        return None
    pieces = pieces_of(clauses_of(typed.text, size).formula)
    return pieces if len(pieces) == size and all(map(relations, pieces)) else None


def _piecewise(typed: Typed, pieces: tuple[str, ...], slots: tuple[str, ...]) -> Node:
    """`beta = 5, alpha = 7` in any order; names of no slot say nothing, and the order counts."""
    names, numbers = with_definitions(
        typed.text, clauses_of(typed.text, len(pieces)).definitions, typed.names, typed.read
    )
    wanted = [_slot_key(slot) for slot in slots]
    keys = [_slot_key(piece[: relations(piece)[0].start()]) for piece in pieces]
    in_order = not set(keys) & set(wanted)
    found: dict[int, Node] = {}
    for number, (piece, key) in enumerate(zip(pieces, keys, strict=True)):
        marks = relations(piece)
        head = piece[: marks[0].start()]
        place = number if in_order else wanted.index(key) if key in wanted else None
        if place is None or place in found:
            position = len(head) - len(head.lstrip())
            mend = f"here `name = value` is read for {', '.join(slots)}"
            what = f"{head.strip()} is no slot here" if place is None else f"{head.strip()} is given twice"
            raise FormulaError(what, text=typed.text, position=position, mend=mend)
        found[place] = typed.read(" " * marks[-1].end() + piece[marks[-1].end() :], names)
    return _of_numbers(typed, tuple(substituted(found[place], numbers) for place in sorted(found)))


def _of_numbers(typed: Typed, items: tuple[Node, ...]) -> Node:
    """A list, each place of which takes one number."""
    if any(item.vector for item in items):
        mend = "each place takes one number"
        raise FormulaError("a list inside a list", text=typed.text, position=0, mend=mend)
    return Vector(items)


def _check_order(typed: Typed, slots: tuple[str, ...]) -> None:
    """Refuse `b, a = 5, 7` where the slots are a, b."""
    marks = relations(typed.text) if len(typed.text) <= typed.limits.characters else []
    if not marks or not slots:
        return
    keys = [*map(_slot_key, _NAMES.findall(typed.text[: marks[0].start()]))]
    wanted = [*map(_slot_key, slots)]
    if keys != wanted and set(keys) & set(wanted) and len(wanted) > 1:
        what = (
            f"the order here is {', '.join(slots)}" if len(keys) > 1 else f"{len(slots)} values are asked for"
        )
        raise FormulaError(what, text=typed.text, position=0, mend=f"write {slots[0]} = …, {slots[1]} = …")


def _list(typed: Typed, part: str, names: Names, size: int) -> Node:
    """A part of the text as a list of that size, or as one formula with a vector value."""
    if size == 2 and (ends := _interval(typed, part, names)):
        return _of_numbers(typed, ends)
    if (distribution := _DISTRIBUTION.match(part)) and part.rstrip()[-1:] in ")]}":
        part = " " * distribution.end() + part[distribution.end() :]
    tokens = typed.tokens(part)
    items = read_slots(typed.text, tokens, names, typed.limits)
    if len(items) == 1 and items[0].vector:
        return items[0]
    if len(items) != size:
        raise _slot_count(typed.text, tokens, len(items), size)
    return Vector(items)


def _interval(typed: Typed, part: str, names: Names) -> tuple[Node, Node] | None:
    """The ends of `a ± b`, the sign standing anywhere, or of `a to b`; None for any other text."""
    bare = part.strip()
    if bare[:1] in ("(", "[") and bare[-1:] in (")", "]") and not any(mark in bare[1:-1] for mark in "()[]"):
        part = part.replace(bare, f" {bare[1:-1]} ")
    if before := _BEFORE_RANGE.match(part):
        part = " " * before.end() + part[before.end() :]
    if _PLUS_MINUS.search(part):
        if "," in part or ";" in part:
            return None
        blanked = _PLUS_MINUS.sub(lambda sign: "±".ljust(len(sign[0])), part)
        return typed.read(blanked.replace("±", "-"), names), typed.read(blanked.replace("±", "+"), names)
    found = list(_FROM_TO.finditer(part))
    if len(found) != 1 or "," in part or ";" in part:
        return None
    second = " " * found[0].end() + part[found[0].end() :]
    return typed.read(part[: found[0].start()], names), typed.read(second, names)


def _slot_count(text: str, tokens: tuple[Token, ...], typed: int, size: int) -> FormulaError:
    values = "value" if size == 1 else "values"
    commas = sum(token.text == "," for token in tokens)
    decimal = typed == 2 * size and commas >= size and "." not in text
    mend = "a decimal has a point: 0.5" if decimal else "separate with commas"
    return fault(text, tokens[0], f"{size} {values} asked for, {typed} typed", mend)

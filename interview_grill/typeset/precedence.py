"""What a row of nodes is when it is read on one line, and which of its fractions need parentheses there.

The reader this is written for takes `a/b` as complete only at the end of a term. So the rules are strict: no
factor, dot or second slash follows a quotient; a denominator is one atom, power, root or call; a function or a
big operator ends its term; a sign stands only at a beginning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.typeset.nodes import Accent, Fenced, Fraction, Kind, Node, Row, Scripts, Symbol, kind_of
from interview_grill.typeset.pieces import Form
from interview_grill.typeset.spacing import roles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.typeset.pieces import Piece

_LOOSE = frozenset((Kind.BINARY, Kind.RELATION, Kind.ARROW, Kind.PUNCTUATION, None))
_LOOSE_BEFORE = _LOOSE | {Kind.SIGN, Kind.OPEN}
_LOOSE_AFTER = _LOOSE | {Kind.CLOSE}
_FORM_OF = {
    Kind.RELATION: Form.RELATION,
    Kind.ARROW: Form.RELATION,
    Kind.PUNCTUATION: Form.LIST,
    Kind.BINARY: Form.SUM,
    Kind.PRODUCT: Form.PRODUCT,
    Kind.SLASH: Form.QUOTIENT,
    Kind.LIMIT: Form.APPLIED,
    Kind.BIG: Form.APPLIED,
    Kind.INTEGRAL: Form.APPLIED,
}
_NEUTRAL = frozenset((Kind.SPACE, Kind.SIGN, Kind.POSTFIX))


def would_be_misread(items: Sequence[Node], kinds: Sequence[Kind], index: int, piece: Piece) -> bool:
    """Whether the fraction at `index` needs parentheses: beside a factor, function, big operator or slash."""
    if not isinstance(items[index], Fraction):
        return False
    before = _neighbour(items, kinds, index, -1)
    if piece.signed and before in (Kind.BINARY, Kind.SIGN):
        return True
    return before not in _LOOSE_BEFORE or _neighbour(items, kinds, index, 1) not in _LOOSE_AFTER


def _neighbour(items: Sequence[Node], kinds: Sequence[Kind], index: int, step: int) -> Kind | None:
    """The kind of the nearest item that is not a thin space; None at an end, a wide space or spaced text."""
    index += step
    while 0 <= index < len(kinds):
        item = items[index]
        text = item.unicode if isinstance(item, Symbol) else ""
        if kinds[index] is Kind.TEXT and " " in (text[:1], text[-1:]):
            return None
        if kinds[index] is not Kind.SPACE:
            return kinds[index]
        if len(text) > 1:
            return None
        index += step
    return None


def form_of_row(items: Sequence[Node], kinds: Sequence[Kind], pieces: Sequence[Piece]) -> Form:
    """How firmly a row holds together once it is written on one line.

    `kinds` are the roles of `items` (`spacing.roles`) and `pieces` how they are written, all of one length.
    """
    form = Form.ATOM
    factors = 0
    for index, kind in enumerate(kinds):
        if kind in _FORM_OF:
            form = max(form, _FORM_OF[kind])
        elif kind is Kind.FUNCTION:
            closed = index + 1 < len(items) and _in_parentheses(items[index + 1], pieces[index + 1])
            form = max(form, Form.CALL if closed else Form.APPLIED)
            factors += 1
        elif kind not in _NEUTRAL:
            form = max(form, pieces[index].form)
            factors += not _is_argument(items, pieces, index)
    if factors > 1:
        form = max(form, Form.PRODUCT)
    if len(items) > 1 and form <= Form.POWER:
        return Form.CALL
    return form


def _in_parentheses(node: Node, piece: Piece) -> bool:
    return isinstance(node, Fenced) or (isinstance(node, Fraction) and piece.form is Form.ATOM)


def _is_argument(items: Sequence[Node], pieces: Sequence[Piece], index: int) -> bool:
    """Whether an item is the argument of the name before it, as in p(x), and no factor, as in n(x + 1)."""
    item = items[index]
    if index == 0 or not _in_parentheses(item, pieces[index]):
        return False
    name = items[index - 1]
    if kind_of(name) is Kind.FUNCTION:
        return True
    if not isinstance(item, Fenced) or item.left.ascii not in ("(", "["):
        return False
    nucleus = name.base if isinstance(name, Scripts | Accent) else name
    if not isinstance(nucleus, Symbol) or nucleus.kind not in (Kind.ORDINARY, Kind.WORD):
        return False
    return nucleus.unicode == "Γ" or nucleus.kind is Kind.WORD or not _computes(item.body)


def _computes(node: Node) -> bool:
    """Whether what is in parentheses holds an operation of its own, so that it may be a factor."""
    if not isinstance(node, Row):
        return isinstance(node, Fraction) or kind_of(node) is Kind.NUMBER
    return not any(kind in (Kind.RELATION, Kind.PUNCTUATION) for kind in roles(node.items))


def is_differential(node: Node, piece: Piece) -> bool:
    """Whether a denominator is ∂θ or dx, which needs no parentheses."""
    if not isinstance(node, Row) or " " in piece.text or piece.form > Form.PRODUCT:
        return False
    items = [item for item in node.items if kind_of(item) is not Kind.SPACE]
    if len(items) != 2 or not isinstance(items[0], Symbol) or items[0].unicode not in ("∂", "d"):
        return False
    nucleus = items[1].base if isinstance(items[1], Scripts) else items[1]
    return isinstance(nucleus, Symbol) and nucleus.kind is Kind.ORDINARY


def stands_apart(node: Node) -> bool:
    """Fractions and binomials keep a space around them, or n (a/b) would look like n applied to a/b."""
    if isinstance(node, Fenced):
        return isinstance(node.body, Fraction) and not node.body.bar
    return isinstance(node, Fraction)

"""What a row means beyond its symbols: matched delimiters, absolute-value bars, whole numbers.

LaTeX does not say which bar opens and which closes; it is inferred as a reader would. What cannot be matched
stays a symbol, so pairing never fails.
"""

from __future__ import annotations

from interview_grill.typeset.nodes import Fenced, Kind, Node, Row, Scripts, Symbol, kind_of
from interview_grill.typeset.symbols import NOTHING

_Stack = list[tuple[Symbol | None, list[Node]]]

_OPERAND_BEFORE_BAR = frozenset((Kind.ORDINARY, Kind.NUMBER, Kind.WORD, Kind.TEXT, Kind.CLOSE, Kind.POSTFIX))


def tidy(items: list[Node]) -> Node:
    """One node for a row: groups opened, empty symbols dropped, digits joined, a single item by itself."""
    kept: list[Node] = []
    for item in items:
        if isinstance(item, Row):  # braces that only group show nothing
            kept.extend(item.items)
        elif not isinstance(item, Symbol) or item.unicode:
            _append_joining_digits(kept, item)
    return kept[0] if len(kept) == 1 else Row(tuple(kept))


def _append_joining_digits(kept: list[Node], item: Node) -> None:
    nucleus = item.base if isinstance(item, Scripts) else item
    before = kept[-1] if kept else None
    if not (
        isinstance(before, Symbol) and isinstance(nucleus, Symbol) and _continues_number(before, nucleus)
    ):
        kept.append(item)
        return
    number = Symbol(before.unicode + nucleus.unicode, before.ascii + nucleus.ascii, Kind.NUMBER)
    kept[-1] = Scripts(number, item.lower, item.upper, item.limits) if isinstance(item, Scripts) else number


def _continues_number(before: Symbol, after: Symbol) -> bool:
    if after.kind is Kind.NUMBER:
        return before.kind is Kind.NUMBER or before.unicode == "."
    return after.unicode == "." and before.kind is Kind.NUMBER and "." not in before.unicode


def paired(items: list[Node]) -> list[Node]:
    """`items` with matching plain delimiters made into `Fenced` nodes; unmatched ones stay symbols.

    An opening delimiter may be closed by a different one, as in the interval [0, 1).
    A bar opens, closes, or separates (as in p(x|θ)) by what stands before it and how many bars are left.
    """
    stack: _Stack = [(None, [])]
    left = _bars_left(items)
    for item, bars in zip(items, left, strict=True):
        kind = kind_of(item)
        if kind is Kind.BAR:
            kind = _role_of_bar(item, bars, stack)
        if kind is Kind.OPEN and isinstance(item, Symbol):
            stack.append((item, []))
        elif kind is Kind.CLOSE and len(stack) > 1:
            if kind_of(item) is not Kind.BAR:
                _forget_open_bars(stack)
            _close(stack, item)
        elif kind is Kind.RELATION:
            _separate(stack[-1][1], item)
        else:
            stack[-1][1].append(item)
    while len(stack) > 1:
        _forget_top(stack)
    return stack[0][1]


def _forget_open_bars(stack: _Stack) -> None:
    if any(opening is not None and opening.kind is not Kind.BAR for opening, _ in stack):
        while (opening := stack[-1][0]) is not None and opening.kind is Kind.BAR:
            _forget_top(stack)


def _forget_top(stack: _Stack) -> None:
    opening, inner = stack.pop()
    stack[-1][1].extend([*([opening] if opening else []), *inner])


def _close(stack: _Stack, item: Node) -> None:
    opening, inner = stack.pop()
    nucleus = item.base if isinstance(item, Scripts) else item
    if opening is None or not isinstance(nucleus, Symbol):
        return
    fence: Node = Fenced(opening, tidy(inner), nucleus)
    if isinstance(item, Scripts):
        fence = Scripts(fence, item.lower, item.upper, item.limits)
    stack[-1][1].append(fence)


def _role_of_bar(item: Node, left: int, stack: _Stack) -> Kind:
    opening, inner = stack[-1]
    before = next((kind for node in reversed(inner) if (kind := kind_of(node)) is not Kind.SPACE), None)
    operand = before in _OPERAND_BEFORE_BAR
    if operand and opening is not None and opening.kind is Kind.BAR and opening.unicode == _glyph(item):
        return Kind.CLOSE
    if isinstance(item, Scripts) or left < 2:
        return Kind.RELATION
    return Kind.OPEN if not operand or left % 2 == 0 else Kind.RELATION


def _bars_left(items: list[Node]) -> list[int]:
    """For each bar, how many like it follow up to the end of the delimiters around it, itself included."""
    counts: list[int] = []
    stack: list[dict[str, int]] = [{}]
    for item in reversed(items):
        kind = kind_of(item)
        if kind is Kind.CLOSE:
            stack.append({})
        elif kind is Kind.OPEN and len(stack) > 1:
            stack.pop()
        glyph = _glyph(item)
        if kind is Kind.BAR:
            stack[-1][glyph] = stack[-1].get(glyph, 0) + 1
        counts.append(stack[-1].get(glyph, 0))
    return counts[::-1]


def _glyph(item: Node) -> str:
    nucleus = item.base if isinstance(item, Scripts) else item
    return nucleus.unicode if isinstance(nucleus, Symbol) else ""


def _separate(inner: list[Node], item: Node) -> None:
    """Append a relation; a bar with a subscript after an operand says where that is evaluated, and fences it."""
    nucleus = item.base if isinstance(item, Scripts) else item
    if not isinstance(nucleus, Symbol) or nucleus.kind is not Kind.BAR:
        inner.append(item)
    elif not isinstance(item, Scripts):
        inner.append(Symbol(nucleus.unicode, nucleus.ascii, Kind.RELATION))
    elif inner and kind_of(inner[-1]) in _OPERAND_BEFORE_BAR:
        inner.append(Scripts(Fenced(NOTHING, inner.pop(), nucleus), item.lower, item.upper))
    else:
        inner.append(Scripts(Symbol(nucleus.unicode, nucleus.ascii, Kind.RELATION), item.lower, item.upper))

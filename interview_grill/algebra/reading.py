"""Typed text to formulas: values, lists of values, equations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview_grill.algebra.characters import display_columns
from interview_grill.algebra.expression import Expression
from interview_grill.algebra.names import Names, spelling_key
from interview_grill.algebra.readings import read_formula, read_slots
from interview_grill.algebra.syntax import Apply, Vector
from interview_grill.algebra.tokens import TYPED, Limits, Token, TokenKind, fault, tokenize
from interview_grill.errors import FormulaError

_ADORNED = re.compile(r"(.+?)(?:hat)?(?:mle|map|ml|MLE|MAP|ML)?")


def parse(
    text: str, names: Names, *, left: Sequence[str] = (), vector: bool | None = None, limits: Limits = TYPED
) -> Expression:
    """Read one formula; `left` names may stand before an equals sign and are dropped (`theta_hat = 7/12`).

    `vector` asks for a vector (True) or a number (False); None takes either.
    Raises FormulaError for whatever cannot be read without guessing.
    """
    tokens = _right_side(text, tokenize(text, limits), left)
    expression = Expression(read_formula(text, tokens, names, limits))
    if vector is False and isinstance(expression.node, Vector):
        raise fault(text, tokens[0], "one number is asked for, and here is a list", "type a single formula")
    if vector is False and expression.is_vector:
        what = "this has one value for each observation, and one number is asked for"
        raise fault(text, tokens[0], what, "sum(…) or mean(…) makes one number of a sample")
    if vector is True and not expression.is_vector:
        raise fault(text, tokens[0], "this is one number, and a list is asked for", "separate with commas")
    return expression


def parse_equation(text: str, names: Names, *, limits: Limits = TYPED) -> Expression:
    """Read `lhs = rhs` as lhs - rhs, or a formula alone as that formula set to zero.

    Raises FormulaError for more than one equals sign, for a side that is a sample, and for what `parse`
    refuses.
    """
    tokens = tokenize(text, limits)
    equals = _equals_signs(tokens)
    if len(equals) > 1:
        raise fault(text, tokens[equals[1]], "more than one equals sign", "type one equation")
    if not equals:
        return parse(text, names, vector=False, limits=limits)
    at = equals[0]
    end = Token(TokenKind.END, "", tokens[at].position, spaced=True)
    lhs = read_formula(text, (*tokens[:at], end), names, limits)
    rhs = read_formula(text, tokens[at + 1 :], names, limits)
    if lhs.vector or rhs.vector:
        raise fault(text, tokens[at], "an equation between samples", "sum(…) makes one number of a sample")
    return Expression(Apply("=", (lhs, rhs)))


def parse_vector(
    text: str, names: Names, slots: int | Sequence[str], *, left: Sequence[str] = (), limits: Limits = TYPED
) -> Expression:
    """Read a list `0.3, 0.7`, `0.3; 0.7`, `[0.3, 0.7]`, `(0.3, 0.7)`, or `a = 7, b = 5` when slots are named.

    A formula with a vector value is taken as it stands; its length shows only when it is evaluated.
    Raises FormulaError, also when the number of values is not that of the slots.
    """
    size = slots if isinstance(slots, int) else len(slots)
    tokens = tokenize(text, limits)
    if not isinstance(slots, int) and _equals_signs(tokens):
        tokens = _without_slot_names(tokens, slots)
        if spelling_key(tokens[0].text) in map(spelling_key, slots) and tokens[1].text == "=":
            return _named_slots(text, tokens, names, slots, limits)
    tokens = _right_side(text, tokens, left)
    items = read_slots(text, tokens, names, limits)
    if len(items) == 1 and items[0].vector:
        return Expression(items[0])
    for item in items:
        if item.vector:
            raise fault(text, tokens[0], "a list inside a list", "each place takes one number")
    if len(items) != size:
        raise _slot_count(text, tokens, len(items), size)
    return Expression(Vector(items))


def _without_slot_names(tokens: tuple[Token, ...], slots: Sequence[str]) -> tuple[Token, ...]:
    """`(alpha, beta) = (6, 9)` without what stands before the equals sign, if that is all slots in order."""
    equals = _equals_signs(tokens)[0]
    named = [spelling_key(token.text) for token in tokens[:equals] if token.kind is TokenKind.NAME]
    return (
        tokens[equals + 1 :] if len(named) > 1 and named == [spelling_key(slot) for slot in slots] else tokens
    )


def _named_slots(
    text: str, tokens: tuple[Token, ...], names: Names, slots: Sequence[str], limits: Limits
) -> Expression:
    """`beta = 5, alpha = 7`, in any order."""
    wanted = {spelling_key(slot): place for place, slot in enumerate(slots)}
    found: dict[int, Expression] = {}
    for piece in _pieces(tokens):
        place = wanted.get(spelling_key(piece[0].text))
        if place is None or len(piece) < 4 or piece[1].text != "=":
            raise fault(text, piece[0], f"here `name = value` is read for {', '.join(slots)}")
        if place in found:
            raise fault(text, piece[0], f"{piece[0].text} is given twice")
        found[place] = Expression(read_formula(text, piece[2:], names, limits))
    missing = [slot for place, slot in enumerate(slots) if place not in found]
    if missing:
        raise fault(text, tokens[-1], f"{', '.join(missing)} is missing")
    return Expression(Vector(tuple(found[place].node for place in range(len(slots)))))


def _pieces(tokens: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    """The tokens between separators outside all brackets, each piece with an END of its own."""
    pieces: list[tuple[Token, ...]] = []
    current: list[Token] = []
    depth = 0
    for token in tokens:
        depth += (token.text in ("(", "[", "{")) - (token.text in (")", "]", "}"))
        if token.kind is TokenKind.END or (depth == 0 and token.text in (",", ";")):
            end = Token(TokenKind.END, "", token.position, spaced=True)
            pieces.append((*current, end))
            current = []
        else:
            current.append(token)
    return pieces


def _slot_count(text: str, tokens: tuple[Token, ...], typed: int, size: int) -> FormulaError:
    values = "value" if size == 1 else "values"
    commas = sum(token.text == "," for token in tokens)
    decimal = typed == 2 * size and commas >= size and "." not in text
    mend = "a decimal has a point: 0.5" if decimal else "separate with commas"
    return fault(text, tokens[0], f"{size} {values} asked for, {typed} typed", mend)


def _equals_signs(tokens: tuple[Token, ...]) -> list[int]:
    return [place for place, token in enumerate(tokens) if token.text == "=" and token.kind is TokenKind.MARK]


def _right_side(text: str, tokens: tuple[Token, ...], left: Sequence[str]) -> tuple[Token, ...]:
    """The tokens without a leading `=` or a declared left-hand side: `theta_hat =`, `L(theta) =`."""
    equals = _equals_signs(tokens)
    if not equals or equals[0] == 0:
        return tokens[1:] if equals else tokens
    head = tokens[: equals[0]]
    arguments = head[1:]
    is_name = head[0].kind is TokenKind.NAME and (
        not arguments
        or (arguments[0].text == "(" and arguments[-1].text == ")" and _only_names(arguments[1:-1]))
    )
    if is_name and _bare(head[0].text) in {_bare(name) for name in left}:
        return tokens[equals[0] + 1 :]
    if is_name and not left:
        raise fault(
            text, tokens[equals[0]], "an equation, where a value is asked for", "leave out the left-hand side"
        )
    if is_name:
        raise fault(text, head[0], f"{head[0].text} is not what is asked for", f"this asks for {left[0]}")
    return tokens


def _only_names(tokens: tuple[Token, ...]) -> bool:
    return all(token.kind is TokenKind.NAME or token.text in (",", ";", "|") for token in tokens)


def _bare(name: str) -> str:
    """A left-hand name without hat and without the name of its estimator."""
    match = _ADORNED.fullmatch(spelling_key(name))
    return match[1] if match else name


def caret(error: FormulaError) -> str:
    """The typed text on one line and a caret under the place of the error on the next; safe to print."""
    shown, columns = display_columns(error.text)
    return f"{shown}\n{' ' * columns[min(error.position, len(error.text))]}^"

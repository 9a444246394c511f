"""Typed text to formulas: values, lists of values, equations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview_grill.algebra.characters import display_columns
from interview_grill.algebra.expression import Expression
from interview_grill.algebra.names import Names, spelling_key
from interview_grill.algebra.readings import read_formula, read_slots
from interview_grill.algebra.surroundings import ALONE, Around, formula_within, without_head
from interview_grill.algebra.syntax import Apply, Node, Vector, binary
from interview_grill.algebra.tokens import TYPED, Limits, Token, TokenKind, fault, tokenize
from interview_grill.errors import FormulaError

_PLUS_MINUS = re.compile(r"±|\+/-|\+-")
_FROM_TO = re.compile(r"(?i:\s(?:to|and|bis)\s)|(?<=[\d)%])\s*[–—]\s*(?=[\d.(])")
_BEFORE_RANGE = re.compile(r"\s*(?:from|between)\s")
_SLOT_NAMED = re.compile(r"\s*[^\s=()\[\],;]+\s*=")
_SLOTS_LISTED = re.compile(r"\s*[(\[{]?[^=()\[\]{}]+[)\]}]?\s*=")
_DISTRIBUTION = re.compile(
    r"\s*(?:(?:Inv(?:erse)?-?)?Gamma|Beta|Normal|N|Dirichlet|Dir|IG|Ga|Be|Uniform|Poisson)\s*\(([^()]*)\)\s*$"
)


def parse(
    text: str,
    names: Names,
    *,
    left: Sequence[str] = (),
    vector: bool | None = None,
    limits: Limits = TYPED,
    around: Around = ALONE,
) -> Expression:
    """Read one formula; `left` names may stand before an equals sign and are dropped (`theta_hat = 7/12`), and
    so is what else `around` allows.

    `vector` asks for a vector (True) or a number (False); None takes either.
    Raises FormulaError for whatever cannot be read without guessing.
    """
    tokens = _tokens(text, _within(text, left, names, limits, around), limits)
    expression = Expression(read_formula(text, tokens, names, limits))
    if vector is False and isinstance(expression.node, Vector):
        raise fault(text, tokens[0], "one number is asked for, and here is a list", "type a single formula")
    if vector is False and expression.is_vector:
        what = "this has one value for each observation, and one number is asked for"
        raise fault(text, tokens[0], what, _one_number(tokens))
    if vector is True and not expression.is_vector:
        raise fault(text, tokens[0], "this is one number, and a list is asked for", "separate with commas")
    return expression


def _within(text: str, left: Sequence[str], names: Names, limits: Limits, around: Around) -> str:
    """The text without what stands around its formula; as it is when it is too long to look at."""
    return text if len(text) > limits.characters else formula_within(text, left, names, around)


def _tokens(text: str, inner: str, limits: Limits) -> tuple[Token, ...]:
    """The tokens of a text in which something is blanked; errors show the text as typed."""
    try:
        return tokenize(inner, limits)
    except FormulaError as error:
        shown = error.text if inner == text else text
        raise FormulaError(error.what, text=shown, position=error.position, mend=error.mend) from None


def _one_number(tokens: tuple[Token, ...]) -> str:
    if any(token.kind is TokenKind.SIGN for token in tokens):
        return "a sum sign ends at + or -: bracket what is summed, sum(…)"
    return "sum(…) or mean(…) makes one number of a sample"


def parse_equation(
    text: str, names: Names, *, left: Sequence[str] = (), limits: Limits = TYPED, around: Around = ALONE
) -> Expression:
    """Read `lhs = rhs` as lhs - rhs, or a formula alone as that formula set to zero.

    A name of `left`, or a derivative where `around` allows it, may stand before all that (`score = … = 0`).
    Raises FormulaError for more than one equals sign, for a side that is a sample, and for what `parse`
    refuses.
    """
    inner = text if len(text) > limits.characters else without_head(text, left, names, around)
    tokens = _tokens(text, inner, limits)
    equals = _equals_signs(tokens)
    if len(equals) > 1:
        raise fault(text, tokens[equals[1]], "more than one equals sign", "type one equation")
    if not equals:
        return parse(text, names, left=left, vector=False, limits=limits, around=around)
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
    """Read a list `0.3, 0.7`, `0.3; 0.7`, `[0.3, 0.7]`, `(0.3, 0.7)`, or `a = 7, b = 5` when slots are named;
    two values also as an interval, `0.5 ± 0.2` or `0.3 to 0.7`.

    A formula with a vector value is taken as it stands; its length shows only when it is evaluated.
    Raises FormulaError, also when the number of values is not that of the slots.
    """
    size = slots if isinstance(slots, int) else len(slots)
    if size == 2 and len(text) <= limits.characters and (ends := _interval(text, names, left, limits)):
        return Expression(Vector(ends))
    if not isinstance(slots, int):
        stems = {slot.rstrip("0123456789").rstrip("_") for slot in slots}
        left = (*left, *stems) if len(stems) == 1 else left
    if not isinstance(slots, int) and _SLOT_NAMED.match(text):
        tokens = tokenize(text, limits)
        if _slot_key(tokens[0].text) in map(_slot_key, slots) and tokens[1].text == "=":
            return _named_slots(text, tokens, names, slots, limits)
    if not isinstance(slots, int) and (listed := _SLOTS_LISTED.match(text)):
        named = [_slot_key(name) for name in re.findall(r"[^\s,;()\[\]{}=]+", listed[0])]
        if named == [*map(_slot_key, slots)]:
            left = (*left, listed[0].rstrip("= "))
    tokens = _tokens(text, _within(text, left, names, limits, ALONE), limits)
    if match := _DISTRIBUTION.fullmatch(text):
        what = f"the {size} values are asked for, not the name of a distribution"
        raise fault(text, tokens[0], what, f"write {match[1].strip()}")
    items = read_slots(text, tokens, names, limits)
    if len(items) == 1 and items[0].vector:
        return Expression(items[0])
    if len(items) != size:
        raise _slot_count(text, tokens, len(items), size)
    return Expression(Vector(items))


def _interval(text: str, names: Names, left: Sequence[str], limits: Limits) -> tuple[Node, Node] | None:
    """The ends of `a ± b` or of `a to b`; None for any other text."""
    inner = formula_within(text, left, names) if _PLUS_MINUS.search(text) or _FROM_TO.search(text) else text
    bare = inner.strip()
    if bare[:1] in ("(", "[") and bare[-1:] in (")", "]") and not any(mark in bare[1:-1] for mark in "()[]"):
        inner = inner.replace(bare, f" {bare[1:-1]} ")
    if before := _BEFORE_RANGE.match(inner):
        inner = " " * before.end() + inner[before.end() :]
    for sign in (_PLUS_MINUS, _FROM_TO):
        found = list(sign.finditer(inner))
        if len(found) != 1 or "," in inner or ";" in inner:
            continue
        first = inner[: found[0].start()]
        second = " " * found[0].end() + inner[found[0].end() :]
        one, other = (
            read_formula(text, _tokens(text, part, limits), names, limits) for part in (first, second)
        )
        return (binary("-", one, other), binary("+", one, other)) if sign is _PLUS_MINUS else (one, other)
    return None


def _slot_key(name: str) -> str:
    """The key of a slot's name, wherever its hat stands: `beta1_hat` and `β̂₁`."""
    return re.sub(r"(?<=.)hat(?=\d|$)", "", spelling_key(name))


def _named_slots(
    text: str, tokens: tuple[Token, ...], names: Names, slots: Sequence[str], limits: Limits
) -> Expression:
    """`beta = 5, alpha = 7`, in any order."""
    wanted = {_slot_key(slot): place for place, slot in enumerate(slots)}
    found: dict[int, Expression] = {}
    for piece in _pieces(tokens):
        place = wanted.get(_slot_key(piece[0].text))
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


def caret(error: FormulaError) -> str:
    """The typed text on one line and a caret under the place of the error on the next; safe to print."""
    shown, columns = display_columns(error.text)
    return f"{shown}\n{' ' * columns[min(error.position, len(error.text))]}^"

"""Typed text to formulas: values and equations; `vectors` has the lists of values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from interview_grill.algebra.characters import display_columns
from interview_grill.algebra.clauses import clauses_of, with_definitions
from interview_grill.algebra.evaluation import Value, Values
from interview_grill.algebra.expression import Expression
from interview_grill.algebra.labels import Read, sides_of, solved
from interview_grill.algebra.names import Names
from interview_grill.algebra.notation import in_any_notation
from interview_grill.algebra.readings import read_formula
from interview_grill.algebra.surroundings import ALONE, Around, formula_within, is_left_side
from interview_grill.algebra.syntax import Apply, Node, Vector, substituted
from interview_grill.algebra.tokens import AUTHORED, TYPED, Limits, Token, TokenKind, fault, tokenize
from interview_grill.errors import FormulaError, ProblemError

_ROUNDED = 0.005


@in_any_notation
def parse(
    text: str,
    names: Names,
    *,
    left: Sequence[str] = (),
    vector: bool | None = None,
    limits: Limits = TYPED,
    around: Around = ALONE,
    values: Values | None = None,
) -> Expression:
    """Read one formula; what stands before its last equals sign is a label (`labels`), what follows it a clause
    (`clauses`). `left` are the names of what is asked for; `around` says what else may stand there.

    `vector` asks for a vector (True) or a number (False); None takes either. With `values`, the two sides of an
    equation have to be equal there, and else for all values.
    Raises FormulaError for whatever cannot be read without guessing.
    """
    label, equals, _ = text.rpartition("=")
    if (
        limits is AUTHORED and equals and not is_left_side(label, left, names, around)
    ):  # learners may call a value what they like
        what = "an equation, where a value is asked for, and its left-hand side is not declared"
        raise FormulaError(what, text=text, position=len(label), mend="write the value alone")
    typed = Typed(text, names, limits, tuple(left), around, values)
    expression = Expression(read_value(typed, typed.read))
    tokens = tokenize(text, limits) if vector is not None and expression.is_vector is not vector else ()
    if vector is False and isinstance(expression.node, Vector):
        raise fault(text, tokens[0], "one number is asked for, and here is a list", "type a single formula")
    if vector is False and expression.is_vector:
        what = "this has one value for each observation, and one number is asked for"
        raise fault(text, tokens[0], what, _one_number(tokens))
    if vector is True and not expression.is_vector:
        raise fault(text, tokens[0], "this is one number, and a list is asked for", "separate with commas")
    return expression


class Typed(NamedTuple):
    """A text with all that decides how it is read."""

    text: str
    names: Names
    limits: Limits
    left: tuple[str, ...] = ()
    around: Around = ALONE
    values: Values | None = None

    def read(self, part: str, names: Names) -> Node:
        """A part of the text, the rest of which is blanked, as a formula."""
        return read_formula(self.text, self.tokens(part), names, self.limits)

    def tokens(self, part: str) -> tuple[Token, ...]:
        """The tokens of such a part; errors show the text as typed."""
        try:
            return tokenize(part, self.limits)
        except FormulaError as error:
            shown = error.text if part == self.text else self.text
            raise FormulaError(error.what, text=shown, position=error.position, mend=error.mend) from None

    def same(self, one: Node, other: Node) -> bool:
        """Whether two sides are equal: at the values given, within rounding, and else for all values."""
        from interview_grill.algebra.comparison import equal

        first, second = Expression(one), Expression(other)
        if self.values is None:
            try:
                return equal(first, second, self.names).agreed
            except ProblemError:
                return False
        numbers = [_several(each.evaluate(self.values)) for each in (first, second)]
        alike = len(numbers[0]) == len(numbers[1])
        return alike and all(
            abs(a - b) <= _ROUNDED * max(abs(a), abs(b)) for a, b in zip(*numbers, strict=True)
        )


def _several(value: Value) -> tuple[float, ...]:
    return value if isinstance(value, tuple) else (value,)


def read_value(typed: Typed, read: Read, size: int = 1) -> Node:
    """The value of a text as `read` reads it, without its label and with its definitions put in."""
    text, names = typed.text, typed.names
    if len(text) > typed.limits.characters:
        return read(text, names)
    formula, definitions = clauses_of(text, size)
    names, numbers = with_definitions(text, definitions, names, typed.read)
    inner = formula_within(formula, names, typed.around)
    sides = sides_of(text, inner, typed.left, names, typed.around)
    if sides.is_named_last and not _is_read(read, sides.value, names):
        sides = sides.without_last
    node = read(sides.value, names)
    if sides.labels:
        node = solved(text, sides, node, typed.left, names, typed.read, typed.same)
    return substituted(node, numbers) if numbers else node


def _one_number(tokens: tuple[Token, ...]) -> str:
    if any(token.kind is TokenKind.SIGN for token in tokens):
        return "a sum sign ends at + or -: bracket what is summed, sum(…)"
    return "sum(…) or mean(…) makes one number of a sample"


@in_any_notation
def parse_equation(
    text: str, names: Names, *, left: Sequence[str] = (), limits: Limits = TYPED, around: Around = ALONE
) -> Expression:
    """Read `lhs = rhs` as lhs - rhs, or a formula alone as that formula set to zero.

    A name of `left`, a derivative where `around` allows it, or what cannot be read may stand before all that
    (`score = … = 0`). Raises FormulaError for more than two sides, for a side that is a sample, and for what
    `parse` refuses.
    """
    typed = Typed(text, names, limits, tuple(left), around)
    inner = text if len(text) > limits.characters else clauses_of(text).formula
    value, labels, _ = sides_of(text, inner, left, names, ALONE)
    if len(labels) > 1 and not _is_read(typed.read, labels[0], names):
        labels = labels[1:]
    if len(labels) > 1 and all(_is_read(typed.read, label, names) for label in labels):
        first, *others = (typed.read(label, names) for label in labels)
        labels = labels[-1:] if all(typed.same(first, other) for other in others) else labels
    if len(labels) > 1:
        position = len(labels[1])
        raise FormulaError(
            "more than one equals sign", text=text, position=position, mend="type one equation"
        )
    if not labels:
        return parse(text, names, left=left, vector=False, limits=limits, around=around)
    lhs, rhs = typed.read(labels[0], names), typed.read(value, names)
    if lhs.vector or rhs.vector:
        at = len(labels[0].rstrip())
        mend = "sum(…) makes one number of a sample"
        raise FormulaError("an equation between samples", text=text, position=at, mend=mend)
    return Expression(Apply("=", (lhs, rhs)))


def _is_read(read: Read, part: str, names: Names) -> bool:
    try:
        read(part, names)
    except FormulaError:
        return False
    return True


def caret(error: FormulaError) -> str:
    """The typed text on one line and a caret under the place of the error on the next; safe to print."""
    shown, columns = display_columns(error.text)
    return f"{shown}\n{' ' * columns[min(error.position, len(error.text))]}^"

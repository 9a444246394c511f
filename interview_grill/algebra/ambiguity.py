"""Where a text can be read in two ways: what has just been read, and whether what follows may still belong to it.

A guess would be right for most and mark the others wrong for what they did not say. The reader asks here, and
`readings` shows the whole text in both readings.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from interview_grill.algebra.characters import VULGAR
from interview_grill.algebra.functions import ELEMENTWISE
from interview_grill.algebra.syntax import Apply, Name, Node, Number, binary, walk
from interview_grill.algebra.tokens import Token, TokenKind, fault
from interview_grill.errors import FormulaError

_TIMES_TEN = re.compile(r"[xX]\d+")
_EXPONENT = re.compile(r"[eE]\d*")
_OPENING = ("(", "[", "{")
_E = Name("e")


class Chain(NamedTuple):
    """A product as far as it is read: `rest operator last`, or `last` alone; `tight` without blanks around it."""

    last: Node
    rest: Node | None = None
    operator: str = "*"
    tight: bool = False

    @property
    def node(self) -> Node:
        """What has been read as one node."""
        return self.last if self.rest is None else binary(self.operator, self.rest, self.last)

    def then(self, operator: str, factor: Node, *, tight: bool = False) -> Chain:
        """The chain times or over one more factor."""
        return Chain(factor, self.node, operator, tight)

    def within(self, factor: Node) -> Chain:
        """The chain whose last factor, a divisor, is multiplied."""
        return self._replace(last=binary("*", self.last, factor), tight=False)

    def replaced(self, last: Node) -> Chain:
        """The chain with another last factor; a sign before it is kept."""
        signed = isinstance(self.last, Apply) and self.last.operation == "neg"
        return self._replace(last=Apply("neg", (last,), last.vector) if signed else last)


class Tail(NamedTuple):
    """How the operand just read ended: a power and the token its exponent began with, a function without
    brackets (a root, too), or a call of `sum` whose inside is linear in a sample.
    """

    power: Apply | None = None
    bare: Apply | None = None
    summed: Apply | None = None
    start: Token | None = None

    @property
    def exponent_is_bare(self) -> bool:
        """Whether an exponent stands there without brackets."""
        return self.power is not None and self.start is not None and self.start.text not in _OPENING

    @property
    def signed(self) -> bool:
        """Whether such an exponent begins with a sign."""
        return self.exponent_is_bare and self.start is not None and self.start.text in ("-", "+")

    @property
    def _is_mapped(self) -> bool:
        return self.bare is not None and self.bare.operation in ELEMENTWISE

    def going_on(self, operator: str, right: Node) -> Node:
        """The operand when its exponent, or what the function is of, goes on with `operator right`."""
        if self.bare is not None:
            longer = binary(operator, self.bare.arguments[0], right)
            return Apply(
                self.bare.operation, (longer,), self.bare.vector or (longer.vector and self._is_mapped)
            )
        assert self.power is not None
        base, exponent = self.power.arguments
        return binary("^", base, binary(operator, exponent, right))


def is_coefficient(chain: Chain, before: Token, token: Token, right: Node) -> bool:
    """Whether the quotient read is plainly a factor of `right`, as in `1/2 w^2`, `v/n (2 - 1/n)`, `1/n Σx`."""
    if isinstance(right, Apply) and right.operation in ("sum", "prod"):
        return True
    if not token.spaced or token.text in ("pi", "π"):
        return False
    return chain.tight or before.text in (")", "]", "}") or isinstance(chain.last, Number)


def takes_in(tail: Tail, token: Token, right: Node) -> bool:
    """Whether a factor beside a bare exponent (`e^2x`, `x^yz`) or argument (`√2x`, `log 2x`) may belong to it."""
    if tail.bare is not None:
        if tail.bare.operation == "sqrt":
            return not token.spaced  # √2 x is over
        return not (isinstance(right, Apply) and right.operation == tail.bare.operation)
    if tail.power is None or not tail.exponent_is_bare:
        return False
    base, exponent = tail.power.arguments
    if base == _E or tail.signed:
        return True
    if token.spaced or isinstance(exponent, Number):
        return False
    raised = isinstance(right, Apply) and right.operation == "^"
    return not (token.text in _OPENING and raised)  # θ^s(1-θ)^f


def goes_on(tail: Tail, operator: Token, right: Node) -> bool:
    """Whether a factor or divisor may belong to a bare exponent (`x^1/2`, `e^-x/2`) or argument (`ln 7/3`).

    `x^2/2` is common and read as (x^2)/2, and so is a quotient with the same power below: `e^-z/(1+e^-z)^2`.
    """
    if tail.bare is not None:
        return tail.bare.operation != "sqrt"
    if tail.power is None or not tail.exponent_is_bare:
        return False
    base, exponent = tail.power.arguments
    digit = exponent.arguments[0] if isinstance(exponent, Apply) and exponent.operation == "neg" else exponent
    is_root = operator.text == "/" and isinstance(digit, Number) and digit.value == 1
    is_open = tail.signed and not (isinstance(digit, Number) and base != _E)
    return (is_root or is_open) and tail.power not in walk(right)


def scientific(before: Token, token: Token, right: Node) -> Number | None:
    """The number that `2e^3` is to some, when a power of e stands right behind a number."""
    if not (may_have_exponent(before) and token.text == "e" and isinstance(right, Apply)):
        return None
    if "e" in before.text.lower():
        return None
    if right.operation != "^" or right.arguments[0] != _E:
        return None
    exponent, sign = right.arguments[1], ""
    if isinstance(exponent, Apply) and exponent.operation == "neg":
        exponent, sign = exponent.arguments[0], "-"
    if not (isinstance(exponent, Number) and exponent.text.isdigit() and len(exponent.text) <= 2):
        return None
    spelled = f"{before.text}e{sign}{exponent.text}"
    return Number(float(spelled), spelled)


def check_neighbours(text: str, earlier: Token, before: Token, token: Token, after: Token) -> None:
    """Refuse two operands side by side that are no product: `1 2`, `5 x 10^3`, `2e`.

    Raises FormulaError at `token`; `earlier`, `before` and `after` are the tokens around it.
    """
    if before.text == "%":
        before = before._replace(text="…%")
    if token.kind is TokenKind.NUMBER and (before.kind is TokenKind.NUMBER or before.text == "…%"):
        mixed = before.text.isdigit() and earlier.text != "/" and after.text == "/"
        whole = "/" not in (earlier.text, after.text) and before.text.isdigit() and token.text.isdigit()
        raise _number_after(text, before, token, mixed=mixed or token.text in VULGAR, whole=whole)
    if token.kind is not TokenKind.NAME or not (before.kind is TokenKind.NUMBER or before.text == "…%"):
        return
    if _TIMES_TEN.fullmatch(token.text) or (token.text in "xX" and after.kind is TokenKind.NUMBER):
        factor = token.text[1:] or after.text
        mend = (
            f"write {before.text}*10^… or {before.text}e…"
            if factor == "10" and may_have_exponent(before)
            else f"write {before.text}*{factor}"
        )
        raise fault(text, token, "x is not read as a times sign", mend)
    if _EXPONENT.fullmatch(token.text) and may_have_exponent(before):
        _check_e(text, before, token, after)


def may_have_exponent(before: Token) -> bool:
    """Whether an `e` behind it could begin an exponent: not behind a percent sign, and not behind ½."""
    return before.kind is TokenKind.NUMBER and before.text not in VULGAR


def _number_after(text: str, before: Token, token: Token, *, mixed: bool, whole: bool) -> FormulaError:
    if mixed:
        part = token.text if token.text in VULGAR else f"{token.text}/…"
        return fault(text, token, "a mixed number is not read", f"write {before.text} + {part}")
    one = f"write {before.text}{token.text} for one number, " if whole else ""
    return fault(text, token, "two numbers side by side", f"{one}* for a product, or commas between values")


def _check_e(text: str, before: Token, token: Token, after: Token) -> None:
    """`2e^x` is 2·e^x; `2e` and `1 e10` could be scientific notation."""
    if token.text == "e" and (after.text == "^" or after.kind is TokenKind.POWER):
        return
    if len(token.text) > 1:
        raise fault(text, token, "a space inside a number", f"write {before.text}{token.text}")
    mend = f"write {before.text}*e for the product, or the exponent right behind the e"
    raise fault(text, token, "this has two readings", mend)

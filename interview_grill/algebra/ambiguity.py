"""What could be read in two ways is not read at all: the error names both readings, ready to be typed.

A guess would be right for most and mark the others wrong for what they did not say. The `check_*` functions
return nothing, or raise FormulaError.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from interview_grill.algebra.characters import VULGAR
from interview_grill.algebra.echo import echo
from interview_grill.algebra.syntax import Apply, Name, Node, Number
from interview_grill.algebra.tokens import Token, TokenKind, fault
from interview_grill.errors import FormulaError

_TIMES_TEN = re.compile(r"[xX]\d+")
_EXPONENT = re.compile(r"[eE]\d*")


class Tail(NamedTuple):
    """How the operand just read ended: `power` and the token its exponent began with, or a bare root."""

    power: Apply | None = None
    start: Token | None = None
    rooted: Node | None = None

    @property
    def bare(self) -> bool:
        """Whether an exponent stands there without brackets."""
        return self.power is not None and self.start is not None and self.start.text != "("

    @property
    def signed(self) -> bool:
        """Whether such an exponent begins with a sign."""
        return self.bare and self.start is not None and self.start.text in ("-", "+")


def two_readings(text: str, token: Token, first: Node | str, second: Node | str) -> FormulaError:
    """The error for a text that means either of two formulas."""
    one, other = (part if isinstance(part, str) else echo(part) for part in (first, second))
    return fault(text, token, "this has two readings", f"write {one} or {other}")


def check_implicit(text: str, left: Node, tail: Tail, right: Node, token: Token, *, divided: bool) -> None:
    """Refuse an implicit product after a division (`1/2n`), a bare exponent (`e^2x`), a bare root (`√2x`).

    `divided` says that `left` is a quotient written just before. Raises FormulaError at `token`, where
    `right` begins.
    """
    if divided and isinstance(left, Apply):
        numerator, denominator = left.arguments
        product = Apply("*", (denominator, right))
        raise two_readings(text, token, Apply("/", (numerator, product)), Apply("*", (left, right)))
    if tail.rooted is not None:
        product = Apply("*", (tail.rooted, right))
        raise two_readings(
            text, token, Apply("sqrt", (product,)), Apply("*", (Apply("sqrt", (tail.rooted,)), right))
        )
    if tail.power is None or not tail.bare:
        return
    base, exponent = tail.power.arguments
    if not token.spaced or tail.signed or base == Name("e"):
        inside = Apply("^", (base, Apply("*", (exponent, right))))
        raise two_readings(text, token, inside, Apply("*", (tail.power, right)))


def check_explicit(text: str, tail: Tail, operator: Token, right: Node) -> None:
    """Refuse `x^1/2` and `e^-x/2`, whose writers mean the exponent to go on more often than not.

    Raises FormulaError at the operator; `x^2/2` is common and is read as (x^2)/2.
    """
    if tail.power is None or not tail.bare:
        return
    base, exponent = tail.power.arguments
    digit = exponent.arguments[0] if isinstance(exponent, Apply) and exponent.operation == "neg" else exponent
    is_root = operator.text == "/" and isinstance(digit, Number) and digit.value == 1
    if is_root or (tail.signed and not (isinstance(digit, Number) and base != Name("e"))):
        inside = Apply("^", (base, Apply(operator.text, (exponent, right))))
        outside = f"({echo(tail.power)}){operator.text}{echo(right)}"
        raise two_readings(text, operator, inside, outside)


def check_percent(text: str, left: Node, operator: Token, right: Node) -> None:
    """Refuse `2/14%`, which may be 14 % of anything or a quotient in percent. Raises FormulaError at the operator."""
    if operator.text == "/" and isinstance(right, Number) and right.text.endswith("%"):
        quotient = Apply("/", (left, right))
        raise two_readings(text, operator, quotient, f"{echo(left)}/{right.text.removesuffix('%')}/100")


def check_root(text: str, tail: Tail, token: Token) -> None:
    """Refuse `√x^2` and `√x!`: FormulaError at `token`, the sign behind a bare root."""
    if tail.rooted is None:
        return
    sign = "!" if token.text == "!" else "^…"
    inner = echo(tail.rooted)
    raise two_readings(text, token, f"sqrt({inner}{sign})", f"sqrt({inner}){sign}")


def check_neighbours(text: str, before: Token, token: Token, after: Token) -> None:
    """Refuse two operands side by side that are no product: `1 2`, `x 2`, `5 x 10^3`, `2e`, `2[…]`.

    Raises FormulaError at `token`; `before` and `after` are the tokens on either side of it.
    """
    if before.text == "%":
        before = before._replace(text="…%")
    if token.text == "[":
        raise fault(text, token, "square brackets make lists", "group with round brackets")
    if token.kind is TokenKind.NUMBER:
        raise _number_after(text, before, token, after)
    if token.kind is not TokenKind.NAME or not (before.kind is TokenKind.NUMBER or before.text == "…%"):
        return
    if _TIMES_TEN.fullmatch(token.text) or (token.text in "xX" and after.kind is TokenKind.NUMBER):
        factor = token.text[1:] or after.text
        mend = (
            f"write {before.text}*10^… or {before.text}e…"
            if factor == "10" and _may_have_exponent(before)
            else f"write {before.text}*{factor}"
        )
        raise fault(text, token, "x is not read as a times sign", mend)
    if _EXPONENT.fullmatch(token.text) and _may_have_exponent(before):
        _check_e(text, before, token, after)


def _may_have_exponent(before: Token) -> bool:
    """Whether an `e` behind it could begin an exponent: not behind a percent sign, and not behind ½."""
    return before.kind is TokenKind.NUMBER and before.text not in VULGAR


def _number_after(text: str, before: Token, token: Token, after: Token) -> FormulaError:
    if before.kind is TokenKind.NUMBER or before.text == "…%":
        if token.text in VULGAR or (after.text == "/" and before.text.isdigit() and token.text.isdigit()):
            part = token.text if token.text in VULGAR else f"{token.text}/…"
            return fault(text, token, "a mixed number is not read", f"write {before.text} + {part}")
        joined = f"{before.text}{token.text}, " if before.text.isdigit() and token.text.isdigit() else ""
        mend = f"write {joined}{before.text}*{token.text}, or commas between values"
        return fault(text, token, "two numbers side by side", mend)
    if before.kind is TokenKind.NAME:
        return two_readings(text, token, f"{before.text}*{token.text}", f"{before.text}^{token.text}")
    return two_readings(text, token, f"(…)*{token.text}", f"(…)^{token.text}")


def _check_e(text: str, before: Token, token: Token, after: Token) -> None:
    """`2e^x` is 2·e^x; `2e`, `2e^-3` and `1 e10` could be scientific notation."""
    if token.text == "e" and (after.text == "^" or after.kind is TokenKind.POWER):
        return
    if len(token.text) > 1:
        raise fault(text, token, "a space inside a number", f"write {before.text}{token.text}")
    raise two_readings(text, token, f"{before.text}*e", f"{before.text}e-3, with an exponent")


def check_e_power(text: str, before: Token, e: Token, exponent: Token) -> None:
    """Refuse `2e^3` and `2e^-3`, which are scientific notation to some and 2·e³ to others."""
    if _may_have_exponent(before) and (exponent.kind is TokenKind.NUMBER or exponent.text in ("-", "+")):
        raise two_readings(text, e, f"{before.text}*e^({exponent.text}…)", f"{before.text}e{exponent.text}…")


def check_call(text: str, node: Node, following: tuple[Token, ...]) -> None:
    """Refuse `e(…)` and `x(1)` for a sample x."""
    opening, *inside = following
    if opening.text != "(" or not isinstance(node, Name):
        return
    if node.name == "e":
        raise two_readings(text, opening, "e^(…)", "e*(…)")
    if node.vector and len(inside) == 2 and inside[0].text.strip("0").isdigit() and inside[1].text == ")":
        raise two_readings(text, opening, f"{node.name}[{inside[0].text}]", f"{node.name}*{inside[0].text}")

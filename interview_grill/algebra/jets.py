"""Exact derivatives: every operation on a value carries its first and second derivative along.

Forward-mode differentiation (Griewank and Walther, Evaluating Derivatives, chapter 3): no step size to
choose, and no error but rounding. At the kink of `abs` and `sign` the derivatives are nan; where a function
has no value all three are.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from interview_grill.algebra.functions import AGGREGATES, ELEMENTWISE, NAN, OPERATORS, divide, greatest, least
from interview_grill.algebra.polygamma import digamma, trigamma


@dataclass(frozen=True, slots=True)
class Jet:
    """A value with its first and second derivative in one variable."""

    value: float
    first: float = 0.0
    second: float = 0.0

    @property
    def is_constant(self) -> bool:
        """Whether nothing here depends on the variable."""
        return self.first == 0.0 and self.second == 0.0


def chain(inner: Jet, value: float, first: float, second: float) -> Jet:
    """f(inner) from f, f' and f'' at the inner value (Faà di Bruno to second order)."""
    if inner.is_constant:
        return Jet(value)
    return Jet(value, first * inner.first, second * inner.first * inner.first + first * inner.second)


def add(a: Jet, b: Jet) -> Jet:
    """a + b."""
    return Jet(a.value + b.value, a.first + b.first, a.second + b.second)


def multiply(a: Jet, b: Jet) -> Jet:
    """a·b, by the product rule."""
    return Jet(
        a.value * b.value,
        a.first * b.value + a.value * b.first,
        a.second * b.value + 2 * a.first * b.first + a.value * b.second,
    )


def negate(a: Jet) -> Jet:
    """-a."""
    return Jet(-a.value, -a.first, -a.second)


def reciprocal(a: Jet) -> Jet:
    """1/a."""
    inverse = divide(1.0, a.value)
    return chain(a, inverse, -inverse * inverse, 2 * inverse * inverse * inverse)


def raise_to(a: Jet, b: Jet) -> Jet:
    """a^b: by the power rule when the exponent is constant, else as exp(b·ln a)."""
    power = OPERATORS["^"]
    if not b.is_constant:
        raised = exponential(multiply(b, elementwise("ln", a)))
        return Jet(power(a.value, b.value), raised.first, raised.second)
    exponent = b.value
    first = exponent * power(a.value, exponent - 1) if exponent else 0.0
    second = exponent * (exponent - 1) * power(a.value, exponent - 2) if exponent not in (0.0, 1.0) else 0.0
    return chain(a, power(a.value, exponent), first, second)


def exponential(a: Jet) -> Jet:
    """exp(a)."""
    value = ELEMENTWISE["exp"](a.value)
    return chain(a, value, value, value)


_Slopes = Callable[[float, float], tuple[float, float]]


def _logarithm(base: float) -> _Slopes:
    return lambda x, _: (divide(1.0, x * math.log(base)), -divide(1.0, x * x * math.log(base)))


def _sigmoid(_: float, y: float) -> tuple[float, float]:
    return y * (1 - y), y * (1 - y) * (1 - 2 * y)


def _logit(x: float, _: float) -> tuple[float, float]:
    variance = x * (1 - x)
    return divide(1.0, variance), divide(2 * x - 1, variance * variance)


def _gamma(x: float, y: float) -> tuple[float, float]:
    psi = digamma(x)
    return y * psi, y * (psi * psi + trigamma(x))


#: First and second derivative of each function at x, where it has the value y.
_SLOPES: dict[str, _Slopes] = {
    "exp": lambda _, y: (y, y),
    "ln": _logarithm(math.e),
    "log2": _logarithm(2.0),
    "log10": _logarithm(10.0),
    "sqrt": lambda x, y: (divide(0.5, y), -divide(0.25, x * y)),
    "abs": lambda x, _: (math.copysign(1.0, x) if x else NAN, 0.0 if x else NAN),
    "sign": lambda x, _: (0.0, 0.0) if x else (NAN, NAN),
    "sigmoid": _sigmoid,
    "logit": _logit,
    "gamma": _gamma,
    "lgamma": lambda x, _: (digamma(x), trigamma(x)),
    "factorial": lambda _x, _y: (NAN, NAN),
}


def elementwise(operation: str, a: Jet) -> Jet:
    """A function of one number from the table; KeyError for one that is not in it."""
    if operation == "neg":
        return negate(a)
    value = ELEMENTWISE[operation](a.value)
    if a.is_constant:
        return Jet(value)
    slopes = _SLOPES[operation](a.value, value) if value == value else (NAN, NAN)
    return chain(a, value, *slopes)


def operator(operation: str, a: Jet, b: Jet) -> Jet:
    """`+ - * / ^` of two numbers; an equation is its left side minus its right."""
    if operation == "+":
        return add(a, b)
    if operation in "-=":
        return add(a, negate(b))
    if operation == "*":
        return multiply(a, b)
    if operation == "/":
        return multiply(a, reciprocal(b))
    return raise_to(a, b)


def aggregate(operation: str, items: tuple[Jet, ...]) -> Jet:
    """A function of a sample; at ties and kinks the derivative is that of one side, but for |x| at 0, where
    it is nan.
    """
    if not items:
        return Jet(NAN, NAN, NAN)
    values = [item.value for item in items]
    if operation == "count" or all(item.is_constant for item in items):
        return Jet(AGGREGATES[operation](values))
    if operation in ("min", "max"):
        return _item_at((least if operation == "min" else greatest)(values), items)
    if operation == "median":
        ordered = sorted(items, key=lambda item: item.value)
        pair = add(ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2])
        return multiply(pair, Jet(0.5))
    if operation == "norm2":
        return elementwise("sqrt", total(tuple(multiply(item, item) for item in items)))
    if operation == "norm1":
        return total(tuple(elementwise("abs", item) for item in items))
    if operation == "prod":
        product = Jet(1.0)
        for item in items:
            product = multiply(product, item)
        return product
    summed = total(items)
    return multiply(summed, Jet(1 / len(items))) if operation == "mean" else summed


def _item_at(value: float, items: tuple[Jet, ...]) -> Jet:
    return next((item for item in items if item.value == value), Jet(NAN, NAN, NAN))


def total(items: tuple[Jet, ...]) -> Jet:
    """The sum, each order added up without rounding."""
    add_up = AGGREGATES["sum"]
    return Jet(
        add_up([item.value for item in items]),
        add_up([item.first for item in items]),
        add_up([item.second for item in items]),
    )

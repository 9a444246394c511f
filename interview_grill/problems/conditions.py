"""Conditions an instance must meet, `formula OP formula`: what keeps degenerate numbers out."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from interview_grill.algebra import AUTHORED, Expression, Names, Values, parse
from interview_grill.errors import ProblemError

_EQUAL_RTOL = 1e-9


def _equal(a: float, b: float) -> bool:
    return math.isclose(a, b, rel_tol=_EQUAL_RTOL)


_COMPARISONS: dict[str, Callable[[float, float], bool]] = {
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
    "!=": lambda a, b: not _equal(a, b),
    "==": _equal,
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
}


class Condition(NamedTuple):
    """One condition, with the text it was declared in."""

    text: str
    left: Expression
    sign: str
    right: Expression

    def holds(self, values: Values) -> bool:
        """Whether drawn values meet it; a side without a value, or a sample, never does. `==` and `!=` are to
        1e-9.
        """
        left, right = self.left.evaluate(values), self.right.evaluate(values)
        if isinstance(left, tuple) or isinstance(right, tuple) or math.isnan(left) or math.isnan(right):
            return False
        return _COMPARISONS[self.sign](left, right)


def parse_condition(text: str, names: Names) -> Condition:
    """Read `a != b`, `n*lambda < 30`; ProblemError without a comparison, FormulaError for a side unread."""
    sign = next((sign for sign in _COMPARISONS if sign in text), None)
    if sign is None:
        raise ProblemError(f"`{text}` compares nothing", mend=f"use one of {' '.join(_COMPARISONS)}")
    left, _, right = text.partition(sign)
    sides = [parse(side, names, vector=False, limits=AUTHORED) for side in (left, right)]
    return Condition(text, sides[0], sign, sides[1])

"""When a number counts as the answer.

Rounding to three significant figures costs at most 0.5 %, so that is the default tolerance; an exactly typed
expression was not rounded at all and must be right to 1e-6, unless the answer has no closed form: then an
expression is an approximation and has the tolerance of a number. Mistakes are kept three tolerances away.
"""

from __future__ import annotations

import math

from interview_grill.algebra import Expression, Value

EXACT_RTOL = 1e-6
#: Keeps the edge itself inside: 0.201 for 0.2 is 0.5 % off, though not in doubles.
_EDGE = 1 + 1e-9
SEPARATION = 3.0
NEAR = 4.0
FIGURES = 3


def allowed(target: float, *, rtol: float, atol: float) -> float:
    """The largest distance from `target` that still counts as it."""
    return max(rtol * abs(target), atol)


def effective_rtol(typed: Expression, *, rounded: float, exact: float) -> float:
    """The relative tolerance for what was typed: `7/12` was not rounded, `0.583` and `583` were."""
    return exact if typed.exact and not typed.is_plain_number else rounded


def is_within(value: float, target: float, *, rtol: float, atol: float) -> bool:
    """Whether a value counts as the target, the edge included; nan and infinity never do."""
    return math.isfinite(value) and abs(value - target) <= allowed(target, rtol=rtol, atol=atol) * _EDGE


def are_separate(one: Value, other: Value, *, rtol: float, atol: float, times: float = SEPARATION) -> bool:
    """Whether two answers are more than `times` tolerances apart, vectors in at least one slot."""
    if isinstance(one, tuple) or isinstance(other, tuple):
        if not (isinstance(one, tuple) and isinstance(other, tuple)) or len(one) != len(other):
            return True
        pairs = zip(one, other, strict=True)
        return any(are_separate(a, b, rtol=rtol, atol=atol, times=times) for a, b in pairs)
    return abs(one - other) > times * max(rtol * max(abs(one), abs(other)), atol)


def has_too_few_figures(typed: Expression, value: float, target: float) -> bool:
    """Whether a plain number of one or two figures is the target rounded to as many (either way at a tie)."""
    figures = typed.significant_figures
    if figures is None or figures >= FIGURES or target == 0 or value == 0:
        return False
    unit = 10.0 ** (math.floor(math.log10(abs(target))) - figures + 1)
    return abs(value - target) <= unit / 2 * (1 + 1e-9)

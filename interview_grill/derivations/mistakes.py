"""Mistakes found without the author's help: a lost factor, a sign, a part of a product left out.

Each is the line asked for with one thing done to it, compared in the line's own mode; what fits none stays
unnamed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.algebra import Expression, parse
from interview_grill.algebra.comparison import (
    constant_ratio,
    equal,
    equal_up_to_constant,
    equal_up_to_factor,
)
from interview_grill.algebra.domains import Kind
from interview_grill.algebra.syntax import Apply
from interview_grill.bank.derivation import Mode
from interview_grill.derivations.differences import told_apart

if TYPE_CHECKING:
    from interview_grill.derivations.checked import CheckedDerivation, CheckedLine

Mistake = tuple[str, str]


def general_mistake(derivation: CheckedDerivation, asked: CheckedLine, typed: Expression) -> Mistake | None:
    """A tag and a sentence for a mistake that can be recognised from the formulas alone, or None."""
    assert asked.value is not None
    if asked.mode is Mode.FACTOR:
        return _left_out(derivation, asked, typed)
    if asked.mode is Mode.EQUAL and not asked.value.is_vector and not typed.is_vector:
        ratio = constant_ratio(typed, asked.value, derivation.names)
        if ratio is not None:
            return _by_constant(ratio)
    return _by_size(derivation, asked, typed)


def _by_constant(ratio: float) -> Mistake:
    if abs(ratio + 1) < 1e-9:
        return "sign", "The sign is wrong."
    times, _ = told_apart(ratio, 1.0)
    return "constant-factor", f"It is {times} times the line wanted: a constant factor was lost or added."


def _by_size(derivation: CheckedDerivation, asked: CheckedLine, typed: Expression) -> Mistake | None:
    """A factor n too many or too few, for every declared size or count."""
    assert asked.value is not None
    names = derivation.names
    for name in names:
        if names.domains[name].kind not in (Kind.SIZE, Kind.COUNT) or names.domains[name].vector:
            continue
        size = parse(name, names)
        for operation, how in (("*", "too many"), ("/", "lost")):
            scaled = Expression(Apply(operation, (asked.value.node, size.node), asked.value.is_vector))
            if _same(derivation, asked, typed, scaled):
                return f"factor-{name}", f"A factor {name} is {how}."
    return None


def _left_out(derivation: CheckedDerivation, asked: CheckedLine, typed: Expression) -> Mistake | None:
    """One factor of likelihood times prior alone."""
    for place, factor in enumerate(asked.factors):
        if _same(derivation, asked, typed, factor):
            kept, lost = asked.factor_names if place == 0 else reversed(asked.factor_names)
            return f"dropped-{lost.replace(' ', '-')}", f"That is the {kept} alone; the {lost} is missing."
    return None


def _same(
    derivation: CheckedDerivation, asked: CheckedLine, typed: Expression, reference: Expression
) -> bool:
    names = derivation.names
    if asked.mode is Mode.CONSTANT:
        return equal_up_to_constant(typed, reference, names, free=asked.free).agreed
    if asked.mode is Mode.FACTOR:
        return equal_up_to_factor(typed, reference, names, free=asked.free).agreed
    return asked.mode is Mode.EQUAL and equal(typed, reference, names).agreed

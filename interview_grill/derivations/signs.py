"""A quick look whether two equations can have the same root, so that most are settled without finding one.

Two that share their only root have either the same sign or opposite signs everywhere in the unknown.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from interview_grill.algebra.sampling import points
from interview_grill.derivations.crossing import grid_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from interview_grill.algebra import Expression, Value
    from interview_grill.derivations.checked import CheckedDerivation

_SETTINGS = 3


def may_share_a_root(
    derivation: CheckedDerivation, mistake: Expression, typed: Expression, free: str
) -> bool:
    """False only if the two equations change sign at different places."""
    for place, signs in _signs(derivation, mistake, free):
        products = set()
        for value, sign in signs:
            mine = _sign(typed.evaluate({**place, free: value}))
            if sign and mine:
                products.add(sign * mine)
            if len(products) > 1:
                return False
    return True


@lru_cache(maxsize=256)
def _signs(
    derivation: CheckedDerivation, mistake: Expression, free: str
) -> tuple[tuple[Mapping[str, Value], tuple[tuple[float, int], ...]], ...]:
    grid = tuple(grid_of(derivation.names, free))
    return tuple(
        (place, tuple((value, _sign(mistake.evaluate({**place, free: value}))) for value in grid))
        for place in points(derivation.names, count=_SETTINGS, seed=61)
    )


def _sign(value: Value) -> int:
    return 0 if isinstance(value, tuple) or not math.isfinite(value) else (value > 0) - (value < 0)

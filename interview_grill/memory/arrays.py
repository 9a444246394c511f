"""The operations of `interview_grill.memory.fsrs` on numpy arrays, for forecasting, planning and fitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Reals = NDArray[np.float64]


class Arrays:
    """The arithmetic of `memory.fsrs.Arithmetic` on float64 arrays: elementwise, shapes broadcast."""

    @staticmethod
    def exp(x: Reals) -> Reals:
        """e to the x."""
        return np.exp(x)

    @staticmethod
    def least(x: Reals, bound: Reals | float) -> Reals:
        """The smaller of two."""
        return np.minimum(x, bound)

    @staticmethod
    def greatest(x: Reals, bound: Reals | float) -> Reals:
        """The larger of two."""
        return np.maximum(x, bound)

    @staticmethod
    def whole(x: Reals) -> Reals:
        """Rounded to the nearest integer, halves to the even one."""
        return np.rint(x)

    @staticmethod
    def choose(when: bool | NDArray[np.bool_], then: Reals | float, otherwise: Reals | float) -> Reals:
        """`then` where the condition holds."""
        return np.where(when, then, otherwise)


ARRAYS = Arrays()

"""How tests compare numbers: relative closeness, and how many digits of a certified value are right."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10

import numpy as np
from numpy.typing import ArrayLike


def relative_gap(ours: ArrayLike, theirs: ArrayLike, *, floor: float = 1e-300) -> float:
    """The largest difference relative to the peer's vector as a whole."""
    a, b = np.atleast_1d(np.asarray(ours, dtype=float)), np.atleast_1d(np.asarray(theirs, dtype=float))
    assert a.shape == b.shape, (a, b)
    return float(np.abs(a - b).max() / max(np.abs(b).max(), floor))


def entry_gap(ours: ArrayLike, theirs: ArrayLike) -> float:
    """The largest difference relative to each entry of its own."""
    a, b = np.atleast_1d(np.asarray(ours, dtype=float)), np.atleast_1d(np.asarray(theirs, dtype=float))
    assert a.shape == b.shape, (a, b)
    return float((np.abs(a - b) / np.maximum(np.abs(b), 1e-300)).max())


def correct_digits(ours: Sequence[float], certified: Sequence[float]) -> float:
    """The least number of correct significant digits over all entries, at most 15."""
    errors = [abs(a - b) / abs(b) for a, b in zip(ours, certified, strict=True)]
    return min(15.0 if error < 1e-15 else -log10(error) for error in errors)

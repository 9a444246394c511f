"""The checksums of a large write-ahead file, a thousand pages at a time.

SQLite adds pairs of 32-bit words (x, y) one after another: s += x + t, then t += y + s, modulo 2^32. That is
linear in s, t and the words, so a page is one product with weights that are the same for every page.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_MASK = 0xFFFFFFFF

Matrix = tuple[int, int, int, int]


def running_checksums(
    blocks: Sequence[bytes], running: tuple[int, int], *, big_endian: bool
) -> list[tuple[int, int]]:
    """The checksum after each of some blocks of one length, a multiple of 8 bytes, begun at `running`."""
    words = np.frombuffer(b"".join(blocks), ">u4" if big_endian else "<u4").astype(np.uint32)
    weights, (a, b, c, d) = _weights(len(blocks[0]) // 8)
    found, (first, second) = [], running
    for one, two in (words.reshape(len(blocks), -1) @ weights).tolist():
        first, second = (a * first + b * second + one) & _MASK, (c * first + d * second + two) & _MASK
        found.append((first, second))
    return found


@lru_cache(maxsize=1)
def _weights(pairs: int) -> tuple[NDArray[np.uint32], Matrix]:
    """What each word of a block adds to the two sums, shape (words, 2), and what becomes of the sums before it."""
    weights = np.empty((pairs, 2, 2), np.uint32)
    a, b, c, d = 1, 0, 0, 1
    for pair in reversed(range(pairs)):
        weights[pair] = ((a + b) & _MASK, (c + d) & _MASK), (b, d)
        a, b, c, d = (a + b) & _MASK, (a + 2 * b) & _MASK, (c + d) & _MASK, (c + 2 * d) & _MASK
    return weights.reshape(2 * pairs, 2), (a, b, c, d)

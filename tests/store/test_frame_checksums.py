from __future__ import annotations

import struct

from hypothesis import given
from hypothesis import strategies as st

from interview_grill.store.frame_checksums import running_checksums

MASK = 0xFFFFFFFF
words = st.integers(0, MASK)


@given(
    pairs=st.integers(1, 9),
    number=st.integers(1, 4),
    running=st.tuples(words, words),
    big_endian=st.booleans(),
    data=st.data(),
)
def test_the_sums_are_those_of_one_pair_of_words_after_another(
    pairs: int, number: int, running: tuple[int, int], big_endian: bool, data: st.DataObject
) -> None:
    size = 8 * pairs
    blocks = [data.draw(st.binary(min_size=size, max_size=size)) for _ in range(number)]
    expected, (first, second) = [], running
    for block in blocks:
        for x, y in struct.iter_unpack(">2I" if big_endian else "<2I", block):
            first = (first + x + second) & MASK
            second = (second + y + first) & MASK
        expected.append((first, second))
    assert running_checksums(blocks, running, big_endian=big_endian) == expected

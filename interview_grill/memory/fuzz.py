"""Spread due days a little, so that cards first seen together do not stay together for ever.

The same card and review number give the same day on every machine, so a replay gives the same schedule.
"""

from __future__ import annotations

from zlib import crc32

from interview_grill.memory.fsrs import LONGEST_INTERVAL

# Share of the part of an interval between two bounds (days) that is added to a spread of one day, as in Anki.
_SPREADS = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))
_SHORTEST_FUZZED = 2.5


def fuzz_range(interval: int, longest: int = LONGEST_INTERVAL) -> tuple[int, int]:
    """The least and greatest interval, both possible, that `interval` may become: 10 days give 8 to 12."""
    if interval < _SHORTEST_FUZZED:
        return interval, interval
    spread = 1.0 + sum(share * max(0.0, min(interval, end) - start) for start, end, share in _SPREADS)
    greatest = min(round(interval + spread), longest)
    return min(max(2, round(interval - spread)), greatest), greatest


def fuzzed_interval(interval: int, *, card: str, review_number: int, longest: int = LONGEST_INTERVAL) -> int:
    """`interval` moved uniformly within its range, as the card's id and its review number decide."""
    least, greatest = fuzz_range(interval, longest)
    return least + ((greatest - least + 1) * _hash32(f"{card}#{review_number}") >> 32)


def _hash32(text: str) -> int:
    """32 well-mixed bits: a CRC, then the finaliser of MurmurHash3, as a CRC alone is linear in its input."""
    h = crc32(text.encode("utf-8", "surrogatepass"))
    h = (h ^ h >> 16) * 0x85EBCA6B & 0xFFFFFFFF
    h = (h ^ h >> 13) * 0xC2B2AE35 & 0xFFFFFFFF
    return h ^ h >> 16

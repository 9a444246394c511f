"""Words with one sign mistyped, as hasty fingers and speech recognition leave them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def meant(stem: str, word: str, known: Sequence[str]) -> Iterator[str]:
    """Those of the `known` stems, and beginnings with a star, that differ from a word by one sign."""
    for other in known:
        if other.endswith("*"):
            beginning = other[:-1]
            cut = word[: len(beginning)]
            if cut != beginning and is_one_slip(cut, beginning):
                yield other
        elif is_one_slip(stem, other):
            yield other


def is_one_slip(one: str, other: str) -> bool:
    """Whether one sign more, less or different, or two exchanged, make one word the other."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    same = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        same += 1
    rest, other_rest = one[same:], other[same:]
    return (
        rest[1:] == other_rest[1:]
        or rest[1:] == other_rest
        or rest == other_rest[1:]
        or (rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:])
    )

"""What a name in a formula may stand for, in the words authors declare it with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from interview_grill.errors import ProblemError


class Kind(Enum):
    """The set a number comes from; a size is that of the vector it names."""

    REAL = "real"
    POSITIVE = "positive"
    NEGATIVE = "negative"
    PROBABILITY = "probability"
    INTEGER = "integer"
    COUNT = "count"
    BINARY = "binary"
    SIZE = "size"
    SIMPLEX = "probability vector"


class Bound(NamedTuple):
    """One end of a range: a number, or a name plus a number (`n - 1`)."""

    offset: float
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Domain:
    """A kind of number, alone or as a vector of them.

    `like` names the vector whose size this one has (or, for a size, is); `length` is a size given as a
    number; both are None when the size is drawn. Both ends of the range are None for the kind's own range.
    """

    kind: Kind
    vector: bool = False
    like: str | None = None
    length: int | None = None
    low: Bound | None = None
    high: Bound | None = None

    @property
    def is_whole(self) -> bool:
        """Whether its numbers are whole."""
        return self.kind in (Kind.INTEGER, Kind.COUNT, Kind.BINARY, Kind.SIZE)


REAL = Domain(Kind.REAL)
POSITIVE = Domain(Kind.POSITIVE)
PROBABILITY = Domain(Kind.PROBABILITY)
INTEGER = Domain(Kind.INTEGER)
COUNT = Domain(Kind.COUNT)
SAMPLE = Domain(Kind.REAL, vector=True)
SIMPLEX = Domain(Kind.SIMPLEX, vector=True)

_KINDS = {kind.value: kind for kind in Kind if kind not in (Kind.SIZE, Kind.SIMPLEX)}
_NAME = r"[^\W\d]\w*"
_SIZE = rf"size of ({_NAME})"
_BOUND = rf"([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)|({_NAME})(?:\s*([-+])\s*(\d+\.?\d*|\.\d+))?"
# Compiled on first use (and kept by `re`): a prompt needs no declarations.
_DECLARATION = (
    rf"(?:(?P<simplex>probability vector)|(?P<kind>{'|'.join(_KINDS)})(?P<sample>\s+(?:sample|vector))?"
    rf"|(?P<bare>sample|vector))"
    rf"(?:\s+like\s+(?P<like>{_NAME}))?(?:\s+of\s+(?P<length>\d+))?"
    rf"(?:\s+in\s+[\[(]\s*(?P<low>[^,]+?)\s*,\s*(?P<high>[^,]+?)\s*[\])])?"
)
WORDS = (
    "real, positive, negative, probability, integer, count, binary, any of them followed by `sample`, "
    "`sample like x`, `sample of 3`, `probability vector`, `size of x`, with a range `in [0.5, 3]`"
)


def parse_domain(text: str) -> Domain:
    """Read a declaration such as `real`, `positive in [0.5, 3]`, `binary sample like x` or `size of x`.

    `count` is a whole number of at least 1 (in a sample, at least 0); bounds are numbers or `name ± number`.
    Whether the names exist is for `Names.declare` and drawing to say. Raises ProblemError on anything else.
    """
    words = " ".join(text.split())
    if size := re.fullmatch(_SIZE, words):
        return Domain(Kind.SIZE, like=size[1])
    match = re.fullmatch(_DECLARATION, words)
    if match is None:
        raise ProblemError(f"`{text}` does not declare what a name stands for", mend=f"one of: {WORDS}")
    kind = Kind.SIMPLEX if match["simplex"] else Kind.REAL if match["bare"] else _KINDS[match["kind"]]
    domain = Domain(
        kind,
        vector=bool(match["simplex"] or match["bare"] or match["sample"]),
        like=match["like"],
        length=int(match["length"]) if match["length"] else None,
        low=_bound(match["low"], text),
        high=_bound(match["high"], text),
    )
    if not domain.vector and (domain.like or domain.length is not None):
        raise ProblemError(f"`{text}` gives a size to a single number", mend="say `sample` after the kind")
    if domain.length == 0 or (domain.kind is Kind.SIMPLEX and (domain.low or domain.length == 1)):
        raise ProblemError(f"`{text}` leaves nothing to draw from", mend=f"one of: {WORDS}")
    return domain


def _bound(text: str | None, declaration: str) -> Bound | None:
    if text is None:
        return None
    match = re.fullmatch(_BOUND, text)
    if match is None:
        raise ProblemError(
            f"`{text}` is no bound in `{declaration}`", mend="a number, or a name plus or minus one"
        )
    if match[1]:
        return Bound(float(match[1]))
    offset = float(match[4]) if match[4] else 0.0
    return Bound(-offset if match[3] == "-" else offset, match[2])

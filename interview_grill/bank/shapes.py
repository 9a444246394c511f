"""The kinds of value a bank may hold, as data: `bank.values` reads by them, `bank.json_schema` prints them.

One statement of the format serves both, so that they cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Text:
    """Text that is not empty, matching the whole of `pattern`, of at most `most` characters.

    `marked_up` text may hold formulas, and as a `template` drawn values in braces. `numeric` text may be written as a
    number. `wanted` says in words what belongs there, and `mend` what to write.
    """

    wanted: str = "text"
    pattern: str | None = None
    mend: str = ""
    most: int | None = None
    marked_up: bool = False
    template: bool = False
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A finite number: at least `low`, more than `above`, at most `high`."""

    wanted: str = "a number"
    whole: bool = False
    low: float | None = None
    above: float | None = None
    high: float = 1e300


@dataclass(frozen=True, slots=True)
class Flag:
    """`true` or `false`."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of one kind of value, not empty; `exactly` fixes how many."""

    item: Shape
    wanted: str
    exactly: int | None = None


@dataclass(frozen=True, slots=True)
class MappingOf:
    """Free keys that match a pattern, in order, with one kind of value."""

    value: Shape
    wanted: str
    key_pattern: str = ".+"
    key_wanted: str = "a name"


@dataclass(frozen=True, slots=True)
class Either:
    """One shape if a scalar stands there, another if a list, another if a mapping."""

    wanted: str
    scalar: Shape | None = None
    listed: Shape | None = None
    mapped: Shape | None = None

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """Those that there are."""
        return tuple(shape for shape in (self.scalar, self.listed, self.mapped) if shape is not None)


@dataclass(frozen=True, slots=True)
class Key:
    """What a key holds, said in one line."""

    shape: Shape
    says: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known keys."""

    name: str
    keys: Mapping[str, Key]


@dataclass(frozen=True, slots=True)
class OneOf:
    """A mapping with exactly one of several keys, which says what it is, and perhaps some of those `beside` it."""

    name: str
    keys: Mapping[str, Key]
    beside: Mapping[str, Key] = field(default_factory=dict)


Shape = Text | Number | Flag | Choice | ListOf | MappingOf | Either | Record | OneOf

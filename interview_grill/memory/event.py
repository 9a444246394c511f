"""What can happen to a card. The log of these events is the only truth; everything else is folded from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Rating(IntEnum):
    """How a try went, in FSRS's numbers. Hard is a pass: it never means failed."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Review:
    """One rated try of a card.

    `practice` marks a cram try, which never moves the schedule; `cold` a try in a mock interview.
    `retention` is the desired retention then in force (an interval depends on it); `seconds` the time spent;
    `typed` the learner's own words; `ticks` the key points claimed (1-based); `confidence` 0-100, as stated
    before the reveal; `heard` the key points that a judge of the typed words found in them, None where none
    judged. `verdict`, `tag`, `task`, `seed` and `given` (the drawn values as JSON) are of checked
    cards.
    """

    card: str
    rating: Rating
    seconds: float
    retention: float
    practice: bool = False
    cold: bool = False
    confidence: int | None = None
    ticks: tuple[int, ...] | None = None
    hints: int = 0
    typed: str = ""
    verdict: str | None = None
    tag: str | None = None
    task: str | None = None
    seed: int | None = None
    given: str | None = None
    heard: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Retraction:
    """An undo: the event with id `target` counts no more."""

    target: str


@dataclass(frozen=True, slots=True)
class Bury:
    """Do not ask `card` before day `until` (a proleptic Gregorian ordinal)."""

    card: str
    until: int


@dataclass(frozen=True, slots=True)
class Suspend:
    """Do not ask `card` until it is resumed."""

    card: str


@dataclass(frozen=True, slots=True)
class Resume:
    """Ask `card` again; also ends a bury."""

    card: str


@dataclass(frozen=True, slots=True)
class Reset:
    """Forget the memory state of `card`: it is new again."""

    card: str


@dataclass(frozen=True, slots=True)
class Setting:
    """A configuration key takes a value (None: back to its default)."""

    key: str
    value: str | None


Action = Review | Retraction | Bury | Suspend | Resume | Reset | Setting


@dataclass(frozen=True, slots=True)
class Event:
    """An action in the log: `at` in UTC microseconds since 1970, `day` the local ordinal then in force.

    The log's order is (at, seq, home); `id` is unique across devices.
    """

    id: str
    at: int
    home: str
    seq: int
    day: int
    action: Action

    @property
    def order(self) -> tuple[int, int, str]:
        """The sort key of the log."""
        return (self.at, self.seq, self.home)

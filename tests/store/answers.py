"""Answers and homes for the tests of the log."""

from __future__ import annotations

import itertools
import os
import sqlite3
from pathlib import Path

from interview_grill.memory.event import Action, Event, Rating, Review
from interview_grill.store.connection import FILE_NAME
from interview_grill.store.store import Store

CARD = "gaussian-mean:recall"
OTHER = "gaussian-variance:compute"
DAY = 740_000
MICROSECONDS_A_DAY = 86_400_000_000


def noon(day: int) -> int:
    return (day - 719_163) * MICROSECONDS_A_DAY + MICROSECONDS_A_DAY // 2


def answer(rating: int = 3, card: str = CARD, *, retention: float = 0.9, practice: bool = False) -> Review:
    return Review(card, Rating(rating), seconds=21.5, retention=retention, practice=practice)


def log(store: Store, action: Action, day: int = DAY, *, late: int = 0) -> Event:
    """Append at noon of a day, or `late` microseconds after."""
    return store.append(action, at=noon(day) + late, day=day)


def undo(store: Store, day: int = DAY) -> Event | None:
    """Take back the latest action, which was logged alone."""
    taken_back = store.undo(at=noon(day), day=day)
    assert len(taken_back) < 2
    return taken_back[0] if taken_back else None


class Chance:
    """Bytes that are different each time and the same in each run."""

    def __init__(self, seed: int = 1) -> None:
        self._numbers = itertools.count(seed * 1_000_000)

    def __call__(self, size: int) -> bytes:
        return next(self._numbers).to_bytes(size, "big")


def file_of(home: Path) -> Path:
    return home / FILE_NAME


def by_hand(home: Path, statement: str, *values: object) -> None:
    """Change the file behind the program's back."""
    connection = sqlite3.connect(os.fspath(file_of(home)), isolation_level=None)
    connection.execute(statement, values)
    connection.close()

"""The learner's log: append, undo, read back. What `append` has returned survives a crash of the machine."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from interview_grill.errors import StoreError
from interview_grill.memory.config import Settings, settings_from
from interview_grill.memory.event import Event, Retraction
from interview_grill.memory.fold import card_of
from interview_grill.store import history, states
from interview_grill.store.backups import back_up_daily, save_copy
from interview_grill.store.connection import Transaction, log_path, open_log, open_to_read
from interview_grill.store.faults import Guard
from interview_grill.store.rows import INSERT, SELECT, checksum, event_of, row_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

    from interview_grill.memory.event import Action
    from interview_grill.memory.fold import Step
    from interview_grill.memory.state import CardState

_LATEST_OF_HOME = f"""{SELECT} WHERE home = ? AND kind <> 'retraction' AND {states.NOT_UNDONE}
    ORDER BY seq DESC, id DESC LIMIT 1"""
# Ids of one batch differ in their last four digits alone.
_BATCH = f"""{SELECT} WHERE id >= substr(:id, 1, 28) AND id <= substr(:id, 1, 28) || 'ffff' AND home = :home
    AND kind <> 'retraction' AND {states.NOT_UNDONE} ORDER BY seq DESC"""


class Store:
    """An open log, for one thread; a context manager. Other processes may use the same home meanwhile.

    `backup_fault` tells why the day's automatic copy could not be made; answers are kept all the same.
    """

    __slots__ = ("_backed_up_on", "_chance", "_connection", "_guard", "backup_fault", "home", "path")

    def __init__(self, connection: sqlite3.Connection, path: str, chance: Callable[[int], bytes]) -> None:
        self.path = path
        self._connection = connection
        self._guard = Guard(path)
        self._chance = chance
        self._backed_up_on: int | None = None
        self.backup_fault: StoreError | None = None
        self.home = ""

    @classmethod
    def open(cls, home: str | os.PathLike[str], *, chance: Callable[[int], bytes] = os.urandom) -> Store:
        """Open the log of a home for writing; the first use creates it, readable by its owner alone.

        `chance` gives the random bytes of ids. Raises StoreError.
        """
        path = log_path(home)
        store = cls(open_log(path), path, chance)
        with store._guard:
            store._identify()
        return store

    @classmethod
    def open_to_read(cls, home: str | os.PathLike[str]) -> Store:
        """Open the log of a home without changing anything; where there is none it reads as empty.

        Raises StoreError.
        """
        return cls.open_file_to_read(log_path(home))

    @classmethod
    def open_file_to_read(cls, file: str | os.PathLike[str]) -> Store:
        """Open a log by its file, such as a backup or another device's, as `open_to_read` does."""
        path = os.fspath(file)
        store = cls(open_to_read(path), path, os.urandom)
        with store._guard:
            store.home = store._known_home() or ""
        return store

    def close(self) -> None:
        """Close the file. Nothing is lost without it."""
        with self._guard:
            self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def append(self, action: Action, *, at: int, day: int) -> Event:
        """Log one action that happened at `at` (UTC microseconds since 1970) on local `day` (an ordinal).

        Returns once the event is on disk, its card's state with it. Raises StoreError; then nothing was kept.
        """
        return self.append_all((action,), at=at, day=day)[0]

    def append_all(self, actions: Iterable[Action], *, at: int, day: int) -> list[Event]:
        """Log actions of one moment together: all of them or none. Times and errors as in `append`."""
        with self._guard:
            self._back_up_first(day)
            with Transaction(self._connection):
                return self._add_batch(actions, at, day)

    def undo(self, *, at: int, day: int) -> list[Event]:
        """Retract the latest action of this home that still counts, with all that was logged together with
        it.

        Returns what was taken back, the latest first; nothing when there is nothing left. Actions of other
        devices are theirs to undo. Raises StoreError.
        """
        with self._guard:
            self._back_up_first(day)
            with Transaction(self._connection):
                row = self._connection.execute(_LATEST_OF_HOME, (self.home,)).fetchone()
                if row is None:
                    return []
                batch = {"id": event_of(row).id, "home": self.home}
                targets = [event_of(row) for row in self._connection.execute(_BATCH, batch)]
                self._add_batch([Retraction(target.id) for target in targets], at, day)
                return targets

    def absorb(self, events: Iterable[Event]) -> int:
        """Unite the log with events of another one; return how many were new.

        The order in which logs are united, and how often, makes no difference. Raises StoreError, changing
        nothing, if an id is known with other contents.
        """
        from interview_grill.store.union import unite  # no session needs it

        with self._guard, Transaction(self._connection):
            return unite(self._connection, events, path=self.path)

    def state(self, card: str) -> CardState:
        """What is known of a card; the state of a new card if nothing is."""
        with self._guard:
            return states.read_state(self._connection, card)

    def states(self, cards: Iterable[str] | None = None) -> dict[str, CardState]:
        """The states, by id, of those of `cards` (None: of all) that have any."""
        with self._guard:
            return states.read_states(self._connection, cards)

    def due(self, day: int) -> list[CardState]:
        """The states of the cards to ask on `day` (an ordinal), longest overdue first, without suspended and
        buried ones.
        """
        with self._guard:
            return states.read_due(self._connection, day)

    def settings(self) -> Settings:
        """The settings in force."""
        with self._guard:
            rows = self._connection.execute(f"SELECT key, value FROM setting {states.IN_ORDER}")
            return settings_from(dict(rows))

    def history(
        self, *, card: str | None = None, last: int | None = None, with_undone: bool = False
    ) -> Iterator[Step]:
        """The reviews (the `last` ones), oldest first, with the card's state after each (None if undone).

        Raises StoreError, as late as when it is iterated.
        """
        return history.reviews(self._connection, self._guard, card=card, last=last, with_undone=with_undone)

    def events(self) -> Iterator[Event]:
        """The whole log in order, undone events and retractions too, each verified against its checksum.

        Raises StoreError, as late as when it is iterated, at the first that is damaged.
        """
        return history.events(self._connection, self._guard)

    def reviews_of(self, card: str) -> list[Event]:
        """The reviews of a card that count, practice included, oldest first."""
        with self._guard:
            return history.reviews_of(self._connection, card)

    def times_tried(self, card: str) -> int:
        """How many reviews of a card count, practice included."""
        with self._guard:
            return history.times_tried(self._connection, card)

    def median_seconds(self, kind: str, *, last: int = 200) -> float | None:
        """The median time of the learner's `last` reviews of a kind of card; None before there are five."""
        with self._guard:
            return history.median_seconds(self._connection, kind, last)

    def backup(self, path: str | os.PathLike[str]) -> None:
        """Write a sound copy of the whole log to `path`, which must not exist. Raises StoreError."""
        folder = os.path.dirname(os.path.abspath(path))
        if not os.path.isdir(folder):
            raise StoreError("there is no such folder", where=folder, mend="make it first")
        save_copy(self._connection, os.fspath(path))

    def _identify(self) -> None:
        known = self._known_home()
        if known is None:
            with Transaction(self._connection):
                self._connection.execute(
                    "INSERT OR IGNORE INTO meta VALUES ('home', ?)", (self._chance(8).hex(),)
                )
            known = self._known_home()
        self.home = known or ""

    def _known_home(self) -> str | None:
        row = self._connection.execute("SELECT value FROM meta WHERE key = 'home'").fetchone()
        return None if row is None else str(row[0])

    def _back_up_first(self, day: int) -> None:
        if self._backed_up_on == day:
            return
        self._backed_up_on = day
        try:
            back_up_daily(self._connection, os.path.dirname(self.path), day)
        except StoreError as error:
            # The answer about to be kept matters more than the copy of those before it.
            self.backup_fault = error

    def _next_seq(self) -> int:
        row = self._connection.execute("SELECT max(seq) FROM event WHERE home = ?", (self.home,)).fetchone()
        return 1 + (row[0] or 0)

    def _add_batch(self, actions: Iterable[Action], at: int, day: int) -> list[Event]:
        # The time in front keeps neighbours in the log neighbours in the index.
        batch = f"{max(at, 0) // 1000:012x}{self._chance(8).hex()}"
        seq = self._next_seq()
        return [
            self._add(Event(f"{batch}{n:04x}", at, self.home, seq + n, day, action))
            for n, action in enumerate(actions)
        ]

    def _add(self, event: Event) -> Event:
        action = event.action
        row = row_of(event)
        self._connection.execute(INSERT, (*row, checksum(row)))
        if isinstance(action, Retraction):
            from interview_grill.store.union import cards_of

            for touched in cards_of(self._connection, (action.target,)):
                states.refold(self._connection, touched)
        elif (card := card_of(event)) is not None:
            states.follow(self._connection, card, event)
        return event

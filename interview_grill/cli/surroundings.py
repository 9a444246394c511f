"""Where a command runs: home, banks, time, terminal. Everything is opened on first use and only then.

Commands ask here for what depends on the environment and the clock, so that both can be fixed. Options go
before variables, and these before what the platform suggests. A bank is compiled and a log opened only by
commands that need them.
"""

from __future__ import annotations

import os
import sys
import time
from functools import cached_property
from typing import TYPE_CHECKING

from interview_grill.cli.global_options import GlobalOptions

if TYPE_CHECKING:
    from collections.abc import Mapping

    import typer

    from interview_grill.bank.library import Library
    from interview_grill.memory.config import Settings
    from interview_grill.store.reading import LogReader
    from interview_grill.store.store import Store
    from interview_grill.terminal.look import Look

_FOLDER = "interview-grill"


def default_home(environ: Mapping[str, str], platform: str = sys.platform) -> str:
    """Where answers live when nothing else is said: the platform's folder for a program's data."""
    own = os.path.expanduser("~")
    if platform == "win32":
        return os.path.join(environ.get("LOCALAPPDATA") or os.path.join(own, "AppData", "Local"), _FOLDER)
    if platform == "darwin":
        return os.path.join(own, "Library", "Application Support", _FOLDER)
    return os.path.join(environ.get("XDG_DATA_HOME") or os.path.join(own, ".local", "share"), _FOLDER)


class Surroundings:
    """What the global options and the environment decide, and what is opened because of it."""

    def __init__(self, options: GlobalOptions, environ: Mapping[str, str]) -> None:
        self.options = options
        self.environ = environ

    @classmethod
    def from_environment(cls, options: GlobalOptions, environ: Mapping[str, str]) -> Surroundings:
        """The surroundings of this process."""
        return cls(options, environ)

    @classmethod
    def of(cls, context: typer.Context) -> Surroundings:
        """The surroundings that `interview_grill.cli.app.run` handed to a command."""
        found = context.find_object(cls)
        assert found is not None
        return found

    @cached_property
    def home(self) -> str:
        """The folder of the learner's answers, as an absolute path; it need not exist."""
        given = self.options.home or self.environ.get("GRILL_HOME") or default_home(self.environ)
        return os.path.abspath(os.path.expanduser(given))

    @cached_property
    def bank_paths(self) -> tuple[str, ...]:
        """Banks in place of the bundled one; empty means the bundled one."""
        given = self.options.banks or tuple(self.environ.get("GRILL_BANK", "").split(os.pathsep))
        return tuple(os.path.expanduser(path) for path in given if path)

    def banks_in_use(self) -> tuple[tuple[str, ...], str]:
        """The banks a command reads, and the folder of the learner's own questions, which need not exist."""
        from interview_grill.bank.cache import sources_of

        sources, _ = sources_of(self.bank_paths, self.home)
        return sources.banks, sources.own or ""

    def now(self) -> int:
        """This instant in UTC microseconds since 1970; GRILL_NOW fixes it for scripts and tests.

        Raises ScheduleError for a GRILL_NOW that is no instant.
        """
        given = self.environ.get("GRILL_NOW")
        if not given:
            return time.time_ns() // 1000
        from interview_grill.memory.calendar import read_instant

        return read_instant(given, where="GRILL_NOW")

    @cached_property
    def store(self) -> Store:
        """The log of answers in the home, which is made if it is not there. Raises StoreError, as all that
        reads it.
        """
        from interview_grill.store.store import Store

        return Store.open(self.home)

    @cached_property
    def log_to_read(self) -> Store:
        """The log for a command that changes nothing: no file is created, and without one it is empty."""
        from interview_grill.store.store import Store

        return Store.open_to_read(self.home)

    @cached_property
    def settings(self) -> Settings:
        """The configuration in force, from the log if that is open, else from a glance into it."""
        log: Store | None = self.__dict__.get("store") or self.__dict__.get("log_to_read")
        if log is not None:
            return log.settings()
        from interview_grill.store.reading import LogReader

        with LogReader(self.home) as reader:
            return reader.settings()

    def due_reader(self) -> LogReader:
        """The two indexes that `due` reads, joined; also the settings come from there, so nothing else is opened."""
        from interview_grill.store.reading import LogReader

        reader = LogReader(self.home)
        settings = self.__dict__["settings"] = reader.settings()
        if settings.policy is not None:
            from interview_grill.store.planned import PlannedReader

            reader.close()
            reader = PlannedReader(self.home, settings.policy)
        reader.attach_bank(self._index_path())
        return reader

    def planned_cards(self, day: int) -> list[str] | None:
        """The cards that the plan in use asks on a day, the most deserving first; None when no plan decides."""
        plan = self.settings.policy
        if plan is None or not plan.decides(day):
            return None
        from interview_grill.memory.daily import chosen_on

        with self.due_reader() as reader:
            return [card.card for card in chosen_on(plan, reader.prospects(), day)]

    def _index_path(self) -> str:
        """The compiled bank's file, without loading what it takes to read questions from it."""
        from interview_grill.bank.cache import open_index, sources_of

        index = open_index(*sources_of(self.bank_paths, self.home))
        index.connection.close()
        return index.path

    def calendar_day(self) -> int:
        """The day by the default rollover, for when the log (and so the setting) cannot be read."""
        from interview_grill.memory.calendar import local_day

        return local_day(self.now())

    def forget_settings(self) -> None:
        """Read the settings anew at their next use."""
        self.__dict__.pop("settings", None)

    @cached_property
    def today(self) -> int:
        """The learner's day as a proleptic ordinal, which begins at the rollover; fixed at its first use."""
        from interview_grill.memory.calendar import local_day

        return local_day(self.now(), rollover=self.settings.rollover)

    @cached_property
    def library(self) -> Library:
        """The questions: the bank (bundled unless told otherwise) and the home's own. Raises BankError."""
        from interview_grill.bank.library import Library

        return Library.open(self.bank_paths, home=self.home)

    def forget_library(self) -> None:
        """Read the bank anew at its next use."""
        self.__dict__.pop("library", None)

    @cached_property
    def ascii_only(self) -> bool:
        """Whether only ASCII may be printed: asked for, or all that the output can encode."""
        encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower().replace("-", "")
        return self.options.ascii or not encoding.startswith("utf")

    def is_interactive(self) -> bool:
        """Whether a person sits at a terminal that can move its cursor."""
        return (
            sys.stdin.isatty() and sys.stdout.isatty() and self.environ.get("TERM") not in (None, "", "dumb")
        )

    def look(self, width: int | None = None, *, plain: bool | None = None) -> Look:
        """How to print: the terminal's width (COLUMNS first) and colours, or neither in a pipe."""
        import shutil

        from interview_grill.terminal.look import Look

        columns = width or shutil.get_terminal_size().columns
        bare = not sys.stdout.isatty() if plain is None else plain
        theme = self.settings.theme
        return Look(width=max(20, min(200, columns)), ascii_only=self.ascii_only, theme=theme, plain=bare)

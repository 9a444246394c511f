"""What a learner may ask for instead of answering, by key or as a command on a text line."""

from __future__ import annotations

from enum import StrEnum


class Request(StrEnum):
    """Something other than an answer. `END` is the end of input: as QUIT, without a word."""

    UNDO = "undo"
    BURY = "bury"
    SUSPEND = "suspend"
    EDIT = "edit"
    FOLLOW_UP = "follow-up"
    HELP = "help"
    HINT = "hint"
    SHOW = "show"
    QUIT = "quit"
    END = "end"


OF_A_SESSION = frozenset({Request.UNDO, Request.BURY, Request.SUSPEND, Request.EDIT})

_COMMANDS = {
    ":u": Request.UNDO,
    ":b": Request.BURY,
    ":s": Request.SUSPEND,
    ":e": Request.EDIT,
    ":f": Request.FOLLOW_UP,
    ":q": Request.QUIT,
    ":?": Request.HELP,
}


def command_of(line: str) -> Request | None:
    """The command that a text line is (`:u :b :s :e :f :q :?`), or None when it is text."""
    return _COMMANDS.get(line.strip())


def checked_line(line: str) -> Request | str:
    """A line typed at a checked card: a command, `?` for a hint, nothing for "show me", else the answer."""
    stripped = line.strip()
    if not stripped:
        return Request.SHOW
    if stripped == "?":
        return Request.HINT
    return _COMMANDS.get(stripped, stripped)

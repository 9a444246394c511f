"""Options that any command takes, before or after its name: `--home`, `--bank`, `--ascii`.

They are taken out of the arguments before Typer sees them, so no command declares them. `--json` and `--seed`
belong to the commands that print or draw; given before the command's name they are moved behind it.
"""

from __future__ import annotations

from typing import NamedTuple

from interview_grill.errors import WrongUsage

_WITH_VALUE = ("--home", "--bank")
_MOVED_WITH_VALUE = ("--seed",)
_MOVED = ("--json",)


class GlobalOptions(NamedTuple):
    """What was given: None or empty means the environment or the default decides."""

    home: str | None = None
    banks: tuple[str, ...] = ()
    ascii: bool = False


def take(arguments: list[str]) -> tuple[GlobalOptions, list[str]]:
    """Split arguments into the global options and what is left for the command.

    Nothing after a lone `--` is touched. Raises WrongUsage for a missing value.
    """
    home: str | None = None
    banks: list[str] = []
    ascii_only = False
    rest: list[str] = []
    moved: list[str] = []
    pending = list(reversed(arguments))
    while pending:
        word = pending.pop()
        name, equals, value = word.partition("=")
        if word == "--":
            rest += [word, *reversed(pending)]
            break
        if name in _WITH_VALUE or (name in _MOVED_WITH_VALUE and not rest):
            value = value if equals else _value_of(name, pending)
            if name == "--home":
                home = value
            elif name == "--bank":
                banks.append(value)
            else:
                moved += [name, value]
        elif word == "--ascii":
            ascii_only = True
        elif word in _MOVED and not rest:
            moved.append(word)
        else:
            rest.append(word)
    end = rest.index("--") if "--" in rest else len(rest)
    return GlobalOptions(home, tuple(banks), ascii_only), rest[:end] + moved + rest[end:]


def _value_of(name: str, pending: list[str]) -> str:
    if not pending:
        raise WrongUsage(
            f"{name} needs a value", mend=f"write {name} PATH" if name != "--seed" else "write --seed 7"
        )
    return pending.pop()

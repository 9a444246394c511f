"""Who judges a typed answer here: a program of the learner's if one is set and works, else our own ears.

The setting is in the log, and a log may come from anywhere. So a command runs only where it was typed: `config` keeps
it in a file of the home as well, which no merge and no restoration writes.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from interview_grill.errors import ExchangeError, StoreError
from interview_grill.listening.hearing import hear

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_grill.bank.model import Question
    from interview_grill.cli.surroundings import Surroundings
    from interview_grill.listening.hearing import Hearing

_TYPED_HERE = "judge"
_INSTEAD = "grill's own judge heard this answer."


def hearing_of(
    here: Surroundings, tell: Callable[[str], None], question: Question, text: str
) -> Hearing | None:
    """The verdict on every point and pitfall, None where nothing tells what to listen for.

    `tell` is told in a line why a program of the learner's did not judge.
    """
    command = here.settings.judge
    if command is not None:
        if command != _command_typed_here(here):
            tell(
                f"Your judge was set on another device: set it here too, with 'grill config judge'; {_INSTEAD}"
            )
        else:
            from interview_grill.exchange.own_judge import judge_by

            try:
                return judge_by(command, question, text)
            except ExchangeError as error:
                tell(f"Your judge {error.what}; {_INSTEAD}")
    if not any(point.cues for point in question.key_points):
        return None
    return hear(here.library.ears(question), text)


def keep_typed_here(here: Surroundings, command: str | None) -> None:
    """Remember that a command was typed on this machine; None forgets it. Raises StoreError."""
    path = os.path.join(here.home, _TYPED_HERE)
    try:
        if command is None:
            if os.path.lexists(path):
                os.remove(path)
            return
        with open(path, "w", encoding="utf-8", opener=_private) as stream:
            stream.write(command)
    except OSError as error:
        raise StoreError(f"cannot be written: {error.strerror}", where=path) from error


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _command_typed_here(here: Surroundings) -> str | None:
    try:
        with open(os.path.join(here.home, _TYPED_HERE), encoding="utf-8") as stream:
            return stream.read(2000)
    except (OSError, UnicodeDecodeError):
        return None

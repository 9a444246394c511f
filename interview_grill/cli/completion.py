"""What the shell may complete: names out of the banks, settings, models. Everything is loaded when a shell
asks.

Global options typed on the line being completed are not known here: names are those of the environment's
banks. A bank that cannot be read completes nothing, since a shell has nowhere to show a message.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from interview_grill.bank.library import Library


def question(incomplete: str) -> list[str]:
    """Ids of questions that begin so."""
    return _of_library(incomplete, lambda library: library.ids)


def tag(incomplete: str) -> list[str]:
    """Tags that begin so."""
    return _of_library(incomplete, lambda library: library.tags())


def section(incomplete: str) -> list[str]:
    """Sections that begin so."""
    return _of_library(incomplete, lambda library: library.sections())


def band(incomplete: str) -> list[str]:
    """Bands that begin so."""
    return _of_library(incomplete, lambda library: library.bands())


def setting(incomplete: str) -> list[str]:
    """Keys of `config` that begin so."""
    from interview_grill.memory.config import Settings, shown_settings

    return _beginning(incomplete, shown_settings(Settings()))


def model(incomplete: str) -> list[str]:
    """Models of `solve` that begin so."""
    from interview_grill.solver.models import model_names

    return _beginning(incomplete, model_names())


def _of_library(incomplete: str, names: Callable[[Library], Iterable[str]]) -> list[str]:
    import os

    from interview_grill.cli.global_options import GlobalOptions
    from interview_grill.cli.surroundings import Surroundings
    from interview_grill.errors import GrillError

    here = Surroundings.from_environment(GlobalOptions(), os.environ)
    try:
        return _beginning(incomplete, names(here.library))
    except GrillError:
        return []  # a shell that asks for completions has nowhere to show a message


def _beginning(incomplete: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]

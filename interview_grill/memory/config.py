"""The settings a learner may change, their defaults and how they are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview_grill.errors import GrillError, ScheduleError, WrongUsage
from interview_grill.memory.calendar import DEFAULT_ROLLOVER, iso_day, iso_rollover, read_day, read_rollover

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from interview_grill.memory.daily import DailyPlan

THEMES = ("auto", "light", "dark", "mono")
ANSWERS = ("spoken", "typed")
_SWITCH = {"on": True, "off": False}
RETENTION_RANGE = (0.7, 0.99)
_LONGEST_COMMAND = 1000


@dataclass(frozen=True, slots=True)
class Settings:
    """`rollover` in minutes after midnight, `retention` the recall probability at which a card is due,
    `interview_date` a day ordinal, `policy` the plan in use until its day, `answer` whether answers are said aloud or
    typed, `judge` the command line of the learner's own judge of typed answers, `preview` whether a formula is shown
    typeset while it is typed."""

    rollover: int = DEFAULT_ROLLOVER
    retention: float = 0.9
    new_per_day: int = 10
    interview_date: int | None = None
    theme: str = "auto"
    policy: DailyPlan | None = None
    answer: str = "spoken"
    judge: str | None = None
    preview: bool = True


def settings_from(values: Mapping[str, str | None]) -> Settings:
    """The settings in force; what this version cannot read (a newer one wrote it) is left out."""
    known: dict[str, int | float | str | DailyPlan] = {}
    for key, text in values.items():
        if key in _READERS and text is not None:
            try:
                known[key] = _READERS[key](text)
            except GrillError:
                continue
    return Settings(**known)  # type: ignore[arg-type]


def checked_setting(key: str, text: str) -> str:
    """The value as it is kept in the log. Raises WrongUsage for an unknown key or a value it cannot take."""
    known_key(key)
    try:
        value = _READERS[key](text)
    except ScheduleError as error:
        raise WrongUsage(f"{key}: {error.what}", mend=error.mend) from error
    return _WRITERS[key](value) if key in _WRITERS else str(value)


def shown_settings(settings: Settings) -> dict[str, str | float | None]:
    """Every key with its value: numbers as such, the rest as it would be typed."""
    date = settings.interview_date
    return {
        "rollover": iso_rollover(settings.rollover),
        "retention": settings.retention,
        "new_per_day": settings.new_per_day,
        "interview_date": None if date is None else iso_day(date),
        "theme": settings.theme,
        "policy": None if settings.policy is None else str(settings.policy),
        "answer": settings.answer,
        "judge": settings.judge,
        "preview": _on_or_off(settings.preview),
    }


def known_key(key: str) -> str:
    """The key itself. Raises WrongUsage naming the nearest one if there is no such key."""
    if key in _READERS:
        return key
    from difflib import get_close_matches

    near = get_close_matches(key.lower().replace("-", "_"), _READERS, n=1)
    mend = f"did you mean {near[0]}?" if near else "the keys are " + ", ".join(_READERS)
    raise WrongUsage(f"no setting is called {key!r}", mend=mend)


def _retention(text: str) -> float:
    low, high = RETENTION_RANGE
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not low <= value <= high:
        raise ScheduleError(f"{text!r} is not a retention", mend=f"a number from {low:g} to {high:g}")
    return value


def _new_per_day(text: str) -> int:
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 4):
        raise ScheduleError(f"{text!r} is not a number of cards", mend="a whole number from 0 to 9999")
    return int(digits)


def _theme(text: str) -> str:
    if text not in THEMES:
        raise ScheduleError(f"{text!r} is not a theme", mend="one of " + ", ".join(THEMES))
    return text


def _answer(text: str) -> str:
    if text not in ANSWERS:
        raise ScheduleError(f"{text!r} is not a way to answer", mend="one of " + ", ".join(ANSWERS))
    return text


def _preview(text: str) -> bool:
    if text not in _SWITCH:
        raise ScheduleError(f"{text!r} is neither on nor off", mend="one of " + ", ".join(_SWITCH))
    return _SWITCH[text]


def _on_or_off(value: bool) -> str:
    return "on" if value else "off"


def _judge(text: str) -> str:
    import shlex

    command = text.strip()
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise ScheduleError(f"the command cannot be read: {error}", mend="close the quotes") from error
    if not words or not words[0] or len(command) > _LONGEST_COMMAND or not command.isprintable():
        raise ScheduleError(
            "this is no command",
            mend=f"a program and its arguments on one line of at most {_LONGEST_COMMAND}",
        )
    return command


def _policy(text: str) -> DailyPlan:
    from interview_grill.memory.daily import read_plan

    return read_plan(text)


_READERS: dict[str, Callable[[str], int | float | str | DailyPlan]] = {
    "rollover": read_rollover,
    "retention": _retention,
    "new_per_day": _new_per_day,
    "interview_date": read_day,
    "theme": _theme,
    "policy": _policy,
    "answer": _answer,
    "judge": _judge,
    "preview": _preview,
}
_WRITERS: dict[str, Callable[..., str]] = {
    "rollover": iso_rollover,
    "interview_date": iso_day,
    "preview": _on_or_off,
}

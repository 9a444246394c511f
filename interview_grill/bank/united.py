"""Several banks as one, with the learner's own questions in place of those with the same id."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from interview_grill.bank.fault import Fault, Severity
from interview_grill.bank.load import Loaded, Written, joined, load
from interview_grill.errors import BankError

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHOWN = 3


class United(NamedTuple):
    """A usable bank: its header, its questions in order, and the faults of questions that had to be left out."""

    header: dict[str, Any]
    questions: list[Written]
    faults: list[Fault]


def unite(banks: Sequence[str], own: str | None) -> United:
    """Read `banks` and the folder `own` of the learner's questions, if it is there.

    A file of `own` with errors is left out and its faults are kept. Raises BankError when a bank has errors or holds
    nothing.
    """
    header: dict[str, Any] = {}
    questions: dict[str, Written] = {}
    for bank in banks:
        loaded = load(bank)
        header = joined(header, loaded.header)
        faults = loaded.faults + clashes(questions, loaded.questions)
        refuse(bank, faults)
        if not loaded.questions:
            raise BankError(
                "there are no questions in this bank", where=bank, mend="grill bank new makes one"
            )
        questions |= {written.plain["id"]: written for written in _in_order(loaded.questions)}
    mine = _own(own, header)
    header = joined(
        header, {key: mine.header[key] for key in ("sections", "bands", "words") if key in mine.header}
    )
    for written in _in_order(mine.questions):
        questions[written.plain["id"]] = written  # in the place of the one it replaces
    return United(header, list(questions.values()), mine.faults)


def refuse(bank: str, faults: list[Fault]) -> None:
    """Raise BankError with the first error among the faults of a bank, if there is one, and how many more
    there are.
    """
    errors = [fault for fault in faults if fault.is_error]
    if not errors:
        return
    first = errors[0]
    more = f"; {len(errors) - 1} more" if len(errors) > 1 else ""
    mend = f"{first.mend}; " if first.mend else ""
    raise BankError(
        first.what + more, where=first.where, mend=f"{mend}grill bank check {bank} lists all faults"
    )


def _own(folder: str | None, header: dict[str, Any]) -> Loaded:
    if folder is None or not os.path.isdir(folder):
        return Loaded({}, [], [])
    try:
        return load(folder, within=header)
    except BankError as error:
        return Loaded({}, [], [Fault(Severity.ERROR, folder, 0, 0, error.what, error.mend or "")])


def _in_order(questions: list[Written]) -> list[Written]:
    """By number; questions without one come last, as they are written."""
    return sorted(questions, key=lambda written: written.plain.get("number") or float("inf"))


def clashes(known: dict[str, Written], added: list[Written]) -> list[Fault]:
    """The ids of a bank that questions of another bank have already; `known` is by id. Errors, as history
    hangs on the id.
    """
    return [
        Fault(
            Severity.ERROR,
            written.file,
            written.line,
            written.column,
            f"the id {written.plain['id']} is there twice; first at {first.file}:{first.line}",
            "change one, or give one bank",
        )
        for written in added
        if (first := known.get(written.plain["id"])) is not None
    ]

"""`check`: everything wrong with a bank, in one run.

Faults are values and not errors, so that an author mends them all before running it again.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from interview_grill.bank.content import Rigour
from interview_grill.bank.load import joined, load
from interview_grill.bank.united import clashes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.bank.fault import Fault
    from interview_grill.bank.load import Written


def check(bank: str, *, prove: bool = False) -> list[Fault]:
    """Every error and warning of a bank by file and place.

    `prove` also draws instances of every task and checks that every line of a derivation follows, which takes longer.
    Raises BankError when there is no bank at that path.
    """
    return check_together([bank], prove=prove)


def check_together(banks: Sequence[str], own: str | None = None, *, prove: bool = False) -> list[Fault]:
    """The faults of banks that are used together, and of the learner's own questions if their folder is there.

    Those may replace questions of the banks and use their sections. Raises BankError for a bank that is not there.
    """
    rigour = Rigour.PROVED if prove else Rigour.TYPESET
    header: dict[str, Any] = {}
    known: dict[str, Written] = {}
    faults: list[Fault] = []
    for bank in banks:
        loaded = load(bank, rigour=rigour)
        faults += loaded.faults + clashes(known, loaded.questions)
        known |= {written.plain["id"]: written for written in loaded.questions}
        header = joined(header, loaded.header)
    if own is not None and os.path.isdir(own):
        faults += load(own, rigour=rigour, within=header).faults
    return faults

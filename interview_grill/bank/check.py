"""`check`: everything wrong with a bank, in one run."""

from __future__ import annotations

from interview_grill.bank.content import Rigour
from interview_grill.bank.fault import Fault
from interview_grill.bank.load import load


def check(bank: str, *, prove: bool = False) -> list[Fault]:
    """Every error and warning of a bank by file and place.

    `prove` also draws instances of every task and checks that every line of a derivation follows, which takes longer.
    Raises BankError when there is no bank at that path.
    """
    return load(bank, rigour=Rigour.PROVED if prove else Rigour.TYPESET).faults


def print_faults(bank: str, *, prove: bool = False) -> None:
    """Print the faults of a bank one a line, and how many there are."""
    faults = check(bank, prove=prove)
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults")

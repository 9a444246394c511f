"""`check`: everything wrong with a bank, in one run."""

from __future__ import annotations

from interview_grill.bank.fault import Fault
from interview_grill.bank.load import load


def check(bank: str) -> list[Fault]:
    """Every error and warning of a bank by file and place, without what only a prover can find.

    Raises BankError when there is no bank at that path.
    """
    return load(bank, thorough=True).faults


def print_faults(bank: str) -> None:
    """Print the faults of a bank one a line, and how many there are."""
    faults = check(bank)
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults")

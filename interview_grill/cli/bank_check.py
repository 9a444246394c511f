"""What `bank check` prints: faults one a line, or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.bank.check import check_together
from interview_grill.cli.output import print_json, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.bank.fault import Fault


def report_faults(banks: Sequence[str], own: str | None = None, *, prove: bool, as_json: bool) -> bool:
    """Print the faults of banks and of the folder `own`; return whether there are errors, warnings not
    counted.

    With `prove`, tasks are drawn and derivations followed, which takes longer. Raises BankError where there
    is no bank.
    """
    faults = check_together(banks, own, prove=prove)
    errors = sum(fault.is_error for fault in faults)
    warnings = len(faults) - errors
    if as_json:
        rows = [_as_json(fault) for fault in faults]
        print_json({"banks": list(banks), "errors": errors, "warnings": warnings, "faults": rows})
        return errors > 0
    for fault in faults:
        say(str(fault))
    say(f"{_counted(errors, 'error')}, {_counted(warnings, 'warning')} in {', '.join(banks)}")
    return errors > 0


def _as_json(fault: Fault) -> dict[str, object]:
    return {**fault._asdict(), "severity": fault.severity.value}


def _counted(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"

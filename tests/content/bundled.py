"""The derivations and tasks of the bundled bank, by the numbers of their questions."""

from __future__ import annotations

from interview_grill.bank.library import Library
from interview_grill.bank.task import Task
from interview_grill.derivations.checked import CheckedDerivation, CheckedLine, read_derivation


def derivations_of(first: int, last: int) -> dict[str, CheckedDerivation]:
    """Every derivation of the questions with numbers from `first` to `last`, by its name."""
    found: dict[str, CheckedDerivation] = {}
    for question in Library.open().questions():
        if question.number is not None and first <= question.number <= last:
            for derivation in question.derivations:
                assert derivation.name not in found
                found[derivation.name] = read_derivation(derivation)
    return found


def unproved(derivation: CheckedDerivation) -> list[CheckedLine]:
    """The formulas that nothing before them supports: the first one and those that rest on an argument."""
    formulas = derivation.computed_lines
    return [line for line in formulas if line is formulas[0] or line.line.expect.argued]


def tasks_of(first: int, last: int) -> dict[str, Task]:
    """Every numeric task of the questions with numbers from `first` to `last`, as `24-two-features`."""
    return {
        f"{question.number}-{task.name}": task
        for question in Library.open().questions()
        if question.number is not None and first <= question.number <= last
        for task in question.tasks
    }

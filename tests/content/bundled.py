"""The derivations of the bundled bank, read and ready to be judged."""

from __future__ import annotations

from interview_grill.bank.library import Library
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
    """The lines that nothing before them supports: the first typed one and those that rest on an argument."""
    typed = derivation.typed_lines
    return [line for line in typed if line is typed[0] or line.line.expect.argued]

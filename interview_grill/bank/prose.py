"""Faults in the texts of a card: dollars that do not match, formulas that cannot be laid out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_grill.bank.fault import Severity
from interview_grill.errors import TypesetError
from interview_grill.typeset.mathematics import Formula, split_mathematics

_IN_BRACES = re.compile(r"\{(?:=[^{}]*|(\w+))\}")

if TYPE_CHECKING:
    from interview_grill.bank.nodes import Scalar
    from interview_grill.bank.report import Report


def check_dollars(text: Scalar, report: Report) -> list[Formula]:
    """The formulas of a text; dollars that do not match are an error, and leave none. Raises Excess as
    `Report.add` does.
    """
    if "$" not in text.text:
        return []
    try:
        pieces = split_mathematics(text.text)
    except TypesetError as error:
        place = report.within(text, error.position)
        report.add(Severity.ERROR, *place, f"unbalanced $: {error.what}", error.mend or "")
        return []
    return [piece for piece in pieces if isinstance(piece, Formula)]


def check_layout(text: Scalar, formulas: list[Formula], drawn: set[str], report: Report) -> None:
    """Warn of formulas that would be shown raw. In a template the `drawn` names in braces become numbers
    first.

    A warning and no error: the card can still be asked. Stops when there are enough warnings.
    """
    from interview_grill.typeset.formula import check

    for formula in formulas:
        if report.is_full_of_warnings:
            return
        latex = _IN_BRACES.sub(lambda match: _number(match, drawn), formula.latex) if drawn else formula.latex
        try:
            check(latex)
        except TypesetError as error:
            place = report.within(text, formula.start + error.position)
            report.add(
                Severity.WARNING, *place, f"this formula cannot be laid out: {error.what}", error.mend or ""
            )


def _number(match: re.Match[str], drawn: set[str]) -> str:
    """A digit in place of a value that is drawn later, as wide as what it replaces."""
    return match[0] if match[1] and match[1] not in drawn else "7".ljust(len(match[0]))

"""Characters inside a text that its author did not mean: LaTeX eaten by double quotes, tabs, control characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_grill.bank.fault import Severity

if TYPE_CHECKING:
    from interview_grill.bank.nodes import Scalar
    from interview_grill.bank.report import Report

_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
# A line break inside a formula, before what is left of a command that began with n: "$\\nu$".
_BROKEN = re.compile(r"\$[^$\n]*\n(?:u|e|eq|eg|ot|otin|abla|mid|leq|geq|exists)(?![a-z])[^$]*\$")


def check_characters(scalar: Scalar, report: Report) -> None:
    r"""Report characters that are not meant; "\\theta" in double quotes is a tab and `heta`.

    Each text is told of once, as an error at the character. Raises Excess as `Report.add` does.
    """
    found = _CONTROL.search(scalar.text)
    if found is None:
        if scalar.style == '"' and "\n" in scalar.text and _BROKEN.search(scalar.text):
            _eaten(scalar, "a line break", report)
        return
    name = "a tab" if found[0] == "\t" else f"a control character (U+{ord(found[0]):04X})"
    if scalar.style == '"':
        _eaten(scalar, name, report)
    else:
        report.add(
            Severity.ERROR, *report.within(scalar, found.start()), f"{name} inside a text", "write spaces"
        )


def _eaten(scalar: Scalar, name: str, report: Report) -> None:
    what = f"the double quotes turned a backslash and a letter into {name}: LaTeX was eaten"
    report.error(scalar, what, "use single quotes")

"""A formula typeset under the line it is typed on: as it will be read, or dim with the reason while it cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from interview_grill.algebra.latex import to_latex
from interview_grill.algebra.unfinished import read_so_far
from interview_grill.errors import FormulaError, TypesetError
from interview_grill.terminal.question_text import hanging, words
from interview_grill.terminal.styled import Text
from interview_grill.typeset.folding import folded
from interview_grill.typeset.formula import display, inline

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_grill.algebra import Expression
    from interview_grill.terminal.look import Look

_INDENT = 4
_LEAST_WIDTH = 12  # cells


class _Seen(NamedTuple):
    """What lines were made for."""

    text: str
    share: float
    look: Look
    rows: int


class Preview:
    """What is typed for one line; `read` raises FormulaError for what cannot be read."""

    def __init__(self, read: Callable[[str], Expression]) -> None:
        self._read = read
        self._last: Expression | None = None
        self._seen: _Seen | None = None
        self._lines: list[Text] = []

    def lines(self, text: str, share: float, look: Look, rows: int) -> list[Text]:
        """The formula in at most `rows` rows, 2 or more, one of which is kept for the reason why it cannot be read.

        What cannot be read is shown as far as it can, or else as it was last. Of a formula too large for the rows that
        part is in sight which is near the `share` of the text (0 to 1) at which the cursor stands.
        """
        seen = _Seen(text, share, look, rows)
        if seen != self._seen:
            self._seen, self._lines = seen, self._laid_out(seen)
        return self._lines

    def _laid_out(self, seen: _Seen) -> list[Text]:
        expression, error = read_so_far(seen.text, self._read)
        self._last = expression or self._last
        style = "math" if error is None else "faint"
        shown = [] if self._last is None else _formula(self._last, seen)
        lines = [Text(line, style) for line in shown]
        return lines if error is None else [*lines, *_reason(error, seen.look, seen.rows - len(lines))]


def _formula(expression: Expression, seen: _Seen) -> list[str]:
    """The formula set in, in two dimensions if there is room for that."""
    rows, look = seen.rows - 1, seen.look
    width = max(_LEAST_WIDTH, look.width - _INDENT - 2)
    latex = to_latex(expression)
    try:
        lines = display(latex, charset=look.charset, width=width)
        if len(lines) > rows:
            lines = folded(inline(latex, charset=look.charset), width, indent=2)
    except TypesetError:  # a name that nobody writes
        lines = folded(words(expression.read_as, look), width, indent=2)
    more = look.symbol("…", "~")
    first = round(seen.share * max(0, len(lines) - rows))
    part = [" " * _INDENT + line for line in lines[first : first + rows]]
    if first:
        part[0] = f"  {more} {part[0].lstrip()}"
    if first + rows < len(lines):
        part[-1] += f" {more}"
    return part


def _reason(error: FormulaError, look: Look, rows: int) -> list[Text]:
    mend = f" ({error.mend})" if error.mend else ""
    lines = hanging("", Text(f"{error.what}{mend}", "faint"), look)
    if len(lines) > rows:
        more = look.symbol("…", "")
        lines[rows - 1].append(more, "faint")
        lines[rows - 1].cut(look.width, more)
    return lines[:rows]

"""Questions and solution lines with the numbers of an instance: `{x}`, `{= n - s}`, `{= mean(x) : 4}`.

`{x}` is shown as it was drawn, a formula to as many significant figures as stand after the colon (12
without); `{{x}}` is the text `{x}`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from interview_grill.algebra import AUTHORED, Expression, Value, Values, parse
from interview_grill.algebra.echo import number_text

if TYPE_CHECKING:
    from interview_grill.problems.drawing import Drawing

_HOLE = r"\{\{(\w+)\}\}|\{(\w+)\}|\{=([^{}:]*)(?::\s*(\d+)\s*)?\}"
_FIGURES = 12
_SMALLEST_PLAIN = 1e-6
_BEFORE_NEGATIVE = re.compile(r"[-+−–*/·×^]\s*$|\\cdot\s*$")


def shown(value: Value, decimals: int | None = None) -> str:
    """A drawn value as the question shows it: with fixed decimals, or as short as can be."""
    if isinstance(value, tuple):
        return ", ".join(shown(item, decimals) for item in value)
    return f"{value:.{decimals}f}" if decimals is not None else number_text(value)


def to_figures(value: Value, figures: int = _FIGURES) -> str:
    """A computed value to some significant figures, without trailing zeros: 0.5833, 12.5, 1200."""
    if isinstance(value, tuple):
        return ", ".join(to_figures(item, figures) for item in value)
    rounded = float(f"{value:.{figures}g}") + 0.0
    if not _SMALLEST_PLAIN <= abs(rounded) < 1e-4:
        return number_text(rounded)
    return f"{rounded:.{figures - 1 - math.floor(math.log10(abs(rounded)))}f}".rstrip("0")


class Hole(NamedTuple):
    """A place for a drawn value, or for a formula to some significant figures.

    `figures` is None for a drawn value, and `decimals` then its decimals (None: as short as can be).
    """

    formula: Expression
    decimals: int | None
    figures: int | None
    after_operator: bool

    def filled(self, values: Values) -> str:
        """The text for these values, bracketed when a minus sign would follow an operator."""
        value = self.formula.evaluate(values)
        text = shown(value, self.decimals) if self.figures is None else to_figures(value, self.figures)
        return f"({text})" if self.after_operator and text.startswith("-") else text


class Template(NamedTuple):
    """A text with holes: literal pieces and holes in turn."""

    pieces: tuple[str | Hole, ...]

    def fill(self, values: Values) -> str:
        """The text with an instance's numbers in place."""
        return "".join(piece if isinstance(piece, str) else piece.filled(values) for piece in self.pieces)


def read_template(text: str, drawing: Drawing) -> Template:
    """Read `{x}`, `{= n - s}`, `{= mean(x) : 4}`; braces that hold no drawn name, as of LaTeX, stay.

    Raises FormulaError for a formula that cannot be read.
    """
    pieces: list[str | Hole] = []
    start = 0
    for match in re.finditer(_HOLE, text):
        literal, name, formula, figures = match.groups()
        if (literal or name) and (literal or name) not in drawing.names:
            continue
        pieces.append(text[start : match.start()])
        start = match.end()
        after_operator = _BEFORE_NEGATIVE.search(text, 0, match.start()) is not None
        if literal:
            pieces.append(f"{{{literal}}}")
        elif name:
            expression = parse(name, drawing.names, limits=AUTHORED)
            pieces.append(Hole(expression, drawing.decimals[name], None, after_operator))
        else:
            expression = parse(formula, drawing.names, limits=AUTHORED)
            pieces.append(Hole(expression, None, int(figures or _FIGURES), after_operator))
    return Template((*pieces, text[start:]))


def described(values: Mapping[str, Value]) -> str:
    """Values in a message: `n = 7, s = 3, x = 1.5, 2`."""
    return ", ".join(f"{name} = {to_figures(value, 4)}" for name, value in values.items())

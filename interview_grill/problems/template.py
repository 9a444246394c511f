"""Questions and solution lines with the numbers of an instance: `{x}`, `{= n - s}`, `{= mean(x) : 4}`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from interview_grill.algebra import AUTHORED, Value, Values, parse
from interview_grill.algebra.echo import number_text

if TYPE_CHECKING:
    from interview_grill.problems.drawing import Drawing

_HOLE = r"\{\{(\w+)\}\}|\{(\w+)\}|\{=([^{}:]*)(?::\s*(\d+)\s*)?\}"
_FIGURES = 12
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
    text = number_text(float(f"{value:.{figures}g}") + 0.0)
    return text if "e" not in text or not 1e-6 < abs(value) < 1e15 else f"{value:f}".rstrip("0").rstrip(".")


def fill(template: str, values: Values, drawing: Drawing) -> str:
    """The template with its holes filled; other braces, as of LaTeX, stay. FormulaError for an unread formula."""

    def filled(match: re.Match[str]) -> str:
        literal, name, formula, figures = match.groups()
        if literal is not None:
            return f"{{{literal}}}" if literal in values else match[0]
        if name is not None:
            if name not in values:
                return match[0]
            text = shown(values[name], drawing.decimals[name])
        else:
            value = parse(formula, drawing.names, limits=AUTHORED).evaluate(values)
            text = to_figures(value, int(figures or _FIGURES))
        negative = text.startswith("-") and _BEFORE_NEGATIVE.search(template, 0, match.start())
        return f"({text})" if negative else text

    return re.sub(_HOLE, filled, template)


def described(values: Mapping[str, Value]) -> str:
    """Values in a message: `n = 7, s = 3, x = 1.5, 2`."""
    return ", ".join(f"{name} = {to_figures(value, 4)}" for name, value in values.items())

"""The report of a solved model: formula, statistics, estimates, posterior, picture, and the derivation if asked for."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from interview_grill.terminal.curves import curve_lines
from interview_grill.terminal.question_text import card_lines, hanging, joined, rule, words
from interview_grill.terminal.styled import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from interview_grill.solver.fit import Interval
    from interview_grill.solver.models.solution import Solution
    from interview_grill.terminal.look import Look

_WIDE = 60
"""From this width on names stand in a wide column, so that the numbers of every table stand below each other."""


def solution_lines(solution: Solution, look: Look, *, explain: bool = False) -> list[Text]:
    """Return the whole report laid out for the look's width; with `explain` the derivation with these
    numbers.

    Numbers have six digits. One that is not finite is a dash; a standard error that is not finite is left
    out.
    """
    lines = [Text(words(f"{solution.model}, n = {solution.n}", look), style="heading"), Text()]
    lines += card_lines(solution.formula, look)
    lines += [Text(), *_table(solution.statistics, look)]
    if solution.mle:
        lines += [Text(), rule("Maximum likelihood", look), *_estimates(solution, look)]
        lines += [_pair("log-likelihood", solution.log_likelihood, look)]
    updated = solution.updated
    if updated:
        lines += [Text(), rule("With the prior", look), *hanging("posterior ", updated.name, look)]
        lines += [_pair(f"MAP {name}", value, look) for name, value in updated.mode.items()]
        lines += _table(updated.numbers, look)
        for name, interval in updated.credible.items():
            lines += _interval(name, interval, "credible", look)
    for note in solution.notes:
        lines += [Text(), *hanging(look.symbol("▸ ", "> "), note, look)]
    if solution.curves:
        lines += [Text(), *curve_lines(solution.curves, look, marks=_marks(solution))]
    if explain:
        lines += [Text(), rule("Step by step", look)]
        for number, line in enumerate(solution.explain, 1):
            lines += hanging(f"{number}. ", line, look)
    return lines


def model_lines(descriptions: Mapping[str, str], look: Look) -> list[Text]:
    """The models by name, each with what it takes."""
    width = max(map(len, descriptions)) + 2
    return [
        line for name, what in descriptions.items() for line in hanging(name.ljust(width), Text(what), look)
    ]


def _marks(solution: Solution) -> dict[str, float]:
    if solution.curves is None:
        return {}
    found = {
        "MLE": solution.mle.get(solution.curves.parameter),
        "MAP": solution.updated.mode.get(solution.curves.parameter) if solution.updated else None,
    }
    return {name: value for name, value in found.items() if value is not None}


def _estimates(solution: Solution, look: Look) -> list[Text]:
    lines = []
    for name, value in solution.mle.items():
        error = solution.standard_error.get(name, float("nan"))
        accuracy = [Text(f"   standard error {error:.6g}", style="faint")] if isfinite(error) else []
        lines += _beside([_pair(name, value, look), *accuracy], look)
        if name in solution.wald:
            lines += _interval(name, solution.wald[name], "Wald", look)
    return lines


def _interval(name: str, interval: Interval, kind: str, look: Look) -> list[Text]:
    lead = words(f"  {100 * interval.level:g} % {kind} interval of {name}:", look)
    limits = f" [{interval.lower:.6g}, {interval.upper:.6g}]"
    return _beside([Text(lead, style="faint"), Text(limits, style="faint")], look)


def _beside(parts: list[Text], look: Look) -> list[Text]:
    """The parts on one line, or where that is too long each on its own, all but the first indented."""
    if sum(part.cell_len for part in parts) <= look.width:
        return [joined(*parts)]
    first, *others = parts
    return [first, *(Text(f"    {part.plain.strip()}", style=part.style) for part in others)]


def _table(numbers: Mapping[str, float], look: Look) -> list[Text]:
    return [_pair(name.replace("_", " "), value, look) for name, value in numbers.items()]


def _pair(name: str, value: float, look: Look) -> Text:
    shown = f"{value:.6g}" if isfinite(value) else look.symbol("—", "-")
    column = 26 if look.width >= _WIDE else 14
    return Text(f"  {words(name, look):<{column}} {shown}")

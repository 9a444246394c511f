"""Numbers as they stand in a derivation: six significant figures, LaTeX-safe, signs where they belong."""

from __future__ import annotations

from math import isfinite

from interview_grill.solver.fit import Interval


def figure(value: float) -> str:
    """Return a number in LaTeX with six significant figures: `0.75`, `-3`, `1.2\\times 10^{-5}`."""
    if not isfinite(value):
        return r"\infty" if value > 0 else r"-\infty" if value < 0 else r"\text{undefined}"
    text = f"{value + 0.0:.6g}"  # never "-0"
    mantissa, e, exponent = text.partition("e")
    return rf"{mantissa}\times 10^{{{int(exponent)}}}" if e else text


def figures(*values: float) -> str:
    """Return numbers separated by commas."""
    return ", ".join(figure(value) for value in values)


def percent(level: float) -> str:
    """Return a level as text: `95 %`."""
    return f"{100 * level:g} %"


def interval_line(name: str, interval: Interval) -> str:
    """Return a credible or confidence interval as a sentence."""
    return f"The {percent(interval.level)} {name} is $[{figures(interval.lower, interval.upper)}]$."

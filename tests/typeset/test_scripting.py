"""Scripts beside a base, limits over and under it, and tall integrals."""

from __future__ import annotations

import pytest

from interview_grill.typeset import Charset, display


@pytest.mark.parametrize(
    ("latex", "lines"),
    [
        ("x_i^2", ["xᵢ²"]),
        ("x_{max}", ["xₘₐₓ"]),
        ("\\theta_{ML}", ["θ", " ML"]),
        ("\\sqrt{a}^2", ["(√a)²"]),
        ("\\left(\\frac{a}{b}\\right)^2", ["⎛ a ⎞²", "⎜───⎟", "⎝ b ⎠"]),
        ("\\left(\\frac{a}{b}\\right)_i", ["⎛ a ⎞", "⎜───⎟", "⎝ b ⎠ᵢ"]),
    ],
)
def test_scripts_are_raised_and_lowered_wholly_or_not_at_all(latex: str, lines: list[str]) -> None:
    assert display(latex) == lines


@pytest.mark.parametrize(
    ("latex", "lines"),
    [
        ("\\sum_{i=1}^n x_i", [" n", " ∑  xᵢ", "i=1"]),
        ("\\max_{\\theta} L", ["max L", " θ"]),
        ("\\int_0^1 x\\,dx", ["⌠1", "⎮  x dx", "⌡0"]),
        ("\\int_0 x", ["⌠", "⎮  x", "⌡0"]),
        ("\\oint_C f", ["∮  f", " C"]),
        ("\\oint^D f", [" D", "∮  f"]),
        ("\\oint_C^D f", [" D", "∮  f", " C"]),
    ],
)
def test_limits_stand_over_and_under_and_no_line_is_empty(latex: str, lines: list[str]) -> None:
    assert display(latex) == lines


@pytest.mark.parametrize(
    ("latex", "lines"),
    [
        ("\\xrightarrow{d}", [" d", "──→"]),
        ("\\xrightarrow{abcdef}", [" abcdef", "───────→"]),
        ("\\xleftarrow{d}", [" d", "←──"]),
        ("\\xRightarrow{d}", [" d", "══⇒"]),
    ],
)
def test_an_arrow_is_longer_than_its_label(latex: str, lines: list[str]) -> None:
    assert display(latex) == lines


def test_in_ascii_scripts_are_spelled() -> None:
    assert display("x_i^2", charset=Charset.ASCII) == ["x_i^2"]
    assert display("x^{a+b}", charset=Charset.ASCII) == ["x^(a+b)"]
    assert display("\\sum_i x_i", charset=Charset.ASCII) == ["sum x_i", " i"]

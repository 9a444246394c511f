"""Which fractions need parentheses on one line, and what a row is when it is read there."""

from __future__ import annotations

import pytest

from interview_grill.typeset import Charset, inline


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\frac{a}{b}", "a/b"),
        (r"\frac{a}{b} + c", "a/b + c"),
        (r"c - \frac{a}{b}", "c − a/b"),
        (r"x = \frac{a}{b}", "x = a/b"),
        (r"\frac{a}{b} c", "(a/b) c"),
        (r"c \frac{a}{b}", "c (a/b)"),
        (r"c \cdot \frac{a}{b}", "c · (a/b)"),
        (r"\log \frac{a}{b}", "log(a/b)"),
        (r"\log\left(\frac{a}{b}\right)", "log(a/b)"),
        (r"\frac{a}{b}\frac{c}{d}", "(a/b) (c/d)"),
        (r"-\frac{a}{b}", "−a/b"),
        (r"\frac{-a}{b}", "−a/b"),
        (r"c + \frac{-a}{b}", "c + (−a/b)"),
        (r"\left(\frac{a}{b}\right)^2", "(a/b)²"),
        (r"e^{\frac{a}{b}}", "e^(a/b)"),
    ],
)
def test_a_fraction_beside_a_factor_or_after_a_function_is_in_parentheses(latex: str, text: str) -> None:
    assert inline(latex) == text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\frac{a+b}{c}", "(a + b)/c"),
        (r"\frac{a}{b+c}", "a/(b + c)"),
        (r"\frac{a}{bc}", "a/(bc)"),
        (r"\frac{a}{2b}", "a/(2b)"),
        (r"\frac{ab}{c}", "ab/c"),
        (r"\frac{a}{b^2}", "a/b²"),
        (r"\frac{a}{f(x)}", "a/f(x)"),
        (r"\frac{a}{n(x+1)}", "a/(n(x + 1))"),
        (r"\frac{a}{\sqrt{n}}", "a/√n"),
        (r"\frac{\frac{a}{b}}{c}", "(a/b)/c"),
        (r"\frac{a}{\frac{b}{c}}", "a/(b/c)"),
        (r"\frac{\partial \ell}{\partial \theta}", "∂ℓ/∂θ"),
        (r"\frac{d}{dx}", "d/dx"),
        (r"\frac{1}{\log x}", "1/(log x)"),
        (r"\frac{\sum_i x_i}{n}", "(∑ᵢ xᵢ)/n"),
    ],
)
def test_numerators_and_denominators_hold_together(latex: str, text: str) -> None:
    assert inline(latex) == text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\frac{a}{b} c", "(a/b) c"),
        (r"\frac{a}{2\sigma^2}", "a/(2 sigma^2)"),
        (r"\log\frac{a}{b}", "log(a/b)"),
    ],
)
def test_in_ascii_the_same_parentheses_stand(latex: str, text: str) -> None:
    assert inline(latex, charset=Charset.ASCII) == text

"""Two-dimensional formulas: what stands over, under and around what."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.typeset import Charset, columns, display, inline
from interview_grill.typeset.layout import Layout
from interview_grill.typeset.parser import parse

from .corpus import FORMULAS


def drawn(latex: str, charset: Charset = Charset.UNICODE) -> str:
    return "\n".join(display(latex, charset=charset))


@pytest.mark.parametrize("charset", [Charset.UNICODE, Charset.ASCII])
def test_every_line_of_a_box_has_the_width_of_the_box(charset: Charset) -> None:
    for latex in FORMULAS:
        box = Layout(charset).box(parse(latex))
        assert {columns(line) for line in box.lines} == {box.width}, latex
        assert 0 <= box.baseline < len(box.lines), latex
        assert box.rise <= box.baseline, latex
        assert box.sink <= box.below, latex


@given(st.sampled_from(FORMULAS), st.sampled_from(FORMULAS))
@settings(max_examples=150, deadline=None)
def test_a_fraction_holds_both_its_parts_unchanged(upper: str, lower: str) -> None:
    over, under = display(upper), display(lower)
    lines = display(rf"\frac{{{upper}}}{{{lower}}}")
    assert [line.strip() for line in lines[: len(over)]] == [line.strip() for line in over]
    assert [line.strip() for line in lines[-len(under) :]] == [line.strip() for line in under]
    bar = lines[len(over)].strip()
    assert set(bar) == {"─"}
    assert len(bar) >= max(columns(line) for line in over + under)


def test_a_fraction_of_single_letters_has_a_bar_that_is_no_minus() -> None:
    assert display(r"-\frac{n}{2}") == ["   n", "− ───", "   2"]


def test_nested_fractions_have_a_longer_outer_bar() -> None:
    lines = display(r"\frac{\frac{a}{b}}{c}")
    assert [line.strip() for line in lines] == ["a", "───", "b", "─────", "c"]


def test_limits_stand_over_and_under_a_sum_but_beside_an_integral() -> None:
    assert drawn(r"\sum_{i=1}^n x_i").splitlines() == [" n", " ∑  xᵢ", "i=1"]
    assert drawn(r"\int_0^\infty f").splitlines() == ["⌠∞", "⎮  f", "⌡0"]
    assert drawn(r"\sum\nolimits_{i} x_i") == "∑ᵢ xᵢ"
    assert drawn(r"\lim_{n\to\infty} a_n").splitlines() == ["lim aₙ", "n→∞"]


def test_delimiters_grow_with_what_they_hold_and_not_with_scripts() -> None:
    assert drawn(r"\left(\frac{ab}{c}\right)").splitlines() == ["⎛ab⎞", "⎜──⎟", "⎝c ⎠"]
    assert drawn(r"P(y_w)").splitlines() == ["P(y )", "   w"]
    assert drawn(r"(\max_i x_i)").splitlines() == ["(max xᵢ)", "  i"]
    assert drawn(r"\left[\frac{ab}{c}\right\}").splitlines() == ["⎡ab⎫", "⎢──⎬", "⎣c ⎭"]
    assert drawn(r"\left.\frac{ab}{c}\right|_{x=0}").splitlines() == ["ab│", "──│", "c │ₓ₌₀"]
    assert drawn(r"\left(\frac{ab}{c}\right)^2", Charset.ASCII).splitlines() == [
        "( ab )^2",
        "( -- )",
        "( c  )",
    ]


def test_scripts_without_glyphs_stand_on_lines_of_their_own() -> None:
    assert drawn(r"\theta_k^{\alpha_k-1}").splitlines() == [" αₖ−1", "θₖ"]
    assert drawn(r"\pi_{\text{ref}}^2(y)").splitlines() == ["π²  (y)", " ref"]
    assert drawn(r"x^2_i") == "xᵢ²"


def test_rows_inside_a_script_are_not_lost() -> None:
    assert drawn(r"x^{\begin{pmatrix}a\\b\end{pmatrix}}") == " (a; b)\nx"
    assert drawn(r"\int_{\substack{a\\b}} f").splitlines() == ["⌠", "⎮    f", "⌡a,b"]
    assert drawn(r"\sum_{\substack{i\\j}} x").splitlines() == ["∑ x", "i", "j"]


def test_a_root_over_one_line_is_written_with_parentheses_and_a_taller_one_has_a_roof() -> None:
    assert drawn(r"\sqrt{2\pi}") == "√(2π)"
    assert drawn(r"\sqrt{\frac{ab}{n}}").splitlines() == [" ┌──", " │ab", " │──", "√│n"]
    assert drawn(r"\sqrt[3]{\frac{ab}{n}}").splitlines() == ["  ┌──", "  │ab", "  │──", "³√│n"]
    assert drawn(r"\sqrt{\frac{ab}{n}}", Charset.ASCII).splitlines() == [
        "    ( ab )",
        "sqrt( -- )",
        "    ( n  )",
    ]


def test_a_power_of_a_root_is_not_the_root_of_a_power() -> None:
    assert drawn(r"\sqrt{a}^2") == "(√a)²"
    assert drawn(r"\sqrt{a^2}") == "√(a²)"
    assert drawn(r"{x^2}^3") == "(x²)³"


def test_matrices_line_up_and_cases_have_a_brace() -> None:
    assert drawn(r"\begin{pmatrix}10&2\\3&400\end{pmatrix}").splitlines() == ["⎛10   2 ⎞", "⎝3   400⎠"]
    lines = drawn(r"f = \begin{cases} 0 & x < 0 \\ 12 & \text{otherwise} \end{cases}").splitlines()
    assert lines == ["    ⎧ 0    x < 0", "f = ⎨", "    ⎩ 12   otherwise"]
    lines = drawn(r"\begin{cases} 1 & a \\ 2 & b \\ 3 & c \end{cases}").splitlines()
    assert lines == ["⎧ 1   a", "⎨ 2   b", "⎩ 3   c"]


def test_aligned_equations_share_their_relation_sign() -> None:
    lines = drawn(r"\begin{aligned} \ell(\theta) &= a \\ &= b + c \end{aligned}").splitlines()
    assert lines == ["ℓ(θ) = a", "     = b + c"]


def test_labels_stand_over_arrows_and_under_braces() -> None:
    assert drawn(r"a \xrightarrow{\text{in law}} b").splitlines() == ["   in law", "a ───────→ b"]
    assert drawn(r"a \xrightarrow{d} b", Charset.ASCII).splitlines() == ["   d", "a --> b"]
    assert drawn(r"\underbrace{a+b}_{n}").splitlines() == ["a + b", "╰─┬─╯", "  n"]
    assert drawn(r"\overset{d}{=}").splitlines() == ["d", "="]


def test_ascii_reads_left_to_right() -> None:
    lines = display(r"\hat\sigma^2 = \frac{1}{n}\sum_{i=1}^n (x_i - \bar x)^2", charset=Charset.ASCII)
    assert lines == [
        "               1   n",
        "sigma_hat^2 = --- sum (x_i - x_bar)^2",
        "               n  i=1",
    ]


@pytest.mark.parametrize(
    "latex", ["x", r"\theta^2", r"\log(1-\theta)", r"X^\top y", r"\sqrt{n}(\hat\theta-\theta_0)"]
)
def test_a_formula_that_needs_one_line_is_the_same_in_both_forms(latex: str) -> None:
    assert display(latex) == [inline(latex)]

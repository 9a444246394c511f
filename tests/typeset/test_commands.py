"""What each macro with arguments builds, and what it refuses."""

from __future__ import annotations

import pytest

from interview_grill.errors import TypesetError
from interview_grill.typeset import check, display, inline


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\frac12", "1/2"),
        (r"\frac{a+b}{2}", "(a + b)/2"),
        (r"\dfrac{1}{2}", "1/2"),
        (r"\binom{n}{k}", "(n choose k)"),
        (r"\sqrt{x}", "√x"),
        (r"\sqrt{a+b}", "√(a + b)"),
        (r"\sqrt[3]{x}", "∛x"),
        (r"\hat\theta", "θ̂"),
        (r"\bar{x}", "x̄"),
        (r"\text{if } x", "if x"),
        (r"\text{50\% off}", "50% off"),
        (r"\text{}x", "x"),
        (r"\mathrm{Var}(X)", "Var(X)"),
        (r"\operatorname{KL}(p)", "KL(p)"),
        (r"\operatorname{log-odds}", "log-odds"),
        (r"\not\in A", "∉ A"),
        (r"\not= b", "≠ b"),
        (r"\boxed{a = b}", "[a = b]"),
        (r"\overset{!}{=}", "=^!"),
        (r"\mathbb{E}[X]", "𝔼[X]"),
    ],
)
def test_arguments_are_read_with_and_without_braces(latex: str, text: str) -> None:
    assert inline(latex) == text


@pytest.mark.parametrize(
    ("latex", "lines"),
    [
        (r"\frac{1}{n}", [" 1", "───", " n"]),
        (r"\underset{x}{\arg\max}", ["arg max", "     x"]),
        (r"\operatorname*{plim}_n x", ["plim x", " n"]),
        (r"\overset{d}{\to}", ["d", "→"]),
    ],
)
def test_what_stands_over_and_under_is_drawn_there(latex: str, lines: list[str]) -> None:
    assert display(latex) == lines


@pytest.mark.parametrize(
    ("latex", "position", "what"),
    [
        (r"\frac{1}", 8, r"\frac lacks an argument"),
        (r"\frac1}", 6, r"\frac lacks an argument"),
        (r"\sqrt[3", 5, "the index of a root is never closed"),
        (r"\text{a \alpha}", 5, r"a macro inside \text"),
        (r"\not{ab}", 0, r"\not must stand before one symbol"),
        (r"\not\log", 0, r"\not must stand before one symbol"),
        (r"\text", 5, r"\text needs braces"),
    ],
)
def test_what_is_missing_is_told_where_it_should_stand(latex: str, position: int, what: str) -> None:
    with pytest.raises(TypesetError) as raised:
        check(latex)
    assert (raised.value.position, raised.value.what) == (position, what)


@pytest.mark.parametrize("latex", [r"\text{a $x$}", r"\text{<b>\%</b>}", r"\text{[red]}", r"\text{  a  b  }"])
def test_words_inside_a_formula_are_only_words(latex: str) -> None:
    inner = latex.removeprefix(r"\text{").removesuffix("}").replace("\\%", "%")
    if "$" in inner:
        with pytest.raises(TypesetError):
            check(latex)
    else:
        assert inline(latex).strip() == inner.strip()

"""What holds for every formula, those of the subject and any other string."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from interview_grill.errors import TypesetError
from interview_grill.typeset import Charset, check, columns, display, inline, known_macros

from .corpus import FORMULAS

CHARSETS = (Charset.UNICODE, Charset.ASCII)
PAIRS = {")": "(", "]": "[", "}": "{", "⌋": "⌊", "⌉": "⌈", "⟩": "⟨"}
HALF_OPEN = (r"\theta \in [0, 1)",)


def everything(latex: str, width: int | None = None) -> list[str]:
    """All forms of a formula."""
    lines = [inline(latex, charset=charset) for charset in CHARSETS]
    for charset in CHARSETS:
        lines += display(latex, charset=charset, width=width)
    return lines


def test_the_corpus_is_large_and_without_repetition() -> None:
    assert len(FORMULAS) >= 200
    assert len(set(FORMULAS)) >= len(FORMULAS) - 3


def test_no_raw_latex_is_left() -> None:
    for latex in FORMULAS:
        for line in everything(latex):
            assert "\\" not in line, latex
            assert "$" not in line, latex
            assert line.isprintable(), latex


def test_ascii_is_ascii() -> None:
    for latex in FORMULAS:
        assert inline(latex, charset=Charset.ASCII).isascii(), latex
        assert all(line.isascii() for line in display(latex, charset=Charset.ASCII)), latex


@pytest.mark.parametrize("charset", CHARSETS)
def test_parentheses_balance_on_one_line(charset: Charset) -> None:
    for latex in FORMULAS:
        text = inline(latex, charset=charset)
        if charset is Charset.ASCII:  # where < and > are also relations
            text = text.replace("<", "").replace(">", "")
        assert latex in HALF_OPEN or balanced(text), text


def balanced(text: str) -> bool:
    waiting: list[str] = []
    for character in text:
        if character in PAIRS.values():
            waiting.append(character)
        elif character in PAIRS and (not waiting or waiting.pop() != PAIRS[character]):
            return False
    return not waiting


@pytest.mark.parametrize("charset", CHARSETS)
def test_a_line_has_no_needless_spaces(charset: Charset) -> None:
    for latex in FORMULAS:
        text = inline(latex, charset=charset)
        assert text == text.strip(), latex
        assert "  " not in text or r"\quad" in latex, text


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("width", [20, 30, 48, 72])
def test_no_displayed_line_is_wider_than_asked(charset: Charset, width: int) -> None:
    for latex in FORMULAS:
        assert max(columns(line) for line in display(latex, charset=charset, width=width)) <= width, latex


def letters(lines: list[str]) -> list[str]:
    """What is left of lines when drawing and spaces are taken away, sorted."""
    return sorted(c for line in lines for c in line if c.isalnum())


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("width", [20, 30, 48])
def test_breaking_loses_no_letter(charset: Charset, width: int) -> None:
    for latex in FORMULAS:
        left = letters(display(latex, charset=charset, width=width))
        whole = letters(display(latex, charset=charset)), letters([inline(latex, charset=charset)])
        assert left in whole, latex


def fault(latex: str) -> TypesetError | None:
    try:
        check(latex)
    except TypesetError as error:
        return error
    return None


def tried(latex: str) -> None:
    """Typeset `latex` in every way; only a TypesetError that points into it may come out, and from all ways alike."""
    error = fault(latex)
    if error is not None:
        assert 0 <= error.position <= len(latex)
        assert error.source == latex
        for charset in CHARSETS:
            with pytest.raises(TypesetError):
                inline(latex, charset=charset)
            with pytest.raises(TypesetError):
                display(latex, charset=charset, width=40)
        return
    for line in everything(latex, width=24):
        assert line.isprintable()
    assert inline(latex, charset=Charset.ASCII).isascii()


@given(st.text(max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_text_is_typeset_or_refused(latex: str) -> None:
    tried(latex)


PARTS = [
    *known_macros(),
    *"abxn012 ^_{}&'()[]|+-=/,.!",
    r"\right",
    r"\end{cases}",
    r"\end{pmatrix}",
    r"\\",
    "θ",
    "中",
    "\x1b",
]


@given(st.lists(st.sampled_from(PARTS), max_size=14).map(" ".join))
@example(r"\begin{cases} a & & b \end{cases}")
@example(r"\left. \begin{matrix} \end{matrix} \right.")
@example(r"\sqrt [ ] { }")
@example(r"\sum \limits")
@example("^{}_{}")
@settings(max_examples=500, deadline=None)
def test_any_mixture_of_macros_is_typeset_or_refused(latex: str) -> None:
    tried(latex)


@given(st.data())
@settings(max_examples=400, deadline=None)
def test_a_damaged_formula_is_typeset_or_refused(data: st.DataObject) -> None:
    latex = data.draw(st.sampled_from(FORMULAS))
    start = data.draw(st.integers(0, len(latex)))
    stop = data.draw(st.integers(start, min(len(latex), start + 4)))
    patch = data.draw(
        st.sampled_from(["", "{", "}", "^", "_", "\\", "&", "\\left(", "\\right)", "\\frac", "|", "'"])
    )
    tried(latex[:start] + patch + latex[stop:])


@given(
    st.sampled_from(
        ["(", "{", "|", r"\left(", r"\hat", r"\sqrt", "x^{", "x_{", r"\frac{", "'", "x_", "-", "{a}", "["]
    )
)
@settings(max_examples=30, deadline=None)
def test_deep_nesting_is_refused_and_not_a_crash(opening: str) -> None:
    tried(opening * (3999 // len(opening)))
    tried(opening * 45 + "x")
    tried((opening * 60 + "x" + ")" * 60)[:4000])


def test_an_endless_formula_is_refused() -> None:
    with pytest.raises(TypesetError, match="4001 characters"):
        check("x" * 4001)
    check("x" * 4000)


def use_of(macro: str) -> str:
    """A formula that uses the macro."""
    name = macro.removeprefix(r"\begin{").removesuffix("}")
    written = {
        r"\begin": r"\begin{matrix} a \\ b \end{matrix}",
        r"\end": r"\begin{matrix} a \\ b \end{matrix}",
        r"\\": r"\begin{matrix} a \\ b \end{matrix}",
        r"\left": r"\left( a \right)",
        r"\right": r"\left( a \right)",
        r"\middle": r"\left( a \middle| b \right)",
        r"\limits": r"\sum\limits_a^b",
        r"\nolimits": r"\sum\nolimits_a^b",
        r"\not": r"a \not= b",
    }.get(macro, f"a {macro}{{b}}{{c}} d")
    if macro.startswith(r"\begin{"):
        columns_of = {"array": "{cc}", "alignedat": "{2}"}.get(name, "")
        written = rf"{macro}{columns_of} a & b \\ c & d \end{{{name}}}"
    elif macro.lower().startswith(r"\big") and fault(written) is not None:
        written = f"{macro}( x )"
    return written


def test_every_known_macro_can_be_used() -> None:
    for macro in known_macros():
        check(use_of(macro))
        tried(use_of(macro))

"""What is refused, where, and with which advice; and what a row is understood to mean."""

from __future__ import annotations

import pytest

from interview_grill.errors import GrillError, TypesetError
from interview_grill.typeset import check, inline, known_macros
from interview_grill.typeset.nodes import Accent, Fenced, Fraction, Grid, Kind, Row, Scripts, Symbol, kind_of
from interview_grill.typeset.parser import parse

REFUSED = [
    # source, where, what, how to mend it
    (r"\thata + 1", 0, r"unknown macro \thata", r"did you mean \theta?"),
    (r"a + \fracc{1}{2}", 4, r"unknown macro \fracc", r"did you mean \frac?"),
    (r"\lambdda", 0, r"unknown macro \lambdda", r"did you mean \lambda?"),
    (r"\frac{1}", 8, r"\frac lacks an argument", "put it in braces"),
    (r"\hat", 4, r"\hat lacks an argument", "put it in braces"),
    (r"\sqrt^2", 5, r"\sqrt lacks an argument", "put it in braces"),
    (r"x^", 2, "^ lacks an argument", "put it in braces"),
    (r"x_{i", 2, "an opening brace is never closed", "add }"),
    (r"{a + {b}", 0, "an opening brace is never closed", "add }"),
    (r"a}", 1, "a closing brace without its opening one", "add { or remove }"),
    (r"x^a^b", 3, "a second superscript", "put both in one, x^{a b}, or in parentheses, (x^a)^b"),
    (r"x^2'", 3, "a second superscript", "put both in one, x^{a b}, or in parentheses, (x^a)^b"),
    (r"x_i_j", 3, "a second subscript", "put both in one: x_{a b}"),
    (r"{a b}^2", 0, "a script on several symbols in braces is ambiguous", "put them in parentheses: (a b)^2"),
    (r"\left( a", 0, r"\left without \right", r"add \right) or \right."),
    (r"\left( a \right", 15, r"\right needs a delimiter after it", "such as ( [ \\{ | or ."),
    (r"\left x", 6, r"\left needs a delimiter after it", "such as ( [ \\{ | or ."),
    (r"a \right)", 2, r"\right without \left", r"add \left or write the delimiter alone"),
    (r"\left( {a \right) }", 10, r"\right without \left", r"add \left or write the delimiter alone"),
    (r"a & b", 2, "an & outside an environment", r"write \& or use \begin{aligned}"),
    (r"a \\ b", 2, "a line break outside an environment", r"use \begin{aligned}"),
    (r"\begin{pmatrix} a", 0, r"\begin{pmatrix} is never ended", r"add \end{pmatrix}"),
    (r"\begin{cases} a \end{pmatrix}", 20, r"\end{pmatrix} ends \begin{cases}", r"write \end{cases}"),
    (
        r"\begin{tabular} a \end{tabular}",
        6,
        "unknown environment 'tabular'",
        "such as aligned, cases or pmatrix",
    ),
    (r"\end{cases}", 0, r"\end without \begin", r"add \begin or remove it"),
    (r"\sqrt[3{x}", 5, "the index of a root is never closed", "add ]"),
    (r"\text{if $x$}", 9, "a dollar sign inside a formula", r"write \$"),
    (r"a \text{if \theta}", 7, r"a macro inside \text", "close the text before the formula"),
    (r"\text{if", 5, "an opening brace is never closed", "add }"),
    (r"50% more", 2, "'%' has no place in a formula", r"write \% or remove it"),
    (r"cost $5", 5, "a dollar sign inside a formula", r"write \$"),
    ("a \x1b[31m", 2, "the control character '\\x1b' in a formula", "remove it"),
    ("α 中", 2, "'中' cannot be typeset in a formula", "use a macro, or \\text{…} for words"),
    ("x\\", 1, "a lone backslash", "name a macro after it, or remove it"),
]


@pytest.mark.parametrize(
    ("source", "position", "what", "mend"), [case for case in REFUSED if case[1] is not None]
)
def test_what_is_refused_says_where_and_how_to_mend_it(
    source: str, position: int, what: str, mend: str
) -> None:
    with pytest.raises(TypesetError) as caught:
        check(source)
    assert caught.value.what == what
    assert caught.value.position == position
    assert caught.value.mend == mend
    assert caught.value.source == source


def test_a_refusal_is_an_error_of_the_program() -> None:
    assert issubclass(TypesetError, GrillError)
    with pytest.raises(GrillError, match=r"unknown macro \\thata \(did you mean \\theta\?\)"):
        check(r"\thata")


def test_an_argument_may_be_one_character_without_braces() -> None:
    assert parse(r"\frac12") == parse(r"\frac{1}{2}")
    assert parse(r"\frac n2") == parse(r"\frac{n}{2}")
    assert parse(r"x^12") == Row((parse("x^{1}"), parse("2")))


def test_digits_join_into_numbers() -> None:
    assert parse("12.5") == Symbol("12.5", "12.5", Kind.NUMBER)
    assert parse("10^{-3}") == Scripts(Symbol("10", "10", Kind.NUMBER), None, parse("-3"))
    assert parse("1.2.3") != Symbol("1.2.3", "1.2.3", Kind.NUMBER)


def test_parentheses_in_the_source_become_one_node_that_scripts_attach_to() -> None:
    tree = parse("(a+b)^2")
    assert isinstance(tree, Scripts)
    assert isinstance(tree.base, Fenced)
    assert inline("[0, 1)") == "[0, 1)"
    assert inline("(a") == "(a"
    assert inline("a) + (b") == "a) + (b"


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"p(x|\theta)", "p(x | θ)"),
        (r"|x|", "|x|"),
        (r"2|x|", "2|x|"),
        (r"|x-y|\le|z|", "|x − y| ≤ |z|"),
        (r"\mathbb{E}[|X| | Y]", "𝔼[|X| | Y]"),
        (r"-|x|", "−|x|"),
        (r"\mathrm{KL}(p\|q)", "KL(p ‖ q)"),
        (r"\|w\|^2", "‖w‖²"),
        (r"\|A x\| \|y\|", "‖Ax‖‖y‖"),
        (r"\lambda\|w\|_1", "λ‖w‖₁"),
        (r"P(A|B) = P(B|A)", "P(A | B) = P(B | A)"),
        (r"f(x)|_{x=0}", "f(x)|ₓ₌₀"),
        (r"\frac{a}{b}\Big|_{x=0}", "(a/b)|ₓ₌₀"),
        (r"p(x\,|\,y)", "p(x | y)"),
        (r"|\,x\,|", "| x |"),
        (r"\mathrm{KL}(p\,\|\,q)", "KL(p ‖ q)"),
        (r"\frac{|x-y|}{b}", "|x − y|/b"),
        (r"(|x)", "(| x)"),
    ],
)
def test_a_bar_opens_closes_or_separates_by_its_place(latex: str, text: str) -> None:
    assert inline(latex) == text


def test_a_row_break_at_the_end_of_an_environment_adds_no_row() -> None:
    tree = parse(r"\begin{matrix} a & b \\ c & d \\ \end{matrix}")
    assert isinstance(tree, Grid)
    assert len(tree.rows) == 2


def test_limits_and_accents_keep_their_kind() -> None:
    assert kind_of(parse(r"\sum_{i=1}^n")) is Kind.BIG
    assert kind_of(parse(r"\overset{d}{=}")) is Kind.RELATION
    assert kind_of(parse(r"\hat\theta_n")) is Kind.ORDINARY
    assert isinstance(parse(r"\hat\theta"), Accent)


def test_a_script_on_a_fraction_puts_it_in_parentheses() -> None:
    tree = parse(r"\frac{a}{b}^2")
    assert isinstance(tree, Scripts)
    assert isinstance(tree.base, Fenced)
    assert isinstance(tree.base.body, Fraction)


def test_mathematical_characters_may_be_typed_as_such() -> None:
    assert parse("θ ≤ σ") == parse(r"\theta \le \sigma")
    assert parse("a − b") == parse("a - b")


def test_known_macros_are_sorted_and_name_environments() -> None:
    macros = known_macros()
    assert list(macros) == sorted(macros)
    for macro in (
        r"\frac",
        r"\theta",
        r"\begin{aligned}",
        r"\operatorname",
        r"\xrightarrow",
        r"\binom",
        r"\|",
    ):
        assert macro in macros

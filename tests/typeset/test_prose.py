"""The text of a card as blocks of spans."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.typeset import Block, Charset, Displayed, Item, Manner, Paragraph, Span
from interview_grill.typeset.blocks import Code
from interview_grill.typeset.prose import faults, prose

ANSWER = r"""$$\hat\sigma^2 = \frac{1}{n}\sum_{i=1}^n (x_i - \bar x)^2$$
The divisor is $n$. It exists when $n \ge 2$ and the
observations are not all equal.

- **must** be $n$, *not* $n-1$
  for the likelihood
- costs \$5 in `code $x$`
  1. nested
10. tenth"""


def test_a_card_falls_into_formulas_paragraphs_and_items() -> None:
    blocks = prose(ANSWER)
    assert [type(block) for block in blocks] == [Displayed, Paragraph, Item, Item, Item, Item]
    assert blocks[0] == Displayed(
        ("      1   n", "σ̂² = ───  ∑  (xᵢ − x̄)²", "      n  i=1"),
        r"\hat\sigma^2 = \frac{1}{n}\sum_{i=1}^n (x_i - \bar x)^2",
    )
    assert blocks[1] == Paragraph(
        (
            Span("The divisor is "),
            Span("n", Manner.FORMULA),
            Span(". It exists when "),
            Span("n ≥ 2", Manner.FORMULA),
            Span(" and the observations are not all equal."),
        )
    )
    assert blocks[2] == Item(
        "-",
        (
            Span("must", bold=True),
            Span(" be "),
            Span("n", Manner.FORMULA),
            Span(", "),
            Span("not", italic=True),
            Span(" "),
            Span("n − 1", Manner.FORMULA),
            Span(" for the likelihood"),
        ),
    )
    assert blocks[3] == Item("-", (Span("costs $5 in "), Span("code $x$", Manner.CODE)))
    assert blocks[4] == Item("1.", (Span("nested"),), level=1)
    assert blocks[5] == Item("10.", (Span("tenth"),))


def test_ascii_reaches_words_formulas_and_code() -> None:
    (block,) = prose("Cramér–Rao: “$\\hat\\theta$” `λ`", charset=Charset.ASCII)
    assert block == Paragraph(
        (Span('Cramer-Rao: "'), Span("theta_hat", Manner.FORMULA), Span('" '), Span("lambda", Manner.CODE))
    )


def test_displayed_formulas_break_at_the_width() -> None:
    (block,) = prose(r"$$aaaaaaaaaa = bbbbbbbbbb = cccccccccc$$", width=26)
    assert isinstance(block, Displayed)
    assert block.lines == ("aaaaaaaaaa = bbbbbbbbbb", "   = cccccccccc")


def test_a_formula_outside_the_subset_stays_as_its_source() -> None:
    blocks = prose("a $\\foo$ b\n\n$$\\foo\n+ 1$$")
    assert blocks == [
        Paragraph((Span("a "), Span("$\\foo$", Manner.SOURCE), Span(" b"))),
        Displayed(("\\foo", "+ 1"), "\\foo\n+ 1", typeset=False),
    ]


def test_text_with_a_stray_dollar_is_shown_as_it_stands() -> None:
    assert prose("from $5 to $x$") == [Paragraph((Span("from $5 to $x$"),))]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("2*3*4", [Span("2*3*4")]),
        ("a * b * c", [Span("a * b * c")]),
        ("*a b* c", [Span("a b", italic=True), Span(" c")]),
        ("**a *b* c**", [Span("a ", bold=True), Span("b", bold=True, italic=True), Span(" c", bold=True)]),
        ("**$x$**", [Span("x", Manner.FORMULA, bold=True)]),
        ("**open", [Span("**open")]),
        (r"\*a\* \_ \` \\", [Span(r"*a* _ ` \ ".strip())]),
        (r"C:\dir", [Span(r"C:\dir")]),
        ("`a*b*`", [Span("a*b*", Manner.CODE)]),
        ("p* and q*", [Span("p* and q*")]),
        ("a\x1b[31mb", [Span("a\ufffd[31mb")]),
        ("a\tb\u00a0c", [Span("a b c")]),
        ("x \ufffc y", [Span("x \ufffd y")]),
    ],
)
def test_emphasis_code_and_literal_marks(text: str, spans: list[Span]) -> None:
    assert prose(text) == [Paragraph(tuple(spans))]


def test_blank_text_has_no_blocks() -> None:
    assert prose(" \n\n ") == []


def test_faults_are_all_listed_with_their_offsets() -> None:
    text = r"ab $\foo$ and $\frac{1}$, $x$ and $$x^a^b$$"
    found = faults(text)
    assert [fault.position for fault in found] == [4, 23, 39]
    assert [fault.what for fault in found] == [
        r"unknown macro \foo",
        r"\frac lacks an argument",
        "a second superscript",
    ]
    assert all(fault.source == text for fault in found)
    assert faults(r"all $x^2$ well") == []
    assert [fault.position for fault in faults("costs $5")] == [6]


def shown(block: Block) -> str:
    match block:
        case Displayed(lines) | Code(lines):
            return "\n".join(lines)
        case Item(_, spans) | Paragraph(spans):
            return "".join(span.text for span in spans)


@given(st.text(alphabet="ab *`$\\-1. \n_^{}\x1bé\ufffc\ufffb", max_size=60))
@settings(max_examples=500, deadline=None)
def test_any_text_becomes_printable_blocks(text: str) -> None:
    for charset in Charset:
        for block in prose(text, charset=charset, width=20):
            assert all(line.isprintable() for line in shown(block).split("\n"))
            if charset is Charset.ASCII:
                assert shown(block).replace("\ufffd", "?").isascii()


@given(st.text(alphabet="abc de\n", max_size=80))
@settings(max_examples=200, deadline=None)
def test_plain_words_all_survive_in_order(text: str) -> None:
    assert " ".join(" ".join(shown(block) for block in prose(text)).split()) == " ".join(text.split())

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.typeset.blocks import Block, Displayed, Item, Manner, Paragraph, Span
from interview_grill.typeset.markup import printable, read


class Named:
    """Formulas by their LaTeX in brackets, words in capitals: what the reader hands over is seen in its blocks."""

    def words(self, text: str) -> str:
        return text.upper()

    def in_line(self, latex: str) -> tuple[str, Manner]:
        return f"[{latex}]", Manner.FORMULA

    def displayed(self, latex: str) -> Displayed:
        return Displayed((f"[[{latex}]]",), latex)


def shown(text: str) -> list[Block]:
    return read(text, Named())


@pytest.mark.parametrize("text", ["plain words", "plain  words", " plain words ", "plain\nwords"])
def test_words_are_one_paragraph_whatever_white_space_is_between_them(text: str) -> None:
    assert shown(text) == [Paragraph((Span("PLAIN WORDS"),))]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t", "\u00a0"])
def test_white_space_alone_is_nothing(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize("text", [" - ", "- ", "  - "])
def test_a_list_sign_before_nothing_is_an_empty_item(text: str) -> None:
    (item,) = shown(text)
    assert isinstance(item, Item)
    assert item.spans == ()


@pytest.mark.parametrize("text", ["-1 is less", "3 of 4", "1.5 nats"])
def test_a_number_or_minus_that_begins_a_paragraph_is_no_list_sign(text: str) -> None:
    assert shown(text) == [Paragraph((Span(text.upper()),))]


def test_formulas_are_handed_over_in_their_order() -> None:
    assert shown("a $x$ **b $y$**\n$$ z $$\nc $w$") == [
        Paragraph(
            (
                Span("A "),
                Span("[x]", Manner.FORMULA),
                Span(" "),
                Span("B ", bold=True),
                Span("[y]", Manner.FORMULA, bold=True),
            )
        ),
        Displayed(("[[z]]",), "z"),
        Paragraph((Span("C "), Span("[w]", Manner.FORMULA))),
    ]


def test_a_mark_meant_literally_joins_the_words_around_it() -> None:
    assert shown(r"a\*b") == [Paragraph((Span("A*B"),))]


@given(st.text(max_size=60))
def test_no_text_keeps_a_character_that_could_act_on_a_terminal(text: str) -> None:
    assert printable(text).replace("\n", "").isprintable()
    assert len(printable(text)) == len(text)


@given(st.text(alphabet="ab *`$\\\n-1.\ufffc\ufffb\x1b", max_size=40))
def test_every_text_is_read_and_every_span_holds_something(text: str) -> None:
    for block in shown(text):
        if isinstance(block, Paragraph):
            assert block.spans
            assert all(span.text for span in block.spans)

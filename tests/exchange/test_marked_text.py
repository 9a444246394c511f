from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from interview_grill.bank.library import Library
from interview_grill.bank.model import Question
from interview_grill.exchange.marked_text import read_blocks
from interview_grill.typeset.blocks import Block, Code, Displayed, Item, Manner, Paragraph, Span
from interview_grill.typeset.prose import prose
from tests.exchange.specimens import PATIENT


def texts_of(question: Question) -> Iterator[str]:
    yield from (question.ask, question.answer, question.say, *question.read)
    yield from (point.text for point in question.key_points)
    yield from (text for item in question.pitfalls for text in (item.said, item.because))
    yield from (text for item in question.follow_ups for text in (item.ask, item.answer))
    yield from (
        text
        for item in question.derivations
        for line in item.lines
        for text in (line.do, line.math, line.why)
    )


def shape(blocks: list[Block]) -> list[tuple[str, str]]:
    """Kinds of blocks and their words, without formulas, which the two readers show in different ways."""
    found = []
    for block in blocks:
        if isinstance(block, Displayed):
            found.append(("displayed", re.sub(r"\s", "", block.latex)))
        elif isinstance(block, Code):
            found.append(("code", "\n".join(block.lines)))
        else:
            words = "".join(span.text for span in block.spans if span.manner in (Manner.WORDS, Manner.CODE))
            kind = "paragraph" if isinstance(block, Paragraph) else f"item {block.marker} {block.level}"
            found.append((kind, words))
    return found


def test_every_text_of_the_bundled_bank_has_the_shape_that_the_terminal_shows() -> None:
    for question in Library.open().questions():
        for text in texts_of(question):
            assert shape(read_blocks(text)) == shape(prose(text)), (question.id, text)


@given(st.text(alphabet="ab *`$\\\n-1.<&", max_size=40))
@example(" - ")
@settings(PATIENT, max_examples=300)
def test_any_text_has_the_shape_that_the_terminal_shows(text: str) -> None:
    assert shape(read_blocks(text)) == shape(prose(text))


def test_formulas_keep_their_latex() -> None:
    assert read_blocks(r"Take $\bar x$ and" "\n$$\\frac ab$$") == [
        Paragraph((Span("Take "), Span(r"\bar x", Manner.FORMULA), Span(" and"))),
        Displayed((), r"\frac ab"),
    ]


def test_a_nested_list_with_emphasis() -> None:
    assert read_blocks("- **one**\n  - *two* `c`") == [
        Item("-", (Span("one", bold=True),)),
        Item("-", (Span("two", italic=True), Span(" "), Span("c", Manner.CODE)), level=1),
    ]


@pytest.mark.parametrize("text", ["a\x1b[31mb", "a\x00b", "$a\x07b$", "a\u202eb"])
def test_control_characters_are_made_visible(text: str) -> None:
    (paragraph,) = read_blocks(text)
    assert isinstance(paragraph, Paragraph)
    assert "\ufffd" in "".join(span.text for span in paragraph.spans)

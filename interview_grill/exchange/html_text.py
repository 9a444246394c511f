"""The text of a card as HTML: nothing in it is markup but what this module writes."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from interview_grill.exchange.marked_text import read_blocks
from interview_grill.typeset.blocks import Code, Displayed, Item, Manner, Paragraph, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from interview_grill.typeset.blocks import Block


class Writer(NamedTuple):
    """How the leaves of a text are written: `formula(latex, displayed)` and `words`, both of which must
    escape.
    """

    formula: Callable[[str, bool], str]
    words: Callable[[str], str] = escape


def block_html(text: str, writer: Writer) -> str:
    """A text as paragraphs, lists and displayed formulas. Never raises; text whose dollars do not match is
    words.
    """
    written: list[str] = []
    items: list[Item] = []
    for block in read_blocks(text):
        if isinstance(block, Item):
            items.append(block)
            continue
        if items:
            written.append(_list_html(items, writer))
            items = []
        written.append(_single(block, writer))
    if items:
        written.append(_list_html(items, writer))
    return "".join(written)


def line_html(text: str, writer: Writer) -> str:
    """A text without paragraphs, for a heading or a list entry; its blocks follow one another."""
    blocks = read_blocks(text)
    if any(isinstance(block, Item) for block in blocks):
        return block_html(text, writer)
    return " ".join(
        spans_html(block.spans, writer) if isinstance(block, Paragraph) else _single(block, writer)
        for block in blocks
    )


def spans_html(spans: Iterable[Span], writer: Writer) -> str:
    """Running text with emphasis, code and formulas."""
    return "".join(_span_html(span, writer) for span in spans)


def _single(block: Block, writer: Writer) -> str:
    if isinstance(block, Displayed):
        return writer.formula(block.latex, True)
    if isinstance(block, Code):
        lines = "\n".join(map(writer.words, block.lines))
        return f"<pre><code>{lines}</code></pre>"
    return f"<p>{spans_html(block.spans, writer)}</p>"


def _span_html(span: Span, writer: Writer) -> str:
    if span.manner is Manner.FORMULA:
        return writer.formula(span.text, False)
    text = writer.words(span.text)
    if span.manner is Manner.CODE:
        text = f"<code>{text}</code>"
    if span.italic:
        text = f"<em>{text}</em>"
    return f"<strong>{text}</strong>" if span.bold else text


def _list_html(items: Sequence[Item], writer: Writer) -> str:
    """Items one after another as nested lists; a level deeper than the one before opens just one list."""
    written: list[str] = []
    open_tags: list[tuple[int, str]] = []
    for item in items:
        tag = "ul" if item.marker == "-" else "ol"
        while open_tags and item.level < open_tags[-1][0]:
            written.append(f"</li></{open_tags.pop()[1]}>")
        if open_tags and item.level == open_tags[-1][0] and tag != open_tags[-1][1]:
            written.append(f"</li></{open_tags.pop()[1]}>")
        if not open_tags or item.level > open_tags[-1][0]:
            open_tags.append((item.level, tag))
            start = item.marker.rstrip(".") if tag == "ol" else "1"
            written.append(f"<{tag}>" if start == "1" else f'<{tag} start="{int(start)}">')
        else:
            written.append("</li>")
        written.append(f"<li>{spans_html(item.spans, writer)}")
    written.extend(f"</li></{tag}>" for _, tag in reversed(open_tags))
    return "".join(written)

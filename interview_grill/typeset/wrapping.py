"""Filling lines with spans: words break at spaces, formulas only when one is longer than a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.typeset.blocks import Manner, Span
from interview_grill.typeset.folding import folded
from interview_grill.typeset.width import columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_Word = list[Span]


def wrap(spans: Iterable[Span], width: int) -> list[tuple[Span, ...]]:
    """`spans` as lines of at most `width` columns (at least 2); a space at a break is dropped, nothing else
    is.

    A formula (and the punctuation that touches it) stays on one line unless it alone is wider than a line;
    then it breaks at its spaces, and a single word wider than a line breaks anywhere.
    """
    width = max(width, 2)  # one wide character must fit
    lines: list[_Word] = []
    used = 0
    for word in _words(spans):
        size = _columns(word)
        if lines and used + 1 + size <= width:
            lines[-1] = _joined(lines[-1], word)
            used += 1 + size
            continue
        for part in _fitting(word, width):
            lines.append(part)
            used = _columns(part)
    return [tuple(line) for line in lines]


def _columns(word: _Word) -> int:
    return sum(columns(span.text) for span in word)


def _words(spans: Iterable[Span]) -> Iterator[_Word]:
    """Runs of text between the spaces of ordinary words; a formula counts as one run with what touches it."""
    word: _Word = []
    for span in spans:
        parts = [span.text] if span.manner in (Manner.FORMULA, Manner.SOURCE) else span.text.split(" ")
        for index, part in enumerate(parts):
            if index and word:
                yield word
                word = []
            if part:
                word.append(Span(part, span.manner, span.bold, span.italic))
    if word:
        yield word


def _joined(line: _Word, word: _Word) -> _Word:
    """A line with a space and a word after it; the space is plain, or of the style that both sides share."""
    last, first = line[-1], word[0]
    if _style(last) == _style(first) and last.manner is not Manner.FORMULA:
        return [*line[:-1], _with_text(last, f"{last.text} {first.text}"), *word[1:]]
    if _style(last) == _PLAIN:
        return [*line[:-1], _with_text(last, last.text + " "), *word]
    if _style(first) == _PLAIN:
        return [*line, _with_text(first, " " + first.text), *word[1:]]
    return [*line, Span(" "), *word]


_PLAIN = (Manner.WORDS, False, False)


def _style(span: Span) -> tuple[Manner, bool, bool]:
    return span.manner, span.bold, span.italic


def _with_text(span: Span, text: str) -> Span:
    return Span(text, span.manner, span.bold, span.italic)


def _fitting(word: _Word, width: int) -> Iterator[_Word]:
    """A word by itself if it fits on a line, else folded."""
    if _columns(word) <= width:
        yield word
        return
    line: _Word = []
    for span in word:
        room = width - _columns(line)
        if columns(span.text) <= room:
            line.append(span)
            continue
        if line:
            yield line
        *whole, last = folded(span.text, width)
        for text in whole:
            yield [_with_text(span, text)]
        line = [_with_text(span, last)]
    if line:
        yield line

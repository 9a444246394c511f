"""The body of an answer in foreign Markdown as the text of a card: paragraphs, lists, code, formulas.

Code and formulas are held apart first, then the rest is arranged line by line; headings become bold, tables
lists. Time is linear in the length.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from interview_grill.exchange.clean_text import shortened
from interview_grill.exchange.question_list.inline import without_markup
from interview_grill.exchange.question_list.mathematics import Nature, Piece, pieces_of, rejoined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST_BODY = 40_000  # characters of Markdown that are looked at; a card holds half of them
_OPEN, _CLOSE = (
    "\x02",
    "\x03",
)  # no text of ours holds control characters, so these stand for code and formulas
_HELD = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_ITEM = re.compile(r"( *)([-*+]|[0-9]{1,9}[.)]) +(\S.*)?$")
_TASK_BOX = re.compile(r"\[[ xX]\] +")
_HEADING = re.compile(r" {0,3}#{1,6} +(.*?)(?: +#+)? *$")
_RULE = re.compile(r" {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,}|={3,})$")
_QUOTED = re.compile(r" {0,3}(?:> ?)+")
_TABLE_RULE = re.compile(r" *\|?(?: *:?-{2,}:? *\|)+(?: *:?-{2,}:? *)?$")
_GAPS = re.compile(r"\n{3,}")
_LONGEST_NUMBER = 999


class Body(NamedTuple):
    """Text for a card, and what was in it that a card cannot hold."""

    text: str
    dropped: tuple[str, ...] = ()


def card_text(lines: Iterable[str]) -> Body:
    """The text of a card from lines of Markdown, at most 40,000 characters of them. Never raises."""
    whole = "\n".join(lines)
    dropped: list[str] = []
    if len(whole) > LONGEST_BODY:
        dropped.append(f"{len(whole) - LONGEST_BODY:,} characters: the text is too long for a card")
        whole = whole[:LONGEST_BODY]
    marked, held = _marked(whole, dropped)
    text = _GAPS.sub("\n\n", "\n".join(_arranged(_dedented(marked.split("\n"))))).strip("\n")
    text, cut = shortened(_HELD.sub(lambda match: _put_back(match, held), text).rstrip())
    if cut:
        dropped.append("the end: the text is too long for a card")
        text = rejoined(text)
    return Body(text, tuple(dropped))


def line_text(text: str) -> Body:
    """The text of a question: its lines made one unless it holds lists or displayed formulas."""
    body = card_text(text.split("\n"))
    joined = " ".join(body.text.split())
    keeps = "\n\n" in body.text or "```" in body.text or any(map(_ITEM.match, body.text.split("\n")))
    return body if keeps else Body(joined, body.dropped)


def _marked(whole: str, dropped: list[str]) -> tuple[str, list[str]]:
    """The text with its code and formulas held apart, so that nothing in them is taken for Markdown."""
    if not any(mark in whole for mark in ("$", "`", "\\", "<", "&", "](", "_")):
        return whole, []
    held: list[str] = []
    parts: list[str] = []
    for piece in pieces_of(whole):
        if piece.nature is Nature.WORDS:
            words = without_markup(piece.text)
            dropped += words.dropped
            parts.append(words.text)
            continue
        held.append(_unindented(piece.written(), parts[-1] if parts else ""))
        parts.append(f"{_OPEN}{len(held) - 1}{_CLOSE}")
    return "".join(parts), held


def _unindented(piece: str, before: str) -> str:
    """A block of code without the indent of its fence: `before` ends with it."""
    indent = before.rpartition("\n")[2]
    if not piece.startswith("```") or not indent or indent.strip(" "):
        return piece
    first, *lines = piece.split("\n")
    return "\n".join([first, *(line[min(len(indent), _indent(line)) :] for line in lines)])


def _put_back(match: re.Match[str], held: list[str]) -> str:
    """What a mark stands for; below a list entry the lines of a block of code are indented as its fence is."""
    piece = held[int(match[1])]
    indent = match.string[: match.start()].rpartition("\n")[2]
    return piece.replace("\n", f"\n{indent}") if piece.startswith("```") and not indent.strip(" ") else piece


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _dedented(lines: list[str]) -> list[str]:
    """Lines without the indent they have in common; a first line without any was the end of a question's line."""
    indents = [_indent(line) for line in lines if line.strip()]
    if indents and not lines[0].startswith(" ") and lines[0].strip():
        indents = indents[1:]
    common = min(indents, default=0)
    return [line[common:] if line.startswith(" ") else line for line in lines]


def _arranged(lines: list[str]) -> Iterator[str]:
    """Lines with the list marks, indents and headings that cards know."""
    levels: list[int] = []
    blank = True
    header: list[str] = []
    lines = [_QUOTED.sub("", line) if line.lstrip(" ").startswith(">") else line for line in lines]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if not line.strip():
            if not blank:
                yield ""
            blank = True
            header = []
            continue
        if _RULE.match(line):
            continue
        if "|" in line and (header or _TABLE_RULE.match(following)):
            yield from _row(line, header)
            blank = False
            continue
        if blank and not line.startswith("  "):
            levels = [] if not _ITEM.match(line) else levels
        yield _line(line, levels)
        blank = False


def _line(line: str, levels: list[int]) -> str:
    heading = _HEADING.match(line)
    if heading:
        title = heading[1].strip("* ")
        return f"**{title}**\n" if title else ""
    item = _ITEM.match(line)
    if item is None:
        return line.strip() if not levels else f"{'  ' * len(levels)}{line.strip()}"
    indent, mark, text = len(item[1]), item[2], item[3] or ""
    while levels and indent < levels[-1] + 2:
        levels.pop()
    level = len(levels)
    levels.append(indent)
    return f"{'  ' * level}{_mark(mark)} {_TASK_BOX.sub('', text, count=1)}".rstrip()


def _mark(mark: str) -> str:
    if mark in "-*+":
        return "-"
    number = int(mark[:-1])
    return f"{number}." if number <= _LONGEST_NUMBER else f"{number}\\."


def _row(line: str, header: list[str]) -> Iterator[str]:
    """A table's row as a list entry: the first names the columns of those that follow."""
    if _TABLE_RULE.match(line):
        return
    row = cells(line)
    if not header:
        header[:] = row
        yield f"- {' | '.join(f'**{cell}**' if cell else '' for cell in row)}"
    else:
        yield f"- {' | '.join(row)}"


def cells(line: str) -> list[str]:
    """The cells of a table's row; an escaped bar is part of a cell."""
    row = line.strip().removeprefix("|")
    if row.endswith("|") and not row.endswith("\\|"):
        row = row[:-1]
    held: list[str] = []
    if "$" in row or "`" in row:
        row = "".join(_without_bars(piece, held) for piece in pieces_of(row))
    found = [cell.replace("\\|", "|").strip() for cell in re.split(r"(?<!\\)\|", row)]
    return [_HELD.sub(lambda match: held[int(match[1])], cell) for cell in found] if held else found


def _without_bars(piece: Piece, held: list[str]) -> str:
    """Words as they stand; a mark for a formula or code, in which a bar separates no cells."""
    if piece.nature is Nature.WORDS:
        return piece.text
    held.append(piece.written())
    return f"{_OPEN}{len(held) - 1}{_CLOSE}"

"""The parts of a question as lines of styled text, laid out for one width.

Every page and the piped session take them from here, so that a question looks alike everywhere. Prose is kept
to 100 cells; formulas may use the whole width.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.memory.calendar import iso_day
from interview_grill.session.chunks import Verbatim
from interview_grill.terminal.plain import visible
from interview_grill.terminal.styled import Text
from interview_grill.typeset.blocks import Code, Displayed, Item, Manner, Span
from interview_grill.typeset.folding import folded
from interview_grill.typeset.prose import prose
from interview_grill.typeset.width import columns
from interview_grill.typeset.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from interview_grill.bank.model import Question
    from interview_grill.session.chunks import Chunk
    from interview_grill.session.tries import Showing
    from interview_grill.terminal.look import Look

_STYLES = {Manner.WORDS: "", Manner.CODE: "code", Manner.FORMULA: "math", Manner.SOURCE: "math"}
_INDENT = 4
_MEASURE = (
    100  # cells: longer lines of prose are hard to read on, however wide the window; formulas may use it all
)
LEECH_ADVICE = "This card keeps slipping: split it into smaller ones, or reword its answer (edit)."


def card_lines(text: str, look: Look, *, style: str = "", width: int | None = None) -> list[Text]:
    """Card text (paragraphs, lists, `$…$`, `$$…$$`) wrapped to the width, an empty line between blocks.

    `width` in cells, the look's if None; `style` is for words outside formulas, code and emphasis. A formula
    that cannot be typeset stands as its source: nothing is raised.
    """
    room = width if width is not None else look.width
    measure = min(room, _MEASURE)
    lines: list[Text] = []
    after_item = False
    for block in prose(text, charset=look.charset, width=max(20, room - _INDENT)):
        item = isinstance(block, Item)
        if lines and not (item and after_item):
            lines.append(Text())
        if isinstance(block, Displayed):
            lines += [Text(" " * _INDENT + line, style="math") for line in block.lines]
        elif isinstance(block, Code):
            lines += [
                Text(" " * _INDENT + part, style="code")
                for line in block.lines
                for part in folded(line, max(2, measure - _INDENT), indent=0)
            ]
        elif isinstance(block, Item):
            lead = "  " * block.level + block.marker + " "
            lines += hung(Text(lead), block.spans, measure, style)
        else:
            lines += [_styled(spans, style) for spans in wrap(block.spans, measure)]
        after_item = item
    return lines


def chunk_lines(chunk: Chunk, look: Look) -> list[Text]:
    """Something a dialogue said: card text, or lines exactly as they stand (a formula, a caret under it)."""
    if isinstance(chunk, Verbatim):
        lines = [words(line, look) for line in chunk.text.splitlines()]
        return [Text(" " * _INDENT + line, style="code") for line in _stacked(lines, look.width - _INDENT)]
    return card_lines(chunk, look)


def _stacked(lines: list[str], room: int) -> list[str]:
    """Lines that stand below each other, a caret below what it points at, broken at the same places."""
    if all(columns(line) <= room for line in lines):
        return lines
    each = max(1, room if all(columns(line) == len(line) for line in lines) else room // 2)
    starts = range(0, max(map(len, lines)), each)
    pieces = (line[start : start + each] for start in starts for line in lines)
    return [piece for piece in pieces if piece.strip()]


def hanging(lead: Text | str, text: str | Text, look: Look) -> list[Text]:
    """`lead`, then card text beside it, every further line indented as far.

    A `Text` is taken for plain words in its style: nothing in it is read as card text.
    """
    first = lead if isinstance(lead, Text) else Text(lead)
    indent = first.cell_len
    room = max(20, look.width - indent)
    body = [text] if isinstance(text, Text) else card_lines(text, look, width=room)
    if isinstance(text, Text):
        body = [_styled(spans, text.style) for spans in wrap((Span(words(text.plain, look)),), room)]
    lines = body or [Text()]
    return [joined(first, lines[0]), *(joined(Text(" " * indent), line) for line in lines[1:])]


def fitted(text: Text, look: Look) -> list[Text]:
    """Plain words on a line, or broken between words where they are wider than the look."""
    line = Text(words(text.plain, look), style=text.style)
    return [line] if line.cell_len <= look.width else hanging("", text, look)


def joined(*parts: Text) -> Text:
    """Texts in a row, each keeping its own style (adding them would spread the first one's)."""
    line = Text()
    for part in parts:
        line.append_text(part)
    return line


def words(text: str, look: Look) -> str:
    """Plain words made safe, and ASCII where only that may be printed; not read as card text."""
    shown = visible(text.replace("\n", " ").replace("\t", " "))
    if not look.ascii_only:
        return shown
    from interview_grill.typeset.letters import plain

    return plain(shown)


def rule(title: str, look: Look) -> Text:
    """`── Answer ──────` across the width."""
    dash = look.symbol("─", "-")
    return Text(f"{dash * 2} {title} {dash * max(2, look.width - len(title) - 4)}", style="faint")


def heading(showing: Showing, look: Look) -> list[Text]:
    """Which card this is: `7  gaussian-variance:recall  B  new`; `again` when it returns in this session, and
    `practice` outside of one.
    """
    question, state = showing.question, showing.state
    number = f"{question.number}  " if question.number is not None else ""
    section = f"  {question.section}" if question.section else ""
    if showing.alone:
        status = "practice"
    elif showing.turn.returns:
        status = "again"
    elif not state.reviewed or state.last_day is None:
        status = "new"
    else:
        status = f"last asked {iso_day(state.last_day)}"
    return fitted(Text(f"{number}{showing.turn.card.id}{section}  {status}", style="faint"), look)


def ask_lines(question: Question, look: Look) -> list[Text]:
    """The question itself."""
    return card_lines(question.ask, look, style="ask")


def answer_lines(question: Question, look: Look) -> list[Text]:
    """Answer, key points, pitfalls: what is shown when a recall card is revealed in a pipe."""
    lines = [rule("Answer", look), *card_lines(question.answer or "(no answer yet)", look)]
    if question.key_points:
        lines += [Text(), Text("Key points", style="heading")]
        for point in question.key_points:
            lines += hanging("- must: " if point.must else "- nice: ", point.text, look)
    return [*lines, *pitfall_lines(question, look)]


def pitfall_lines(question: Question, look: Look, *, but: Container[int] = ()) -> list[Text]:
    """What people wrongly say, and why it is wrong; without the pitfalls of some numbers, from 1."""
    lines: list[Text] = []
    for pitfall in (one for number, one in enumerate(question.pitfalls, 1) if number not in but):
        lines += [Text(), *hanging(Text("Not: ", style="bad"), pitfall.said, look)]
        lines += hanging("     ", pitfall.because, look)
    return lines


def follow_up_lines(question: Question, look: Look) -> list[Text]:
    """What the interviewer asks next, with the answers; a line that says so where there is nothing."""
    if not question.follow_ups:
        return [Text("No follow-up here.")]
    lines: list[Text] = []
    for item in question.follow_ups:
        lines += [Text(), *hanging(Text("Next: ", style="heading"), item.ask, look)]
        lines += hanging("      ", item.answer, look)
    return lines


def hung(lead: Text, spans: Iterable[Span], room: int, style: str = "") -> list[Text]:
    """`lead`, then spans filled to lines of `room` cells, every further line indented as far."""
    indent = lead.cell_len
    lines = [_styled(line, style) for line in wrap(spans, max(20, room - indent))] or [Text()]
    return [joined(lead, lines[0]), *(joined(Text(" " * indent), line) for line in lines[1:])]


def _styled(spans: Iterable[Span], style: str) -> Text:
    line = Text()
    for span in spans:
        marks = [style, _STYLES[span.manner], "strong" * span.bold, "emphasis" * span.italic]
        line.append(span.text, style=next((m for m in reversed(marks) if m), ""))
    return line

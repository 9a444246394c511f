"""A question as the fields of an Anki note, with MathJax. Nothing in its text acts as HTML, sound or a field.

Anki reads more in a field than HTML, so brackets that would open sound, speech or LaTeX are broken by a
character without width.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from interview_grill.exchange.html_text import Writer, block_html, line_html
from interview_grill.exchange.worked import worked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interview_grill.bank.derivation import Derivation
    from interview_grill.bank.model import Question
    from interview_grill.exchange.worked import Worked

INSTANCES = 5
# What Anki reads in a field beside HTML: MathJax's delimiters, sound, speech and old-style LaTeX in brackets.
_BRACKET = re.compile(r"\[(?=sound:|anki:|/?latex\]|/?\$)")
_DELIMITER = re.compile(r"\\(?=[()\[\]])")
_PAIR = re.compile(r"\\([\s\S])")
_JOINER = "\u2060"  # has no width


def note_fields(question: Question, *, seed: int = 0) -> tuple[str, ...]:
    """The values of `anki_note_type.FIELDS`, as HTML; the first is the question's id.

    Numeric tasks come as five instances each, fixed by `seed`. Raises ProblemError for a task that cannot be
    drawn.
    """
    numbers = [item for task in question.tasks for item in worked(question, task, INSTANCES, seed=seed)]
    return (
        question.id,
        _label(question),
        _line(question.ask),
        _block(question.answer) or "<p>No answer yet.</p>",
        _key_points(question),
        _items(
            f'<span class="g-said">{_line(item.said)}</span><br>{_line(item.because)}'
            for item in question.pitfalls
        ),
        _follow_ups(question),
        _block(question.say),
        _items(map(_line, question.read)),
        _picked(_line(item.ask) for item in numbers),
        _picked(map(_computed, numbers)),
        "".join(f'<div class="g-ask">Derive: {_line(item.title)}</div>' for item in question.derivations),
        "".join(map(_derivation, question.derivations)),
    )


def note_tags(question: Question) -> str:
    """Tags between spaces: the question's own, its section and its band."""
    filed = [
        f"{name}::{value}"
        for name, value in (("section", question.section), ("band", question.band))
        if value
    ]
    return f" {' '.join(_tag(tag) for tag in (*question.tags, *filed))} "


def _tag(text: str) -> str:
    return re.sub(r"[^\w:.-]+", "_", text)


def _label(question: Question) -> str:
    return escape(" · ".join(str(part) for part in (question.number, question.section) if part is not None))


def _formula(latex: str, displayed: bool) -> str:
    inside = _PAIR.sub(lambda pair: pair[1] if pair[1] in "()[]" else pair[0], latex)
    safe = escape(_BRACKET.sub(f"[{_JOINER}", inside))
    return f"\\[{safe}\\]" if displayed else f"\\({safe}\\)"


def _words(text: str) -> str:
    if "\\" not in text and "[" not in text:
        return escape(text)
    return escape(_BRACKET.sub(f"[{_JOINER}", _DELIMITER.sub(rf"\\{_JOINER}", text)))


_WRITER = Writer(_formula, _words)


def _line(text: str) -> str:
    return line_html(text, _WRITER)


def _block(text: str) -> str:
    return block_html(text, _WRITER) if text else ""


def _items(items: Iterable[str]) -> str:
    listed = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{listed}</ul>" if listed else ""


def _picked(items: Iterable[str]) -> str:
    listed = "".join(f"<li>{item}</li>" for item in items)
    return f'<ol class="g-pick">{listed}</ol>' if listed else ""


def _key_points(question: Question) -> str:
    listed = "".join(
        f"<li>{_line(point.text)}</li>"
        if point.must
        else f'<li class="g-plus">{_line(point.text)} (a plus)</li>'
        for point in question.key_points
    )
    return f'<ul class="g-points">{listed}</ul>' if listed else ""


def _follow_ups(question: Question) -> str:
    return "".join(
        f"<details><summary>{_line(item.ask)}</summary>{_block(item.answer)}</details>"
        for item in question.follow_ups
    )


def _computed(item: Worked) -> str:
    lines = "".join(f"<p>{_line(text)}</p>" for text in item.solution)
    return f'<div class="g-answer">{_line(item.answer)}</div>{lines}'


def _derivation(derivation: Derivation) -> str:
    from interview_grill.derivations.choices import lettered, options_text

    lines = "".join(
        f"<details><summary>{place}. {_line(line.do)}{_block(options_text(line))}</summary>"
        f"{_block(lettered(line))}{_block(line.why)}</details>"
        for place, line in enumerate(derivation.lines, 1)
    )
    title = f"<b>{_line(derivation.title)}</b>{_block(derivation.setting)}"
    return f'<div class="g-lines">{title}{lines}</div>'

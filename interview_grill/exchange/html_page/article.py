"""A question as an article of the page: everything in it, for paper too; the script shows what is wanted."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from interview_grill.bank.model import Kind
from interview_grill.bank.task import AnswerType
from interview_grill.exchange.html_page.drawn_tasks import answer_hole
from interview_grill.exchange.html_text import Writer, block_html, line_html
from interview_grill.exchange.worked import answer_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from interview_grill.bank.derivation import Derivation
    from interview_grill.bank.model import Question
    from interview_grill.exchange.html_page.drawn_tasks import DrawnTask


def _formula(latex: str, displayed: bool) -> str:
    return f'<span class="m{" d" if displayed else ""}">{escape(latex)}</span>'


_WRITER = Writer(_formula)


def article(question: Question, kinds: Sequence[Kind], heading: str, tasks: Sequence[DrawnTask]) -> str:
    """The article of a question; `tasks` are its numeric tasks with their numbers drawn, `kinds` the ways it
    may be asked.

    All text in it is escaped. `heading` is that of its section.
    """
    parts = "".join(_parts(question))
    if Kind.COMPUTE in kinds:
        parts += "".join(map(_task, tasks))
    if Kind.DERIVE in kinds:
        parts += "".join(map(_derivation, question.derivations))
    number = f"<span>{question.number}</span>" if question.number is not None else ""
    return (
        f'<article class="q" id="q-{escape(question.id)}" data-section="{escape(question.section or "")}">'
        f'<p class="label">{number}<span>{line(heading)}</span></p>'
        f'<h2 class="ask" tabindex="-1">{line(question.ask)}</h2>{parts}</article>\n'
    )


def line(text: str) -> str:
    """A text without paragraphs."""
    return line_html(text, _WRITER)


def _block(text: str) -> str:
    return block_html(text, _WRITER) if text else ""


def _parts(question: Question) -> Iterator[str]:
    answer = _block(question.answer) if question.answer else "<p>No answer yet.</p>"
    yield f'<div class="part answer" tabindex="-1">{answer}</div>'
    points = "".join(
        f'<li><label><input type="checkbox"{" data-must" if point.must else ""}>'
        f"<span>{line(point.text)}{'' if point.must else ' <em>(a plus)</em>'}</span></label></li>"
        for point in question.key_points
    )
    yield _part("points", "Key points", points and f"<ul>{points}</ul>")
    pitfalls = "".join(
        f'<li><p class="said">{line(item.said)}</p><p class="because">{line(item.because)}</p></li>'
        for item in question.pitfalls
    )
    yield _part("pitfalls", "Pitfalls", pitfalls and f"<ul>{pitfalls}</ul>")
    follow_ups = "".join(
        f"<details><summary>{line(item.ask)}</summary>{_block(item.answer)}</details>"
        for item in question.follow_ups
    )
    yield _part("follow-ups", "Follow-ups", follow_ups)
    yield _part("say", "Said aloud", _block(question.say) if question.say else "")
    read = "".join(f"<li>{line(text)}</li>" for text in question.read)
    yield _part("read", "Read", read and f"<ul>{read}</ul>")


def _part(name: str, heading: str, inside: str) -> str:
    return f'<section class="part {name}"><h3>{heading}</h3>{inside}</section>' if inside else ""


def _derivation(derivation: Derivation) -> str:
    from interview_grill.derivations.choices import lettered, options_text

    lines = "".join(
        f'<li class="line"><p>{line(item.do)}</p>{_block(options_text(item))}'
        f'<div class="shown">{_block(lettered(item))}'
        f"{f'<div class=why>{_block(item.why)}</div>' if item.why else ''}</div></li>"
        for item in derivation.lines
    )
    return (
        f'<section class="derivation" data-name="{escape(derivation.name)}">'
        f'<h3 tabindex="-1">{line(derivation.title)}</h3>{_block(derivation.setting)}<ol>{lines}</ol></section>'
    )


def _task(drawn: DrawnTask) -> str:
    task = drawn.task
    hints = "".join(f"<li hidden>{line(text)}</li>" for text in task.hints)
    with_holes = _worked(answer_hole(drawn.plain), drawn.solution)
    return (
        f'<section class="task" data-name="{escape(task.name)}"><h3>Compute</h3>'
        f'<div class="given">{_block(drawn.first.ask)}</div><p class="rule">{_rule(drawn)}</p>'
        f"{f'<ul class=hints>{hints}</ul>' if hints else ''}"
        f'<div class="worked">{_worked(answer_text(drawn.first), drawn.first.solution)}</div>'
        f'<template class="t-given">{_block(drawn.ask)}</template>'
        f'<template class="t-worked">{with_holes}</template></section>'
    )


def _worked(answer: str, solution: Sequence[str]) -> str:
    lines = "".join(map(_block, solution))
    return f'<p class="result">Answer: {escape(answer)}</p>{lines}'


def _rule(drawn: DrawnTask) -> str:
    """By which rule an answer is judged."""
    task = drawn.task
    formula = f"formula in {', '.join(name for name, _ in task.draw)}"
    if task.type is AnswerType.FORMULA:
        return escape(f"A {formula}.")
    if task.type is AnswerType.INTEGER:
        return "A whole number, exactly."
    asked = f"{len(task.slots)} values: {', '.join(task.slots)}; each" if task.slots else "A number"
    margin = f", or {task.atol:g} where that is more" if task.atol else ""
    exact = f"an exact expression such as 7/12 or sqrt(2)/3, or a {formula}"
    expression = exact if task.closed_form is not None else "an expression as near"
    return escape(f"{asked} within {100 * task.rtol:g} %{margin}, to 3 figures or more; or {expression}.")

"""Questions as a Markdown document to read or print: GitHub and Obsidian render it, formulas included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.bank.model import Kind
from interview_grill.exchange.markdown_text import block_markdown, line_markdown
from interview_grill.exchange.worked import worked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_grill.bank.derivation import Derivation
    from interview_grill.bank.model import Question
    from interview_grill.bank.task import Task
    from interview_grill.exchange.collection import Collection

_INSTANCES = 3
_NESTED = "   "


def encode(collection: Collection, *, seed: int = 0) -> Iterator[str]:
    """The document, a question at a time; a task comes as three instances, fixed by `seed`.

    Raises ProblemError for a task that cannot be drawn.
    """
    yield f"# {line_markdown(collection.title)}\n"
    for heading, questions in collection.by_section():
        if heading:
            yield f"\n## {line_markdown(heading)}\n"
        for question in questions:
            kinds = collection.kinds_of(question)
            yield "".join(f"\n{part}\n" for part in _parts(question, kinds, seed))


def _parts(question: Question, kinds: tuple[Kind, ...], seed: int) -> Iterator[str]:
    number = f"{question.number}. " if question.number is not None else ""
    yield f"### {number}{line_markdown(question.ask)}"
    yield block_markdown(question.answer) or "*No answer yet.*"
    yield from _lists(question)
    if question.say:
        yield f"**Said aloud.** {line_markdown(question.say)}"
    if Kind.DERIVE in kinds:
        for derivation in question.derivations:
            yield from _derivation(derivation)
    if Kind.COMPUTE in kinds:
        for task in question.tasks:
            yield from _task(question, task, seed)
    if question.read:
        yield "**Read**"
        yield "\n".join(f"- {line_markdown(text)}" for text in question.read)


def _lists(question: Question) -> Iterator[str]:
    if question.key_points:
        yield "**Key points**"
        yield "\n".join(
            f"- [ ] {line_markdown(point.text)}{'' if point.must else ' *(a plus)*'}"
            for point in question.key_points
        )
    if question.pitfalls:
        yield "**Pitfalls**"
        yield "\n".join(
            f"- “{line_markdown(item.said)}” {line_markdown(item.because)}" for item in question.pitfalls
        )
    if question.follow_ups:
        yield "**Follow-ups**"
        for place, item in enumerate(question.follow_ups, 1):
            yield f"{place}. **{line_markdown(item.ask)}**"
            yield block_markdown(item.answer, indent=_NESTED)


def _derivation(derivation: Derivation) -> Iterator[str]:
    from interview_grill.derivations.choices import lettered, options_text

    yield f"**Derivation: {line_markdown(derivation.title)}**"
    if derivation.setting:
        yield block_markdown(derivation.setting)
    for place, line in enumerate(derivation.lines, 1):
        yield f"{place}. {line_markdown(line.do)}"
        if options_text(line):
            yield block_markdown(options_text(line), indent=_NESTED)
        yield block_markdown(lettered(line), indent=_NESTED)
        if line.why:
            yield block_markdown(line.why, indent=_NESTED)


def _task(question: Question, task: Task, seed: int) -> Iterator[str]:
    yield f"**Compute: {line_markdown(task.name.replace('-', ' '))}**"
    for place, instance in enumerate(worked(question, task, _INSTANCES, seed=seed), 1):
        yield f"{place}. {line_markdown(instance.ask)}"
        if instance.solution:
            yield "\n".join(f"{_NESTED}- {line_markdown(text)}" for text in instance.solution)
        yield f"{_NESTED}**Answer:** {line_markdown(instance.answer)}"

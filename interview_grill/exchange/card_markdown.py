"""Question sets as `Q:`/`A:` decks in Markdown, for the programs hashcards and repeater.

Both find cards by lines that begin with `Q:`, `A:`, `C:` and end them at `---`; no line of ours begins so unless
it is meant. Every kind of card becomes a card of its own: the question, each derivation, each task with numbers.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from interview_grill.bank.model import Kind
from interview_grill.exchange.markdown_text import as_it_stands, block_markdown, line_markdown
from interview_grill.exchange.worked import worked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_grill.bank.derivation import Derivation
    from interview_grill.bank.model import Question
    from interview_grill.exchange.collection import Collection

_INSTANCES = 3


def encode_hashcards(collection: Collection, *, seed: int = 0) -> Iterator[str]:
    """A deck of hashcards, its name in TOML front matter. Raises ProblemError for a task that cannot be
    drawn.
    """
    # A JSON string of printable characters is a TOML basic string.
    name = json.dumps(" ".join(collection.title.split()), ensure_ascii=False)
    yield f"---\nname = {name}\n---\n"
    for card in _cards(collection, seed):
        yield f"\n{card}\n\n---\n"


def encode_repeater(collection: Collection, *, seed: int = 0) -> Iterator[str]:
    """A deck of repeater; outside cards its text is free, so it begins with the title as a heading."""
    yield f"# {line_markdown(collection.title, as_it_stands).replace('::', ': :')}\n"
    for card in _cards(collection, seed):
        yield f"\n{card}\n\n---\n"


def _cards(collection: Collection, seed: int) -> Iterator[str]:
    for question in collection.questions:
        kinds = collection.kinds_of(question)
        if Kind.RECALL in kinds:
            yield _card(_line(question.ask), _recalled(question))
        if Kind.COMPUTE in kinds:
            yield from _computed(question, seed)
        if Kind.DERIVE in kinds:
            for derivation in question.derivations:
                yield _card(f"Derive: {_line(derivation.title)}", _derived(derivation))


def _card(ask: str, answer: str) -> str:
    return f"Q: {ask}\nA:\n{answer}"


def _recalled(question: Question) -> str:
    parts = [_block(question.answer) or "No answer yet."]
    if question.key_points:
        entries = [
            f"- {_line(point.text)}{'' if point.must else ' (a plus)'}" for point in question.key_points
        ]
        parts.append("\n".join(["Key points:", "", *entries]))
    if question.pitfalls:
        entries = [f"- “{_line(item.said)}” {_line(item.because)}" for item in question.pitfalls]
        parts.append("\n".join(["Pitfalls:", "", *entries]))
    for item in question.follow_ups:
        parts.append(f"**{_line(item.ask)}**\n\n{_block(item.answer)}")
    return "\n\n".join(parts)


def _computed(question: Question, seed: int) -> Iterator[str]:
    for task in question.tasks:
        for instance in worked(question, task, _INSTANCES, seed=seed):
            entries = [f"- {_line(text)}" for text in instance.solution]
            yield _card(
                _line(instance.ask), "\n".join([f"**{_line(instance.answer)}**", "", *entries]).rstrip()
            )


def _derived(derivation: Derivation) -> str:
    from interview_grill.derivations.choices import lettered, options_text

    parts = [_block(derivation.setting)] * bool(derivation.setting)
    for place, line in enumerate(derivation.lines, 1):
        options = f"\n\n{_block(options_text(line))}" if options_text(line) else ""
        why = f"\n\n{_block(line.why)}" if line.why else ""
        parts.append(f"**{place}.** {_line(line.do)}{options}\n\n{_block(lettered(line))}{why}")
    return "\n\n".join(parts)


def _line(text: str) -> str:
    return line_markdown(text, as_it_stands)


def _block(text: str) -> str:
    return block_markdown(text, as_it_stands)

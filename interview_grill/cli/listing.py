"""Questions as rows: for `list`, `search` and their JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.cli.output import print_lines, say
from interview_grill.terminal.listing import question_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.bank.model import Question
    from interview_grill.cli.surroundings import Surroundings


def as_row(question: Question) -> dict[str, object]:
    """A question as `list --json` has it."""
    return {
        "id": question.id,
        "number": question.number,
        "section": question.section,
        "band": question.band,
        "ask": question.ask,
        "kinds": [kind.value for kind in question.kinds],
        "tasks": [task.name for task in question.tasks],
        "derivations": [derivation.name for derivation in question.derivations],
        "tags": list(question.tags),
    }


def print_table(here: Surroundings, questions: Sequence[Question]) -> None:
    """A line each, under the headings of their sections; or that no question fits."""
    if not questions:
        say("No question fits.")
        return
    look = here.look()
    print_lines(look.paint(question_rows(questions, here.library.deck.sections, look)))

"""The rule of grading, as the card prints it under the question."""

from __future__ import annotations

from interview_grill.bank.task import AnswerType
from interview_grill.problems.instance import Prepared


def answer_rule(prepared: Prepared) -> str:
    """What to type and how exact it must be, in one line."""
    task = prepared.task
    parts = [", ".join(task.slots)] if task.slots else []
    if task.type is AnswerType.INTEGER:
        parts.append("a whole number")
    elif task.type is not AnswerType.FORMULA:
        percent = f"{100 * task.rtol:g} %"
        margin = f"{percent} or ± {task.atol:g}" if task.atol else percent
        parts.append(f"within {margin}; a fraction such as 7/12 exactly")
    if prepared.closed_form is not None and prepared.closed_form.names:
        names = ", ".join(prepared.drawing.answer_names)
        parts.append(
            f"a formula in {names}" if task.type is AnswerType.FORMULA else f"or a formula in {names}"
        )
    line = "; ".join(parts)
    return f"{line[:1].upper()}{line[1:]}." if not task.slots else f"{line}."

"""Grading a typed answer: readable? right? a declared mistake? a common one? near? else wrong.

The order matters: the right answer before any mistake, the author's mistakes before the common ones, and
mistakes before `near`, so that a wrong formula is not passed off as rounding.
"""

from __future__ import annotations

import math
from dataclasses import replace

from interview_grill.algebra import Expression, Value, parse, parse_vector
from interview_grill.bank.task import AnswerType
from interview_grill.errors import FormulaError
from interview_grill.problems import slips
from interview_grill.problems.formula_answers import grade_formula
from interview_grill.problems.instance import Instance
from interview_grill.problems.tolerance import (
    FIGURES,
    NEAR,
    effective_rtol,
    has_too_few_figures,
    is_within,
)
from interview_grill.problems.verdict import Graded, Verdict

_NORMALISED = 1e-9


def grade(instance: Instance, text: str) -> Graded:
    """Grade what was typed for an instance; any text gives a verdict."""
    try:
        typed = read_answer(instance, text)
    except FormulaError as error:
        return Graded(Verdict.INVALID, str(error), instance.expected, error=error)
    general = bool(typed.names) and instance.prepared.closed_form is not None
    graded = grade_formula(instance, typed) if general else _grade_number(instance, typed)
    return replace(graded, read_as=typed.read_as)


def read_answer(instance: Instance, text: str) -> Expression:
    """The answer as a formula in the drawn names.

    Raises FormulaError for what cannot be read and for a list of another length than the task's slots.
    """
    task = instance.task
    names = instance.prepared.answer_names
    left = (task.answer_name,) if task.answer_name else ()
    values = instance.prepared.drawing.with_size(instance.values)
    if task.type is AnswerType.VECTOR:
        return parse_vector(text, names, task.slots, left=left, values=values)
    return parse(text, names, left=left, vector=False, values=values)


def _grade_number(instance: Instance, typed: Expression) -> Graded:
    """A number, or a formula where nothing but a number can be compared: the task has no closed form."""
    value = typed.evaluate(instance.prepared.drawing.with_size(instance.values))
    expected = instance.expected
    problem = _unfit(instance, value)
    if problem is not None:
        return Graded(Verdict.INVALID, problem, expected)
    if _counts_as(instance, typed, value, expected):
        return Graded(Verdict.CORRECT, "Right.", expected)
    for mistake in sorted(instance.mistakes, key=lambda mistake: _distance(value, mistake.value)):
        if _counts_as(instance, typed, value, mistake.value):
            return Graded(Verdict.WRONG, mistake.say, expected, tag=mistake.tag)
    common = _common_slip(instance, typed, value)
    if common is not None:
        return Graded(Verdict.WRONG, common[1], expected, tag=common[0])
    return (
        _near(instance, typed, value)
        or _not_normalised(instance, value)
        or Graded(Verdict.WRONG, _where_wrong(instance, typed, value), expected)
    )


def _unfit(instance: Instance, value: Value) -> str | None:
    """Why a value cannot be an answer at all, whatever is asked."""
    if isinstance(value, tuple):
        if len(value) != len(instance.task.slots):
            return f"{len(instance.task.slots)} values are asked for, and these are {len(value)}"
        return None if all(map(math.isfinite, value)) else "one of these has no finite value"
    if not math.isfinite(value):
        return "this has no finite value"
    if instance.task.type is AnswerType.INTEGER and value != round(value):
        return "a whole number is asked for"
    return None


def _slots(typed: Expression, value: Value, target: Value) -> list[tuple[Expression, float, float]]:
    """Each slot with what was typed there, its value and the target's; a number is its own only slot."""
    if isinstance(value, tuple) and isinstance(target, tuple) and len(value) == len(target):
        parts = typed.parts or (typed,) * len(value)
        return list(zip(parts, value, target, strict=True))
    if isinstance(value, tuple) or isinstance(target, tuple):
        return []
    return [(typed, value, target)]


def _slot_counts(instance: Instance, typed: Expression, value: float, target: float) -> bool:
    task = instance.task
    if task.type is AnswerType.INTEGER:
        return value == round(target)
    rtol = effective_rtol(typed, rounded=task.rtol, exact=instance.prepared.expression_rtol)
    return is_within(value, target, rtol=rtol, atol=task.atol)


def _counts_as(instance: Instance, typed: Expression, value: Value, target: Value) -> bool:
    slots = _slots(typed, value, target)
    return bool(slots) and all(_slot_counts(instance, *slot) for slot in slots)


def _distance(value: Value, target: Value) -> float:
    """The largest relative distance over the slots, to find the nearest mistake."""
    if isinstance(value, tuple) and isinstance(target, tuple):
        return max((_distance(a, b) for a, b in zip(value, target, strict=False)), default=math.inf)
    if isinstance(value, tuple) or isinstance(target, tuple):
        return math.inf
    return abs(value - target) / max(abs(value), abs(target), 1e-300)


def _common_slip(instance: Instance, typed: Expression, value: Value) -> tuple[str, str] | None:
    """Tag and message of the nearest mistake found without authoring."""
    candidates = [
        (_distance(value, target), place, slip)
        for place, (slip, target) in enumerate(slips.targets(instance))
        if _counts_as(instance, typed, value, target)
    ]
    if candidates:
        _, _, slip = min(candidates, key=lambda candidate: candidate[:2])
        return slip.tag, slip.say
    return None


def _not_normalised(instance: Instance, value: Value) -> Graded | None:
    """Only after `near`: right figures, rounded to two, may sum to 0.99 or 1.01."""
    if _should_sum_to_one(instance) and isinstance(value, tuple) and abs(sum(value) - 1) > 0.01:
        message = f"These sum to {sum(value):.3g}; probabilities sum to 1."
        return Graded(Verdict.WRONG, message, instance.expected, tag="not-normalised")
    return None


def _should_sum_to_one(instance: Instance) -> bool:
    expected = instance.expected
    return isinstance(expected, tuple) and min(expected) >= 0 and abs(sum(expected) - 1) <= _NORMALISED


def _near(instance: Instance, typed: Expression, value: Value) -> Graded | None:
    """Almost right in every slot: too few figures, or up to four tolerances off."""
    task, expected = instance.task, instance.expected
    slots = _slots(typed, value, expected)
    if task.type is AnswerType.INTEGER or not slots:
        return None
    coarse = [has_too_few_figures(*slot) for slot in slots]
    close = [
        is_within(number, target, rtol=NEAR * task.rtol, atol=NEAR * task.atol) for _, number, target in slots
    ]
    right = [_slot_counts(instance, *slot) for slot in slots]
    if any(coarse) and all(few or fits for few, fits in zip(coarse, right, strict=True)):
        message = f"As far as it goes; give {FIGURES} significant figures."
        return Graded(Verdict.NEAR, message, expected, tag="too-few-figures")
    if all(few or fits for few, fits in zip(coarse, close, strict=True)):
        exact = effective_rtol(typed, rounded=1.0, exact=instance.prepared.expression_rtol) < task.rtol
        advice = "an expression typed exactly must be exact" if exact else "check your rounding"
        return Graded(Verdict.NEAR, f"Close, but not there: {advice}.", expected, tag="close")
    return None


def _where_wrong(instance: Instance, typed: Expression, value: Value) -> str:
    """A plain no; of a list, which slots are wrong."""
    slots = _slots(typed, value, instance.expected)
    if len(slots) < 2:
        return "That is not it."
    wrong = [
        name
        for name, slot in zip(instance.task.slots, slots, strict=True)
        if not _slot_counts(instance, *slot)
    ]
    return f"Wrong: {', '.join(wrong)}." if len(wrong) < len(slots) else "None of these is right."

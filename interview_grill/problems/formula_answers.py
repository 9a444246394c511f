"""Grading a formula: it must hold on the shown instance and on further draws of the same task.

One in which shown numbers stand for names is right for the numbers asked, and told that it is not general;
one that holds by accident of the draw is wrong.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from interview_grill.algebra import Expression, Value, Values
from interview_grill.algebra.comparison import is_defined, same_value, times_as_many
from interview_grill.algebra.sampling import uniforms
from interview_grill.problems.instance import TRIES, Instance, Prepared
from interview_grill.problems.shown_numbers import holds_with_names
from interview_grill.problems.slips import sample_size, slipped, slips_for
from interview_grill.problems.template import described, to_figures
from interview_grill.problems.tolerance import is_within
from interview_grill.problems.verdict import Graded, Verdict

FURTHER_DRAWS = 8
_RTOL, _ATOL = 1e-9, 1e-12
#: What rounding a number in a formula may cost: 1.959964 and 1.96 are the same quantile to anybody.
_UNNOTICED = 1e-4
#: Further draws come from a stream of their own, so that the shown instance tells nothing about them.
_STREAM = 7_368_787

Case = tuple[Values, Value]


def grade_formula(instance: Instance, typed: Expression) -> Graded:
    """Grade an answer in which drawn names occur; the task must have a closed form.

    It is compared on the shown numbers and on up to eight further draws to 1e-9, not to the task's tolerance:
    nothing in a formula needs rounding. `typed` must use the names an answer may use.
    """
    prepared, expected = instance.prepared, instance.expected
    cases = [(instance.values, expected), *_further(prepared, instance.seed, typed)]
    values = [typed.evaluate(prepared.drawing.with_size(drawn)) for drawn, _ in cases]
    if isinstance(values[0], tuple) and isinstance(expected, tuple) and len(values[0]) != len(expected):
        what = f"{len(expected)} values are asked for, and this formula gives {len(values[0])}"
        return Graded(Verdict.INVALID, what, expected)
    if not any(is_defined(value) for value in values):
        return Graded(Verdict.INVALID, "this formula has no value for the numbers given", expected)
    if _agree(values, [right for _, right in cases]):
        return Graded(Verdict.CORRECT, "Right, for any numbers.", expected)
    close = [
        _is_close(value, right, instance.task.rtol) for value, (_, right) in zip(values, cases, strict=True)
    ]
    if not typed.exact and all(
        _is_close(value, right, _UNNOTICED) for value, (_, right) in zip(values, cases, strict=True)
    ):
        return Graded(Verdict.CORRECT, "Right, up to the fifth figure of a number in it.", expected)
    if not typed.exact and all(close):
        message = "Right up to the rounding of a number in it; write that number exactly."
        return Graded(Verdict.NEAR, message, expected, tag="rounded-constant")
    mistake = _declared(prepared, cases, values) or _common(prepared, cases, values)
    if mistake is not None:
        return Graded(Verdict.WRONG, mistake[1], expected, tag=mistake[0])
    right_here = _agree(values[:1], [expected])
    if right_here and holds_with_names(instance, typed, [drawn for drawn, _ in cases[1:]]):
        message = "Right for these numbers; with a name for each of its numbers it holds for any."
        return Graded(Verdict.CORRECT, message, expected)
    right_here = right_here or (close[0] and not typed.exact)
    return _disagreement(instance, typed, list(zip(cases, values, close, strict=True)), right_here=right_here)


def _further(prepared: Prepared, seed: int, typed: Expression) -> list[Case]:
    """Draws that meet the conditions; separation of mistakes is not needed here."""
    assert prepared.closed_form is not None
    most = FURTHER_DRAWS * times_as_many(typed, prepared.closed_form)
    uniform = uniforms(seed * 2 + _STREAM)
    cases: list[Case] = []
    for _ in range(TRIES):
        drawn = prepared.drawing.attempt(uniform)
        if isinstance(drawn, str):
            continue
        answer = prepared.answer(drawn)
        if is_defined(answer):
            cases.append((drawn, answer))
        if len(cases) == most:
            break
    return cases


def _agree(values: Sequence[Value], targets: Sequence[Value], *, rtol: float = _RTOL) -> bool:
    return all(
        is_defined(target) and same_value(value, target, rtol=rtol, atol=_ATOL * _size(target))
        for value, target in zip(values, targets, strict=True)
    )


def _size(value: Value) -> float:
    return max(map(abs, value), default=0.0) if isinstance(value, tuple) else abs(value)


def _declared(prepared: Prepared, cases: Sequence[Case], values: Sequence[Value]) -> tuple[str, str] | None:
    """The declared wrong answer that is this function."""
    for wrong, formula in prepared.wrong:
        if _agree(values, [formula.evaluate(drawn) for drawn, _ in cases]):
            return wrong.tag, wrong.say
    return None


def _common(prepared: Prepared, cases: Sequence[Case], values: Sequence[Value]) -> tuple[str, str] | None:
    """The common slip that makes this function of the right one, or the constant it is off by."""
    for slip in slips_for(prepared):
        if _agree(values, [slipped(slip, right, sample_size(prepared, drawn)) for drawn, right in cases]):
            return slip.tag, slip.say
    ratios = [_ratio(value, right) for value, (_, right) in zip(values, cases, strict=True)]
    first = ratios[0]
    if math.isfinite(first) and first != 0 and all(same_value(ratio, first) for ratio in ratios):
        times, _ = _told_apart(first, 1.0)
        return "constant-factor", f"That is {times} times the answer, whatever the numbers."
    return None


def _ratio(value: Value, right: Value) -> float:
    if isinstance(value, tuple) and isinstance(right, tuple) and len(value) == len(right):
        ratios = [_ratio(a, b) for a, b in zip(value, right, strict=True) if b != 0]
        same = bool(ratios) and all(same_value(ratio, ratios[0]) for ratio in ratios)
        return ratios[0] if same else math.nan
    if isinstance(value, tuple) or isinstance(right, tuple) or right == 0:
        return math.nan
    return value / right


def _disagreement(
    instance: Instance, typed: Expression, tried: Sequence[tuple[Case, Value, bool]], *, right_here: bool
) -> Graded:
    """Wrong, with a point that shows it: the shown instance, unless the formula is right there."""
    differing = [(case, value) for case, value, fits in tried if not fits]
    if not differing:
        differing = [(case, value) for case, value, _ in tried if not _agree([value], [case[1]])]
    (drawn, right), value = differing[0]
    needed = instance.prepared.closed_form.names if instance.prepared.closed_form is not None else frozenset()
    used = {name: number for name, number in drawn.items() if name in typed.names | needed}
    if is_defined(value):
        shown, answer = _told_apart(value, right)
        told = f"At {described(used)} it gives {shown}; the answer is {answer}."
    else:
        told = f"At {described(used)} it has no value; the answer is {to_figures(right, 4)}."
    if right_here:
        return Graded(
            Verdict.WRONG, f"Right for these numbers only. {told}", instance.expected, tag="not-general"
        )
    return Graded(Verdict.WRONG, told, instance.expected)


def _told_apart(value: Value, right: Value) -> tuple[str, str]:
    """Both values to four significant figures, or to as many as it takes to see that they differ."""
    pairs = ((to_figures(value, figures), to_figures(right, figures)) for figures in range(4, 17))
    return next((pair for pair in pairs if pair[0] != pair[1]), (str(value), str(right)))


def _is_close(value: Value, right: Value, rtol: float) -> bool:
    if isinstance(value, tuple) and isinstance(right, tuple) and len(value) == len(right):
        return all(is_within(a, b, rtol=rtol, atol=0.0) for a, b in zip(value, right, strict=True))
    if isinstance(value, tuple) or isinstance(right, tuple):
        return False
    return is_within(value, right, rtol=rtol, atol=0.0)

"""Mistakes found without authoring: what common slips make of any right answer."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import permutations

from interview_grill.algebra import Value, Values
from interview_grill.algebra.syntax import Apply, walk
from interview_grill.bank.task import AnswerType
from interview_grill.problems.instance import Instance, Prepared
from interview_grill.problems.tolerance import are_separate

_MOST_PERMUTED = 5


@dataclass(frozen=True, slots=True)
class Slip:
    """A common mistake: its tag, what to say, and what it makes of a right value given the sample size."""

    tag: str
    say: str
    of: Callable[[float, float], float]


def _positive(function: Callable[[float], float]) -> Callable[[float, float], float]:
    return lambda t, _: function(t) if t > 0 else math.nan


def _bounded_exp(t: float) -> float:
    return math.exp(t) if t < 700 else math.nan


SLIPS = (
    Slip("sign", "The size is right, the sign is not.", lambda t, _: -t),
    Slip("factor-2", "That is twice the answer: look for a lost ½.", lambda t, _: 2 * t),
    Slip("factor-half", "That is half the answer: look for a lost 2.", lambda t, _: t / 2),
    Slip("factor-n", "That is n times the answer: divide by n.", lambda t, n: n * t),
    Slip(
        "factor-1-over-n",
        "That is the answer divided by n once too often.",
        lambda t, n: t / n if n else math.nan,
    ),
    Slip("reciprocal", "That is one over the answer.", lambda t, _: 1 / t if t else math.nan),
    Slip(
        "percent",
        "That is a hundred times the answer: percent, where a fraction is asked.",
        lambda t, _: 100 * t,
    ),
    Slip("percent", "That is a hundredth of the answer.", lambda t, _: t / 100),
    Slip(
        "square", "That is the square of the answer: a variance for a standard deviation?", lambda t, _: t * t
    ),
    Slip(
        "square-root",
        "That is the root of the answer: a standard deviation for a variance?",
        _positive(math.sqrt),
    ),
    Slip("answered-the-log", "That is the logarithm of the answer.", _positive(math.log)),
    Slip(
        "answered-the-exponential",
        "That is e to the answer: the logarithm is asked.",
        lambda t, _: _bounded_exp(t),
    ),
    Slip("complement", "That is one minus the answer.", lambda t, _: 1 - t if 0 < t < 1 else math.nan),
)
LOG_SLIPS = (
    Slip(
        "log-base", "That is in logarithms to base 10; here they are natural.", lambda t, _: t / math.log(10)
    ),
    Slip("log-base", "That is in logarithms to base 2; here they are natural.", lambda t, _: t / math.log(2)),
)
SWAPPED = Slip("swapped-slots", "These are the right numbers in the wrong order.", lambda t, _: t)


def slips_for(prepared: Prepared) -> tuple[Slip, ...]:
    """The slips that make sense for a task: a wrong base only where there is a logarithm."""
    closed_form = prepared.closed_form
    logarithmic = closed_form is None or any(
        isinstance(node, Apply) and node.operation in ("ln", "lgamma") for node in walk(closed_form.node)
    )
    return (*SLIPS, *LOG_SLIPS) if logarithmic else SLIPS


def sample_size(prepared: Prepared, values: Values) -> float:
    """The n of an instance: a drawn n or N, else the number of observations, else nan."""
    sized = prepared.drawing.with_size(values)
    n = sized.get("n", sized.get("N", math.nan))
    return math.nan if isinstance(n, tuple) else n


def slipped(slip: Slip, value: Value, n: float) -> Value:
    """What a slip makes of an answer, slot by slot; nan where it makes nothing (the root of a negative
    number).
    """
    return tuple(slip.of(item, n) for item in value) if isinstance(value, tuple) else slip.of(value, n)


def targets(instance: Instance) -> Iterator[tuple[Slip, Value]]:
    """Each slip with what it makes of this instance's answer, where that stands apart from the answer."""
    task, expected = instance.task, instance.expected
    n = sample_size(instance.prepared, instance.values)
    if isinstance(expected, tuple) and len(expected) <= _MOST_PERMUTED:
        yield from ((SWAPPED, order) for order in permutations(expected) if order != expected)
    for slip in slips_for(instance.prepared):
        target = slipped(slip, expected, n)
        finite = all(map(math.isfinite, target)) if isinstance(target, tuple) else math.isfinite(target)
        rtol = 0.0 if task.type is AnswerType.INTEGER else task.rtol
        if finite and are_separate(target, expected, rtol=rtol, atol=task.atol):
            yield slip, target

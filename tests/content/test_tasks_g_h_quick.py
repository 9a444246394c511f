"""Numeric tasks of questions 39 to 60, beyond what `bank check` proves: solutions arrive, draws are not wasted."""

from __future__ import annotations

from math import exp, log

import pytest

from interview_grill.problems.grading import grade
from interview_grill.problems.instance import Instance, instance_of, prepare
from interview_grill.problems.verdict import Verdict
from tests.content.bundled import tasks_of

TASKS = tasks_of(39, 60)


def test_every_task_has_a_closed_form() -> None:
    assert len(TASKS) == 37
    assert all(task.closed_form is not None for task in TASKS.values())


def numbers(instance: Instance, *names: str) -> list[float]:
    return [float(str(instance.values[name])) for name in names]


def short(value: float) -> float:
    """A number as noted in between: four significant digits."""
    return float(f"{value:.4g}")


def divergence(first: list[float], second: list[float]) -> float:
    return sum(p * short(log(p / q)) for p, q in zip(first, second, strict=True))


def by_hand(name: str, instance: Instance) -> float:
    """The answer of a learner who keeps four digits in between."""
    if name == "40-kl-categorical":
        first, second = (numbers(instance, *(f"{letter}{k}" for k in "123")) for letter in "pq")
        return divergence(first, second)
    if name in {"40-forward-kl-bernoulli", "40-reverse-kl-bernoulli"}:
        p, q = numbers(instance, "p", "q")
        pair = ([p, 1 - p], [q, 1 - q])
        return divergence(*(reversed(pair) if "reverse" in name else pair))
    if name == "44-dpo-loss":
        beta, *chosen, pol_l, ref_l = numbers(instance, "beta", "pol_w", "ref_w", "pol_l", "ref_l")
        return -log(short(1 / (1 + exp(-beta * ((chosen[0] - chosen[1]) - (pol_l - ref_l))))))
    won, lost = numbers(instance, "r_w", "r_l")
    probability = short(1 / (1 + exp(-(won - lost))))
    return -log(probability) if name == "42-pair-loss" else probability - 1


@pytest.mark.parametrize(
    "name",
    [
        "40-forward-kl-bernoulli",
        "40-reverse-kl-bernoulli",
        "40-kl-categorical",
        "42-pair-loss",
        "42-pair-gradient",
        "44-dpo-loss",
    ],
)
def test_four_digits_in_between_are_enough(name: str) -> None:
    prepared = prepare(TASKS[name])
    for seed in range(60):
        instance = instance_of(prepared, seed)
        assert grade(instance, f"{by_hand(name, instance):.4g}").verdict is Verdict.CORRECT


def test_averaging_the_survival_exceeds_plugging_in_the_mean_but_not_always_the_mode() -> None:
    """What the messages of the task may say: Jensen speaks of the mean, and the mode lies below it."""
    prepared, above_the_mode = prepare(TASKS["48-survival-predictive"]), set()
    for seed in range(60):
        instance = instance_of(prepared, seed)
        shape, b, n, total, at = numbers(instance, "shape", "b", "n", "total", "at")
        assert isinstance(instance.expected, float)
        assert instance.expected > exp(-at * (shape + n) / (b + total))
        above_the_mode.add(instance.expected > exp(-at * (shape + n - 1) / (b + total)))
    assert above_the_mode == {True, False}

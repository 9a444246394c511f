"""Numeric tasks of questions 19 to 38, beyond what `bank check` proves: solutions arrive, draws are not wasted."""

from __future__ import annotations

import math

import pytest

from interview_grill.problems.grading import grade
from interview_grill.problems.instance import instance_of, prepare
from interview_grill.problems.verdict import Verdict
from tests.content.bundled import tasks_of

TASKS = tasks_of(19, 38)
WITH_CLOSED_FORM = [name for name, task in TASKS.items() if task.closed_form is not None]


def test_only_quantiles_of_the_beta_have_no_closed_form() -> None:
    assert TASKS.keys() - set(WITH_CLOSED_FORM) == {"22-absolute-loss", "30-credible-interval"}


def test_the_approximate_median_of_the_hint_is_near_enough() -> None:
    prepared = prepare(TASKS["22-absolute-loss"])
    for seed in range(30):
        instance = instance_of(prepared, seed)
        a, b = (instance.values[name] for name in "ab")
        assert isinstance(a, float)
        assert isinstance(b, float)
        approximate = (a - 1 / 3) / (a + b - 2 / 3)
        for typed in (
            f"{approximate:.4f}",
            f"{approximate:.3g}",
            f"({a:g} - 1/3)/({a:g} + {b:g} - 2/3)",
            f"{3 * a - 1:g}/{3 * (a + b) - 2:g}",
            "(a − ⅓)/(a + b − ⅔)",
            "(alpha - 1/3)/(alpha + beta - 2/3)",
        ):
            assert grade(instance, typed).verdict is Verdict.CORRECT, typed
        for factor in (0.9951, 1.0049):
            assert grade(instance, f"{float(str(instance.expected)) * factor:.3g}").verdict is Verdict.CORRECT
        assert grade(instance, "a/(a+b)").tag == "mean-not-median"


def test_the_quantile_that_the_prompt_prescribes_is_exact() -> None:
    prepared = prepare(TASKS["33-credible-interval"])
    centre, half = "(m/T + n*xbar/V)/(1/T + n/V)", "1.96*sqrt(1/(1/T + n/V))"
    for seed in range(20):
        instance = instance_of(prepared, seed)
        assert grade(instance, f"{centre} - {half}, {centre} + {half}").verdict is Verdict.CORRECT
        exact = half.replace("1.96", "1.959964")
        assert grade(instance, f"{centre} - {exact}, {centre} + {exact}").verdict is Verdict.CORRECT
        assert grade(instance, f"{centre} + {half}, {centre} - {half}").verdict is Verdict.WRONG


def test_the_limit_of_many_small_steps_is_a_mistake_of_its_own() -> None:
    prepared = prepare(TASKS["28-early-stopping-filter"])
    for seed in range(20):
        instance = instance_of(prepared, seed)
        eta, t, d = (float(str(instance.values[name])) for name in ("eta", "t", "d"))
        for typed in ("1 - exp(-eta*t*d^2)", f"{1 - math.exp(-eta * t * d**2):.4g}"):
            assert grade(instance, typed).tag == "many-small-steps"


@pytest.mark.parametrize("name", ["33-credible-interval", "36-interval-after-a-run"])
def test_an_interval_can_be_had_with_a_calculator(name: str) -> None:
    prepared = prepare(TASKS[name])
    for seed in range(30):
        instance = instance_of(prepared, seed)
        if name.startswith("33"):
            m, T, V, n, mean = (float(str(instance.values[key])) for key in ("m", "T", "V", "n", "xbar"))
            precision = round(1 / T + n / V, 4)
            centre, half = round((m / T + n * mean / V) / precision, 3), 1.96 * round(precision**-0.5, 4)
            ends = (centre - half, centre + half)
        else:
            successes = float(str(instance.values["n"]))
            ends = (0.025 ** round(1 / (successes + 1), 5), 0.975 ** round(1 / (successes + 1), 5))
        assert grade(instance, f"{ends[0]:.4g}, {ends[1]:.4g}").verdict is Verdict.CORRECT

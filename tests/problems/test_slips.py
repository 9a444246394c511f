from __future__ import annotations

import math

import pytest

from interview_grill.problems import load, prepare
from interview_grill.problems.slips import LOG_SLIPS, SLIPS, sample_size, slipped, slips_for, targets

from .tasks import TASKS


def test_each_slip_makes_what_it_says() -> None:
    made = {slip.tag: slip.of(0.25, 8.0) for slip in reversed(SLIPS)}
    assert made == pytest.approx(
        {
            "sign": -0.25,
            "factor-2": 0.5,
            "factor-half": 0.125,
            "factor-n": 2.0,
            "factor-1-over-n": 0.03125,
            "reciprocal": 4.0,
            "percent": 25.0,
            "square": 0.0625,
            "square-root": 0.5,
            "answered-the-log": math.log(0.25),
            "answered-the-exponential": math.exp(0.25),
            "complement": 0.75,
        }
    )
    assert {slip.of(math.log(10), 8.0) for slip in LOG_SLIPS} == {1.0, math.log(10) / math.log(2)}


def test_a_slip_without_a_value_is_no_target() -> None:
    for slip in (*SLIPS, *LOG_SLIPS):
        for value in (0.0, -3.0, 1e308, 1.0):
            assert isinstance(slip.of(value, math.nan), float)
    assert all(
        not isinstance(target, float) or math.isfinite(target)
        for _, target in targets(load(TASKS["bias"], 1))
    )


def test_only_a_task_with_a_logarithm_can_have_the_wrong_base() -> None:
    assert len(slips_for(prepare(TASKS["log-likelihood"]))) == len(SLIPS) + 2
    assert slips_for(prepare(TASKS["variance"])) == SLIPS


def test_the_sample_size_is_a_drawn_n_or_the_number_of_observations() -> None:
    expected = {"probability": 5.0, "bias": 8.0, "sd": 6.0}
    assert {
        name: sample_size(prepare(TASKS[name]), load(TASKS[name], 12).values) for name in expected
    } == expected
    assert math.isnan(sample_size(prepare(TASKS["simplex"]), load(TASKS["simplex"], 1).values))


def test_a_target_next_to_the_answer_is_left_out() -> None:
    posterior = load(TASKS["count"], 1)
    assert all(target != posterior.expected for _, target in targets(posterior))


def test_swapped_slots_are_every_other_order() -> None:
    orders = [target for slip, target in targets(load(TASKS["simplex"], 1)) if slip.tag == "swapped-slots"]
    assert len(orders) == 5
    assert slipped(SLIPS[0], (1.0, -2.0), 3.0) == (-1.0, 2.0)

"""Scores of probabilities, held to their definitions, to scikit-learn and to statsmodels."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import brier_score_loss, log_loss
from statsmodels.stats.proportion import proportion_confint

from interview_grill.statistics.scores import (
    average_so_far,
    calibration,
    calibration_error,
    moving_average,
    score,
    wilson,
)

OUTCOMES = st.lists(st.tuples(st.floats(0.01, 0.99), st.booleans()), min_size=1, max_size=60)


@given(OUTCOMES)
@settings(max_examples=60, deadline=None)
def test_brier_score_and_log_loss_are_those_of_scikit_learn(pairs: list[tuple[float, bool]]) -> None:
    p, y = np.array([a for a, _ in pairs]), np.array([b for _, b in pairs])
    found = score(p, y)
    assert found.brier == pytest.approx(brier_score_loss(y, p), rel=1e-9)
    assert found.log_loss == pytest.approx(log_loss(y, p, labels=[False, True]), rel=1e-9)


def test_a_certain_prediction_that_fails_costs_much_but_not_everything() -> None:
    found = score(np.array([1.0]), np.array([False]))
    assert found.log_loss == pytest.approx(-math.log(1e-6))


def test_averages_look_only_back() -> None:
    happened = np.array([True, True, False, True])
    assert average_so_far(happened).tolist() == [1 / 2, 2 / 3, 3 / 4, 3 / 5]
    assert moving_average(happened, 2).tolist() == [1 / 2, 2 / 3, 3 / 4, 2 / 4]


@given(st.lists(st.booleans(), max_size=80), st.integers(1, 100))
@settings(max_examples=60, deadline=None)
def test_the_moving_average_is_the_share_of_the_window_before(outcomes: list[bool], window: int) -> None:
    found = moving_average(np.array(outcomes, bool), window).tolist()
    for place, share in enumerate(found):
        seen = outcomes[max(0, place - window) : place]
        assert share == pytest.approx((sum(seen) + 1) / (len(seen) + 2))


def test_no_outcome_has_no_average() -> None:
    assert average_so_far(np.array([], bool)).tolist() == []
    assert calibration(np.array([]), np.array([], bool)) == []


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
@settings(max_examples=60, deadline=None)
def test_the_interval_is_wilsons(counted: tuple[int, int]) -> None:
    successes, n = counted
    low, high = proportion_confint(successes, n, method="wilson")
    assert wilson(successes, n) == pytest.approx((low, high), abs=1e-12)


def test_bins_part_the_predictions_evenly_from_the_lowest() -> None:
    p = np.array([0.9, 0.5, 0.7, 0.6] * 10)
    y = np.array([True, False, True, True] * 10)
    bins = calibration(p, y)
    assert [one.n for one in bins] == [20, 20]
    assert bins[0].predicted == pytest.approx(0.55)
    assert bins[0].share == 0.5
    assert calibration_error(bins) == pytest.approx((abs(0.55 - 0.5) + abs(0.8 - 1.0)) / 2)


def test_few_predictions_make_one_bin() -> None:
    assert [one.n for one in calibration(np.linspace(0.3, 0.9, 39), np.ones(39, bool))] == [39]


def test_there_are_at_most_ten_bins() -> None:
    assert len(calibration(np.linspace(0.1, 0.9, 5000), np.ones(5000, bool))) == 10

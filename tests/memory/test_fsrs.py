from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import fsrs as oracle
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.errors import ScheduleError
from interview_grill.memory.arrays import ARRAYS
from interview_grill.memory.fsrs import (
    DEFAULT_WEIGHTS,
    WEIGHT_RANGES,
    checked_weights,
    first_memory,
    interval_days,
    next_memory,
    retrievability,
)

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ratings = st.integers(1, 4)
stabilities = st.floats(0.01, 30_000)
difficulties = st.floats(1, 10)
weights = st.tuples(*(st.floats(low, high) for low, high in WEIGHT_RANGES))


def oracle_scheduler(w: tuple[float, ...], retention: float) -> oracle.Scheduler:
    return oracle.Scheduler(w, retention, learning_steps=(), relearning_steps=(), enable_fuzzing=False)


@given(
    history=st.lists(st.tuples(ratings, st.integers(0, 200)), min_size=1, max_size=15),
    retention=st.floats(0.7, 0.99),
    w=st.one_of(st.just(DEFAULT_WEIGHTS), weights),
)
@settings(max_examples=150, deadline=None)
def test_memory_and_intervals_agree_with_py_fsrs(
    history: list[tuple[int, int]], retention: float, w: tuple[float, ...]
) -> None:
    scheduler = oracle_scheduler(w, retention)
    card = oracle.Card(card_id=1)
    stability: float | None = None
    difficulty: float | None = None
    now = NOON
    for rating, pause in history:
        now += timedelta(days=pause)
        card, _ = scheduler.review_card(card, oracle.Rating(rating), now)
        stability, difficulty = next_memory(stability, difficulty, rating, pause, w)
        assert card.stability is not None
        if card.stability > 36_500:
            return  # py-fsrs sets no upper bound
        assert stability == pytest.approx(card.stability, rel=1e-9)
        assert difficulty == pytest.approx(card.difficulty, rel=1e-9)
        exact = stability * _interval_factor(retention, w)
        if abs(exact % 1 - 0.5) > 1e-6:
            assert interval_days(stability, retention, w) == (card.due - now).days
        later = now + timedelta(days=17)
        expected = scheduler.get_card_retrievability(card, later)
        assert retrievability(17, stability, w) == pytest.approx(expected, rel=1e-9)


def _interval_factor(retention: float, w: tuple[float, ...]) -> float:
    return float((retention ** (-1 / w[20]) - 1) / (0.9 ** (-1 / w[20]) - 1))


@pytest.mark.parametrize(
    ("rating", "elapsed", "stability", "difficulty"),
    [
        # From fsrs 6.3.2, S = 7.5 and D = 6.25 before.
        (1, 9, 1.2061997503, 8.7526288693),
        (2, 9, 16.8738310744, 7.4958036193),
        (3, 9, 23.0866828640, 6.2389783693),
        (4, 9, 36.6922983359, 4.9821531193),
    ],
)
def test_a_review_after_nine_days_changes_memory_as_in_py_fsrs(
    rating: int, elapsed: int, stability: float, difficulty: float
) -> None:
    found = next_memory(7.5, 6.25, rating, elapsed)
    assert found == pytest.approx((stability, difficulty), abs=1e-9)


@given(stability=stabilities, w=weights)
def test_recall_is_nine_in_ten_after_one_stability(stability: float, w: tuple[float, ...]) -> None:
    assert retrievability(stability, stability, w) == pytest.approx(0.9, rel=1e-9)


@given(stability=st.floats(1, 36_500), w=weights)
def test_the_interval_at_retention_nine_in_ten_is_the_stability(
    stability: float, w: tuple[float, ...]
) -> None:
    assert interval_days(stability, 0.9, w) == pytest.approx(stability, abs=0.5 + 1e-6)


def test_an_interval_is_a_whole_number_from_one_day_to_a_century() -> None:
    assert interval_days(0.001, 0.9) == 1
    assert interval_days(36_500.0, 0.7) == 36_500
    assert isinstance(interval_days(7.3, 0.9), int)


@given(elapsed=st.integers(0, 3000), more=st.integers(1, 500), stability=stabilities)
def test_recall_only_fades_with_time(elapsed: int, more: int, stability: float) -> None:
    assert retrievability(elapsed + more, stability) < retrievability(elapsed, stability) <= 1


@given(
    stability=stabilities, difficulty=difficulties, rating=ratings, elapsed=st.integers(0, 4000), w=weights
)
def test_memory_stays_within_its_bounds(
    stability: float, difficulty: float, rating: int, elapsed: int, w: tuple[float, ...]
) -> None:
    new_stability, new_difficulty = next_memory(stability, difficulty, rating, elapsed, w)
    assert 0.001 <= new_stability <= 36_500
    assert 1 <= new_difficulty <= 10


@given(stability=stabilities, difficulty=difficulties, elapsed=st.integers(0, 4000))
def test_a_better_rating_never_leaves_less(stability: float, difficulty: float, elapsed: int) -> None:
    left = [next_memory(stability, difficulty, rating, elapsed)[0] for rating in (2, 3, 4)]
    assert left == sorted(left)
    assert left[0] >= stability


@given(stability=stabilities, difficulty=difficulties, elapsed=st.integers(1, 4000))
def test_forgetting_never_strengthens(stability: float, difficulty: float, elapsed: int) -> None:
    assert next_memory(stability, difficulty, 1, elapsed)[0] <= stability


def test_arrays_give_what_floats_give() -> None:
    chance = np.random.default_rng(5)
    size = 400
    stability = np.exp(chance.uniform(np.log(0.01), np.log(20_000), size))
    difficulty = chance.uniform(1, 10, size)
    rating = chance.integers(1, 5, size).astype(float)
    elapsed = chance.integers(0, 90, size).astype(float)
    s, d = next_memory(stability, difficulty, rating, elapsed, DEFAULT_WEIGHTS, ARRAYS)
    first_s, first_d = first_memory(rating, DEFAULT_WEIGHTS, ARRAYS)
    recall = retrievability(elapsed, stability)
    intervals = interval_days(stability, 0.87, DEFAULT_WEIGHTS, ARRAYS)
    for i in range(size):
        one = next_memory(float(stability[i]), float(difficulty[i]), float(rating[i]), float(elapsed[i]))
        assert (s[i], d[i]) == pytest.approx(one, rel=1e-12)
        assert (first_s[i], first_d[i]) == pytest.approx(first_memory(float(rating[i])), rel=1e-12)
        assert recall[i] == pytest.approx(retrievability(float(elapsed[i]), float(stability[i])), rel=1e-12)
        assert intervals[i] == interval_days(float(stability[i]), 0.87)


def test_first_memory_is_what_a_new_card_gets() -> None:
    assert next_memory(None, None, 2, 0) == first_memory(2) == pytest.approx((1.2931, 5.1121707), abs=1e-6)


def test_all_bad_weights_are_named_at_once() -> None:
    bad = list(DEFAULT_WEIGHTS)
    bad[0], bad[7], bad[20] = -1.0, float("nan"), 0.05
    with pytest.raises(ScheduleError) as raised:
        checked_weights(bad)
    assert raised.value.what == (
        "w0 = -1 is not in [0.001, 100]; w7 = nan is not in [0.001, 0.75]; w20 = 0.05 is not in [0.1, 0.8]"
    )


@pytest.mark.parametrize("count", [0, 19, 22])
def test_a_wrong_number_of_weights_is_refused(count: int) -> None:
    with pytest.raises(ScheduleError, match=f"21 weights, not {count}"):
        checked_weights([1.0] * count)


def test_good_weights_pass_unchanged() -> None:
    assert checked_weights(list(DEFAULT_WEIGHTS)) == DEFAULT_WEIGHTS


@pytest.mark.parametrize("end", [0, 1])
def test_weights_at_the_ends_of_their_ranges_are_good(end: int) -> None:
    ends = tuple(bounds[end] for bounds in WEIGHT_RANGES)
    assert checked_weights(ends) == ends


def test_the_path_of_plain_floats_does_not_load_numpy() -> None:
    code = "import sys, interview_grill.memory.fold; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

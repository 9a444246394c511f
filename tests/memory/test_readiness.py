from __future__ import annotations

import itertools
import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate

from interview_grill.memory.first_tries import FirstTries
from interview_grill.memory.forecast import after_first_sight
from interview_grill.memory.fsrs import next_memory, retrievability
from interview_grill.memory.learner import LEARNER_SD, Learner
from interview_grill.memory.prospect import Prospect
from interview_grill.memory.readiness import (
    MOST_CONVOLVED,
    asked,
    at_least,
    card_chance,
    chance,
    interval,
    number_answered,
    outlook,
    poisson_binomial,
    review_gain,
    weakest,
)

from .learners import STRANGER, TODAY, reviewed, unseen

probabilities = st.floats(0, 1)


def enumerated(chances: list[float]) -> list[float]:
    masses = [0.0] * (len(chances) + 1)
    for outcome in itertools.product((0, 1), repeat=len(chances)):
        masses[sum(outcome)] += math.prod(
            p if one else 1 - p for p, one in zip(chances, outcome, strict=True)
        )
    return masses


@given(st.lists(probabilities, max_size=9))
@settings(max_examples=60)
def test_convolution_is_enumeration(chances: list[float]) -> None:
    assert poisson_binomial(chances) == pytest.approx(enumerated(chances), abs=1e-12)


def test_thousands_of_trials_keep_their_mass_mean_and_variance() -> None:
    chance_of = random.Random(3)
    chances = [0.02 + 0.96 * chance_of.random() ** 2 for _ in range(3000)]
    masses = poisson_binomial(chances)
    mean = sum(k * mass for k, mass in enumerate(masses))
    assert len(masses) == 3001
    assert sum(masses) == pytest.approx(1, abs=1e-11)
    assert mean == pytest.approx(sum(chances), abs=1e-7)
    variance = sum((k - mean) ** 2 * mass for k, mass in enumerate(masses))
    assert variance == pytest.approx(sum(p * (1 - p) for p in chances), rel=1e-8)


def test_certain_trials_leave_one_outcome() -> None:
    assert poisson_binomial([1.0, 0.0, 1.0, 1.0]) == [0, 0, 0, 1, 0]
    assert poisson_binomial([]) == [1.0]


def test_an_interval_is_the_two_quantiles() -> None:
    distribution = [0.05, 0.06, 0.2, 0.4, 0.2, 0.09]
    assert interval(distribution, 0.8) == (2, 4)
    assert interval(distribution, 0.9) == (1, 4)
    assert interval([0.08, 0.03, 0.7, 0.19], 0.8) == (2, 2)
    assert interval([0.25, 0.5, 0.25], 0.5) == (1, 1)


def test_an_outlook_is_the_mean_with_the_middle_four_fifths() -> None:
    found = outlook([0.05, 0.06, 0.2, 0.4, 0.2, 0.09])
    assert (found.of, found.low, found.high) == (5, 2, 4)
    assert found.expected == pytest.approx(0.06 + 2 * 0.2 + 3 * 0.4 + 4 * 0.2 + 5 * 0.09)


@given(st.lists(probabilities, min_size=1, max_size=40), st.floats(0.1, 0.95))
def test_no_end_of_an_interval_could_be_nearer_to_its_tail(chances: list[float], level: float) -> None:
    distribution = poisson_binomial(chances)
    low, high = interval(distribution, level)
    below = [sum(distribution[:k]) for k in range(len(distribution))]
    above = [sum(distribution[k + 1 :]) for k in range(len(distribution))]
    tail = (1 - level) / 2
    assert 0 <= low <= high < len(distribution)
    ends = {low, high}  # where the tails would overlap, they change places
    assert min(abs(below[end] - tail) for end in ends) <= min(abs(one - tail) for one in below) + 1e-12
    assert min(abs(above[end] - tail) for end in ends) <= min(abs(one - tail) for one in above) + 1e-12


def test_intervals_hold_on_average_what_they_say() -> None:
    """Of scores that differ by a question or two from learner to learner, not 0.85 where 0.8 is said."""
    held = []
    for n in range(200):
        distribution = poisson_binomial([0.6 + 0.0015 * n] * 60)
        low, high = interval(distribution, 0.8)
        held.append(sum(distribution[low : high + 1]))
    assert sum(held) / len(held) == pytest.approx(0.8, abs=0.01)


def test_the_mean_over_learners_is_the_integral_over_the_log_normal() -> None:
    card = reviewed(stability=6.0, days_ago=2)

    def weighted(z: float) -> float:
        return math.exp(-z * z / 2) / math.sqrt(2 * math.pi) * retrievability(22.0, 6.0 * math.exp(0.5 * z))

    exact, _ = integrate.quad(weighted, -9, 9)
    (question,) = asked([card])
    distribution = number_answered([question], TODAY + 20, STRANGER)
    assert distribution[1] == pytest.approx(exact, abs=2e-4)


def test_a_large_bank_mixes_without_gaps_and_very_large_ones_as_large_ones() -> None:
    """One hump, and the same share of the questions just under and just over the number that are convolved."""
    shares = []
    for number in (MOST_CONVOLVED, MOST_CONVOLVED + 1):
        cards = [reviewed(f"q{n:04}", stability=2.0 + n % 9, position=n) for n in range(number)]
        distribution = number_answered(asked(cards), TODAY + 20, STRANGER)
        assert sum(distribution) == pytest.approx(1)
        rises = [b > a for a, b in itertools.pairwise(distribution) if max(a, b) > 1e-5]
        assert sum(a != b for a, b in itertools.pairwise(rises)) == 1
        low, high = interval(distribution, 0.8)
        shares.append((low / number, high / number, outlook(distribution).expected / number))
    assert shares[0] == pytest.approx(shares[1], abs=2e-3)


@pytest.mark.parametrize("number", [60, 1200])
def test_unseen_questions_are_as_uncertain_as_the_rate_and_chance_together(number: int) -> None:
    cards = [unseen(f"q{n:04}", position=n) for n in range(number)]
    masses = number_answered(asked(cards), TODAY + 5, STRANGER)
    mean = sum(k * mass for k, mass in enumerate(masses))
    variance = sum((k - mean) ** 2 * mass for k, mass in enumerate(masses))
    of_rate = STRANGER.firsts.variance({"B": number})
    assert len(masses) == number + 1
    assert mean == pytest.approx(0.4 * number, rel=1e-4)
    assert variance == pytest.approx(0.24 * number + of_rate * (1 - 1 / number), rel=0.01)


def test_the_forecast_of_a_stranger_is_as_wide_as_the_prior() -> None:
    cards = [unseen(f"q{n:02}", position=n, section="ABCDEFGH"[n % 8]) for n in range(60)]
    masses = number_answered(asked(cards), TODAY + 5, STRANGER)
    found = outlook(masses)
    assert (found.low, found.high) == (8, 42)
    assert at_least(masses, 40) == pytest.approx(0.142, abs=0.005)


def test_tries_narrow_the_forecast_of_what_was_not_tried() -> None:
    cards = [unseen(f"q{n:02}", position=n, section="C") for n in range(40)]
    tried = Learner(FirstTries([("A", n % 5 < 2) for n in range(10)] + [("B", n % 5 < 2) for n in range(10)]))
    before, after = (outlook(number_answered(asked(cards), TODAY, who)) for who in (STRANGER, tried))
    assert after.expected == pytest.approx(before.expected, abs=1e-3)
    assert after.high - after.low < 0.65 * (before.high - before.low)


def test_a_question_half_seen_moves_half_with_the_rate() -> None:
    cards = [
        card
        for n in range(30)
        for card in (
            reviewed(f"q{n:02}", stability=20.0, position=n),
            unseen(f"q{n:02}", "compute", position=n),
        )
    ]
    firm = Learner(FirstTries([]), log_sd=1e-9)
    masses = number_answered(asked(cards), TODAY + 5, firm)
    mean = sum(k * mass for k, mass in enumerate(masses))
    p = 0.5 * retrievability(8.0, 20.0) + 0.2
    expected = 30 * p * (1 - p) + firm.firsts.variance({"B": 15.0}) - firm.firsts.variance({"B": 0.5}) * 30
    assert mean == pytest.approx(30 * p, rel=1e-4)
    assert sum((k - mean) ** 2 * mass for k, mass in enumerate(masses)) == pytest.approx(expected, rel=0.01)


def test_a_question_is_the_mean_over_the_ways_it_is_put() -> None:
    cards = [
        reviewed(stability=4.0, days_ago=1),
        reviewed(kind="compute", stability=30.0, days_ago=9),
        unseen(kind="derive", first_try=0.25),
    ]
    (question,) = asked(cards)
    expected = 0.5 * retrievability(8.0, 4.0) + 0.25 * retrievability(16.0, 30.0) + 0.25 * 0.25
    assert chance(question, TODAY + 7) == pytest.approx(expected)


def test_an_unseen_card_counts_at_its_first_try_rate_whatever_the_learner() -> None:
    card = unseen(first_try=0.37)
    assert card_chance(card, TODAY + 3, 0.2) == card_chance(card, TODAY + 300, 5.0) == 0.37


def test_seen_on_the_day_itself_is_no_certainty() -> None:
    card = reviewed(stability=5.0, days_ago=0)
    assert card_chance(card, TODAY) == card_chance(card, TODAY + 1) == retrievability(1.0, 5.0) < 1


def test_the_whole_is_the_sum_of_its_sections() -> None:
    cards = [reviewed(f"b{n}", stability=1.0 + n, position=n) for n in range(6)]
    cards += [unseen(f"c{n}", section="C", position=10 + n) for n in range(5)]
    questions = asked(cards)
    whole = outlook(number_answered(questions, TODAY + 9, STRANGER))
    parts = [
        outlook(number_answered([q for q in questions if q.section == name], TODAY + 9, STRANGER))
        for name in "BC"
    ]
    assert whole.of == 11
    assert whole.expected == pytest.approx(sum(part.expected for part in parts), rel=1e-4)
    assert whole.low <= whole.expected <= whole.high


def test_no_questions_are_no_score() -> None:
    assert outlook(number_answered([], TODAY, STRANGER)) == outlook([1.0])
    assert at_least([1.0], 40) == 0.0


def test_the_bar_is_reached_by_the_upper_tail() -> None:
    assert at_least([0.1, 0.2, 0.3, 0.4], 2) == pytest.approx(0.7)
    assert at_least([0.5, 0.5], 0) == 1.0


def test_the_weakest_come_first_with_the_card_that_gains_most() -> None:
    fading = [reviewed("fading", stability=200.0), reviewed("fading", "compute", stability=1.5, days_ago=12)]
    cards = [
        *fading,
        reviewed("firm", stability=90.0, position=1),
        unseen("new", position=2, first_try=0.1),
    ]
    found = weakest(asked(cards), TODAY + 10, today=TODAY, most=2)
    assert [weak.question for weak in found] == ["new", "fading"]
    assert found[1].card == "fading:compute"
    assert found[1].gain == pytest.approx(0.5 * review_gain(fading[1], TODAY + 10, today=TODAY))
    assert found[0].gain > 0


def test_questions_as_weak_as_each_other_stand_in_the_order_of_the_bank() -> None:
    cards = [unseen("zeta", position=0), unseen("alpha", position=1), unseen("mu", position=2)]
    found = weakest(asked(cards), TODAY + 10, today=TODAY, most=2)
    assert [weak.question for weak in found] == ["zeta", "alpha"]


def test_a_card_reviewed_today_gains_nothing_more_today() -> None:
    assert review_gain(reviewed(days_ago=0), TODAY + 5, today=TODAY) == 0.0


def test_a_first_sight_gains_what_it_leaves_less_the_first_try() -> None:
    gain = review_gain(unseen(first_try=0.3), TODAY + 9, today=TODAY)
    assert gain == pytest.approx(after_first_sight(0.3, 9.0) - 0.3)
    assert gain > 0.1


def test_a_review_gains_what_it_leaves_less_what_there_was() -> None:
    card = reviewed(stability=3.0, difficulty=6.0, days_ago=5)
    recall = retrievability(5.0, 3.0)
    passed, failed = (next_memory(3.0, 6.0, rating, 5.0)[0] for rating in (3.0, 1.0))
    after = recall * retrievability(9.0, passed) + (1 - recall) * retrievability(9.0, failed)
    assert review_gain(card, TODAY + 9, today=TODAY) == pytest.approx(after - retrievability(14.0, 3.0))


def _studied(chance_of: random.Random, multiplier: float, sessions: tuple[int, ...]) -> list[Prospect]:
    """Sixty cards after some sessions of a learner whose true stabilities are `multiplier` times those believed."""
    cards = []
    for n in range(60):
        if chance_of.random() < 0.15:
            cards.append(unseen(f"q{n}", position=n))
            continue
        stability = difficulty = None
        last = sessions[0]
        for day in sessions[n % 2 :]:
            true = 0.4 if stability is None else retrievability(float(day - last), stability * multiplier)
            rating = 3.0 if chance_of.random() < true else 1.0
            stability, difficulty = next_memory(stability, difficulty, rating, float(day - last))
            last = day
        assert stability is not None
        assert difficulty is not None
        cards.append(
            reviewed(f"q{n}", stability=stability, difficulty=difficulty, days_ago=-last, position=n)
        )
    return cards


def test_nine_in_ten_intervals_hold_the_score_when_learners_differ() -> None:
    """The 90 % interval covers at least 85 %, and is not bought by width: under a third of the questions."""
    chance_of = random.Random(20)
    held, width, learners = 0, 0, 250
    for _ in range(learners):
        multiplier = math.exp(LEARNER_SD * chance_of.gauss(0, 1))
        cards = _studied(chance_of, multiplier, (-12, -7, -3))
        low, high = interval(number_answered(asked(cards), TODAY + 7, STRANGER), 0.9)
        score = sum(chance_of.random() < card_chance(card, TODAY + 7, multiplier) for card in cards)
        held += low <= score <= high
        width += high - low + 1
    assert held / learners >= 0.85, f"{held / learners:.3f} held, mean width {width / learners:.1f}"
    assert width / learners < 20, f"mean width {width / learners:.1f}"

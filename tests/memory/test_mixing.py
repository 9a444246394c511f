from __future__ import annotations

import math

import pytest

from interview_grill.memory.mixing import Node, log_normal_nodes, moved, rate_nodes, step_for


def moments(nodes: list[Node]) -> tuple[float, float]:
    mean = sum(node.value * node.probability for node in nodes)
    return mean, sum(node.probability * (node.value - mean) ** 2 for node in nodes)


@pytest.mark.parametrize("step", [0.2, 1.25])
def test_the_log_of_a_multiplier_is_normal(step: float) -> None:
    logs = [Node(math.log(value), p) for value, p in log_normal_nodes(0.3, 0.4, step)]
    mean, variance = moments(logs)
    assert sum(p for _, p in logs) == pytest.approx(1)
    assert mean == pytest.approx(0.3)
    assert math.sqrt(variance) == pytest.approx(0.4, rel=0.01)


@pytest.mark.parametrize(("mean", "variance"), [(0.4, 0.05), (0.4, 0.001), (0.1, 0.02), (0.97, 0.002)])
@pytest.mark.parametrize("step", [0.3, 1.25])
def test_a_rate_has_its_mean_and_variance(mean: float, variance: float, step: float) -> None:
    nodes = rate_nodes(mean, variance, step)
    assert all(0 < value < 1 for value, _ in nodes)
    found, spread = moments(nodes)
    assert found == pytest.approx(mean)
    assert spread == pytest.approx(variance, rel=0.05)


def test_what_moves_nothing_is_one_value() -> None:
    assert step_for(0.01, 3.0) == math.inf
    assert log_normal_nodes(0.2, 0.5, math.inf) == [Node(math.exp(0.2), 1.0)]
    assert rate_nodes(0.3, 0.01, math.inf) == [Node(0.3, 1.0)]


def test_the_more_a_value_moves_the_closer_it_is_sampled() -> None:
    assert step_for(12.0, 3.0) < step_for(6.0, 3.0) < step_for(1.0, 3.0) <= 1.25


@pytest.mark.parametrize(("mean", "to"), [(0.4, 0.1), (0.4, 0.9), (0.7, 0.7)])
def test_rates_move_with_their_mean_and_stay_rates(mean: float, to: float) -> None:
    rates = [mean - 0.3, mean, mean + 0.3]
    then = [moved(rate, mean, to) for rate in rates]
    assert sum(then) / 3 == pytest.approx(to)
    assert then == sorted(then)
    assert 0 <= then[0] <= then[-1] <= 1

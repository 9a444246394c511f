from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.linear_model import LogisticRegression

from interview_grill.errors import SolverError
from interview_grill.solver.preferences.bradley_terry import bradley_terry, reachable
from interview_grill.solver.regression.logistic import logistic_regression
from interview_grill.solver.sample import Matrix, Vector

SEEDS = st.integers(0, 10_000)


def cyclic_table(seed: int, players: int) -> Matrix:
    """A table in which everyone won against the next at least once: strongly connected."""
    generator = np.random.default_rng(seed)
    table = generator.integers(0, 6, (players, players)).astype(float)
    for k in range(players):
        table[k, (k + 1) % players] += 1
    np.fill_diagonal(table, 0.0)
    return table


def comparisons(table: Matrix) -> tuple[Matrix, Vector]:
    """The same data as a logistic regression: +1 for the first player, -1 for the second."""
    rows, labels = [], []
    for i in range(len(table)):
        for j in range(i):
            row = np.zeros(len(table))
            row[i], row[j] = 1.0, -1.0
            rows += [row] * int(table[i, j] + table[j, i])
            labels += [1.0] * int(table[i, j]) + [0.0] * int(table[j, i])
    return np.array(rows), np.array(labels)


@settings(max_examples=40)
@given(seed=SEEDS, players=st.integers(2, 6))
def test_expected_wins_equal_observed_wins_at_the_estimate(seed: int, players: int) -> None:
    table = cyclic_table(seed, players)
    fit = bradley_terry(table)
    r = np.array(fit.estimate)
    chance = 1 / (1 + np.exp(r[None, :] - r[:, None]))
    assert np.allclose(((table + table.T) * chance).sum(axis=1), table.sum(axis=1), atol=1e-7)
    assert abs(r.sum()) < 1e-9


@settings(max_examples=25)
@given(seed=SEEDS, players=st.integers(2, 5))
def test_it_is_logistic_regression_on_differences(seed: int, players: int) -> None:
    table = cyclic_table(seed, players)
    X, y = comparisons(table)
    # Player 1 as the zero point: dropping its column identifies the strengths.
    logistic = logistic_regression(X[:, 1:], y, intercept=False)
    ours = np.array(bradley_terry(table).estimate)
    assert np.allclose(ours[1:] - ours[0], logistic.estimate, rtol=1e-7, atol=1e-8)


def test_the_posterior_mode_agrees_with_scikit_learn() -> None:
    generator = np.random.default_rng(3)
    for _ in range(200):
        table = generator.integers(0, 5, (4, 4)).astype(float)
        np.fill_diagonal(table, 0.0)
        X, y = comparisons(table)
        if len(set(y)) < 2:
            continue
        ours = bradley_terry(table, prior_variance=1.7).estimate
        peer = LogisticRegression(
            C=1.7, fit_intercept=False, tol=1e-13, solver="newton-cholesky", max_iter=1000
        )
        assert np.allclose(ours, peer.fit(X, y).coef_[0], rtol=1e-8, atol=1e-9)


def test_two_players_differ_by_the_log_odds_with_the_usual_error() -> None:
    fit = bradley_terry([[0, 7], [3, 0]], names=["a", "b"])
    assert fit["a"] - fit["b"] == pytest.approx(math.log(7 / 3), rel=1e-9)
    # Var(log odds) = 1/(n p q); each sum-zero strength is half of the difference.
    assert fit.error_of("a") == pytest.approx(0.5 / math.sqrt(10 * 0.7 * 0.3), rel=1e-9)
    assert fit.log_likelihood == pytest.approx(7 * math.log(0.7) + 3 * math.log(0.3))


def test_players_never_compared_have_no_common_scale() -> None:
    table = [[0, 2, 0, 0], [1, 0, 0, 0], [0, 0, 0, 3], [0, 0, 1, 0]]
    with pytest.raises(SolverError, match="no common scale"):
        bradley_terry(table)
    mode = bradley_terry(table, prior_variance=4.0)
    assert mode["r3"] > 0 > mode["r4"]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ([[0, 3, 1], [0, 0, 4], [0, 1, 0]], "r2, r3 lost"),
        ([[0, 3, 1], [1, 0, 4], [0, 0, 0]], "r3 lost"),
        ([[0, 0, 0], [2, 0, 1], [3, 1, 0]], "r2, r3 won"),
    ],
)
def test_a_group_that_won_or_lost_every_outside_comparison_diverges(
    table: list[list[int]], said: str
) -> None:
    with pytest.raises(SolverError, match=said):
        bradley_terry(table)
    assert all(math.isfinite(r) for r in bradley_terry(table, prior_variance=1.0).estimate)


def test_reachability_follows_the_arrows() -> None:
    graph = np.array([[0, 1, 0], [0, 0, 1], [0, 0, 0]], dtype=bool)
    assert reachable(graph).tolist() == [True, True, True]
    assert reachable(graph, 1).tolist() == [False, True, True]


@pytest.mark.parametrize(
    ("table", "options", "said"),
    [
        ([[0, 1]], {}, "square"),
        ([[0]], {}, "square"),
        ([[1, 1], [1, 0]], {}, "itself"),
        ([[0, 0], [0, 0]], {}, "no comparisons"),
        ([[0, 1.5], [1, 0]], {}, "whole numbers"),
        ([[0, 1], [1, 0]], {"prior_variance": 0.0}, "prior variance"),
        ([[0, 1], [1, 0]], {"names": ["a"]}, "1 names"),
    ],
)
def test_unfit_tables_are_refused(table: list[list[float]], options: dict[str, object], said: str) -> None:
    with pytest.raises(SolverError, match=said):
        bradley_terry(table, **options)  # type: ignore[arg-type]

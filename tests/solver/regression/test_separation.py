"""Separation against an oracle: a linear programme asks whether any direction of recession exists."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import linprog

from interview_grill.errors import SolverError
from interview_grill.solver.regression.logistic import logistic_regression
from interview_grill.solver.regression.separation import certify
from interview_grill.solver.sample import Matrix, Vector


def separable(X: Matrix, y: Vector) -> bool:
    """Whether some d has (2y-1)·(Xd) >= 0 everywhere and > 0 somewhere (intercept included)."""
    centred = X - X.mean(axis=0)
    sizes = np.maximum(np.abs(centred).max(axis=0), 1e-300)
    signed = np.column_stack([np.ones(len(X)), centred / sizes]) * (2 * y - 1)[:, None]
    found = linprog(
        -signed.sum(axis=0), A_ub=-signed, b_ub=np.zeros(len(X)), bounds=[(-1, 1)] * signed.shape[1]
    )
    return bool(-found.fun > 1e-7)


def awkward_problem(generator: np.random.Generator) -> tuple[Matrix, Vector]:
    """Few distinct values, so that ties and quasi-separation abound; scaled, shifted, sometimes collinear."""
    n, p = int(generator.integers(4, 40)), int(generator.integers(1, 5))
    kinds = (
        generator.integers(0, 2, (n, p)).astype(float),
        generator.integers(-2, 3, (n, p)).astype(float),
        np.round(generator.normal(size=(n, p)), 1),
    )
    X = kinds[generator.integers(3)]
    if generator.random() < 0.3:
        X = np.column_stack([X, X @ generator.integers(-2, 3, p)])
    X = X * 10 ** generator.uniform(-3, 3, X.shape[1]) + generator.integers(-5, 6, X.shape[1])
    direction = generator.normal(size=X.shape[1]) / np.maximum(X.std(axis=0), 1e-9)
    predictor = (X - X.mean(axis=0)) @ direction * generator.uniform(0, 4)
    chance = 1 / (1 + np.exp(-np.clip(predictor, -50, 50)))
    return X, np.asarray(generator.random(n) < chance, dtype=np.float64)


def test_separation_is_reported_exactly_when_it_exists() -> None:
    generator = np.random.default_rng(2027)
    found = {True: 0, False: 0}
    while min(found.values()) < 200:
        X, y = awkward_problem(generator)
        if y.min() == y.max():
            continue
        truth = separable(X, y)
        if truth:
            with pytest.raises(SolverError, match="separated"):
                logistic_regression(X, y)
        else:
            assert all(np.isfinite(logistic_regression(X, y).estimate))
        found[truth] += 1


def test_a_direction_that_misclassifies_certifies_nothing() -> None:
    X, y = np.array([[1.0, -1.0], [1.0, 2.0], [1.0, 3.0]]), np.array([0.0, 1.0, 0.0])
    assert certify(X, y, np.array([0.0, 1.0])) is None
    assert certify(X, y, np.zeros(2)) is None


@pytest.mark.parametrize(("direction", "complete"), [([0.0, 1.0], True), ([1.0 - 1e-9, 1.0], False)])
def test_a_certificate_says_whether_every_observation_is_strictly_right(
    direction: list[float], complete: bool
) -> None:
    X, y = np.array([[1.0, -1.0], [1.0, 2.0], [1.0, 3.0]]), np.array([0.0, 1.0, 1.0])
    found = certify(X, y, np.array(direction))
    assert found is not None
    assert found.complete is complete
    margins = (2 * y - 1) * (X @ found.direction)
    assert margins.min() >= -1e-12
    assert margins.max() > 0.5


@pytest.mark.parametrize("unit", [1e6, 1.0, 1e-6])
def test_what_lies_nearly_on_the_plane_is_put_there_whatever_the_unit(unit: float) -> None:
    X, y = np.array([[0.0, 1.0], [0.0, 2.0], [1.0, 3.0], [-1.0, 1.0]]), np.array([0.0, 1.0, 1.0, 0.0])
    found = certify(X * unit, y, np.array([1.0, 1e-9]))
    assert found is not None
    assert not found.complete
    assert found.direction == pytest.approx([1.0, 0.0], abs=1e-14)

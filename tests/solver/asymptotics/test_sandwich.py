"""The sandwich variance: White's for regressions, the sample's own for families whose model is wrong."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm

from interview_grill.errors import SolverError
from interview_grill.solver.asymptotics.sandwich import (
    family_sandwich,
    linear_sandwich,
    logistic_sandwich,
    sandwich,
)
from interview_grill.solver.families.gaussian import Gaussian
from interview_grill.solver.families.poisson import Poisson
from interview_grill.solver.regression.linear import linear_regression
from interview_grill.solver.regression.logistic import logistic_regression


def test_the_sandwich_of_least_squares_is_whites_hc0() -> None:
    generator = np.random.default_rng(0)
    X = generator.normal(size=(80, 2)) + 2
    y = X @ [1.0, -1.0] + np.abs(X[:, 0]) * generator.normal(size=80)
    fit = linear_regression(X, y).fit
    peer = sm.OLS(y, sm.add_constant(X)).fit(cov_type="HC0")
    assert np.allclose(linear_sandwich(X, y, fit.estimate), peer.cov_params(), rtol=1e-9)


def test_the_sandwich_of_logistic_regression_agrees_with_statsmodels() -> None:
    generator = np.random.default_rng(1)
    X = generator.normal(size=(150, 2))
    y = np.asarray(generator.random(150) < 1 / (1 + np.exp(-X[:, 0])), dtype=np.float64)
    fit = logistic_regression(X, y)
    peer = sm.Logit(y, sm.add_constant(X)).fit(disp=0, cov_type="HC0", tol=1e-13)
    assert np.allclose(logistic_sandwich(X, y, fit.estimate), peer.cov_params(), rtol=1e-7)


def test_the_sandwich_of_a_misspecified_poisson_is_the_sample_variance_over_n() -> None:
    # For the mean of an overdispersed count the model says mean/n; the sandwich says variance/n.
    counts = np.random.default_rng(2).negative_binomial(2, 0.3, 400).astype(float)
    assert family_sandwich(Poisson(), counts)[0, 0] == pytest.approx(counts.var() / 400)
    assert counts.var() > 2 * counts.mean()


def test_the_sandwich_of_a_gaussian_has_no_sandwich_in_the_mean() -> None:
    x = np.random.default_rng(3).normal(5, 2, 60)
    assert family_sandwich(Gaussian(), x)[0, 0] == pytest.approx(x.var() / 60)


def test_singular_information_is_an_error() -> None:
    with pytest.raises(SolverError, match="singular"):
        sandwich(np.zeros((2, 2)), np.ones((5, 2)))


def test_bread_and_filling_by_hand() -> None:
    # A = diag(2, 4); the scores' outer products sum to [[5, 1], [1, 2]].
    information, scores = np.diag([2.0, 4.0]), np.array([[1.0, 1.0], [2.0, 0.0], [0.0, -1.0]])
    assert sandwich(information, scores) == pytest.approx(np.array([[5 / 4, 1 / 8], [1 / 8, 2 / 16]]))


def test_without_an_intercept_there_is_no_row_for_one() -> None:
    x, y = np.array([[1.0], [2.0], [4.0]]), np.array([1.5, 1.0, 5.0])
    estimate = linear_regression(x, y, intercept=False).fit.estimate
    residuals = y - x[:, 0] * estimate[0]
    expected = float(np.sum((x[:, 0] * residuals) ** 2)) / 21.0**2
    assert linear_sandwich(x, y, estimate, intercept=False) == pytest.approx(np.array([[expected]]))


def test_collinear_columns_have_no_sandwich() -> None:
    x = np.array([[1.0, 2.0], [2.0, 4.0], [3.0, 6.0], [5.0, 10.0]])
    with pytest.raises(SolverError, match="singular"):
        linear_sandwich(x, [1.0, 0.0, 2.0, 1.0], (0.0, 1.0, 1.0))

from __future__ import annotations

import math

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.errors import SolverError
from interview_grill.solver.fit import Status
from interview_grill.solver.regression.linear import (
    linear_regression,
    noise_variance_mle,
    noise_variance_unbiased,
    weighted_mean,
)
from interview_grill.solver.sample import Matrix, Vector
from tests.solver.closeness import entry_gap
from tests.solver.regression.problems import problem


def slope_errors(X: Matrix, y: Vector, weights: Vector | None = None) -> Vector:
    """The peer's standard errors of the slopes, on centred unit columns: it squares the condition of raw ones."""
    means, scales = X.mean(axis=0), X.std(axis=0)
    standard = sm.add_constant((X - means) / scales, has_constant="add")
    if weights is None:
        return np.asarray(sm.OLS(y, standard).fit().bse[1:] / scales)
    solved = sm.WLS(y, standard, weights).fit()
    return np.asarray(solved.bse[1:] / scales / np.sqrt(solved.scale))


def test_ordinary_least_squares_agrees_with_statsmodels_on_200_problems() -> None:
    generator = np.random.default_rng(11)
    for _ in range(200):
        drawn = problem(generator)
        ours = linear_regression(drawn.X, drawn.y)
        # By QR: the pseudo-inverse that statsmodels takes by default loses digits on badly scaled columns.
        theirs = sm.OLS(drawn.y, sm.add_constant(drawn.X, has_constant="add")).fit(method="qr")
        assert entry_gap(ours.fit.estimate, theirs.params) < 1e-8
        assert entry_gap(ours.fit.standard_error[1:], slope_errors(drawn.X, drawn.y)) < 1e-8
        assert ours.fit.log_likelihood == pytest.approx(theirs.llf, rel=1e-8)
        assert ours.rss == pytest.approx(theirs.ssr, rel=1e-8)


def test_weighted_least_squares_agrees_with_statsmodels_on_200_problems() -> None:
    generator = np.random.default_rng(12)
    for _ in range(200):
        drawn = problem(generator)
        variances = 10 ** generator.uniform(-2, 2, drawn.y.size)
        ours = linear_regression(drawn.X, drawn.y, variances=variances)
        theirs = sm.WLS(drawn.y, sm.add_constant(drawn.X, has_constant="add"), 1 / variances).fit(method="qr")
        assert entry_gap(ours.fit.estimate, theirs.params) < 1e-8
        # The variances are known, so nothing is estimated from the residuals: scale 1.
        errors = slope_errors(drawn.X, drawn.y, 1 / variances)
        assert entry_gap(ours.fit.standard_error[1:], errors) < 1e-8


@settings(max_examples=50)
@given(seed=st.integers(0, 10_000))
def test_residuals_are_orthogonal_to_every_column(seed: int) -> None:
    drawn = problem(np.random.default_rng(seed))
    fit = linear_regression(drawn.X, drawn.y).fit
    design = np.column_stack([np.ones(drawn.y.size), drawn.X])
    residual = drawn.y - design @ np.array(fit.estimate)
    cosines = (residual @ design) / np.linalg.norm(design, axis=0) / np.linalg.norm(drawn.y)
    assert np.abs(cosines).max() < 1e-12


@settings(max_examples=30)
@given(seed=st.integers(0, 10_000), factor=st.floats(1e-6, 1e6), shift=st.floats(-1e3, 1e3))
def test_rescaling_a_column_rescales_its_weight_alone(seed: int, factor: float, shift: float) -> None:
    drawn = problem(np.random.default_rng(seed), most_columns=3)
    moved = drawn.X.copy()
    moved[:, 0] = factor * (moved[:, 0] + shift * moved[:, 0].std())
    plain, changed = linear_regression(drawn.X, drawn.y), linear_regression(moved, drawn.y)
    assert changed.fit["w1"] * factor == pytest.approx(plain.fit["w1"], rel=1e-6)
    assert changed.rss == pytest.approx(plain.rss, rel=1e-7)


def test_noise_variance_divides_by_n_or_by_what_is_left() -> None:
    solved = linear_regression([[1.0], [2.0], [4.0], [7.0]], [1.0, 3.0, 2.0, 6.0])
    assert solved.noise_variance_mle == pytest.approx(solved.rss / 4)
    assert solved.noise_variance_unbiased == pytest.approx(solved.rss / 2)
    assert noise_variance_mle(rss=6.0, n=4) == 1.5
    assert noise_variance_unbiased(rss=6.0, n=4, p=2) == 3.0
    with pytest.raises(SolverError, match="more observations than weights"):
        noise_variance_unbiased(rss=6.0, n=2, p=2)


def test_the_fit_without_intercept_goes_through_the_origin() -> None:
    solved = linear_regression([[1.0], [3.0]], [2.0, 5.0], intercept=False)
    assert solved.fit.estimate == pytest.approx((17 / 10,))
    assert solved.predict([2.0]) == pytest.approx(3.4)


def test_prediction_uses_the_intercept() -> None:
    solved = linear_regression([[1.0], [3.0]], [2.0, 5.0], names=["dose"])
    assert solved.fit.parameters == ("intercept", "dose")
    assert solved.predict([5.0]) == pytest.approx(8.0)


def test_duplicate_columns_are_reported_and_share_the_weight() -> None:
    x = np.array([1.0, 2.0, 4.0, 7.0, 11.0])
    y = np.array([1.0, 3.0, 2.0, 6.0, 8.0])
    single = linear_regression(x[:, None], y)
    double = linear_regression(np.column_stack([x, x]), y)
    assert (double.rank, double.fit.status) == (2, Status.NOT_UNIQUE)
    assert double.fit["w1"] == pytest.approx(double.fit["w2"])
    assert double.fit["w1"] + double.fit["w2"] == pytest.approx(single.fit["w1"])
    assert double.rss == pytest.approx(single.rss)
    with pytest.raises(SolverError, match="standard error"):
        double.fit.error_of("w1")


def test_columns_collinear_only_after_rescaling_are_still_found() -> None:
    x = np.linspace(3.0, 9.0, 12)
    solved = linear_regression(np.column_stack([x * 1e-9, x * 1e9 + 5.0]), x**2)
    assert (solved.rank, solved.fit.status) == (2, Status.NOT_UNIQUE)


def test_columns_of_tiny_scale_are_not_taken_for_zero() -> None:
    generator = np.random.default_rng(3)
    X = generator.normal(size=(30, 2)) * [1e-200, 1e150]
    y = X @ np.array([2e200, -3e-150]) + 1.0
    solved = linear_regression(X, y)
    assert solved.rank == 3
    assert entry_gap(solved.fit.estimate, [1.0, 2e200, -3e-150]) < 1e-10


def test_fewer_observations_than_weights_fit_perfectly_and_say_so() -> None:
    solved = linear_regression([[1.0, 2.0, 0.5], [2.0, -1.0, 4.0]], [3.0, 1.0])
    assert solved.fit.status is Status.NOT_UNIQUE
    assert solved.rss == pytest.approx(0.0, abs=1e-25)
    with pytest.raises(SolverError, match="nothing to estimate the noise"):
        _ = solved.noise_variance_unbiased


def test_a_perfect_fit_has_an_unbounded_likelihood() -> None:
    solved = linear_regression([[0.0], [1.0], [2.0]], [0.0, 0.0, 0.0])
    assert solved.rss == 0.0
    assert solved.fit.log_likelihood == math.inf


def test_the_weighted_mean_weighs_by_precision() -> None:
    mean, error = weighted_mean([1.0, 4.0], [0.5, 2.0])
    assert mean == pytest.approx((1 / 0.5 + 4 / 2) / (1 / 0.5 + 1 / 2))
    assert error == pytest.approx(math.sqrt(1 / 2.5))


@pytest.mark.parametrize(
    ("X", "y", "said"),
    [
        ([[1.0], [2.0]], [1.0, 2.0, 3.0], "2 rows and y has 3"),
        ([[1.0], [math.nan]], [1.0, 2.0], "row 2, column 1"),
        ([[], []], [1.0, 2.0], "no columns"),
        ([1.0, 2.0], [1.0, 2.0], "1 dimensions"),
        ([[1.0], [2.0]], [1.0, math.inf], "observation 2"),
    ],
)
def test_unfit_tables_are_refused(X: list[list[float]], y: list[float], said: str) -> None:
    with pytest.raises(SolverError, match=said):
        linear_regression(X, y)


def test_variances_must_be_positive_and_as_many_as_observations() -> None:
    with pytest.raises(SolverError, match="positive"):
        linear_regression([[1.0], [2.0]], [1.0, 2.0], variances=[1.0, 0.0])
    with pytest.raises(SolverError, match="1 variances for 2"):
        linear_regression([[1.0], [2.0]], [1.0, 2.0], variances=[1.0])
    with pytest.raises(SolverError, match="2 names for 1 columns"):
        linear_regression([[1.0], [2.0]], [1.0, 2.0], names=["a", "b"])

from __future__ import annotations

import warnings

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sklearn.linear_model import LogisticRegression

from interview_grill.errors import SolverError
from interview_grill.solver.fit import Status
from interview_grill.solver.regression.logistic import logistic_regression
from interview_grill.solver.regression.logistic_likelihood import (
    curvature,
    log_likelihood,
    newton_step,
    probabilities,
)
from tests.solver.closeness import entry_gap, relative_gap
from tests.solver.regression.problems import problem

SEEDS = st.integers(0, 10_000)


def test_maximum_likelihood_agrees_with_statsmodels_on_200_problems() -> None:
    generator = np.random.default_rng(61)
    compared = 0
    while compared < 200:
        drawn = problem(generator, rows=(60, 200), most_columns=4)
        # The peer gets centred, unit columns: on raw ones its own Hessian is singular to it.
        means, scales = drawn.X.mean(axis=0), drawn.X.std(axis=0)
        try:
            ours = logistic_regression(drawn.X, drawn.labels)
        except SolverError:
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            standard = sm.add_constant((drawn.X - means) / scales, has_constant="add")
            theirs = sm.Logit(drawn.labels, standard).fit(disp=0, tol=1e-14, maxiter=200)
        slopes = theirs.params[1:] / scales
        assert entry_gap(ours.estimate[1:], slopes) < 1e-8
        assert relative_gap(ours.estimate[0], theirs.params[0] - slopes @ means) < 1e-8
        assert entry_gap(ours.standard_error[1:], theirs.bse[1:] / scales) < 1e-8
        assert ours.log_likelihood == pytest.approx(theirs.llf, rel=1e-9)
        compared += 1


def test_the_posterior_mode_agrees_with_scikit_learn_on_200_problems() -> None:
    generator = np.random.default_rng(62)
    compared = 0
    while compared < 200:
        drawn = problem(generator)
        if drawn.labels.min() == drawn.labels.max():
            continue
        X = (drawn.X - drawn.X.mean(axis=0)) / drawn.X.std(axis=0) + generator.uniform(
            -2, 2, drawn.X.shape[1]
        )
        variance = 10 ** generator.uniform(-1, 2)
        ours = logistic_regression(X, drawn.labels, prior_variance=variance)
        theirs = LogisticRegression(C=variance, tol=1e-13, max_iter=10_000, solver="newton-cholesky").fit(
            X, drawn.labels
        )
        assert relative_gap(ours.estimate, [*theirs.intercept_, *theirs.coef_[0]]) < 1e-8
        compared += 1


@settings(max_examples=40)
@given(seed=SEEDS)
def test_the_score_vanishes_at_the_estimate(seed: int) -> None:
    drawn = problem(np.random.default_rng(seed), rows=(80, 160), most_columns=3)
    try:
        fit = logistic_regression(drawn.X, drawn.labels)
    except SolverError:
        return
    design = np.column_stack([np.ones(len(drawn.X)), drawn.X])
    here = curvature(design, drawn.labels, np.array(fit.estimate))
    assert (np.abs(here.score) < 1e-6 * np.sqrt(np.diag(here.information))).all()


@settings(max_examples=40)
@given(seed=SEEDS)
def test_score_and_information_are_the_derivatives_of_the_log_likelihood(seed: int) -> None:
    generator = np.random.default_rng(seed)
    X, y = generator.normal(size=(25, 3)), generator.integers(0, 2, 25).astype(float)
    w = generator.normal(size=3)
    here = curvature(X, y, w)
    assert here.value == pytest.approx(log_likelihood(X, y, w), rel=1e-12)
    for k, step in enumerate(np.eye(3) * 1e-5):
        up, down = curvature(X, y, w + step), curvature(X, y, w - step)
        assert (up.value - down.value) / 2e-5 == pytest.approx(here.score[k], abs=1e-6)
        assert np.allclose((down.score - up.score) / 2e-5, here.information[:, k], atol=1e-6)


def test_long_data_are_solved_from_a_warm_start_to_the_same_answer() -> None:
    generator = np.random.default_rng(70)
    X = generator.normal(size=(30_000, 4)) * [1, 10, 0.1, 1] + [0, 50, 0, -3]
    truth = probabilities(X - [0, 50, 0, -3], np.array([0.5, -0.1, 3.0, 1.0]))
    labels = np.asarray(generator.random(30_000) < truth, dtype=np.float64)
    fit = logistic_regression(X, labels)
    theirs = sm.Logit(labels, sm.add_constant(X - X.mean(axis=0))).fit(disp=0, tol=1e-14)
    assert entry_gap(fit.estimate[1:], theirs.params[1:]) < 1e-8
    assert fit.iterations <= 5


def test_long_data_ordered_by_class_do_not_mislead_the_warm_start() -> None:
    generator = np.random.default_rng(71)
    X = generator.normal(size=(20_000, 2))
    labels = np.sort((generator.random(20_000) < 0.001).astype(float))
    labels[:1] = 1.0
    fit = logistic_regression(X, labels)
    assert np.exp(fit["intercept"]) == pytest.approx(labels.mean(), rel=0.2)


@pytest.mark.parametrize("shift", [0.0, 1e5])
def test_complete_separation_is_reported(shift: float) -> None:
    X = np.array([[1.0], [2.0], [3.0], [4.0], [7.0]]) + shift
    with pytest.raises(SolverError, match="completely separated"):
        logistic_regression(X, [0, 0, 0, 1, 1])


def test_quasi_separation_is_reported() -> None:
    X = np.array([[0.0], [0.0], [0.0], [0.0], [1.0], [1.0]])
    with pytest.raises(SolverError, match="quasi-completely"):
        logistic_regression(X, [0, 1, 0, 1, 1, 1])


def test_separation_touching_in_one_point_is_quasi_complete() -> None:
    X = np.array([[1.0], [2.0], [3.0], [3.0], [4.0], [6.0]])
    with pytest.raises(SolverError, match="quasi-completely"):
        logistic_regression(X, [0, 0, 0, 1, 1, 1])


def test_separation_hidden_in_a_combination_of_collinear_columns_is_found() -> None:
    generator = np.random.default_rng(80)
    a, b = generator.normal(size=(2, 40))
    X = np.column_stack([a, b, a + b, 2 * a - b]) * [1, 1e4, 1e-3, 1]
    with pytest.raises(SolverError, match="completely separated"):
        logistic_regression(X, (a - 0.5 * b > 0.1).astype(float))


@settings(max_examples=40)
@given(seed=SEEDS, columns=st.integers(1, 4))
@example(seed=8159, columns=1)  # a millionth of the range lies between the classes
def test_every_separable_problem_is_found_out(seed: int, columns: int) -> None:
    generator = np.random.default_rng(seed)
    X = generator.normal(size=(30, columns)) * 10 ** generator.uniform(-3, 3, columns)
    direction = generator.normal(size=columns) / np.abs(X).max(axis=0)
    labels = (X @ direction > np.median(X @ direction)).astype(float)
    with pytest.raises(SolverError, match="separated"):
        logistic_regression(X, labels)


def test_nearly_separated_data_still_have_an_estimate() -> None:
    x = np.concatenate([np.linspace(-3, -0.01, 60), np.linspace(0.01, 3, 60)])
    labels = (x > 0).astype(float)
    labels[[59, 60]] = [1.0, 0.0]
    fit = logistic_regression(x[:, None], labels)
    assert fit.status is Status.INTERIOR
    assert fit["w1"] > 10


def test_collinear_columns_leave_the_fitted_probabilities_determined() -> None:
    generator = np.random.default_rng(81)
    x = generator.normal(size=60) * 3 + 40
    labels = (generator.random(60) < 1 / (1 + np.exp(-(x - 40) / 3))).astype(float)
    single = logistic_regression(x[:, None], labels)
    double = logistic_regression(np.column_stack([x, 5 - 2 * x]), labels)
    assert double.status is Status.NOT_UNIQUE
    assert double.log_likelihood == pytest.approx(single.log_likelihood, rel=1e-12)
    at = double["intercept"] + double["w1"] * 41 + double["w2"] * (5 - 82)
    assert at == pytest.approx(single["intercept"] + single["w1"] * 41, rel=1e-9)


def test_a_newton_step_that_would_fall_is_halved() -> None:
    """Features of very different reach: the ninth full step from zero lowers the likelihood."""
    X = np.array([[-3, -951], [14, 0], [-206, 3], [0, 1], [1, -1], [-41, -3], [-2, -1]], dtype=np.float64)
    labels = np.array([0.0, 1, 0, 1, 0, 0, 1])
    fit = logistic_regression(X, labels)
    here = curvature(np.column_stack([np.ones(7), X]), labels, np.array(fit.estimate))
    assert here.score == pytest.approx(np.zeros(3), abs=1e-9)
    assert fit.estimate == pytest.approx((2.86903575558, 0.07917984815, 2.79877573921), rel=1e-9)


def test_one_class_alone_diverges_even_with_a_prior_on_the_weights() -> None:
    for prior in (None, 4.0):
        with pytest.raises(SolverError, match="intercept grows without bound"):
            logistic_regression([[1.0], [2.0]], [1, 1], prior_variance=prior)
    bounded = logistic_regression([[1.0], [2.0]], [1, 1], prior_variance=4.0, intercept_prior_variance=9.0)
    assert 0 < bounded["intercept"] < 10
    design = np.array([[1.0, 1.0], [1.0, 2.0]])
    here = curvature(design, np.ones(2), np.array(bounded.estimate))
    assert here.score == pytest.approx([bounded["intercept"] / 9.0, bounded["w1"] / 4.0], abs=1e-8)


def test_a_prior_gives_separated_data_a_finite_mode() -> None:
    X, labels = np.array([[1.0], [2.0], [3.0], [4.0]]), np.array([0.0, 0.0, 1.0, 1.0])
    fit = logistic_regression(X, labels, prior_variance=2.0)
    design = np.column_stack([np.ones(4), X])
    here = curvature(design, labels, np.array(fit.estimate))
    assert here.score == pytest.approx([0.0, fit["w1"] / 2.0], abs=1e-8)
    assert fit.error_of("w1") > 0


def test_the_intercept_alone_is_the_logit_of_the_mean() -> None:
    fit = logistic_regression(np.ones((4, 1)), [1, 0, 0, 0], intercept=False)
    assert fit.estimate[0] == pytest.approx(np.log(1 / 3), rel=1e-12)


def test_a_newton_step_from_zero_is_a_linear_regression() -> None:
    # At w = 0 every weight is 1/4: the step is 4 (XᵀX)⁻¹ Xᵀ(y - 1/2).
    X, y = np.array([[1.0, 2.0], [1.0, -1.0], [1.0, 0.5]]), np.array([1.0, 0.0, 0.0])
    expected = 4 * np.linalg.lstsq(X, y - 0.5, rcond=None)[0]
    assert newton_step(X, y, np.zeros(2)) == pytest.approx(expected, rel=1e-12)


def test_predictors_far_in_the_tails_neither_overflow_nor_lose_the_likelihood() -> None:
    X = np.array([[1e4], [-1e4]])
    assert log_likelihood(X, np.array([1.0, 0.0]), np.array([1.0])) == 0.0
    assert log_likelihood(X, np.array([0.0, 1.0]), np.array([1.0])) == -2e4
    assert probabilities(X, np.array([1.0])).tolist() == [1.0, 0.0]


@pytest.mark.parametrize(
    ("labels", "options", "said"),
    [
        ([0, 2], {}, "0 or 1"),
        ([0, 1], {"prior_variance": 0.0}, "prior variance"),
        ([0, 1], {"intercept_prior_variance": 1.0}, "intercept alone"),
    ],
)
def test_unfit_requests_are_refused(labels: list[float], options: dict[str, float], said: str) -> None:
    with pytest.raises(SolverError, match=said):
        logistic_regression([[1.0], [2.0]], labels, **options)  # type: ignore[arg-type]

"""Solver calls on regression: least squares, ridge, lasso and logistic with one or two features."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from interview_grill.errors import SolverError
from interview_grill.solver.regression import linear, shrinkage
from interview_grill.solver.regression.design import Table, as_design, with_intercept
from interview_grill.solver.regression.lasso import largest_useful_penalty, lasso_regression
from interview_grill.solver.regression.linear import LinearFit, linear_regression
from interview_grill.solver.regression.logistic import logistic_regression
from interview_grill.solver.regression.logistic_likelihood import curvature, newton_step
from interview_grill.solver.regression.ridge import ridge_regression
from interview_grill.solver.sample import Matrix, Vector, as_sample, require
from interview_grill.solver.sigmoid import logit, sigmoid

if TYPE_CHECKING:
    from interview_grill.solver.calls import Binding

Numbers = Sequence[float]


def _columns(*columns: Numbers) -> Table:
    lengths = {len(column) for column in columns}
    if len(lengths) > 1:
        raise SolverError("the features have different lengths")
    return np.column_stack([as_sample(column, what="x") for column in columns])


def _line(x: Numbers, y: Numbers, variances: Numbers | None = None) -> LinearFit:
    solved = linear_regression(_columns(x), y, variances=variances, names=("slope",))
    if solved.rank < 2:
        raise SolverError("all x are equal, so the slope is not determined")
    return solved


def _through_origin(x: Numbers, y: Numbers, variances: Numbers | None = None) -> float:
    solved = linear_regression(_columns(x), y, intercept=False, variances=variances)
    if solved.rank < 1:
        raise SolverError("all x are 0, so the slope is not determined")
    return solved.fit.estimate[0]


def _two(x1: Numbers, x2: Numbers, y: Numbers, *, intercept: bool) -> tuple[float, ...]:
    solved = linear_regression(_columns(x1, x2), y, intercept=intercept)
    if solved.rank < len(solved.fit.estimate):
        raise SolverError("the columns are collinear, so the weights are not determined")
    return solved.fit.estimate


_LINEAR: dict[str, Binding] = {
    "linear-regression.slope": lambda x, y: _line(x, y).fit["slope"],
    "linear-regression.intercept": lambda x, y: _line(x, y).fit["intercept"],
    "linear-regression.coefficients": lambda x, y: _line(x, y).fit.estimate,
    "linear-regression.through-origin": _through_origin,
    "linear-regression.two-features": lambda x1, x2, y: _two(x1, x2, y, intercept=False),
    "linear-regression.two-features.with-intercept": lambda x1, x2, y: _two(x1, x2, y, intercept=True),
    "linear-regression.rss": lambda x, y: _line(x, y).rss,
    "linear-regression.predict": lambda x, y, at: _line(x, y).predict((at,)),
    "linear-regression.slope.standard-error": lambda x, y: _line(x, y).fit.error_of("slope"),
    "linear-regression.noise-variance.mle": lambda x, y: _line(x, y).noise_variance_mle,
    "linear-regression.noise-variance.unbiased": lambda x, y: _line(x, y).noise_variance_unbiased,
    "noise-variance.mle": linear.noise_variance_mle,
    "noise-variance.unbiased": linear.noise_variance_unbiased,
    "weighted-least-squares.mean": lambda data, variances: linear.weighted_mean(data, variances)[0],
    "weighted-least-squares.mean.standard-error": lambda variances: linear.weighted_mean(
        [0.0] * len(variances), variances
    )[1],
    "weighted-least-squares.slope": lambda x, y, variances: _line(x, y, variances).fit["slope"],
    "weighted-least-squares.intercept": lambda x, y, variances: _line(x, y, variances).fit["intercept"],
    "weighted-least-squares.through-origin": _through_origin,
}


def _ridge(columns: Table, y: Numbers, penalty: float, *, intercept: bool) -> tuple[float, ...]:
    return ridge_regression(columns, y, penalty=penalty, intercept=intercept).estimate


_RIDGE: dict[str, Binding] = {
    "ridge.one-feature": lambda x, y, penalty: _ridge(_columns(x), y, penalty, intercept=False)[0],
    "ridge.one-feature.with-intercept": lambda x, y, penalty: _ridge(_columns(x), y, penalty, intercept=True),
    "ridge.slope": lambda x, y, penalty: _ridge(_columns(x), y, penalty, intercept=True)[1],
    "ridge.intercept": lambda x, y, penalty: _ridge(_columns(x), y, penalty, intercept=True)[0],
    "ridge.two-features": lambda x1, x2, y, penalty: _ridge(_columns(x1, x2), y, penalty, intercept=False),
    "ridge.two-features.with-intercept": lambda x1, x2, y, penalty: _ridge(
        _columns(x1, x2), y, penalty, intercept=True
    ),
    "ridge.penalty": shrinkage.ridge_penalty,
    "ridge.penalty.half-rss": shrinkage.ridge_penalty_half_rss,
    "ridge.penalty.mean-loss": shrinkage.ridge_penalty_mean_loss,
    "ridge.prior-variance.mean-loss": shrinkage.ridge_prior_variance_mean_loss,
    "gaussian-prior.penalty": shrinkage.gaussian_prior_penalty,
    "gaussian-prior.variance.mean-loss": shrinkage.gaussian_prior_variance_mean_loss,
    "ridge.filter": shrinkage.ridge_filter,
    "early-stopping.filter": shrinkage.early_stopping_filter,
    "early-stopping.penalty": shrinkage.early_stopping_penalty,
}

_LASSO: dict[str, Binding] = {
    "lasso.penalty": shrinkage.lasso_penalty,
    "lasso.penalty.rss": shrinkage.lasso_penalty_rss,
    "lasso.prior-scale": shrinkage.lasso_prior_scale,
    "lasso.soft-threshold": shrinkage.soft_threshold,
    "lasso.orthonormal": shrinkage.orthonormal_lasso,
    "lasso.one-feature": lambda x, y, penalty: lasso_regression(
        _columns(x), y, penalty=penalty, intercept=False
    ).estimate[0],
    "lasso.two-features": lambda x1, x2, y, penalty: (
        lasso_regression(_columns(x1, x2), y, penalty=penalty, intercept=False).estimate
    ),
    "lasso.largest-penalty": lambda x1, x2, y: largest_useful_penalty(_columns(x1, x2), y),
}


def _classes(x: Numbers, y: Numbers, *, intercept: bool) -> tuple[Matrix, Vector]:
    matrix, target = as_design(_columns(x), y)
    require(target, (target == 0.0) | (target == 1.0), "the response of a logistic regression is 0 or 1")
    return (with_intercept(matrix) if intercept else matrix), target


def _newton(x: Numbers, y: Numbers, weights: Numbers, *, intercept: bool) -> tuple[float, ...]:
    matrix, target = _classes(x, y, intercept=intercept)
    if np.linalg.matrix_rank(matrix) < matrix.shape[1]:
        raise SolverError("the Hessian is singular: the features do not determine the weights")
    return tuple(newton_step(matrix, target, np.array(weights)).tolist())


def _at(x: Numbers, y: Numbers, intercept: float, slope: float) -> tuple[float, tuple[float, ...]]:
    here = curvature(*_classes(x, y, intercept=True), np.array([intercept, slope]))
    return here.value, tuple(here.score.tolist())


def _log_losses(y: Numbers, probabilities: Numbers) -> Vector:
    labels, p = as_sample(y, what="y"), as_sample(probabilities, what="probabilities")
    require(labels, (labels == 0.0) | (labels == 1.0), "labels are 0 or 1")
    require(p, (p >= 0.0) & (p <= 1.0), "probabilities lie in [0, 1]")
    if labels.size != p.size:
        raise SolverError(f"{labels.size} labels and {p.size} probabilities")
    with np.errstate(divide="ignore"):
        return np.asarray(np.where(labels == 1.0, -np.log(p), -np.log1p(-p)))


def _intercept_only(y: Numbers) -> float:
    labels = as_sample(y, what="y")
    require(labels, (labels == 0.0) | (labels == 1.0), "the response of a logistic regression is 0 or 1")
    return logit(float(labels.mean()))


_LOGISTIC: dict[str, Binding] = {
    "logistic.probability": lambda linear_predictor: sigmoid(linear_predictor),
    "logistic.logit": logit,
    "logistic.mle": lambda x, y: logistic_regression(_columns(x), y).estimate,
    "logistic.mle.intercept-only": _intercept_only,
    "logistic.map": lambda x, y, prior_variance: (
        logistic_regression(_columns(x), y, prior_variance=prior_variance).estimate
    ),
    "logistic.log-likelihood": lambda x, y, intercept, slope: _at(x, y, intercept, slope)[0],
    "logistic.score": lambda x, y, intercept, slope: _at(x, y, intercept, slope)[1],
    "logistic.newton-step": lambda x, y, intercept, slope: _newton(x, y, (intercept, slope), intercept=True),
    "logistic.newton-step.through-origin": lambda x, y, weight: _newton(x, y, (weight,), intercept=False)[0],
    "log-loss.mean": lambda y, probabilities: float(np.mean(_log_losses(y, probabilities))),
    "log-loss.total": lambda y, probabilities: float(np.sum(_log_losses(y, probabilities))),
}

REGRESSION: Mapping[str, Binding] = {**_LINEAR, **_RIDGE, **_LASSO, **_LOGISTIC}

"""The sandwich variance A⁻¹BA⁻¹: what the variance of an M-estimator is when the model is not the truth.

Huber 1967, White 1982; van der Vaart, Asymptotic Statistics, chapter 5.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np

from interview_grill.errors import SolverError
from interview_grill.solver.families.family import Family, Summary
from interview_grill.solver.regression.design import Table, as_design, with_intercept
from interview_grill.solver.regression.logistic_likelihood import curvature, probabilities
from interview_grill.solver.sample import Data, Matrix

S = TypeVar("S", bound=Summary)


def sandwich(observed_information: Matrix, scores: Matrix) -> Matrix:
    """Return A⁻¹BA⁻¹, shape (k, k), with B the sum of the scores' outer products.

    A, shape (k, k), is minus the log-likelihood's second derivative; `scores` has shape (n, k). Raises
    SolverError for a singular A.
    """
    if np.linalg.matrix_rank(observed_information) < len(observed_information):
        raise SolverError("the observed information is singular, so the sandwich variance does not exist")
    half = np.linalg.solve(observed_information, scores.T)
    return np.asarray(half @ half.T)


def family_sandwich(family: Family[S], data: Data) -> Matrix:
    """Return the sandwich covariance of a family's MLE at the data, shape (k, k): 1/(nI) only if the model
    holds.

    Raises SolverError where the family has no maximum or its information is singular.
    """
    summary = family.summarise(data)
    theta = np.asarray(family.maximise(summary).theta)
    return sandwich(family.observed_information(summary, theta), family.scores(data, theta))


def linear_sandwich(X: Table, y: Data, estimate: tuple[float, ...], *, intercept: bool = True) -> Matrix:
    """Return the heteroscedasticity-robust covariance of least squares (White 1980, HC0) at its estimate.

    X has shape (n, p), the result p or 1 + p rows, the intercept first. Raises SolverError for collinear
    columns.
    """
    matrix, target = as_design(X, y)
    design = with_intercept(matrix) if intercept else matrix
    residual = target - design @ np.asarray(estimate)
    return sandwich(design.T @ design, design * residual[:, None])


def logistic_sandwich(X: Table, y: Data, estimate: tuple[float, ...], *, intercept: bool = True) -> Matrix:
    """Return the robust covariance of a logistic regression at its maximum likelihood estimate, shaped as in
    `linear_sandwich`. Raises SolverError where the information is singular.
    """
    matrix, target = as_design(X, y)
    design = with_intercept(matrix) if intercept else matrix
    weights = np.asarray(estimate)
    residual = target - probabilities(design, weights)
    return sandwich(curvature(design, target, weights).information, design * residual[:, None])

"""Logistic regression by Newton's method (IRLS) with step halving: maximum likelihood, or MAP under a
Gaussian prior.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from interview_grill.errors import SolverError
from interview_grill.solver.fit import Fit, Status, root_or_nan
from interview_grill.solver.regression.design import Table, as_design, parameter_names
from interview_grill.solver.regression.logistic_likelihood import Curvature, curvature
from interview_grill.solver.regression.separation import certify, separating
from interview_grill.solver.regression.standardised import Standardised, column_span, standardise
from interview_grill.solver.sample import Data, Matrix, Vector, require

_ITERATIONS = 100
_CAREFUL_FROM = 6
_FIRST_CHECK = 8
# Newton's error is squared by each step: a step of 1e-6 in a linear predictor leaves one of about 1e-13.
_SETTLED = 1e-6
_WARM_START_FROM = 20_000
_WARM_START_ROWS = 4_000


def logistic_regression(
    X: Table,
    y: Data,
    *,
    intercept: bool = True,
    prior_variance: float | None = None,
    intercept_prior_variance: float | None = None,
    names: Sequence[str] | None = None,
) -> Fit:
    """Return the fit of P(y=1) = sigmoid(Xw) for X of shape (n, p) and y of 0 and 1.

    With `prior_variance` the estimate is the posterior mode under w ~ N(0, prior_variance) and the standard
    errors are those of the Laplace approximation; the intercept is free unless it has a variance of its own.
    The log-likelihood is without the prior. Raises SolverError for separated and quasi-separated data, and
    for one class with a free intercept.
    """
    matrix, target = as_design(X, y)
    free = intercept and intercept_prior_variance is None
    _require_classes(target, both=free)
    working = standardise(np.asarray(matrix, dtype=np.float64), intercept=intercept, centred=free)
    precision = _precision(matrix.shape[1], intercept, prior_variance, intercept_prior_variance)
    full = working
    if not precision.any():
        basis = column_span(working)
        working = working.restricted(basis) if basis is not None else working
    problem = _Problem(working, target, working.back.T @ (precision[:, None] * working.back))
    state = problem.maximise()
    return Fit(
        parameters=parameter_names(matrix.shape[1], intercept=intercept, names=names),
        estimate=tuple((working.back @ state.point).tolist()),
        standard_error=_standard_errors(working, state.hessian, full.back.shape[0]),
        log_likelihood=state.log_likelihood,
        status=Status.INTERIOR if working.matrix.shape[1] == full.matrix.shape[1] else Status.NOT_UNIQUE,
        n=target.size,
        iterations=state.iterations,
    )


def _require_classes(target: Vector, *, both: bool) -> None:
    """Raise a SolverError unless responses are 0 or 1, and of both kinds where an intercept is free."""
    ones = target == 1.0
    require(target, ones | (target == 0.0), "the response of a logistic regression is 0 or 1")
    if both and not 0 < np.count_nonzero(ones) < target.size:
        raise SolverError(
            f"every response is {target[0]:g}: the intercept grows without bound, so no maximum exists",
            mend="both classes are needed, or a prior on the intercept",
        )


def _precision(columns: int, intercept: bool, weights: float | None, constant: float | None) -> Vector:
    """The prior precision of each parameter, 0 where it is free."""
    for variance in (weights, constant):
        if variance is not None and not (0.0 < variance < float("inf")):
            raise SolverError(f"a prior variance must be positive and finite, not {variance:g}")
    if weights is None and constant is not None:
        raise SolverError(
            "a prior on the intercept alone leaves the weights free", mend="give the weights a prior too"
        )
    own = np.full(columns, 1.0 / weights if weights is not None else 0.0)
    return np.concatenate([[1.0 / constant if constant is not None else 0.0], own]) if intercept else own


def _standard_errors(working: Standardised, hessian: Matrix, parameters: int) -> tuple[float, ...]:
    if working.matrix.shape[1] < parameters:
        return tuple(float("nan") for _ in range(parameters))
    inverse_map = np.linalg.solve(hessian, working.back.T)
    return tuple(root_or_nan(v) for v in np.einsum("ij,ji->i", working.back, inverse_map).tolist())


@dataclass(frozen=True, slots=True)
class _State:
    point: Vector
    hessian: Matrix
    log_likelihood: float
    iterations: int


class _Problem:
    """The penalised log-likelihood in working coordinates: ll(v) - vᵀPv/2."""

    def __init__(self, design: Standardised, y: Vector, penalty: Matrix) -> None:
        self.design = design
        self.y = y
        self.penalty = penalty
        self.penalised = bool(penalty.any())

    def at(self, v: Vector) -> Curvature:
        """Value, gradient and negative Hessian of the penalised log-likelihood."""
        plain = curvature(self.design.matrix, self.y, v)
        if not self.penalised:
            return plain
        pull = self.penalty @ v
        return Curvature(
            plain.value - 0.5 * float(v @ pull), plain.score - pull, plain.information + self.penalty
        )

    def start(self) -> Vector:
        """Zero, or for long data the solution on every k-th row, which is within sampling error of the
        answer.
        """
        zero = np.zeros(self.design.matrix.shape[1])
        if len(self.y) < _WARM_START_FROM:
            return zero
        stride = len(self.y) // _WARM_START_ROWS
        part = _Problem(
            Standardised(self.design.matrix[::stride], self.design.back, self.design.rounding),
            self.y[::stride],
            self.penalty / stride,
        )
        v, here = zero, part.at(zero)
        for _ in range(6):
            v, here, moved = part.step(v, here)
            if moved < 1e-3:
                return v
        return zero

    def step(self, v: Vector, here: Curvature, *, careful: bool = False) -> tuple[Vector, Curvature, float]:
        """One Newton step, halved until the objective does not fall; the largest change it makes to a linear
        predictor.
        """
        direction = _solve(here.information, here.score, careful=careful)
        slack = 1e-12 * (1.0 + abs(here.value))
        for _ in range(40):
            there = self.at(v + direction)
            if there.value >= here.value - slack:
                return v + direction, there, float(np.abs(direction).sum())
            direction = 0.5 * direction
        return v, here, 0.0

    def maximise(self) -> _State:
        """Iterate to a fixed point; ask whether the data are separated when it is not near."""
        v = self.start()
        here = self.at(v)
        for iteration in range(1, _ITERATIONS + 1):
            before = v
            v, here, moved = self.step(v, here, careful=iteration >= _CAREFUL_FROM)
            if moved <= _SETTLED * (1.0 + float(np.abs(v).sum())):
                if not self.penalised and (separation := separating(self.design.matrix, self.y, v)):
                    raise separation.error()
                prior = 0.5 * float(v @ self.penalty @ v)
                return _State(v, here.information, here.value + prior, iteration)
            if iteration >= _FIRST_CHECK and not self.penalised:
                separation = certify(self.design.matrix, self.y, v - before)
                if separation is not None:
                    raise separation.error()
        raise SolverError(f"the logistic likelihood was not maximised in {_ITERATIONS} Newton steps")


def _solve(information: Matrix, score: Vector, *, careful: bool) -> Vector:
    """The Newton direction; when careful, equilibrated and without directions whose information has vanished."""
    if not careful:
        try:
            return np.asarray(np.linalg.solve(information, score))
        except np.linalg.LinAlgError:
            pass  # exactly singular: the spectrum decides which directions are left
    scale = 1.0 / np.sqrt(np.maximum(information.diagonal(), 1e-300))
    spectrum, vectors = np.linalg.eigh(information * scale * scale[:, None])
    kept = spectrum > 1e-14 * spectrum[-1]
    part = vectors[:, kept]
    return np.asarray(scale * (part @ (((scale * score) @ part) / spectrum[kept])))

"""Solver calls on estimators: bias, mean squared error, generic Wald intervals, the delta method, loss
minimisers.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import nan
from typing import TYPE_CHECKING

from interview_grill.solver.asymptotics import delta_method
from interview_grill.solver.asymptotics.information_matrix import standard_errors
from interview_grill.solver.estimators import (
    DividedSquares,
    absolute_loss_minimiser,
    exponential_rate_bias,
    exponential_rate_expectation,
    map_proportion_bias,
    map_proportion_mean_squared_error,
    proportion_mean_squared_error,
    shrunk_proportion_bias,
    shrunk_proportion_mean_squared_error,
    squared_loss_minimiser,
)
from interview_grill.solver.families.uniform import (
    bias_of_mle,
    mean_squared_error_of_mle,
    variance_of_unbiased,
)
from interview_grill.solver.fit import wald_interval

if TYPE_CHECKING:
    from interview_grill.solver.calls import Binding


def _squares(variance: float, n: float, divisor: float = nan) -> DividedSquares:
    return DividedSquares(variance=variance, n=n, divisor=divisor)


def _delta(transformation: str) -> Binding:
    derivative = delta_method.DERIVATIVES[transformation]

    def error(estimate: float, standard_error: float) -> float:
        return delta_method.transformed_error(standard_error=standard_error, derivative=derivative(estimate))

    return error


def _component_error(component: int) -> Binding:
    def error(first: float, shared: float, second: float, n: float) -> float:
        return standard_errors(((first, shared), (shared, second)), n=n)[component]

    return error


ESTIMATORS: Mapping[str, Binding] = {
    "gaussian.variance-estimator.bias": lambda **given: _squares(**given).bias,
    "gaussian.variance-estimator.expectation": lambda **given: _squares(**given).expectation,
    "gaussian.variance-estimator.variance": lambda **given: _squares(**given).spread,
    "gaussian.variance-estimator.mean-squared-error": lambda **given: _squares(**given).mean_squared_error,
    "exponential.mle.rate.bias": exponential_rate_bias,
    "exponential.mle.rate.expectation": exponential_rate_expectation,
    "uniform.mle.upper.bias": bias_of_mle,
    "uniform.mle.upper.mean-squared-error": mean_squared_error_of_mle,
    "uniform.unbiased.upper.variance": variance_of_unbiased,
    "bernoulli.mle.mean-squared-error": lambda probability, n: proportion_mean_squared_error(
        probability_of_success=probability, n=n
    ),
    "beta-bernoulli.mean.bias": lambda alpha, beta, probability, n: shrunk_proportion_bias(
        alpha=alpha, beta=beta, probability_of_success=probability, n=n
    ),
    "beta-bernoulli.mean.mean-squared-error": lambda alpha, beta, probability, n: (
        shrunk_proportion_mean_squared_error(alpha=alpha, beta=beta, probability_of_success=probability, n=n)
    ),
    "beta-bernoulli.map.bias": lambda alpha, beta, probability, n: map_proportion_bias(
        alpha=alpha, beta=beta, probability_of_success=probability, n=n
    ),
    "beta-bernoulli.map.mean-squared-error": lambda alpha, beta, probability, n: (
        map_proportion_mean_squared_error(alpha=alpha, beta=beta, probability_of_success=probability, n=n)
    ),
    "wald.lower": lambda estimate, standard_error, level=0.95: (
        wald_interval(estimate, standard_error, level=level).lower
    ),
    "wald.upper": lambda estimate, standard_error, level=0.95: (
        wald_interval(estimate, standard_error, level=level).upper
    ),
    "information-matrix.standard-error.first": _component_error(0),
    "information-matrix.standard-error.second": _component_error(1),
    "delta-method.standard-error": delta_method.transformed_error,
    **{f"delta-method.{name}": _delta(name) for name in delta_method.DERIVATIVES},
    "delta-method.log-odds": delta_method.log_odds_error,
    "delta-method.odds": delta_method.odds_error,
    "delta-method.exponential-scale": delta_method.exponential_scale_error,
    "delta-method.poisson-zero-probability": delta_method.poisson_zero_probability_error,
    "delta-method.gaussian-sd": delta_method.gaussian_sd_error,
    "loss-minimiser.squared": squared_loss_minimiser,
    "loss-minimiser.absolute": absolute_loss_minimiser,
}

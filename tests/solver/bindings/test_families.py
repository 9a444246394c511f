"""Calls on families: the same estimate by every name that speaks of it, against SciPy."""

from __future__ import annotations

import math

import numpy as np
import pytest
import scipy.stats

from interview_grill.errors import SolverError
from interview_grill.solver.calls import Argument, call

DATA = [3.0, 1.0, 4.0, 2.0, 6.0]
COIN = [1.0, 0.0, 1.0, 1.0, 0.0]
MEAN, SQUARES = 3.2, 14.8
Z = 1.959963984540054


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("bernoulli.mle", {"data": COIN}, 0.6),
        ("bernoulli.standard-error", {"data": COIN}, math.sqrt(0.24 / 5)),
        ("bernoulli.standard-error-at", {"probability": 0.3, "n": 7}, math.sqrt(0.03)),
        ("bernoulli.fisher-information", {"probability": 0.3}, 1 / 0.21),
        ("bernoulli.fisher-information", {"probability": 0.3, "n": 7}, 7 / 0.21),
        ("bernoulli.cramer-rao", {"probability": 0.3, "n": 7}, 0.03),
        ("bernoulli.score", {"data": COIN, "probability": 0.3}, 3 / 0.3 - 2 / 0.7),
        ("binomial.mle", {"successes": 5, "trials": 8}, 0.625),
        ("binomial.standard-error", {"successes": 5, "trials": 8}, math.sqrt(0.625 * 0.375 / 8)),
        ("binomial.score", {"successes": 5, "trials": 8, "probability": 0.4}, 5 / 0.4 - 3 / 0.6),
        ("categorical.mle", {"counts": [3, 5, 2]}, (0.3, 0.5, 0.2)),
        ("poisson.mle", {"data": DATA}, MEAN),
        ("poisson.mle.exposure", {"counts": [3, 5], "exposures": [1.5, 0.5]}, 4.0),
        ("poisson.standard-error", {"data": DATA}, math.sqrt(MEAN / 5)),
        ("poisson.fisher-information", {"rate": 0.9, "n": 5}, 5 / 0.9),
        ("poisson.score", {"data": DATA, "rate": 2}, 16 / 2 - 5),
        ("exponential.mle.rate", {"data": DATA}, 1 / MEAN),
        ("exponential.mle.scale", {"data": DATA}, MEAN),
        ("exponential.variance", {"rate": 0.5}, 4.0),
        ("exponential.standard-error.rate", {"data": DATA}, 1 / MEAN / math.sqrt(5)),
        ("exponential.standard-error.scale", {"data": DATA}, MEAN / math.sqrt(5)),
        ("exponential.fisher-information.rate", {"rate": 0.5}, 4.0),
        ("exponential.fisher-information.scale", {"scale": 0.5, "n": 3}, 12.0),
        ("exponential.cramer-rao.scale", {"scale": 0.5, "n": 3}, 1 / 12),
        ("exponential.score", {"data": DATA, "rate": 0.5}, 5 / 0.5 - 16),
        ("gaussian.mle", {"data": DATA}, (MEAN, SQUARES / 5)),
        ("gaussian.mle.mean", {"data": DATA}, MEAN),
        ("gaussian.mle.variance", {"data": DATA}, SQUARES / 5),
        ("gaussian.mle.variance", {"data": DATA, "mean": 2}, SQUARES / 5 + 1.2**2),
        ("gaussian.mle.sd", {"data": DATA}, math.sqrt(SQUARES / 5)),
        ("gaussian.mle.sd", {"data": DATA, "mean": 2}, math.sqrt(SQUARES / 5 + 1.2**2)),
        ("gaussian.unbiased.variance", {"data": DATA}, SQUARES / 4),
        ("gaussian.standard-error.mean", {"data": DATA}, math.sqrt(SQUARES / 25)),
        ("gaussian.standard-error.mean", {"data": DATA, "variance": 2.6}, math.sqrt(2.6 / 5)),
        ("gaussian.standard-error.variance", {"data": DATA}, SQUARES / 5 * math.sqrt(2 / 5)),
        ("gaussian.score", {"data": DATA, "mean": 2, "variance": 2.5}, (6 / 2.5, -1 + 22 / (2 * 6.25))),
        ("gaussian.fisher-information.mean", {"variance": 2.5, "n": 5}, 2.0),
        ("gaussian.fisher-information.variance", {"variance": 2.5, "n": 5}, 5 / (2 * 6.25)),
        ("gaussian.cramer-rao.variance", {"variance": 2.5, "n": 5}, 2.5),
        ("uniform.mle.upper", {"data": DATA}, 6.0),
        ("uniform.unbiased.upper", {"data": DATA}, 7.2),
        ("uniform.log-likelihood", {"data": DATA, "upper": 8}, -5 * math.log(8)),
        ("laplace.mle.location", {"data": DATA}, 3.0),
        ("laplace.mle.scale", {"data": DATA}, 7 / 5),
        ("laplace.mle.scale", {"data": DATA, "location": 2}, 8 / 5),
        ("laplace.fisher-information.location", {"scale": 0.5, "n": 3}, 12.0),
        ("laplace.fisher-information.scale", {"scale": 0.5}, 4.0),
    ],
)
def test_answers_worked_by_hand(name: str, arguments: dict[str, Argument], expected: object) -> None:
    assert call(name, arguments) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        (
            "bernoulli.log-likelihood",
            {"data": COIN, "probability": 0.3},
            3 * math.log(0.3) + 2 * math.log(0.7),
        ),
        ("poisson.log-likelihood", {"data": DATA, "rate": 2.5}, scipy.stats.poisson(2.5).logpmf(DATA).sum()),
        (
            "exponential.log-likelihood",
            {"data": DATA, "rate": 0.5},
            scipy.stats.expon(scale=2).logpdf(DATA).sum(),
        ),
        (
            "gaussian.log-likelihood",
            {"data": DATA, "mean": 2, "variance": 2.5},
            scipy.stats.norm(2, math.sqrt(2.5)).logpdf(DATA).sum(),
        ),
        (
            "laplace.log-likelihood",
            {"data": DATA, "location": 2, "scale": 1.5},
            scipy.stats.laplace(2, 1.5).logpdf(DATA).sum(),
        ),
    ],
)
def test_log_likelihoods_are_those_of_scipy(
    name: str, arguments: dict[str, Argument], expected: float
) -> None:
    assert call(name, arguments) == pytest.approx(float(expected), rel=1e-12)


@pytest.mark.parametrize(
    ("prefix", "data", "estimate", "error"),
    [
        ("bernoulli.wald", {"data": COIN}, 0.6, math.sqrt(0.24 / 5)),
        ("binomial.wald", {"successes": 3, "trials": 5}, 0.6, math.sqrt(0.24 / 5)),
        ("poisson.wald", {"data": DATA}, MEAN, math.sqrt(MEAN / 5)),
        ("exponential.wald.rate", {"data": DATA}, 1 / MEAN, 1 / MEAN / math.sqrt(5)),
        ("gaussian.wald.mean", {"data": DATA}, MEAN, math.sqrt(SQUARES / 25)),
        ("gaussian.wald.mean", {"data": DATA, "variance": 2.6}, MEAN, math.sqrt(2.6 / 5)),
    ],
)
def test_a_wald_interval_is_the_estimate_and_its_error_at_the_level_said(
    prefix: str, data: dict[str, Argument], estimate: float, error: float
) -> None:
    ends = call(prefix, data)
    assert ends == pytest.approx((estimate - Z * error, estimate + Z * error), rel=1e-10)
    assert (call(f"{prefix}.lower", data), call(f"{prefix}.upper", data)) == ends
    narrow = call(prefix, {**data, "level": 0.5})
    assert narrow == pytest.approx(
        (estimate - 0.6744897501960817 * error, estimate + 0.6744897501960817 * error)
    )


def test_categories_have_marginal_errors() -> None:
    shares = np.array([0.3, 0.5, 0.2])
    errors = tuple(np.sqrt(shares * (1 - shares) / 10))
    assert call("categorical.standard-error", {"counts": [3, 5, 2]}) == pytest.approx(errors)
    expected = float(3 * math.log(0.2) + 5 * math.log(0.5) + 2 * math.log(0.3))
    found = call("categorical.log-likelihood", {"counts": [3, 5, 2], "probabilities": [0.2, 0.5, 0.3]})
    assert found == pytest.approx(expected)  # of the sequence, without the multinomial coefficient


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("bernoulli.standard-error", {"data": [1, 1, 1]}),
        ("poisson.wald", {"data": [0, 0]}),
        ("binomial.wald.lower", {"successes": 0, "trials": 5}),
    ],
)
def test_at_the_end_of_the_parameter_space_there_is_no_usual_error(
    name: str, arguments: dict[str, Argument]
) -> None:
    with pytest.raises(SolverError, match="the end of the parameter space"):
        call(name, arguments)

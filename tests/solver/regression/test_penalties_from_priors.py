"""A penalty computed from a prior, or a prior from a penalty, makes the penalised fit the posterior mode."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from scipy import optimize, stats

from interview_grill.errors import SolverError
from interview_grill.solver.calls import call

X = np.array([-2.0, 0.5, 1.0, 3.0, 1.5])
Y = np.array([-1.0, 2.5, 0.0, 4.0, 3.5])
LABELS = np.array([0.0, 1.0, 0.0, 1.0, 1.0])


def least(function: Callable[[float], float]) -> float:
    return float(
        optimize.minimize_scalar(function, bounds=(-6, 6), method="bounded", options={"xatol": 1e-10}).x
    )


def rss(w: float) -> float:
    return float(((Y - w * X) ** 2).sum())


def log_loss(w: float) -> float:
    return float(np.logaddexp(0, (1 - 2 * LABELS) * w * X).sum())


def number(name: str, **arguments: float) -> float:
    answer = call(name, arguments)
    assert isinstance(answer, float)
    return answer


def mode_under_gaussian(minus_log_likelihood: Callable[[float], float], prior_sd: float) -> float:
    return least(lambda w: minus_log_likelihood(w) - float(stats.norm.logpdf(w, 0, prior_sd)))


def mode_under_laplace(noise_sd: float, prior_scale: float) -> float:
    return least(lambda w: rss(w) / (2 * noise_sd**2) - float(stats.laplace.logpdf(w, 0, prior_scale)))


def test_the_gaussian_penalty_stands_beside_a_summed_loss() -> None:
    penalty = number("gaussian-prior.penalty", prior_sd=0.7)
    assert least(lambda w: log_loss(w) + penalty * w**2) == pytest.approx(
        mode_under_gaussian(log_loss, 0.7), abs=1e-6
    )


def test_a_penalty_beside_a_mean_log_loss_implies_a_prior_that_tightens_with_n() -> None:
    variance = number("gaussian-prior.variance.mean-loss", penalty=0.3, n=5)
    assert least(lambda w: log_loss(w) / 5 + 0.3 * w**2) == pytest.approx(
        mode_under_gaussian(log_loss, variance**0.5), abs=1e-6
    )


def test_a_penalty_beside_a_mean_squared_error_implies_a_prior_variance() -> None:
    variance = number("ridge.prior-variance.mean-loss", penalty=0.4, noise_sd=1.7, n=5)
    assert least(lambda w: rss(w) / 5 + 0.4 * w**2) == pytest.approx(
        mode_under_gaussian(lambda w: rss(w) / (2 * 1.7**2), variance**0.5), abs=1e-6
    )


def test_the_lasso_penalty_beside_the_whole_rss() -> None:
    penalty = number("lasso.penalty.rss", noise_sd=1.7, prior_scale=0.4)
    assert least(lambda w: rss(w) + penalty * abs(w)) == pytest.approx(mode_under_laplace(1.7, 0.4), abs=1e-6)


def test_the_laplace_scale_behind_a_penalty_beside_half_the_rss() -> None:
    scale = number("lasso.prior-scale", noise_sd=1.7, penalty=6.0)
    assert least(lambda w: rss(w) / 2 + 6 * abs(w)) == pytest.approx(mode_under_laplace(1.7, scale), abs=1e-6)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("gaussian-prior.penalty", {"prior_sd": 0.0}),
        ("gaussian-prior.variance.mean-loss", {"penalty": -1.0, "n": 5.0}),
        ("ridge.prior-variance.mean-loss", {"penalty": 1.0, "noise_sd": 1.0, "n": 0.0}),
        ("lasso.penalty.rss", {"noise_sd": 1.0, "prior_scale": 0.0}),
        ("lasso.prior-scale", {"noise_sd": 1.0, "penalty": 0.0}),
    ],
)
def test_what_has_no_prior_is_refused(name: str, arguments: dict[str, float]) -> None:
    with pytest.raises(SolverError, match="must be positive"):
        call(name, arguments)

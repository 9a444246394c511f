from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from interview_grill.errors import SolverError
from interview_grill.solver.conjugate.beta_bernoulli import update as update_beta
from interview_grill.solver.conjugate.dirichlet_multinomial import Dirichlet, smoothed, symmetric, update
from interview_grill.solver.distributions.beta import Beta

COUNTS = st.lists(st.integers(0, 40), min_size=2, max_size=6)


@settings(max_examples=50)
@given(counts=COUNTS, alpha=st.floats(0.1, 5))
def test_smoothing_is_the_posterior_mean_and_the_mode_one_concentration_higher(
    counts: list[int], alpha: float
) -> None:
    mean = update(symmetric(alpha, len(counts)), counts).mean
    mode = update(symmetric(alpha + 1.0, len(counts)), counts).mode
    assert mean == pytest.approx(mode, rel=1e-9)
    assert sum(mean) == pytest.approx(1.0)
    word = smoothed(count=counts[0], total=sum(counts), vocabulary=len(counts), alpha=alpha)
    assert word == pytest.approx(mean[0])
    assert min(mean) > 0.0


def test_two_categories_are_the_beta_model() -> None:
    posterior = update(Dirichlet((2.5, 1.5)), [3, 4])
    beta = update_beta(Beta(2.5, 1.5), successes=3, trials=7)
    assert posterior.mean[0] == pytest.approx(beta.mean)
    assert posterior.mode[0] == pytest.approx(beta.mode)
    assert posterior.marginal(0) == beta


def test_moments_agree_with_scipy() -> None:
    ours, peer = Dirichlet((0.7, 2.0, 5.5)), stats.dirichlet([0.7, 2.0, 5.5])
    assert ours.mean == pytest.approx(peer.mean())
    assert ours.variances == pytest.approx(peer.var())


def test_under_a_flat_prior_the_mode_is_the_mle() -> None:
    assert update(symmetric(1.0, 3), [2, 0, 6]).mode == pytest.approx((0.25, 0.0, 0.75))


def test_a_mode_that_is_not_one_point_is_an_error() -> None:
    with pytest.raises(SolverError, match="flat"):
        _ = Dirichlet((1.0, 1.0, 1.0)).mode
    with pytest.raises(SolverError, match="unbounded"):
        _ = Dirichlet((0.5, 4.0)).mode


def test_without_smoothing_an_unseen_word_has_no_probability_and_no_data_no_answer() -> None:
    assert smoothed(count=0, total=10, vocabulary=4, alpha=0.0) == 0.0
    with pytest.raises(SolverError, match="nothing was counted"):
        smoothed(count=0, total=0, vocabulary=4, alpha=0.0)


@pytest.mark.parametrize(
    ("concentrations", "counts"), [((1.0, 2.0), [1, 2, 3]), ((1.0, 2.0), [1, -2]), ((1.0, 2.0), [0.5, 1])]
)
def test_impossible_counts_are_refused(concentrations: tuple[float, ...], counts: list[float]) -> None:
    with pytest.raises(SolverError):
        update(Dirichlet(concentrations), counts)


@pytest.mark.parametrize("concentrations", [(1.0,), (1.0, 0.0), (1.0, float("inf"))])
def test_impossible_concentrations_are_refused(concentrations: tuple[float, ...]) -> None:
    with pytest.raises(SolverError):
        Dirichlet(concentrations)


def test_a_word_counted_more_often_than_all_words_is_refused() -> None:
    with pytest.raises(SolverError, match="between 0 and the total"):
        smoothed(count=5, total=4, vocabulary=4, alpha=1.0)

"""Numbers and sharp claims that the cards of questions 39 to 60 state in prose, computed anew."""

from __future__ import annotations

from fractions import Fraction
from math import log, sqrt
from typing import Any

import numpy as np
import pytest
from scipy import integrate, optimize, special, stats

from tests.content.oracles import smallest
from tests.content.test_stated_numbers_d_e_f import mse_of_beta_map, text_of

Array = Any  # what scipy's untyped functions take and give


def modes_of_a_coin(alpha: float, beta: float, n: int) -> Array:
    """The posterior mode after each count of successes, at an end where a shape falls below one."""
    s = np.arange(n + 1)
    return np.clip((s + alpha - 1) / (n + alpha + beta - 2), 0, 1)


def bias_variance_error(estimates: Array, theta: float) -> tuple[float, float, float]:
    weights = stats.binom.pmf(np.arange(estimates.size), estimates.size - 1, theta)
    mean = float(weights @ estimates)
    spread = float(weights @ (estimates - mean) ** 2)
    return mean - theta, spread, spread + (mean - theta) ** 2


def spiked_density(x: float) -> float:
    return float(0.05 * stats.norm.pdf(x, 0, 0.01) + 0.95 * stats.norm.pdf(x, 3, 1))


def coins_apart(p: float, q: float) -> float:
    return float(stats.entropy([p, 1 - p], [q, 1 - q]))


OUTWARDS = bias_variance_error(modes_of_a_coin(0.5, 0.5, 10), 0.3)
MEAN = bias_variance_error((np.arange(11) + 0.5) / 11, 0.3)
MLE = bias_variance_error(np.arange(11) / 10, 0.3)
BEFORE, AFTER = (stats.beta(5, 2), stats.beta(5, 3))  # Beta(2,2) after three successes, and one failure more


def beta_mode(posterior: Any) -> float:
    return smallest(lambda theta: -float(posterior.logpdf(theta)), 0, 1)


STATED = [
    (40, f"first and Bernoulli(0.5) second it is {coins_apart(0.2, 0.5):.3f} nats"),
    (40, f"the other way round {coins_apart(0.5, 0.2):.3f}"),
    (40, f"$\\log 2 \\approx {log(2):.3f}$ nats"),
    (44, f"$\\log 2 \\approx {-log(special.expit(0)):.3f}$"),
    (44, f"by $\\beta\\log {(0.1 / 0.2) / (0.01 / 0.2):.0f}$"),
    (46, f"error is {mse_of_beta_map(0.3, 10, 2, 2):.4f} against {MLE[2]:.4f} for the MLE"),
    (46, f"it is {mse_of_beta_map(0.3, 10, 10, 2):.3f}, more than four times"),
    (46, f"bias is −{-OUTWARDS[0]:.4f}, its variance {OUTWARDS[1]:.4f}"),
    (46, f"mean squared error {OUTWARDS[2]:.4f}; the MLE has 0, {MLE[1]:.4f} and {MLE[2]:.4f}"),
    (46, f"same prior has {MEAN[2]:.4f}"),
    (47, f"the mode under Beta(2,2) is {beta_mode(BEFORE):.1f}"),
    (47, f"by {beta_mode(BEFORE) - beta_mode(AFTER):.2f}, to {beta_mode(AFTER):.3f}"),
    (48, f"gives its mean, {stats.beta.mean(4, 1) * 5:.0f}/5"),
    (
        48,
        f"${0.8 - stats.beta.moment(2, 4, 1):.4f}+{stats.beta.var(4, 1):.4f}={0.8 * 0.2:.2f}$",
    ),
    (49, f"about {spiked_density(0):.1f} at 0 and {spiked_density(3):.2f} at 3"),
    (49, f"$10^{{{round(np.log10(stats.chi2.cdf(25, 100)))}}}$"),
    (49, f"{stats.chi2.mean(100):.0f} on average"),
    (50, f"they are {beta_mode(stats.beta(7, 5)) ** 2:.2f} and $(5/9)^2 \\approx {(5 / 9) ** 2:.3f}$"),
]


@pytest.mark.parametrize(
    ("number", "stated"), STATED, ids=[f"{number}-{text[:30]}" for number, text in STATED]
)
def test_a_stated_number_is_what_it_should_be(number: int, stated: str) -> None:
    assert stated in text_of(number)


def test_label_smoothing_has_another_ideal_prediction_than_the_truth() -> None:
    truth, smoothing = np.array([0.7, 0.2, 0.1]), 0.3

    def loss(ratios: Array) -> float:
        logs = special.log_softmax(np.append(ratios, 0.0))
        return float(-(1 - smoothing) * truth @ logs - smoothing * logs.mean())

    best = special.softmax(np.append(optimize.minimize(loss, np.zeros(2), tol=1e-10).x, 0.0))
    assert best == pytest.approx(0.7 * truth + 0.1, abs=1e-5)


def test_forward_kl_matches_the_moments_of_a_mixture_where_it_has_almost_no_mass() -> None:
    def density(x: Array) -> Array:
        return 0.5 * stats.norm.pdf(x, -4, 1) + 0.5 * stats.norm.pdf(x, 4, 1)

    x = np.linspace(-14, 14, 4001)

    def cross_entropy(given: Array) -> float:
        return float(-(density(x) @ stats.norm.logpdf(x, given[0], np.exp(given[1]))) * (x[1] - x[0]))

    mean, log_sd = optimize.minimize(cross_entropy, [1.0, 0.0], tol=1e-9).x
    assert (mean, np.exp(log_sd)) == pytest.approx((0, sqrt(17)), abs=1e-3)
    assert density(mean) < 0.001 * density(4.0)


def test_reverse_kl_charges_log_two_for_half_the_mass_and_forward_kl_everything() -> None:
    target, fitted = np.array([0.1, 0.4, 0.3, 0.2]), np.array([0.2, 0.8, 0.0, 0.0])
    assert stats.entropy(fitted, target) == pytest.approx(log(2))
    assert np.isinf(stats.entropy(target, fitted))


def test_averaging_each_response_over_its_length_teaches_responses_that_are_too_short() -> None:
    """Four responses to one prompt and a model that can give any distribution, with all the data there are."""
    truth, lengths = np.array([0.4, 0.3, 0.2, 0.1]), np.array([8, 5, 2, 1])

    def learnt(weights: Array) -> Array:
        def loss(ratios: Array) -> float:
            return float(-(truth * weights) @ special.log_softmax(np.append(ratios, 0.0)))

        return special.softmax(np.append(optimize.minimize(loss, np.zeros(3), tol=1e-10).x, 0.0))

    assert learnt(np.ones(4)) == pytest.approx(truth, abs=1e-4)
    shortened = learnt(1 / lengths)
    assert shortened == pytest.approx(truth / lengths / np.sum(truth / lengths), abs=1e-4)
    assert shortened @ lengths < truth @ lengths


def test_of_the_multiples_of_the_reciprocal_sum_n_minus_two_is_best_and_n_worst() -> None:
    n, rate = 7, 1.6

    def error(multiple: int) -> float:
        def weighted(s: float) -> float:
            return float((multiple / s - rate) ** 2 * stats.gamma.pdf(s, n, scale=1 / rate))

        return float(integrate.quad(weighted, 0, np.inf)[0])

    assert smallest(lambda multiple: error(multiple), 0, 20) == pytest.approx(n - 2, abs=1e-4)  # type: ignore[arg-type]
    assert error(n - 2) < error(n - 1) < error(n)


def test_neyman_and_scott_halve_the_variance_however_many_pairs_there_are() -> None:
    rng = np.random.default_rng(20)
    means = rng.uniform(-5, 5, (200_000, 1))
    pairs = rng.normal(means, sqrt(3.0), (200_000, 2))
    assert pairs.var(axis=1).mean() == pytest.approx(3.0 / 2, rel=0.01)


def test_the_best_action_under_a_lopsided_loss_is_a_quantile() -> None:
    posterior = stats.gamma(3.2, scale=0.7)

    def expected_loss(action: float) -> float:
        def weighted(theta: float) -> float:
            gap = theta - action
            return float((9 * max(gap, 0) + max(-gap, 0)) * posterior.pdf(theta))

        return float(integrate.quad(weighted, 0, 40, points=[action], epsabs=1e-11)[0])

    assert smallest(expected_loss, 0.1, 15) == pytest.approx(posterior.ppf(0.9), rel=1e-4)


def test_a_standard_gaussian_in_a_hundred_dimensions_lies_in_a_shell_at_ten() -> None:
    distance = stats.chi(100)
    assert distance.mean() == pytest.approx(10, abs=0.05)
    assert distance.cdf(12) - distance.cdf(8) > 0.99


def test_the_spike_is_the_mode_and_holds_a_twentieth_of_the_mass() -> None:
    assert spiked_density(0) > max(spiked_density(x) for x in np.linspace(0.05, 6, 400))
    found = integrate.quad(spiked_density, -0.05, 0.05, points=[0])
    assert found[0] == pytest.approx(0.05, abs=2e-3)


def test_the_mode_of_the_odds_of_seven_and_five_is_one() -> None:
    odds = stats.betaprime(7, 5)
    assert smallest(lambda value: -float(odds.logpdf(value)), 0, 20) == pytest.approx(1.0, abs=1e-5)


def test_the_divisor_n_plus_one_has_the_least_error_for_gaussian_data() -> None:
    freedom = 6  # the squares over the variance are chi-squared with n - 1 degrees

    def error(divisor: float) -> float:
        return float(stats.chi2.var(freedom) / divisor**2 + (freedom / divisor - 1) ** 2)

    assert smallest(error, 1, 30) == pytest.approx(freedom + 2, abs=1e-4)


def test_a_flat_prior_on_the_probability_is_a_standard_logistic_one_on_the_log_odds() -> None:
    points = np.array([-3.0, 0.0, 1.7])
    assert stats.logistic.cdf(points) == pytest.approx(stats.beta.cdf(special.expit(points), 1, 1))


def test_a_poisson_mean_attains_the_bound_at_every_n() -> None:
    rate, n = 1.7, 3
    k = np.arange(60)
    information = float(stats.poisson.pmf(k, rate) @ (k / rate - 1) ** 2)
    totals = np.arange(120)
    variance = float(stats.poisson.pmf(totals, n * rate) @ (totals / n - rate) ** 2)
    assert variance == pytest.approx(1 / (n * information))


def test_it_is_the_larger_factor_and_not_the_larger_fall_that_lowers_the_preference_loss() -> None:
    def loss(chosen: float, rejected: float) -> float:
        return -float(special.log_expit(0.1 * (log(chosen) - log(rejected))))

    assert loss(0.1 / 0.2, 0.01 / 0.2) < log(2)
    assert loss(0.0001 / 0.001, 0.4 / 0.5) > log(2)


def test_maximising_the_evidence_bound_minimises_reverse_kl_and_stays_below_the_log_evidence() -> None:
    joint, fitted = np.array([0.12, 0.03, 0.20]), np.array([0.5, 0.2, 0.3])
    bound = float(fitted @ np.log(joint / fitted))
    assert bound + stats.entropy(fitted, joint / joint.sum()) == pytest.approx(log(joint.sum()))
    assert bound < log(joint.sum())


def test_reverse_kl_puts_one_gaussian_over_two_modes_that_are_close_and_on_one_that_is_far_off() -> None:
    x = np.linspace(-14, 14, 4001)

    def centre(apart: float) -> float:
        log_p = np.logaddexp(stats.norm.logpdf(x, -apart, 1), stats.norm.logpdf(x, apart, 1)) - log(2)

        def reverse(given: Array) -> float:
            log_q = stats.norm.logpdf(x, given[0], np.exp(given[1]))
            return float((np.exp(log_q) @ (log_q - log_p)) * (x[1] - x[0]))

        return float(optimize.minimize(reverse, [0.8 * apart, 0.0], tol=1e-9).x[0])

    assert centre(0.6) == pytest.approx(0, abs=1e-2)
    assert centre(4.0) == pytest.approx(4, abs=1e-2)


@pytest.mark.parametrize(
    "other", [stats.laplace(), stats.uniform(), stats.logistic(), stats.t(5)], ids=lambda law: law.dist.name
)
def test_no_density_of_one_variance_has_more_entropy_than_the_gaussian(other: Any) -> None:
    assert other.entropy() < stats.norm(0, other.std()).entropy()


def test_a_logistic_slope_can_be_too_small_in_size_to_first_order() -> None:
    x = np.tile([0.0] * 6 + [1.0, 1.0, 2.0, 5.0], 10)
    design = np.column_stack([np.ones_like(x), x])
    chance = special.expit(1.5 - 0.05 * x)
    inverse = np.linalg.inv(design.T @ (design * (chance * (1 - chance))[:, None]))
    spread = np.einsum("ij,jk,ik->i", design, inverse, design)
    weights = chance * (1 - chance)
    bias = inverse @ design.T @ (weights * spread * (chance - 0.5))
    assert 0.01 < bias[1] < 0.03


def test_a_laplace_prior_shifts_a_large_estimate_and_a_gaussian_one_steadies_it() -> None:
    def moves(penalty: Any) -> float:
        def estimate(y: float) -> float:
            return smallest(lambda w: (y - w) ** 2 / 2 + float(penalty(w)), -10, 10)

        return estimate(4.0) - estimate(3.0)

    assert moves(abs) == pytest.approx(1, abs=1e-4)
    assert moves(lambda w: w**2 / 2) == pytest.approx(0.5, abs=1e-4)


def test_a_strictly_convex_function_of_a_sample_mean_is_too_large_on_average() -> None:
    chances = stats.binom.pmf(np.arange(9), 8, 0.3)
    assert chances @ (np.arange(9) / 8) ** 2 == pytest.approx(0.3**2 + 0.3 * 0.7 / 8)


def test_the_mode_under_a_flat_prior_of_the_log_odds_can_be_the_same_by_symmetry_only() -> None:
    def mode_of(s: int, n: int) -> float:
        return smallest(lambda q: -(s * log(q) + (n - s) * log(1 - q) + log(q * (1 - q))), 1e-6, 1 - 1e-6)

    assert mode_of(4, 8) == pytest.approx(4 / 8, abs=1e-5)
    assert mode_of(6, 8) == pytest.approx(7 / 10, abs=1e-5)


def test_the_mle_can_be_at_an_infinite_expected_kl_from_the_truth_where_smoothing_is_not() -> None:
    """Why card 40 speaks of the expected objective: it is not the KL of the estimate that is least on average."""
    chances = stats.binom.pmf(np.arange(11), 10, 0.3)
    smoothed = np.array([coins_apart(0.3, (s + 1) / 12) for s in range(11)])
    with np.errstate(divide="ignore"):
        fitted = np.array([coins_apart(0.3, s / 10) for s in range(11)])
    assert np.isinf(chances @ fitted)
    assert np.isfinite(chances @ smoothed)


def test_the_expected_mean_negative_log_likelihood_is_the_entropy_plus_forward_kl() -> None:
    chances = stats.binom.pmf(np.arange(11), 10, 0.3)
    shares = np.arange(11) / 10
    expected = float(chances @ -(shares * log(0.45) + (1 - shares) * log(0.55)))
    assert expected == pytest.approx(stats.entropy([0.3, 0.7]) + coins_apart(0.3, 0.45))


def test_rewards_that_share_a_weight_need_no_comparison_to_be_identified_and_may_stay_finite() -> None:
    """Rewards w·f: a connected graph and no constant winner are needed only if every answer has a free reward."""

    def weight(*compared: tuple[float, int, int]) -> float:
        def loss(w: float) -> float:
            wins = sum(
                won * special.log_expit(w * f) + lost * special.log_expit(-w * f) for f, won, lost in compared
            )
            return -float(wins)

        return smallest(loss, -20, 20)

    assert weight((1.0, 3, 1), (2.0, 4, 1)) == pytest.approx(weight((2.0, 4, 1), (1.0, 3, 1)))
    assert 0 < weight((1.0, 3, 1), (2.0, 4, 1)) < 2
    assert weight((1.0, 3, 0), (1.0, 0, 3)) == pytest.approx(0, abs=1e-4)


def test_the_derivative_in_the_chosen_probability_needs_the_rejected_one_held_fixed() -> None:
    def loss(chosen: float, rejected: float) -> float:
        return -float(special.log_expit(log(chosen / 0.5) - log(rejected / 0.5)))

    step = 1e-5
    alone = (loss(0.5 + step, 0.5) - loss(0.5 - step, 0.5)) / (2 * step)
    together = (loss(0.5 + step, 0.5 - step) - loss(0.5 - step, 0.5 + step)) / (2 * step)
    assert (alone, together) == pytest.approx((-1, -2), abs=1e-6)


def test_a_function_that_is_not_affine_can_keep_an_estimator_unbiased() -> None:
    """Why card 45 says *in general*: e^(cx) cos(cx) of a standard Gaussian about θ, with c² = 2π."""
    c = sqrt(2 * np.pi)

    def bent(x: float) -> float:
        return float(np.exp(c * x) * np.cos(c * x))

    for theta in (0.4, 0.7):
        found = integrate.quad(lambda x, at=theta: bent(x) * stats.norm.pdf(x, at), -12, 14, limit=400)
        assert found[0] == pytest.approx(bent(theta), abs=1e-5)


def test_the_bias_of_a_coin_is_zero_at_the_mode_of_its_prior_alone_if_both_parameters_exceed_one() -> None:
    def bias(alpha: float, beta: float, theta: float) -> float:
        return bias_variance_error(modes_of_a_coin(alpha, beta, 10), theta)[0]

    assert bias(3, 2, 2 / 3) == pytest.approx(0, abs=1e-12)
    assert min(abs(bias(3, 2, theta)) for theta in (0.0, 0.3, 0.5, 0.9, 1.0)) > 0.01
    assert bias(0.5, 0.5, 0.5) == pytest.approx(0, abs=1e-12)  # where that prior is lowest


def test_a_proper_prior_without_a_mean_can_have_an_unbiased_posterior_mean_that_errs() -> None:
    """Stairs of width 3·2^|j| with mass 2^−|j|/3 on the edge from place j to j + 1: θ on even places, x on odd.

    Each place is the mean of its two neighbours under these masses, so E[x|θ] = θ and E[θ|x] = x. Why card 46
    says *with a finite mean*.
    """
    places = {0: Fraction(0)}
    for j in range(20):
        places[j + 1] = places[j] + 3 * 2**j
        places[-j - 1] = places[-j] - 3 * 2 ** (j + 1)
    mass = {j: Fraction(1, 3 * 2 ** abs(j)) for j in range(-20, 20)}
    assert sum(mass.values()) == pytest.approx(1, abs=1e-5)
    for j in range(-19, 20):
        around = mass[j - 1] * places[j - 1] + mass[j] * places[j + 1]
        assert around / (mass[j - 1] + mass[j]) == places[j]


def test_the_mean_between_two_peaks_is_where_the_posterior_has_next_to_nothing() -> None:
    def density(x: float) -> float:
        return float(0.5 * stats.norm.pdf(x, -3, 1) + 0.5 * stats.norm.pdf(x, 3, 1))

    assert density(0) < 0.03 * density(3)


def test_ridge_is_the_joint_mode_also_when_the_noise_variance_is_unknown_and_the_prior_in_proportion() -> (
    None
):
    rng = np.random.default_rng(55)
    x = rng.normal(size=(12, 2))
    y = x @ np.array([1.0, -0.7]) + rng.normal(size=12)

    def loss(given: Array) -> float:
        w, variance = given[:2], np.exp(given[2])
        squares = np.sum((y - x @ w) ** 2) + 2.0 * w @ w
        return float(squares / (2 * variance) + (12 + 2) / 2 * given[2] + 3 * given[2] + 1 / variance)

    found = optimize.minimize(loss, np.zeros(3), tol=1e-10).x[:2]
    assert found == pytest.approx(np.linalg.solve(x.T @ x + 2.0 * np.eye(2), x.T @ y), abs=1e-4)


def test_least_squares_of_coin_tosses_is_still_maximum_likelihood() -> None:
    """Why cards 41 and 54 say *in general*: this noise is not Gaussian."""
    tosses = np.array([1, 1, 0, 1, 0, 0, 1])
    by_squares = smallest(lambda p: float(np.sum((tosses - p) ** 2)), 0, 1)
    by_likelihood = smallest(lambda p: -float(stats.bernoulli.logpmf(tosses, p).sum()), 0.01, 0.99)
    assert by_squares == pytest.approx(by_likelihood, abs=1e-5)

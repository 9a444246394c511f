"""Numbers that the cards of questions 19 to 38 state in prose, computed anew and looked for in the text."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from scipy import integrate, optimize, stats

from interview_grill.bank.library import Library

LIBRARY = Library.open()


def text_of(number: int) -> str:
    """Everything a card says, with white space made single."""
    question = LIBRARY.find(str(number))
    parts = [question.answer, question.say]
    parts += [text for pitfall in question.pitfalls for text in (pitfall.said, pitfall.because)]
    parts += [text for follow_up in question.follow_ups for text in (follow_up.ask, follow_up.answer)]
    return " ".join(" ".join(parts).split())


def mse_of_beta_map(theta: float, n: int, alpha: float, beta: float) -> float:
    """The mean squared error of the posterior mode, summed over every count of successes."""
    s = np.arange(n + 1)
    estimate = (s + alpha - 1) / (n + alpha + beta - 2)
    return float(np.sum(stats.binom.pmf(s, n, theta) * (estimate - theta) ** 2))


def gap_to_mle(n: int) -> float:
    """MLE minus MAP for 60 % successes under Beta(3,7), the mode found by search."""
    found = optimize.minimize_scalar(
        lambda t: -stats.beta.logpdf(t, 3 + 0.6 * n, 7 + 0.4 * n),
        bounds=(0.01, 0.99),
        method="bounded",
        options={"xatol": 1e-11},
    )
    return 0.6 - float(found.x)


def widest_gap_of_filters() -> float:
    u = np.linspace(0, 30, 300_001)
    return float(np.max(1 - np.exp(-u) - u / (1 + u)))


BETA = stats.beta(7, 5)


def coverage_far_from_the_prior_mean() -> float:
    """Of the 95 % credible interval after one observation, both sds one, the truth three from the prior mean."""
    half, centre_off = 1.96 * np.sqrt(0.5), -1.5  # the centre is x/2 and x has mean 3 and sd 1
    return float(stats.norm.cdf(half, centre_off, 0.5) - stats.norm.cdf(-half, centre_off, 0.5))


STATED = [
    (20, f"mean squared error ${mse_of_beta_map(0.4, 5, 1, 1):.3f}$, the MAP"),
    (20, f"under Beta(2,2) ${mse_of_beta_map(0.4, 5, 2, 2):.4f}$"),
    (20, f"${mse_of_beta_map(0.9, 5, 1, 1):.3f}$ against ${mse_of_beta_map(0.9, 5, 2, 2):.4f}$"),
    (20, f"The gap, ${gap_to_mle(10):.3f}$, ${gap_to_mle(100):.3f}$, ${gap_to_mle(1000):.4f}$"),
    (20, "${:.3f}$, ${:.3f}$, ${:.3f}$".format(*(np.sqrt(0.24 / n) for n in (10, 100, 1000)))),
    (22, f"mode $0.600$, median ${BETA.median():.3f}$, mean ${BETA.mean():.3f}$"),
    (28, f"lets through ${1 - np.exp(-2.5):.2f}$, ridge with $\\lambda=1/(\\eta t)$ only ${2.5 / 3.5:.2f}$"),
    (28, f"differ by up to {widest_gap_of_filters():.1f}"),
    (28, f"\\approx{widest_gap_of_filters():.3f}$"),
    (33, f"it covers in {coverage_far_from_the_prior_mean():.0%} of samples".replace("%", " %")),
    (34, "about {:.3f} to {:.3f}".format(*BETA.ppf([0.025, 0.975]))),
    (34, f"\\approx{BETA.std():.3f}$"),
    (34, f"mean $25/48\\approx{stats.beta.mean(25, 23):.3f}$, mode $24/46\\approx{24 / 46:.3f}$"),
    (35, f"variance {stats.beta.var(2, 10):.4f} against {stats.beta.var(1, 10):.4f}"),
    (36, f"that is {stats.beta.mean(1, 3):.2f} against 0"),
    (38, f"about {100 / 50_100:.1%}".replace("%", " %")),
]


@pytest.mark.parametrize(
    ("number", "stated"), STATED, ids=[f"{number}-{text[:30]}" for number, text in STATED]
)
def test_a_stated_number_is_what_it_should_be(number: int, stated: str) -> None:
    assert stated in text_of(number)


def test_the_gap_between_map_and_mle_falls_ever_nearer_to_tenfold() -> None:
    gaps = [gap_to_mle(n) for n in (10, 100, 1000, 10_000)]
    ratios = [before / after for before, after in pairwise(gaps)]
    assert ratios == pytest.approx([6.0, 9.333, 9.93], rel=2e-3)


def test_the_rule_of_three_bounds_the_failure_rate() -> None:
    bounds = [float(stats.beta.ppf(0.95, 1, n + 1)) for n in (20, 200)]
    assert bounds == pytest.approx([1 - 0.05 ** (1 / (n + 1)) for n in (20, 200)])
    assert bounds[1] == pytest.approx(3 / 200, rel=0.02)


def test_one_full_step_parts_early_stopping_from_ridge_by_one_half() -> None:
    step, squared = 0.25, 4.0
    assert 1 - (1 - step * squared) ** 1 == 1.0
    assert squared / (squared + 1 / step) == 0.5


def test_the_gap_is_what_one_taylor_line_makes_it() -> None:
    slope, spread = 2 / 0.6 - 6 / 0.4, 0.6 * 0.4
    stated = f"$I^{{-1}}={spread:.2f}$ and the slope of the log-prior at $0.6$ is ${slope:.2f}$, so the gap is about"
    assert f"{stated} ${slope * spread:.1f}/n$" in text_of(20)
    assert -100_000 * gap_to_mle(100_000) == pytest.approx(slope * spread, rel=1e-3)


def test_a_credible_interval_covers_on_average_over_its_prior_and_not_at_every_value() -> None:
    assert "Averaged over draws of $\\theta$ from the prior" in text_of(19)
    n, prior = 10, stats.beta(2, 3)
    s = np.arange(n + 1)
    low, high = (stats.beta.ppf(tail, 2 + s, 3 + n - s) for tail in (0.025, 0.975))

    def cover(theta: float) -> float:
        return float(stats.binom.pmf(s, n, theta) @ ((low <= theta) & (theta <= high)))

    thetas = prior.ppf((np.arange(20_000) + 0.5) / 20_000)
    assert np.mean([cover(theta) for theta in thetas]) == pytest.approx(0.95, abs=1e-3)
    assert cover(0.97) < 0.1


def test_a_penalty_for_each_direction_makes_ridge_the_filter_of_early_stopping() -> None:
    assert "the penalty $d^2r/(1-r)$ in place of" in text_of(28)
    step, steps = 0.1, 7
    for squared in (0.3, 2.0, 9.0):
        r = (1 - step * squared) ** steps
        assert squared / (squared + squared * r / (1 - r)) == pytest.approx(1 - r)


@pytest.mark.parametrize(("penalty", "zero"), [(2.9, False), (3.1, True)])
def test_a_weight_is_zero_once_the_penalty_reaches_the_size_of_a_negative_inner_product(
    penalty: float, zero: bool
) -> None:
    assert r"\hat w_j = 0 \iff |x_j^\top r_{(-j)}| \le \lambda" in text_of(26)
    x, residual = np.array([1.0, -2.0, 0.5]), np.array([-1.0, 1.0, 0.0])
    assert x @ residual == -3.0
    grid = np.linspace(-2, 2, 400_001)
    loss = (x @ x) * grid**2 / 2 - (x @ residual) * grid + penalty * np.abs(grid)
    assert bool(abs(grid[np.argmin(loss)]) < 1e-9) is zero


def test_halving_the_sum_of_squares_and_the_penalty_leaves_lambda_as_it_is() -> None:
    assert "If the sum of squares is halved and the penalty is not, lambda is half of that." in text_of(24)
    x, y, noise, prior = np.array([1.0, -2.0, 0.5]), np.array([0.4, -1.0, 2.0]), 1.7, 0.6
    grid = np.linspace(-2, 2, 400_001)
    rss = (y**2).sum() - 2 * (x @ y) * grid + (x @ x) * grid**2
    ratio = noise / prior
    posterior = -rss / (2 * noise) - grid**2 / (2 * prior)
    for objective in (rss + ratio * grid**2, rss / 2 + ratio / 2 * grid**2):
        assert grid[objective.argmin()] == grid[posterior.argmax()]
    assert abs(grid[(rss / 2 + ratio * grid**2).argmin()] - grid[posterior.argmax()]) > 0.1


def test_only_a_feature_that_is_zero_throughout_gets_no_ridge_weight_for_sure() -> None:
    assert r"for $x_j\ne0$ and continuous noise an event of probability zero" in text_of(27)
    rng = np.random.default_rng(27)
    features = rng.normal(size=(6, 3))
    features[:, 1] = 0.0
    fits = np.linalg.solve(features.T @ features + 2 * np.eye(3), features.T @ rng.normal(size=(6, 2000)))
    assert np.all(fits[1] == 0)
    assert np.all(fits[[0, 2]] != 0)


def test_a_pull_that_grows_with_the_distance_steadies_an_estimate_and_a_constant_one_does_not() -> None:
    assert (
        "A penalty such as the squared norm pulls harder the further an estimate is from its centre"
        in text_of(20)
    )
    means = np.random.default_rng(20).normal(10, 10**-0.5, 20_000)  # of ten observations of variance one
    gaussian = 10 * means / (10 + 1)
    laplace = np.sign(means) * np.maximum(np.abs(means) - 1 / 10, 0)
    assert np.var(gaussian) == pytest.approx(np.var(means) / 1.21)
    assert np.var(laplace) == pytest.approx(np.var(means))


def test_at_the_smaller_inner_product_the_stronger_feature_still_enters_the_lasso() -> None:
    said = [wrong.say for task in LIBRARY.find("26").tasks for wrong in task.wrong]
    assert any("At that λ the stronger feature still enters" in say for say in said)
    first, second, y = np.array([3.0, 1, 0, 0]), np.array([3.0, 0, 0, 1]), np.array([2.0, 4, 0, -4])
    assert (first @ y, second @ y) == (10.0, 2.0)

    def objective(w: np.ndarray, penalty: float) -> float:
        return float(np.sum((y - w[0] * first - w[1] * second) ** 2) / 2 + penalty * np.abs(w).sum())

    def best(penalty: float) -> np.ndarray:
        found = optimize.minimize(
            objective, [1.0, -1.0], (penalty,), method="Nelder-Mead", options={"xatol": 1e-9}
        )
        return np.asarray(found.x)

    assert best(2.0) == pytest.approx([2.316, -1.684], abs=1e-3)
    assert best(10.01) == pytest.approx([0, 0], abs=1e-4)


def test_precision_matrices_of_a_gaussian_mean_add() -> None:
    rng = np.random.default_rng(33)
    prior_mean, prior, noise = (
        np.array([1.0, -2.0]),
        np.array([[2.0, 0.6], [0.6, 1.0]]),
        np.array([[1.0, -0.3], [-0.3, 0.5]]),
    )
    x = rng.normal(size=(4, 2))

    def log_posterior(mu: np.ndarray) -> float:
        off = mu - prior_mean
        return float(-off @ prior @ off / 2 - sum((row - mu) @ noise @ (row - mu) for row in x) / 2)

    stated = np.linalg.solve(prior + 4 * noise, prior @ prior_mean + 4 * noise @ x.mean(axis=0))
    steps = np.array([[0.1, 0.0], [0.0, 0.1], [0.07, -0.07]])
    assert all(
        log_posterior(stated) > log_posterior(stated + sign * step) for step in steps for sign in (1, -1)
    )
    falls = [log_posterior(stated) - log_posterior(stated + step) for step in steps]
    assert falls == pytest.approx([step @ (prior + 4 * noise) @ step / 2 for step in steps])


def test_each_observation_adds_its_outer_product_to_the_scale_of_an_inverse_wishart() -> None:
    freedom, scale = 5.0, np.array([[2.0, 0.4], [0.4, 1.0]])
    x = np.array([[0.3, -1.2], [1.5, 0.2], [-0.7, 0.9]])
    updated = stats.invwishart(freedom + 3, scale + x.T @ x)

    def kernel(covariance: np.ndarray) -> float:
        likelihood = stats.multivariate_normal([0, 0], covariance).logpdf(x).sum()
        return float(stats.invwishart(freedom, scale).logpdf(covariance) + likelihood)

    places = [np.array([[1.0, 0.2], [0.2, 0.7]]), np.array([[0.5, -0.1], [-0.1, 2.0]])]
    gaps = [kernel(place) - float(updated.logpdf(place)) for place in places]
    assert gaps[0] == pytest.approx(gaps[1])


@pytest.mark.parametrize(("alpha", "s", "n"), [(1.0, 0, 2), (1.0, 2, 2), (2.5, 1, 4)])
def test_the_mode_formula_holds_when_just_one_posterior_parameter_is_one(
    alpha: float, s: int, n: int
) -> None:
    grid = np.linspace(0, 1, 100_001)
    density = stats.beta.pdf(grid, alpha + s, alpha + n - s)
    assert grid[density.argmax()] == pytest.approx((alpha + s - 1) / (2 * alpha + n - 2), abs=1e-5)


def test_equal_counts_leave_the_training_likelihood_without_a_best_pseudo_count() -> None:
    def likelihood(counts: np.ndarray, alpha: float) -> float:
        return float(counts @ np.log((counts + alpha) / (counts + alpha).sum()))

    equal, unequal = np.array([3.0, 3.0, 3.0]), np.array([5.0, 3.0, 1.0])
    assert likelihood(equal, 2.0) == pytest.approx(likelihood(equal, 0.0))
    assert likelihood(unequal, 0.0) > likelihood(unequal, 0.01) > likelihood(unequal, 2.0)


def test_the_mode_formula_fails_when_one_parameter_is_one_and_the_other_below_it() -> None:
    near_the_ends = stats.beta.logpdf([1e-9, 1 - 1e-9], 1, 0.5)
    assert near_the_ends.argmax() == 1
    assert (1 - 1) / (1 + 0.5 - 2) == 0  # what the formula would say


def posterior_mean_of_inverse_gaussian(chi: float, nu: float) -> float:
    """Of the mean 1/√(2t), under the density exp(−χt + ν√(2t)) of t = −η, conjugate to shape one."""

    def kernel(t: float) -> float:
        return float(np.exp(-chi * t + nu * np.sqrt(2 * t)))

    def weighted(t: float) -> float:
        return kernel(t) / float(np.sqrt(2 * t))

    return float(integrate.quad(weighted, 0, np.inf)[0] / integrate.quad(kernel, 0, np.inf)[0])


def test_in_a_family_that_is_not_regular_the_posterior_mean_is_no_average_of_prior_and_sample_mean() -> None:
    """Why card 35 says *regular*: the sample mean equals the prior mean, and the posterior mean is another."""
    prior = posterior_mean_of_inverse_gaussian(1, 1)
    assert posterior_mean_of_inverse_gaussian(1 + prior, 2) > prior + 0.03


def test_the_precision_of_a_gaussian_mean_gains_n_times_that_of_one_observation() -> None:
    prior_variance, noise_variance, x = 2.3, 1.7, np.array([0.4, -1.1, 2.0])

    def log_posterior(mu: float) -> float:
        return float(-(mu**2) / (2 * prior_variance) - np.sum((x - mu) ** 2) / (2 * noise_variance))

    curvature = log_posterior(1.0) - 2 * log_posterior(0.0) + log_posterior(-1.0)
    assert -curvature == pytest.approx(1 / prior_variance + 3 / noise_variance)

"""What a label says a line to be."""

from __future__ import annotations

import pytest

from interview_grill.derivations.claims import claim_of, holds_always, key_of, without_steps
from tests.content.bundled import derivations_of

BANK = derivations_of(1, 60)


@pytest.mark.parametrize(
    ("name", "label", "lines"),
    [
        ("bernoulli-mle", "θ̂", {4}),
        ("bernoulli-mle", "\\hat\\theta", {4}),
        ("bernoulli-mle", "L(θ)", {1}),
        ("bernoulli-mle", "ℓ''(θ)", {5}),
        ("exponential-mle", "ℓ''(λ)", {4}),
        ("exponential-mle", "d^2ℓ/dλ^2", {4}),
        ("least-squares-one-weight", "ŵ", {3}),
        ("mode-in-square", "θ̃", {9}),
        ("bias-of-the-variance-mle", "E[σ̂²]", {4}),
        ("bias-of-the-variance-mle", "E[Σ(x_i − μ)²]", {2}),
        ("exponential-bias", "E[1/S]", {2}),
        ("exponential-bias", "bias", {4}),
        ("gamma-poisson", "E[λ|x]", {7}),
        ("uniform-upper-end", "P(max x_i ≤ t)", {5}),
        ("pair-gradient", "∂L/∂r_l", {4}),
        ("pair-gradient", "dL/dr_w", {3}),
    ],
)
def test_a_line_is_called_what_it_shows(name: str, label: str, lines: set[int]) -> None:
    assert claim_of(BANK[name], f"{label} = 1").by_name == lines


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("gamma-poisson", "E[λ]"),
        ("bias-of-the-variance-mle", "Var(x̄)"),
        ("cramer-rao", "Var(x̄)"),
        ("asymptotic-normality", "sd"),
        ("posterior-and-mode", "θ̂_MLE"),
        ("posterior-and-mode", "log p(θ)"),
        ("normal-inverse-gamma", "v̂_joint"),
        ("ridge-is-map", "p(w)"),
        ("uniform-upper-end", "P(x_i ≤ t)"),
        ("posterior-mean", "∫ θ^a dθ"),
        ("reward-difference-mle", "l d"),
        ("gamma-poisson", "ℓ"),
        ("cross-entropy-splits", "H(q)"),
    ],
)
def test_a_label_of_something_else_is_that_of_no_line(name: str, label: str) -> None:
    assert claim_of(BANK[name], f"{label} = 1").lines == set()


@pytest.mark.parametrize(
    ("name", "label", "lines"),
    [
        ("posterior-and-mode", "ℓ'(θ)", {5}),
        ("posterior-and-mode", "ℓ(θ)", set()),
        ("ridge-is-map", "log p(w | x, y)", {2, 3}),
        ("poisson-mle", "L(λ)", {1}),
        ("poisson-mle", "−ℓ(λ)", {1}),
    ],
)
def test_a_habit_names_a_line_that_shows_no_label(name: str, label: str, lines: set[int]) -> None:
    assert claim_of(BANK[name], f"{label} = 1").by_habit == lines


def test_labels_in_latex_and_as_typed_have_one_key() -> None:
    assert key_of(r"\mathbb{E}[\theta_k\mid c]") == key_of("E[θ_k | c]")
    assert key_of(r"\frac{\partial L}{\partial r_w}") == key_of("∂L/∂r_w")
    assert key_of(r"\bar x") == key_of("x̄") != key_of("x̂")


def test_sides_that_are_the_same_everywhere_hold_with_the_results_put_in() -> None:
    matrix, rewards, sums = BANK["least-squares-matrix"], BANK["dpo-loss"], BANK["gaussian-mean-mle"]
    assert holds_always(matrix, "−n/(2σ²) + r/(2σ⁴) = 0")
    assert holds_always(rewards, "p_w = q_w e^(r_w/β)/Z")
    assert holds_always(sums, "Σ(x_i − x̄)² = Σx_i² − n x̄²")
    assert not holds_always(sums, "Σ(x_i − x̄)² = Σx_i² − x̄²")
    assert not holds_always(sums, "μ = x̄")
    assert not holds_always(sums, "x̄ = x̄")


def test_zero_behind_its_steps_is_what_the_label_is() -> None:
    identity = BANK["information-identity"]
    assert without_steps(identity, "E[U] = θ/θ − (1−θ)/(1−θ) = 0") == "E[U] = 0"
    assert without_steps(identity, "E[U] = x/θ − (1−x)/(1−θ) = 0") == "E[U] = x/θ − (1−x)/(1−θ) = 0"

"""What stands before the last equals sign is a label, unless it can be read."""

from __future__ import annotations

import pytest

from interview_grill.algebra import Names, Values, parse
from interview_grill.errors import FormulaError

NAMES = Names.declare({"x": "sample", "n": "size of x", "mu": "real", "v": "positive", "s": "positive"})


@pytest.mark.parametrize(
    "label",
    [
        "MSE(σ̂²)",
        "P",
        "E[θ̂] − θ",
        "ŵ",
        "I(λ) = −E[ℓ″]",
        "log p(w|x)",
        "ℓ*(s)",
        "KL(p‖q)",
        "P(max x_i ≤ t)",
        "∫_0^1 θ^s (1−θ)^(n−s) dθ",
        "p(λ|x) ∝",
        "v̂_joint",
        "θ̃",
        "v̂",
        "dℓ/dθ",
    ],
)
def test_what_cannot_be_read_is_what_the_writer_calls_the_value(label: str) -> None:
    typed = f"{label} v/n" if label.endswith("∝") else f"{label} = v/n"
    assert parse(typed, NAMES).read_as == "v/n"
    assert parse(f"{typed} = v*1/n", NAMES).read_as == "v*1/n"


def test_a_side_that_can_be_read_must_be_equal_to_the_last() -> None:
    identity = "Σ(x_i − x̄)² = Σ(x_i − μ)² − n(x̄ − μ)²"
    assert parse(identity, NAMES).read_as == "sum((x - mu)^2) - n*(mean(x) - mu)^2"
    with pytest.raises(FormulaError) as caught:
        parse("Σ(x_i − x̄)² = Σ(x_i − μ)²", NAMES)
    assert (caught.value.what, caught.value.position) == ("an equation, where a value is asked for", 13)


def test_two_sides_are_compared_at_the_values_shown_within_rounding() -> None:
    values: Values = {"x": (1.0, 2.0, 5.0), "n": 3.0, "mu": 0.0, "v": 2.0, "s": 1.0}
    assert parse("v/n = 2/3 = 0.667", NAMES, values=values).read_as == "0.667"
    with pytest.raises(FormulaError):
        parse("v/n = 0.6", NAMES, values=values)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("−ℓ(μ) = n*v", "-(n*v)"),
        ("ℓ/n = v", "v*n"),
        ("2 l(v) = n", "n/2"),
        ("l − n = v", "v + n"),
        ("1 - l = v", "1 - v"),
    ],
)
def test_a_label_with_the_name_of_what_is_asked_is_solved_for_it(typed: str, read: str) -> None:
    assert parse(typed, NAMES, left=("l",)).read_as == read


def test_the_letter_of_the_log_likelihood_is_not_a_given_l() -> None:
    names = Names.declare({"l": "positive", "d": "real"})
    assert parse("−ℓ(d) = l*d", names, left=("l", "ell")).read_as == "-(l*d)"
    assert parse("ℓ/2 = l", names, left=("ell",)).read_as == "l*2"


@pytest.mark.parametrize("typed", ["n*mu - v = 0", "0 = 0", "l^2 = v", "f) = n"])
def test_what_is_no_label_is_an_equation(typed: str) -> None:
    with pytest.raises(FormulaError, match="an equation, where a value is asked for"):
        parse(typed, NAMES, left=("l",))


def test_a_product_before_the_equals_sign_is_no_decorated_name() -> None:
    for typed in ("n*v = 3", "n*(1 - v) = 3"):
        with pytest.raises(FormulaError):
            parse(typed, NAMES)


@pytest.mark.parametrize("typed", ["mu_hat^2 = s/n", "μ̂² = s/n", "mu_hat**2 = s/n"])
def test_the_square_of_what_is_asked_is_not_its_name(typed: str) -> None:
    with pytest.raises(FormulaError, match="an equation"):
        parse(typed, NAMES, left=("mu_hat",))
    assert parse("sigma_hat^2 = s/n", NAMES, left=("sigma2_hat",)).read_as == "s/n"


@pytest.mark.parametrize(
    ("typed", "what", "position"),
    [
        ("n/v − s/q² = 0", "q is no name here", 8),
        ("s/v - (n - s)/(1 - θ) = 0", "θ is no name here", 19),
        ("s(1 − p) = 0.0", "p is no name here", 6),
    ],
)
def test_an_expression_that_cannot_be_read_is_not_the_name_of_zero(
    typed: str, what: str, position: int
) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(typed, NAMES)
    assert (caught.value.what, caught.value.position) == (what, position)
    assert str(caught.value.mend).startswith("known here: ")


@pytest.mark.parametrize(
    "label", ["bias", "Cov(T, U)", "E[U]", "E[θ̂] − θ", "E[S]/n", "b(θ)", "ŵ", "w_3", "P(A | B)"]
)
def test_a_name_may_be_said_to_be_zero(label: str) -> None:
    assert parse(f"{label} = 0", NAMES).read_as == "0"

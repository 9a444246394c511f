"""What people write around a formula is read where it may stand, and refused for what it is elsewhere."""

from __future__ import annotations

import pytest

from interview_grill.algebra import Names, parse, parse_equation, parse_vector
from interview_grill.algebra.surroundings import Around
from interview_grill.algebra.written import with_written
from interview_grill.errors import FormulaError

NAMES = Names.declare(
    {"x": "sample", "n": "size of x", "mu": "real", "v": "positive", "r_w": "real", "lambda": "positive"}
)


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("θ̂ = v", "theta"),
        ("theta_hat = v", "theta"),
        ("θ_k = v", "theta"),
        ("θₖ = v", "theta_hat"),
        ("theta[k] = v", "theta"),
        ("\\hat{\\theta} = v", "theta_hat"),
        ("theta* = v", "theta"),
        ("θ_MAP = v", "theta"),
        ("σ² = v", "sigma2"),
        ("sigma^2 = v", "sigma2"),
        ("sigma_hat^2 = v", "sigma2"),
        ("σ̂² = v", "sigma2_hat"),
        ("β̂₁ = v", "beta1_hat"),
        ("ℓ(θ) = v", "l"),
        ("L(θ | x) = v", "L"),
        ("J(π) = v", "J"),
        ("r_w - r_l = v", "r_w - r_l"),
        ("r_w−r_l = v", "r_w - r_l"),
        ("E[λ | x] = v", "post"),
        ("Var(T) = v", "post"),
        ("p(θ | x) ∝ v", "kernel"),
        ("= v", "theta"),
        ("≈ v", "theta"),
    ],
)
def test_a_left_hand_side_is_read_however_it_is_decorated(typed: str, left: str) -> None:
    assert parse(typed, NAMES, left=(left,)).read_as == "v"


@pytest.mark.parametrize(
    "typed", ["dℓ/dμ = v", "ℓ'(μ) = v", "∂ℓ/∂μ = v", "dL/dr_w = v", "l''(μ) = v", "d²ℓ/dμ² = v"]
)
def test_a_derivative_stands_before_the_equals_sign_where_one_is_asked_for(typed: str) -> None:
    assert parse(typed, NAMES, around=Around(derivative=True)).read_as == "v"
    assert parse(f"{typed} = 0", NAMES, around=Around(derivative=True)).read_as == "v"


def test_a_score_set_to_zero_is_an_equation_with_or_without_its_name() -> None:
    around = Around(derivative=True)
    plain = parse_equation("n*mu = sum(x)", NAMES)
    assert parse_equation("dl/dmu = n*mu = sum(x)", NAMES, around=around) == plain
    assert parse_equation("score = n*mu = sum(x)", NAMES, left=("score",)) == plain


def test_an_equation_in_place_of_a_value_is_called_one() -> None:
    with pytest.raises(FormulaError) as caught:
        parse("n*mu - v = 0", NAMES, left=("mu",))
    assert caught.value.what == "an equation, where a value is asked for"
    assert caught.value.position == 9


@pytest.mark.parametrize(("typed", "relation", "read"), [("-n/v < 0", "<", "-n/v"), ("n/v ≥ 0", ">", "n/v")])
def test_a_relation_to_zero_is_read_where_the_line_shows_one(typed: str, relation: str, read: str) -> None:
    assert parse(typed, NAMES, around=Around(relation=relation)).read_as == read
    with pytest.raises(FormulaError):
        parse(typed, NAMES)
    with pytest.raises(FormulaError):
        parse(typed, NAMES, around=Around(relation="<>".replace(relation, "")))


@pytest.mark.parametrize("constant", ["C", "c", "const", "const.", "constant", "\\text{const}"])
def test_a_constant_left_open_is_read_where_a_line_is_up_to_one(constant: str) -> None:
    assert parse(f"n*mu + {constant}", NAMES, around=Around(constant=True)).read_as == "n*mu"
    with pytest.raises(FormulaError, match="a constant that is left open"):
        parse(f"n*mu + {constant}", NAMES)


def test_a_declared_c_is_no_constant() -> None:
    names = NAMES.extended({"c": "real"})
    assert parse("n*mu + c", names, around=Around(constant=True)).read_as == "n*mu + c"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0.974 nats", 0.974),
        ("≈ 0.97", 0.97),
        ("about 0.97", 0.97),
        ("approx. 0.97", 0.97),
        ("~0.97", 0.97),
        ("12 successes", 12.0),
        ("0.97.", 0.97),
    ],
)
def test_words_around_a_number_say_nothing(typed: str, value: float) -> None:
    read = parse(typed, NAMES)
    assert read.evaluate({}) == value
    assert read.is_plain_number


def test_a_unit_that_changes_the_number_is_not_dropped() -> None:
    for typed in ("1.4 bits", "0.5 thousand", "0.5 sigma"):
        with pytest.raises(FormulaError):
            parse(typed, NAMES)


@pytest.mark.parametrize(
    ("typed", "ends"),
    [
        ("0.5 ± 0.25", (0.25, 0.75)),
        ("0.5 +/- 0.25", (0.25, 0.75)),
        ("(0.5 ± 0.25)", (0.25, 0.75)),
        ("0.25 to 0.75", (0.25, 0.75)),
        ("from 0.25 to 0.75", (0.25, 0.75)),
        ("between 0.25 and 0.75", (0.25, 0.75)),
        ("0.25–0.75", (0.25, 0.75)),
        ("about 0.25, 0.75", (0.25, 0.75)),
    ],
)
def test_an_interval_is_two_values(typed: str, ends: tuple[float, float]) -> None:
    assert parse_vector(typed, NAMES, ("low", "high")).evaluate({}) == ends


def test_an_interval_may_be_a_formula_either_side() -> None:
    read = parse_vector("mu ± 2*sqrt(v)", NAMES, 2)
    assert read.evaluate({"mu": 3.0, "v": 4.0}) == (-1.0, 7.0)


def test_another_name_for_the_answer_may_stand_left_of_it() -> None:
    names = with_written(NAMES, {"rate": "lambda"})
    assert parse("rate = 2", names, left=("lambda",)).read_as == "2"


def test_slots_are_found_wherever_their_hats_stand() -> None:
    read = parse_vector("β̂₁ = 2, β̂₀ = 5", NAMES, ("beta0_hat", "beta1_hat"))
    assert read.evaluate({}) == (5.0, 2.0)

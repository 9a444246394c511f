from __future__ import annotations

import math

import pytest

from interview_grill.algebra import Names, compare, constant_ratio, parse, same_value
from interview_grill.algebra.comparison import equal_up_to_factor, is_defined
from interview_grill.errors import ProblemError

NAMES = Names.declare(
    {
        "x": "sample",
        "n": "size of x",
        "mu": "real",
        "v": "positive",
        "theta": "probability",
        "s": "count",
        "a": "positive",
        "const": "positive",
    }
)
LOG_LIKELIHOOD = "-n/2*log(v) - sum((x-mu)^2)/(2*v)"


def agreed(
    typed: str, reference: str, mode: str = "equal", free: tuple[str, ...] = (), names: Names = NAMES
) -> bool:
    return compare(parse(typed, names), parse(reference, names), names, mode=mode, free=free).agreed


@pytest.mark.parametrize(
    ("typed", "reference"),
    [
        ("sum(x^2)/n - mean(x)^2", "mean((x-mean(x))^2)"),
        ("(sum(x^2) - n*mean(x)^2)/n", "mean((x-mean(x))^2)"),
        ("mu - mu", "0"),
        ("sqrt(2)^2 - 2", "0"),
        ("sum(x - mean(x))", "mean(x) - sum(x)/n"),
        ("exp(ln(v))", "v"),
        ("x", "x*1"),
        ("x - mean(x)", "x - sum(x)/n"),
        ("1e-12*v", "v/10^12"),
        ("v*1e300", "1e300*v"),
    ],
)
def test_the_same_function_is_accepted_whatever_cancels(typed: str, reference: str) -> None:
    assert agreed(typed, reference)


@pytest.mark.parametrize(
    ("typed", "reference"),
    [
        ("1/2^99", "1/2^98"),
        ("v*1e-12", "v*2e-12"),
        ("sqrt(mu^2)", "mu"),
        ("(-2)^(a + 0.1)", "2^a"),
        ("x", "mean(x)"),
        ("mean(x)", "x"),
        ("x[1]", "x"),
        ("[1, 2, 3]", "x"),
        ("mu + 1e20 - 1e20", "mu"),
        ("mu*(1 + 1e-8)", "mu"),
        ("mean(x) + 3*sum(x*[1, 2])", "mean(x)"),
        ("mean(x)*prod(x + [1, 2])", "mean(x)"),
        ("1/0", "v"),
        ("0/0", "v"),
    ],
)
def test_another_function_is_not(typed: str, reference: str) -> None:
    assert not agreed(typed, reference)


def test_nan_and_infinity_equal_nothing_not_even_themselves() -> None:
    for value in (math.nan, math.inf, -math.inf):
        assert not same_value(value, value)
        assert not same_value(1.0, value)
        assert not same_value(value, 1.0)
        assert not same_value((1.0, value), (1.0, value))
    assert same_value(0.0, 0.0)
    assert not same_value((1.0, 2.0), (1.0, 2.0, 3.0))
    assert same_value(1.004, 1.0, rtol=0.005)
    assert not same_value(1.006, 1.0, rtol=0.005)
    assert same_value(0.0004, 0.0, rtol=0.005, atol=0.0005)


def test_a_list_is_defined_when_it_has_elements_and_all_are_finite() -> None:
    assert is_defined((2.0, -1.0))
    assert not is_defined((2.0, math.nan))
    assert not is_defined(())


def test_a_large_constant_may_swallow_the_last_digits_of_a_log_likelihood() -> None:
    assert agreed("ln(v)", "10^9 + ln(v)", "constant", ("v",))
    assert not agreed("ln(v) + v/10^4", "10^9 + ln(v)", "constant", ("v",))


def test_a_formula_without_a_value_is_told_from_a_wrong_one() -> None:
    nowhere = compare(parse("ln(-v)", NAMES), parse("ln(v)", NAMES), NAMES)
    assert (nowhere.agreed, nowhere.undefined, nowhere.everywhere) == (False, True, True)
    somewhere = compare(parse("ln(mu)", NAMES), parse("ln(abs(mu))", NAMES), NAMES)
    assert (somewhere.agreed, somewhere.undefined, somewhere.everywhere) == (False, True, False)
    assert somewhere.point is not None
    assert isinstance(somewhere.point["mu"], float)
    assert somewhere.point["mu"] < 0


def test_points_where_the_reference_has_no_value_are_drawn_again() -> None:
    assert agreed("ln(mu)/2", "ln(sqrt(mu))")
    with pytest.raises(ProblemError, match="0 of 200 points"):
        agreed("1", "ln(-v)")


@pytest.mark.parametrize(
    "typed",
    [
        LOG_LIKELIHOOD,
        "-n/2*log(2*pi*v) - sum((x-mu)^2)/(2*v)",
        "-(n*log(v) + sum((x-mu)^2)/v)/2 + 17",
        "-n/2*log(v) - sum(x^2)/(2*v) + mu*sum(x)/v - n*mu^2/(2*v)",
        "-n*log(sqrt(v)) - (n*(mean(x)-mu)^2 + sum((x-mean(x))^2))/(2*v) + const",
        "sum(-log(2 pi v)/2 - (x-mu)^2/(2v))",
        "-n/2*log(v) - sum((x-mu)^2)/(2*v) + (sum(x))^3",
    ],
)
def test_a_log_likelihood_is_the_same_up_to_what_is_free_of_the_parameters(typed: str) -> None:
    assert agreed(typed, LOG_LIKELIHOOD, "constant", ("mu", "v"))


@pytest.mark.parametrize(
    "typed",
    [
        "-log(v)/2 - sum((x-mu)^2)/(2*v)",
        "-n*log(v) - sum((x-mu)^2)/(2*v)",
        "n/2*log(v) + sum((x-mu)^2)/(2*v)",
        "-n/2*log(v) - sum((x-mu)^2)/v",
        "-n/2*log(v) - sum(x^2)/(2*v)",
        "-n/2*log(v) - sum((x-mu)^2)/(2*v) + log(v)*1e-6",
        "-n/2*log(v) - sum((x-mu)^2)/(2*v) + 1e20 - 1e20",
        "2*(-n/2*log(v) - sum((x-mu)^2)/(2*v))",
        "ln(-v)",
        "3",
        "x",
    ],
)
def test_a_log_likelihood_with_a_lost_factor_is_not(typed: str) -> None:
    assert not agreed(typed, LOG_LIKELIHOOD, "constant", ("mu", "v"))


def test_a_term_in_a_parameter_left_out_of_the_list_counts_as_constant() -> None:
    assert agreed("-sum((x-mu)^2)/(2*v) + log(v)", LOG_LIKELIHOOD, "constant", ("mu",))
    assert not agreed("-sum((x-mu)^2)/(2*v) + log(v)", LOG_LIKELIHOOD, "constant", ("mu", "v"))


def test_a_difference_up_to_a_constant_is_shown_as_a_change_between_two_points() -> None:
    typed, reference = parse("-n*log(v)", NAMES), parse("-n/2*log(v)", NAMES)
    outcome = compare(typed, reference, NAMES, mode="constant", free=("v",))
    assert outcome.base is not None
    assert outcome.point is not None
    assert {name for name in NAMES if outcome.base[name] != outcome.point[name]} == {"v"}
    moved = typed.evaluate(outcome.point), typed.evaluate(outcome.base)
    assert isinstance(moved[0], float)
    assert isinstance(moved[1], float)
    assert outcome.typed == moved[0] - moved[1]
    assert outcome.expected == pytest.approx((moved[0] - moved[1]) / 2)


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("theta^(s+a-1)*(1-theta)^(n+a-1)", True),
        ("7*theta^(s+a-1)*(1-theta)^(n+a-1)/gamma(a)", True),
        ("const*theta^s*theta^(a-1)*(1-theta)^n*(1-theta)^(a-1)", True),
        ("exp((s+a-1)*ln(theta) + (n+a-1)*ln(1-theta))", True),
        ("theta^(s+a)*(1-theta)^(n+a)", False),
        ("-theta^(s+a-1)*(1-theta)^(n+a-1)", False),
        ("theta^(s+a-1)*(1-theta)^(n+a-1) + 1", False),
        ("(s+a-1)*ln(theta) + (n+a-1)*ln(1-theta)", False),
        ("0", False),
        ("ln(-1)", False),
    ],
)
def test_a_kernel_is_the_same_up_to_a_positive_factor(typed: str, same: bool) -> None:
    assert agreed(typed, "theta^(s+a-1)*(1-theta)^(n+a-1)", "factor", ("theta",)) == same


def test_an_even_power_in_every_setting_does_not_hide_a_sign() -> None:
    names = Names.declare({"theta": "probability", "n": "count in [4, 12]", "s": "count in [1, n - 1]"})
    wanted, turned = (parse(f"{base}^s*(1-theta)^(n-s)", names) for base in ("theta", "(-theta)"))
    for seed in range(200):
        assert equal_up_to_factor(wanted, wanted, names, free=("theta",), seed=seed).agreed
        assert not equal_up_to_factor(turned, wanted, names, free=("theta",), seed=seed).agreed


def test_a_lost_factor_is_found() -> None:
    reference = parse("mean((x-mean(x))^2)", NAMES)
    assert constant_ratio(parse("sum((x-mean(x))^2)/(2n)", NAMES), reference, NAMES) == pytest.approx(0.5)
    assert constant_ratio(parse("-mean((x-mean(x))^2)", NAMES), reference, NAMES) == pytest.approx(-1.0)
    assert constant_ratio(parse("sum((x-mean(x))^2)", NAMES), reference, NAMES) is None
    assert constant_ratio(parse("x", NAMES), reference, NAMES) is None
    assert constant_ratio(parse("0*v", NAMES), reference, NAMES) is None
    assert constant_ratio(parse("ln(-v)", NAMES), reference, NAMES) is None


def test_modes_need_what_they_speak_of() -> None:
    line = parse("v", NAMES)
    for mode, free in (("constant", ()), ("factor", ("nobody",)), ("root", ()), ("no-such", ("v",))):
        with pytest.raises(ProblemError):
            compare(line, line, NAMES, mode=mode, free=free)


def test_a_vector_parameter_is_varied_as_a_whole() -> None:
    names = Names.declare({"c": "count sample", "theta": "probability vector like c"})
    assert agreed("sum(c*ln(theta)) + lgamma(sum(c))", "dot(c, ln(theta))", "constant", ("theta",), names)
    assert not agreed("sum(ln(theta))", "dot(c, ln(theta))", "constant", ("theta",), names)


@pytest.mark.parametrize(
    "typed",
    [
        "max(abs(sum(x)) - v, 0)/n",
        "sign(x[1])*max(abs(sum(x)) - v, 0)/n",
        "sign(sum(x))*max(sum(x) - v, 0)/n",
        "sign(sum(x))*(abs(sum(x)) - v)/n",
    ],
)
def test_a_threshold_is_looked_at_on_every_side(typed: str) -> None:
    assert not agreed(typed, "sign(sum(x))*max(abs(sum(x)) - v, 0)/n")
    assert agreed("max(sum(x) - v, 0)/n - max(-sum(x) - v, 0)/n", "sign(sum(x))*max(abs(sum(x)) - v, 0)/n")

from __future__ import annotations

import itertools
import math

import pytest
import scipy.special

from interview_grill.algebra.functions import (
    AGGREGATES,
    ALIASES,
    ELEMENTWISE,
    FUNCTIONS,
    OPERATORS,
    dot,
    total,
)

SPECIAL = [0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 170.0, 171.0, 172.5, 709.9, -745.2, 1e-310, -1e-310, 5e-324]
SPECIAL += [1e16, 1e155, -1e200, 1.7e308, math.inf, -math.inf, math.nan, 3.0000000000000004, 2.0**53]


def test_no_number_makes_a_function_raise() -> None:
    for function, number in itertools.product(ELEMENTWISE.values(), SPECIAL):
        assert isinstance(function(number), float)
    for operator, a, b in itertools.product(OPERATORS.values(), SPECIAL, SPECIAL):
        assert isinstance(operator(a, b), float)
    samples = [(), *((number,) for number in SPECIAL), *itertools.permutations(SPECIAL, 2), tuple(SPECIAL)]
    for aggregate, sample in itertools.product(AGGREGATES.values(), samples):
        assert isinstance(aggregate(sample), float)


def test_a_function_of_nothing_is_nothing() -> None:
    assert [name for name, function in ELEMENTWISE.items() if not math.isnan(function(math.nan))] == []


@pytest.mark.parametrize(
    ("name", "oracle"),
    [
        ("sigmoid", scipy.special.expit),
        ("logit", scipy.special.logit),
        ("gamma", scipy.special.gamma),
        ("lgamma", scipy.special.gammaln),
        ("factorial", scipy.special.factorial),
    ],
)
def test_functions_agree_with_scipy(name: str, oracle: scipy.special.expit) -> None:
    for number in (0.0, 0.1, 0.25, 0.9, 1.0, 2.0, 3.0, 7.0, 20.0, 170.0):
        expected = float(oracle(number))
        if math.isfinite(expected) and (name != "factorial" or number == int(number)):
            assert ELEMENTWISE[name](number) == pytest.approx(expected, rel=1e-13)


@pytest.mark.parametrize("number", [-800.0, -40.0, -3.0, 0.0, 3.0, 40.0, 800.0])
def test_sigmoid_keeps_its_figures_in_both_tails(number: float) -> None:
    assert ELEMENTWISE["sigmoid"](number) == pytest.approx(float(scipy.special.expit(number)), rel=1e-15)


def test_values_outside_the_domain() -> None:
    assert OPERATORS["/"](1.0, 0.0) == math.inf
    assert OPERATORS["/"](-1.0, 0.0) == -math.inf
    assert OPERATORS["^"](0.0, -1.0) == math.inf
    assert [ELEMENTWISE[name](0.0) for name in ("ln", "log2", "log10")] == [-math.inf] * 3
    assert ELEMENTWISE["sqrt"](0.0) == 0.0
    assert OPERATORS["^"](-10.0, 309.0) == -math.inf
    assert OPERATORS["^"](-10.0, 310.0) == math.inf
    assert ELEMENTWISE["factorial"](171.0) == math.inf
    undefined = [
        OPERATORS["/"](0.0, 0.0),
        OPERATORS["^"](-8.0, 1 / 3),
        ELEMENTWISE["sqrt"](-1e-300),
        ELEMENTWISE["ln"](-1.0),
        ELEMENTWISE["logit"](1.5),
        ELEMENTWISE["gamma"](-2.0),
        ELEMENTWISE["factorial"](2.5),
        ELEMENTWISE["factorial"](-1.0),
        AGGREGATES["mean"](()),
        AGGREGATES["max"](()),
        AGGREGATES["median"]((1.0, math.nan, 2.0)),
        AGGREGATES["min"]((math.nan, 1.0)),
        dot((1.0, 2.0), (1.0,)),
    ]
    assert all(math.isnan(value) for value in undefined)


def test_sums_are_correctly_rounded() -> None:
    assert total([0.1] * 10) == 1.0
    assert total([1e16, 1.0, -1e16]) == 1.0
    assert total([1e308, 1e308]) == math.inf
    assert math.isnan(total([math.inf, -math.inf]))


def test_medians_of_odd_and_even_samples() -> None:
    assert AGGREGATES["median"]((5.0, 1.0, 2.0)) == 2.0
    assert AGGREGATES["median"]((5.0, 1.0, 2.0, 4.0)) == 3.0


def test_every_alias_leads_into_the_table() -> None:
    assert set(ALIASES.values()) <= FUNCTIONS
    assert not set(ALIASES) & FUNCTIONS

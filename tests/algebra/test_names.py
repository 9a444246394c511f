from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.algebra import Domain, Kind, Names, parse
from interview_grill.algebra.names import spelling_key
from interview_grill.algebra.spelling import nearest
from interview_grill.errors import ProblemError


@pytest.mark.parametrize(
    ("declared", "typed"),
    [
        ("theta", "θ"),
        ("θ", "theta"),
        ("lambda", "λ"),
        ("lambda", "lam"),
        ("mu_hat", "muhat"),
        ("mu_hat", "μ̂"),
        ("mu_hat", "μ_hat"),
        ("mu_1", "μ1"),
        ("sigma2", "sigma_2"),
        ("sigma2", "sigma_sq"),
        ("sigma2_hat", "sigma2hat"),
        ("x_bar", "xbar"),
        ("epsilon", "eps"),
    ],
)
def test_spellings_of_one_name_are_found(declared: str, typed: str) -> None:
    assert Names.declare({declared: "real"}).find(typed) == declared


@pytest.mark.parametrize(("one", "other"), [("x", "X"), ("theta", "Theta"), ("mu", "nu"), ("mu", "mu_hat")])
def test_different_names_stay_different(one: str, other: str) -> None:
    assert spelling_key(one) != spelling_key(other)


@pytest.mark.parametrize(
    "name", ["e", "pi", "π", "ln", "exp", "mean", "sum", "2x", "", "a b", "_x", "a__b", "x-y"]
)
def test_constants_functions_and_malformed_names_cannot_be_declared(name: str) -> None:
    with pytest.raises(ProblemError, match="cannot be declared"):
        Names.declare({name: "real"})


def test_two_spellings_of_one_name_cannot_both_be_declared() -> None:
    with pytest.raises(ProblemError, match="read as one name"):
        Names.declare({"mu_hat": "real", "muhat": "real"})


@pytest.mark.parametrize(
    ("typed", "known", "meant"),
    [
        ("Theta", ("rate", "theta"), "theta"),
        ("arte", ("theta", "rate"), "rate"),
        ("raet", ("theta", "rate"), "rate"),
        ("tehat", ("rate", "theta"), "theta"),
        ("xyzta", ("rate", "theta"), None),
        ("ramp", ("theta", "rate"), None),
        ("muu", ("nu", "mu"), "mu"),
        ("b", ("a",), None),
        ("theta", (), None),
    ],
)
def test_a_name_is_meant_when_one_slip_or_two_lead_to_it(
    typed: str, known: tuple[str, ...], meant: str | None
) -> None:
    assert nearest(typed, known) == meant


def test_a_size_needs_its_sample() -> None:
    with pytest.raises(ProblemError, match="no declared sample"):
        Names.declare({"n": "size of x"})
    with pytest.raises(ProblemError, match="no declared sample"):
        Names.declare({"x": "real", "n": "size of x"})


def test_names_are_extended_replaced_and_left_out() -> None:
    names = Names.declare({"x": "sample", "n": "size of x", "v": "positive"})
    more = names.extended({"mu": "real", "v": "probability"})
    assert list(more) == ["x", "n", "v", "mu"]
    assert more.domains["v"] == Domain(Kind.PROBABILITY)
    assert list(more.without("v", "mu")) == ["x", "n"]
    assert names.size_of("x") == "n"
    assert names.size_of("n") is None
    assert len(names) == 3
    assert names.is_vector("x")
    assert not names.is_vector("n")


@pytest.mark.parametrize("name", ["é", "x²", "٣x", "σ²", "θx", "xθ", "µ", "ᾱ", "ж"])
def test_what_a_formula_could_not_hold_as_one_name_cannot_be_declared(name: str) -> None:
    with pytest.raises(ProblemError, match="cannot be declared"):
        Names.declare({name: "real"})


@settings(max_examples=300, deadline=None)
@given(st.text("abex12_θσΣαhatbr", min_size=1, max_size=8) | st.text(min_size=1, max_size=4))
def test_a_name_that_can_be_declared_can_be_used(name: str) -> None:
    try:
        names = Names.declare({name: "positive"})
    except ProblemError:
        return
    assert parse(name, names).names == {name}
    assert parse(f"2*{name} + 1", names).evaluate({name: 3.5}) == 8.0

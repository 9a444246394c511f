"""A line is held against the solver's call on random data, as far as both have a value."""

from __future__ import annotations

from interview_grill.algebra import Names, parse
from interview_grill.bank.derivation import Expect, Mode
from interview_grill.derivations.solver_link import agrees_with_solver


def told(value: str, names: Names, solver: str, *arguments: tuple[str, str]) -> str | None:
    expect = Expect(Mode.EQUAL, value, solver=solver, solver_arguments=arguments)
    return agrees_with_solver(parse(value, names), names, expect)


SAMPLE = Names.declare({"y": "sample", "n": "size of y"})
COUNTS = Names.declare({"s": "count", "n": "count in [s, s + 6]", "w": "real"})


def test_a_lone_sample_is_the_data_whatever_it_is_called() -> None:
    assert told("sum(y)/n", SAMPLE, "gaussian.mle.mean") is None
    assert "differs from the solver's gaussian.mle.mean" in str(
        told("sum(y)/(n+1)", SAMPLE, "gaussian.mle.mean")
    )


def test_givens_are_taken_by_name_unless_arguments_are_declared() -> None:
    declared = (("successes", "s"), ("trials", "n"))
    assert told("s/n", COUNTS, "binomial.mle", *declared) is None
    assert "differs" in str(told("s/n", COUNTS, "binomial.mle", ("successes", "s"), ("trials", "n + 1")))
    named = Names.declare({"successes": "count", "trials": "count in [successes, successes + 6]"})
    assert told("successes/trials", named, "binomial.mle") is None


def test_a_line_that_seldom_has_a_value_is_no_proof() -> None:
    rarely = told("s/n + 0*ln(w - 3)", COUNTS, "binomial.mle", ("successes", "s"), ("trials", "n"))
    assert rarely is not None
    assert "of 50 data sets only" in rarely


def test_data_that_the_solver_refuses_do_not_count() -> None:
    refused = told("s/n", COUNTS, "binomial.mle", ("successes", "s"), ("trials", "s - 1"))
    assert refused == "the solver's binomial.mle could be compared on 0 of 50 data sets only"

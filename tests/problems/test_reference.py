"""The reference solver's answer to drawn values, its arguments being formulas."""

from __future__ import annotations

import pytest

from interview_grill.algebra import Names
from interview_grill.bank.task import SolverCall
from interview_grill.errors import FormulaError, SolverError
from interview_grill.problems.reference import read_call

NAMES = Names.declare({"x": "sample", "n": "count", "s": "count", "a": "positive"})


def test_arguments_are_worked_out_from_what_was_drawn() -> None:
    declared = SolverCall(
        "beta-bernoulli.mean", (("alpha", "2 a"), ("beta", "1"), ("successes", "s"), ("trials", "n + 1"))
    )
    assert read_call(declared, NAMES).answer({"a": 1.5, "s": 4.0, "n": 9.0}) == pytest.approx(7 / 14)


def test_a_sample_and_a_list_are_vectors() -> None:
    assert read_call(SolverCall("gaussian.mle", (("data", "x"),)), NAMES).answer(
        {"x": (2.0, 4.0, 9.0)}
    ) == pytest.approx((5.0, 26 / 3))
    by_list = SolverCall("gaussian.mle.mean", (("data", "[a, 2 a, 6]"),))
    assert read_call(by_list, NAMES).answer({"a": 1.0}) == pytest.approx(3.0)


def test_an_argument_in_names_nobody_drew_cannot_be_read() -> None:
    with pytest.raises(FormulaError, match="q is no name here"):
        read_call(SolverCall("gaussian.mle.mean", (("data", "q"),)), NAMES)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (SolverCall("gaussian.mle.men", (("data", "x"),)), "no solver call is named"),
        (SolverCall("gaussian.mle.mean", (("sample", "x"),)), "has no argument 'sample'"),
        (SolverCall("gaussian.mle.mean"), "needs the argument 'data'"),
        (SolverCall("gaussian.mle.variance", (("data", "x"),)), "all observations are equal"),
        (SolverCall("gaussian.mle.mean", (("data", "n"),)), "must be a list of numbers"),
        (SolverCall("gaussian.mle.mean", (("data", "1/(x - 3)"),)), "must be finite"),
    ],
)
def test_what_the_solver_cannot_answer_shows_when_it_is_asked(call: SolverCall, said: str) -> None:
    reference = read_call(call, NAMES)
    with pytest.raises(SolverError, match=said):
        reference.answer({"x": (3.0, 3.0), "n": 2.0})

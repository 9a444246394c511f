"""Derivations of questions 39 to 60 as a learner types them: other routes are right, wrong lines are named.

Every declared wrong line comes back wrong under its own tag; what nobody declared comes back wrong all the same.
"""

from __future__ import annotations

from interview_grill.derivations.judge import Standing, judge_line
from tests.content.bundled import derivations_of

DERIVATIONS = derivations_of(39, 60)


def test_a_line_further_on_is_credited() -> None:
    assert judge_line(DERIVATIONS["exponential-mle"], 1, "n/lambda - sum(x) = 0").line == 2
    assert judge_line(DERIVATIONS["pair-gradient"], 2, "-sigmoid(r_l - r_w)").line == 3
    assert judge_line(DERIVATIONS["mode-in-square"], 7, "(a-2)/theta = (b-1)/(1-theta)").line == 8


def test_a_wrong_value_is_not_taken_for_an_equation_that_vanishes_where_it_does() -> None:
    assert judge_line(DERIVATIONS["reward-difference-mle"], 1, "w*log(w/l) - w*d").standing is Standing.WRONG
    assert judge_line(DERIVATIONS["exponential-mle"], 4, "n/sum(x) - lambda").standing is Standing.WRONG


def test_a_solved_equation_counts_for_its_solution() -> None:
    assert judge_line(DERIVATIONS["exponential-mle"], 2, "lambda = n/sum(x)").line == 3
    assert judge_line(DERIVATIONS["cross-entropy-minimum"], 2, "q = p").line == 3


def test_one_coordinate_is_wrong_where_another_is_asked() -> None:
    """The three modes of one posterior: without the Jacobian, and with that of another change of variable."""
    in_theta, in_square, in_logit = "(a-1)/(a+b-2)", "(a-2)/(a+b-3)", "a/(a+b)"
    square, logit = DERIVATIONS["mode-in-square"], DERIVATIONS["mode-in-logit"]
    assert judge_line(logit, 5, in_theta).tag == "forgot-jacobian"
    assert judge_line(square, 4, in_logit).tag == "mean-not-mode"
    for derivation, number, text in ((logit, 5, in_square), (square, 9, in_logit)):
        assert judge_line(derivation, number, text).standing is not Standing.RIGHT
    assert judge_line(square, 9, in_theta).standing is Standing.WRONG  # an earlier line, and the mistake here

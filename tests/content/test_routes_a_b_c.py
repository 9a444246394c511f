"""Derivations of questions 1 to 18 as a learner types them: other routes are right, wrong lines are named.

Every declared wrong line comes back wrong under its own tag; what nobody declared comes back wrong all the same.
"""

from __future__ import annotations

from interview_grill.derivations.judge import Standing, judge_line
from tests.content.bundled import derivations_of

DERIVATIONS = derivations_of(1, 18)


def test_a_line_further_on_is_credited() -> None:
    assert judge_line(DERIVATIONS["bernoulli-mle"], 2, "s/theta = (n-s)/(1-theta)").line == 3
    assert judge_line(DERIVATIONS["multinomial-mle"], 3, "c/sum(c)").line == 6


def test_a_line_already_written_is_no_mistake() -> None:
    verdict = judge_line(DERIVATIONS["invariance"], 8, "mean(x)")
    assert (verdict.standing, verdict.line) == (Standing.REPEATED, 7)


def test_a_factor_n_lost_is_named_where_nobody_declared_it() -> None:
    assert judge_line(DERIVATIONS["uniform-upper-end"], 7, "theta/(n+1)").tag == "factor-n"


def test_the_variance_is_not_taken_for_the_standard_deviation() -> None:
    """One letter v stands for σ²: the score in σ is another equation, and its root another number."""
    joint = DERIVATIONS["gaussian-mean-and-variance-mle"]
    assert judge_line(joint, 5, "-n/v + sum((x-mean(x))^2)/v^3 = 0").tag == "sigma-not-variance"
    assert judge_line(joint, 6, "sqrt(sum((x-mean(x))^2)/n)").standing is Standing.WRONG

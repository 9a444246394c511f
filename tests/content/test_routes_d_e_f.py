"""Derivations of questions 19 to 38 as a learner types them: other routes are right, wrong lines are named.

Every declared wrong line comes back wrong under its own tag; what nobody declared comes back wrong all the same.
"""

from __future__ import annotations

from interview_grill.derivations.judge import Standing, judge_line
from tests.content.bundled import derivations_of

DERIVATIONS = derivations_of(19, 38)


def test_a_line_further_on_is_credited() -> None:
    assert judge_line(DERIVATIONS["ridge-is-map"], 5, "w = sum(x*y)/(sum(x^2)+V/T)").line == 6
    assert judge_line(DERIVATIONS["gamma-poisson"], 4, "(a+sum(x)-1)/lambda = b+n").line == 5


def test_the_summary_asked_for_is_not_taken_from_another_line() -> None:
    """Mode and mean of one posterior stand on one page; each is wrong where the other is asked."""
    posterior = DERIVATIONS["normal-inverse-gamma"]
    scale = "b+sum((x-mean(x))^2)/2+k*n*(mean(x)-m)^2/(2*(k+n))"
    joint, marginal, mean = (f"({scale})/(a+n/2{shift})" for shift in ("+3/2", "+1", "-1"))
    assert judge_line(posterior, 8, marginal).tag == "marginal-mode"
    assert judge_line(posterior, 9, joint).tag == "joint-mode"
    assert judge_line(posterior, 10, marginal).tag == "mode-not-mean"
    assert judge_line(posterior, 9, mean).standing is Standing.WRONG

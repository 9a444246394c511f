"""Derivations of questions 19 to 38 as a learner types them: other routes are right, wrong lines are named.

Every declared wrong line comes back wrong under its own tag; what nobody declared comes back wrong all the same.
"""

from __future__ import annotations

import pytest

from interview_grill.derivations.judge import Standing, judge_line
from tests.content.bundled import derivations_of

DERIVATIONS = derivations_of(19, 38)

ROUTES = [
    ("posterior-and-mode", 1, "factorial(n)/(factorial(s)*factorial(n-s))*θ^s*(1-θ)^(n-s)"),
    ("posterior-and-mode", 5, "(alpha+s-1)*(1-theta) = (beta+n-s-1)*theta"),
    ("posterior-and-mode", 6, "theta_hat = (s+alpha-1)/(n+alpha+beta-2)"),
    ("posterior-mean", 3, "(alpha+s)/(alpha+beta+n)*gamma(alpha+s)*gamma(beta+n-s)/gamma(alpha+beta+n)"),
    ("posterior-mean", 5, "1 - n/(alpha+beta+n)"),
    ("rule-of-succession", 2, "1/((n+1)*factorial(n)/(factorial(s)*factorial(n-s)))"),
    ("rule-of-succession", 4, "1 - (n-s+1)/(n+2)"),
    ("dirichlet-multinomial", 3, "(c+a)/(sum(a)+sum(c))"),
    ("dirichlet-multinomial", 6, "sum(a+c-1)"),
    ("dirichlet-multinomial", 7, "(a+c-1)/sum(a+c-1)"),
    ("gamma-poisson", 4, "(a-1)*log(λ) - b*λ + sum(x)*log(λ) - n*λ"),
    ("gamma-poisson", 5, "(a + sum(x) - 1) = (b+n)*lambda"),
    ("gamma-poisson", 7, "b/(b+n)*a/b + n/(b+n)*mean(x)"),
    ("gamma-exponential", 6, "(a+n-1)/(b+n*mean(x))"),
    ("normal-normal", 1, "mu*sum(x)/V - n*mu^2/(2V)"),
    ("normal-normal", 4, "(V*m + n*T*mean(x))/(V + n*T)"),
    ("normal-normal", 6, "T*V/(V+n*T)"),
    ("inverse-gamma", 4, "b + sum((x-mu)^2)/2 = (a+n/2+1)*v"),
    ("inverse-gamma", 5, "(2*b+sum((x-mu)^2))/(2*a+n+2)"),
    ("normal-inverse-gamma", 5, "mean(x) + k/(k+n)*(m-mean(x))"),
    ("normal-inverse-gamma", 6, "b + (sum(x^2) + k*m^2 - (k*m+n*mean(x))^2/(k+n))/2"),
    ("ridge-is-map", 3, "V/T*w^2 + w^2*sum(x^2) - 2w*sum(x*y)"),
    ("ridge-is-map", 5, "sum(x*y) - w*sum(x^2) = V*w/T"),
    ("ridge-is-map", 6, "T*sum(x*y)/(T*sum(x^2)+V)"),
    ("lasso-is-map", 2, "exp(-abs(w/b))/(2b)"),
    ("lasso-is-map", 4, "sum(x^2)*w^2/2 - w*sum(x*y) + V*abs(w)/b"),
    ("soft-thresholding", 1, "(w-z)^2/2 + λ|w|"),
    ("soft-thresholding", 6, "z - max(min(z, lambda), -lambda)"),
]

#: Mistakes no author declared at that line.
UNDECLARED = [
    ("posterior-and-mode", 2, "theta^(alpha+s)*(1-theta)^(beta+n-s-1)"),
    ("posterior-and-mode", 6, "(alpha+s-1)/(alpha+beta+n-1)"),
    ("posterior-mean", 4, "(alpha+s)/(alpha+n)"),
    ("rule-of-succession", 4, "(s+2)/(n+4)"),
    ("dirichlet-multinomial", 7, "(a+c-1)/(sum(a+c)-1)"),
    ("gamma-poisson", 6, "(a+sum(x)-1)/(b+n-1)"),
    ("gamma-exponential", 3, "(a+n)/(1/b+sum(x))"),
    ("normal-normal", 6, "sqrt(1/(1/T + n/V))"),
    ("inverse-gamma", 5, "(b+sum((x-mu)^2)/2)/(a+n/2)"),
    ("normal-inverse-gamma", 8, "(b+sum((x-mean(x))^2)/2)/(a+n/2+3/2)"),
    ("ridge-is-map", 4, "2V/T"),
    ("lasso-is-map", 5, "V/(2b)"),
    ("soft-thresholding", 6, "max(z-lambda, 0)"),
]


@pytest.mark.parametrize(("name", "number", "text"), ROUTES, ids=str)
def test_another_route_to_a_line_is_right(name: str, number: int, text: str) -> None:
    verdict = judge_line(DERIVATIONS[name], number, text)
    assert (verdict.standing, verdict.line) == (Standing.RIGHT, number), verdict.message


def test_every_derivation_has_another_route_and_an_undeclared_mistake() -> None:
    assert {name for name, _, _ in ROUTES} == DERIVATIONS.keys()
    assert {name for name, _, _ in UNDECLARED} == DERIVATIONS.keys()


@pytest.mark.parametrize("name", DERIVATIONS)
def test_every_declared_wrong_line_is_wrong_under_its_own_tag(name: str) -> None:
    derivation = DERIVATIONS[name]
    declared = [(line.number, wrong) for line in derivation.typed_lines for wrong, _ in line.wrong]
    assert len(declared) >= 3
    for number, wrong in declared:
        verdict = judge_line(derivation, number, wrong.value)
        assert (verdict.standing, verdict.line, verdict.tag) == (Standing.WRONG, number, wrong.tag)
        assert verdict.message.startswith(wrong.say)


@pytest.mark.parametrize(("name", "number", "text"), UNDECLARED, ids=str)
def test_an_undeclared_mistake_is_wrong_and_says_where(name: str, number: int, text: str) -> None:
    verdict = judge_line(DERIVATIONS[name], number, text)
    assert (verdict.standing, verdict.line) == (Standing.WRONG, number)
    assert verdict.tag not in {wrong.tag for wrong in DERIVATIONS[name].lines[number - 1].line.wrong}
    assert "yours" in verdict.message


@pytest.mark.parametrize("name", DERIVATIONS)
def test_every_line_is_right_as_its_author_typed_it(name: str) -> None:
    derivation = DERIVATIONS[name]
    for line in derivation.typed_lines:
        texts = (line.line.expect.value, *line.line.also)
        assert all(judge_line(derivation, line.number, text).standing is Standing.RIGHT for text in texts)


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
    assert judge_line(posterior, 9, mean).standing is not Standing.WRONG

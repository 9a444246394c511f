"""True lines that people write beside those of a derivation: they are never called wrong, and earn nothing."""

from __future__ import annotations

import pytest

from interview_grill.derivations.board import judge_on_board
from interview_grill.derivations.judge import Standing, judge_line
from tests.content.bundled import derivations_of

DERIVATIONS = derivations_of(1, 60)

#: Of each the line that is asked for when it is typed.
TRUE_LINES = [
    ("gaussian-mean-mle", 2, "sum((x-mu)^2)/2"),
    ("bias-of-the-variance-mle", 2, "(n-1)*v"),
    ("multinomial-mle", 3, "c/theta - m"),
    ("multinomial-mle", 3, "c/theta - m = 0"),
    ("multinomial-mle", 3, "c/theta = m"),
    ("regularised-optimum", 4, "r - beta*log(p/q) - beta - m = 0"),
    ("multinomial-mle", 4, "-sum(c)/m = 1"),
    ("multinomial-mle", 5, "m = -n"),
    ("least-squares-line", 2, "mean((y-b0-b1*x)^2)"),
    ("ridge-is-map", 2, "-w^2/(2*tau^2)"),
    ("ridge-is-map", 3, "sum((y-w*x)^2)/2 + V/(2*T)*w^2"),
    ("lasso-is-map", 4, "sum((y-w*x)^2) + 2*V/b*abs(w)"),
    ("lasso-is-map", 6, "sum(x*(y-w*x))/V - sign(w)/b"),
    ("lasso-is-map", 8, "(sum(x*y) - V/b)/sum(x^2)"),
    ("dirichlet-multinomial", 6, "sum(a+c-1)/m = 1"),
    ("dirichlet-multinomial", 6, "m = K - sum(a+c)"),
    ("gamma-poisson", 4, "(a-1)*log(lambda) - b*lambda"),
    ("normal-normal", 2, "-(mu-m)^2/(2T)"),
    ("normal-normal", 3, "-(mu-m)/T"),
    ("regularised-optimum", 4, "r - beta*log(p/q) - beta - m"),
    ("dpo-loss", 2, "r_l = beta*log(p_l/q_l) + beta*log(Z)"),
    ("exponential-bias", 1, "n/s"),
]


@pytest.mark.parametrize(("name", "number", "text"), TRUE_LINES, ids=str)
def test_a_true_line_is_called_true_and_earns_nothing(name: str, number: int, text: str) -> None:
    derivation = DERIVATIONS[name]
    asked = judge_line(derivation, number, text)
    free = judge_on_board(derivation, frozenset(), frozenset(), text)
    assert (asked.standing, free.standing) == (Standing.TRUE, Standing.TRUE), (asked.message, free.message)
    assert asked.message.startswith("True")


#: Of each the line that is asked for, a true formula that answers another question, and the mistake it makes here.
TRUE_OF_SOMETHING_ELSE = [
    ("posterior-and-mode", 6, "(alpha-1)/(alpha+beta-2)", "dropped-likelihood"),
    ("posterior-and-mode", 7, "E = alpha/(alpha+beta)", "dropped-likelihood"),
    ("dirichlet-multinomial", 3, "a/sum(a)", "dropped-likelihood"),
    ("gamma-poisson", 7, "a/b", "dropped-likelihood"),
    ("gamma-exponential", 7, "a/b", "dropped-likelihood"),
    ("normal-normal", 5, "1/T + n/V", "sign"),
    ("normal-normal", 6, "V/n", "dropped-prior"),
    ("normal-normal", 7, "V/T", "ratio-not-share"),
    ("inverse-gamma", 5, "b/(a+1)", "dropped-likelihood"),
    ("inverse-gamma", 6, "b/(a-1)", "dropped-likelihood"),
    ("posterior-mean", 4, "s/n", "mle-not-mean"),
    ("rule-of-succession", 4, "(n-s+1)/(n+2)", "failure-not-success"),
    ("cross-entropy-splits", 2, "-sum(q*log(q))", "entropy-of-the-model"),
    ("pair-gradient", 1, "exp(r_w-r_l)", "odds-not-probability"),
    ("regularised-optimum", 1, "J = sum(p*r)", "dropped-penalty"),
    ("dpo-loss", 3, "sigmoid(beta*(log(p_w/q_w) - log(p_l/q_l)))", "probability-not-loss"),
    ("exponential-bias", 2, "E = n/lambda", "expectation-of-the-sum"),
    ("mode-in-square", 9, "a/(a+b)", "mean-not-mode"),
    ("mode-in-logit", 5, "log(a/b)", "not-mapped-back"),
    ("gamma-poisson", 1, "lambda^(a-1)*exp(-b*lambda)", "prior-not-likelihood"),
    ("normal-normal", 1, "-(mu-m)^2/(2T)", "prior-not-likelihood"),
    ("cross-entropy-minimum", 1, "H = -p*log(p) - (1-p)*log(1-p)", "entropy-not-cross-entropy"),
    ("dpo-loss", 1, "r_w = log(p_w/q_w)", "log-ratio-only"),
]


@pytest.mark.parametrize(("name", "number", "text", "tag"), TRUE_OF_SOMETHING_ELSE, ids=str)
def test_the_right_answer_to_another_question_is_a_named_mistake_here(
    name: str, number: int, text: str, tag: str
) -> None:
    asked = judge_line(DERIVATIONS[name], number, text)
    assert (asked.standing, asked.tag) == (Standing.WRONG, tag), asked.message
    assert not asked.message.startswith("True")

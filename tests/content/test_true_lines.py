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

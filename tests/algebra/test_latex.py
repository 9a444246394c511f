from __future__ import annotations

import pytest

from interview_grill.algebra import Names, parse, to_latex

NAMES = Names.declare(
    {
        "x": "sample",
        "n": "size of x",
        "mu": "real",
        "sigma2": "positive",
        "theta_hat": "real",
        "v": "positive",
    }
    | dict.fromkeys(("lambda", "k_0", "mu_max", "rate", "ybar", "Sigma"), "positive")
)


SHOWN = [
    ("7/12", r"\frac{7}{12}"),
    ("-n/2*log(v)", r"-\frac{n}{2}\,\log\left(v\right)"),
    ("sum((x-mu)^2)/(2v)", r"\frac{\sum_i \left(x_{i} - \mu\right)^{2}}{2\,v}"),
    ("sum(x)/n", r"\frac{\sum_i x_{i}}{n}"),
    ("mean(x)", r"\bar{x}"),
    ("mean((x-mean(x))^2)", r"\mathrm{mean}\left(\left(x - \bar{x}\right)^{2}\right)"),
    ("prod(x)", r"\prod_i x_{i}"),
    ("sum(x + 1)", r"\sum_i \left(x_{i} + 1\right)"),
    ("sqrt(v)", r"\sqrt{v}"),
    ("|mu|", r"\left|\mu\right|"),
    ("v^-2", r"v^{-2}"),
    ("(v^2)^3", r"\left(v^{2}\right)^{3}"),
    ("(-v)^2", r"\left(-v\right)^{2}"),
    ("n!", "n!"),
    ("(n+1)!", r"\left(n + 1\right)!"),
    ("x[2]", "x_{2}"),
    ("theta_hat", r"\hat{\theta}"),
    ("sigma2", r"\sigma_{2}"),
    ("k_0", "k_{0}"),
    ("ybar", r"\bar{y}"),
    ("rate", r"\mathrm{rate}"),
    ("lambda*v", r"\lambda\,v"),
    ("2*3", r"2 \cdot 3"),
    ("v*3^mu", r"v \cdot 3^{\mu}"),
    ("n*4!", r"n \cdot 4!"),
    ("sum((x - mean(x))^2)", r"\sum_i \left(x_{i} - \bar{x}\right)^{2}"),
    ("mu_max", r"\mu_{\mathrm{max}}"),
    ("2e-5*v", r"2\cdot 10^{-5}\,v"),
    ("n - (mu - v)", r"n - \left(\mu - v\right)"),
    ("n*(mu + v)", r"n\,\left(\mu + v\right)"),
    ("sigmoid(mu)", r"\sigma\left(\mu\right)"),
    ("log2(n)", r"\log_{2}\left(n\right)"),
    ("max(n, 2)", r"\max\left(n, 2\right)"),
    ("count(x)", "n"),
    ("[1, 2]", r"\left(1,\, 2\right)"),
    ("2*-3", r"2\,\left(-3\right)"),
    ("pi", r"\pi"),
    ("e^mu", r"e^{\mu}"),
]


@pytest.mark.parametrize(("typed", "latex"), SHOWN)
def test_a_formula_is_shown_as_mathematics(typed: str, latex: str) -> None:
    assert to_latex(parse(typed, NAMES)) == latex

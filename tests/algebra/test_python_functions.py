"""The functions of Python's libraries, written out, against the libraries themselves."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy import special, stats

from interview_grill.algebra import Names, parse
from interview_grill.algebra.python_functions import DEFINITIONS, PARTED

words = str.split
X, Y = (1.5, 0.25, 4.0, 2.0), (0.5, 3.0, 1.0, 2.5)
P, Q = (0.2, 0.3, 0.4, 0.1), (0.25, 0.25, 0.4, 0.1)
A, B, C = 2.5, 1.75, 0.3
GIVEN = Names.declare(dict.fromkeys("xypq", "sample") | dict.fromkeys("abc", "real"))
VALUES: dict[str, float | tuple[float, ...]] = {"x": X, "y": Y, "p": P, "q": Q, "a": A, "b": B, "c": C}
ARRAYS: dict[str, Any] = {
    name: np.array(value) if isinstance(value, tuple) else value for name, value in VALUES.items()
}


def ours(text: str) -> Any:
    return parse(text, GIVEN).evaluate(VALUES)


def check(text: str, expected: Any) -> None:
    np.testing.assert_allclose(ours(text), expected, rtol=1e-12, err_msg=text)


@pytest.mark.parametrize(
    "name", ["add", "subtract", "multiply", "divide", "true_divide", "power", "float_power"]
)
def test_arithmetic_of_two(name: str) -> None:
    check(f"np.{name}(a, x)", getattr(np, name)(A, X))


@pytest.mark.parametrize(
    "name",
    words(
        "negative reciprocal square cbrt log1p expm1 exp2 log2 log10 sqrt abs absolute fabs sign exp log "
        "sum mean prod median max amax min ptp size"
    ),
)
def test_functions_of_one_array(name: str) -> None:
    check(f"np.{name}(x)", getattr(np, name)(X))


@pytest.mark.parametrize(
    "name", ["maximum", "minimum", "fmax", "fmin", "dot", "vdot", "inner", "matmul", "logaddexp"]
)
def test_functions_of_two_arrays(name: str) -> None:
    check(f"np.{name}(x, y)", getattr(np, name)(X, Y))


@pytest.mark.parametrize(
    "name",
    words(
        "expit logit gamma gammaln entr xlogy xlog1py rel_entr kl_div beta betaln logsumexp softmax log_softmax "
        "log_expit"
    ),
)
def test_special_functions(name: str) -> None:
    two = name in ("xlogy", "xlog1py", "rel_entr", "kl_div", "beta", "betaln")
    text = f"scipy.special.{name}({'p, q' if two else 'p'})"
    check(text, getattr(special, name)(*([np.array(P), np.array(Q)] if two else [np.array(P)])))


def test_counting() -> None:
    check("math.comb(7, 3) + math.perm(7, 3) + math.factorial(5)", 35 + 210 + 120)
    check("scipy.special.binom(7, 3)", 35)
    check("np.count_nonzero(x > 1)", 3)


@pytest.mark.parametrize("ddof", [0, 1])
def test_spreads_with_their_divisor(ddof: int) -> None:
    check(f"np.var(x, ddof={ddof})", np.var(X, ddof=ddof))
    check(f"x.std(ddof={ddof})", np.std(X, ddof=ddof))
    check(f"torch.var(x, unbiased={ddof == 1})", np.var(X, ddof=ddof))
    check(f"torch.std(x, correction={ddof})", np.std(X, ddof=ddof))
    check(f"np.cov(x, y, ddof={ddof})[0, 1]", np.cov(X, Y, ddof=ddof)[0, 1])
    check(f"np.cov(x, y, ddof={ddof})[0, 0]", np.cov(X, Y, ddof=ddof)[0, 0])
    check(f"np.cov(x, y, ddof={ddof})[1, 1]", np.cov(X, Y, ddof=ddof)[1, 1])
    check(f"np.cov(x, y, bias={ddof == 0})[1, 0]", np.cov(X, Y, ddof=ddof)[1, 0])
    check(f"scipy.stats.sem(x, ddof={ddof})", stats.sem(X, ddof=ddof))


@pytest.mark.parametrize(
    "name",
    [
        "variance",
        "pvariance",
        "stdev",
        "pstdev",
        "mean",
        "fmean",
        "geometric_mean",
        "harmonic_mean",
        "median",
    ],
)
def test_the_statistics_module_says_its_divisor_in_the_name(name: str) -> None:
    check(f"statistics.{name}(x)", getattr(statistics, name)(X))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("np.corrcoef(x, y)[0, 1]", np.corrcoef(X, Y)[0, 1]),
        ("np.polyfit(x, y, 1)[0] + 2*np.polyfit(x, y, 1)[1]", np.polyfit(X, Y, 1) @ [1, 2]),
        ("stats.linregress(x, y).slope*stats.linregress(x, y).intercept", math.prod(np.polyfit(X, Y, 1))),
        ("statistics.linear_regression(x, y).slope", np.polyfit(X, Y, 1)[0]),
        ("statistics.covariance(x, y)", np.cov(X, Y)[0, 1]),
        ("np.average(x, weights=y)", np.average(X, weights=Y)),
        ("np.clip(x, 1, 2)", np.clip(X, 1, 2)),
        ("torch.clamp(x, max=2)", np.clip(X, None, 2)),
        ("np.linalg.norm(x) + np.linalg.norm(x, ord=1)", np.linalg.norm(X) + np.linalg.norm(X, 1)),
        ("np.where(x > 1, x, y)", np.where(np.array(X) > 1, X, Y)),
        ("np.heaviside(x - 2, 0.5)", np.heaviside(np.array(X) - 2, 0.5)),
        ("np.quantile(x, 0.5) + np.percentile(x, 50)", 2 * np.median(X)),
        ("scipy.special.logsumexp(x, b=y)", special.logsumexp(X, b=Y)),
        ("scipy.stats.entropy(x)", stats.entropy(X)),
        ("scipy.stats.entropy(x, y)", stats.entropy(X, Y)),
        ("scipy.stats.gmean(x) + stats.hmean(x)", stats.gmean(X) + stats.hmean(X)),
        ("math.hypot(a, b) + math.dist(x, y)", math.hypot(A, B) + math.dist(X, Y)),
        ("math.sumprod(x, y) + math.log(a, b)", np.dot(X, Y) + math.log(A, B)),
        ("F.softplus(a) - F.logsigmoid(a) + F.relu(-a)", 2 * math.log1p(math.exp(A)) - A),
        ("F.softshrink(x, 1)", [0.5, 0, 3, 1]),
        ("Fraction(3, 4) + np.sign(-a) + sympy.Rational(1, 4)", 0),
        ("sorted(x)[0] + np.sort(x)[-1]", 4.25),
        ("sklearn.metrics.mean_squared_error(x, y)", np.mean((np.array(X) - Y) ** 2)),
        ("F.mse_loss(x, y)", np.mean((np.array(X) - Y) ** 2)),
        (
            "F.binary_cross_entropy(p, q)",
            -np.mean(Q * np.log(P) + (1 - np.array(Q)) * np.log1p(-np.array(P))),
        ),
        (
            "sklearn.metrics.log_loss(q, p)",
            -np.mean(Q * np.log(P) + (1 - np.array(Q)) * np.log1p(-np.array(P))),
        ),
        ("F.binary_cross_entropy_with_logits(x, q)", np.mean(np.logaddexp(0, X) - np.array(X) * Q)),
        ("x.ones_like() + np.zeros_like(x)", np.ones(4)),
        ("tf.math.rsqrt(a) + tf.reduce_sum(x)", A**-0.5 + sum(X)),
    ],
)
def test_the_others(text: str, expected: Any) -> None:
    check(text, expected)


ARGUMENTS: dict[str, list[str]] = {
    "norm": ["b", "a"],
    "laplace": ["b", "a"],
    "expon": ["0", "a"],
    "gamma": ["b", "0", "a"],
    "invgamma": ["a", "0", "b"],
    "beta": ["a", "b"],
    "poisson": ["a"],
    "bernoulli": ["c"],
    "binom": ["7", "c"],
    "geom": ["c"],
    "nbinom": ["b", "c"],
    "betabinom": ["7", "a", "b"],
    "lomax": ["a", "0", "b"],
    "uniform": ["b", "a"],
    "dirichlet": ["x"],
    "multinomial": ["10", "p"],
}
FIRST = {"bernoulli": "1", "dirichlet": "p", "multinomial": "[2, 3, 4, 1]", "uniform": "2", "geom": "3"}
VALUED = frozenset({"pdf", "logpdf", "pmf", "logpmf", "sf", "cdf", "ppf"})


@pytest.mark.parametrize(
    "key", [key for key in DEFINITIONS if "." in key and key.partition(".")[0] not in PARTED]
)
def test_distributions(key: str) -> None:
    name, _, method = key.partition(".")
    parameters = ARGUMENTS[name]
    discrete = name in ("poisson", "binom", "nbinom", "betabinom")
    first = [FIRST.get(name, "3" if discrete else "c")] if method in VALUED else []
    given = [np.array(items_of(each)) if each[0] == "[" else number(each) for each in [*first, *parameters]]
    function: Callable[..., Any] = getattr(getattr(stats, name), method)
    check(f"scipy.stats.{key}({', '.join([*first, *parameters])})", function(*given))
    frozen = f"stats.{name}({', '.join(parameters)}).{method}({', '.join(first)})"
    check(frozen, function(*given))


def number(text: str) -> Any:
    return ARRAYS[text] if text in ARRAYS else float(text)


def items_of(text: str) -> list[float]:
    return [float(each) for each in text.strip("[]").split(",")]


def test_every_definition_is_compared_with_its_library() -> None:
    source = Path(__file__).read_text(encoding="utf-8")
    names = {key.split("/")[0].split("[")[0] for key in DEFINITIONS if "." not in key}
    assert {name for name in names if name not in source} == set()

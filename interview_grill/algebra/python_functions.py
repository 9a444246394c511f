"""What Python's libraries call the functions of formulas: numpy, math, statistics, scipy, torch, jax.

A function is either one of the reader's own, or written out in Python: `xlogy` is `x*log(y)`. Definitions are
in the notation they define, name by name of their parameters, which come in the library's order.
"""

from __future__ import annotations

from typing import Any, NamedTuple

_words = str.split
#: The first name of a dotted path, or one on the way, that is a module and no value.
MODULES = frozenset(
    _words(
        "np numpy math cmath scipy special sp sc stats st torch jnp jax nn functional F statistics linalg tf builtins "
        "xp distributions lax sympy sklearn metrics jsp"
    )
)
STATISTICS = frozenset({"stats", "st", "distributions"})

#: What the reader of formulas calls otherwise, beside its own other names.
RENAMED = {
    "absolute": "abs",
    "fabs": "abs",
    "fsum": "sum",
    "nansum": "sum",
    "fmean": "mean",
    "nanmean": "mean",
    "numel": "count",
    "amax": "max",
    "amin": "min",
    "fmax": "max",
    "fmin": "min",
    "reduce_sum": "sum",
    "reduce_mean": "mean",
    "reduce_prod": "prod",
    "reduce_max": "max",
    "reduce_min": "min",
}
#: What does nothing to a value here.
SAME = frozenset(
    _words(
        "array asarray atleast_1d tensor as_tensor list tuple float float64 float32 double copy flatten ravel squeeze "
        "astype tolist item numpy detach iter print real "
        "hstack stack concatenate ravel Fraction Rational constant"
    )
)
#: Said of a sample that has one dimension, and without meaning then.
IDLE = frozenset({"axis", "dim", "keepdims", "keepdim", "dtype"})
#: Called without a module, these may be names of the task, or mean something else to the reader.
ONLY_DOTTED = frozenset(
    _words(
        "beta comb binom perm softmax norm cov entropy kl_div entr where add array tensor double copy numpy item "
        "iter real"
    )
)
CONSTANTS = {"pi": "pi", "e": "e"}

_VARIANCE = "sum((x - mean(x))**2)/(len(x) - ddof)"
_COVARIANCE = "sum((x - mean(x))*(y - mean(y)))/(len(x) - ddof)"
_SLOPE = "sum((x - mean(x))*(y - mean(y)))/sum((x - mean(x))**2)"
_TEXTS = {
    "dot": "x, y: x @ y",
    "vdot": "x, y: x @ y",
    "inner": "x, y: x @ y",
    "matmul": "x, y: x @ y",
    "add": "x, y: x + y",
    "subtract": "x, y: x - y",
    "multiply": "x, y: x*y",
    "divide": "x, y: x/y",
    "Fraction/2": "x, y: x/y",
    "Rational/2": "x, y: x/y",
    "true_divide": "x, y: x/y",
    "negative": "x: -x",
    "reciprocal": "x: 1/x",
    "square": "x: x**2",
    "cbrt": "x: x**(1/3)",
    "rsqrt": "x: x**-0.5",
    "power": "x, y: x**y",
    "pow": "x, y: x**y",
    "float_power": "x, y: x**y",
    "log/2": "x, base: log(x)/log(base)",
    "log1p": "x: log(1 + x)",
    "expm1": "x: exp(x) - 1",
    "exp2": "x: 2**x",
    "clip": "x, min=None, max=None: minimum(maximum(x, min), max)",
    "clamp": "x, min=None, max=None: minimum(maximum(x, min), max)",
    "relu": "x: maximum(x, 0)",
    "softshrink": "x, lambd: maximum(x - lambd, 0) - maximum(-x - lambd, 0)",
    "heaviside": "x, half: (x > 0) + half*(x == 0)",
    "count_nonzero": "x: sum(x != 0)",
    "hypot": "x, y: (x**2 + y**2)**0.5",
    "dist": "x, y: norm2(x - y)",
    "sumprod": "x, y: x @ y",
    "quantile": "x, q: median(x)",
    "percentile": "x, q: median(x)",
    "gmean": "x: exp(mean(log(x)))",
    "geometric_mean": "x: exp(mean(log(x)))",
    "hmean": "x: 1/mean(1/x)",
    "harmonic_mean": "x: 1/mean(1/x)",
    "mse_loss": "x, y: mean((x - y)**2)",
    "mean_squared_error": "x, y: mean((x - y)**2)",
    "binary_cross_entropy": "p, y: -mean(y*log(p) + (1 - y)*log(1 - p))",
    "binary_cross_entropy_with_logits": "z, y: mean(log(1 + exp(z)) - y*z)",
    "log_loss": "y, p: -mean(y*log(p) + (1 - y)*log(1 - p))",
    "where": "c, x, y: c*x + (1 - c)*y",
    "average/1": "x: mean(x)",
    "average": "x, weights: sum(weights*x)/sum(weights)",
    "norm": "x, ord=2: norm2(x)",
    "ptp": "x: max(x) - min(x)",
    "comb": "n, k: factorial(n)/(factorial(k)*factorial(n - k))",
    "binom": "n, k: factorial(n)/(factorial(k)*factorial(n - k))",
    "perm": "n, k: factorial(n)/factorial(n - k)",
    "beta": "a, b: exp(lgamma(a) + lgamma(b) - lgamma(a + b))",
    "betaln": "a, b: lgamma(a) + lgamma(b) - lgamma(a + b)",
    "xlogy": "x, y: x*log(y)",
    "xlog1py": "x, y: x*log(1 + y)",
    "entr": "x: -x*log(x)",
    "rel_entr": "x, y: x*log(x/y)",
    "kl_div": "x, y: x*log(x/y) - x + y",
    "log_expit": "x: -log(1 + exp(-x))",
    "logsigmoid": "x: -log(1 + exp(-x))",
    "softplus": "x: log(1 + exp(x))",
    "logaddexp": "x, y: log(exp(x) + exp(y))",
    "logsumexp/1": "x: log(sum(exp(x)))",
    "logsumexp": "x, b: log(sum(b*exp(x)))",
    "softmax": "x: exp(x)/sum(exp(x))",
    "log_softmax": "x: x - log(sum(exp(x)))",
    "entropy/1": "pk: -sum(pk/sum(pk)*log(pk/sum(pk)))",
    "entropy": "pk, qk: sum(pk/sum(pk)*log(pk/sum(pk)/(qk/sum(qk))))",
    "var": f"x, ddof: {_VARIANCE}",
    "std": f"x, ddof: ({_VARIANCE})**0.5",
    "pvariance": "x: mean((x - mean(x))**2)",
    "pstdev": "x: mean((x - mean(x))**2)**0.5",
    "variance": "x: sum((x - mean(x))**2)/(len(x) - 1)",
    "covariance": "x, y: sum((x - mean(x))*(y - mean(y)))/(len(x) - 1)",
    "sem": f"x, ddof: ({_VARIANCE}/len(x))**0.5",
    "stdev": "x: (sum((x - mean(x))**2)/(len(x) - 1))**0.5",
    "ones_like": "x: 1 + 0*x",
    "zeros_like": "x: 0*x",
    # The parts of what is no number: `np.polyfit(x, y, 1)[0]`.
    "cov": f"x, ddof: {_VARIANCE}",
    "cov[0,0]": f"x, y, ddof: {_VARIANCE}",
    "cov[0,1]": f"x, y, ddof: {_COVARIANCE}",
    "cov[1,0]": f"x, y, ddof: {_COVARIANCE}",
    "cov[1,1]": f"y, x, ddof: {_VARIANCE}",
    "corrcoef[0,1]": "x, y: sum((x - mean(x))*(y - mean(y)))/sqrt(sum((x - mean(x))**2)*sum((y - mean(y))**2))",
    "polyfit[0]": f"x, y, deg: {_SLOPE}",
    "polyfit[1]": f"x, y, deg: mean(y) - {_SLOPE}*mean(x)",
    "linregress[0]": f"x, y: {_SLOPE}",
    "linregress[1]": f"x, y: mean(y) - {_SLOPE}*mean(x)",
    "linear_regression.slope": f"x, y: {_SLOPE}",
    "linear_regression.intercept": f"x, y: mean(y) - {_SLOPE}*mean(x)",
    "linear_regression[0]": f"x, y: {_SLOPE}",
    "linear_regression[1]": f"x, y: mean(y) - {_SLOPE}*mean(x)",
    "linregress.slope": f"x, y: {_SLOPE}",
    "linregress.intercept": f"x, y: mean(y) - {_SLOPE}*mean(x)",
    "sorted[0]": "x: min(x)",
    "sorted[-1]": "x: max(x)",
    "sort[0]": "x: min(x)",
    "sort[-1]": "x: max(x)",
    # Distributions: `stats.norm.logpdf(x, m, s)`, `stats.beta(a, b).mean()`.
    "norm.pdf": "x, loc=0, scale=1: exp(-((x - loc)/scale)**2/2)/(scale*sqrt(2*pi))",
    "norm.logpdf": "x, loc=0, scale=1: -((x - loc)/scale)**2/2 - log(scale) - log(2*pi)/2",
    "norm.mean": "loc=0, scale=1: loc",
    "norm.median": "loc=0, scale=1: loc",
    "norm.entropy": "loc=0, scale=1: log(2*pi*scale**2)/2 + 1/2",
    "norm.var": "loc=0, scale=1: scale**2",
    "norm.std": "loc=0, scale=1: scale",
    "laplace.pdf": "x, loc=0, scale=1: exp(-abs(x - loc)/scale)/(2*scale)",
    "laplace.logpdf": "x, loc=0, scale=1: -abs(x - loc)/scale - log(2*scale)",
    "laplace.mean": "loc=0, scale=1: loc",
    "laplace.median": "loc=0, scale=1: loc",
    "laplace.var": "loc=0, scale=1: 2*scale**2",
    "expon.pdf": "x, loc=0, scale=1: exp(-(x - loc)/scale)/scale",
    "expon.logpdf": "x, loc=0, scale=1: -(x - loc)/scale - log(scale)",
    "expon.sf": "x, loc=0, scale=1: exp(-(x - loc)/scale)",
    "expon.cdf": "x, loc=0, scale=1: 1 - exp(-(x - loc)/scale)",
    "expon.ppf": "q, loc=0, scale=1: loc - scale*log(1 - q)",
    "expon.median": "loc=0, scale=1: loc + scale*log(2)",
    "expon.mean": "loc=0, scale=1: loc + scale",
    "expon.var": "loc=0, scale=1: scale**2",
    "expon.std": "loc=0, scale=1: scale",
    "gamma.pdf": "x, a, loc=0, scale=1: ((x - loc)/scale)**(a - 1)*exp(-(x - loc)/scale - lgamma(a))/scale",
    "gamma.logpdf": "x, a, loc=0, scale=1: (a - 1)*log((x - loc)/scale) - (x - loc)/scale - lgamma(a) - log(scale)",
    "gamma.mean": "a, loc=0, scale=1: loc + a*scale",
    "gamma.var": "a, loc=0, scale=1: a*scale**2",
    "gamma.std": "a, loc=0, scale=1: sqrt(a)*scale",
    "invgamma.pdf": "x, a, loc=0, scale=1: ((x - loc)/scale)**(-a - 1)*exp(-scale/(x - loc) - lgamma(a))/scale",
    "invgamma.logpdf": "x, a, loc=0, scale=1: "
    "-(a + 1)*log((x - loc)/scale) - scale/(x - loc) - lgamma(a) - log(scale)",
    "invgamma.var": "a, loc=0, scale=1: scale**2/((a - 1)**2*(a - 2))",
    "invgamma.mean": "a, loc=0, scale=1: loc + scale/(a - 1)",
    "beta.pdf": "x, a, b: x**(a - 1)*(1 - x)**(b - 1)*exp(lgamma(a + b) - lgamma(a) - lgamma(b))",
    "beta.logpdf": "x, a, b: (a - 1)*log(x) + (b - 1)*log(1 - x) + lgamma(a + b) - lgamma(a) - lgamma(b)",
    "beta.mean": "a, b: a/(a + b)",
    "beta.var": "a, b: a*b/((a + b)**2*(a + b + 1))",
    "beta.std": "a, b: sqrt(a*b/(a + b + 1))/(a + b)",
    "poisson.pmf": "k, mu: exp(k*log(mu) - mu - lgamma(k + 1))",
    "poisson.logpmf": "k, mu: k*log(mu) - mu - lgamma(k + 1)",
    "poisson.mean": "mu: mu",
    "poisson.var": "mu: mu",
    "poisson.std": "mu: sqrt(mu)",
    "bernoulli.pmf": "k, p: k*p + (1 - k)*(1 - p)",
    "bernoulli.logpmf": "k, p: k*log(p) + (1 - k)*log(1 - p)",
    "bernoulli.mean": "p: p",
    "bernoulli.var": "p: p*(1 - p)",
    "binom.pmf": "k, n, p: exp(lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + k*log(p) + (n - k)*log(1 - p))",
    "binom.logpmf": "k, n, p: lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + k*log(p) + (n - k)*log(1 - p)",
    "binom.mean": "n, p: n*p",
    "binom.var": "n, p: n*p*(1 - p)",
    "binom.std": "n, p: sqrt(n*p*(1 - p))",
    "geom.pmf": "k, p: (1 - p)**(k - 1)*p",
    "geom.logpmf": "k, p: (k - 1)*log(1 - p) + log(p)",
    "geom.mean": "p: 1/p",
    "nbinom.pmf": "k, n, p: exp(lgamma(k + n) - lgamma(n) - lgamma(k + 1))*p**n*(1 - p)**k",
    "nbinom.mean": "n, p: n*(1 - p)/p",
    "betabinom.pmf": "k, n, a, b: exp(lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + lgamma(k + a) + "
    "lgamma(n - k + b) - lgamma(n + a + b) - lgamma(a) - lgamma(b) + lgamma(a + b))",
    "betabinom.mean": "n, a, b: n*a/(a + b)",
    "lomax.pdf": "x, c, loc=0, scale=1: c/scale*(1 + (x - loc)/scale)**(-c - 1)",
    "lomax.sf": "x, c, loc=0, scale=1: (1 + (x - loc)/scale)**-c",
    "uniform.mean": "loc=0, scale=1: loc + scale/2",
    "uniform.var": "loc=0, scale=1: scale**2/12",
    "dirichlet.mean": "alpha: alpha/sum(alpha)",
    "dirichlet.logpdf": "x, alpha: lgamma(sum(alpha)) - sum(lgamma(alpha)) + sum((alpha - 1)*log(x))",
    "dirichlet.pdf": "x, alpha: exp(lgamma(sum(alpha)) - sum(lgamma(alpha)))*prod(x**(alpha - 1))",
    "multinomial.logpmf": "x, n, p: lgamma(n + 1) - sum(lgamma(x + 1)) + sum(x*log(p))",
    "multinomial.pmf": "x, n, p: exp(lgamma(n + 1) - sum(lgamma(x + 1)))*prod(p**x)",
}


class Definition(NamedTuple):
    """A function written out: the names of its parameters, the defaults of some, and the body."""

    parameters: tuple[str, ...]
    defaults: dict[str, str]
    body: str


def _definition(text: str) -> Definition:
    head, _, body = text.partition(": ")
    pairs = [part.partition("=") for part in head.split(", ")]
    defaults = {name: default for name, equals, default in pairs if equals}
    return Definition(tuple(name for name, _, _ in pairs), defaults, body)


DEFINITIONS = {name: _definition(text) for name, text in _TEXTS.items()}
#: Functions whose value is a table or a pair, of which one part is asked for behind the call.
PARTED = frozenset({"polyfit", "linregress", "linear_regression", "cov", "corrcoef", "sorted", "sort"})
#: Functions of which one case is read.
ONLY_WITH = {
    "norm": ("ord", "2"),
    "polyfit": ("deg", "1"),
    "quantile": ("q", "0.5"),
    "percentile": ("q", "50"),
}
DISTRIBUTIONS = frozenset(name.partition(".")[0] for name in _TEXTS if "." in name) - PARTED
DENSITIES = frozenset({"pdf", "logpdf", "pmf", "logpmf"})


def as_plain() -> dict[str, Any]:
    """All tables as JSON has them, for the phone page."""
    return {
        "modules": sorted(MODULES),
        "statistics": sorted(STATISTICS),
        "renamed": RENAMED,
        "same": sorted(SAME),
        "idle": sorted(IDLE),
        "onlyDotted": sorted(ONLY_DOTTED),
        "constants": CONSTANTS,
        "definitions": {name: list(definition) for name, definition in DEFINITIONS.items()},
        "parted": sorted(PARTED),
        "onlyWith": {name: list(case) for name, case in ONLY_WITH.items()},
        "distributions": sorted(DISTRIBUTIONS),
        "densities": sorted(DENSITIES),
    }

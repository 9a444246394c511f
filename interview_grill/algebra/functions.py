"""The closed table of functions over doubles: an overflow is infinite, a domain error nan, nothing raises.

Python's own functions raise for both. Infinity and nan travel through a formula instead, so that its outcome
can be judged where it is compared.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

NAN, INFINITY = math.nan, math.inf
LARGEST_FACTORIAL = 170

Scalar = Callable[[float], float]
Pair = Callable[[float, float], float]
Aggregate = Callable[[Sequence[float]], float]


def divide(a: float, b: float) -> float:
    """a/b: nan for 0/0, a signed infinity for anything else over 0."""
    if b:
        return a / b
    return math.copysign(INFINITY, a) * math.copysign(1.0, b) if a == a and a else NAN


def power(a: float, b: float) -> float:
    """a^b in the reals: a negative base with a broken exponent is nan, never complex; 0 to a negative power
    is infinite.
    """
    try:
        return math.pow(a, b)
    except OverflowError:
        return -INFINITY if a < 0 and b % 2 == 1 else INFINITY
    except ValueError:
        return INFINITY if a == 0 else NAN


def _exp(a: float) -> float:
    return math.exp(a) if a < 709.78 or a != a else INFINITY


def _log(a: float) -> float:
    return math.log(a) if a > 0 else -INFINITY if a == 0 else NAN


def _log2(a: float) -> float:
    return math.log2(a) if a > 0 else -INFINITY if a == 0 else NAN


def _log10(a: float) -> float:
    return math.log10(a) if a > 0 else -INFINITY if a == 0 else NAN


def _sqrt(a: float) -> float:
    return math.sqrt(a) if a >= 0 else NAN


def _sign(a: float) -> float:
    return math.copysign(1.0, a) if a and a == a else a


def _sigmoid(a: float) -> float:
    if a >= 0:
        return 1 / (1 + math.exp(-a))
    odds = _exp(a)
    return odds / (1 + odds)


def _logit(a: float) -> float:
    return _log(divide(a, 1 - a)) if 0 <= a <= 1 else NAN


def _gamma(a: float) -> float:
    if a > LARGEST_FACTORIAL + 1.6 or abs(a) < 1e-300:
        return INFINITY
    return math.gamma(a) if math.isfinite(a) and (a > 0 or a != math.floor(a)) else NAN


def _lgamma(a: float) -> float:
    if not math.isfinite(a) or (a <= 0 and a == math.floor(a)):
        return INFINITY if a == a else NAN
    return math.lgamma(a) if a < 1e305 else INFINITY


def _factorial(a: float) -> float:
    if a > LARGEST_FACTORIAL:
        return INFINITY
    return float(math.factorial(int(a))) if a >= 0 and a == math.floor(a) else NAN


def total(values: Sequence[float]) -> float:
    """The sum, correctly rounded, so that it is the same on every Python; nan or infinite when a term is."""
    try:
        return math.fsum(values)
    except (OverflowError, ValueError):
        return sum(values)


def _mean(values: Sequence[float]) -> float:
    return total(values) / len(values)


def _product(values: Sequence[float]) -> float:
    result = 1.0
    for value in values:
        result *= value
    return result


def _median(values: Sequence[float]) -> float:
    if any(value != value for value in values):
        return NAN
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def least(values: Sequence[float]) -> float:
    """The smallest value; nan when one is nan."""
    return NAN if not values or any(value != value for value in values) else min(values)


def greatest(values: Sequence[float]) -> float:
    """The largest value; nan when one is nan."""
    return NAN if not values or any(value != value for value in values) else max(values)


def dot(a: Sequence[float], b: Sequence[float]) -> float:
    """The inner product; nan for samples of different size."""
    return total([x * y for x, y in zip(a, b, strict=True)]) if len(a) == len(b) else NAN


ELEMENTWISE: dict[str, Scalar] = {
    "neg": lambda a: -a,
    "exp": _exp,
    "ln": _log,
    "log2": _log2,
    "log10": _log10,
    "sqrt": _sqrt,
    "abs": abs,
    "sign": _sign,
    "sigmoid": _sigmoid,
    "logit": _logit,
    "gamma": _gamma,
    "lgamma": _lgamma,
    "factorial": _factorial,
}
OPERATORS: dict[str, Pair] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": divide,
    "^": power,
    "=": lambda a, b: a - b,
}
EXTREMES: dict[str, Aggregate] = {"min": least, "max": greatest}


def _of_some(aggregate: Aggregate) -> Aggregate:
    """Undefined without elements: no sample is empty, but operands of unequal sizes leave none."""
    return lambda values: aggregate(values) if values else NAN


AGGREGATES: dict[str, Aggregate] = {
    "sum": _of_some(total),
    "mean": _of_some(_mean),
    "prod": _of_some(_product),
    "count": _of_some(lambda values: float(len(values))),
    "median": _of_some(_median),
    "norm1": _of_some(lambda values: total([abs(value) for value in values])),
    "norm2": _of_some(lambda values: _sqrt(total([value * value for value in values]))),
    **EXTREMES,
}

#: What people write for a function of the table.
ALIASES: dict[str, str] = {
    "log": "ln",
    "loge": "ln",
    "lg": "log10",
    "ld": "log2",
    "average": "mean",
    "avg": "mean",
    "product": "prod",
    "Pi": "prod",
    "Sigma": "sum",
    "size": "count",
    "length": "count",
    "len": "count",
    "logistic": "sigmoid",
    "expit": "sigmoid",
    "sigma": "sigmoid",
    "sgn": "sign",
    "fact": "factorial",
    "Gamma": "gamma",
    "loggamma": "lgamma",
    "gammaln": "lgamma",
    "minimum": "min",
    "maximum": "max",
    "med": "median",
}
#: What people write that has no single meaning, and how to say it.
_DIVISORS = "it does not say whether it divides by n or by n - 1"
REFUSED: dict[str, tuple[str, str]] = {
    **dict.fromkeys(
        ("var", "variance", "Var"),
        (_DIVISORS, "write mean((x - mean(x))^2) or sum((x - mean(x))^2)/(count(x) - 1)"),
    ),
    **dict.fromkeys(
        ("sd", "std", "stdev", "stddev"),
        (_DIVISORS, "write sqrt(mean((x - mean(x))^2)) or sqrt(sum((x - mean(x))^2)/(count(x) - 1))"),
    ),
    "cov": (
        _DIVISORS,
        "write mean((x - mean(x))*(y - mean(y))) or sum((x - mean(x))*(y - mean(y)))/(count(x) - 1)",
    ),
    "norm": ("it does not say which norm", "write norm1(x) or norm2(x)"),
    **dict.fromkeys(("nan", "NaN", "inf", "infinity"), ("it is never an answer here", "type a number")),
    **dict.fromkeys(
        ("choose", "binom", "binomial", "comb", "nCr", "C"),
        ("it is not in the table of functions", "write n!/(k!*(n - k)!)"),
    ),
    "mode": ("a sample can have several", "write the value"),
    "integral": ("an integral has to be worked out", "write its value"),
    "int": ("an integral has to be worked out", "write its value"),
    "diff": ("a derivative has to be worked out", "write it out"),
    "argmax": ("the maximiser has to be worked out", "write it out"),
    "softmax": ("it is not in the table of functions", "write exp(a)/(exp(a) + exp(b))"),
}
FUNCTIONS = frozenset({*ELEMENTWISE, *AGGREGATES, "dot"} - {"neg"})


def find_function(key: str) -> str | None:
    """The table's name for what was typed (`log` is `ln`), or None; the key is case-sensitive: `Pi` is a
    product, `pi` is not.
    """
    return key if key in FUNCTIONS else ALIASES.get(key)

"""Python as it is typed into a notebook: the plain text it comes to, and what of it is refused, where and how."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from interview_grill.algebra import Names, Value, caret, parse, parse_equation, parse_vector
from interview_grill.algebra.notation import rewritten
from interview_grill.algebra.python_notation import from_python
from interview_grill.errors import FormulaError

from .trees import NAMES, Tree, exact, trees

GIVEN = Names.declare(
    {"x": "sample", "y": "sample like x", "n": "size of x", "mu": "real"}
    | dict.fromkeys(("a", "b", "v"), "positive")
)


def plain(text: str) -> str:
    result, origins = from_python(text)
    assert len(origins) == len(result) + 1
    assert all(0 <= column <= len(text) for column in origins)
    return result


def refused(text: str) -> tuple[str, str, str]:
    """What is said, the mend, and the text from the place on at which it points."""
    with pytest.raises(FormulaError) as raised:
        parse(text, GIVEN)
    error = raised.value
    assert error.text == text
    return error.what, error.mend or "", text[error.position :]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("np.sum(x*np.log(theta))", "sum(x*ln(theta))"),
        ("numpy.mean(x) - math.sqrt(v)", "mean(x) - sqrt(v)"),
        ("x.sum() + x.mean()*x.size", "sum(x) + mean(x)*count(x)"),
        ("((x - mu)**2).mean()", "mean((x - mu)^2)"),
        ("x.shape[0]/len(y)", "count(x)/count(y)"),
        ("np.log1p(-theta)", "ln(1 + -theta)"),
        ("x @ y/(x @ x)", "dot(x, y)/dot(x, x)"),
        ("-x @ y", "dot(-x, y)"),
        ("x.T @ y", "dot(x, y)"),
        ("np.pi*np.e**2", "pi*e^2"),
        ("np.array([a, b]) + np.array((1, 2))", "[a, b] + [1, 2]"),
        ("np.maximum(np.abs(z) - a, 0)", "max(abs(z) - a, 0)"),
        ("np.clip(z, 0, None)", "max(z, 0)"),
        ("np.average(x, weights=1/v)", "sum(1/v*x)/sum(1/v)"),
        ("np.linalg.norm(x)**2 + np.linalg.norm(x, 1)", "(norm2(x))^2 + norm1(x)"),
        ("scipy.special.expit(a) - expit(b)", "sigmoid(a) - sigmoid(b)"),
        ("torch.sigmoid(a) + F.softplus(b)", "sigmoid(a) + ln(1 + exp(b))"),
        ("np.mean(x, axis=0) + x.sum(axis=-1)", "mean(x) + sum(x)"),
        ("1_000*len(x)", "1000*count(x)"),
        ("lambda_*len(x)", "lambda*count(x)"),
        ("stats.beta(a, b).mean() - stats.beta.mean(a, b)", "a/(a + b) - a/(a + b)"),
        ("np.cov(x, y, ddof=0)[0, 1]", "sum((x - mean(x))*(y - mean(y)))/count(x)"),
        ("sorted(x)[-1] - np.sort(x)[0]", "max(x) - min(x)"),
    ],
)
def test_functions_methods_and_modules(typed: str, expected: str) -> None:
    assert plain(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1/2*len(x)", "1/2*count(x)"),
        ("-len(x)**2", "-(count(x))^2"),
        ("2**-1*len(x)", "2^(-1)*count(x)"),
        ("len(x)**1/2", "(count(x))^(1)/2"),
        ("2**3**len(x)", "2^(3^(count(x)))"),
        ("a - (b - len(x)) - (a + b)", "a - (b - count(x)) - (a + b)"),
        ("a/(b/len(x))/(a*b)", "a/(b/count(x))/(a*b)"),
        ("(-len(x))**2", "(-count(x))^2"),
        ("np.sum(x)**2", "(sum(x))^2"),
        ("((len(x)))", "count(x)"),
    ],
)
def test_pythons_precedence_is_written_in_brackets(typed: str, expected: str) -> None:
    assert plain(typed) == expected
    parse(typed, GIVEN)  # and none of it is open


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("sum((xi - mu)**2 for xi in x)", "sum((x - mu)^2)"),
        ("sum([xi*yi for xi, yi in zip(x, y)])", "sum(x*y)"),
        ("sum(x[i]*y[i] for i in range(len(x)))", "sum(x*y)"),
        ("sum(p*math.log(p) for p in (a, b))", "sum([a, b]*ln([a, b]))"),
        ("sum((xi - x.mean())**2 for xi in x)/len(x)", "sum((x - mean(x))^2)/count(x)"),
        ("[ci/sum(x) for ci in x]", "x/sum(x)"),
        ("sum(mu for xi in x)", "sum(mu + 0*x)"),
        ("sum(xi - sum(xj for xj in x)/len(x) for xi in x)", "sum(x - sum(x)/count(x))"),
        ("math.prod(xi for i, xi in enumerate(x))", "prod(x)"),
    ],
)
def test_what_runs_over_a_sample_is_mapped_over_it(typed: str, expected: str) -> None:
    assert plain(typed) == expected


X, Y = (0.0, 1.0, 1.0, 3.0), (2.0, 0.5, 4.0, 1.0)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("np.sum(x == 1)", 2.0),
        ("np.mean(x != 1)", 0.5),
        ("np.sum(y > 1) + 10*np.sum(y >= 1)", 32.0),
        ("np.sum(y < 1) + 10*np.sum(y <= 1)", 21.0),
        ("np.where(x == 1, 5, y).sum()", 13.0),
        ("sum(5 if xi == 1 else yi for xi, yi in zip(x, y))", 13.0),
        ("sum(yi for xi, yi in zip(x, y) if xi)", 5.5),
        ("sum(1 for xi in x if xi == 1)", 2.0),
        ("x[0] + 10*x[-1] + 100*x[1]", 130.0),
        ("y[-2] + 0*len(x)", 4.0),
        ("(np.array([a, b])/len(x))[1]", 0.75),
        ("scipy.special.softmax([0, 0*a])[0]", 0.5),
        ("a if len(x) > 3 else b", 2.0),
    ],
)
def test_conditions_and_elements_have_the_value_they_have_in_python(typed: str, value: float) -> None:
    values: dict[str, Value] = {"x": X, "y": Y, "n": 4.0, "a": 2.0, "b": 3.0, "mu": 0.5, "v": 1.0}
    assert parse(typed, GIVEN).evaluate(values) == value


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("m = x.mean(); ((x - m)**2).sum()/len(x)", "sum((x - mean(x))^2)/count(x)"),
        ("m = x.mean()\nnp.sum((x - m)**2)", "sum((x - mean(x))^2)"),
        ("a, b = x.mean(), y.mean(); a/b + a", "mean(x)/mean(y) + mean(x)"),
        ("k = a/b; m*k", "m*(a/b)"),
        ("c = np.array([a, b]); c[1]/c.sum()", "b/sum([a, b])"),
        ("import numpy as np; return np.log(a)", "ln(a)"),
        ("def f(t): return np.log(t)", "ln(t)"),
        ("lambda t: np.log(t)", "ln(t)"),
        ("theta_hat = x.sum()/n", "theta_hat = sum(x)/n"),
        ("b0 = y.mean(); b1 = x.mean()", "b0 = mean(y); b1 = mean(x)"),
        ("unused = y.mean(); x.mean()", "mean(x)"),
        ("np.sum(x) - n*mu == 0", "sum(x) - n*mu = 0"),
        ("a + x.sum(), b + len(x)", "a + sum(x), b + count(x)"),
    ],
)
def test_statements_and_the_names_given_in_them(typed: str, expected: str) -> None:
    assert plain(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2 σ² np.mean((x − x̄)²)/n", "2 σ² (mean((x - x̄)²))/n"),
        ("|x.mean() - 2 a|", "|(mean(x)) - 2 a|"),
        ("Σ(x − x.mean())²/n", "Σ(x - mean(x))²/n"),
        ("np.log(a) with k = V/T", "(ln(a)) with k = V/T"),
        ("1/n Σ x + const", "1/n Σ x + const"),
    ],
)
def test_python_mixes_with_what_is_none(typed: str, expected: str) -> None:
    assert plain(typed) == expected


@pytest.mark.parametrize(
    "text", ["sum(x)**2/n", "x**2", "s / n", "log(x) for theta > 0", "a = 1; b = 2", "1e-3*n"]
)
def test_plain_texts_are_left_to_the_plain_reader(text: str) -> None:
    assert rewritten(text).text is rewritten(text).typed


@pytest.mark.parametrize(
    ("typed", "what", "mend", "at"),
    [
        ("n*np.var(x)", "np.var does not say whether it divides by n or by n - 1",
         "write np.var(x, ddof=0) to divide by n, np.var(x, ddof=1) to divide by n - 1", "np.var(x)"),
        ("n*x.std()", ".std does not say whether it divides by n or by n - 1",
         "write .std(ddof=0) to divide by n, .std(ddof=1) to divide by n - 1", ".std()"),
        ("a + np.foo(x)", "np.foo is not read",
         "write it out, with np.sum, np.mean, np.log, np.exp, np.sqrt, np.abs and the like", "np.foo(x)"),
        ("a//b", "// drops what is behind the point", "write / for a quotient", "//b"),
        ("np.sum(a < x < b)", "a chain of comparisons is not read",
         "compare two values at a time, and multiply the conditions", "< b)"),
        ("np.max(a, b)", "np.max takes one array, and what follows for its axis",
         "np.maximum(a, b) is the larger of two", "np.max(a, b)"),
        ("x.mean + a", ".mean is not read", "a method needs a bracket: x.mean()", ".mean + a"),
        ("x[1:].mean()", "a slice is not read", "x[0] is the first element, x the whole sample", "[1:].mean()"),
        ("np.sum(x, axis=1)", "a sample has one axis, and no axis=1", "leave axis out", "np.sum(x, axis=1)"),
        ("sum(np.log(x)", "this ( is not closed", "add )", "(np.log(x)"),
        ("sum((xi - x)**2 for xi in x)", "x is the whole sample in here",
         "use the name behind `for` for its element", "for xi in x)"),
        ("sum(xi*sum(yi - xi for yi in y) for xi in x)", "a sum within a sum over another index is not read",
         "make it a product of sums, or write it out", "sum(yi - xi for yi in y) for xi in x)"),
        ("np.mean([xi for xi in x if xi > a])", "a filter is only read in a sum",
         "multiply by the condition: sum(a*(a > 0) for a in x)", "np.mean([xi for xi in x if xi > a])"),
        ("np.polyfit(x, y, 2)[0]", "np.polyfit(…)[0] is only read with deg=1",
         "write it out, with np.sum, np.mean, np.log, np.exp, np.sqrt, np.abs and the like", "np.polyfit(x, y, 2)[0]"),
        ("np.sort(x)[n//2]", "of a sorted sample only the ends are read",
         "the middle is np.median(x), the ends are np.min(x) and np.max(x)", "np.sort(x)[n//2]"),
        ("x.var(ddof=1, foo=2)", "foo= is not read in .var", "leave foo out, or write it out", ".var(ddof=1, foo=2)"),
        ("np.divide(a)", "np.divide takes 2 arguments, not 1", "", "np.divide(a)"),
    ],
)  # fmt: skip
def test_a_refusal_points_at_its_place_with_a_mend(typed: str, what: str, mend: str, at: str) -> None:
    assert refused(typed) == (what, mend, at)


def test_what_the_plain_reader_refuses_is_shown_where_it_was_typed() -> None:
    with pytest.raises(FormulaError) as raised:
        parse("np.log(a) + np.exp(q)", GIVEN)
    assert caret(raised.value) == "np.log(a) + np.exp(q)\n                   ^"


def test_a_running_index_in_brackets_is_that_of_the_sample() -> None:
    assert parse("sum(x[i]*y[i])", GIVEN).read_as == "sum(x*y)"
    assert parse("mean(x[k]^2)", GIVEN).read_as == "mean(x^2)"
    several = Names.declare({"p1": "positive", "p2": "positive", "i": "count", "x": "sample"})
    assert parse("sum(p[k])", several).read_as == "sum([p1, p2])"
    assert parse("x[i]", several).read_as == "x[i]"  # a name of its own


def test_nesting_and_length_have_an_end() -> None:
    assert refused("np.sqrt(" * 30 + "a" + ")" * 30)[0] == "nested more than 25 deep"
    assert refused("x.var(ddof=0)" + ".var(ddof=0)" * 8)[0].startswith("written out this is more than")
    assert refused("+len(x)" * 160)[0] == "more than 500 signs and names"


# Laws


def as_python(tree: Tree) -> tuple[str, int]:
    """The formula in Python with as few brackets as it needs, and how tightly it binds there."""
    if not isinstance(tree, tuple):
        return ("lam" if tree == "lambda" else str(tree)), 4
    operator, left, right = tree
    bound, left_least, right_least = {
        "+": (1, 1, 2),
        "-": (1, 1, 2),
        "*": (2, 2, 3),
        "/": (2, 2, 3),
        "^": (3, 4, 3),
    }[operator]
    return (
        f"{bracketed(left, left_least)}{'**' if operator == '^' else operator}{bracketed(right, right_least)}",
        bound,
    )


def bracketed(tree: Tree, least: int) -> str:
    text, bound = as_python(tree)
    return text if bound >= least else f"({text})"


WRAPPERS: list[Callable[[str], str]] = [
    "np.add({}, 0)".format,
    "({})".format,
    "float({})".format,
    "np.power({}, 1)".format,
    "-np.negative({})".format,
    "q = {}; q*len([1, 1])/2".format,
    "(lambda: 0, {})[1]".format,
    "np.array([{}, 7])[0]".format,
    "sum(t for t in [{}, 0])".format,
    "np.exp(np.log(1.5))/1.5*({})".format,
]
POINT = {name: Fraction(3 + 2 * place, 7) for place, name in enumerate(sorted(NAMES))}


@given(st.data(), trees(8))
@settings(max_examples=300, deadline=None)
def test_a_formula_written_in_numpy_is_the_same_function(data: st.DataObject, tree: Tree) -> None:
    text = data.draw(st.sampled_from(WRAPPERS))(as_python(tree)[0])
    assume(len(text) <= 300)
    expected = exact(tree, POINT)
    assume(expected is not None and 1e-9 < abs(expected) < 1e12)
    value = parse(f"{text} + 0*np.pi", NAMES).evaluate({name: float(each) for name, each in POINT.items()})
    assert isinstance(value, float)
    assert expected is not None
    assert math.isclose(value, float(expected), rel_tol=1e-9), (text, plain(text))


PIECES = st.sampled_from(
    [
        *"0123456789.,;:=+-*/@()[]<>%^| xyani\n²σΣ_'",
        *(
            "np.",
            "np.sum(",
            ".mean()",
            "x.",
            "**",
            "//",
            "==",
            " for ",
            " in ",
            " if ",
            " else ",
            "lambda ",
            "zip(",
        ),
        *(
            "range(",
            "len(",
            "ddof=",
            "x[0]",
            "stats.beta(",
            ".var(",
            "sorted(",
            "np.where(",
            "x.shape[0]",
            "; a = ",
        ),
    ]
)


@given(st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=50).map("".join)))
@settings(max_examples=600, deadline=None)
def test_any_text_is_rewritten_or_refused_with_a_place(text: str) -> None:
    readers: list[Callable[[], object]] = [
        lambda: plain(text),
        lambda: parse(text, GIVEN),
        lambda: parse_equation(text, GIVEN),
        lambda: parse_vector(text, GIVEN, 2),
    ]
    for read in readers:
        error = refusal(read)
        assert error is None or 0 <= error.position <= len(error.text)
        assert error is None or error.text == text[: len(error.text)]


def refusal(read: Callable[[], object]) -> FormulaError | None:
    try:
        read()
    except FormulaError as error:
        return error
    return None

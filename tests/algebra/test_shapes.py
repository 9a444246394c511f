"""Numbers and samples in their places: what a function takes and what it gives."""

from __future__ import annotations

import pytest

from interview_grill.algebra import Names, parse
from interview_grill.errors import FormulaError

NAMES = Names.declare({"x": "sample", "y": "sample like x", "n": "size of x", "v": "positive"})


def refused(text: str) -> tuple[str, str | None]:
    with pytest.raises(FormulaError) as caught:
        parse(text, NAMES)
    return caught.value.what, caught.value.mend


@pytest.mark.parametrize(
    ("text", "is_vector"),
    [
        ("v", False),
        ("x", True),
        ("[1, v]", True),
        ("2x + v", True),
        ("x*y", True),
        ("v^x", True),
        ("-x", True),
        ("ln(x)", True),
        ("ln(v)", False),
        ("x!", True),
        ("|x|", True),
        ("√x", True),
        ("sum(x)", False),
        ("sum(x*y)/n", False),
        ("count(x - y)", False),
        ("median(x)", False),
        ("norm2(x - v)", False),
        ("dot(x, y)", False),
        ("dot(2x, [1, 2])", False),
        ("x[2]", False),
        ("x[n - 1]", False),
        ("max(x)", False),
        ("max(v, n)", False),
        ("max(x, v)", True),
        ("min(x, y, 0)", True),
    ],
)
def test_a_formula_is_a_number_or_a_sample(text: str, is_vector: bool) -> None:
    assert parse(text, NAMES).is_vector == is_vector


@pytest.mark.parametrize("function", ["sum", "mean", "prod", "count", "median", "norm1", "norm2"])
def test_a_function_of_a_sample_takes_no_number(function: str) -> None:
    what, _ = refused(f"{function}(v)")
    assert what == f"{function} takes a sample, and v is one number"
    assert refused(f"{function}(2*v)")[0] == f"{function} takes a sample, and this is one number"


def test_the_sum_and_the_mean_of_a_constant_are_said() -> None:
    assert refused("sum(v)")[1] == "the sum over a sample of a number free of it is n times it"
    assert refused("mean(3)")[1] == "the mean over a sample of a number free of it is itself"
    assert refused("median(v)")[1] is None


def test_a_name_that_was_typed_otherwise_is_told_as_typed() -> None:
    assert refused("average(v)")[0] == "average takes a sample, and v is one number"


@pytest.mark.parametrize(
    ("text", "what", "mend"),
    [
        ("ln(v, n)", "ln takes one argument, not 2", "a comma separates arguments"),
        ("mean(x, y, x)", "mean takes one argument, not 3", "a comma separates arguments"),
        (
            "exp(0,5)",
            "exp takes one argument, not 2",
            "a comma separates arguments; a decimal has a point: exp(0.5)",
        ),
        ("dot(x)", "dot takes two samples", "dot(x, y)"),
        ("dot(x, v)", "dot takes two samples", "dot(x, y)"),
        ("dot(x, y, x)", "dot takes two samples", "dot(x, y)"),
        ("x[y]", "an index is one number", None),
        ("x[1, 2]", "an index is one number", None),
        ("[x, 1]", "a list inside a list", "each place takes one number"),
        ("[[1, 3], 2]", "a list inside a list", "each place takes one number"),
    ],
)
def test_what_does_not_fit_is_said_with_what_does(text: str, what: str, mend: str | None) -> None:
    assert refused(text) == (what, mend)

from __future__ import annotations

import pytest

from interview_grill.algebra import Expression, Names, Value, parse
from interview_grill.algebra.magnitude import magnitude

NAMES = Names.declare({"x": "sample", "mu": "real", "v": "positive"})


@pytest.mark.parametrize(
    ("formula", "size"),
    [
        ("mu - 2", 5.0),
        ("-mu + 2", 5.0),
        ("sum(x - mu)", 3 + 4 + 6.0),
        ("mean(x)*mu", 4.0),
        ("(mu - 2)/v", 1.25),
        ("exp(mu - mu)", 1.0),
        ("max(x) - 1", 4.0),
        ("x[1] - 3", 3.0),
        ("prod(x)", 0.0),
        ("dot(x, x)", 10.0),
    ],
)
def test_nothing_cancels_in_the_size_of_the_terms(formula: str, size: float) -> None:
    here: dict[str, Value] = {"x": (0.0, -1.0, 3.0), "mu": -3.0, "v": 4.0}
    assert Expression(magnitude(parse(formula, NAMES).node)).evaluate(here) == pytest.approx(size)


def test_the_size_of_a_vector_is_a_vector() -> None:
    node = magnitude(parse("sign(x)*max(abs(x) - v, 0) - [1, 2, mu]", NAMES).node)
    assert Expression(node).evaluate({"x": (6.0, -7.0, 1.0), "mu": -3.0, "v": 4.0}) == (3.0, 5.0, 3.0)

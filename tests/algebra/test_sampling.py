from __future__ import annotations

import math

import pytest

from interview_grill.algebra import Names, points
from interview_grill.algebra.sampling import draw_point, uniforms
from interview_grill.errors import ProblemError

NAMES = Names.declare(
    {
        "n": "size of x",
        "x": "sample",
        "y": "binary sample like x",
        "p": "probability vector like x",
        "c": "count sample of 4",
        "k": "integer in [1, n - 1]",
        "s": "integer in [0, k]",
        "a": "positive in [2, 2.5]",
        "m": "negative",
        "theta": "probability",
        "N": "count",
    }
)


def vector(value: float | tuple[float, ...]) -> tuple[float, ...]:
    assert isinstance(value, tuple)
    return value


def number(value: float | tuple[float, ...]) -> float:
    assert isinstance(value, float)
    return value


def test_every_value_lies_in_its_domain() -> None:
    for point in points(NAMES, count=200, seed=5):
        x, y, p, c = (vector(point[name]) for name in "xypc")
        n, k, s, a = (number(point[name]) for name in "nksa")
        assert 3 <= len(x) <= 6
        assert n == len(x) == len(y) == len(p)
        assert set(y) == {0.0, 1.0}
        assert math.fsum(p) == pytest.approx(1.0, rel=1e-15)
        assert min(p) > 0
        assert len(c) == 4
        assert all(value in range(7) for value in c)
        assert k in range(1, int(n))
        assert s in range(int(k) + 1)
        assert 2 <= a <= 2.5
        assert number(point["m"]) < 0
        assert 0.05 <= number(point["theta"]) <= 0.95
        assert number(point["N"]) in range(1, 10)


def test_all_sizes_occur() -> None:
    assert {point["n"] for point in points(NAMES, count=100, seed=1)} == {3.0, 4.0, 5.0, 6.0}


def test_a_seed_gives_the_same_points_for_ever() -> None:
    names = Names.declare({"mu": "real", "x": "positive sample", "n": "size of x"})
    (point,) = points(names, count=1, seed=2)
    assert point == {
        "mu": -2.5 + 6 * 0.9560342718892494,  # Random(2).random(), as Python has given it since 2.3
        "n": 6.0,
        "x": (
            0.7544811547706392,
            0.8819239782151473,
            4.2597449515825225,
            3.8118649508083546,
            3.513786806480994,
            1.8866140591511489,
        ),
    }
    assert points(names, count=3, seed=2)[0] == point
    assert points(names, count=1, seed=3) != (point,)


def test_held_names_keep_their_values_and_sizes_follow() -> None:
    uniform = uniforms(4)
    first = draw_point(NAMES, uniform)
    held = draw_point(NAMES, uniform, hold={"n": first["n"], "theta": first["theta"]})
    assert held["theta"] == first["theta"]
    assert held["n"] == first["n"] == len(vector(held["x"]))
    assert held["x"] != first["x"]


@pytest.mark.parametrize(
    "given",
    [
        {"k": "integer in [5, 2]"},
        {"a": "real in [3, 3]"},
        {"k": "integer in [0.2, 0.8]"},
        {"k": "real in [0, q]"},
        {"a": "real in [0, b]", "b": "real in [0, a]"},
        {"x": "sample", "a": "real in [0, x]"},
    ],
)
def test_a_range_that_leaves_nothing_is_said(given: dict[str, str]) -> None:
    with pytest.raises(ProblemError):
        points(Names.declare(given), count=1, seed=1)


def test_an_empty_range_now_and_then_is_drawn_again() -> None:
    names = Names.declare({"n": "count in [1, 3]", "k": "integer in [2, n]"})
    assert {(point["n"], point["k"]) for point in points(names, count=60, seed=1)} == {
        (2.0, 2.0),
        (3.0, 2.0),
        (3.0, 3.0),
    }

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.algebra import Values
from interview_grill.algebra.sampling import uniforms
from interview_grill.bank.task import ChoiceDraw, Derived, Draw, GridDraw, IntegerDraw, SampleDraw
from interview_grill.errors import FormulaError, ProblemError
from interview_grill.problems.conditions import parse_condition
from interview_grill.problems.drawing import Drawing, read_drawing

DRAWS: tuple[tuple[str, Draw], ...] = (
    ("n", IntegerDraw("4", "9")),
    ("s", IntegerDraw("1", "n - 1")),
    ("p", GridDraw(0.05, 0.95, 0.05)),
    ("v", ChoiceDraw((0.5, 2.0, 2.25))),
    ("x", SampleDraw("gaussian", (("mean", "10*v"), ("sd", "v")), "n", "n", 1)),
    ("y", SampleDraw("integers", (("low", "1"), ("high", "s + 1")), "1", "1", 0, like="x")),
    ("q", Derived("1 - p - 0.01")),
)


def draws(drawing: Drawing, count: int = 200) -> list[Values]:
    uniform = uniforms(3)
    attempts = [drawing.attempt(uniform) for _ in range(count)]
    return [attempt for attempt in attempts if not isinstance(attempt, str)]


def test_names_are_drawn_in_order_from_the_ones_before() -> None:
    for values in draws(read_drawing(DRAWS, ())):
        n, s, p, v, x, y, q = (values[name] for name, _ in DRAWS)
        assert n in range(4, 10)
        assert isinstance(n, float)
        assert s in range(1, int(n))
        assert v in (0.5, 2.0, 2.25)
        assert isinstance(x, tuple)
        assert isinstance(y, tuple)
        assert len(x) == len(y) == n
        assert all(round(item, 1) == item for item in x)
        assert isinstance(s, float)
        assert all(item in range(1, int(s) + 2) for item in y)
        assert isinstance(p, float)
        assert len(f"{p:.10g}") <= 4
        assert q == pytest.approx(0.99 - p)
        assert len(repr(q)) <= 5, "a derived number shows no rounding of doubles"


def test_the_ends_of_ranges_and_grids_are_drawn() -> None:
    seen = draws(read_drawing((("n", IntegerDraw("2", "4")), ("p", GridDraw(0.1, 0.3, 0.1))), ()), 100)
    assert {values["n"] for values in seen} == {2.0, 3.0, 4.0}
    assert {values["p"] for values in seen} == {0.1, 0.2, 0.3}


def test_decimals_to_show_follow_the_declaration() -> None:
    drawing = read_drawing(DRAWS, ())
    assert drawing.decimals == {"n": 0, "s": 0, "p": 2, "v": None, "x": 1, "y": 0, "q": None}
    assert read_drawing((("h", GridDraw(0.125, 1, 0.5)),), ()).decimals == {"h": 3}
    assert read_drawing((("h", GridDraw(10, 50, 10)),), ()).decimals == {"h": 0}


def test_an_obstacle_is_named() -> None:
    impossible = read_drawing((("n", IntegerDraw("3", "2")),), ())
    assert impossible.attempt(uniforms(1)) == "`n` cannot be drawn"
    unmet = read_drawing((("n", IntegerDraw("3", "5")),), ("n > 2", "n > 9"))
    assert unmet.attempt(uniforms(1)) == "`n > 9` does not hold"


@pytest.mark.parametrize(
    "draw",
    [
        SampleDraw("gaussian", (("mean", "0"), ("sd", "0")), "3", "3", 1),
        SampleDraw("bernoulli", (("probability", "1.2"),), "3", "3", 0),
        SampleDraw("poisson", (("rate", "-1"),), "3", "3", 0),
        SampleDraw("uniform", (("low", "2"), ("high", "1")), "3", "3", 0),
        SampleDraw("integers", (("low", "0.2"), ("high", "0.8")), "3", "3", 0),
        SampleDraw("exponential", (("rate", "1/0"),), "3", "3", 1),
        SampleDraw("exponential", (("rate", "1"),), "0", "0", 1),
        SampleDraw("exponential", (("rate", "1"),), "1000000", "1000000", 1),
        IntegerDraw("sqrt(-1)", "3"),
        Derived("ln(-1)"),
        Derived("1/0"),
    ],
)
def test_parameters_out_of_their_domain_draw_nothing(draw: Draw) -> None:
    assert read_drawing((("z", draw),), ()).attempt(uniforms(1)) == "`z` cannot be drawn"


def test_what_cannot_be_read_is_said_at_once() -> None:
    for draws_, require in (
        ((("n", IntegerDraw("1", "m")),), ()),
        ((("n", IntegerDraw("1", "2")),), ("n >",)),
        ((("x", Derived("foo(2)")),), ()),
    ):
        with pytest.raises(FormulaError):
            read_drawing(draws_, require)
    with pytest.raises(ProblemError):
        read_drawing((("n", GridDraw(1, 0, 0.1)),), ())
    with pytest.raises(ProblemError):
        read_drawing((("n", IntegerDraw("1", "2")),), ("n",))


@given(st.floats(-5, 5), st.floats(-5, 5))
def test_conditions_compare_values(a: float, b: float) -> None:
    names = read_drawing((("a", ChoiceDraw((a,))), ("b", ChoiceDraw((b,)))), ()).names
    holds = {
        sign: parse_condition(f"a {sign} b", names).holds({"a": a, "b": b}) for sign in ("<", "<=", ">", ">=")
    }
    assert holds == {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}
    same = parse_condition("a == b", names).holds({"a": a, "b": b})
    assert same != parse_condition("a != b", names).holds({"a": a, "b": b})
    assert same or a != b


def test_a_condition_without_a_value_does_not_hold() -> None:
    names = read_drawing((("a", ChoiceDraw((1.0,))),), ()).names
    for text in ("ln(-a) < 2", "ln(-a) != 2", "0/0 == 0/0"):
        assert not parse_condition(text, names).holds({"a": 1.0})


def test_rounded_differences_do_not_make_equal_numbers_differ() -> None:
    names = read_drawing((("p", ChoiceDraw((0.3,))), ("q", ChoiceDraw((0.1,)))), ()).names
    assert not parse_condition("p != 3*q", names).holds({"p": 0.3, "q": 0.1})


def test_an_answer_may_call_the_number_of_observations_n() -> None:
    sample = SampleDraw("gaussian", (("mean", "0"), ("sd", "1")), "4", "6", 1)
    shared = SampleDraw("gaussian", (("mean", "0"), ("sd", "1")), "4", "6", 1, like="x")
    counts = SampleDraw("integers", (("low", "1"), ("high", "9")), "3", "3", 0)
    drawing = read_drawing((("x", sample), ("y", shared)), ())
    assert drawing.observations == "x"
    assert "n" in drawing.answer_names
    assert "n" not in drawing.names
    assert drawing.with_size({"x": (1.0, 2.0, 5.0)})["n"] == 3.0
    others: list[list[tuple[str, Draw]]] = [
        [("x", sample), ("z", sample)],
        [("c", counts)],
        [("x", sample), ("n", IntegerDraw("1", "2"))],
    ]
    for draws_ in others:
        assert read_drawing(draws_, ()).observations is None

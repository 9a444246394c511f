from __future__ import annotations

import pytest

from interview_grill.algebra import Values
from interview_grill.bank.task import ChoiceDraw, GridDraw, IntegerDraw, SampleDraw
from interview_grill.errors import FormulaError
from interview_grill.problems.drawing import read_drawing
from interview_grill.problems.template import described, read_template, shown, to_figures

DRAWING = read_drawing(
    (
        ("n", IntegerDraw("1", "9")),
        ("p", GridDraw(0.1, 0.9, 0.05)),
        ("v", ChoiceDraw((2.5,))),
        ("m", ChoiceDraw((-3.0,))),
        ("x", SampleDraw("gaussian", (("mean", "0"), ("sd", "1")), "3", "3", 1)),
    ),
    (),
)
VALUES: Values = {"n": 7.0, "p": 0.4, "v": 2.5, "m": -3.0, "x": (1.0, -2.5, 4.0)}


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{n} trials", "7 trials"),
        ("p = {p}, v = {v}", "p = 0.40, v = 2.5"),
        ("observations {x}.", "observations 1.0, -2.5, 4.0."),
        ("{= n - 3}", "4"),
        ("{= n/3 : 4}", "2.333"),
        ("{=n/3:2}", "2.3"),
        ("{= 1/8 : 4}", "0.125"),
        ("{= 100*n : 2}", "700"),
        ("{= 1234567*n : 3}", "8640000"),
        ("{= p/10000 : 3}", "0.00004"),
        ("{= p/1234567 : 3}", "3.24e-7"),
        ("{= p/12345 : 3}", "0.0000324"),
        ("{= x/2 : 3}", "0.5, -1.25, 2"),
        ("{= 0.1 + 0.2}", "0.3"),
        (r"$\frac{1}{k} \hat{\theta}$", r"$\frac{1}{k} \hat{\theta}$"),
        (r"$\frac{n}{2}$", r"$\frac7{2}$"),
        ("{{n}} stays", "{n} stays"),
        ("{{k}} stays", "{{k}} stays"),
        ("v - {m}", "v - (-3)"),
        ("{n}·{m}", "7·(-3)"),
        (r"${n} \cdot {m}$", r"$7 \cdot (-3)$"),
        ("m = {m}", "m = -3"),
        ("({m})", "(-3)"),
        ("v - {= m - 1 : 3}", "v - (-4)"),
        ("nothing", "nothing"),
    ],
)
def test_holes_are_filled_and_other_braces_stay(template: str, text: str) -> None:
    assert read_template(template, DRAWING).fill(VALUES) == text


def test_a_formula_that_cannot_be_read_is_said() -> None:
    with pytest.raises(FormulaError):
        read_template("{= n + q}", DRAWING)


def test_numbers_are_shown_as_short_as_their_declaration_allows() -> None:
    assert shown(2.0) == "2"
    assert shown(2.0, 1) == "2.0"
    assert shown((0.5, 2.0)) == "0.5, 2"
    assert to_figures(-0.0) == "0"
    assert to_figures(2 / 3, 4) == "0.6667"
    assert described({"n": 7.0, "x": (1.0, 2 / 3)}) == "n = 7, x = 1, 0.6667"

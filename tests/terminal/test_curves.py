from __future__ import annotations

import pytest

from interview_grill.solver.models.solution import Curves
from interview_grill.terminal.curves import axis, curve_lines, panel
from interview_grill.terminal.look import Look

RISING = tuple(k / 99 for k in range(100))
CURVES = Curves("probability", RISING, RISING, posterior=tuple(reversed(RISING)))


def drawn(curves: Curves, width: int = 60, *, ascii_only: bool = False) -> list[str]:
    look = Look(width=width, plain=True, ascii_only=ascii_only)
    return look.paint(curve_lines(curves, look, marks={"MLE": 1.0, "MAP": 0.25}))


def test_a_panel_rises_where_the_curve_rises() -> None:
    rows = panel(RISING, 20, ascii_only=False)
    filled = [sum(len(row) > k and row[k] != " " for row in rows) for k in range(20)]
    assert filled == sorted(filled)
    assert filled[0] <= 1
    assert filled[-1] == len(rows)


def test_a_narrow_peak_is_not_lost_between_columns() -> None:
    spike = tuple(1.0 if k == 57 else 0.0 for k in range(200))
    assert "█" in panel(spike, 20, ascii_only=False)[0]


def test_the_picture_names_its_curves_axis_and_marks() -> None:
    text = "\n".join(drawn(CURVES))
    for piece in ("likelihood", "posterior", "probability", "▲ MLE 1", "△ MAP 0.25", "0", "1"):
        assert piece in text
    assert "prior" not in text.replace("posterior", "")


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(len(line) for line in drawn(CURVES, width)[:-1]) <= max(width, 30)


def test_ascii_pictures_hold_ascii_alone() -> None:
    assert "\n".join(drawn(CURVES, ascii_only=True)).isascii()


def test_marks_stand_at_their_place_on_the_axis_and_outside_it_nowhere() -> None:
    look = Look(width=60, plain=True)
    line = axis(10, 0.0, 1.0, {"MLE": 0.35, "MAP": 7.0}, look)
    assert line == "───▲──────"
    assert axis(10, 0.0, 1.0, {"MAP": 1.0}, look).endswith("△")

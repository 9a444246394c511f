from __future__ import annotations

import pytest

from interview_grill.terminal.curve import column_chart
from interview_grill.terminal.gauge import gauge
from interview_grill.terminal.look import Look


def look(*, ascii_only: bool = False, width: int = 40) -> Look:
    return Look(width=width, ascii_only=ascii_only, plain=True)


def test_a_gauge_is_solid_to_the_interval_shaded_in_it_and_marked() -> None:
    bar = gauge(5.0, 4.0, 6.0, 10.0, look(), width=10, mark=8)
    assert bar.plain == "████▒▒··│·"
    assert gauge(5.0, 4.0, 6.0, 10.0, look(ascii_only=True), width=10).plain == "####==...."


@pytest.mark.parametrize(("low", "high", "mark"), [(0.0, 0.0, 0.0), (10.0, 10.0, 10.0), (0.0, 10.0, None)])
def test_a_gauge_keeps_its_width_at_the_ends(low: float, high: float, mark: float | None) -> None:
    assert gauge((low + high) / 2, low, high, 10.0, look(), width=17, mark=mark).cell_len == 17


def test_a_chart_stands_on_zero_and_reaches_its_scale() -> None:
    lines = [line.plain for line in column_chart([0.0, 5.0, 10.0], 10.0, look(), height=4)]
    assert lines == ["  10       ███", "           ███", "        ██████", "   0    ██████"]


def test_a_column_ends_in_eighths() -> None:
    (line,) = column_chart([0.25, 0.5, 1.0], 1.0, look(), height=1)
    assert line.plain.split()[-1] == "▂▂▂▄▄▄███"


def test_a_mark_is_a_row_of_strokes_behind_the_columns() -> None:
    lines = [line.plain for line in column_chart([1.0, 8.0], 8.0, look(), height=4, mark=5.0)]
    assert lines[1] == "   5 ┄┄┄███"


def test_many_days_are_drawn_together_within_the_width() -> None:
    for days in (1, 30, 200):
        lines = column_chart([float(day) for day in range(days)], float(days), look(width=50))
        assert max(len(line.plain) for line in lines) <= 50
    assert all(
        line.plain.isascii() for line in column_chart([1.0, 2.0], 3.0, look(ascii_only=True), mark=1.0)
    )

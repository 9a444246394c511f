"""Pictures out of characters."""

from __future__ import annotations

from datetime import date

import pytest

from interview_grill.statistics.weeks import weeks_of
from interview_grill.terminal.charts import bar, calendar, columns, interval, scale
from interview_grill.terminal.look import Look

LOOK = Look(width=80, plain=True)
ASCII = Look(width=80, plain=True, ascii_only=True)
WEDNESDAY = date(2027, 3, 3).toordinal()


@pytest.mark.parametrize(("value", "drawn"), [(0, ""), (0.01, "╸"), (5, "━━╸"), (10, "━━━━━"), (99, "━━━━━")])
def test_a_bar_is_as_long_as_its_value_and_never_vanishes(value: float, drawn: str) -> None:
    assert bar(value, 10, 5, LOOK).plain == drawn


def test_a_bar_of_nothing_among_nothing_is_empty() -> None:
    assert bar(0, 0, 5, LOOK).plain == ""


def test_columns_are_as_high_as_their_values() -> None:
    assert [line.plain for line in columns([0, 1, 4, 0.1], LOOK, rows=2, cell=2)] == ["    █", "  ▄ █ ▁"]
    assert [line.plain for line in columns([0, 1, 4, 0.1], ASCII, rows=2, cell=1)] == ["  #", " ###"]


def test_columns_of_nothing_are_blank() -> None:
    assert [line.plain for line in columns([0.0, 0.0], LOOK, rows=2, cell=1)] == ["", ""]


def test_an_interval_shows_share_range_and_prediction_on_one_scale() -> None:
    assert interval(0.5, 0.25, 0.75, 1.0, LOOK, width=9, start=0.0).plain == "··──●──·│"
    assert interval(0.75, 0.6, 0.9, 0.75, ASCII, width=11, start=0.5).plain == "..---o---.."


def test_a_prediction_outside_the_interval_is_marked_as_bad() -> None:
    outside = interval(0.5, 0.4, 0.6, 0.9, LOOK, width=11, start=0.0)
    inside = interval(0.5, 0.2, 0.9, 0.8, LOOK, width=11, start=0.0)
    assert {part.style for part in outside.parts if part.words == "│"} == {"bad"}
    assert {part.style for part in inside.parts if part.words == "│"} == {"good"}


def test_the_scale_names_both_ends() -> None:
    assert scale(width=20, start=0.7).plain == "70%             100%"


def test_the_calendar_ends_today_and_begins_on_a_monday() -> None:
    counts = {WEDNESDAY: 4, WEDNESDAY - 1: 1, WEDNESDAY - 7: 2, WEDNESDAY - 14: 3}
    drawn = [line.plain for line in calendar(weeks_of(counts, WEDNESDAY, 3), LOOK)]
    assert drawn[1:8] == [
        "Mon · · ·",
        "    · · ░",
        "Wed ▓ ▒ █",
        "    · ·",
        "Fri · ·",
        "    · ·",
        "Sun · ·",
    ]
    assert drawn[8] == "    less · ░ ▒ ▓ █ more"


def test_a_calendar_in_ascii_keeps_its_shades_apart() -> None:
    counts = {WEDNESDAY - n: n + 1 for n in range(3)}
    drawn = "\n".join(line.plain for line in calendar(weeks_of(counts, WEDNESDAY, 2), ASCII))
    assert drawn.isascii()
    assert len(set(".-+*#")) == 5
    assert "less . - + * # more" in drawn


def test_a_month_is_named_over_the_week_in_which_it_begins() -> None:
    names = calendar(weeks_of({}, WEDNESDAY, 9), LOOK)[0].plain
    assert names == " " * (4 + 2 * 4) + "Feb"  # 1 February 2027 is the Monday of the fifth week

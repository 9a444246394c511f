"""Charts in numbers: bars as long as their values, marks within the width, words that say the counts."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.exchange.statistics_charts import bars, calendar, curve, due, intervals
from interview_grill.exchange.svg_marks import Picture
from interview_grill.statistics.habits import StudyDay
from interview_grill.statistics.load import DueDay
from interview_grill.statistics.scores import Bin

FRIDAY = 740_003  # 2027-01-22
WIDTHS = [220, 333.5, 720, 1600]


def marks(picture: Picture, tag: str, style: str | None = None) -> list[ET.Element]:
    root = ET.fromstring(f"<g>{''.join(picture.marks)}</g>")
    return [mark for mark in root.iter(tag) if style is None or mark.get("class") == style]


def number(mark: ET.Element, name: str) -> float:
    return float(mark.get(name, "nan"))


def words(picture: Picture) -> list[str]:
    return [mark.text or "" for mark in marks(picture, "text")]


def told(picture: Picture) -> list[str]:
    return [mark.text or "" for mark in marks(picture, "title")]


def squares(picture: Picture) -> list[ET.Element]:
    return marks(picture, "rect")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_calendar_ends_today_and_a_column_is_a_week_from_monday(width: float) -> None:
    found = calendar([StudyDay(FRIDAY, 7, 60.0), StudyDay(FRIDAY - 9, 2, 9.0)], FRIDAY, width)
    assert told(found)[-1] == "2027-01-22: 7 reviews"
    columns = sorted({number(square, "x") for square in squares(found)})
    assert len([square for square in squares(found) if number(square, "x") == columns[-1]]) == 5
    assert columns[-1] + 12 <= width
    assert max(number(square, "y") for square in squares(found)) + 12 <= found.height


def test_days_of_more_reviews_are_darker_and_days_of_none_are_empty() -> None:
    found = calendar([StudyDay(FRIDAY - n, 2 * n + 1, 1.0) for n in range(8)], FRIDAY, 400)
    levels = [square.get("class") for square in squares(found)][-9:]
    assert levels == ["h0", "h4", "h4", "h3", "h3", "h2", "h2", "h1", "h1"]


def test_one_review_is_one_and_no_reviews_are_none() -> None:
    found = told(calendar([StudyDay(FRIDAY, 1, 1.0)], FRIDAY, 220))
    assert found[-2:] == ["2027-01-21: 0 reviews", "2027-01-22: 1 review"]


def test_bars_of_what_is_due_are_as_high_as_their_minutes() -> None:
    found = due([DueDay(FRIDAY, 9, 3000.0), DueDay(FRIDAY + 1, 1, 600.0), DueDay(FRIDAY + 2, 0, 0.0)], 300)
    first, second, third = (number(bar, "height") for bar in marks(found, "rect", "bar"))
    assert first == pytest.approx(5 * second, abs=0.3)
    assert third == 0
    assert told(found) == [
        "2027-01-22: 9 cards, 50 min",
        "2027-01-23: 1 card, 10 min",
        "2027-01-24: 0 cards, 0 min",
    ]
    assert words(found)[:3] == ["0", "25", "50"]


@pytest.mark.parametrize(
    ("minutes", "top"),
    [(0, 1), (0.4, 1), (1, 1), (1.01, 2), (2, 2), (3, 5), (5.5, 10), (101, 200), (999, 1000)],
)
def test_the_scale_ends_at_the_next_round_number(minutes: float, top: float) -> None:
    assert words(due([DueDay(FRIDAY, 1, 60 * minutes)], 300))[2] == f"{top:g}"


def test_nothing_due_is_an_empty_chart() -> None:
    found = due([], 300)
    assert marks(found, "rect") == []
    assert words(found) == ["0", "0.5", "1"]


@given(st.lists(st.floats(0, 1e5), min_size=1, max_size=40), st.sampled_from(WIDTHS))
@settings(max_examples=60, deadline=None)
def test_every_bar_stands_on_the_ground_within_the_picture(seconds: list[float], width: float) -> None:
    found = due([DueDay(FRIDAY + n, 2, one) for n, one in enumerate(seconds)], width)
    for bar in marks(found, "rect", "bar"):
        assert number(bar, "y") >= 9.9
        assert number(bar, "y") + number(bar, "height") == pytest.approx(140, abs=0.11)
        assert number(bar, "x") + number(bar, "width") <= width


BINS = [Bin(4, 0.62, 0.5, 0.15, 0.85), Bin(100, 0.93, 0.97, 0.91, 0.99)]


def test_the_diagonal_is_where_prediction_and_truth_agree() -> None:
    right = [Bin(10, p, p, p - 0.05, min(1.0, p + 0.05)) for p in (0.55, 0.7, 0.9)]
    found = curve(right, 500, across="predicted", up="kept", beside=[])
    diagonal = marks(found, "line", "grid")[0]
    x0, y0, x1, y1 = (number(diagonal, name) for name in ("x1", "y1", "x2", "y2"))
    for dot in marks(found, "circle"):
        along = (number(dot, "cx") - x0) / (x1 - x0)
        assert number(dot, "cy") == pytest.approx(y0 + along * (y1 - y0), abs=0.2)


def test_a_bin_says_its_numbers_and_a_larger_one_has_a_larger_dot() -> None:
    found = curve(BINS, 500, across="said", up="right", beside=["Brier 0.2", "of <b>"])
    assert told(found) == ["4 answers: said 62%, right 50%", "100 answers: said 93%, right 97%"]
    small, large = (number(dot, "r") for dot in marks(found, "circle"))
    assert small < large
    assert words(found)[-2:] == ["Brier 0.2", "of <b>"]


def test_an_interval_is_drawn_from_its_low_end_to_its_high_one() -> None:
    spans = marks(curve(BINS, 500, across="x", up="y", beside=[]), "line", "span")
    lengths = [number(span, "y1") - number(span, "y2") for span in spans]
    assert lengths[0] / lengths[1] == pytest.approx(0.70 / 0.08, rel=0.05)
    assert all(number(span, "x1") == number(span, "x2") for span in spans)


def test_certain_bins_stay_on_the_chart() -> None:
    for one in (Bin(3, 1.0, 1.0, 1.0, 1.0), Bin(3, 0.0, 0.0, 0.0, 0.0)):
        found = curve([one], 300, across="x", up="y", beside=[])
        (dot,) = marks(found, "circle")
        assert 44 <= number(dot, "cx") <= 44 + 215.1
        assert 7.9 <= number(dot, "cy") <= 223.1


def test_a_share_whose_interval_holds_the_prediction_hits_and_others_miss() -> None:
    found = intervals([("A", Bin(20, 0.8, 0.9, 0.7, 0.97)), ("B & C", Bin(1, 0.99, 0.5, 0.2, 0.8))], 400)
    assert len(marks(found, "line", "hit")) == len(marks(found, "line", "miss")) == 1
    assert told(found) == [
        "A: kept 90%, predicted 80%, 20 answers",
        "B & C: kept 50%, predicted 99%, 1 answer",
    ]
    assert [text for text in words(found) if " of " in text] == ["90% of 20", "50% of 1"]


def test_rows_of_intervals_do_not_touch() -> None:
    found = intervals([(str(n), BINS[n % 2]) for n in range(30)], 400)
    heights = [number(dot, "cy") for dot in marks(found, "circle")]
    assert all(after - before >= 15 for before, after in pairwise(heights))
    assert heights[-1] < found.height


@given(st.lists(st.tuples(st.text(max_size=12), st.floats(0, 1e9)), max_size=12), st.sampled_from([300, 720]))
@settings(max_examples=60, deadline=None)
def test_bars_are_in_proportion_and_leave_room_for_their_words(
    rows: list[tuple[str, float]], width: float
) -> None:
    found = bars([(name, value, f"{value:g}") for name, value in rows], width, label=120, style="slip")
    lengths = [number(bar, "width") for bar in marks(found, "rect", "slip")]
    most = max((value for _, value in rows), default=0.0)
    for (_, value), length in zip(rows, lengths, strict=True):
        assert length == pytest.approx((width - 182) * value / (most or 1), abs=0.06)
    assert not re.search("nan|inf", "".join(found.marks).replace("&", "").lower()) or any(
        "nan" in name.lower() or "inf" in name.lower() for name, _ in rows
    )

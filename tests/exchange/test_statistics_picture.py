"""The statistics as a picture and as a page: well-formed, alone, and telling the numbers."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from interview_grill.exchange.statistics_picture import html, svg
from interview_grill.exchange.svg_marks import words
from interview_grill.statistics.summary import Statistics
from tests.statistics.learner import beginner, learner

SPACE = "{http://www.w3.org/2000/svg}"


def texts(picture: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(picture).iter(f"{SPACE}text")]


@pytest.mark.parametrize("found", [learner(), learner(days=1), beginner()], ids=["long", "one-day", "empty"])
def test_a_picture_is_well_formed_and_loads_nothing(found: Statistics) -> None:
    picture = svg(found)
    root = ET.fromstring(picture)
    assert root.tag == f"{SPACE}svg"
    assert not list(root.iter(f"{SPACE}script"))
    assert not re.search(r"(href|src|url)\s*[=(]|@import", picture)


def test_every_mark_lies_within_the_picture() -> None:
    root = ET.fromstring(svg(learner()))
    width, height = float(root.get("width", "0")), float(root.get("height", "0"))
    for group in root.iter(f"{SPACE}g"):
        x, y = map(float, re.findall(r"[\d.]+", group.get("transform", "")))
        for mark in group.iter(f"{SPACE}rect"):
            assert 0 <= x + float(mark.get("x", "0")) <= width
            assert 0 <= y + float(mark.get("y", "0")) + float(mark.get("height", "0")) <= height
            assert float(mark.get("height", "0")) >= 0


def test_the_picture_names_its_charts_and_their_numbers() -> None:
    found = texts(svg(learner()))
    assert {
        "80 reviews",
        "Reviews a day",
        "Due, minutes a day",
        "Kept, by section",
        "Predicted and kept",
    } <= {*found}
    assert {"Confidence and truth", "Stability of memories", "Mistakes", "divisor-n-minus-1", "8×"} <= {
        *found
    }


def test_each_day_of_the_calendar_tells_its_reviews() -> None:
    told = [title.text for title in ET.fromstring(svg(learner())).iter(f"{SPACE}title")]
    assert sum(text is not None and text.endswith(": 2 reviews") for text in told) == 40


def test_a_page_holds_the_picture_and_its_numbers_as_tables() -> None:
    page = html(learner())
    assert page.startswith("<!doctype html>")
    assert page.count("<svg") == 1
    assert re.search(r"<td>This schedule</td><td>0\.\d{4}</td><td>0\.\d{4}</td>", page)
    assert "<td>divisor-n-minus-1</td><td>8</td>" in page
    assert "<script" not in page


def test_hostile_names_stay_text() -> None:
    page = html(learner(tag="</svg><script>alert(1)</script>\x1b"))
    assert "<script" not in page
    assert "&lt;/svg&gt;&lt;script&gt;" in page
    assert "\x1b" not in page
    ET.fromstring(svg(learner(tag="a & b < c \x00\x0b")))


def test_characters_that_xml_forbids_are_replaced() -> None:
    assert words('a\x07"<é>&') == "a\N{REPLACEMENT CHARACTER}&quot;&lt;é&gt;&amp;"

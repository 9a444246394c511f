"""Marks as SVG that any reader of XML takes, whatever the words in them."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.exchange.svg_marks import Picture, document, dot, line, placed, rect, text, words

SPACE = "{http://www.w3.org/2000/svg}"
anything = st.text(st.characters(), max_size=40)


def test_a_text_stands_at_its_baseline_with_its_style() -> None:
    assert text(3, 14.25, "a < b", "soft end") == '<text x="3.0" y="14.2" class="soft end">a &lt; b</text>'
    assert text(3, 14, "a") == '<text x="3.0" y="14.0">a</text>'


def test_a_rectangle_is_never_of_negative_size() -> None:
    mark = ET.fromstring(rect(1, 2, -3, -0.01, "bar"))
    assert (mark.get("width"), mark.get("height"), mark.get("rx")) == ("0.0", "0.0", "2")


def test_what_is_told_of_a_mark_is_its_title() -> None:
    for mark in (rect(1, 2, 30, 4, "bar", told="7 & more"), dot(1, 2, 4.5, "dot", told="7 & more")):
        (title,) = ET.fromstring(mark)
        assert (title.tag, title.text) == ("title", "7 & more")
    assert len(ET.fromstring(dot(1, 2, 4.5, "dot"))) == 0


def test_a_line_goes_from_one_point_to_the_other() -> None:
    mark = ET.fromstring(line(1, 2, 30, 4.44, "grid"))
    assert [mark.get(name) for name in ("x1", "y1", "x2", "y2")] == ["1.0", "2.0", "30.0", "4.4"]


def test_a_picture_is_moved_whole() -> None:
    group = ET.fromstring(placed(Picture(40, [line(0, 0, 1, 1, "grid"), text(0, 9, "x")]), 12.5, 300))
    assert group.get("transform") == "translate(12.5 300)"
    assert [mark.tag for mark in group] == ["line", "text"]


def test_a_document_has_a_title_a_ground_and_its_marks() -> None:
    root = ET.fromstring(document(720, 90, "Due & done", [text(1, 2, "x")]))
    assert (root.get("viewBox"), root.get("width"), root.get("height")) == ("0 0 720 90", "720", "90")
    assert [element.tag for element in root] == [SPACE + tag for tag in ("title", "style", "rect", "text")]
    assert root[0].text == "Due & done"
    assert (root[2].get("width"), root[2].get("height"), root[2].get("class")) == ("720.0", "90.0", "paper")


@pytest.mark.parametrize(
    "hostile", ["</text><script>alert(1)</script>", '" onload="x()', "]]>", "&#27;", "\x1b[2J\u202e"]
)
def test_hostile_words_add_no_element_and_no_attribute(hostile: str) -> None:
    root = ET.fromstring(
        document(9, 9, hostile, [text(0, 0, hostile), rect(0, 0, 1, 1, "bar", told=hostile)])
    )
    assert {element.tag.removeprefix(SPACE) for element in root.iter()} == {
        "svg",
        "title",
        "style",
        "rect",
        "text",
    }
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)


@given(anything)
def test_any_words_are_xml_and_say_themselves(content: str) -> None:
    (found,) = ET.fromstring(f"<a>{text(0, 0, content)}</a>")
    assert found.text == (
        "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in content) or None
    )
    assert words(content).isprintable()

"""Rectangles of text: every line as wide as the box, baselines on one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.typeset.box import Box, beside, fitted, padded, solid, stacked, text_box
from interview_grill.typeset.spacing import Tail
from interview_grill.typeset.width import columns

WORDS = st.text("aθ̂漢─ ", min_size=1, max_size=4)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    rows = draw(st.lists(WORDS, min_size=1, max_size=4))
    width = max(map(columns, rows))
    lines = [row + " " * (width - columns(row)) for row in rows]
    return solid(lines, width, draw(st.integers(0, len(rows) - 1)))


def is_whole(box: Box) -> bool:
    return {columns(line) for line in box.lines} == {box.width} and 0 <= box.baseline < len(box.lines)


@given(st.lists(boxes(), min_size=1, max_size=4))
def test_boxes_beside_each_other_share_a_baseline(parts: list[Box]) -> None:
    whole = beside(parts)
    assert is_whole(whole)
    assert whole.width == sum(box.width for box in parts)
    assert whole.lines[whole.baseline] == "".join(box.lines[box.baseline] for box in parts)
    assert whole.baseline == max(box.baseline for box in parts)
    assert whole.below == max(box.below for box in parts)


@given(st.lists(boxes(), min_size=1, max_size=4), st.sampled_from(["left", "centre", "right"]))
def test_boxes_on_top_of_each_other_keep_all_their_lines(parts: list[Box], align: str) -> None:
    whole = stacked(parts, baseline=0, align=align)
    assert is_whole(whole)
    assert [line.strip() for line in whole.lines] == [line.strip() for box in parts for line in box.lines]


def test_nothing_beside_nothing_is_an_empty_line() -> None:
    assert beside([]) == Box(("",), 0)


def test_the_end_of_the_last_box_is_the_end_of_all() -> None:
    label = text_box("x_max", tail=Tail.LABEL, word=True)
    assert (beside([text_box("2"), label]).tail, beside([text_box("2"), label]).word) == (Tail.LABEL, True)
    assert beside([label, text_box("2")]).tail is Tail.CLEAN


def test_delimiters_cover_a_solid_box_and_pass_over_free_lines() -> None:
    fraction = solid(["a", "─", "b"], 1, 1)
    assert (fraction.rise, fraction.sink, fraction.tall) == (1, 1, True)
    raised = Box(("  2", "x  "), 3, 1)
    assert not raised.tall
    both = beside([raised, fraction])
    assert (both.rise, both.sink) == (1, 1)


@pytest.mark.parametrize(("align", "expected"), [("left", "ab   "), ("right", "   ab"), ("centre", " ab  ")])
def test_a_line_is_padded_on_its_side(align: str, expected: str) -> None:
    assert fitted("ab", 2, 5, align) == expected
    assert fitted("ab", 2, 1, align).strip() == "ab"
    assert padded(text_box("ab"), 5, align).lines == (expected,)

"""Bar, keys and clock at the foot of the window."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.terminal.footer import bar, keys_line, time_left
from interview_grill.typeset.width import columns
from tests.terminal.showings import look, plain

KEYS = (
    "Enter Good",
    "Up/Down move",
    "Space tick",
    "1 Again",
    "2 Hard",
    "3 Good",
    "4 Easy",
    "u undo",
    "? help",
    "q quit",
)


@pytest.mark.parametrize(
    ("done", "left", "filled"), [(0, 8, 0), (3, 7, 18), (8, 0, 60), (0, 0, 60), (1, 1, 30), (2, 1, 40)]
)
def test_the_bar_is_filled_in_proportion(done: int, left: int, filled: int) -> None:
    label = f" {done} done, {left} left"
    line = bar(done, left, look(60 + len(label)))
    assert line == "━" * filled + "╌" * (60 - filled) + label


def test_the_bar_has_an_ascii_form() -> None:
    assert bar(1, 3, look(27, ascii_only=True)) == "###--------- 1 done, 3 left"


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(40, 200))
def test_the_bar_is_as_wide_as_the_window(done: int, left: int, width: int) -> None:
    assert columns(bar(done, left, look(width))) == width


@pytest.mark.parametrize("width", [60, 73, 100, 200])
def test_all_keys_are_in_sight_in_as_few_lines_as_they_need(width: int) -> None:
    lines = keys_line(KEYS, look(width))
    assert "  ".join(lines).split("  ") == list(KEYS)
    assert all(len(line) <= width for line in lines)
    for line, following in pairwise(lines):
        assert len(line) + 2 + len(following.split("  ")[0]) > width


def test_no_keys_are_an_empty_line() -> None:
    assert keys_line((), look()) == [""]


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(299.999, "4:59 left"), (60, "1:00 left"), (9.5, "0:09 left"), (0.4, "0:00 left"), (6000, "100:00 left"),
     (0, "The time is up."), (-3, "The time is up.")],
)  # fmt: skip
def test_the_clock_counts_down_and_says_when_it_is_over(seconds: float, told: str) -> None:
    assert plain([time_left(seconds)]) == [told]

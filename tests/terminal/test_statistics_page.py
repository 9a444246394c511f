"""The screen of `stats`: whole at every width, and of use before there is anything to count."""

from __future__ import annotations

import pytest

from interview_grill.statistics.summary import Statistics
from interview_grill.terminal.look import Look
from interview_grill.terminal.statistics_page import statistics_lines
from tests.statistics.learner import beginner, learner

TITLES = (
    "Reviews a day",
    "Due, minutes a day",
    "Kept, by section",
    "Predicted and kept",
    "Stability of memories",
    "Mistakes",
    "Confidence and truth",
    "Answers in your words",
    "Seconds per card",
)


def screen(found: Statistics, width: int, *, ascii_only: bool = False) -> list[str]:
    look = Look(width=width, plain=True, ascii_only=ascii_only)
    sayings = {"divisor-n-minus-1": "That divides by $n - 1$; the likelihood is maximised by $n$."}
    return [line.plain for line in statistics_lines(found, look, sayings=sayings)]


@pytest.mark.parametrize("width", [60, 79, 80, 100, 119, 120, 160, 182, 200])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_everything_is_on_the_screen_and_fits_its_width(width: int, ascii_only: bool) -> None:
    lines = screen(learner(), width, ascii_only=ascii_only)
    assert max(map(len, lines)) <= width
    text = "\n".join(lines)
    for title in TITLES:
        assert title in text
    assert text.isascii() or not ascii_only


@pytest.mark.parametrize(("width", "columns"), [(80, 1), (120, 2), (182, 3)])
def test_panels_stand_side_by_side_where_there_is_room(width: int, columns: int) -> None:
    heads = [sum(title in line for title in TITLES) for line in screen(learner(), width)]
    assert max(heads) == columns


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_with_nothing_to_count_the_screen_says_what_to_do_within_its_width(width: int) -> None:
    lines = screen(beginner(), width)
    assert max(map(len, lines)) <= width
    text = " ".join(" ".join(lines).split())
    assert "134 cards wait" in text
    assert "grill quiz -n 5" in text
    assert "how far your own judgement can be trusted." in text


def test_the_headline_counts_and_the_mistake_is_explained() -> None:
    text = "\n".join(screen(learner(), 80))
    assert text.startswith("80 reviews · ")
    assert "8 of 8 cards seen" in text
    assert "20 answers judged, 4 overruled by you" in text
    assert "24 points heard, 0 of them unticked" in text
    assert "4 points ticked that had not been heard" in text
    assert "Streak 40 days, longest 40" in text
    assert "8  divisor-n-minus-1" in text
    assert "That divides by n − 1; the likelihood is maximised by n." in text


def test_predictions_are_shown_beside_two_baselines_and_the_mock_interviews() -> None:
    text = "\n".join(screen(learner(), 80))
    for words in ("this schedule", "your average so far", "average of the last 50", "In mock interviews"):
        assert words in text


def test_an_empty_history_is_met_with_what_to_do_first() -> None:
    text = "\n".join(screen(beginner(), 80))
    assert "Nothing to count yet" in text
    assert "134 cards wait" in text
    assert "grill quiz -n 5" in text


def test_after_one_day_there_is_a_screen_too() -> None:
    text = "\n".join(screen(learner(days=1), 60))
    assert "2 reviews" in text
    assert "Predicted and kept" not in text


def test_hostile_names_do_not_reach_the_terminal() -> None:
    lines = screen(learner(tag="\x1b[2Jwiped\u202e"), 80)
    assert not any("\x1b" in line or "\u202e" in line for line in lines)
    assert any("⟨U+001B⟩" in line for line in lines)

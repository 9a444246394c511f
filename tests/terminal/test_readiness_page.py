"""The score to expect on the day, by section and band, and what to do next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview_grill.memory.prepared import Group, Readiness
from interview_grill.memory.readiness import Outlook, Weak
from interview_grill.terminal.readiness_page import days_ahead, readiness_lines
from tests.terminal.showings import WIDTHS, hidden, look, plain, too_wide

READY = Readiness(
    day=740_017,
    today=740_003,
    whole=Outlook(60, 31.4, 27, 36),
    bar=40,
    reach=0.0312,
    sections=(
        Group("A", "Likelihood basics", Outlook(12, 8.25, 6, 10)),
        Group("quick", "Quick fire", Outlook(3, 2.0, 1, 3)),
    ),
    bands=(Group("", "", Outlook(60, 31.4, 27, 36)),),
    weakest=(
        Weak("poisson-rate", 0.04, "poisson-rate:compute", 0.61),
        Weak("mode", 0.5, "mode:recall", 0.001),
    ),
)


def shown(ready: Readiness = READY, *, width: int = 80, ascii_only: bool = False) -> list[str]:
    return plain(readiness_lines(ready, look(width, ascii_only=ascii_only)))


def test_day_score_interval_and_bar_stand_on_top() -> None:
    lines = shown()
    assert lines[0] == "2027-02-05, in 14 days, with no more study"
    assert lines[2] == "31.4 of 60   80 % between 27 and 36"
    assert "The bar is 40: reached with probability 3 %." in lines


@pytest.mark.parametrize(
    ("reach", "told"),
    [(0.0, "under 1 %"), (0.0099, "under 1 %"), (0.015, "2 %"), (0.5, "50 %"), (0.985, "98 %"), (0.9901, "over 99 %"),
     (1.0, "over 99 %")],
)  # fmt: skip
def test_no_probability_is_called_certain(reach: float, told: str) -> None:
    assert f"The bar is 40: reached with probability {told}." in shown(replace(READY, reach=reach))


def test_without_a_bar_none_is_spoken_of() -> None:
    assert "bar" not in "\n".join(shown(replace(READY, bar=None, reach=None)))


def test_a_group_has_its_mean_only_where_there_are_enough_questions() -> None:
    lines = shown()
    (large,) = (line for line in lines if "Likelihood basics" in line)
    (small,) = (line for line in lines if "Quick fire" in line)
    assert large.split()[:5] == ["A", "8.2", "6–10", "of", "12"]
    assert small.split()[:4] == ["quick", "1–3", "of", "3"]


def test_groups_without_a_name_are_no_table() -> None:
    lines = shown()
    assert "By section" in lines
    assert "By band" not in lines


def test_the_weakest_are_named_by_the_card_to_ask_and_what_it_adds() -> None:
    lines = shown()
    at = lines.index("Weakest, and what one review today adds")
    assert lines[at + 1].split() == ["4%", "+0.61", "poisson-rate:compute"]
    assert lines[at + 2].split() == ["50%", "–", "mode:recall"]
    assert "Weakest" not in "\n".join(shown(replace(READY, weakest=())))


@pytest.mark.parametrize(
    ("day", "following"), [(740_004, "grill plan --minutes 20"), (740_003, "grill quiz --cram")]
)
def test_the_next_command_depends_on_whether_a_day_is_left(day: int, following: str) -> None:
    last = shown(replace(READY, day=day))[-1]
    assert last.startswith("Next: ")
    assert following in last


@pytest.mark.parametrize(
    ("days", "told"), [(0, "today"), (1, "tomorrow"), (2, "in 2 days"), (400, "in 400 days")]
)
def test_days_ahead_are_named(days: int, told: str) -> None:
    assert days_ahead(days) == told


HOSTILE = replace(
    READY,
    sections=(
        Group("\x1b[2J", "Schätzer [bold]x[/]\u202e" + "y" * 200, Outlook(12, 8.25, 6, 10)),
        Group("regression-and-other-long-names-of-sections", "中文" * 60, Outlook(1, 0.5, 0, 1)),
    ),
    weakest=(Weak("x", 0.5, "a" * 90 + ":recall", 0.1),),
)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize("ready", [READY, HOSTILE], ids=["plain", "hostile"])
def test_it_fits_the_window_and_acts_on_nothing(ready: Readiness, width: int, ascii_only: bool) -> None:
    lines = shown(ready, width=width, ascii_only=ascii_only)
    assert too_wide(lines, width) == []
    assert hidden(lines) == set()
    assert not ascii_only or "".join(lines).isascii()


def test_a_bank_without_questions_is_shown() -> None:
    empty = Readiness(740_003, 740_003, Outlook(0, 0.0, 0, 0), None, None, (), (), ())
    assert "0.0 of 0   80 % between 0 and 0" in shown(empty)

from __future__ import annotations

import pytest

from interview_grill.memory.prepared import readiness
from interview_grill.memory.prospect import Prospect

from .learners import TODAY, reviewed, unseen


def cards() -> list[Prospect]:
    return [
        reviewed("a", section="B", band="late", stability=40.0),
        unseen("b", section="A", band="early", position=1),
        unseen("c", section="", band="early", position=2),
        unseen("d", section="Z", band="late", position=3),
    ]


def test_sections_and_bands_stand_in_the_order_of_the_header_and_the_rest_after() -> None:
    found = readiness(
        cards(), TODAY + 5, today=TODAY, sections={"A": "First", "B": "Second"}, bands={"late": "Late"}
    )
    assert [(group.name, group.title) for group in found.sections] == [
        ("A", "First"),
        ("B", "Second"),
        ("", ""),
        ("Z", ""),
    ]
    assert [group.name for group in found.bands] == ["late", "early"]
    assert [group.outlook.of for group in found.bands] == [2, 2]
    assert sum(group.outlook.expected for group in found.sections) == pytest.approx(
        found.whole.expected, rel=1e-4
    )


def test_the_bar_is_judged_when_there_is_one() -> None:
    assert readiness(cards(), TODAY + 5, today=TODAY).reach is None
    chances = [readiness(cards(), TODAY + 5, today=TODAY, bar=bar).reach or 0.0 for bar in (0, 1, 3, 4, 5)]
    assert chances[0] == pytest.approx(1)
    assert chances == sorted(chances, reverse=True)
    assert chances[-1] == 0


def test_an_empty_bank_is_a_score_of_none() -> None:
    found = readiness([], TODAY + 5, today=TODAY, bar=40)
    assert (found.whole.of, found.whole.expected, found.reach, found.weakest) == (0, 0, 0, ())

"""Which questions and cards a command is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_grill.bank.model import Kind
from interview_grill.cli.selection import Selected, Wanted, select
from interview_grill.errors import WrongUsage
from interview_grill.memory.event import Suspend
from tests.cli.places import TODAY, did, place, rated

ALL = {"mode:recall", "odds:recall", "poisson-rate:recall", "poisson-rate:derive", "poisson-rate:compute"}


def test_without_a_wish_everything_is_meant_in_the_order_of_the_bank(tmp_path: Path) -> None:
    assert select(place(tmp_path), Wanted()) == Selected(("mode", "poisson-rate", "odds"), frozenset(ALL))


@pytest.mark.parametrize(
    ("wanted", "questions"),
    [
        (Wanted(names=["odds", "mode"]), ("mode", "odds")),
        (Wanted(names=["20"]), ("odds",)),
        (Wanted(sections=["b", "Quick"]), ("poisson-rate", "odds")),
        (Wanted(tags=["MAP"]), ("mode", "odds")),
        (Wanted(tags=["odds-RATIO"]), ("odds",)),
        (Wanted(kinds=[Kind.COMPUTE]), ("poisson-rate",)),
        (Wanted(sections=["A"], tags=["map"]), ("mode",)),
    ],
)
def test_each_filter_narrows(tmp_path: Path, wanted: Wanted, questions: tuple[str, ...]) -> None:
    assert select(place(tmp_path), wanted).questions == questions


def test_a_card_may_be_named_by_itself(tmp_path: Path) -> None:
    found = select(place(tmp_path), Wanted(names=["poisson-rate:derive", "mode"]))
    assert found.cards == {"poisson-rate:derive", "mode:recall"}


def test_due_is_what_was_reviewed_and_is_due_today(tmp_path: Path) -> None:
    here = place(tmp_path)
    rated(here, "mode:recall", 1, day=TODAY - 5)
    rated(here, "odds:recall", 4, day=TODAY - 1)
    rated(here, "poisson-rate:recall", 1, day=TODAY - 5)
    did(here, Suspend("poisson-rate:recall"))
    assert select(here, Wanted(due=True)) == Selected(("mode",), frozenset({"mode:recall"}))


def test_the_weakest_come_first_and_are_as_many_as_wanted(tmp_path: Path) -> None:
    here = place(tmp_path)
    rated(here, "mode:recall", 3, day=TODAY - 2)
    rated(here, "odds:recall", 3, day=TODAY - 9)
    found = select(here, Wanted(weakest=1))
    assert found == Selected(("odds",), frozenset({"odds:recall"}))
    assert select(here, Wanted(weakest=2)).questions == ("odds", "mode")
    assert len(select(here, Wanted(weakest=99)).cards) == 5


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (Wanted(names=["mod"]), "mod"),
        (Wanted(sections=["Z"]), "no section is called 'Z'"),
        (Wanted(tags=["mapp"]), "did you mean map?"),
        (Wanted(sections=["A"], kinds=[Kind.DERIVE]), "no question fits"),
        (Wanted(due=True), "nothing is due"),
    ],
)
def test_what_means_nothing_is_wrong_usage_with_a_remedy(tmp_path: Path, wanted: Wanted, words: str) -> None:
    with pytest.raises(WrongUsage) as caught:
        select(place(tmp_path), wanted)
    assert words in str(caught.value)
    assert caught.value.mend


def test_looking_for_what_is_due_makes_no_home(tmp_path: Path) -> None:
    select(place(tmp_path), Wanted(weakest=1))
    assert not (tmp_path / "home" / "grill.db").exists()

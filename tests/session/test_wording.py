"""What happened, in a few words."""

from __future__ import annotations

import pytest

from interview_grill.memory.event import (
    Action,
    Bury,
    Rating,
    Reset,
    Resume,
    Retraction,
    Review,
    Setting,
    Suspend,
)
from interview_grill.session.wording import counted, describe, describe_undo
from tests.memory.histories import event

CARD = "poisson-rate:derive"
OTHER = "mode:recall"


@pytest.mark.parametrize(
    ("number", "told"), [(0, "0 hints"), (1, "1 hint"), (2, "2 hints"), (21, "21 hints")]
)
def test_one_is_one_and_all_else_are_many(number: int, told: str) -> None:
    assert counted(number, "hint") == told


@pytest.mark.parametrize(
    ("action", "told"),
    [
        (Review(CARD, Rating.HARD, 3.0, 0.9), "poisson-rate:derive rated Hard"),
        (Review(CARD, Rating.AGAIN, 3.0, 0.9, practice=True), "poisson-rate:derive rated Again"),
        (Bury(CARD, 740_001), "bury of poisson-rate:derive"),
        (Suspend(CARD), "suspend of poisson-rate:derive"),
        (Resume(CARD), "resume of poisson-rate:derive"),
        (Reset(CARD), "reset of poisson-rate:derive"),
        (Setting("retention", None), "change of retention"),
        (Retraction("h-1"), "an earlier undo"),
    ],
)
def test_every_action_has_its_words(action: Action, told: str) -> None:
    found = event(action, day=740_000)
    assert describe(found) == told
    assert describe_undo([found]) == f"Undone: {told}."


def test_what_was_done_together_is_undone_together_and_named_once() -> None:
    done = [event(Suspend(card), day=740_000, seq=n) for n, card in enumerate((CARD, OTHER, "mode:compute"))]
    assert describe_undo(done) == "Undone: suspend of poisson-rate:derive, mode:recall and mode:compute."
    assert describe_undo(done[:2]) == "Undone: suspend of poisson-rate:derive and mode:recall."


def test_settings_changed_together_are_each_named() -> None:
    done = [
        event(Setting(key, "x"), day=740_000, seq=n) for n, key in enumerate(("policy", "interview_date"))
    ]
    assert describe_undo(done) == "Undone: change of policy and change of interview_date."


def test_there_may_be_nothing_to_undo() -> None:
    assert describe_undo([]) == "Nothing to undo."

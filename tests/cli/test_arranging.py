"""Suspend, bury, reset: one action a card, all together, nothing logged that changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_grill.cli.arranging import arrange
from interview_grill.errors import WrongUsage
from interview_grill.memory.event import Action, Bury, Reset, Resume, Suspend
from interview_grill.session.wording import describe_undo
from tests.cli.places import TODAY, place, rated


def suspend(card: str) -> Action:
    return Suspend(card)


def actions(folder: Path) -> list[Action]:
    return [event.action for event in place(folder).store.events()]


def test_a_question_means_all_its_cards_and_they_are_undone_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = place(tmp_path)
    arrange(here, ["poisson-rate"], suspend, done="suspended", otherwise="was suspended already")
    assert sorted(capsys.readouterr().out.splitlines()) == [
        "poisson-rate:compute suspended.",
        "poisson-rate:derive suspended.",
        "poisson-rate:recall suspended.",
    ]
    assert len(actions(tmp_path)) == 3
    undone = here.store.undo(at=here.now(), day=here.today)
    assert len(undone) == 3
    assert describe_undo(undone).startswith("Undone: suspend of poisson-rate:")
    assert not any(
        here.store.state(f"poisson-rate:{kind}").suspended for kind in ("recall", "derive", "compute")
    )


def test_a_card_named_twice_is_arranged_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arrange(place(tmp_path), ["mode", "1", "mode:recall"], suspend, done="suspended", otherwise="x")
    assert capsys.readouterr().out == "mode:recall suspended.\n"
    assert actions(tmp_path) == [Suspend("mode:recall")]


def test_what_would_stay_as_it_is_is_said_and_not_logged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = place(tmp_path)
    arrange(here, ["mode"], suspend, done="suspended", otherwise="was suspended already")
    arrange(here, ["mode", "odds"], suspend, done="suspended", otherwise="was suspended already")
    assert capsys.readouterr().out.splitlines() == [
        "mode:recall suspended.",
        "mode:recall was suspended already.",
        "odds:recall suspended.",
    ]
    assert actions(tmp_path) == [Suspend("mode:recall"), Suspend("odds:recall")]


@pytest.mark.parametrize("action", [Resume, Reset])
def test_a_card_never_touched_has_nothing_to_resume_or_reset(
    tmp_path: Path, action: type[Resume | Reset], capsys: pytest.CaptureFixture[str]
) -> None:
    arrange(place(tmp_path), ["mode"], action, done="done", otherwise="is as it was")
    assert capsys.readouterr().out == "mode:recall is as it was.\n"
    assert actions(tmp_path) == []


def test_a_reset_of_a_card_with_a_history_is_logged_and_keeps_the_history(tmp_path: Path) -> None:
    here = place(tmp_path)
    rated(here, "mode:recall", 3, day=TODAY - 3)
    arrange(here, ["mode"], Reset, done="new again", otherwise="x")
    assert len(actions(tmp_path)) == 2
    assert here.store.state("mode:recall").reps == 0


def test_a_card_buried_until_then_is_not_buried_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = place(tmp_path)
    for _ in range(2):
        arrange(
            here, ["mode"], lambda card: Bury(card, TODAY + 1), done="buried", otherwise="was buried already"
        )
    assert capsys.readouterr().out.splitlines() == ["mode:recall buried.", "mode:recall was buried already."]


def test_of_names_one_of_which_means_nothing_none_is_arranged(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="nonsense"):
        arrange(place(tmp_path), ["mode", "nonsense"], suspend, done="x", otherwise="y")
    assert actions(tmp_path) == []

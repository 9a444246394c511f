"""A mock interview in a pipe: drawn, held, scored, written."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from interview_grill.cli.interviewing import drawn_today, interview, refuse_existing, report, save_markdown
from interview_grill.cli.surroundings import Surroundings
from interview_grill.errors import WrongUsage
from interview_grill.memory.event import Rating, Review, Suspend
from interview_grill.session.mock import Put
from interview_grill.session.scorecard import Scorecard
from tests.cli.places import again, did, place


def drawn(
    here: Surroundings, number: int = 3, bands: list[str] | None = None, seed: int = 5
) -> tuple[Put, ...]:
    return drawn_today(here, number=number, bands=bands, seed=seed)


def held(here: Surroundings, put: tuple[Put, ...], lines: str, monkeypatch: pytest.MonkeyPatch) -> Scorecard:
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    return interview(here, put, minutes=30, seed=5)


def recall_only(here: Surroundings) -> tuple[Put, ...]:
    """An interview of the one card that needs no numbers."""
    return tuple(put for put in drawn(here) if put.card.card in ("mode:recall", "odds:recall"))


def test_each_question_is_drawn_once_and_a_seed_draws_the_same(tmp_path: Path) -> None:
    here = place(tmp_path)
    found = drawn(here)
    assert sorted(put.card.question for put in found) == ["mode", "odds", "poisson-rate"]
    assert drawn(again(here)) == found
    assert all(0 <= put.chance <= 1 for put in found)
    assert [put.card.kind for put in found].count("derive") == 1
    assert len({drawn(here, number=1, seed=seed)[0].card.question for seed in range(40)}) > 1


def test_only_the_bands_that_are_wanted_are_drawn(tmp_path: Path) -> None:
    found = drawn(place(tmp_path), bands=["QUICK"])
    assert [put.card.question for put in found] == ["odds"]
    with pytest.raises(WrongUsage, match="no band is called '99-100'"):
        drawn(place(tmp_path), bands=["99-100"])


def test_what_is_answered_is_logged_as_cold_and_scored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = place(tmp_path)
    put = recall_only(here)
    card = held(here, put, "x\n3\n\n1\n", monkeypatch)
    assert [outcome.rating for outcome in card.outcomes] == [Rating.GOOD, Rating.AGAIN]
    assert card.drawn == 2
    for event, one in zip(again(here).store.events(), put, strict=True):
        assert isinstance(event.action, Review)
        assert event.action.cold
        assert event.action.card == one.card.card


def test_a_question_missed_does_not_come_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = place(tmp_path)
    card = held(here, recall_only(here), "\n1\n" * 9, monkeypatch)
    assert len(card.outcomes) == 2


def test_a_follow_up_missed_lowers_the_rating_in_the_log_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = place(tmp_path)
    for kind in ("derive", "compute"):
        did(here, Suspend(f"poisson-rate:{kind}"))
    (put,) = (one for one in drawn(again(here)) if one.card.question == "poisson-rate")
    here = again(here)
    card = held(here, (put,), "x\n3\nI do not know\nn\n", monkeypatch)
    (outcome,) = card.outcomes
    assert (outcome.follow_up, outcome.rating) == (False, Rating.HARD)
    last = [event.action for event in again(here).store.events()][-1]
    assert isinstance(last, Review)
    assert last.rating is Rating.HARD


def test_an_interview_left_early_scores_what_was_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = place(tmp_path)
    card = held(here, recall_only(here), "x\n4\n:q\n", monkeypatch)
    assert (len(card.outcomes), card.drawn) == (1, 2)


def test_the_report_names_the_seed_once_something_was_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here = place(tmp_path)
    card = held(here, recall_only(here), "x\n4\n\n3\n", monkeypatch)
    capsys.readouterr()
    report(here, card, seed=5)
    shown = capsys.readouterr().out
    assert shown.startswith("2 of 2 answered")
    assert "Seed 5. Every answer is kept" in shown
    report(here, held(place(tmp_path), recall_only(place(tmp_path)), "", monkeypatch), seed=5)
    assert "Seed" not in capsys.readouterr().out


def test_the_interview_is_written_whole_and_never_over_another_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here = place(tmp_path)
    card = held(here, recall_only(here), "in my words\n4\n\n3\n", monkeypatch)
    path = tmp_path / "mock.md"
    save_markdown(here, card, str(path), seed=5, replace=False)
    written = path.read_text(encoding="utf-8")
    assert "What is a mode?" in written
    assert "in my words" in written
    assert f"Wrote the interview to {path}." in capsys.readouterr().out
    with pytest.raises(WrongUsage):
        save_markdown(here, card, str(path), seed=5, replace=False)
    assert path.read_text(encoding="utf-8") == written


def test_a_file_that_is_there_is_refused_before_the_interview(tmp_path: Path) -> None:
    refuse_existing(str(tmp_path / "new.md"))
    there = tmp_path / "old.md"
    there.write_text("x")
    (tmp_path / "dangling.md").symlink_to(tmp_path / "nowhere")
    for path in (there, tmp_path / "dangling.md"):
        with pytest.raises(WrongUsage, match="the file exists") as caught:
            refuse_existing(str(path))
        assert caught.value.where == str(path)


def test_drawing_changes_nothing(tmp_path: Path) -> None:
    drawn(place(tmp_path))
    assert not (tmp_path / "home" / "grill.db").exists()

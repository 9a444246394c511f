"""The statistics of a home: what the bank says of mistakes, what is written, and the document."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from interview_grill.cli.statistics import as_json, gather, save, sayings, stability_classes
from interview_grill.errors import GrillError, WrongUsage
from tests.cli.places import TODAY, again, place, rated
from tests.statistics.learner import beginner, learner

COMPUTE = "poisson-rate:compute"


def plain(found: Any) -> dict[str, Any]:
    read = json.loads(json.dumps(as_json(found), allow_nan=False))
    assert isinstance(read, dict)
    return read


def test_what_a_home_holds_is_counted_once(tmp_path: Path) -> None:
    here = place(tmp_path)
    rated(here, "mode:recall", 3, day=TODAY - 4)
    rated(here, "mode:recall", 1, day=TODAY)
    rated(here, "odds:recall", 3, day=TODAY, practice=True)
    found = plain(gather(again(here)))
    assert (found["today"], found["cards"], found["seen"], found["reviews"], found["practice"]) == (
        "2027-03-01", 5, 1, 3, 1,
    )  # fmt: skip
    assert found["minutes"] == 1.0
    assert [(day["day"], day["reviews"]) for day in found["days"]] == [("2027-02-25", 1), ("2027-03-01", 2)]


def test_an_empty_home_has_a_document_too(tmp_path: Path) -> None:
    found = plain(gather(place(tmp_path)))
    assert (found["reviews"], found["retention"], found["mock"], found["confidence"]) == (0, None, None, None)
    assert found["mistakes"] == found["days"] == []
    assert found["median_stability"] is None
    assert not (tmp_path / "home" / "grill.db").exists()


def test_the_bank_is_quoted_on_the_mistakes_made_and_on_no_others(tmp_path: Path) -> None:
    here = place(tmp_path)
    rated(here, COMPUTE, 1, day=TODAY - 2, verdict="wrong", tag="inverse", task="rate")
    rated(here, COMPUTE, 1, day=TODAY - 1, verdict="wrong", tag="no-such-tag", task="rate")
    rated(here, "gone:compute", 1, day=TODAY - 1, verdict="wrong", tag="per-interval", task="rate")
    assert sayings(again(here), gather(again(here))) == {"inverse": "That is the mean time between events."}


def test_classes_of_stability_part_all_days_without_a_gap() -> None:
    classes = stability_classes(learner())
    assert (classes[0]["from"], classes[-1]["to"]) == (0, None)
    assert all(one["to"] == other["from"] for one, other in pairwise(classes))
    assert sum(int(str(one["cards"])) for one in classes) == 8


def test_the_document_of_a_long_history_is_rounded_and_whole() -> None:
    found = plain(learner())
    assert found["reviews"] == 80
    assert found["streak"]["longest"] == 40
    assert [one["reviews"] for one in found["days"]] == [2] * 40
    retention = found["retention"]
    assert {
        "n",
        "predicted",
        "recalled",
        "fsrs",
        "average",
        "moving_average",
        "calibration_error",
        "calibration",
    } == set(retention)
    assert 0 <= retention["fsrs"]["brier"] <= 1
    assert retention["n"] >= sum(one["n"] for one in retention["calibration"]) > 0
    (mistake,) = found["mistakes"]
    assert (mistake["tag"], mistake["times"]) == ("divisor-n-minus-1", 8)
    assert {pace["kind"] for pace in found["time"]} == {"recall", "compute"}


def test_a_beginner_has_nothing_to_be_told() -> None:
    assert plain(beginner())["cards"] == 134


def test_the_picture_and_the_page_are_written_and_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture, page = tmp_path / "s.svg", tmp_path / "s.html"
    save(learner(), svg=str(picture), html=str(page), replace=False)
    assert ET.fromstring(picture.read_text(encoding="utf-8")).tag.endswith("svg")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert capsys.readouterr().err.splitlines() == [f"grill: wrote {picture}", f"grill: wrote {page}"]


def test_a_file_that_is_there_is_replaced_only_when_that_is_wanted(tmp_path: Path) -> None:
    picture = tmp_path / "s.svg"
    picture.write_text("mine")
    with pytest.raises(WrongUsage):
        save(learner(), svg=str(picture), html=None, replace=False)
    assert picture.read_text() == "mine"
    save(learner(), svg=str(picture), html=None, replace=True)
    assert picture.read_text() != "mine"


def test_a_folder_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(GrillError) as caught:
        save(learner(), svg=str(tmp_path / "none" / "s.svg"), html=None, replace=False)
    assert str(tmp_path / "none") in str(caught.value)


def test_nothing_asked_for_is_nothing_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(learner(), svg=None, html=None, replace=True)
    assert capsys.readouterr() == ("", "")
    assert list(tmp_path.iterdir()) == []

"""`grill stats` through the program: on an empty home, after sessions, as JSON, saved to files."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Grill, Terminal

Start = Callable[..., Terminal]


def numbers(grill: Grill) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(grill.out("stats", "--json"))
    return document


def study(grill: Grill, day: str, ratings: str) -> None:
    """A session on a day: one recall card a rating."""
    grill.now = f"{day}T18:00:00"
    lines = "".join(f"words\n{rating}\n" for rating in ratings)
    grill("quiz", "--kind", "recall", "-n", str(len(ratings)), stdin=lines)


@pytest.fixture
def studied(grill: Grill) -> Grill:
    """Three cards on the first day, two of them again two days later."""
    study(grill, "2027-03-01", "313")
    study(grill, "2027-03-02", "1")
    study(grill, "2027-03-03", "33")
    return grill


def test_an_empty_home_is_told_what_to_do_and_stays_empty(grill: Grill) -> None:
    assert "Nothing to count yet" in grill.out("stats")
    found = numbers(grill)
    assert (found["reviews"], found["days"], found["retention"]) == (0, [], None)
    assert not (grill.home / "grill.db").exists()


def test_the_numbers_are_those_of_the_history(studied: Grill) -> None:
    found = numbers(studied)
    rows = json.loads(studied.out("history", "--json"))
    assert found["reviews"] == len(rows)
    assert [day["day"] for day in found["days"]] == ["2027-03-01", "2027-03-02", "2027-03-03"]
    assert sum(day["reviews"] for day in found["days"]) == len(rows)
    assert found["streak"] == {"current": 3, "longest": 3}
    assert sum(section["first_tries"] for section in found["sections"]) == found["seen"]


def test_retention_is_compared_with_what_was_predicted(studied: Grill) -> None:
    found = numbers(studied)["retention"]
    tries = {(row["card"], row["day"]) for row in json.loads(studied.out("history", "--json"))}
    assert found["n"] == len(tries) - len({card for card, _ in tries}) > 0
    assert set(found) >= {"fsrs", "average", "moving_average", "calibration", "calibration_error"}
    assert 0 < found["fsrs"]["brier"] < 1
    assert sum(one["n"] for one in found["calibration"]) == found["n"]


def test_an_undone_answer_is_not_counted(studied: Grill) -> None:
    before = numbers(studied)["reviews"]
    studied("undo")
    assert numbers(studied)["reviews"] == before - 1


def test_a_mistake_is_counted_by_its_tag_and_explained(grill: Grill) -> None:
    shown = json.loads(grill.out("compute", "gaussian-variance", "--seed", "7", "--json"))
    data = shown["given"]["x"]
    mean = sum(data) / len(data)
    wrong = sum((x - mean) ** 2 for x in data) / (len(data) - 1)
    grill("quiz", "--kind", "compute", "--section", "B", "-n", "9", "--seed", "1", stdin=f"{wrong}\n" * 20)
    answers = json.loads(grill.out("history", "--json"))
    tags = [row["tag"] for row in answers if row["tag"]]
    found = {one["tag"]: one["times"] for one in numbers(grill)["mistakes"]}
    assert found == {tag: tags.count(tag) for tag in tags}


def test_confidence_is_compared_with_what_happened(grill: Grill) -> None:
    lines = "90\nwords\n1\n50\nwords\n3\n"
    grill("quiz", "--kind", "recall", "-n", "2", "--confidence", stdin=lines)
    found = numbers(grill)["confidence"]
    assert (found["n"], found["stated"], found["right"]) == (2, 0.7, 0.5)
    assert found["brier"] == pytest.approx((0.81 + 0.25) / 2)
    assert "overconfident" in grill.out("stats")


def test_the_picture_and_the_page_are_saved_whole_and_never_over_another_file(
    studied: Grill, tmp_path: Path
) -> None:
    picture, page = tmp_path / "study.svg", tmp_path / "study.html"
    done = studied("stats", "--svg", str(picture), "--html", str(page))
    assert done.stdout == ""
    assert ElementTree.parse(picture).getroot().tag.endswith("svg")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    refused = studied("stats", "--svg", str(picture), status=2)
    assert "the file exists" in refused.stderr
    studied("stats", "--svg", str(picture), "--force")
    assert sorted(os.listdir(tmp_path)) == ["home", "study.html", "study.svg"]


def test_numbers_and_a_picture_can_be_had_at_once(studied: Grill, tmp_path: Path) -> None:
    done = studied("stats", "--json", "--svg", str(tmp_path / "study.svg"))
    assert json.loads(done.stdout)["reviews"] > 0
    assert "wrote" in done.stderr


@pytest.mark.parametrize("columns", ["60", "80", "132", "200"])
def test_the_screen_fits_every_width(studied: Grill, columns: str) -> None:
    studied.extra["COLUMNS"] = columns
    lines = studied.out("stats").splitlines()
    assert max(map(len, lines)) <= int(columns)
    assert studied.out("--ascii", "stats").isascii()


def test_in_a_terminal_there_is_colour_and_without_it_the_shades_remain(
    studied: Grill, terminal: Start
) -> None:
    session = terminal("stats", rows=70)
    assert "less · ░ ▒ ▓ █ more" in session.finish()
    studied.extra["NO_COLOR"] = "1"
    assert "less · ░ ▒ ▓ █ more" in studied.out("stats")

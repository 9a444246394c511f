"""`grill ready` through the real program."""

from __future__ import annotations

import json
from typing import Any

import pytest

from interview_grill.memory.fsrs import retrievability
from tests.cli.conftest import Grill
from tests.cli.test_schedule import answers, bank_of


def ready(grill: Grill, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(grill.out("ready", "--json", *arguments))
    return found


def test_the_bundled_bank_unseen_is_two_fifths_of_sixty(grill: Grill) -> None:
    found = ready(grill, "--on", "2027-03-15")
    assert (found["on"], found["of"], found["bar"]) == ("2027-03-15", 60, 40)
    assert found["expected"] == pytest.approx(24, abs=0.01)
    assert (found["low"], found["high"]) == (8, 42), "nothing is known of this learner, and that is said"
    assert found["reach_bar"] == pytest.approx(0.14, abs=0.01)
    assert {one["section"] for one in found["sections"]} == set("ABCDEFGH") | {"quick"}
    assert [one["band"] for one in found["bands"]] == ["1-15", "16-35", "36-50", "quick"]
    for groups in (found["sections"], found["bands"]):
        assert sum(one["of"] for one in groups) == 60
        assert sum(one["expected"] for one in groups) == pytest.approx(24, abs=0.01)
    assert len(found["weakest"]) == 10


def test_the_configured_date_is_the_default(grill: Grill) -> None:
    bank_of(grill, "alpha")
    grill("config", "interview_date", "2027-04-01")
    assert ready(grill)["on"] == "2027-04-01"
    assert ready(grill, "--on", "2027-05-01")["on"] == "2027-05-01"


def test_without_a_date_it_says_how_to_give_one(grill: Grill) -> None:
    done = grill("ready", status=2)
    assert "no interview date is set" in done.stderr
    assert "--on" in done.stderr
    assert "grill config interview_date" in done.stderr
    assert done.stdout == ""


def test_a_past_day_is_refused_in_one_line(grill: Grill) -> None:
    done = grill("ready", "--on", "2027-02-28", status=2)
    assert done.stderr.count("\n") == 1
    assert "2027-02-28 has passed: today is 2027-03-01" in done.stderr
    grill("config", "interview_date", "2027-02-01")
    assert "2027-02-01 has passed" in grill("ready", status=2).stderr


@pytest.mark.parametrize("typed", ["2027-02-29", "tomorrow", "2027-13-01"])
def test_what_is_no_date_is_refused(grill: Grill, typed: str) -> None:
    assert f"--on: {typed!r} is not a date" in grill("ready", "--on", typed, status=2).stderr


def test_the_score_is_the_recall_on_the_day_by_calendar_days(grill: Grill) -> None:
    """Two cards rated Good (S = 2.3065) and Again (0.212), four days later."""
    bank_of(grill, "alpha", "beta")
    grill("quiz", stdin=answers(3, 1, 3))
    expected = retrievability(4.0, 2.3065) + retrievability(4.0, 0.212)
    assert ready(grill, "--on", "2027-03-05")["expected"] == pytest.approx(expected, abs=0.01)


def test_today_and_tomorrow_are_days_like_others(grill: Grill) -> None:
    bank_of(grill, "alpha")
    grill("quiz", stdin=answers(3))
    today, tomorrow = ready(grill, "--on", "2027-03-01"), ready(grill, "--on", "2027-03-02")
    assert today["expected"] == tomorrow["expected"] == pytest.approx(retrievability(1.0, 2.3065), abs=0.01)
    assert "2027-03-01, today" in grill.out("ready", "--on", "2027-03-01")
    assert "2027-03-02, tomorrow" in grill.out("ready", "--on", "2027-03-02")


def test_a_leap_day_is_a_day(grill: Grill) -> None:
    grill.now = "2028-02-27T18:00:00"
    bank_of(grill, "alpha")
    grill("quiz", stdin=answers(3))
    leap, after = ready(grill, "--on", "2028-02-29"), ready(grill, "--on", "2028-03-01")
    assert leap["expected"] == pytest.approx(retrievability(2.0, 2.3065), abs=0.01)
    assert after["expected"] == pytest.approx(retrievability(3.0, 2.3065), abs=0.01)


@pytest.mark.parametrize(
    ("now", "on"),
    [("2027-03-27T18:00:00", "2027-03-29"), ("2027-10-30T18:00:00", "2027-11-01")],
)
def test_when_the_clock_changes_two_days_stay_two_days(grill: Grill, now: str, on: str) -> None:
    grill.now = now
    bank_of(grill, "alpha")
    grill("quiz", stdin=answers(3))
    assert ready(grill, "--on", on)["expected"] == pytest.approx(retrievability(2.0, 2.3065), abs=0.01)


def test_in_another_time_zone_the_day_is_the_one_there(grill: Grill) -> None:
    bank_of(grill, "alpha")
    grill.now = "2027-03-01T18:00:00+00:00"
    grill.extra["TZ"] = "Pacific/Auckland"  # the morning of 2 March
    assert ready(grill, "--on", "2027-03-02")["today"] == "2027-03-02"
    grill.extra["TZ"] = "America/Los_Angeles"
    assert ready(grill, "--on", "2027-03-02")["today"] == "2027-03-01"
    grill.extra["TZ"] = "Pacific/Auckland"
    assert "has passed" in grill("ready", "--on", "2027-03-01", status=2).stderr


def test_the_screen_shows_the_score_the_bar_and_the_weakest(grill: Grill) -> None:
    text = grill.out("ready", "--on", "2027-03-15")
    assert "24.0 of 60   80 % between" in text
    assert "The bar is 40: reached with probability 14 %." in text
    assert "Likelihood basics" in text
    assert "Weakest, and what one review today adds" in text
    assert max(map(len, text.splitlines())) <= 80


def test_a_small_section_shows_its_interval_alone(grill: Grill) -> None:
    lines = grill.out("ready", "--on", "2027-03-15").splitlines()
    small = next(line for line in lines if "Likelihood basics" in line)
    large = next(line for line in lines if "Quick fire" in line)
    assert small.split()[1] == "0–3"
    assert large.split()[1] == "4.0"


def test_ascii_is_ascii(grill: Grill) -> None:
    assert grill.out("--ascii", "ready", "--on", "2027-03-15").isascii()


def test_looking_changes_nothing(grill: Grill) -> None:
    grill("ready", "--on", "2027-03-15")
    assert not (grill.home / "grill.db").exists()


def test_bare_grill_shows_it_when_a_date_is_set_and_loads_no_numpy(grill: Grill) -> None:
    grill("config", "interview_date", "2027-03-15")
    done = grill()
    assert "Ready for 24 of 60 (80 %:" in done.stdout
    assert json.loads(grill.out("--json"))["readiness"]["of"] == 60
    grill.extra["PYTHONPROFILEIMPORTTIME"] = "1"
    assert "numpy" not in grill().stderr
    assert "numpy" not in grill("ready").stderr


def test_a_bank_without_a_bar_or_bands_is_fine(grill: Grill) -> None:
    bank_of(grill, "alpha", "beta")
    found = ready(grill, "--on", "2027-03-15")
    assert (found["bar"], found["reach_bar"], found["of"]) == (None, None, 2)
    text = grill.out("ready", "--on", "2027-03-15")
    assert "The bar" not in text
    assert "By band" not in text

"""`grill plan` through the real program, and what quiz and due do under a plan."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.conftest import Grill
from tests.cli.test_schedule import answers, bank_of, due

MANY = tuple(f"q{number:02}" for number in range(30))


def plan(grill: Grill, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(grill.out("plan", "--json", *arguments))
    return found


def test_the_plan_is_a_document_with_policies_days_and_what_more_would_buy(grill: Grill) -> None:
    found = plan(grill, "--on", "2027-03-08", "--minutes", "20")
    assert (found["on"], found["of"], found["minutes"]) == ("2027-03-08", 60, 20)
    assert found["before"] == pytest.approx(24)
    assert 24 < found["expected"] < 60
    names = [policy["name"] for policy in found["policies"]]
    scores = [policy["expected"] for policy in found["policies"]]
    assert found["policy"] == names[0]
    assert "fsrs:0.9" in names
    assert scores == sorted(scores, reverse=True)
    assert [day["date"] for day in found["days"]] == [f"2027-03-0{day}" for day in range(1, 8)]
    assert all(10 < day["minutes"] < 25 for day in found["days"])
    assert all(len(day["cards"]) == pytest.approx(day["number"], abs=2) for day in found["days"])
    assert found["days"][-1]["expected"] == found["expected"]
    assert found["ten_more_minutes"] > 1
    assert found["cram"]["two_weeks_later"] < found["cram"]["expected"]
    assert found["used"] is False


def test_more_minutes_never_lower_the_score(grill: Grill) -> None:
    scores = [plan(grill, "--on", "2027-03-06", "--minutes", m)["expected"] for m in ("5", "15", "45", "120")]
    assert scores == sorted(scores)


def test_a_plan_only_reports(grill: Grill) -> None:
    assert "Nothing was changed" in grill.out("plan", "--on", "2027-03-08", "--minutes", "10")
    assert not (grill.home / "grill.db").exists()


def test_the_screen_fits_and_shows_curve_days_policies_and_advice(grill: Grill) -> None:
    text = grill.out("plan", "--on", "2027-03-20", "--minutes", "20")
    assert "2027-03-20, in 19 days, 20 minutes a day" in text
    for part in (
        "of 60 expected",
        "Day by day",
        "and 5 more days",
        "Policies",
        "plain FSRS",
        "Ten more minutes",
        "ramming",
    ):
        assert part in text
    assert max(map(len, text.splitlines())) <= 80
    assert grill.out("--ascii", "plan", "--on", "2027-03-08").isascii()


def test_today_leaves_no_day_and_tomorrow_leaves_one(grill: Grill) -> None:
    assert "no day is left to plan" in grill("plan", "--on", "2027-03-01", status=3).stderr
    found = plan(grill, "--on", "2027-03-02", "--minutes", "30")
    assert [day["date"] for day in found["days"]] == ["2027-03-01"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "no interview date is set"),
        (("--on", "2027-02-28"), "--on: 2027-02-28 has passed"),
        (("--on", "2029-01-01"), "a plan reaches 400 days at most"),
        (("--on", "2027-03-08", "--minutes", "0"), "--minutes: '0' is not a number of minutes a day"),
        (("--on", "2027-03-08", "--minutes", "nan"), "--minutes: 'nan' is not a number of minutes a day"),
        (
            ("--on", "2027-03-08", "--days-off", "someday"),
            "--days-off: 'someday' is neither a date nor a weekday (write 2027-03-01 or sat)",
        ),
        (("--on", "2027-03-08", "--policy", "luck:1"), "--policy: 'luck:1' is not a policy"),
    ],
)
def test_what_cannot_be_planned_is_refused_in_one_line(
    grill: Grill, arguments: tuple[str, ...], said: str
) -> None:
    done = grill("plan", *arguments, status=None)
    assert done.returncode in (2, 3)
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_days_off_are_dates_or_weekdays(grill: Grill) -> None:
    """1 March 2027 is a Monday."""
    found = plan(grill, "--on", "2027-03-15", "--days-off", "sat,Sunday", "--days-off", "2027-03-03")
    off = [day["date"] for day in found["days"] if day["minutes"] == 0]
    assert off == ["2027-03-03", "2027-03-06", "2027-03-07", "2027-03-13", "2027-03-14"]
    assert all(day["cards"] == [] for day in found["days"] if day["date"] in off)


def test_a_leap_day_and_a_clock_change_are_one_day_each(grill: Grill) -> None:
    grill.now = "2028-02-27T18:00:00"
    bank_of(grill, *MANY[:6])
    days = [day["date"] for day in plan(grill, "--on", "2028-03-02")["days"]]
    assert days == ["2028-02-27", "2028-02-28", "2028-02-29", "2028-03-01"]
    grill.now = "2028-03-25T18:00:00"
    days = [day["date"] for day in plan(grill, "--on", "2028-03-28")["days"]]
    assert days == ["2028-03-25", "2028-03-26", "2028-03-27"]


def test_a_named_policy_is_shown_instead_of_the_best(grill: Grill) -> None:
    bank_of(grill, *MANY)
    found = plan(grill, "--on", "2027-03-08", "--policy", "fsrs:0.92")
    assert found["policy"] == "fsrs:0.92"
    named = next(one for one in found["policies"] if one["name"] == "fsrs:0.92")
    assert named["expected"] == found["expected"] <= found["policies"][0]["expected"]


def test_in_use_the_plan_says_what_quiz_asks_today(grill: Grill) -> None:
    bank_of(grill, *MANY)
    found = plan(grill, "--on", "2027-03-08", "--minutes", "10", "--use")
    assert found["used"] is True
    today = found["days"][0]["cards"]
    assert 4 <= len(today) <= 7
    assert f"Today: 0 due, {len(today)} new" in grill.out()
    grill("quiz", stdin=answers(*[3] * 60))
    asked = [row["card"] for row in json.loads(grill.out("history", "--json"))]
    assert sorted(asked) == sorted(today)


def test_after_an_answer_the_plan_is_said_to_decide_and_no_day_of_the_schedule_is(grill: Grill) -> None:
    bank_of(grill, *MANY[:4])
    grill("plan", "--on", "2027-03-08", "--minutes", "10", "--use")
    told = grill.out("quiz", "-n", "2", stdin=answers(3, 1))
    assert ":recall: Good, back when the plan asks it." in told
    assert ":recall: Again, back when the plan asks it. It comes back in this session." in told
    grill("config", "policy", "--default")
    assert ":recall: Good, due 2027-03-0" in grill.out("quiz", "-n", "1", stdin=answers(3))


def test_due_and_quiz_follow_the_plan_until_the_interview_and_the_schedule_after(grill: Grill) -> None:
    bank_of(grill, *MANY[:4])
    grill("quiz", stdin=answers(4, 4, 4, 4))  # due in about a week
    grill("plan", "--on", "2027-03-06", "--minutes", "30", "--policy", "gain:0", "--use")
    grill.now = "2027-03-05T18:00:00"
    eve = due(grill)
    assert len(eve["cards"]) == eve["counts"]["due"] == 4
    assert grill.out("due", "--count").strip() == "4"
    assert "by the plan" in grill.out("due")
    grill.now = "2027-03-06T18:00:00"
    assert due(grill)["counts"]["due"] == 0
    grill.now = "2027-03-05T18:00:00"
    assert "Tomorrow" in grill.out("quiz", stdin=answers(3, 3, 3, 3))
    assert due(grill)["counts"]["due"] == 0


def test_the_eve_does_not_pile_up(grill: Grill) -> None:
    """Thirty cards all seen once, the interview tomorrow: the day before still asks for its ten minutes and no more."""
    bank_of(grill, *MANY)
    grill("quiz", "--new", "30", stdin=answers(*[3] * 60))
    grill("plan", "--on", "2027-03-08", "--minutes", "10", "--use")
    for day in (2, 5, 6, 7):
        grill.now = f"2027-03-0{day}T18:00:00"
        assert 10 * 60 / 60 <= due(grill)["counts"]["due"] <= 10 * 60 / 45 + 1


def test_a_day_off_is_said_to_be_one(grill: Grill) -> None:
    bank_of(grill, *MANY[:5])
    grill("plan", "--on", "2027-03-08", "--days-off", "2027-03-01", "--use")
    assert "The plan has this day off." in grill.out("quiz")
    assert grill.out("due", "--count").strip() == "0"


def test_more_new_cards_than_planned_can_be_asked_for_and_review_brings_none(grill: Grill) -> None:
    bank_of(grill, *MANY)
    grill("plan", "--on", "2027-03-08", "--minutes", "2", "--use")
    assert "plan" in grill.out("review")
    grill("quiz", "--new", "4", stdin=answers(*[3] * 9))
    assert len(json.loads(grill.out("history", "--json"))) == 4


def test_the_plan_ends_by_config_and_by_undo(grill: Grill) -> None:
    bank_of(grill, *MANY)
    grill("plan", "--on", "2027-03-08", "--minutes", "2", "--use")
    kept = json.loads(grill.out("config", "policy", "--json"))["policy"]
    assert "until 2027-03-08 minutes 2" in kept
    grill("config", "policy", "--default")
    assert json.loads(grill.out("config", "policy", "--json")) == {"policy": None}
    assert "10 new" in grill.out()
    grill("config", "policy", kept)
    assert "10 new" not in grill.out()
    assert "change of policy" in grill.out("undo")
    assert "10 new" in grill.out()


def test_what_follows_a_plan_loads_no_numpy(grill: Grill) -> None:
    bank_of(grill, *MANY)
    grill("plan", "--on", "2027-03-08", "--minutes", "10", "--use")
    grill.extra["PYTHONPROFILEIMPORTTIME"] = "1"
    for command in ("due", "quiz", "review"):
        assert "numpy" not in grill(command, stdin=answers(3, 3)).stderr


def test_without_a_plan_its_rules_are_not_even_loaded(grill: Grill) -> None:
    bank_of(grill, *MANY[:3])
    grill.extra["PYTHONPROFILEIMPORTTIME"] = "1"
    for command in ("due", "quiz"):
        loaded = grill(command, stdin=answers(3, 3)).stderr
        assert "interview_grill.memory.config" in loaded
        assert "interview_grill.memory.policy" not in loaded
        assert "interview_grill.memory.daily" not in loaded

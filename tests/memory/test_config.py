from __future__ import annotations

import pytest

from interview_grill.errors import WrongUsage
from interview_grill.memory.calendar import read_day
from interview_grill.memory.config import (
    Settings,
    checked_setting,
    known_key,
    settings_from,
    shown_settings,
)
from interview_grill.memory.daily import read_plan


@pytest.mark.parametrize(
    ("key", "text", "kept"),
    [
        ("rollover", "4:30", "04:30"),
        ("retention", "0.7", "0.7"),
        ("retention", " 0.99", "0.99"),
        ("new_per_day", "0", "0"),
        ("new_per_day", "025", "25"),
        ("new_per_day", "9999", "9999"),
        ("interview_date", "2027-03-01", "2027-03-01"),
        ("theme", "mono", "mono"),
        ("answer", "typed", "typed"),
        ("judge", " my-judge --model 'a b' ", "my-judge --model 'a b'"),
    ],
)
def test_a_value_is_kept_in_one_spelling(key: str, text: str, kept: str) -> None:
    assert checked_setting(key, text) == kept


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("rollover", "25:00", "rollover: '25:00' is not a time of day"),
        ("retention", "0.69", "a number from 0.7 to 0.99"),
        ("retention", "0.995", "a number from 0.7 to 0.99"),
        ("retention", "nan", "a number from 0.7 to 0.99"),
        ("retention", "high", "'high' is not a retention"),
        ("new_per_day", "-1", "a whole number from 0"),
        ("new_per_day", "10000", "a whole number from 0"),
        ("new_per_day", "²", "a whole number from 0"),
        ("interview_date", "2027-02-30", "interview_date: '2027-02-30' is not a date"),
        ("theme", "pink", "one of auto, light, dark, mono"),
        ("answer", "sung", "one of spoken, typed"),
        (
            "judge",
            "my-judge 'a",
            "judge: the command cannot be read: No closing quotation (close the quotes)",
        ),
        ("judge", " ", "this is no command"),
        ("judge", "''", "this is no command"),
        ("judge", "judge\x1b[31m", "this is no command"),
        ("judge", "judge " + "x" * 1000, "this is no command"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_what_does(key: str, text: str, said: str) -> None:
    with pytest.raises(WrongUsage) as raised:
        checked_setting(key, text)
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("retension", "retention"),
        ("roll-over", "rollover"),
        ("New-Per-Day", "new_per_day"),
        ("interview", "interview_date"),
    ],
)
def test_a_mistyped_key_is_answered_with_the_nearest(typed: str, meant: str) -> None:
    with pytest.raises(WrongUsage, match=rf"no setting is called '{typed}' \(did you mean {meant}\?\)"):
        known_key(typed)


def test_a_key_that_exists_is_itself() -> None:
    assert known_key("new_per_day") == "new_per_day"


def test_a_key_like_none_is_answered_with_all() -> None:
    with pytest.raises(
        WrongUsage, match="the keys are rollover, retention, new_per_day, interview_date, theme"
    ):
        checked_setting("zzz", "1")


def test_settings_are_read_from_what_was_kept() -> None:
    values = {"rollover": "05:15", "retention": "0.85", "interview_date": "2027-03-01", "theme": None}
    assert settings_from(values) == Settings(
        rollover=315, retention=0.85, interview_date=read_day("2027-03-01"), theme="auto"
    )


def test_what_a_newer_version_kept_does_not_get_in_the_way() -> None:
    assert settings_from({"retention": "per-deck", "weather": "fine", "new_per_day": "3"}) == Settings(
        new_per_day=3
    )


def test_settings_are_shown_as_they_would_be_typed() -> None:
    plan = read_plan("final:0.8:2 until 2027-03-01 minutes 22.5 off 2027-02-20,2027-02-21")
    shown = shown_settings(
        Settings(
            65,
            interview_date=read_day("2027-03-01"),
            policy=plan,
            answer="typed",
            judge="a 'b c'",
            preview=False,
        )
    )
    assert shown == {
        "rollover": "01:05",
        "retention": 0.9,
        "new_per_day": 10,
        "interview_date": "2027-03-01",
        "theme": "auto",
        "policy": "final:0.8:2 until 2027-03-01 minutes 22.5 off 2027-02-20,2027-02-21",
        "answer": "typed",
        "judge": "a 'b c'",
        "preview": "off",
    }
    for key, value in shown.items():
        assert checked_setting(key, str(value)) == str(value)


def test_no_interview_date_is_shown_as_none() -> None:
    assert shown_settings(Settings())["interview_date"] is None

"""The interview date: typed or kept, never a day that has passed."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_grill.cli.interview import interview_day
from interview_grill.errors import WrongUsage
from interview_grill.memory.event import Setting
from tests.cli.places import TODAY, again, did, place


def test_the_one_typed_is_taken_before_the_one_kept(tmp_path: Path) -> None:
    here = place(tmp_path)
    did(here, Setting("interview_date", "2027-04-01"))
    assert interview_day(again(here), None) == TODAY + 31
    assert interview_day(again(here), "2027-03-09") == TODAY + 8


def test_today_has_not_passed(tmp_path: Path) -> None:
    assert interview_day(place(tmp_path), "2027-03-01") == TODAY


def test_the_day_ends_at_the_rollover_and_not_at_midnight(tmp_path: Path) -> None:
    late = place(tmp_path, now="2027-03-02T01:00:00")
    assert interview_day(late, "2027-03-01") == TODAY


@pytest.mark.parametrize(
    ("on", "what", "where"),
    [
        ("2027-02-28", "2027-02-28 has passed: today is 2027-03-01", "--on"),
        ("2027-02-30", "'2027-02-30' is not a date", "--on"),
        ("", "'' is not a date", "--on"),
        ("tomorrow", "'tomorrow' is not a date", "--on"),
        (None, "no interview date is set", None),
    ],
)
def test_what_is_no_day_to_come_is_wrong_usage(
    tmp_path: Path, on: str | None, what: str, where: str | None
) -> None:
    with pytest.raises(WrongUsage) as caught:
        interview_day(place(tmp_path), on)
    assert (caught.value.what, caught.value.where) == (what, where)
    assert caught.value.mend


def test_a_date_kept_that_has_passed_names_the_setting(tmp_path: Path) -> None:
    here = place(tmp_path)
    did(here, Setting("interview_date", "2027-02-01"), day=TODAY - 60)
    with pytest.raises(WrongUsage, match="2027-02-01 has passed") as caught:
        interview_day(again(here), None)
    assert caught.value.where == "interview_date"
    assert "grill config interview_date" in str(caught.value.mend)

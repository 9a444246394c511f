"""What options of several commands take."""

from __future__ import annotations

import math

import pytest
import typer

from interview_grill.cli.options import finite, typed
from interview_grill.errors import ScheduleError, WrongUsage
from interview_grill.memory.calendar import read_day


@pytest.mark.parametrize("number", [None, 0.0, 12.5, 1e300])
def test_a_number_of_minutes_is_passed_on(number: float | None) -> None:
    assert finite(number) == number


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_what_counts_as_a_number_but_not_as_minutes_is_refused(number: float) -> None:
    with pytest.raises(typer.BadParameter, match="is not a number of minutes"):
        finite(number)


def test_what_is_typed_is_read() -> None:
    assert typed("--on", read_day, "2027-03-01") == 740_041


def test_what_cannot_be_read_is_wrong_usage_of_that_option_with_its_remedy() -> None:
    with pytest.raises(WrongUsage) as caught:
        typed("--on", read_day, "soon")
    assert str(caught.value) == "--on: 'soon' is not a date (write it as 2027-03-01)"
    assert caught.value.exit_status == 2
    assert caught.value.__cause__.__class__ is ScheduleError

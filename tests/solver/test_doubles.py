"""Arithmetic that leaves the doubles is told as a condition of the data, whatever it was called below."""

from __future__ import annotations

import math
import warnings

import numpy as np
import pytest

from interview_grill.errors import SolverError
from interview_grill.solver.doubles import within_doubles


@pytest.mark.parametrize(
    "fault", [OverflowError, ZeroDivisionError, FloatingPointError, ValueError, np.linalg.LinAlgError]
)
def test_every_way_to_leave_the_doubles_is_one_error(fault: type[Exception]) -> None:
    outside = pytest.raises(SolverError, match="outside the range of double precision")
    with outside as raised, within_doubles(arrays=False):
        raise fault("from below")
    assert raised.value.mend == "scale them nearer to 1"
    assert type(raised.value.__cause__) is fault


def test_what_the_solver_says_itself_is_not_said_otherwise() -> None:
    with pytest.raises(SolverError, match="all observations are equal"), within_doubles(arrays=True):
        raise SolverError("all observations are equal")


def test_other_mistakes_are_left_to_rise() -> None:
    with pytest.raises(KeyError), within_doubles(arrays=False):
        raise KeyError("a mistake of the program")


def test_arrays_run_on_without_a_warning_and_warn_again_afterwards() -> None:
    large = np.array([1e200])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with within_doubles(arrays=True):
            assert float((large * large)[0]) == math.inf
    with pytest.warns(RuntimeWarning, match="overflow"):
        large * large

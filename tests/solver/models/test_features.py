"""Named feature columns as a design matrix."""

from __future__ import annotations

import math

import pytest

from interview_grill.errors import SolverError
from interview_grill.solver.models.features import design_of
from interview_grill.solver.models.request import Request
from interview_grill.solver.sample import Data


def request(*features: tuple[str, Data]) -> Request:
    return Request(model="linear", y=[1.0, 2.0], features=features)


def test_columns_stand_in_the_order_they_were_named() -> None:
    matrix, names = design_of(request(("size", [3, 4]), ("age", [0.5, 1.5])))
    assert names == ("size", "age")
    assert matrix.tolist() == [[3.0, 0.5], [4.0, 1.5]]


@pytest.mark.parametrize(
    ("features", "said"),
    [
        ((("a", [1.0, 2.0]), ("a", [3.0, 4.0])), "a feature cannot be called 'a' here"),
        ((("intercept", [1.0, 2.0]),), "a feature cannot be called 'intercept' here"),
        ((("a", [1.0, 2.0]), ("b", [3.0])), "the feature columns have different lengths"),
        ((("a", [1.0, 2.0]), ("b", [3.0, math.nan])), "b: observation 2 is nan"),
        ((("a", []),), "a is empty"),
    ],
)
def test_what_is_no_table_of_features_is_told_by_name(
    features: tuple[tuple[str, Data], ...], said: str
) -> None:
    with pytest.raises(SolverError, match=said):
        design_of(request(*features))

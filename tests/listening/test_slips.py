"""One sign mistyped."""

from __future__ import annotations

import pytest

from interview_grill.listening.slips import is_one_slip, meant


@pytest.mark.parametrize("typed", ["varience", "variane", "variiance", "vairance", "variancd"])
def test_one_sign_more_less_different_or_exchanged(typed: str) -> None:
    assert is_one_slip(typed, "variance")


@pytest.mark.parametrize("typed", ["variance", "varienze", "covariance", "vnriaace"])
def test_more_than_one_sign_or_none(typed: str) -> None:
    assert not is_one_slip(typed, "variance")


def test_beginnings_are_compared_with_as_much_of_the_word() -> None:
    assert list(meant("jacobean", "jacobean", ["jacobi*", "jacobian", "posterior"])) == [
        "jacobi*",
        "jacobian",
    ]

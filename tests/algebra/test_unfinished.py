"""A formula while it is typed."""

from __future__ import annotations

import pytest

from interview_grill.algebra import Names, parse
from interview_grill.algebra.unfinished import completed, read_so_far

NAMES = Names.declare({"x": "sample", "n": "count"})


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("sum(x", "sum(x)"),
        ("(1 + [n", "(1 + [n])"),
        ("sum(x)/", "sum(x)"),
        ("n * (", "n"),
        ("|n - 1", "|n - 1|"),
        ("", ""),
    ],
)
def test_what_is_open_is_closed_and_what_waits_is_left_out(text: str, whole: str) -> None:
    assert completed(text) == whole


def test_an_unfinished_text_gives_what_it_would_say_and_why_it_does_not_yet() -> None:
    so_far = read_so_far("sum(x)/(n+", lambda text: parse(text, NAMES))
    assert so_far.expression is not None
    assert so_far.error is not None
    finished = read_so_far("sum(x)/n", lambda text: parse(text, NAMES))
    assert finished.error is None
    assert finished.expression is not None
    unknown = read_so_far("zzz + 1", lambda text: parse(text, NAMES))
    assert unknown.expression is None
    assert unknown.error is not None

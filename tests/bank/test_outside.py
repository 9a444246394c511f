from __future__ import annotations

from typing import Any

import pytest

from interview_grill.bank.outside import read_header, read_question

GOOD = {"id": "x", "ask": "What of $x$?", "weight": 2.5, "tags": ["a"], "key_points": [{"must": "y"}]}


def whats(plain: dict[str, Any]) -> list[str]:
    return [fault.what for fault in read_question(plain, file="a.json", line=7).faults]


def test_a_question_from_elsewhere_is_read_like_one_of_a_file() -> None:
    found = read_question(GOOD, file="a.json", line=7)
    assert (found.plain, found.faults) == (GOOD, [])


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"id": "No Slug"}, "`id` must be a slug, not the text 'No Slug'"),
        ({"ask": 5}, "`ask` must be text, not the number 5"),
        ({"ask": None}, "`ask` must be text, not nothing"),
        ({"number": True}, "`number` must be a whole number from 1 to 1000000, not true"),
        ({"evil": 1}, "unknown key `evil` in a question"),
        ({"ask": "a" * 20_001}, "a text of more than 20,000 characters"),
        ({"read": ["x"] * 10_001}, "more than 10,000 values in one question"),
    ],
)
def test_what_a_file_could_not_say_is_a_fault(change: dict[str, Any], what: str) -> None:
    assert whats(GOOD | change) == [what]


def test_dollars_that_do_not_match_are_a_fault_at_the_line_given() -> None:
    (fault,) = read_question(GOOD | {"ask": "costs $5"}, file="a.json", line=7).faults
    assert (fault.file, fault.line) == ("a.json", 7)
    assert "unbalanced $" in fault.what


def test_dollars_that_do_not_match_are_a_fault_where_there_are_no_lines() -> None:
    (fault,) = read_question(GOOD | {"ask": "costs $5"}, file="a.json").faults
    assert (fault.file, fault.line) == ("a.json", 0)


def test_a_header_is_read_too() -> None:
    assert read_header({"title": "T", "bar": 3}, file="a").plain == {"title": "T", "bar": 3}
    assert len(read_header({"title": [1]}, file="a").faults) == 1

"""What was not taken, as it is told: where it stands, and how it begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.exchange.intake import Draft, Intake, Remark


@pytest.mark.parametrize(
    ("first", "last", "told"), [(12, 0, "12"), (12, 12, "12"), (12, 15, "12-15"), (3, 2, "3")]
)
def test_one_line_is_a_number_and_several_a_range(first: int, last: int, told: str) -> None:
    assert Remark(first, "x", last_line=last).lines == told


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("", ""),
        (" \n\t ", ""),
        ("  two\n\n  words ", "two words"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
        (" " * 500 + "late", "late"),
        ("first" + " " * 500 + "last", "first last"),
    ],
)
def test_an_excerpt_is_the_beginning_on_one_line(text: str, excerpt: str) -> None:
    assert Remark(1, "x", text).excerpt == excerpt


@given(st.text(alphabet="ab \n\t\u2003é", max_size=400))
def test_an_excerpt_is_the_whole_or_shows_that_it_is_not(text: str) -> None:
    excerpt, whole = Remark(1, "x", text).excerpt, " ".join(text.split())
    assert len(excerpt) <= 60
    assert excerpt == whole or (excerpt.endswith("…") and whole.startswith(excerpt[:-1]) and len(whole) > 60)


def test_what_was_found_in_two_files_is_kept_apart() -> None:
    first, second = Intake([Draft({"ask": "a?"})]), Intake([])
    first.remarks.append(Remark(1, "x"))
    first.deck["title"] = "T"
    assert (second.remarks, second.deck) == ([], {})

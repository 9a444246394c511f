"""What a bank may ask of its reader, and how it is told that it asks too much."""

from __future__ import annotations

import pytest

from interview_grill.bank.limits import LIMITS, Excess, Limits


def test_a_limit_can_be_narrowed_without_changing_the_others() -> None:
    class Narrow(Limits):
        depth = 2

    assert (Narrow().depth, Narrow().nodes) == (2, LIMITS.nodes)
    assert LIMITS.depth == Limits.depth > 2


def test_no_limit_can_be_changed_for_everybody_by_accident() -> None:
    with pytest.raises(AttributeError):
        LIMITS.depth = 3  # type: ignore[misc]


def test_what_may_be_in_a_question_fits_into_the_bytes_of_one_and_a_file_into_a_bank() -> None:
    assert LIMITS.scalar_length < LIMITS.question_bytes < LIMITS.file_bytes < LIMITS.bank_bytes
    assert LIMITS.files < LIMITS.folder_entries


def test_passing_a_limit_carries_the_words_of_the_fault_and_its_place() -> None:
    excess = Excess("more than 3 questions", "split the bank", line=7, column=2)
    assert str(excess) == "more than 3 questions"
    assert (excess.what, excess.mend, excess.line, excess.column) == (
        "more than 3 questions",
        "split the bank",
        7,
        2,
    )
    assert (Excess("x").mend, Excess("x").line, Excess("x").column) == ("", 0, 0)

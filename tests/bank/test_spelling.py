from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.bank.format import QUESTION
from interview_grill.bank.spelling import nearest


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("aks", "ask"),
        ("anwser", "answer"),
        ("Answer", "answer"),
        ("follow-ups", "follow_ups"),
        ("tag", "tags"),
        ("keypoints", "key_points"),
        ("derivation", "derivations"),
    ],
)
def test_a_slip_of_the_fingers_is_understood(typed: str, meant: str) -> None:
    assert nearest(typed, QUESTION.keys) == f"did you mean `{meant}`?"


@pytest.mark.parametrize("typed", ["zzz", "x", "explanation", "a" * 1_000, ""])
def test_nothing_is_proposed_for_a_word_that_is_far_from_all(typed: str) -> None:
    assert nearest(typed, QUESTION.keys) == ""


@given(st.sampled_from(sorted(QUESTION.keys)), st.data())
def test_one_letter_swapped_with_the_next_leads_back_to_a_long_word(meant: str, data: st.DataObject) -> None:
    if len(meant) < 5:
        return
    at = data.draw(st.integers(0, len(meant) - 2))
    typed = meant[:at] + meant[at + 1] + meant[at] + meant[at + 2 :]
    assert nearest(typed, QUESTION.keys) == f"did you mean `{meant}`?"

"""What a check says about an answer."""

from __future__ import annotations

from interview_grill.problems.grading import grade
from interview_grill.problems.instance import load
from interview_grill.problems.verdict import Graded, Verdict
from tests.problems.tasks import TASKS


def test_the_verdicts_are_those_that_scripts_rely_on() -> None:
    assert [verdict.value for verdict in Verdict] == ["correct", "near", "wrong", "invalid"]


def test_what_was_not_recognised_or_read_is_none() -> None:
    graded = Graded(Verdict.WRONG, "That is not it.", 3.0)
    assert (graded.tag, graded.read_as, graded.error) == (None, None, None)


def test_only_what_could_not_be_read_carries_an_error_and_only_what_could_an_echo() -> None:
    instance = load(TASKS["probability"], 1)
    found = {text: grade(instance, text) for text in ("2/3", "0.8", "0.3", "0.7", "2 +", "1/0")}
    assert [graded.verdict for graded in found.values()] == [
        Verdict.CORRECT,
        Verdict.WRONG,
        Verdict.WRONG,
        Verdict.NEAR,
        Verdict.INVALID,
        Verdict.INVALID,
    ]
    assert [text for text, graded in found.items() if graded.error is not None] == ["2 +"]
    assert [text for text, graded in found.items() if graded.read_as is None] == ["2 +"]
    assert {graded.expected for graded in found.values()} == {instance.expected}

"""What is wrong with a bank, where, and how to mend it."""

from __future__ import annotations

import random

from interview_grill.bank.fault import Fault, Severity, in_order


def fault(
    file: str = "a.yaml", line: int = 3, column: int = 5, what: str = "no good", mend: str = ""
) -> Fault:
    return Fault(Severity.ERROR, file, line, column, what, mend)


def test_a_fault_is_one_line_that_editors_and_people_can_follow() -> None:
    assert str(fault(mend="mend it")) == "a.yaml:3:5: error: no good (mend it)"
    assert str(fault()) == "a.yaml:3:5: error: no good"
    assert (
        str(Fault(Severity.WARNING, "a.yaml", 1, 1, "no answer yet")) == "a.yaml:1:1: warning: no answer yet"
    )


def test_a_fault_of_a_whole_file_has_no_line() -> None:
    assert fault(line=0, column=0).where == "a.yaml"
    assert str(fault(line=0, column=0)) == "a.yaml: error: no good"


def test_only_an_error_makes_a_question_unusable() -> None:
    assert fault().is_error
    assert not Fault(Severity.WARNING, "a.yaml", 1, 1, "x").is_error


def test_faults_come_by_file_and_place_each_once() -> None:
    ordered = [
        fault("a.yaml", 2, 9),
        fault("a.yaml", 10, 1, "b"),
        fault("a.yaml", 10, 1, "c"),
        fault("a.yaml", 10, 4),
        fault("b.yaml", 1, 1),
    ]
    shuffled = ordered * 2
    random.Random(4).shuffle(shuffled)
    assert in_order(shuffled) == ordered

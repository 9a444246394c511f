from __future__ import annotations

from interview_grill.bank.task import AnswerType, Task
from interview_grill.problems import prepare
from interview_grill.problems.rule import answer_rule

from .tasks import TASKS, fixed


def test_the_rule_says_what_to_type_and_how_exact() -> None:
    rules = {
        name: answer_rule(prepare(TASKS[name]))
        for name in ("general", "sd", "posterior", "count", "tilt", "hidden")
    }
    assert rules == {
        "general": "Within 0.5 %; a fraction such as 7/12 exactly; or a formula in a, b, n, s.",
        "sd": "Within 0.5 %; a fraction such as 7/12 exactly; or a formula in x, n.",
        "posterior": "alpha, beta; within 0.5 %; a fraction such as 7/12 exactly; or a formula in a, b, s, n.",
        "count": "A whole number; or a formula in a, b, n.",
        "tilt": "Within 0.5 % or ± 0.01; a fraction such as 7/12 exactly; or a formula in d.",
        "hidden": "Within 0.5 %; a fraction such as 7/12 exactly.",
    }


def test_a_task_for_a_formula_asks_for_one() -> None:
    task = Task("f", "Information at {n}?", fixed(n=4), type=AnswerType.FORMULA, closed_form="1/n")
    assert answer_rule(prepare(task)) == "A formula in n."

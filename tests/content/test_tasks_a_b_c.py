"""Numeric tasks of questions 1 to 18, beyond what `bank check` proves: solutions arrive, draws are not wasted."""

from __future__ import annotations

from interview_grill.problems.instance import instance_of, prepare
from tests.content.bundled import tasks_of

TASKS = tasks_of(1, 18)


def test_a_component_has_a_larger_standard_error_than_with_the_other_one_known() -> None:
    prepared = prepare(TASKS["14-component-standard-error"])
    for seed in range(40):
        instance = instance_of(prepared, seed)
        (diagonal,) = (m.value for m in instance.mistakes if m.tag == "inverse-of-diagonal")
        assert isinstance(diagonal, float)
        assert isinstance(instance.expected, float)
        assert instance.expected > 1.05 * diagonal

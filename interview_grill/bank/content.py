"""Faults in what a question says, once its shape is right: dollars, formulas, declarations, repeated names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from interview_grill.bank import build
from interview_grill.bank.fault import Severity
from interview_grill.bank.nodes import descend
from interview_grill.bank.prose import check_dollars, check_layout

if TYPE_CHECKING:
    from interview_grill.bank.expressions import Complaint
    from interview_grill.bank.nodes import Node, Path, Scalar
    from interview_grill.bank.report import Report

_NAMED = ("tasks", "formulas", "derivations")


def content_faults(
    plain: dict[str, Any], node: Node, marked_up: list[tuple[Scalar, bool]], report: Report, *, thorough: bool
) -> None:
    """Report what is wrong with a question; `thorough` looks for warnings too."""
    drawn = {name for task in plain.get("tasks", ()) for name in task.get("draw", ())}
    for text, is_template in marked_up:
        formulas = check_dollars(text, report)
        if thorough:
            check_layout(text, formulas, drawn if is_template else set(), report)
    if thorough and not plain.get("answer"):
        report.warning(node, "no answer yet", "add `answer:`")
    if not any(key in plain for key in _NAMED):
        return
    for complaint in _complaints(plain):
        place = report.within(descend(node, complaint.path), complaint.offset)
        report.add(Severity.ERROR, *place, complaint.what, complaint.mend)


def _complaints(plain: dict[str, Any]) -> Iterator[Complaint]:
    from interview_grill.bank.derivation_faults import derivation_faults
    from interview_grill.bank.expressions import Complaint
    from interview_grill.bank.task_faults import declared_formula_faults, task_faults

    for key in _NAMED:
        names: set[str] = set()
        for place, item in enumerate(plain.get(key, ())):
            path: Path = (key, place)
            if item["name"] in names:
                yield Complaint((*path, "name"), f"the name `{item['name']}` is there twice", "rename one")
            names.add(item["name"] or f"unnamed {place}")
            if key == "tasks":
                yield from task_faults(build.task(item), path)
            elif key == "formulas":
                yield from declared_formula_faults(build.formula(item), path)
            else:
                yield from derivation_faults(build.derivation(item), path)

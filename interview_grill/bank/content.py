"""Faults in what a question says, once its shape is right: dollars, formulas, declarations, repeated names.

`bank.values` has read the question by then, so every part has the right type, if only as a filler.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from interview_grill.bank import build
from interview_grill.bank.fault import Severity
from interview_grill.bank.nodes import descend
from interview_grill.bank.prose import check_dollars, check_layout

if TYPE_CHECKING:
    from interview_grill.bank.expressions import Complaint
    from interview_grill.bank.nodes import Node, Path, Scalar
    from interview_grill.bank.report import Report


_HEARD = ("key_points", "pitfalls", "follow_ups")


class Rigour(IntEnum):
    """How hard to look: for what makes a bank unusable, for warnings too, or for what only a proof finds."""

    USABLE = 0
    TYPESET = 1
    PROVED = 2


def content_faults(
    plain: dict[str, Any], node: Node, marked_up: list[tuple[Scalar, bool]], report: Report, *, rigour: Rigour
) -> None:
    """Report what is wrong with a question. Each of `marked_up` says whether it is a template.

    `plain` is the question as read and `node` where it stands. A declaration is proved only if it has no
    other fault. Raises Excess as `Report.add` does.
    """
    drawn = {name for task in plain.get("tasks", ()) for name in task.get("draw", ())}
    for text, is_template in marked_up:
        formulas = check_dollars(text, report)
        if rigour >= Rigour.TYPESET:
            check_layout(text, formulas, drawn if is_template else set(), report)
    if rigour >= Rigour.TYPESET and not plain.get("answer"):
        report.warning(node, "no answer yet", "add `answer:`")
    if any("cues" in item for kind in _HEARD for item in plain.get(kind, ())):
        _check_cues(plain, node, report, warn=rigour >= Rigour.TYPESET)
    for kind in ("tasks", "formulas", "derivations"):
        if kind in plain:
            _check_declared(kind, plain[kind], node, report, prove=rigour >= Rigour.PROVED)


def _check_cues(plain: dict[str, Any], node: Node, report: Report, *, warn: bool) -> None:
    from interview_grill.bank.cue_faults import cue_faults, cue_warnings

    before = len(report.faults)
    _tell(cue_faults(plain), node, report)
    if warn and len(report.faults) == before:
        _tell(cue_warnings(plain), node, report, Severity.WARNING)


def _check_declared(
    kind: str, items: list[dict[str, Any]], node: Node, report: Report, *, prove: bool
) -> None:
    names: set[str] = set()
    for place, item in enumerate(items):
        path: Path = (kind, place)
        if item["name"] in names:
            where = descend(node, (*path, "name"))
            report.error(where, f"the name `{item['name']}` is there twice", "rename one")
        names.add(item["name"] or f"unnamed {place}")
        before = len(report.faults)
        _tell(_declaration_faults(kind, item, path), node, report)
        if prove and len(report.faults) == before:
            _tell(_proof_faults(kind, item, path), node, report)


def _tell(
    complaints: Iterator[Complaint], node: Node, report: Report, severity: Severity = Severity.ERROR
) -> None:
    for complaint in complaints:
        place = report.within(descend(node, complaint.path), complaint.offset)
        report.add(severity, *place, complaint.what, complaint.mend)


def _declaration_faults(kind: str, item: dict[str, Any], path: Path) -> Iterator[Complaint]:
    from interview_grill.bank.derivation_faults import derivation_faults
    from interview_grill.bank.task_faults import declared_formula_faults, task_faults

    if kind == "tasks":
        return task_faults(build.task(item), path)
    if kind == "formulas":
        return declared_formula_faults(build.formula(item), path)
    return derivation_faults(build.derivation(item), path)


def _proof_faults(kind: str, item: dict[str, Any], path: Path) -> Iterator[Complaint]:
    from interview_grill.bank.expressions import Complaint

    if kind == "derivations":
        from interview_grill.derivations.prove import faults_of

        for line, what in faults_of(build.derivation(item)):
            yield Complaint(
                (*path, "lines", line - 1) if line else path, f"line {line} {what}" if line else what
            )
        return
    from interview_grill.problems.prove import faults_of_formula, faults_of_task

    found = faults_of_task(build.task(item)) if kind == "tasks" else faults_of_formula(build.formula(item))
    for what in found:
        yield Complaint(path, f"`{item['name']}`: {what}")

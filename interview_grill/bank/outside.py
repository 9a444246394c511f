"""Questions that come as plain data from elsewhere, held to the rules of a bank as if a file had been read."""

from __future__ import annotations

from typing import Any, NamedTuple

from interview_grill.bank.content import Rigour, content_faults
from interview_grill.bank.fault import Fault
from interview_grill.bank.format import DECK, QUESTION
from interview_grill.bank.limits import LIMITS, Excess
from interview_grill.bank.nodes import ListNode, MappingNode, Node, Scalar
from interview_grill.bank.report import Report
from interview_grill.bank.values import read_value

Plain = dict[str, Any]


class Read(NamedTuple):
    """A value as the bank reads it, and its errors."""

    plain: Plain
    faults: list[Fault]


def read_question(plain: Plain, *, file: str, line: int = 0) -> Read:
    """A question that stands at a line of some file (0: of none), as plain data of any shape.

    With errors it is of no use. Nothing is raised: what passes the limits of a bank is an error too.
    """
    report = Report(file)
    try:
        node = _node(plain, line, _Allowance())
        value = read_value(QUESTION, node, "a question", report)
        marked_up, report.marked_up = report.marked_up, []
        content_faults(value, node, marked_up, report, rigour=Rigour.USABLE)
    except Excess as excess:
        report.conclude(excess)
        value = {}
    return Read(value, [fault for fault in report.faults if fault.is_error])


def read_header(plain: Plain, *, file: str) -> Read:
    """A deck's header as plain data of any shape; `plain` is empty where it passes the limits of a bank."""
    report = Report(file)
    try:
        value = read_value(DECK, _node(plain, 0, _Allowance()), "the header", report)
    except Excess as excess:
        report.conclude(excess)
        value = {}
    return Read(value, [fault for fault in report.faults if fault.is_error])


class _Allowance:
    """How many values one question may still hold."""

    def __init__(self) -> None:
        self._left = LIMITS.nodes

    def spend(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise Excess(f"more than {LIMITS.nodes:,} values in one question")


def _node(value: Any, line: int, allowance: _Allowance, depth: int = 0) -> Node:
    allowance.spend()
    if depth > LIMITS.depth:
        raise Excess(f"nested more than {LIMITS.depth} deep")
    if isinstance(value, dict):
        entries = {
            key: (Scalar(key, "'", line, 1), _node(item, line, allowance, depth + 1))
            for key, item in value.items()
        }
        return MappingNode(entries, line, 1)
    if isinstance(value, list):
        return ListNode([_node(item, line, allowance, depth + 1) for item in value], line, 1)
    if isinstance(value, str):
        if len(value) > LIMITS.scalar_length:
            raise Excess(f"a text of more than {LIMITS.scalar_length:,} characters")
        return Scalar(value, "'", line, 1)
    return Scalar(_bare(value), "", line, 1)


def _bare(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return (
        repr(value)
        if isinstance(value, float)
        else format(value)
        if _is_short(value)
        else "an enormous number"
    )


def _is_short(value: object) -> bool:
    return not isinstance(value, int) or abs(value) < 10**30

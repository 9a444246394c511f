"""A bank as it was written: scalars, lists and mappings that know their place.

Lines and columns count from 1; a node from outside a file has line 0.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_NUMBER = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
_TRUTH = frozenset(("true", "True", "TRUE", "false", "False", "FALSE"))
PLAIN = ""


class Scalar(NamedTuple):
    """Text as YAML reads it; `style` is the quotation mark, `|`, `>`, or empty for plain text.

    What plain text is, the YAML 1.2 core schema says, with one exception: `1e-6` is a number, `no` and `1:30` are
    text, and `012`, which YAML 1.1 and 1.2 read as different numbers, is text too.
    """

    text: str
    style: str
    line: int
    column: int

    @property
    def is_nothing(self) -> bool:
        """Whether nothing, or YAML's null, was written."""
        return self.style == PLAIN and self.text in _NOTHING

    @property
    def is_truth_value(self) -> bool:
        """Whether it is true or false."""
        return self.style == PLAIN and self.text in _TRUTH

    @property
    def is_number(self) -> bool:
        """Whether it is a number."""
        return self.style == PLAIN and _NUMBER.fullmatch(self.text) is not None

    @property
    def is_text(self) -> bool:
        """Whether it is text: quoted, or nothing else."""
        return self.style != PLAIN or not (self.is_nothing or self.is_truth_value or self.is_number)


class ListNode(NamedTuple):
    """Items in order."""

    items: list[Node]
    line: int
    column: int


class MappingNode(NamedTuple):
    """Keys with their own places, and values; a key given twice keeps the first value."""

    entries: dict[str, tuple[Scalar, Node]]
    line: int
    column: int


Node = Scalar | ListNode | MappingNode
Path = tuple[str | int, ...]


def descend(node: Node, path: Path) -> Node:
    """The node at a path such as `("tasks", 0, "ask")`, or the last one on the way there."""
    for step in path:
        if isinstance(node, MappingNode) and step in node.entries:
            node = node.entries[str(step)][1]
        elif isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return node
    return node


def described(node: Node) -> str:
    """What stands there, in words for a message: `the number 42`, `a list`, `the text 'seven'`; long text is
    cut.
    """
    if isinstance(node, ListNode):
        return "a list"
    if isinstance(node, MappingNode):
        return "a mapping"
    if node.is_nothing:
        return "nothing"
    if node.is_number:
        return f"the number {node.text}"
    shown = node.text if len(node.text) <= 30 else node.text[:27] + "..."
    return shown if node.is_truth_value else f"the text {shown!r}"

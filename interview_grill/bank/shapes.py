"""The kinds of value a bank may hold. Each reads a node into a plain value and describes itself as JSON Schema.

What is read is always usable: where a node is faulty, a filler of the right type takes its place, so that reading
goes on and finds the other faults. Fillers are empty text, zero, no items.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from interview_grill.bank.nodes import ListNode, MappingNode, Node, Scalar

if TYPE_CHECKING:
    from interview_grill.bank.report import Report

Plain = Any  # text, numbers, lists and dictionaries with text keys


class Shape(Protocol):
    """What may stand in one place."""

    @property
    def wanted(self) -> str:
        """It in words: `a list of texts`."""
        ...

    @property
    def filler(self) -> Plain:
        """A value of the right type that says nothing."""
        ...

    def read(self, node: Node, label: str, report: Report) -> Plain:
        """The plain value of a node; faults go to the report under the label."""
        ...

    def json_schema(self) -> dict[str, Plain]:
        """The same as JSON Schema."""
        ...


@dataclass(frozen=True, slots=True)
class Text:
    """Text that is not empty. `marked_up` text may hold formulas, and as a `template` drawn values in braces;
    `numeric` text may be written as a number."""

    wanted: str = "text"
    pattern: str | None = None
    mend: str = ""
    most: int | None = None
    marked_up: bool = False
    template: bool = False
    numeric: bool = False

    @property
    def filler(self) -> str:
        return ""

    def read(self, node: Node, label: str, report: Report) -> str:
        if not isinstance(node, Scalar) or not (node.is_text or (self.numeric and node.is_number)):
            report.wrong_type(node, label, self.wanted, _quoted(node) or self.mend)
            return ""
        text = node.text.rstrip("\n")
        if not text.strip():
            report.error(node, f"{label} is empty", self.mend or "write it, or remove the key")
            return ""
        if (self.pattern and not re.fullmatch(self.pattern, text)) or (self.most and len(text) > self.most):
            report.wrong_type(node, label, self.wanted, self.mend)
            return ""
        if self.marked_up:
            report.marked_up.append((node, self.template))
        return text

    def json_schema(self) -> dict[str, Plain]:
        schema: dict[str, Plain] = {
            "type": ["string", "number"] if self.numeric else "string",
            "minLength": 1,
        }
        if self.pattern:
            schema["pattern"] = f"^(?:{self.pattern})$"
        if self.most:
            schema["maxLength"] = self.most
        return schema


def _quoted(node: Node) -> str:
    """How to say that a number or truth value is meant as text."""
    if isinstance(node, Scalar) and (node.is_number or node.is_truth_value or node.text == "null"):
        return f"put quotes around it: '{node.text}'"
    return ""


@dataclass(frozen=True, slots=True)
class Number:
    """A finite number: `low` is allowed, `above` is not."""

    wanted: str = "a number"
    whole: bool = False
    low: float | None = None
    above: float | None = None

    @property
    def filler(self) -> float:
        return 0

    def read(self, node: Node, label: str, report: Report) -> float:
        if not isinstance(node, Scalar) or not node.is_number or len(node.text) > 40:
            report.wrong_type(node, label, self.wanted, _unquoted(node))
            return self.filler
        value = float(node.text)
        too_low = (self.low is not None and value < self.low) or (
            self.above is not None and value <= self.above
        )
        if too_low or value in (float("inf"), float("-inf")) or (self.whole and not value.is_integer()):
            report.wrong_type(node, label, self.wanted)
            return self.filler
        return int(node.text) if node.text.lstrip("+-").isdigit() else int(value) if self.whole else value

    def json_schema(self) -> dict[str, Plain]:
        schema: dict[str, Plain] = {"type": "integer" if self.whole else "number"}
        if self.low is not None:
            schema["minimum"] = self.low
        if self.above is not None:
            schema["exclusiveMinimum"] = self.above
        return schema


def _unquoted(node: Node) -> str:
    if not isinstance(node, Scalar):
        return ""
    bare = Scalar(node.text.strip(), "", 0, 0)
    if bare.is_number:
        return f"remove the quotes: {bare.text}"
    stripped = bare.text.lstrip("0")
    return f"write {stripped}" if stripped != bare.text and stripped.isdigit() else ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    values: tuple[str, ...]

    @property
    def wanted(self) -> str:
        return "one of " + ", ".join(self.values)

    @property
    def filler(self) -> str:
        return self.values[0]

    def read(self, node: Node, label: str, report: Report) -> str:
        if isinstance(node, Scalar) and node.text in self.values:
            return node.text
        report.wrong_type(node, label, self.wanted, nearest(node, self.values))
        return self.filler

    def json_schema(self) -> dict[str, Plain]:
        return {"enum": list(self.values)}


@dataclass(frozen=True, slots=True)
class Flag:
    """`true` or `false`."""

    wanted: str = "true or false"

    @property
    def filler(self) -> bool:
        return False

    def read(self, node: Node, label: str, report: Report) -> bool:
        if isinstance(node, Scalar) and node.is_truth_value:
            return node.text.lower() == "true"
        report.wrong_type(node, label, self.wanted)
        return False

    def json_schema(self) -> dict[str, Plain]:
        return {"type": "boolean"}


def nearest(given: Node | str, known: tuple[str, ...]) -> str:
    """`did you mean …?`, or nothing where nothing is near."""
    from difflib import get_close_matches

    word = given if isinstance(given, str) else given.text if isinstance(given, Scalar) else ""
    found = get_close_matches(word.lower(), known, n=1, cutoff=0.6) if len(word) < 100 else []
    return f"did you mean `{found[0]}`?" if found else ""


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of one kind of value; `exactly` fixes how many."""

    item: Shape
    wanted: str
    exactly: int | None = None

    @property
    def filler(self) -> list[Plain]:
        return [self.item.filler] * (self.exactly or 0)

    def read(self, node: Node, label: str, report: Report) -> list[Plain]:
        if not isinstance(node, ListNode):
            report.wrong_type(node, label, self.wanted, "begin each item with `- `, or write [a, b]")
            return self.filler
        if self.exactly is not None and len(node.items) != self.exactly:
            report.error(node, f"{label} must be {self.wanted}, not {len(node.items)} values")
            return self.filler
        if not node.items:
            report.error(node, f"{label} is empty", "write it, or remove the key")
        return [self.item.read(item, f"{label} {place}", report) for place, item in enumerate(node.items, 1)]

    def json_schema(self) -> dict[str, Plain]:
        least = self.exactly or 1
        schema = {"type": "array", "items": self.item.json_schema(), "minItems": least}
        return schema | ({"maxItems": least} if self.exactly else {})


@dataclass(frozen=True, slots=True)
class MappingOf:
    """Free keys of one pattern, in order, with one kind of value."""

    value: Shape
    wanted: str
    key_pattern: str = ".+"
    key_wanted: str = "a name"

    @property
    def filler(self) -> dict[str, Plain]:
        return {}

    def read(self, node: Node, label: str, report: Report) -> dict[str, Plain]:
        if not isinstance(node, MappingNode):
            report.wrong_type(node, label, self.wanted)
            return {}
        plain = {}
        for key, (key_node, value) in node.entries.items():
            if re.fullmatch(self.key_pattern, key) is None:
                report.wrong_type(key_node, f"a key of {label}", self.key_wanted)
            else:
                plain[key] = self.value.read(value, f"{label} {key}", report)
        return plain

    def json_schema(self) -> dict[str, Plain]:
        return {
            "type": "object",
            "propertyNames": {"pattern": f"^(?:{self.key_pattern})$"},
            "additionalProperties": self.value.json_schema(),
        }


@dataclass(frozen=True, slots=True)
class Either:
    """One shape if a scalar stands there, another if a list, another if a mapping."""

    wanted: str
    scalar: Shape | None = None
    listed: Shape | None = None
    mapped: Shape | None = None

    @property
    def filler(self) -> Plain:
        return self._shapes[0].filler

    @property
    def _shapes(self) -> list[Shape]:
        return [shape for shape in (self.scalar, self.listed, self.mapped) if shape is not None]

    def read(self, node: Node, label: str, report: Report) -> Plain:
        by_kind: Mapping[type, Shape | None] = {
            Scalar: self.scalar,
            ListNode: self.listed,
            MappingNode: self.mapped,
        }
        shape = by_kind[type(node)]
        if shape is None:
            report.wrong_type(node, label, self.wanted)
            return self.filler
        return shape.read(node, label, report)

    def json_schema(self) -> dict[str, Plain]:
        return {"anyOf": [shape.json_schema() for shape in self._shapes]}

"""Mappings with known keys: those that list what they may hold, and those that are one of several things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview_grill.bank.nodes import MappingNode, Node
from interview_grill.bank.shapes import Plain, Shape, nearest

if TYPE_CHECKING:
    from interview_grill.bank.report import Report


@dataclass(frozen=True, slots=True)
class Key:
    """What a key holds, said in one line."""

    shape: Shape
    says: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known keys."""

    name: str
    keys: Mapping[str, Key]

    @property
    def wanted(self) -> str:
        return f"a mapping with the keys of {self.name}"

    @property
    def filler(self) -> dict[str, Plain]:
        return {name: key.shape.filler for name, key in self.keys.items() if key.required}

    def read(self, node: Node, label: str, report: Report) -> dict[str, Plain]:
        if not isinstance(node, MappingNode):
            report.wrong_type(node, label, self.wanted, f"known keys: {', '.join(self.keys)}")
            return self.filler
        plain = self.filler
        for name, (key_node, value) in node.entries.items():
            key = self.keys.get(name)
            if key is None:
                mend = nearest(name, tuple(self.keys)) or f"known keys: {', '.join(self.keys)}"
                report.error(key_node, f"unknown key `{name}` in {self.name}", mend)
            else:
                plain[name] = key.shape.read(value, f"`{name}`", report)
        for name, key in self.keys.items():
            if key.required and name not in node.entries:
                report.error(node, f"{self.name} needs `{name}`", f"add `{name}:` ({key.says})")
        return plain

    def json_schema(self) -> dict[str, Plain]:
        return {
            "type": "object",
            "properties": {
                name: {**key.shape.json_schema(), "description": key.says} for name, key in self.keys.items()
            },
            "required": [name for name, key in self.keys.items() if key.required],
            "additionalProperties": False,
        }


@dataclass(frozen=True, slots=True)
class OneOf:
    """A mapping with exactly one of several keys, which says what it is."""

    name: str
    keys: Mapping[str, Key]

    @property
    def wanted(self) -> str:
        return f"{self.name}: a mapping with one of {', '.join(self.keys)}"

    @property
    def filler(self) -> dict[str, Plain]:
        name, key = next(iter(self.keys.items()))
        return {name: key.shape.filler}

    def read(self, node: Node, label: str, report: Report) -> dict[str, Plain]:
        if not isinstance(node, MappingNode):
            report.wrong_type(node, label, self.wanted)
            return self.filler
        plain: dict[str, Plain] = {}
        for name, (key_node, value) in node.entries.items():
            key = self.keys.get(name)
            if key is None:
                mend = nearest(name, tuple(self.keys)) or f"known keys: {', '.join(self.keys)}"
                report.error(key_node, f"unknown key `{name}` in {self.name}", mend)
            elif plain:
                report.error(
                    key_node, f"{self.name} has one key, and `{next(iter(plain))}` is there", "remove one"
                )
            else:
                plain[name] = key.shape.read(value, f"`{name}`", report)
        if not node.entries:
            report.error(node, f"{self.name} is empty", f"one of {', '.join(self.keys)}")
        return plain or self.filler

    def json_schema(self) -> dict[str, Plain]:
        return {
            "type": "object",
            "properties": {
                name: {**key.shape.json_schema(), "description": key.says} for name, key in self.keys.items()
            },
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": False,
        }

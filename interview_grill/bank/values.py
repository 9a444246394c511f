"""Nodes to plain values by their shapes.

What is read is always usable: where a node is faulty, a filler of the right type takes its place, so that reading
goes on and finds the other faults. Fillers are empty text, zero, no items; they are never shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from interview_grill.bank.nodes import ListNode, MappingNode, Node, Scalar
from interview_grill.bank.shapes import (
    Choice,
    Either,
    Flag,
    ListOf,
    MappingOf,
    Number,
    OneOf,
    Record,
    Shape,
    Text,
)
from interview_grill.bank.spelling import nearest

if TYPE_CHECKING:
    from interview_grill.bank.report import Report

Plain = Any  # text, numbers, truth values, lists, and dictionaries with text keys
_LONGEST_NUMBER = 40


def read_value(shape: Shape, node: Node, label: str, report: Report) -> Plain:
    """The plain value of a node; its faults go to the report, where `label` names it. Raises Excess as
    `Report.add` does.
    """
    return _READERS[type(shape)](shape, node, label, report)


def filler(shape: Shape) -> Plain:
    """A value of the right type that says nothing; of a record only the keys that are required."""
    if isinstance(shape, Record):
        return {name: filler(key.shape) for name, key in shape.keys.items() if key.required}
    if isinstance(shape, OneOf):
        name, key = next(iter(shape.keys.items()))
        return {name: filler(key.shape)}
    if isinstance(shape, ListOf):
        return [filler(shape.item)] * (shape.exactly or 0)
    if isinstance(shape, Either):
        return filler(shape.shapes[0])
    if isinstance(shape, Choice):
        return shape.values[0]
    return {Text: "", Number: 0, Flag: False, MappingOf: {}}[type(shape)]


def _text(shape: Text, node: Node, label: str, report: Report) -> str:
    if not isinstance(node, Scalar) or not (node.is_text or (shape.numeric and node.is_number)):
        report.wrong_type(node, label, shape.wanted, _quoted(node) or shape.mend)
        return ""
    text = node.text.rstrip("\n")
    if not text.strip():
        report.error(node, f"{label} is empty", shape.mend or "write it, or remove the key")
        return ""
    if (shape.pattern and not re.fullmatch(shape.pattern, text)) or (shape.most and len(text) > shape.most):
        report.wrong_type(node, label, shape.wanted, shape.mend)
        return ""
    if shape.marked_up:
        report.marked_up.append((node, shape.template))
    return text


def _quoted(node: Node) -> str:
    """How to say that a number or truth value is meant as text."""
    if isinstance(node, Scalar) and (node.is_number or node.is_truth_value or node.text == "null"):
        return f"put quotes around it: '{node.text}'"
    return ""


def _number(shape: Number, node: Node, label: str, report: Report) -> float:
    if not isinstance(node, Scalar) or not node.is_number or len(node.text) > _LONGEST_NUMBER:
        report.wrong_type(node, label, shape.wanted, _unquoted(node))
        return 0
    value = float(node.text)
    too_low = (shape.low is not None and value < shape.low) or (
        shape.above is not None and value <= shape.above
    )
    if too_low or abs(value) > shape.high or (shape.whole and not value.is_integer()):
        report.wrong_type(node, label, shape.wanted)
        return 0
    return int(node.text) if node.text.lstrip("+-").isdigit() else int(value) if shape.whole else value


def _unquoted(node: Node) -> str:
    """How to write the number that stands there as text."""
    if not isinstance(node, Scalar):
        return ""
    text = node.text.strip()
    if Scalar(text, "", 0, 0).is_number:
        return f"remove the quotes: {text}" if node.style else ""
    bare = text.lstrip("0")
    return f"write {bare}" if bare != text and bare.isdigit() else ""


def _flag(_: Flag, node: Node, label: str, report: Report) -> bool:
    if isinstance(node, Scalar) and node.is_truth_value:
        return node.text.lower() == "true"
    report.wrong_type(node, label, "true or false")
    return False


def _choice(shape: Choice, node: Node, label: str, report: Report) -> str:
    if isinstance(node, Scalar) and node.text in shape.values:
        return node.text
    mend = nearest(node.text, shape.values) if isinstance(node, Scalar) else ""
    report.wrong_type(node, label, f"one of {', '.join(shape.values)}", mend)
    return shape.values[0]


def _list(shape: ListOf, node: Node, label: str, report: Report) -> list[Plain]:
    if not isinstance(node, ListNode):
        report.wrong_type(node, label, shape.wanted, "begin each item with `- `, or write [a, b]")
    elif shape.exactly is not None and len(node.items) != shape.exactly:
        values = "1 value" if len(node.items) == 1 else f"{len(node.items)} values"
        report.error(node, f"{label} must be {shape.wanted}, not {values}")
    else:
        if not node.items:
            report.error(node, f"{label} is empty", "write it, or remove the key")
        return [
            read_value(shape.item, item, f"{label} {place}", report)
            for place, item in enumerate(node.items, 1)
        ]
    return list(filler(shape))


def _mapping(shape: MappingOf, node: Node, label: str, report: Report) -> dict[str, Plain]:
    if not isinstance(node, MappingNode):
        report.wrong_type(node, label, shape.wanted)
        return {}
    plain: dict[str, Plain] = {}
    for key, (key_node, value) in node.entries.items():
        if re.fullmatch(shape.key_pattern, key) is None:
            report.wrong_type(key_node, f"a key of {label}", shape.key_wanted)
        else:
            plain[key] = read_value(shape.value, value, f"`{key}`", report)
    return plain


def _either(shape: Either, node: Node, label: str, report: Report) -> Plain:
    by_kind: dict[type, Shape | None] = {
        Scalar: shape.scalar,
        ListNode: shape.listed,
        MappingNode: shape.mapped,
    }
    found = by_kind[type(node)]
    if found is None:
        report.wrong_type(node, label, shape.wanted)
        return filler(shape)
    return read_value(found, node, label, report)


def _record(shape: Record, node: Node, label: str, report: Report) -> dict[str, Plain]:
    plain: dict[str, Plain] = filler(shape)
    if not isinstance(node, MappingNode):
        wanted = f"a mapping with the keys of {shape.name}"
        report.wrong_type(node, label, wanted, f"known keys: {', '.join(shape.keys)}")
        return plain
    for name, (key_node, value) in node.entries.items():
        key = shape.keys.get(name)
        if key is None:
            _unknown_key(shape, key_node, report)
        else:
            plain[name] = read_value(key.shape, value, f"`{name}`", report)
    for name, key in shape.keys.items():
        if key.required and name not in node.entries:
            report.error(node, f"{shape.name} needs `{name}`", f"add `{name}:` ({key.says})")
    return plain


def _one_of(shape: OneOf, node: Node, label: str, report: Report) -> dict[str, Plain]:
    if not isinstance(node, MappingNode) or not node.entries:
        wanted = f"{shape.name}: a mapping with one of {', '.join(shape.keys)}"
        report.wrong_type(node, label, wanted)
        return dict(filler(shape))
    plain: dict[str, Plain] = {}
    beside: dict[str, Plain] = {}
    for name, (key_node, value) in node.entries.items():
        key = shape.keys.get(name)
        if name in shape.beside:
            beside[name] = read_value(shape.beside[name].shape, value, f"`{name}`", report)
        elif key is None:
            _unknown_key(shape, key_node, report)
        elif plain:
            report.error(
                key_node, f"{shape.name} has one key, and `{next(iter(plain))}` is there", "remove one"
            )
        else:
            plain[name] = read_value(key.shape, value, f"`{name}`", report)
    if beside and not plain:
        report.error(node, f"{shape.name} needs one of {', '.join(shape.keys)}", "add it")
    return (plain or dict(filler(shape))) | beside


def _unknown_key(shape: Record | OneOf, key: Scalar, report: Report) -> None:
    known = (*shape.keys, *(shape.beside if isinstance(shape, OneOf) else ()))
    mend = nearest(key.text, known) or f"known keys: {', '.join(known)}"
    shown = key.text if len(key.text) <= 60 else key.text[:57] + "..."
    report.error(key, f"unknown key `{shown}` in {shape.name}", mend)


_READERS: dict[type, Callable[..., Plain]] = {
    Text: _text,
    Number: _number,
    Flag: _flag,
    Choice: _choice,
    ListOf: _list,
    MappingOf: _mapping,
    Either: _either,
    Record: _record,
    OneOf: _one_of,
}

"""The JSON Schema says what the reader does: an interpreter of the few words it uses is run beside the reader."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from interview_grill.bank.files import bundled_bank_path
from interview_grill.bank.format import QUESTION
from interview_grill.bank.json_schema import bank_schema
from interview_grill.bank.reader import read
from interview_grill.bank.report import Report
from interview_grill.bank.template import TEMPLATE
from interview_grill.bank.values import read_value
from tests.bank.plain_questions import plain

SCHEMA = bank_schema()
TYPES: dict[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
}
KNOWN_WORDS = {
    "$schema", "$defs", "$ref", "title", "description", "type", "anyOf", "enum", "items", "minItems", "maxItems",
    "properties", "required", "additionalProperties", "propertyNames", "minProperties", "maxProperties", "pattern",
    "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum",
}  # fmt: skip


def admits(schema: dict[str, Any], value: Any) -> bool:
    assert set(schema) <= KNOWN_WORDS
    if "$ref" in schema:
        return admits(SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], value)
    if "anyOf" in schema:
        return any(admits(each, value) for each in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    types = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    if not any(TYPES[name](value) for name in types):
        return False
    if isinstance(value, str):
        return (
            schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value))
            and re.search(schema.get("pattern", ""), value) is not None
        )
    if isinstance(value, list):
        fits = schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value))
        return fits and all(admits(schema["items"], item) for item in value)
    if isinstance(value, dict):
        return admits_keys(schema, value)
    fits = schema.get("minimum", value) <= value <= schema.get("maximum", value)
    return bool(fits and value > schema.get("exclusiveMinimum", value - 1))


def admits_keys(schema: dict[str, Any], value: dict[str, Any]) -> bool:
    known = schema.get("properties", {})
    other = schema["additionalProperties"]
    names = re.compile(schema.get("propertyNames", {}).get("pattern", ""))
    return (
        set(schema.get("required", ())) <= set(value)
        and schema.get("minProperties", 0) <= len(value) <= schema.get("maxProperties", len(value))
        and all(names.search(name) for name in value)
        and all(
            admits(known[name], item) if name in known else bool(other) and admits(other, item)
            for name, item in value.items()
        )
    )


def test_every_file_of_the_bundled_bank_fits_the_schema() -> None:
    files = sorted(Path(bundled_bank_path()).rglob("*.yaml"))
    assert len(files) == 61
    for file in files:
        assert admits(SCHEMA, yaml.safe_load(file.read_text(encoding="utf-8"))), file


def test_the_template_fits_the_schema() -> None:
    assert admits(SCHEMA, yaml.safe_load(TEMPLATE))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(plain(QUESTION))
def test_what_the_format_admits_fits_the_schema(value: dict[str, Any]) -> None:
    assert admits(SCHEMA, [value])


@pytest.mark.parametrize(
    "question",
    [
        {"id": "a"},
        {"id": "A", "ask": "b"},
        {"id": "a" * 61, "ask": "b"},
        {"id": "a", "ask": ""},
        {"id": "a", "ask": 42},
        {"id": "a", "ask": "b", "anwser": "c"},
        {"id": "a", "ask": "b", "number": 0},
        {"id": "a", "ask": "b", "number": 1.5},
        {"id": "a", "ask": "b", "number": 10**30},
        {"id": "a", "ask": "b", "weight": 0},
        {"id": "a", "ask": "b", "tags": "mle"},
        {"id": "a", "ask": "b", "tags": []},
        {"id": "a", "ask": "b", "key_points": [{"must": "c", "nice": "d"}]},
        {"id": "a", "ask": "b", "key_points": [{}]},
        {"id": "a", "ask": "b", "tasks": [{"name": "t", "ask": "c", "type": "vectr"}]},
        {"id": "a", "ask": "b", "tasks": [{"name": "t", "ask": "c", "draw": {"n": {"int": [1]}}}]},
        {"id": "a", "ask": "b", "tasks": [{"name": "t", "ask": "c", "draw": {"2n": {"int": [1, 2]}}}]},
        {"id": "a", "ask": "b", "derivations": [{"name": "d", "title": "e", "lines": []}]},
    ],
    ids=str,
)
def test_what_the_reader_refuses_does_not_fit_the_schema(question: dict[str, Any]) -> None:
    stream = BytesIO(json.dumps([question]).encode())
    report = Report("bank.yaml", stream)
    (item,) = read(stream, report)
    read_value(QUESTION, item.node, "it", report)
    assert report.has_errors
    assert not admits(SCHEMA, [question])

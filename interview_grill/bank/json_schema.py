"""The bank format as JSON Schema (2020-12), for editors that complete and check YAML as it is typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from interview_grill.bank.format import DECK, QUESTION
from interview_grill.bank.shapes import (
    Choice,
    Either,
    Flag,
    Key,
    ListOf,
    MappingOf,
    Number,
    OneOf,
    Record,
    Shape,
    Text,
)

Schema = dict[str, Any]


def bank_schema() -> Schema:
    """A bank file: a list of questions, or a deck's header with or without its questions.

    It says what can be said without proof: a file that fits it may still hold a formula that cannot be read.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A bank of interview questions",
        "anyOf": [
            {"type": "array", "items": {"$ref": "#/$defs/question"}},
            {"$ref": "#/$defs/deck"},
        ],
        "$defs": {"question": _schema(QUESTION), "deck": _deck()},
    }


def _deck() -> Schema:
    schema = _schema(DECK)
    schema["properties"]["questions"] = {"type": "array", "items": {"$ref": "#/$defs/question"}}
    return schema


def _schema(shape: Shape) -> Schema:
    if isinstance(shape, Text):
        return _text(shape)
    if isinstance(shape, Number):
        return _number(shape)
    if isinstance(shape, Flag):
        return {"type": "boolean"}
    if isinstance(shape, Choice):
        # Editors that read YAML 1.1 take a bare `yes` for true.
        return {"enum": [*shape.values, *[True] * ("yes" in shape.values)]}
    if isinstance(shape, ListOf):
        least = shape.exactly or 1
        most = {"maxItems": least} if shape.exactly else {}
        return {"type": "array", "items": _schema(shape.item), "minItems": least, **most}
    if isinstance(shape, MappingOf):
        names = {"pattern": f"^(?:{shape.key_pattern})$"}
        return {"type": "object", "propertyNames": names, "additionalProperties": _schema(shape.value)}
    if isinstance(shape, Either):
        return {"anyOf": [_schema(each) for each in shape.shapes]}
    return _keyed(shape)


def _text(shape: Text) -> Schema:
    schema: Schema = {"type": ["string", "number"] if shape.numeric else "string", "minLength": 1}
    if shape.pattern:
        schema["pattern"] = f"^(?:{shape.pattern})$"
    if shape.most:
        schema["maxLength"] = shape.most
    return schema


def _number(shape: Number) -> Schema:
    schema: Schema = {"type": "integer" if shape.whole else "number"}
    if shape.low is not None:
        schema["minimum"] = shape.low
    if shape.above is not None:
        schema["exclusiveMinimum"] = shape.above
    if shape.whole:
        schema["maximum"] = int(shape.high)
    return schema


def _keyed(shape: Record | OneOf) -> Schema:
    if isinstance(shape, OneOf):
        return {
            "anyOf": [_object({name: key} | dict(shape.beside), [name]) for name, key in shape.keys.items()]
        }
    return _object(shape.keys, [name for name, key in shape.keys.items() if key.required])


def _object(keys: Mapping[str, Key], required: list[str]) -> Schema:
    properties = {name: {**_schema(key.shape), "description": key.says} for name, key in keys.items()}
    return {"type": "object", "properties": properties, "additionalProperties": False, "required": required}

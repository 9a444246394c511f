"""Hypothesis strategies that follow the bank's own description of its format."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from interview_grill.bank.declared_format import DRAW
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

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=8).filter(
    lambda text: "$" not in text
)
SLUGS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,5}", fullmatch=True)


def plain(shape: Shape) -> st.SearchStrategy[Any]:
    """Values that the shape admits, as JSON would hold them."""
    if isinstance(shape, Record):
        required = {name: plain(key.shape) for name, key in shape.keys.items() if key.required}
        optional = {name: plain(key.shape) for name, key in shape.keys.items() if not key.required}
        return st.fixed_dictionaries(required, optional=optional)
    if isinstance(shape, OneOf):
        return st.one_of(
            [st.fixed_dictionaries({name: plain(key.shape)}) for name, key in shape.keys.items()]
        )
    if isinstance(shape, ListOf):
        return st.lists(plain(shape.item), min_size=shape.exactly or 1, max_size=shape.exactly or 2)
    if isinstance(shape, MappingOf):
        return st.dictionaries(NAMES, plain(shape.value), max_size=2)
    if isinstance(shape, Either):
        return st.one_of([plain(each) for each in shape.shapes])
    return scalar(shape)


def scalar(shape: Text | Number | Flag | Choice) -> st.SearchStrategy[Any]:
    if isinstance(shape, Choice):
        return st.sampled_from([str(value) for value in shape.values])
    if isinstance(shape, Flag):
        return st.booleans()
    if isinstance(shape, Number):
        low = 1 if shape.low is None else int(shape.low)
        return st.integers(low, int(shape.high)) if shape.whole else st.floats(max(low, 0.001), 1e6)
    if shape.pattern is None:
        return WORDS
    return NAMES if "_" in shape.mend or "underscores" in shape.mend else SLUGS


__all__ = ["DRAW", "plain"]

"""The kinds of value of the format, as far as they say something by themselves."""

from __future__ import annotations

import dataclasses
import math

import pytest

from interview_grill.bank.shapes import Either, ListOf, MappingOf, Number, Text


def test_either_names_the_shapes_it_has_in_the_order_scalar_list_mapping() -> None:
    text, listed, mapped = Text(), ListOf(Text(), "texts"), MappingOf(Text(), "names")
    assert Either("x", scalar=text, listed=listed, mapped=mapped).shapes == (text, listed, mapped)
    assert Either("x", mapped=mapped, scalar=text).shapes == (text, mapped)
    assert Either("x", listed=listed).shapes == (listed,)


def test_a_number_is_finite_unless_said_otherwise() -> None:
    assert math.isfinite(Number().high)


def test_a_shape_cannot_be_changed_by_whoever_reads_by_it() -> None:
    shape = Number("a share", low=0)
    with pytest.raises(dataclasses.FrozenInstanceError):
        shape.low = -1  # type: ignore[misc]

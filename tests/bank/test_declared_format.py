"""The format of what is computed: draws, tasks, formulas and derivations, against what carries them out."""

from __future__ import annotations

import re

import pytest

from interview_grill.bank import build
from interview_grill.bank.declared_format import (
    DERIVATION,
    DRAW,
    EXPECT,
    FAMILIES,
    FORMULA,
    LINE,
    NAME,
    SLUG,
    TASK,
    WRONG,
)
from interview_grill.bank.derivation import Mode
from interview_grill.bank.shapes import Choice, Record
from interview_grill.bank.task import AnswerType, Task
from interview_grill.problems.instance import load

PARAMETERS = {
    "bernoulli": {"probability": "0.3"},
    "poisson": {"rate": "4"},
    "exponential": {"rate": "2"},
    "gaussian": {"mean": "4", "sd": "3"},
    "uniform": {"low": "2", "high": "9"},
    "laplace": {"location": "4", "scale": "3"},
    "integers": {"low": "2", "high": "9"},
}


def required(record: Record) -> set[str]:
    return {name for name, key in record.keys.items() if key.required}


def test_what_must_be_said_of_each_thing() -> None:
    assert required(TASK) == {"name", "ask"}
    assert required(FORMULA) == {"name", "value"}
    assert required(DERIVATION) == {"name", "title", "lines"}
    assert required(LINE) == {"do", "math"}
    assert required(EXPECT) == {"mode"}
    assert required(WRONG) == {"tag", "value", "say"}


def test_a_draw_is_one_of_the_kinds_of_the_contract() -> None:
    assert set(DRAW.keys) == {"int", "choice", "grid", "let", *PARAMETERS}


def test_families_take_the_parameters_that_say_what_they_are() -> None:
    assert {family: set(names) for family, names in FAMILIES.items()} == {
        family: set(values) for family, values in PARAMETERS.items()
    }
    for family, names in FAMILIES.items():
        sample = DRAW.keys[family].shape
        assert isinstance(sample, Record)
        assert required(sample) == {*names, "n"}


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_every_family_that_can_be_written_can_be_drawn(family: str) -> None:
    task = build.task(
        {
            "name": "t",
            "ask": "{x}",
            "draw": {"x": {family: {**PARAMETERS[family], "n": ["4", "6"]}}},
            "closed_form": "sum(x) + 1000",
        }
    )
    sample = load(task, 5).values["x"]
    assert type(sample) is tuple
    assert 4 <= len(sample) <= 6


def test_every_answer_type_and_every_mode_can_be_written() -> None:
    types, modes = TASK.keys["type"].shape, EXPECT.keys["mode"].shape
    assert isinstance(types, Choice)
    assert isinstance(modes, Choice)
    assert types.values == tuple(AnswerType) == ("number", "integer", "vector", "formula")
    assert modes.values == tuple(Mode) == ("equal", "constant", "factor", "root", "shown", "choice")


def test_everything_a_task_is_can_be_written() -> None:
    assert set(TASK.keys) == set(Task._fields)


@pytest.mark.parametrize("name", ["x", "theta", "θ", "sigma2_hat", "x_1", "_x", "é"])
def test_names_begin_with_a_letter(name: str) -> None:
    assert re.fullmatch(NAME.pattern or "", name)


@pytest.mark.parametrize("name", ["1x", "x-y", "x y", "", "x.y"])
def test_nothing_else_is_a_name(name: str) -> None:
    assert not re.fullmatch(NAME.pattern or "", name)


def test_a_slug_shows_one_in_its_mend() -> None:
    assert re.fullmatch(SLUG.pattern or "", SLUG.mend.rpartition(": ")[2])

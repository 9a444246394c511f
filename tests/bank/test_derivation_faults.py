"""What is wrong with the declaration of a derivation, before any line is proved."""

from __future__ import annotations

from typing import Any

import pytest

from interview_grill.bank import build
from interview_grill.bank.derivation_faults import derivation_faults

PATH = ("derivations", 1)
GIVEN = {"x": "sample", "n": "size of x", "v": "positive", "mu": "real"}
Where = tuple[str | int, ...]


def found(*lines: dict[str, Any], given: dict[str, str] | None = None) -> list[tuple[Where, str]]:
    plain = {
        "name": "d",
        "title": "t",
        "given": GIVEN if given is None else given,
        "lines": [{"do": "a", "math": "b", **line} for line in lines],
    }
    return [(each.path[2:], each.what) for each in derivation_faults(build.derivation(plain), PATH)]


def expecting(**expect: Any) -> list[tuple[Where, str]]:
    """The faults of what a second line expects, below `expect`."""
    found_there = found({}, {"expect": expect})
    assert all(path[:3] == ("lines", 1, "expect") for path, _ in found_there)
    return [(path[3:], what) for path, what in found_there]


def test_a_derivation_whose_parts_fit_together_has_no_fault() -> None:
    assert (
        found(
            {"expect": {"mode": "constant", "in": ["mu", "v"], "value": "-n/2*log(v) - sum((x-mu)^2)/(2*v)"}},
            {"expect": {"mode": "root", "in": "mu", "value": "sum(x-mu)/v", "derivative_of": 1, "order": 1}},
            {
                "expect": {"mode": "equal", "value": "mean(x)", "solver": "gaussian.mle.mean"},
                "wrong": [{"tag": "sum", "value": "sum(x)", "say": "divide"}],
                "also": ["sum(x)/n"],
            },
            {},
        )
        == []
    )


@pytest.mark.parametrize(
    ("given", "faulty"),
    [
        ({"x": "sample", "v": "postive"}, "v"),
        ({"x": "sample", "v": "positive in [0.5, 2*x]"}, "v"),
        ({"x": "sample", "v": "real sample of 0"}, "v"),
        ({"x": "sample", "n": "size of y"}, "n"),
        ({"theta": "real", "sum": "real"}, "sum"),
        ({"theta": "real", "θ": "real"}, "θ"),
        ({"v": "positive", "w": "v"}, "w"),
        ({"a": "positive", "w": "positive like a"}, "w"),
    ],
)
def test_the_declaration_that_makes_no_sense_is_blamed_and_no_other(
    given: dict[str, str], faulty: str
) -> None:
    assert [path for path, _ in found({}, given=given)] == [("given", faulty)]


def test_every_declaration_at_fault_is_told() -> None:
    given = {"a": "rael", "b": "positive", "c": "positiv", "exp": "real"}
    assert {path[1] for path, _ in found({}, given=given)} == {"a", "c", "exp"}


def test_names_that_could_be_declared_are_known_in_the_lines() -> None:
    faults = found({"expect": {"mode": "equal", "value": "b + a"}}, given={"a": "rael", "b": "positive"})
    assert [path for path, _ in faults] == [("given", "a"), ("lines", 0, "expect", "value")]


@pytest.mark.parametrize(
    ("expect", "where", "said"),
    [
        ({"mode": "equal"}, (), "mode equal needs a `value`"),
        ({"mode": "equal", "value": "2*q"}, ("value",), "`2*q`: q is no name here"),
        ({"mode": "root", "in": "v", "value": "v", "root": "q"}, ("root",), "`q`: q is no name here"),
        (
            {"mode": "factor", "in": "v", "value": "v", "product_of": ["v", "q"]},
            ("product_of", 1),
            "`q`: q is no name here",
        ),
        ({"mode": "constant", "value": "v"}, (), "mode constant needs the names it is `in`"),
        ({"mode": "factor", "value": "v"}, (), "mode factor needs the names it is `in`"),
        ({"mode": "root", "value": "v"}, (), "mode root needs the names it is `in`"),
        (
            {"mode": "constant", "in": ["v", "q"], "value": "v"},
            ("in", 1),
            "`q` is not among the names given",
        ),
        (
            {"mode": "equal", "value": "v", "derivative_of": 2},
            ("derivative_of",),
            "a line is the derivative of an earlier one",
        ),
        (
            {"mode": "equal", "value": "v", "derivative_of": 0},
            ("derivative_of",),
            "a line is the derivative of an earlier one",
        ),
    ],
)
def test_what_a_line_expects_is_told_where_it_is_at_fault(
    expect: dict[str, Any], where: Where, said: str
) -> None:
    assert expecting(**expect) == [(where, said)]


def test_a_line_may_be_the_derivative_of_the_one_before() -> None:
    assert expecting(mode="equal", value="v", derivative_of=1) == []


def test_a_solver_call_without_arguments_finds_them_by_name() -> None:
    assert expecting(mode="equal", value="mean(x)", solver="gaussian.mle.mean") == []
    assert expecting(mode="equal", value="mean(x)", solver="gaussian.mle.men")[0][0] == ("solver", "call")


def test_a_solver_call_with_arguments_must_have_those_it_needs() -> None:
    call = {"call": "gaussian.mle.mean", "with": {"sample": "x"}}
    assert [path for path, _ in expecting(mode="equal", value="v", solver=call)] == [
        ("solver", "with", "sample"),
        ("solver",),
    ]


def test_wrong_lines_and_other_forms_are_read_like_the_line() -> None:
    faults = found(
        {
            "expect": {"mode": "equal", "value": "v"},
            "wrong": [{"tag": "a", "value": "v", "say": "s"}, {"tag": "b", "value": "q", "say": "s"}],
            "also": ["v", "2 +"],
        }
    )
    assert [path[2:] for path, _ in faults] == [("wrong", 1, "value"), ("also", 1)]


@pytest.mark.parametrize("extra", [{"also": ["v"]}, {"wrong": [{"tag": "a", "value": "v", "say": "s"}]}])
def test_a_line_that_is_only_shown_is_not_typed_in_any_form(extra: dict[str, Any]) -> None:
    said = "a line that is only shown has no wrong or other forms"
    assert found(extra) == [(("lines", 0), said)]
    assert found({"expect": {"mode": "shown"}, **extra}) == [(("lines", 0), said)]

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


@pytest.mark.parametrize(
    "extra", [{"also": ["v"]}, {"wrong": [{"tag": "a", "value": "v", "say": "s"}]}, {"key": "yes"}]
)
def test_a_line_that_is_only_shown_is_not_typed_in_any_form(extra: dict[str, Any]) -> None:
    said = "a line that is only shown has no wrong or other forms, and is no key line"
    assert found(extra) == [(("lines", 0), said)]
    assert found({"expect": {"mode": "shown"}, **extra}) == [(("lines", 0), said)]


CHOICE = {
    "expect": {"mode": "choice"},
    "wrong": [
        {"tag": "transposed", "math": "$XX^T$", "say": "The other way round."},
        {"tag": "inverse", "math": "$X^{-1}$", "say": "X need not be square."},
    ],
}


def test_a_choice_among_three_options_has_no_fault() -> None:
    assert found(CHOICE) == []


@pytest.mark.parametrize(
    ("changed", "where", "what"),
    [
        ({"also": ["mu"]}, (), "a choice has no value, premise or other forms"),
        ({"wrong": CHOICE["wrong"][:1]}, (), "a choice has two or three wrong options"),  # type: ignore[index]
        (
            {"wrong": [CHOICE["wrong"][0], {"tag": "b", "value": "mu", "say": "s"}]},  # type: ignore[index]
            ("wrong", 1),
            "an option of a choice has a `math` and no `value`",
        ),
        (
            {"math": "$XX^T$"},
            ("wrong", 0, "math"),
            "the same option is there twice",
        ),
    ],
)
def test_a_choice_needs_options_that_differ_and_nothing_to_compute(
    changed: dict[str, Any], where: Where, what: str
) -> None:
    assert found({**CHOICE, **changed}) == [(("lines", 0, *where), what)]


def test_a_wrong_line_that_is_typed_needs_a_value() -> None:
    line = {"expect": {"mode": "equal", "value": "mu"}, "wrong": [{"tag": "a", "math": "b", "say": "c"}]}
    assert [what for _, what in found(line)] == [
        "a wrong line needs a `value`",
        "only an option of a choice has a `math`",
    ]


def test_what_is_said_of_the_whole_derivation_is_checked_too() -> None:
    plain = {
        "name": "d",
        "title": "t",
        "given": GIVEN,
        "means": {"mu": "the mean", "tau": "nothing"},
        "asides": [{"mode": "constant", "value": "-mu^2"}, {"mode": "equal", "value": "mu+"}],
        "lines": [{"do": "a", "math": "b", "premise": "nu", "expect": {"mode": "equal", "value": "mu"}}],
    }
    faults = [each.path[2:] for each in derivation_faults(build.derivation(plain), PATH)]
    assert faults == [("means", "tau"), ("asides", 0), ("asides", 1, "value"), ("lines", 0, "premise")]

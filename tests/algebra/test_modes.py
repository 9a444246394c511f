"""Comparisons by the names a bank uses for them."""

from __future__ import annotations

import pytest

from interview_grill.algebra import Names, parse
from interview_grill.algebra.modes import compare
from interview_grill.algebra.reading import parse_equation
from interview_grill.errors import ProblemError

NAMES = Names.declare({"x": "sample", "n": "size of x", "mu": "real", "v": "positive"})
LIKELIHOOD = "-n/2*ln(v) - sum((x - mu)^2)/(2*v)"
KERNEL = "v^(-3)*exp(-2/v)"


def agreed(candidate: str, reference: str, mode: str, *free: str, seed: int = 0) -> bool:
    read = parse_equation if mode == "root" else parse
    outcome = compare(read(candidate, NAMES), parse(reference, NAMES), NAMES, mode=mode, free=free, seed=seed)
    return outcome.agreed


@pytest.mark.parametrize("seed", [0, 7, 123])
@pytest.mark.parametrize(
    ("candidate", "reference", "mode", "free"),
    [
        ("sum(x)/n", "mean(x)", "equal", ()),
        (f"{LIKELIHOOD} - n/2*ln(2 pi) + sum(x)", LIKELIHOOD, "constant", ("mu", "v")),
        (f"n*({KERNEL})*7", KERNEL, "factor", ("v",)),
        ("n v = sum((x - mu)^2)", "-n/(2*v) + sum((x - mu)^2)/(2*v^2)", "root", ("v",)),
    ],
)
def test_each_mode_accepts_what_it_leaves_free(
    candidate: str, reference: str, mode: str, free: tuple[str, ...], seed: int
) -> None:
    assert agreed(candidate, reference, mode, *free, seed=seed)


@pytest.mark.parametrize(
    ("candidate", "reference", "mode", "free"),
    [
        ("sum(x)/(n - 1)", "mean(x)", "equal", ()),
        (f"{LIKELIHOOD} + 1", LIKELIHOOD, "equal", ()),
        (f"2*({LIKELIHOOD})", LIKELIHOOD, "constant", ("mu", "v")),
        (f"{LIKELIHOOD} + mu", LIKELIHOOD, "constant", ("mu", "v")),
        (f"{KERNEL} + 1", KERNEL, "factor", ("v",)),
        (f"-({KERNEL})", KERNEL, "factor", ("v",)),
        (f"v*({KERNEL})", KERNEL, "factor", ("v",)),
        ("n v = 2*sum((x - mu)^2)", "-n/(2*v) + sum((x - mu)^2)/(2*v^2)", "root", ("v",)),
    ],
)
def test_and_no_more(candidate: str, reference: str, mode: str, free: tuple[str, ...]) -> None:
    assert not agreed(candidate, reference, mode, *free)


def test_what_depends_on_another_name_alone_is_a_constant_of_the_rest() -> None:
    assert agreed(f"{LIKELIHOOD} + mu^2", LIKELIHOOD, "constant", "v")
    assert not agreed(f"{LIKELIHOOD} + mu^2", LIKELIHOOD, "constant", "mu")


def test_a_declared_root_takes_the_place_of_one_that_is_searched() -> None:
    equation = parse_equation("n v = sum((x - mu)^2)", NAMES)
    reference = parse("-n/(2*v) + sum((x - mu)^2)/(2*v^2)", NAMES)
    root = parse("mean((x - mu)^2)", NAMES)
    assert compare(equation, reference, NAMES, mode="root", free=["v"], root=root).agreed


@pytest.mark.parametrize("mode", ["constant", "factor", "root"])
def test_a_mode_that_speaks_of_names_needs_declared_ones(mode: str) -> None:
    with pytest.raises(ProblemError, match=f"mode {mode} needs declared names in `in`: none given"):
        agreed("v", "v", mode)
    with pytest.raises(ProblemError, match=f"mode {mode} needs declared names in `in`: tau"):
        agreed("v", "v", mode, "v", "tau")


def test_there_is_no_other_mode() -> None:
    with pytest.raises(ProblemError, match="there is no mode same") as raised:
        agreed("v", "v", "same", "v")
    assert raised.value.mend == "equal, constant, factor or root"

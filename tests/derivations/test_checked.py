"""A derivation with its formulas read: what each line asks for, and what is refused with its line."""

from __future__ import annotations

import pytest

from interview_grill.bank.derivation import Derivation, Expect, Line, Mode, WrongLine
from interview_grill.derivations.checked import CheckedDerivation, read_derivation
from interview_grill.errors import ProblemError

from .examples import KERNEL, VARIANCE, with_line

variance = read_derivation(VARIANCE)


def of(*expected: Expect, **given: str) -> CheckedDerivation:
    lines = tuple(Line("do", "math", expect=expect) for expect in expected)
    return read_derivation(Derivation("d", "t", tuple(given.items()), lines))


def test_lines_are_numbered_from_one_and_know_what_is_typed() -> None:
    assert [line.number for line in variance.lines] == [1, 2, 3, 4]
    shown = of(Expect(Mode.SHOWN), Expect(Mode.EQUAL, "v"), v="positive")
    assert [line.typed for line in shown.lines] == [False, True]
    assert [line.number for line in shown.typed_lines] == [2]
    assert [line.mode for line in variance.lines] == [Mode.CONSTANT, Mode.EQUAL, Mode.ROOT, Mode.EQUAL]
    assert [line.free for line in variance.lines] == [("mu", "v"), (), ("v",), ()]


def test_mistakes_other_forms_and_factors_are_read_with_the_line() -> None:
    assert [wrong.tag for wrong, _ in variance.lines[2].wrong] == ["sigma-not-variance"]
    (kernel,) = read_derivation(KERNEL).lines
    assert len(kernel.factors) == 2
    line = VARIANCE.lines[1]._replace(also=("sum(x)/n", "sum(x)/count(x)"))
    also = read_derivation(VARIANCE._replace(lines=(line,))).lines[0].also
    assert [form.read_as for form in also] == ["sum(x)/n", "sum(x)/count(x)"]


def test_an_equation_vanishes_where_it_says_or_at_the_next_solution() -> None:
    score = variance.lines[2]
    root = variance.root_of(score)
    assert root is not None
    assert root.read_as == "mean((x - mean(x))^2)"
    stated = read_derivation(with_line(VARIANCE, 3, root="2*v"))
    own = stated.root_of(stated.lines[2])
    assert own is not None
    assert own.read_as == "2*v"


@pytest.mark.parametrize(
    "after",
    [
        [],
        [Expect(Mode.CONSTANT, "2*t", free=("t",))],
        [Expect(Mode.EQUAL, "t + 1")],
        [Expect(Mode.EQUAL, "2*t"), Expect(Mode.EQUAL, "a")],
    ],
)
def test_without_a_solution_free_of_the_unknown_there_is_no_root(after: list[Expect]) -> None:
    found = of(Expect(Mode.ROOT, "t - a", free=("t",)), *after, t="real", a="real")
    assert found.root_of(found.lines[0]) is None


def test_what_people_write_before_an_equals_sign_depends_on_the_line() -> None:
    names = variance.names
    assert "logL" in variance.lines[0].left(names)
    assert variance.lines[1].left(names) == ("mu_hat",)
    assert "score" in variance.lines[2].left(names)


def test_a_given_name_is_no_name_for_a_line_unless_it_is_declared_as_one() -> None:
    found = of(Expect(Mode.FACTOR, "p", free=("p",)), p="probability")
    assert "p" not in found.lines[0].left(found.names)
    declared = of(Expect(Mode.FACTOR, "p", free=("p",), names=("p",)), p="probability")
    assert "p" in declared.lines[0].left(declared.names)


@pytest.mark.parametrize(
    ("expect", "said"),
    [
        (Expect(Mode.EQUAL, "2*q"), "line 2: `2*q`: q is no name here"),
        (Expect(Mode.EQUAL, "2 +"), "line 2: `2 +`: something is missing"),
        (Expect(Mode.EQUAL), "line 2: mode equal needs a value"),
        (Expect(Mode.ROOT, "v"), "line 2: mode root needs `in`"),
        (Expect(Mode.CONSTANT, "v"), "line 2: mode constant needs `in`"),
        (Expect(Mode.FACTOR, "v", free=("w",)), "line 2: `w` is not among the given names"),
        (Expect(Mode.ROOT, "v", free=("v",), root="q"), "line 2: `q`: q is no name here"),
        (Expect(Mode.FACTOR, "v", free=("v",), product_of=("q",)), "line 2: `q`: q is no name here"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(expect: Expect, said: str) -> None:
    with pytest.raises(ProblemError) as raised:
        of(Expect(Mode.SHOWN), expect, v="positive")
    assert raised.value.what.startswith(said.partition(" is missing")[0])


def test_a_wrong_line_that_cannot_be_read_is_told_with_its_line() -> None:
    line = Line("do", "math", expect=Expect(Mode.EQUAL, "v"), wrong=(WrongLine("t", "q", "s"),))
    with pytest.raises(ProblemError, match="line 1: `q`"):
        read_derivation(Derivation("d", "t", (("v", "positive"),), (line,)))


def test_a_given_that_makes_no_sense_is_told_without_a_line() -> None:
    with pytest.raises(ProblemError, match="`postive` does not declare"):
        of(Expect(Mode.EQUAL, "v"), v="postive")

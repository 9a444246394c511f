"""Faults in the declaration of derivations; whether each line follows is proved by `interview_grill.derivations`."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

from interview_grill.algebra import Domain, Names, parse_domain
from interview_grill.bank.derivation import Mode
from interview_grill.bank.expressions import Complaint, formula_faults, solver_faults, written_faults
from interview_grill.errors import ProblemError

if TYPE_CHECKING:
    from interview_grill.bank.derivation import Derivation, Expect, Line
    from interview_grill.bank.nodes import Path

_WITH_FREE = (Mode.CONSTANT, Mode.FACTOR, Mode.ROOT)


def derivation_faults(derivation: Derivation, path: Path) -> Iterator[Complaint]:
    """What is wrong with a derivation, without proving it; paths begin with `path`. Raises nothing."""
    names = yield from _given(derivation, (*path, "given"))
    yield from written_faults((*path, "written"), derivation.written, names)
    for name, _ in derivation.means:
        if name not in names:
            yield Complaint(
                (*path, "means", name), f"`{name}` is not among the names given", "declare it in `given`"
            )
    for place, aside in enumerate(derivation.asides):
        yield from _expect_faults(aside.expect, len(derivation.lines) + 1, (*path, "asides", place), names)
    for place, line in enumerate(derivation.lines):
        yield from _line_faults(line, place + 1, (*path, "lines", place), names)


def _given(derivation: Derivation, path: Path) -> Generator[Complaint, None, Names]:
    """The faults of the declarations; returns the names that can be declared."""
    given: dict[str, Domain] = {}
    for name, declared in derivation.given:
        try:
            given[name] = parse_domain(declared)
        except ProblemError as error:
            yield Complaint((*path, name), error.what, error.mend or "")
    while True:
        try:
            return Names.declare(given)
        except ProblemError as error:
            faulty = next(name for name in given if error.what.startswith(f"`{name}`"))
            yield Complaint((*path, faulty), error.what, error.mend or "")
            del given[faulty]


def _line_faults(line: Line, number: int, path: Path, names: Names) -> Iterator[Complaint]:
    yield from _expect_faults(line.expect, number, (*path, "expect"), names)
    if line.expect.mode is Mode.CHOICE:
        yield from _choice_faults(line, path)
        return
    for place, wrong in enumerate(line.wrong):
        if not wrong.value:
            yield Complaint((*path, "wrong", place), "a wrong line needs a `value`", "add `value:`")
        if wrong.math:
            yield Complaint(
                (*path, "wrong", place, "math"), "only an option of a choice has a `math`", "remove it"
            )
        yield from formula_faults((*path, "wrong", place, "value"), wrong.value, names)
    if line.premise is not None:
        yield from formula_faults((*path, "premise"), line.premise, names)
    for place, form in enumerate(line.also):
        yield from formula_faults((*path, "also", place), form, names)
    if line.expect.mode is Mode.SHOWN and (line.wrong or line.also or line.key):
        yield Complaint(
            path, "a line that is only shown has no wrong or other forms, and is no key line", "add `expect:`"
        )


def _choice_faults(line: Line, path: Path) -> Iterator[Complaint]:
    """A choice has its right line in `math`, two or three wrong ones beside it, and nothing to compute."""
    if line.also or line.expect.value or line.premise is not None:
        yield Complaint(path, "a choice has no value, premise or other forms", "remove them")
    if not 2 <= len(line.wrong) <= 3:
        yield Complaint(path, "a choice has two or three wrong options", "add them under `wrong:`")
    texts = [line.math, *(wrong.math for wrong in line.wrong)]
    for place, wrong in enumerate(line.wrong):
        if not wrong.math or wrong.value:
            yield Complaint((*path, "wrong", place), "an option of a choice has a `math` and no `value`")
        elif texts.count(wrong.math) > 1:
            yield Complaint((*path, "wrong", place, "math"), "the same option is there twice", "change one")


def _expect_faults(expect: Expect, number: int, path: Path, names: Names) -> Iterator[Complaint]:
    if expect.mode in (Mode.SHOWN, Mode.CHOICE):
        return
    if not expect.value:
        yield Complaint(path, f"mode {expect.mode} needs a `value`", "add `value:`")
    yield from formula_faults((*path, "value"), expect.value, names)
    if expect.root is not None:
        yield from formula_faults((*path, "root"), expect.root, names)
    for place, factor in enumerate(expect.product_of):
        yield from formula_faults((*path, "product_of", place), factor, names)
    if expect.mode in _WITH_FREE and not expect.free:
        yield Complaint(path, f"mode {expect.mode} needs the names it is `in`", "add `in: theta`")
    for place, name in enumerate(expect.free):
        if name and name not in names:
            yield Complaint(
                (*path, "in", place), f"`{name}` is not among the names given", "declare it in `given`"
            )
    if expect.derivative_of is not None and not 1 <= expect.derivative_of < number:
        yield Complaint((*path, "derivative_of"), "a line is the derivative of an earlier one")
    if expect.solver is not None:
        yield from _solver_faults(expect, path, names)


def _solver_faults(expect: Expect, path: Path, names: Names) -> Iterator[Complaint]:
    """As for a task; without arguments they are found by name, so none is missing."""
    for complaint in solver_faults((*path, "solver"), expect.solver or "", expect.solver_arguments, names):
        if expect.solver_arguments or complaint.path[-1] == "call":
            yield complaint

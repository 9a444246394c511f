"""What a machine can check of a derivation: that every line follows from those before it, and that wrong ones do not.

A line follows when one of these holds on drawn points: it is declared (or found) to be a derivative of an earlier
line; it zeroes an earlier equation, where the equation falls from positive to negative; it is the solver's answer; it
is proportional to likelihood times prior; or it is the same function as an earlier line, perhaps with the solutions
found in between put in.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from interview_grill.algebra import Expression
from interview_grill.algebra.comparison import equal, equal_up_to_constant, equal_up_to_factor, is_defined
from interview_grill.algebra.sampling import points
from interview_grill.algebra.syntax import Apply, Name, substituted
from interview_grill.bank.derivation import Mode
from interview_grill.derivations.calculus import is_derivative, is_maximum_at, is_stationary_at, vanishes_at
from interview_grill.derivations.checked import CheckedDerivation, CheckedLine, read_derivation
from interview_grill.derivations.judge import compare_with
from interview_grill.derivations.solver_link import agrees_with_solver
from interview_grill.errors import GrillError

if TYPE_CHECKING:
    from interview_grill.algebra.syntax import Node
    from interview_grill.bank.derivation import Derivation

_POINTS = 12


def faults_of(derivation: Derivation) -> list[tuple[int, str]]:
    """Everything wrong with a derivation, as (line number, what); line 0 is the whole of it.

    Nothing is raised: a GrillError met in checking a line is that line's fault.
    """
    try:
        checked = read_derivation(derivation)
    except GrillError as error:
        return [(0, str(error))]
    faults: list[tuple[int, str]] = []
    for line in checked.computed_lines:
        try:
            faults += [(line.number, what) for what in _line_faults(checked, line)]
        except GrillError as error:
            faults.append((line.number, str(error)))
    return faults


def _line_faults(derivation: CheckedDerivation, line: CheckedLine) -> list[str]:
    assert line.value is not None
    undefined = [
        point
        for point in points(derivation.names, count=_POINTS, seed=line.number)
        if not is_defined(line.value.evaluate(point))
    ]
    if len(undefined) == _POINTS:
        return ["has no value anywhere in the declared domains"]
    faults = _declared_faults(derivation, line)
    if not faults and not _follows(derivation, line):
        faults.append(
            "does not follow from the lines before it by any check; declare derivative_of, root, solver or "
            "product_of, or `argued: true` if it rests on an argument"
        )
    faults += [
        f"the wrong line `{wrong.tag}` is accepted as right"
        for wrong, value in line.wrong
        if compare_with(derivation, line, value).agreed
    ]
    faults += [
        f"the other form `{text}` is not the line, nor does it follow from the lines before it"
        for text, form in zip(line.line.also, line.also, strict=True)
        if not _is_sound_form(derivation, line, form)
    ]
    return faults


def _declared_faults(derivation: CheckedDerivation, line: CheckedLine) -> list[str]:
    """What the author claims of the line and does not hold."""
    assert line.value is not None
    expect, faults = line.line.expect, []
    if expect.derivative_of is not None:
        source = _line(derivation, expect.derivative_of, before=line.number)
        if source is None or source.value is None:
            faults.append(f"derivative_of: line {expect.derivative_of} is no earlier typed line")
        elif not _is_derivative_of(derivation, line, source, expect.free, expect.order):
            faults.append(f"is not the derivative of line {expect.derivative_of} in {', '.join(expect.free)}")
    if expect.solver is not None:
        told = agrees_with_solver(line.value, derivation.names, expect)
        faults += [told] if told else []
    if line.factors and not _is_product(derivation, line):
        faults.append("is not proportional to the product of the declared factors")
    if line.mode is Mode.ROOT:
        faults += _root_faults(derivation, line)
    return faults


def _root_faults(derivation: CheckedDerivation, line: CheckedLine) -> list[str]:
    assert line.value is not None
    root = derivation.root_of(line)
    if root is None:
        return []
    if not vanishes_at(line.value, root, derivation.names, line.free[0]):
        return [f"does not vanish at its root {root.read_as}"]
    source = _line(derivation, line.line.expect.derivative_of or 0, before=line.number)
    if source is None or source.value is None:
        return []
    minimum = line.line.expect.minimum
    if is_maximum_at(source.value, root, derivation.names, line.free[0], minimum):
        return []
    return [f"its root {root.read_as} is no {'minimum' if minimum else 'maximum'}"]


def _follows(derivation: CheckedDerivation, line: CheckedLine) -> bool:
    expect = line.line.expect
    if expect.argued or expect.derivative_of is not None or expect.solver is not None or line.factors:
        return True
    earlier = [other for other in derivation.lines[: line.number - 1] if other.value is not None]
    return (
        not earlier
        or any(_linked(derivation, other, line) for other in reversed(earlier))
        or _is_put_in(derivation, earlier, line)
    )


def _is_put_in(derivation: CheckedDerivation, earlier: list[CheckedLine], line: CheckedLine) -> bool:
    """Whether `line` is an earlier one with the names solved for in between replaced by their solutions."""
    solved = {name: solution.node for name, solution in _solved_before(derivation, line).items()}
    for other in earlier:
        if other.value is None or other.mode is not line.mode or solved.keys().isdisjoint(other.value.names):
            continue
        put_in = replace(other, value=Expression(substituted(other.value.node, solved)))
        if _same_in_mode(derivation, put_in, line):
            return True
    return False


def _linked(derivation: CheckedDerivation, earlier: CheckedLine, line: CheckedLine) -> bool:
    """Whether `line` is the same function as an earlier one in its mode, its log, its root, or its derivative."""
    assert earlier.value is not None
    assert line.value is not None
    if earlier.mode is Mode.ROOT and line.mode is Mode.EQUAL:
        free = earlier.free[0]
        if free not in line.value.names and vanishes_at(earlier.value, line.value, derivation.names, free):
            return True
    if earlier.value.is_vector == line.value.is_vector and _same_in_mode(derivation, earlier, line):
        return True
    scalars = [name for name in sorted(earlier.value.names) if not derivation.names.is_vector(name)]
    solves = earlier.mode in (Mode.CONSTANT, Mode.EQUAL) and line.mode is Mode.EQUAL
    if solves and any(
        is_stationary_at(earlier.value, line.value, derivation.names, name) for name in scalars
    ):
        return True
    return any(_is_derivative_of(derivation, line, earlier, (name,), 1) for name in scalars)


def _is_derivative_of(
    derivation: CheckedDerivation, line: CheckedLine, source: CheckedLine, free: tuple[str, ...], order: int
) -> bool:
    assert line.value is not None
    assert source.value is not None
    solved = _solved_before(derivation, line)
    return is_derivative(line.value, source.value, derivation.names, free, order, solved)


def _solved_before(derivation: CheckedDerivation, line: CheckedLine) -> dict[str, Expression]:
    """Names for which an earlier line gives the solution of one before it: these may have been put in."""
    solved: dict[str, Expression] = {}
    earlier = [other for other in derivation.lines[: line.number - 1] if other.value is not None]
    for place, solution in enumerate(earlier):
        if solution.mode is not Mode.EQUAL or solution.value is None or solution.value.is_vector:
            continue
        for source in earlier[:place]:
            if source.value is None or source.mode is Mode.EQUAL:
                continue
            for name in source.value.names - solution.value.names:
                if derivation.names.is_vector(name):
                    continue
                if source.mode is Mode.ROOT:
                    hit = name in source.free and vanishes_at(
                        source.value, solution.value, derivation.names, name
                    )
                else:
                    hit = is_stationary_at(source.value, solution.value, derivation.names, name)
                if hit:
                    solved[name] = solution.value
    return solved


def _same_in_mode(derivation: CheckedDerivation, earlier: CheckedLine, line: CheckedLine) -> bool:
    assert earlier.value is not None
    assert line.value is not None
    names = derivation.names
    if earlier.mode is Mode.FACTOR and line.mode is Mode.CONSTANT:
        logged = Expression(Apply("ln", (earlier.value.node,)))
        return equal_up_to_constant(line.value, logged, names, free=line.free).agreed
    if line.mode is Mode.CONSTANT:
        return equal_up_to_constant(line.value, earlier.value, names, free=line.free).agreed
    if line.mode is Mode.FACTOR:
        return equal_up_to_factor(line.value, earlier.value, names, free=line.free).agreed
    # What is known up to a constant or a factor only settles nothing for a line that must be exact.
    exact = earlier.mode not in (Mode.CONSTANT, Mode.FACTOR)
    return exact and equal(line.value, earlier.value, names).agreed


def _is_product(derivation: CheckedDerivation, line: CheckedLine) -> bool:
    assert line.value is not None
    node = line.factors[0].node
    for factor in line.factors[1:]:
        node = Apply("*", (node, factor.node))
    return equal_up_to_factor(Expression(node), line.value, derivation.names, free=line.free).agreed


def _is_sound_form(derivation: CheckedDerivation, line: CheckedLine, form: Expression) -> bool:
    """Whether another accepted form is the line itself in its mode, perhaps with a solution still to be put in
    or with the other sign of a name (a multiplier may have either), or follows from a line before it.
    """
    solved = {name: solution.node for name, solution in _solved_before(derivation, line).items()}
    turned: list[dict[str, Node]] = [
        {name: Apply("neg", (Name(name),))}
        for name in sorted(form.names)
        if not derivation.names.is_vector(name)
    ]
    alone = replace(line, also=())
    ways: list[dict[str, Node]] = [{}, solved, *turned]
    for put_in in ways:
        if compare_with(derivation, alone, Expression(substituted(form.node, put_in))).agreed:
            return True
    other = replace(line, value=form)
    return any(
        _linked(derivation, earlier, other)
        for earlier in derivation.lines[: line.number - 1]
        if earlier.value is not None
    )


def _line(derivation: CheckedDerivation, number: int, *, before: int) -> CheckedLine | None:
    return derivation.lines[number - 1] if 1 <= number < before else None

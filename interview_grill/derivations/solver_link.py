"""Whether a line has the reference solver's value on random data.

The solver is written apart from the derivations and proven against other programs, so agreement says more
than that a line follows from the one before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.algebra import AUTHORED, parse
from interview_grill.algebra.comparison import is_defined, same_value
from interview_grill.algebra.sampling import points
from interview_grill.errors import SolverError

if TYPE_CHECKING:
    from interview_grill.algebra import Expression, Names
    from interview_grill.bank.derivation import Expect

DATA_SETS = 50
_LEAST = 25
_RTOL = 1e-9


def agrees_with_solver(value: Expression, names: Names, expect: Expect) -> str | None:
    """None when the solver's call has the line's value on 50 data sets, else what is wrong.

    Without declared arguments, each argument of the call takes the given of the same name; a lone sample is
    `data`. Data outside the model's conditions are passed over, but half of the sets must count. Raises
    FormulaError for an argument that cannot be read, and SolverError for an unknown call whose arguments are
    not declared.
    """
    from interview_grill.solver.calls import call, signature

    assert expect.solver is not None
    arguments = dict(expect.solver_arguments) or _by_name(signature(expect.solver), names)
    read = {name: parse(text, names, limits=AUTHORED) for name, text in arguments.items()}
    compared = 0
    for point in points(names, count=DATA_SETS, seed=41):
        expected = value.evaluate(point)
        if not is_defined(expected):
            continue
        try:
            answer = call(expect.solver, {name: text.evaluate(point) for name, text in read.items()})
        except SolverError:
            continue
        compared += 1
        if not same_value(expected, answer, rtol=_RTOL, atol=1e-12):
            shown = ", ".join(f"{name} = {point[name]}" for name in point)
            return f"differs from the solver's {expect.solver}: {expected} against {answer} at {shown}"
    if compared < _LEAST:
        return f"the solver's {expect.solver} could be compared on {compared} of {DATA_SETS} data sets only"
    return None


def _by_name(wanted: tuple[str, ...], names: Names) -> dict[str, str]:
    samples = [name for name in names if names.is_vector(name)]
    found = {name: name for name in wanted if name in names}
    if "data" in wanted and "data" not in found and len(samples) == 1:
        found["data"] = samples[0]
    return found

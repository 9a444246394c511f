"""The reference solver's answer to an instance."""

from __future__ import annotations

from typing import NamedTuple

from interview_grill.algebra import AUTHORED, Expression, Names, Value, Values, parse
from interview_grill.bank.task import SolverCall


class ReferenceCall(NamedTuple):
    """A solver call whose arguments are formulas in the drawn names."""

    name: str
    arguments: tuple[tuple[str, Expression], ...]

    def answer(self, values: Values) -> Value:
        """The solver's answer; loads numpy. Raises SolverError outside the conditions of the model."""
        from interview_grill.solver.calls import call  # numpy is not needed before an answer is checked

        return call(self.name, {name: formula.evaluate(values) for name, formula in self.arguments})


def read_call(declared: SolverCall, names: Names) -> ReferenceCall:
    """Read the arguments of a call; FormulaError for one that cannot be read.

    Whether there is such a call, and whether it takes these arguments, shows when it answers.
    """
    arguments = tuple((name, parse(text, names, limits=AUTHORED)) for name, text in declared.arguments)
    return ReferenceCall(declared.name, arguments)

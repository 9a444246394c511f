"""Solver calls by name, as a bank writes them: `solver: {call: gaussian.mle.variance, with: {data: x}}`.

Only names of the closed table can be called. Importing this module loads no numpy; a call loads what it
needs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import isfinite

from interview_grill.errors import SolverError
from interview_grill.solver.doubles import within_doubles
from interview_grill.solver.signature import Signature, call_names, describe, signature

__all__ = ["Argument", "Binding", "call", "call_names", "describe", "signature"]

Argument = float | Sequence[float]
Binding = Callable[..., float | Sequence[float]]

_COMPUTED_IN_ARRAYS = {"families", "estimators", "regression"}


def call(name: str, arguments: Mapping[str, Argument]) -> float | tuple[float, ...]:
    """Return the answer of a call: a number, or a tuple where the table says `-> vector`.

    Raises SolverError for an unknown name (with the nearest one), a missing, unknown or ill-shaped argument,
    data outside the model's conditions, and an answer that is not finite.
    """
    described = describe(name)
    checked = _checked(name, described, arguments)
    bound = _bindings(described.group)[name]
    with within_doubles(arrays=described.group in _COMPUTED_IN_ARRAYS or "data" in checked):
        answer = bound(**checked)
    if described.answers_vector:
        vector = tuple(float(entry) for entry in _entries(answer))
        finite = all(isfinite(entry) for entry in vector)
        result: float | tuple[float, ...] = vector
    else:
        result = float(_scalar(name, answer))
        finite = isfinite(result)
    if not finite:
        raise SolverError(f"{name} has no finite value here")
    return result


def _entries(answer: float | Sequence[float]) -> Sequence[float]:
    return (answer,) if isinstance(answer, int | float) else answer


def _scalar(name: str, answer: float | Sequence[float]) -> float:
    if not isinstance(answer, int | float):
        raise SolverError(f"{name} was expected to answer with one number")
    return answer


def _checked(name: str, described: Signature, arguments: Mapping[str, Argument]) -> dict[str, Argument]:
    takes = f"{name} takes " + ", ".join(described.arguments)
    for given in arguments:
        if given not in described.arguments:
            raise SolverError(f"{name} has no argument {given!r}", mend=takes)
    for wanted in described.arguments:
        if wanted not in arguments and wanted not in described.optional:
            raise SolverError(f"{name} needs the argument {wanted!r}", mend=takes)
    return {
        given: _vector(name, given, value) if given in described.vectors else _number(name, given, value)
        for given, value in arguments.items()
    }


def _number(name: str, given: str, value: Argument) -> float:
    if not isinstance(value, int | float):
        raise SolverError(f"{name}: {given!r} must be one number")
    if not isfinite(value):
        raise SolverError(f"{name}: {given!r} must be finite, not {value}")
    return value


def _vector(name: str, given: str, value: Argument) -> tuple[float, ...]:
    if isinstance(value, int | float | str):
        raise SolverError(f"{name}: {given!r} must be a list of numbers")
    return tuple(_number(name, given, entry) for entry in value)


def _bindings(group: str) -> Mapping[str, Binding]:
    """The functions of one group, imported only when one of them is called."""
    loaders: dict[str, Callable[[], Mapping[str, Binding]]] = {
        "families": _families,
        "estimators": _estimators,
        "regression": _regression,
        "conjugate": _conjugate,
        "divergences": _divergences,
        "preferences": _preferences,
    }
    return loaders[group]()


def _families() -> Mapping[str, Binding]:
    from interview_grill.solver.bindings.families import FAMILIES

    return FAMILIES


def _estimators() -> Mapping[str, Binding]:
    from interview_grill.solver.bindings.estimators import ESTIMATORS

    return ESTIMATORS


def _regression() -> Mapping[str, Binding]:
    from interview_grill.solver.bindings.regression import REGRESSION

    return REGRESSION


def _conjugate() -> Mapping[str, Binding]:
    from interview_grill.solver.bindings.conjugate import CONJUGATE

    return CONJUGATE


def _divergences() -> Mapping[str, Binding]:
    from interview_grill.solver.bindings.divergences import DIVERGENCES

    return DIVERGENCES


def _preferences() -> Mapping[str, Binding]:
    from interview_grill.solver.bindings.preferences import PREFERENCES

    return PREFERENCES

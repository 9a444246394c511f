"""Priors as a user writes them: `beta:2,2`, `gamma:3,1.5`, `normal:0,2` (mean and sd)."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from interview_grill.errors import SolverError

# The numbers each kind takes; None means two or more of the same kind.
_SHAPES: dict[str, tuple[str, ...] | None] = {
    "beta": ("alpha", "beta"),
    "gamma": ("shape", "rate"),
    "normal": ("mean", "sd"),
    "dirichlet": None,
    "inverse-gamma": ("shape", "scale"),
    "normal-inverse-gamma": ("mean", "count", "shape", "scale"),
}
_ANY_SIGN = {"mean"}


@dataclass(frozen=True, slots=True)
class Prior:
    """A kind of prior and its numbers in the order of the kind."""

    kind: str
    numbers: tuple[float, ...]

    def require(self, model: str, *kinds: str) -> None:
        """Raise a SolverError unless the prior is of one of these kinds."""
        if self.kind not in kinds:
            expected = " or ".join(_written(kind) for kind in kinds)
            raise SolverError(f"{model} takes no {self.kind} prior", mend=f"write {expected}")


def parse_prior(text: str) -> Prior:
    """Read `kind:number,number`.

    Raises SolverError, saying what was expected, for an unknown kind, another count of numbers, and a number
    that is not finite or, but for a mean, not positive.
    """
    kind, colon, listed = text.strip().partition(":")
    kind = kind.strip().lower()
    if kind not in _SHAPES:
        raise SolverError(
            f"no prior is called {kind!r}", mend="the priors are " + ", ".join(map(_written, _SHAPES))
        )
    numbers = tuple(_number(word, text) for word in listed.split(",")) if colon else ()
    names = _SHAPES[kind] or tuple(f"a{k + 1}" for k in range(max(len(numbers), 2)))
    if len(numbers) != len(names):
        raise SolverError(f"the prior {text!r} has {len(numbers)} numbers", mend=f"write {_written(kind)}")
    for name, value in zip(names, numbers, strict=True):
        if name not in _ANY_SIGN and not value > 0.0:
            raise SolverError(f"the {name} of the prior {text!r} must be positive, not {value:g}")
    return Prior(kind, numbers)


def _written(kind: str) -> str:
    names = _SHAPES[kind]
    return f"{kind}:{','.join(names) if names else 'a1,a2,...'}"


def _number(word: str, text: str) -> float:
    try:
        value = float(word)
    except ValueError:
        raise SolverError(f"the prior {text!r} has {word.strip()!r} where a number belongs") from None
    if not isfinite(value):
        raise SolverError(f"the prior {text!r} has a number that is not finite")
    return value

"""The comparisons by the names a bank uses for them."""

from __future__ import annotations

from collections.abc import Sequence

from interview_grill.algebra.comparison import Comparison, equal, equal_up_to_constant, equal_up_to_factor
from interview_grill.algebra.expression import Expression
from interview_grill.algebra.names import Names
from interview_grill.algebra.roots import same_root
from interview_grill.errors import ProblemError


def compare(
    candidate: Expression,
    reference: Expression,
    names: Names,
    *,
    mode: str = "equal",
    free: Sequence[str] = (),
    root: Expression | None = None,
    seed: int = 0,
) -> Comparison:
    """Compare in the mode `equal`, `constant`, `factor` or `root`.

    `free` are the parameters over which `constant` and `factor` must hold, or the unknown of `root`, whose
    candidates are read with `parse_equation`; `root` is its declared root, None to have it found. Raises
    ProblemError for another mode, for names in `free` that are not declared, and when the reference cannot
    serve.
    """
    missing = [name for name in free if name not in names]
    if missing or (mode != "equal" and not free):
        raise ProblemError(f"mode {mode} needs declared names in `in`: {', '.join(missing) or 'none given'}")
    if mode == "equal":
        return equal(candidate, reference, names, seed=seed)
    if mode == "constant":
        return equal_up_to_constant(candidate, reference, names, free=free, seed=seed)
    if mode == "factor":
        return equal_up_to_factor(candidate, reference, names, free=free, seed=seed)
    if mode == "root":
        return same_root(candidate, reference, names, free=free[0], root=root, seed=seed)
    raise ProblemError(f"there is no mode {mode}", mend="equal, constant, factor or root")

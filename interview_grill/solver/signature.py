"""What a solver call takes and gives, read from one entry of the closed table."""

from __future__ import annotations

from dataclasses import dataclass

from interview_grill.errors import SolverError
from interview_grill.solver.call_table import GROUPS


@dataclass(frozen=True, slots=True)
class Signature:
    """Argument names of a call in order, which of them may be left out, which are vectors, and the answer's
    shape.
    """

    group: str
    arguments: tuple[str, ...]
    optional: frozenset[str]
    vectors: frozenset[str]
    answers_vector: bool


def call_names() -> tuple[str, ...]:
    """Return every name in the table, sorted."""
    return tuple(sorted(name for group in GROUPS.values() for name in group))


def describe(name: str) -> Signature:
    """Return the full signature of a call; a SolverError naming the nearest call if there is none of that
    name.
    """
    for group, entries in GROUPS.items():
        if name in entries:
            return _read(group, entries[name])
    from difflib import get_close_matches

    nearest = get_close_matches(name, call_names(), n=1, cutoff=0.5)
    raise SolverError(
        f"no solver call is named {name!r}", mend=f"did you mean {nearest[0]!r}?" if nearest else None
    )


def signature(name: str) -> tuple[str, ...]:
    """Return the names of a call's arguments, required ones first as the table lists them; SolverError as in
    `describe`.
    """
    return describe(name).arguments


def _read(group: str, entry: str) -> Signature:
    listed, _, answer = entry.partition(" -> ")
    words = listed.split()
    return Signature(
        group=group,
        arguments=tuple(word.rstrip("?").removesuffix("[]") for word in words),
        optional=frozenset(word.rstrip("?").removesuffix("[]") for word in words if word.endswith("?")),
        vectors=frozenset(word.rstrip("?").removesuffix("[]") for word in words if "[]" in word),
        answers_vector=answer == "vector",
    )

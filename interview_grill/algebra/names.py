"""The names a formula may use, found under every spelling people give them: `θ̂`, `theta_hat`, `thetahat`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from interview_grill.algebra.domains import Domain, parse_domain
from interview_grill.algebra.functions import FUNCTIONS
from interview_grill.algebra.syntax import Node
from interview_grill.errors import ProblemError

GREEK: dict[str, str] = {
    "α": "alpha",
    "β": "beta",
    "γ": "gamma",
    "δ": "delta",
    "ε": "epsilon",
    "ζ": "zeta",
    "η": "eta",
    "θ": "theta",
    "ι": "iota",
    "κ": "kappa",
    "λ": "lambda",
    "μ": "mu",
    "ν": "nu",
    "ξ": "xi",
    "π": "pi",
    "ρ": "rho",
    "ς": "sigma",
    "σ": "sigma",
    "τ": "tau",
    "υ": "upsilon",
    "φ": "phi",
    "χ": "chi",
    "ψ": "psi",
    "ω": "omega",
    "Γ": "Gamma",
    "Δ": "Delta",
    "Θ": "Theta",
    "Λ": "Lambda",
    "Ξ": "Xi",
    "Π": "Pi",
    "Σ": "Sigma",
    "Φ": "Phi",
    "Ψ": "Psi",
    "Ω": "Omega",
}
LETTER = {name: letter for letter, name in GREEK.items() if letter != "ς"}
HAT, BAR = "\u0302", "\u0304"
_MARKS = {HAT: "hat", BAR: "bar"}
_SHORT = {"lam": "lambda", "lamda": "lambda", "lmbda": "lambda", "eps": "epsilon", "sig": "sigma"}
_GREEK_LETTERS = "".join(GREEK)
# What a formula can hold as one name: no other alphabet, no `x²`, no sum sign; a Greek letter stands by itself.
DECLARABLE = re.compile(
    rf"(?![ΣΠ])(?:[{_GREEK_LETTERS}](?:hat|bar)?[0-9]*|[A-Za-z][A-Za-z0-9]*)(?:_(?:[A-Za-z0-9]+|[{_GREEK_LETTERS}]))*"
)
RESERVED = (FUNCTIONS | {"e", "pi", "log"}) - {"gamma"}


@lru_cache(maxsize=1024)
def spelling_key(name: str) -> str:
    """One key for all spellings of a name: Greek letters by name, marks as words, no underscores."""
    parts = [
        _MARKS.get(character) or GREEK.get(character, character) for character in name if character != "_"
    ]
    key = "".join(parts)
    key = _SHORT.get(key, key)
    return re.sub(r"(?<=.)(?:sq|squared)$", "2", key)


@dataclass(frozen=True, slots=True)
class Names:
    """Declared names with their domains. Spellings that would be confused with each other are refused.

    `keys` leads from the key of every spelling to the name as declared, `meanings` from that of what else is
    written (`alpha` for a, `Z` for a sum) to what it stands for. Build with `declare`, which checks, and
    `written.with_written`.
    """

    domains: Mapping[str, Domain]
    keys: Mapping[str, str]
    meanings: Mapping[str, Node] = field(default_factory=dict)

    @classmethod
    def declare(cls, given: Mapping[str, str | Domain]) -> Names:
        """Names from `{"x": "sample", "n": "size of x"}`.

        Raises ProblemError for a name that is a function, constant or no name at all, for two that would be
        read as one, for a declaration that is not read, and for the size of what is no declared sample.
        """
        domains: dict[str, Domain] = {}
        keys: dict[str, str] = {}
        for name, declared in given.items():
            key = spelling_key(name)
            if key in RESERVED or not DECLARABLE.fullmatch(name):
                raise ProblemError(f"`{name}` cannot be declared as a name", mend="choose another name")
            if key in keys:
                raise ProblemError(f"`{name}` and `{keys[key]}` would be read as one name", mend="rename one")
            domain = parse_domain(declared) if isinstance(declared, str) else declared
            domains[name] = domain
            keys[key] = name
        for name, domain in domains.items():
            if domain.like and not (domain.like in domains and domains[domain.like].vector):
                raise ProblemError(f"`{name}` has the size of `{domain.like}`, which is no declared sample")
        return cls(domains, keys)

    def extended(self, given: Mapping[str, str | Domain]) -> Names:
        """These names and some more; a name declared again takes the new domain. ProblemError as in
        `declare`.
        """
        return replace(Names.declare({**self.domains, **given}), meanings=self.meanings)

    def without(self, *names: str) -> Names:
        """These names less some; those that are not there do no harm. ProblemError when one left has the size
        of one taken.
        """
        kept = {name: domain for name, domain in self.domains.items() if name not in names}
        return replace(Names.declare(kept), meanings=self.meanings)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Everything that may be written: the declared names, then those that stand for formulas."""
        return (*self.domains, *self.meanings)

    def find(self, spelling: str) -> str | None:
        """The declared name meant by a spelling, or None."""
        return self.keys.get(spelling_key(spelling))

    def meaning(self, spelling: str) -> Node | None:
        """What is written for a formula of the declared names, or None."""
        return self.meanings.get(spelling_key(spelling)) if self.meanings else None

    def is_vector(self, name: str) -> bool:
        """Whether a declared name stands for several numbers; KeyError for a name that is not declared."""
        return self.domains[name].vector

    def size_of(self, vector: str) -> str | None:
        """The name declared as the size of a vector, or None."""
        sizes = (name for name, domain in self.domains.items() if domain.like == vector and not domain.vector)
        return next(sizes, None)

    def __contains__(self, name: object) -> bool:
        return name in self.domains

    def __iter__(self) -> Iterator[str]:
        return iter(self.domains)

    def __len__(self) -> int:
        return len(self.domains)


def with_meanings(names: Names, meanings: Mapping[str, Node]) -> Names:
    """The names with more meanings, unchecked; a declared name keeps its own."""
    added = {spelling_key(name): node for name, node in meanings.items() if names.find(name) is None}
    return replace(names, meanings={**names.meanings, **added})

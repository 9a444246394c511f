"""Ids for questions that come without one: slugs of their words.

A reader sees them in every command, so they say what is asked: small words and the marks of formulas are left
out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 60
_FORMULA_MARKS = re.compile(
    r"\\(?:hat|bar|tilde|mathrm|mathbf|mathcal|operatorname|text|left|right)\b|[$\\{}^_]"
)
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "θ": "theta", "κ": "kappa",
    "λ": "lambda", "μ": "mu", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "phi", "χ": "chi",
    "ψ": "psi", "ω": "omega", "ß": "ss", "æ": "ae", "ø": "o", "ł": "l",
}  # fmt: skip
_BETWEEN = re.compile(r"[^a-z0-9]+")
_SMALL = re.compile(
    r"an?|and|are|as|at|be|by|can|do(?:es)?|for|from|how|i[fnst]?|its|o[nr]|of|that|the|this|to|was|we"
    r"|wh(?:at|en|ich|y)|will|with|would|your?|explain|describe|define|give"
)


def slug(text: str, longest: int = _LONGEST) -> str:
    """Lower-case letters, digits and single hyphens, at least one of them: `gaussian-variance`."""
    plain = _FORMULA_MARKS.sub(" ", text[:1000]).lower()
    if not plain.isascii():
        plain = "".join(_GREEK.get(c, c) for c in plain)
        plain = "".join(c for c in normalize("NFKD", plain) if not combining(c))
    words = [word for word in _BETWEEN.sub(" ", plain.replace("'", "").replace("’", "")).split() if word]
    said = [word for word in words if not _SMALL.fullmatch(word)] or words
    made = ""
    for word in said:
        longer = f"{made}-{word}" if made else word
        if len(longer) > longest:
            break
        made = longer
    return made or (said[0][:longest] if said else "question")


class Names:
    """Ids in use; each new one is free, and taken from then on."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def take(self, id_: str) -> str:
        """Note that an id is in use."""
        self._taken.add(id_)
        return id_

    def fresh(self, text: str) -> str:
        """The slug of a text, with a number behind it if that is taken; from then on it is. Never longer than
        an id may be.
        """
        first = slug(text, _LONGEST - 8)
        made = first
        while made in self._taken:
            number = self._last.get(first, 1) + 1
            self._last[first] = number
            made = f"{first}-{number}"
        return self.take(made)

"""The macros that take arguments, the environments, and the list of all that is understood."""

from __future__ import annotations

from functools import lru_cache

from interview_grill.typeset.letters import ALPHABET_OF, COMBINING
from interview_grill.typeset.symbols import MACROS

FRACTIONS = frozenset(("frac", "dfrac", "tfrac", "cfrac"))
BINOMIALS = frozenset(("binom", "dbinom", "tbinom"))
ACCENTS = frozenset((*COMBINING, "overbrace", "underbrace"))
TEXTS = frozenset(("text", "textrm", "textit", "textbf", "texttt", "textsf", "mbox", "textnormal"))
UPRIGHT = frozenset(("mathrm", "mathit", "mathsf", "mathtt", "operatorname", "operatorname*"))
STACKS = frozenset(("overset", "underset", "stackrel"))
ARROWS = {
    "xrightarrow": ("→", "->"), "xleftarrow": ("←", "<-"), "xRightarrow": ("⇒", "=>"),
    "xLeftarrow": ("⇐", "<=="), "xleftrightarrow": ("↔", "<->"), "xmapsto": ("↦", "|->"),
}  # fmt: skip
SIZES = frozenset(size + side for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r", "m"))
ENVIRONMENTS = {
    "matrix": ("", ""), "pmatrix": ("(", ")"), "bmatrix": ("[", "]"), "vmatrix": ("|", "|"),
    "Vmatrix": ("‖", "‖"), "Bmatrix": ("{", "}"), "smallmatrix": ("", ""), "array": ("", ""),
    "cases": ("{", ""), "rcases": ("", "}"), "aligned": ("", ""), "align": ("", ""), "align*": ("", ""),
    "split": ("", ""), "gathered": ("", ""), "alignedat": ("", ""),
}  # fmt: skip
"""Each environment and the delimiters it brings."""
ALIGNED = frozenset(("aligned", "align", "align*", "split", "gathered", "substack"))

_OTHERS = (
    "sqrt",
    "not",
    "substack",
    "begin",
    "end",
    "left",
    "right",
    "middle",
    "limits",
    "nolimits",
    "boxed",
    "\\",
)


def known_macros() -> tuple[str, ...]:
    """Every macro that can be typeset, sorted, each with its backslash; `\\begin{…}` once per environment."""
    structural = (
        FRACTIONS
        | BINOMIALS
        | ACCENTS
        | TEXTS
        | UPRIGHT
        | STACKS
        | SIZES
        | frozenset(ARROWS)
        | frozenset(ALPHABET_OF)
    )
    names = set(MACROS) | structural | set(_OTHERS)
    environments = [f"\\begin{{{name}}}" for name in ENVIRONMENTS]
    return tuple(sorted([f"\\{name}" for name in names] + environments))


@lru_cache(maxsize=64)  # a mistake is seldom made once
def nearest_macro(name: str) -> str | None:
    """The known macro most like a mistyped one, with its backslash; None if none is near."""
    import difflib  # only once something is wrong

    close = difflib.get_close_matches(
        f"\\{name}", [macro for macro in known_macros() if macro[1:2].isalpha()], n=1
    )
    return close[0] if close else None

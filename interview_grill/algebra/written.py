"""Names that stand for a formula of the declared ones: what a card writes beside them can be typed too.

`alpha: a` is another letter for a name, `n: sum(c)` a number that the names determine. Each is replaced by
what it stands for while the text is read (`sigma2: v` lets sigma stand for
sqrt(v)), so that everything behind the reader knows the declared names only.
"""

from __future__ import annotations

from collections.abc import Mapping

from interview_grill.algebra.names import DECLARABLE, RESERVED, Names, spelling_key, with_meanings
from interview_grill.algebra.reading import parse
from interview_grill.algebra.syntax import Apply
from interview_grill.algebra.tokens import AUTHORED
from interview_grill.errors import FormulaError, ProblemError


def with_written(names: Names, written: Mapping[str, str]) -> Names:
    """The names and what else may be written for formulas of them; a formula may use those before it.

    Raises ProblemError for what is no name, or is one already, and for a formula that cannot be read.
    """
    taken = {*names.keys, *map(spelling_key, written)}
    for name, formula in written.items():
        key = spelling_key(name)
        if key in RESERVED or not DECLARABLE.fullmatch(name):
            raise ProblemError(f"`{name}` cannot be written for a formula", mend="choose another name")
        if key in names.keys or key in names.meanings:
            raise ProblemError(f"`{name}` has a meaning already", mend="take it out of `written`")
        try:
            meaning = parse(formula, names, limits=AUTHORED).node
        except FormulaError as error:
            raise ProblemError(f"`{name}`: `{formula}`: {error.what}", mend=error.mend) from error
        names = with_meanings(names, {name: meaning})
        root = key.removesuffix("2")
        if root != key and root not in taken | names.meanings.keys():
            names = with_meanings(names, {root: Apply("sqrt", (meaning,), meaning.vector)})
    return names

"""What is typed in another notation, rewritten as the plain text that the reader knows, each character with its origin.

A text may mix the notations. It is rewritten once, before labels, clauses and words around a formula are looked
for; what fails behind that is shown at its place in what was typed. Authors write plain text only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar

from interview_grill.algebra.tokens import AUTHORED
from interview_grill.errors import FormulaError

LONGEST = 1200
"""Characters of another notation that are read; what they come to has the reader's own limit."""

P = ParamSpec("P")
T = TypeVar("T")


class Notation(NamedTuple):
    """A notation: the pattern that gives it away in a text, and how such a text is rewritten.

    That gives the plain text, and for each of its characters and for its end the column in its argument; or
    raises FormulaError there. Plain text it leaves as it is, and so what it gives itself.
    """

    mark: str | re.Pattern[str]
    rewrite: Callable[[str], tuple[str, Sequence[int]]]


class Rewritten(NamedTuple):
    """The plain `text` for what was `typed`; `origins` has the typed column of each character of it and of its end."""

    text: str
    origins: Sequence[int]
    typed: str

    def located(self, error: FormulaError) -> FormulaError:
        """An error in the plain text as one in the typed one."""
        if self.text is self.typed:
            return error
        position = self.origins[min(error.position, len(self.text))]
        return FormulaError(error.what, text=self.typed, position=position, mend=error.mend)


def rewritten(text: str) -> Rewritten:
    """The text in plain form. Raises FormulaError, at its place in `text`, for what no notation can say."""
    plain = Rewritten(text, range(len(text) + 1), text)
    if len(text) > LONGEST:
        return plain  # the reader refuses it
    for notation in NOTATIONS:
        if re.search(notation.mark, plain.text):
            try:
                result, columns = notation.rewrite(plain.text)
            except FormulaError as error:
                raise plain.located(error) from None
            plain = Rewritten(result, [plain.origins[column] for column in columns], text)
    return plain


def in_any_notation(read: Callable[Concatenate[str, P], T]) -> Callable[Concatenate[str, P], T]:
    """`read`, of a text in any notation unless it is an author's."""

    @wraps(read)
    def reading(text: str, /, *args: P.args, **kwargs: P.kwargs) -> T:
        if kwargs.get("limits") is AUTHORED:
            return read(text, *args, **kwargs)
        plain = rewritten(text)
        try:
            return read(plain.text, *args, **kwargs)
        except FormulaError as error:
            raise plain.located(error) from None

    return reading


def _from_latex(text: str) -> tuple[str, Sequence[int]]:
    from interview_grill.algebra.latex_notation import from_latex

    return from_latex(text)


def _from_python(text: str) -> tuple[str, Sequence[int]]:
    from interview_grill.algebra.python_notation import from_python

    return from_python(text)


#: What gives Python away. A power `**` does not: plain text has it as well. Compiled when something is first typed.
_PYTHON = (
    r"(?<=[\w)\]])\.[^\W\d]|@|==|//|\[(?:0|-\d+)\]|ddof|lambda\s[^:]{1,40}:"
    r"|\b(?:len|float|sorted|pow|power|square|divide|clip|clamp|expm1|xlogy|xlog1py|rel_entr|logaddexp|logsumexp"
    r"|betaln|logsigmoid|log_expit|relu|reciprocal|matmul|inner|vdot|pvariance|pstdev)\("
    r"|\s(?:for\s[\w\s,()]{1,40}\sin|if\s.{1,200}\selse)\s"
    r"|^\s*([^\W\d]\w*)\s*=[^;\n=]*[;\n][\s\S]*\b\1\b"
)
#: Each imports its module when first used.
NOTATIONS: tuple[Notation, ...] = (Notation(r"[\\$]|[_^]\{", _from_latex), Notation(_PYTHON, _from_python))

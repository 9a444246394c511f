"""The text of a card as a terminal shows it: paragraphs, list items and typeset formulas, ready to be styled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.errors import TypesetError
from interview_grill.typeset.blocks import Block, Displayed, Manner
from interview_grill.typeset.charset import Charset
from interview_grill.typeset.markup import printable, read
from interview_grill.typeset.mathematics import Formula, split_mathematics

if TYPE_CHECKING:
    from collections.abc import Iterator


def prose(text: str, *, charset: Charset = Charset.UNICODE, width: int | None = None) -> list[Block]:
    """The blocks of a card's text; displayed formulas break at `width` columns, spans are left to `wrap`.

    It never fails: text whose dollars do not match is shown as it stands, and so is a formula outside the
    subset of `known_macros`.
    """
    return read(text, _Typeset(charset, width))


def faults(text: str) -> list[TypesetError]:
    """What `prose` would have to show as it stands, each with its offset in `text`; of dollars that do not
    match the first.
    """
    try:
        pieces = split_mathematics(text)
    except TypesetError as error:
        return [error]
    return list(_faults_of([piece for piece in pieces if isinstance(piece, Formula)], text))


def _faults_of(formulas: list[Formula], text: str) -> Iterator[TypesetError]:
    from interview_grill.typeset.formula import check

    for formula in formulas:
        try:
            check(formula.latex)
        except TypesetError as error:
            at = formula.start + error.position
            yield TypesetError(error.what, source=text, position=at, mend=error.mend)


class _Typeset:
    """Formulas as characters; one that cannot be typeset stays visible as its source."""

    def __init__(self, charset: Charset, width: int | None) -> None:
        self.charset = charset
        self.width = width

    def words(self, text: str) -> str:
        if self.charset is Charset.UNICODE:
            return text
        from interview_grill.typeset.letters import plain

        return plain(text)

    def in_line(self, latex: str) -> tuple[str, Manner]:
        from interview_grill.typeset.formula import inline

        try:
            return inline(latex, charset=self.charset), Manner.FORMULA
        except TypesetError:
            return self.words(printable(f"${latex}$").replace("\n", " ")), Manner.SOURCE

    def displayed(self, latex: str) -> Displayed:
        from interview_grill.typeset.formula import display

        try:
            return Displayed(tuple(display(latex, charset=self.charset, width=self.width)), latex)
        except TypesetError:
            lines = tuple(self.words(line) for line in printable(latex).split("\n"))
            return Displayed(lines, latex, typeset=False)

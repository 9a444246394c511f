"""The text of a card as blocks of spans with its formulas as LaTeX, for writers of other formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.typeset.blocks import Block, Displayed, Manner
from interview_grill.typeset.markup import printable, read

if TYPE_CHECKING:
    from interview_grill.typeset.markup import Showing


def read_blocks(text: str) -> list[Block]:
    """The blocks of a text; the text of a FORMULA span and `Displayed.latex` are LaTeX without dollars.

    It never fails: text whose dollars do not match is words, and control characters are replaced.
    """
    return read(text, _AS_LATEX)


class _AsLatex:
    def words(self, text: str) -> str:
        return text

    def in_line(self, latex: str) -> tuple[str, Manner]:
        return printable(latex), Manner.FORMULA

    def displayed(self, latex: str) -> Displayed:
        return Displayed((), printable(latex).strip())


_AS_LATEX: Showing = _AsLatex()

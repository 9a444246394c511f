r"""Where the formulas of a text are: `$…$` in line, `$$…$$` displayed; `\$` is a dollar.

Dollars in code (between backticks) are characters of it. The rules are Pandoc's (`tex_math_dollars`), but a
dollar that breaks them is an error and not text: prices in an answer would hide a formula that was meant.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from interview_grill.errors import TypesetError

_MARK = re.compile(r"[\\`$]")
# A backslash takes the next character with it; an empty line ends the search for a formula in line.
_CLOSING = {"$": re.compile(r"\\.|\$|\n\n", re.DOTALL), "$$": re.compile(r"\\.|\$\$", re.DOTALL)}


class Words(NamedTuple):
    """Text outside formulas, as it stands in the source; `start` is its 0-based offset."""

    text: str
    start: int


class Formula(NamedTuple):
    """The LaTeX of a formula without its dollars; `start` is the offset of its first character."""

    latex: str
    start: int
    displayed: bool


def split_mathematics(text: str) -> list[Words | Formula]:
    """The words and formulas of `text` in order.

    An opening dollar has no space after it; a closing one has none before it and no digit after it. So the
    dollars of "from $5 to $6" are caught.

    Raises:
        TypesetError: a dollar that opens or closes nothing, or an empty formula; `position` is its offset.
    """
    pieces: list[Words | Formula] = []
    start = at = 0
    while (mark := _MARK.search(text, at)) is not None:
        at = mark.start()
        if text[at] == "\\":
            at += 2
        elif text[at] == "`":
            at = _code_end(text, at)
        else:
            formula, after = _formula(text, at)
            if start < at:
                pieces.append(Words(text[start:at], start))
            pieces.append(formula)
            start = at = after
    if start < len(text):
        pieces.append(Words(text[start:], start))
    return pieces


def _code_end(text: str, at: int) -> int:
    """The offset after the code that opens at `at`: as many backticks close it; after these alone if none do."""
    start = at
    while text.startswith("`", start):
        start += 1
    mark = text[at:start]
    close = text.find(mark, start)
    while close >= 0:
        end = close + len(mark)
        if not text.startswith("`", end):
            return end
        while text.startswith("`", end):
            end += 1
        close = text.find(mark, end)
    return start


def _formula(text: str, at: int) -> tuple[Formula, int]:
    displayed = text.startswith("$$", at)
    mark = "$$" if displayed else "$"
    start = at + len(mark)
    stop = _closing(text, start, mark)
    if stop is None:
        raise _fault(text, at, f"{mark} opens a formula that is never closed")
    latex = text[start:stop]
    if not latex.strip():
        raise _fault(text, at, "an empty formula")
    if not displayed:
        if latex[0].isspace() or latex[-1].isspace():
            raise _fault(
                text,
                at if latex[0].isspace() else stop,
                "a dollar beside a space neither opens nor closes a formula",
            )
        if text[stop + 1 : stop + 2].isdigit():
            raise _fault(text, stop, "a dollar before a digit does not close a formula")
    return Formula(latex, start, displayed), stop + len(mark)


def _closing(text: str, start: int, mark: str) -> int | None:
    for found in _CLOSING[mark].finditer(text, start):
        if found[0] == mark:
            return found.start()
        if found[0] == "\n\n":
            return None
    return None


def _fault(text: str, position: int, what: str) -> TypesetError:
    return TypesetError(what, source=text, position=position, mend="write \\$ for a dollar sign")

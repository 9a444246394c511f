"""A formula while it is typed: as it will be read, or what it comes to so far and why it cannot be read yet.

`exchange/html_page/assets/preview.js` does the same on the phone page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from interview_grill.algebra.expression import Expression
from interview_grill.errors import FormulaError

_CLOSING = {"(": ")", "[": "]", "{": "}", "|": "|"}
_WAITS_FOR_MORE = re.compile(r"[-−–+*·×⋅/÷^=,;:_\\√(\[{\s]+$")


class SoFar(NamedTuple):
    """`expression` is what the text says, or would say once it is finished; None if that is not known either.
    `error` tells why the text cannot be read as it stands.
    """

    expression: Expression | None
    error: FormulaError | None = None


def read_so_far(text: str, read: Callable[[str], Expression]) -> SoFar:
    """A text that may not be finished, with `read`, which raises FormulaError for what cannot be read."""
    try:
        return SoFar(read(text))
    except FormulaError as error:
        refused = error
    shorter = completed(text)
    if not shorter or shorter == text:
        return SoFar(None, refused)
    try:
        return SoFar(read(shorter), refused)
    except FormulaError:
        return SoFar(None, refused)


def completed(text: str) -> str:
    """The text with what is open at its end closed, and without what waits there for more."""
    head = _WAITS_FOR_MORE.sub("", text)
    still_open: list[str] = []
    for sign in head:
        if still_open and sign == still_open[-1]:
            still_open.pop()
        elif sign in _CLOSING:
            still_open.append(_CLOSING[sign])
    return head + "".join(reversed(still_open))

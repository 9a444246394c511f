r"""What Tab makes of a formula being typed: `al` becomes alpha, `\fr` becomes `\frac{}{}`.

A word is completed to a name of the task or a function; only if there is none, to a Greek letter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from interview_grill.algebra.functions import FUNCTIONS
from interview_grill.algebra.names import BAR, HAT, LETTER

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(rf"\\?[^\W\d_][\w{HAT}{BAR}]*$|\\$")
_NEXT_BRACE = re.compile(r"\}\{?")
_FUNCTIONS = tuple(f"{name}(" for name in sorted({*FUNCTIONS, "log"}))
_MACROS = (
    *(rf"\{name}" for name in LETTER),
    *(rf"\{name}" for name in ("cdot", "exp", "left(", "ln", "log", "prod", "right)", "sum", "times")),
    *(rf"\{name}{{}}" for name in ("bar", "hat", "sqrt")),
    r"\frac{}{}",
)


class Completion(NamedTuple):
    """The text after Tab, with the cursor before character number `cursor`, and what the word before it can still
    become where that is more than one thing.
    """

    text: str
    cursor: int
    candidates: tuple[str, ...] = ()


def complete(text: str, cursor: int, names: Iterable[str]) -> Completion:
    r"""Complete the word before the cursor, as far as all that begin so agree.

    The cursor goes into the first brace of a macro, and behind what is a whole word there, or none, to the next.
    """
    match = _WORD.search(text[:cursor])
    word = match[0] if match else ""
    candidates = _beginning(word, names) if word else []
    prefix = _common(candidates)
    brace = _NEXT_BRACE.match(text, cursor)
    if prefix in ("", word) and (len(candidates) < 2 or (brace and word in candidates)):
        return Completion(text, brace.end() if brace else cursor)
    if len(candidates) > 1:
        tail = prefix.removeprefix(word)
        return Completion(text[:cursor] + tail + text[cursor:], cursor + len(tail), tuple(candidates))
    tail = prefix.removeprefix(word)
    if tail[-1] == "(" == text[cursor : cursor + 1]:
        tail = tail[:-1]
    inside = tail.find("{") + 1 or len(tail)
    return Completion(text[:cursor] + tail + text[cursor:], cursor + inside)


def _beginning(word: str, names: Iterable[str]) -> list[str]:
    """What a word can become, in order of the alphabet."""
    if word.startswith("\\"):
        return sorted(macro for macro in _MACROS if macro.startswith(word))
    known = (*names, *_FUNCTIONS)
    found = {each for each in known if each.startswith(word)} or {
        each for each in LETTER if each.startswith(word)
    }
    return sorted(found)


def _common(words: list[str]) -> str:
    """The beginning that sorted words share."""
    if not words:
        return ""
    first, last = words[0], words[-1]
    return next((first[:end] for end in range(len(first), 0, -1) if last.startswith(first[:end])), "")

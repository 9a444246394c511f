"""A formula on one line that is longer than the line: folded where it hurts least."""

from __future__ import annotations

from interview_grill.typeset.width import columns

_OPENING, _CLOSING = frozenset("([{⟨⌊⌈"), frozenset(")]}⟩⌋⌉")
_ENDS_PHRASE = frozenset(",;")


def folded(text: str, width: int, *, indent: int = 0) -> list[str]:
    """`text` in lines of at most `width` columns, all but the first set in by `indent`, which leaves 2 or more.

    A line ends at a space, as far out of parentheses as there is one in its second half and before an operator
    rather than after it; where there is no space it ends anywhere.
    """
    lines: list[str] = []
    margin = ""
    while columns(text) > width - len(margin):
        at = _best_end(text, width - len(margin))
        lines.append(margin + text[:at].rstrip())
        text = text[at:].lstrip()
        margin = " " * indent
    return [*lines, margin + text] if text or not lines else lines


def _best_end(text: str, room: int) -> int:
    used = depth = 0
    ends: list[tuple[int, int]] = []  # depth and minus the offset: the smallest is the best
    early: list[int] = []
    for index, character in enumerate(text):
        used += columns(character)
        if character == " " and index and not _is_operator(text, index):
            if used > room // 2:
                ends.append((depth, -index))
            early.append(index)
        if used > room:
            break
        depth += (character in _OPENING) - (character in _CLOSING)
    else:
        return len(text)
    if ends:
        return -min(ends)[1]
    return early[-1] if early else index


def _is_operator(text: str, end: int) -> bool:
    """Whether the word that ends before `end` is an operator, which belongs to what follows it."""
    word = text[text.rfind(" ", 0, end) + 1 : end]
    return not any(c.isalnum() or c in _OPENING or c in _CLOSING or c in _ENDS_PHRASE for c in word)

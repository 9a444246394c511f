"""The known word that a misspelt one was meant to be."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 40


def nearest(word: str, known: Iterable[str]) -> str:
    """`did you mean …?` for the known word fewest typing slips away, or nothing where none is near."""
    if len(word) > _LONGEST:
        return ""
    slips, found = min(((_slips(word.lower(), each.lower()), each) for each in known), default=(_LONGEST, ""))
    return f"did you mean `{found}`?" if slips <= max(1, len(word) // 3) else ""


def _slips(typed: str, meant: str) -> int:
    """Letters left out, added, changed or swapped with their neighbour (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(meant) + 1))
    for i, letter in enumerate(typed, 1):
        row = [i]
        for j, other in enumerate(meant, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == meant[j - 2] and typed[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]

r"""What LaTeX lays out in rows (`cases`, columns of numbers), and what it leaves around a displayed formula."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview_grill.algebra.latex_pieces import Pieces

_CONDITION = re.compile(r"\s*(?:if\b|for\b|when\b)?\s*(.+?)\s*([<>≤≥])=?\s*([^<>≤≥]+?)\s*[.,;]?\s*")
_SUPPORT = re.compile(r"max|min|_\((?:n|1)\)|_i")
_OTHERWISE = re.compile(r"\s*(?:otherwise|else)\s*[.,;]?\s*")
_LEADS = re.compile(r"[⇒⟺]|=\s*0\s*:(?!=)")
_END = re.compile(r"(?:(?<=[^\d\s])\s*[.]|\s*[,;])\s*$")
_RANGE = re.compile(r"[,;]?\s*(?:for\s+)?[ijkt]\s*=\s*[01]\s*,\s*…\s*,\s*\w+\s*$")
_RUN = re.compile(r"([^\W\d_])_1\s*,\s*(?:\1_2\s*,\s*)?…\s*,\s*\1_[A-Za-z](?!\w)")


def cases(rows: Sequence[Sequence[Pieces]], column: int) -> Pieces | None:
    """A function in pieces as the sum of each piece where its condition holds, a step for each; what is 0
    beyond a largest or smallest observation is its other piece. None where a piece has no condition that can be read.
    """
    values = [_stripped(row[0]) for row in rows]
    steps = [_step(_text(row[1])) if len(row) > 1 else None for row in rows]
    others = "-".join(step for step in steps if step)
    if not rows or any(step is None for step in steps) or steps.count("") > 1:
        return None
    if len(rows) == 2 and _text(values[1]).strip() == "0" and _SUPPORT.search(_text(rows[0][1])):
        return [("(", column), *values[0], (")", column)]
    out: Pieces = [("(", column)]
    for value, step in zip(values, steps, strict=True):
        plus = "+" if len(out) > 1 else ""
        out += [(f"{plus}(", column), *value, (f")*{step or f'(1-{others})'}", column)]
    return [*out, (")", column)]


def _step(condition: str) -> str | None:
    """1 where a condition holds and 0 elsewhere; empty for `otherwise`, None for what is no condition."""
    if _OTHERWISE.fullmatch(condition):
        return ""
    match = _CONDITION.fullmatch(condition)
    if match is None:
        return None
    larger, smaller = (match[1], match[3]) if match[2] in ">≥" else (match[3], match[1])
    return f"((1+sign({larger}-({smaller})))/2)"


def listed(rows: Sequence[Sequence[Pieces]], column: int) -> Pieces | None:
    """A column or row of numbers as a list; None for a matrix."""
    items = [cell for row in rows for cell in row]
    if len(rows) > 1 and any(len(row) > 1 for row in rows):
        return None
    out: Pieces = [("[", column)]
    for item in items:
        out += [*([(", ", column)] if len(out) > 1 else []), *_stripped(item)]
    return [*out, ("]", column)]


def _text(pieces: Pieces) -> str:
    return "".join(piece for piece, _ in pieces)


def _stripped(pieces: Pieces) -> Pieces:
    """A cell without the comma at its end."""
    kept = list(pieces)
    while kept and kept[-1][0].strip() in ("", ",", ";"):
        kept.pop()
    return kept


def tidied(plain: str, origins: Sequence[int]) -> tuple[str, Sequence[int]]:
    """A displayed formula without what leads to it (`… ⇒`), the stop behind it and the range of its index; and
    x for `x_1, …, x_n`.
    """
    start = max((lead.end() for lead in _LEADS.finditer(plain) if plain[lead.end() :].strip()), default=0)
    stop = len(plain)
    for ending in (_END, _RANGE, _END):
        match = ending.search(plain, start, stop)
        if match is not None and plain[start : match.start()].strip():
            stop = match.start()
    plain, origins = plain[start:stop], [*origins[start:stop], origins[-1]]
    if "…" in plain:
        while (run := _RUN.search(plain)) is not None:
            plain = f"{plain[: run.start()]}{run[1]}{plain[run.end() :]}"
            origins = [*origins[: run.start() + 1], *origins[run.end() :]]
    return plain, origins

"""What a typed name stands for: a declared name, a constant, a part or the mean of a sample, a product."""

from __future__ import annotations

import re

from interview_grill.algebra.functions import REFUSED
from interview_grill.algebra.names import Names, spelling_key
from interview_grill.algebra.syntax import CONSTANTS, Apply, Name, Node, Number

_ELEMENT = re.compile(r"(.*?)_?(\d+)")
_RUNNING = re.compile(r"(.*?)_[ijk]")
_MOST_FACTORS = 4


def resolve(typed: str, names: Names) -> Node | None:
    """The meaning of a name that is not called as a function, or None when it has no meaning.

    Beyond the declared names: `e` and `pi`; `xbar` or `x̄` for the mean of a declared sample x, `x_2` for its
    second element, `x_i` for its running element (inside a sum); `nv` for n·v when only that splits the word.
    """
    key = spelling_key(typed)
    if found := names.find(typed):
        return Name(found, names.is_vector(found))
    if meaning := names.meaning(typed):
        return meaning
    if key in CONSTANTS:
        return Name(key)
    if (running := _RUNNING.fullmatch(typed)) and (sample := _sample(running[1], names)):
        return sample
    if (element := _ELEMENT.fullmatch(typed)) and (sample := _sample(element[1], names)) and int(element[2]):
        return Apply("index", (sample, Number(float(element[2]), element[2])))
    if key.endswith("bar") and (sample := _sample(key[:-3], names)):
        return Apply("mean", (sample,))
    readings = [] if typed in REFUSED else split(typed, names)
    return _product(readings[0], names) if len(readings) == 1 else None


def _sample(spelling: str, names: Names) -> Name | None:
    found = names.find(spelling)
    return Name(found, vector=True) if found and names.is_vector(found) else None


def split(typed: str, names: Names, factors: int = _MOST_FACTORS) -> list[tuple[str, ...]]:
    """Every way of cutting a word into declared names (at most `factors`): `nv` into n and v.

    More than one way means that the word is refused with them; none for a word with an underscore.
    """
    if "_" in typed:
        return []
    readings: list[tuple[str, ...]] = []
    for cut in range(1, len(typed) + 1):
        first = names.find(typed[:cut])
        if first is None:
            continue
        if cut == len(typed):
            readings.append((first,))
        elif factors > 1:
            readings += [(first, *rest) for rest in split(typed[cut:], names, factors - 1)]
    return readings


def _product(factors: tuple[str, ...], names: Names) -> Node:
    node: Node = Name(factors[0], names.is_vector(factors[0]))
    for factor in factors[1:]:
        vector = node.vector or names.is_vector(factor)
        node = Apply("*", (node, Name(factor, names.is_vector(factor))), vector)
    return node


def nearest(typed: str, known: tuple[str, ...]) -> str | None:
    """The known name a typed one was most likely meant to be: another case first, then at most two slips;
    else None.
    """
    key = spelling_key(typed)
    for name in known:
        if spelling_key(name).lower() == key.lower():
            return name
    allowed = 1 if len(key) <= 4 else 2
    scored = [(_distance(key, spelling_key(name)), name) for name in known if len(spelling_key(name)) > 1]
    distance, name = min(scored, default=(allowed + 1, ""))
    return name if distance <= allowed and len(key) > 1 else None


def _distance(a: str, b: str) -> int:
    """Edits from a to b, a swap of neighbours counting as one."""
    if abs(len(a) - len(b)) > 2:
        return 3
    rows = [list(range(len(b) + 1))]
    for i, left in enumerate(a, start=1):
        row = [i]
        for j, right in enumerate(b, start=1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]

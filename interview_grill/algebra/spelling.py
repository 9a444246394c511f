"""What a typed name stands for: a declared name, a constant, a part or the mean of a sample; where words are cut."""

from __future__ import annotations

import re

from interview_grill.algebra.functions import find_function
from interview_grill.algebra.names import BAR, HAT, Names, spelling_key
from interview_grill.algebra.syntax import CONSTANTS, Apply, Name, Node, Number, Vector

_ELEMENT = re.compile(r"(.*?)_?(\d+)")
_RUNNING = re.compile(r"(.+?)_[ijkt]")
_EXTREME = re.compile(r"(.+?)_\(([n1])\)")
_MOST_FACTORS = 4


def resolve(typed: str, names: Names) -> Node | None:
    """The meaning of a name that is not called as a function, or None when it has no meaning.

    Beyond the declared names and what is written for formulas of them: `e` and `pi`; `xbar` or `x̄` for the
    mean of a declared sample x, `x_2` for its second element, `x_i` for its running element (inside a sum),
    which is also that of numbered names (`p_k` of p1, p2, p3), and `x_(n)` for the largest. A name that is not
    there under its hat or in its capitals is the one that is, if there is only one.
    """
    key = spelling_key(typed)
    running = _RUNNING.fullmatch(typed)
    if running and typed not in names and (sample := _sample(running[1], names)):
        return sample
    if (given := _given(typed, names)) and (
        "_" in typed or names.find(typed) or not _is_product(typed, names)
    ):
        return given
    if running and (family := _family(running[1], names)):
        return family
    if (extreme := _EXTREME.fullmatch(typed)) and (sample := _sample(extreme[1], names)):
        return Apply("max" if extreme[2] == "n" else "min", (sample,))
    if key in CONSTANTS and "_" not in typed:
        return Name(key)
    if (element := _ELEMENT.fullmatch(typed)) and (sample := _sample(element[1], names)) and int(element[2]):
        return Apply("index", (sample, Number(float(element[2]), element[2])))
    if key.endswith("bar") and (mean := _sample(key[:-3], names)):
        return Apply("mean", (mean,))
    return _variant(typed, key, names)


def _given(spelling: str, names: Names) -> Node | None:
    """A declared name, or what is written for a formula."""
    found = names.find(spelling)
    return Name(found, names.is_vector(found)) if found else names.meaning(spelling)


def _family(stem: str, names: Names) -> Node | None:
    """The numbered names p1, p2, p3 as the list that `p_k` runs over; None unless there are two or more."""
    members: list[Node] = []
    while (member := _given(f"{stem}{len(members) + 1}", names)) is not None and not member.vector:
        members.append(member)
    return Vector(tuple(members)) if len(members) > 1 else None


def _variant(typed: str, key: str, names: Names) -> Node | None:
    """The only name that differs by a hat or by capitals."""
    plain = re.sub(r"(?<=.)hat(?=\d*$)", "", key)
    is_hat = len(key) > 4 or HAT in typed or "_" in typed  # `what` is a word
    if is_hat and plain != key and (bare := _given(plain, names)):
        return bare
    same = [name for name in names if "_" in typed and spelling_key(name).lower() == key.lower()]
    return Name(same[0], names.is_vector(same[0])) if len(same) == 1 else None


def _is_product(typed: str, names: Names) -> bool:
    """Whether a word is two declared names side by side: `kn` is k times n, though k_n may mean something."""
    return any(names.find(typed[:cut]) and names.find(typed[cut:]) for cut in range(1, len(typed)))


def _sample(spelling: str, names: Names) -> Node | None:
    """The sample of a name without its index, declared or written for a formula."""
    found = names.find(spelling)
    if found:
        return Name(found, vector=True) if names.is_vector(found) else None
    meaning = names.meaning(spelling)
    return meaning if meaning is not None and meaning.vector else None


def split(
    typed: str, names: Names, factors: int = _MOST_FACTORS, *, call: bool = False
) -> list[tuple[str, ...]]:
    """Every way of cutting a word into names (at most `factors`): `nv` into n and v, `x_iy_i` into x_i and y_i.

    With `call`, what is left at the end may be a function: `nlog(…)`.
    """
    readings: list[tuple[str, ...]] = []
    for cut in range(1, len(typed) + 1):
        first, rest = typed[:cut], typed[cut:]
        if rest[:1].isdigit() or rest[:1] in ("_", HAT, BAR) or not _is_factor(first, names):
            continue
        if not rest:
            readings.append((first,))
        elif call and len(rest) > 1 and find_function(rest):
            readings.append((first, rest))
        elif factors > 1:
            readings += [(first, *others) for others in split(rest, names, factors - 1, call=call)]
    return readings


def _is_factor(word: str, names: Names) -> bool:
    return word[-1:] != "_" and word != "e" and resolve(word, names) is not None


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

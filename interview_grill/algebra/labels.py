"""An equation where a value is asked for: the value is its last side, and what stands before it is a label.

`MSE(σ̂²) = …`, `E[θ̂] − θ = …`, `log p(w|x) = …`, `a = b = c`: what cannot be read in the given names is what
the writer calls the value. What can be read has to have that value too; what can be read with the name of what
is asked (`−ℓ(θ) = …`, `r/β = …`) is solved for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from interview_grill.algebra.domains import Domain, Kind
from interview_grill.algebra.names import DECLARABLE, RESERVED, Names, spelling_key
from interview_grill.algebra.surroundings import Around, is_left_side, keys_of, plain_name
from interview_grill.algebra.syntax import Apply, Name, Node, binary, names_in
from interview_grill.errors import FormulaError

_RELATION = re.compile(r":=|[<>]=|~=|->|(?<!\w)propto(?!\w)|[=≈≃∝≔≤≥⩽⩾<>→]|[~∼](?=\s*[A-Z])")
_EQUALITIES = frozenset({"=", ":=", "≈", "≃", "∝", "≔", "~", "∼", "~=", "->", "→", "propto"})
_BOUNDS = frozenset({"≥", "⩾", ">="})  # a variance is at least its bound
_UNEQUAL = frozenset({"∝", "propto", "→", "->"})  # what stands before them has another value
_INVERSE = {"+": "-", "-": "+", "*": "/", "/": "*"}
_ZERO = re.compile(r"\s*[-+]?0(?:\.0*)?\s*")
_DECORATED = re.compile(
    r"\s*[^\W\d]\w*?(?:\*|(?:[\u0302\u0303'′″]|_?hat|_?star|_?tilde|_(?:MLE|MAP|ML|mle|map))+"
    r"(?:_[^\W_]+|\^?\d|_?[\[({][^\[\](){}]*[\])}])*)\s*"
)
_SQUARE = re.compile(r"\s*(.*\S)\s*(?:(?:\^|\*\*)\s*\{?\s*2\s*\}?|²)\s*")
_EXPECTED = re.compile(
    r"\s*(?:E|Pr?|Var|var|SE|se|sd|Cov|cov|MSE|bias)(?:_\w+)?\s*[(\[{].*[)\]}]\s*(?:[-−]\s*[^\s=]+\s*)?"
)
_CALL = re.compile(r"\s*[^\W\d]\w*\s*[(\[].*[)\]]\s*")
_CALLS = re.compile(r"(?<![^\W\d])(?:E|Pr?|Var|var|SE|se|sd|Cov|cov|MSE|bias)_?\w*\s*[(\[{]")
_BARE = re.compile(r"\s*[^\W\d][\w\u0302-\u0304*'′″]*\s*(?:[(\[{][^-+*/^=−–·]*[)\]}])?\s*")
_CALLED = re.compile(r"([^\W\d][\w\u0302\u0303]*[*'′″]*)\s*[(\[]([^()\[\]\d]*)[)\]]")


class Sides(NamedTuple):
    """The `value` typed, and the `labels` before it; each is the whole text with the rest of it blanked.

    `is_named` where what is asked for stands before them by itself.
    """

    value: str
    labels: tuple[str, ...]
    is_named: bool = False

    @property
    def is_named_last(self) -> bool:
        """Whether the last side may be what the writer calls the value: `… = H(p, q)`."""
        return bool(self.labels) and _CALL.fullmatch(self.value) is not None

    @property
    def without_last(self) -> Sides:
        """The sides before the last."""
        return self._replace(value=self.labels[-1], labels=self.labels[:-1])


Read = Callable[[str, Names], Node]


def sides_of(text: str, inner: str, left: Sequence[str], names: Names, around: Around) -> Sides:
    """The sides of what was typed, less those that say what is asked for.

    Raises FormulaError for an inequality.
    """
    marks = relations(inner)
    if not marks:
        return Sides(inner, ())
    bounded = len(marks) == 1 and _EXPECTED.fullmatch(inner[: marks[0].start()])
    for mark in marks:
        if mark[0] not in _EQUALITIES and not (bounded and mark[0] in _BOUNDS):
            what = "an inequality, where a value is asked for"
            raise FormulaError(what, text=text, position=mark.start(), mend="type the value alone")
    starts, ends = [0, *(mark.end() for mark in marks)], [*(mark.start() for mark in marks), len(inner)]
    sides = [" " * start + inner[start:end] for start, end in zip(starts, ends, strict=True)]
    unequal = max((place for place, mark in enumerate(marks, 1) if mark[0] in _UNEQUAL), default=0)
    sides = sides[unequal:]
    value = sides.pop()
    is_name = len(sides) == 1 and is_left_side(sides[0], left, names, around)
    if around.derivative and _ZERO.fullmatch(value) and not is_name:
        value = sides.pop()
    labels = tuple(side for side in sides if not _is_label(side, left, names, around))
    return Sides(value, labels, is_named=any(is_left_side(side, left, names) for side in sides))


def relations(text: str) -> list[re.Match[str]]:
    """The relations outside all brackets."""
    if not _RELATION.search(text):
        return []
    depth, found, place = 0, [], 0
    while place < len(text):
        character = text[place]
        depth += (character in "([{") - (character in ")]}")
        match = _RELATION.match(text, place) if depth <= 0 else None
        if match:
            found.append(match)
        place = match.end() if match else place + 1
    return found


def _is_label(side: str, left: Sequence[str], names: Names, around: Around) -> bool:
    """Whether a side is a name of what is asked for, whatever it could be read as."""
    folded = side
    if not side.isascii():
        import unicodedata

        folded = unicodedata.normalize("NFKD", side)
    if not side.strip() or is_left_side(side, left, names, around) or _EXPECTED.fullmatch(folded):
        return True
    return not _is_square_of_asked(side, left) and _DECORATED.fullmatch(folded) is not None


def _is_square_of_asked(side: str, left: Sequence[str]) -> bool:
    """Whether a side is the square of what is asked for: `θ̂² = …` is no answer for θ̂."""
    square = _SQUARE.fullmatch(side)
    allowed = {key for name in left for key in keys_of(plain_name(name))}
    return square is not None and not keys_of(plain_name(square[1])).isdisjoint(allowed)


def solved(
    text: str,
    sides: Sides,
    value: Node,
    left: Sequence[str],
    names: Names,
    read: Read,
    same: Callable[[Node, Node], bool],
) -> Node:
    """What is asked for, when the last side has this value.

    Raises FormulaError when a label is a formula of another value (or is set to zero), or cannot be solved.
    """
    for label in sides.labels:
        log = _with_asked(label.replace("ℓ", "ell"), left, names, read) if "ℓ" in label else None
        if log is not None:  # also where a given name is l
            value = _isolated(text, label, *log, value)
            continue
        node = _read_or_none(label, names, read)
        if node is not None:
            if _ZERO.fullmatch(sides.value) or not same(node, value):
                raise _differs(text, label, "type the value alone")
            continue
        if any(label.count(opening) != label.count(closing) for opening, closing in ("()", "[]", "{}")):
            raise _differs(text, label, "close the brackets before it")
        named = None if sides.is_named else _with_asked(label, left, names, read)
        if named is not None:
            value = _isolated(text, label, *named, value)
        elif _ZERO.fullmatch(sides.value) and not _is_name(label):
            read(label, names)  # raises: an expression is not what zero is called
    return value


def _is_name(label: str) -> bool:
    """Whether a side that cannot be read is what somebody may call a value: a name, or about an expectation."""
    return _BARE.fullmatch(label) is not None or _CALLS.search(label) is not None


def _read_or_none(label: str, names: Names, read: Read) -> Node | None:
    try:
        return read(label, names)
    except FormulaError:
        return None


def _with_asked(label: str, left: Sequence[str], names: Names, read: Read) -> tuple[Node, str] | None:
    """A label as a formula with a name of what is asked in it, and that name; None if it is none."""
    allowed = {key for name in left for key in keys_of(name)}

    def bare(match: re.Match[str]) -> str:
        called = plain_name(match[1])
        return match[1].ljust(len(match[0])) if keys_of(called) & allowed else match[0]

    for name in left:
        key = spelling_key(name)
        if not DECLARABLE.fullmatch(name) or key in names.keys or key in RESERVED:
            continue
        node = _read_or_none(_CALLED.sub(bare, label), names.extended({name: Domain(Kind.REAL)}), read)
        if node is not None and name in names_in(node):
            return node, name
    return None


def _isolated(text: str, label: str, node: Node, unknown: str, value: Node) -> Node:
    """`node = value` solved for a name that occurs in it once, under signs, factors and terms."""
    here: Node = node
    while isinstance(here, Apply) and here.operation in ("neg", *_INVERSE):
        operation, first, last = here.operation, here.arguments[0], here.arguments[-1]
        if operation == "neg":
            here, value = first, Apply("neg", (value,), value.vector)
        elif unknown not in names_in(last):
            here, value = first, binary(_INVERSE[operation], value, last)
        elif operation == "/" or unknown in names_in(first):
            break
        elif operation == "-":
            here, value = last, binary("-", first, value)
        else:
            here, value = last, binary(_INVERSE[operation], value, first)
    if here != Name(unknown):
        raise _differs(text, label, f"solve it for {unknown}")
    return value


def _differs(text: str, label: str, mend: str) -> FormulaError:
    """Points at the equals sign behind the label."""
    what = "an equation, where a value is asked for"
    return FormulaError(what, text=text, position=len(label), mend=mend)

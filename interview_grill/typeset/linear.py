"""A formula on one line, with exactly the parentheses that keep its meaning."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from interview_grill.typeset.letters import ACCENT_NAMES, accented, plain, subscript, superscript
from interview_grill.typeset.macros import ENVIRONMENTS
from interview_grill.typeset.nodes import (
    Accent,
    Charset,
    Fenced,
    Fraction,
    Grid,
    Kind,
    Node,
    Root,
    Row,
    Scripts,
    Symbol,
    kind_of,
)
from interview_grill.typeset.spacing import Tail, gap, glue, roles


class Form(IntEnum):
    """How firmly a piece of text holds together, the firmest first."""

    ATOM = 0
    POWER = 1
    CALL = 2  # p(x)
    PRODUCT = 3
    QUOTIENT = 4
    APPLIED = 5  # log x, ∑ᵢ xᵢ: open on the right
    SUM = 6
    RELATION = 7
    LIST = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """Text on one line and what its surroundings need to know of it.

    `signed`: it begins with a unary sign. `word`: it is a name of several letters.
    """

    text: str
    form: Form = Form.ATOM
    tail: Tail = Tail.CLEAN
    signed: bool = False
    word: bool = False

    def enclosed(self) -> Piece:
        """The same in parentheses."""
        return Piece(f"({self.text})")


class Linear:
    """Prints nodes on one line in a character set; `compact` leaves out the spaces around operators."""

    def __init__(self, charset: Charset, *, compact: bool = False) -> None:
        self.ascii = charset is Charset.ASCII
        self.compact = compact
        self.scripts = self if compact else Linear(charset, compact=True)

    def piece(self, node: Node) -> Piece:
        """The text of a node."""
        match node:
            case Symbol():
                return self.symbol(node)
            case Row(items):
                return self.row(items)
            case Fraction(numerator, denominator, bar):
                return self.fraction(numerator, denominator) if bar else self.choose(numerator, denominator)
            case Root(radicand, index):
                return self.root(radicand, index)
            case Scripts():
                return self.scripted(node)
            case Accent(name, base):
                return self.accent(name, base)
            case Fenced():
                return self.fenced(node)
            case Grid():
                return self.grid(node)

    def symbol(self, symbol: Symbol) -> Piece:
        text = symbol.ascii if self.ascii else symbol.unicode
        if symbol.kind is Kind.TEXT:
            text = plain(text) if self.ascii else text
            return Piece(text, Form.PRODUCT if " " in text else Form.ATOM)
        if self.ascii and not text.isascii():
            text = plain(text)
        return Piece(text, word=len(text) > 1 and text[0].isalpha() and text[-1].isalnum())

    def row(self, items: tuple[Node, ...]) -> Piece:
        kinds = roles(items)
        pieces = [self.piece(item) for item in items]
        for index, item in enumerate(items):
            if _needs_enclosing(
                item, pieces[index], _neighbour(kinds, index, -1), _neighbour(kinds, index, 1)
            ):
                pieces[index] = pieces[index].enclosed()
        text = ""
        for index, piece in enumerate(pieces):
            if index:
                text += self.between(items, kinds, pieces, index)
            text += piece.text
        text = " ".join(text.split(" ")) if "      " not in text else text
        tail = pieces[-1].tail if pieces else Tail.CLEAN
        form = _form_of_row(items, kinds, pieces)
        return Piece(text.strip(), form, tail, signed=bool(kinds) and kinds[0] is Kind.SIGN, word=False)

    def between(self, items: tuple[Node, ...], kinds: list[Kind], pieces: list[Piece], right: int) -> str:
        """What separates the piece at `right` from the one before it."""
        left = right - 1
        before, after = pieces[left], pieces[right]
        width = gap(
            kinds[left],
            kinds[right],
            fenced=after.text[:1] in ("(", "[", "{"),
            limits=isinstance(items[left], Scripts) and kinds[left] is Kind.LIMIT,
            compact=self.compact,
        )
        if width is not None:
            return " " * width
        if _stands_apart(items[left]) or _stands_apart(items[right]):
            return " " if kinds[left] is not Kind.SIGN and kinds[right] is not Kind.SLASH else ""
        return glue(before.text, after.text, tail=before.tail, words=before.word or after.word)

    def fraction(self, numerator: Node, denominator: Node) -> Piece:
        over, under = self.piece(numerator), self.piece(denominator)
        signed = over.signed and over.form < Form.QUOTIENT
        if over.form >= Form.QUOTIENT:
            over, signed = over.enclosed(), False
        if (under.form > Form.CALL or under.signed) and not _is_differential(denominator, under):
            under = under.enclosed()
        return Piece(f"{over.text}/{under.text}", Form.QUOTIENT, under.tail, signed=signed)

    def choose(self, numerator: Node, denominator: Node) -> Piece:
        over, under = self.piece(numerator), self.piece(denominator)
        sides = [part.enclosed().text if part.form > Form.PRODUCT else part.text for part in (over, under)]
        return Piece(" choose ".join(sides), Form.APPLIED)

    def root(self, radicand: Node, index: Node | None) -> Piece:
        inside = self.piece(radicand)
        if index is not None and (self.ascii or _degree(index) not in ("3", "4")):
            base = inside if inside.form is Form.ATOM and not inside.signed else inside.enclosed()
            degree = self.scripts.piece(index)
            under = degree if degree.form <= Form.CALL else degree.enclosed()
            return Piece(f"{base.text}^(1/{under.text})", Form.POWER, Tail.EXPONENT)
        sign = {"3": "∛", "4": "∜"}.get(_degree(index), "√")
        whole = isinstance(radicand, Fenced) and radicand.left.ascii == "(" and radicand.right.ascii == ")"
        if self.ascii:
            return Piece(
                f"sqrt{inside.text}" if whole else f"sqrt({inside.text})", Form.ATOM, Tail.EXPONENT, word=True
            )
        body = inside if inside.form is Form.ATOM and not inside.signed else inside.enclosed()
        return Piece(sign + body.text, Form.POWER, Tail.EXPONENT)

    def accent(self, name: str, base: Node) -> Piece:
        if (
            isinstance(base, Scripts) and base.upper is None and name != "overline"
        ):  # \hat{\theta_n}: on the letter
            return self.scripted(Scripts(Accent(name, base.base), base.lower, None, base.limits))
        inside = self.piece(base)
        if name in ("underbrace", "overbrace"):
            return inside if inside.form is Form.ATOM else inside.enclosed()
        if self.ascii:
            suffix = ACCENT_NAMES.get(name, name)
            if (
                inside.form is Form.ATOM
                and inside.tail is Tail.CLEAN
                and inside.text.replace("_", "").isalnum()
            ):
                return Piece(f"{inside.text}_{suffix}", tail=Tail.LABEL, word=True)
            return Piece(f"{suffix}({inside.text})", word=True)
        marked = accented(name, inside.text)
        if marked is not None:
            return Piece(marked, inside.form, inside.tail, word=inside.word)
        return Piece(f"{ACCENT_NAMES.get(name, name)}({inside.text})", word=True)

    def fenced(self, node: Fenced) -> Piece:
        left, right = self.symbol(node.left).text, self.symbol(node.right).text
        if isinstance(node.body, Grid) and not left + right:
            return self.grid(node.body)
        inside = self.piece(node.body)
        if not left + right or (not left and inside.form > Form.CALL and isinstance(node.body, Fraction)):
            return Piece(inside.enclosed().text + right)
        return Piece(f"{left}{inside.text}{right}")

    def grid(self, grid: Grid) -> Piece:
        left, right = ENVIRONMENTS.get(grid.environment, ("", ""))
        if grid.environment in ("cases", "rcases"):
            left, right = "{", "}"
        matrix = grid.environment.endswith("matrix") or grid.environment == "array"
        if matrix and not left:
            left, right = "[", "]"
        rows = []
        for row in grid.rows:
            cells = [text for cell in row if (text := self.piece(cell).text)]
            if (
                grid.environment == "cases"
                and len(row) == 2
                and _is_condition(row[1])
                and not cells[0].endswith(",")
            ):
                cells.insert(1, "if")
            rows.append((", " if matrix else " ").join(cells))
        text = (", " if grid.environment == "substack" else "; ").join(rows)
        if self.ascii:
            left, right = left.replace("‖", "||"), right.replace("‖", "||")
        return Piece(f"{left}{text}{right}", Form.ATOM if left else Form.LIST)

    # scripts

    def scripted(self, node: Scripts) -> Piece:
        base = self.piece(node.base)
        kind = kind_of(node.base)
        if base.form is not Form.ATOM or base.signed:
            base = base.enclosed()
        lower, upper, lowered, raised = self.script_texts(node)
        tail = Tail.CLEAN
        if node.upper is not None:
            tail = Tail.CLEAN if raised else Tail.EXPONENT
        elif not lowered and not lower.endswith((")", "}")):
            tail = Tail.LABEL
        form = (
            Form.ATOM
            if node.upper is None or (kind is not Kind.ORDINARY and kind is not Kind.NUMBER)
            else Form.POWER
        )
        return Piece(base.text + lower + upper, form, tail, word=base.word)

    def script_texts(self, node: Scripts) -> tuple[str, str, bool, bool]:
        """The subscript and the superscript as written after the base, and whether each is in script glyphs."""
        kind = kind_of(node.base)
        lower, lowered = self.lower(node.lower, kind)
        upper, raised = self.upper(node.upper)
        if node.lower is not None and node.upper is not None:
            if raised and not lowered:
                return lower, self.raised_in_words(node.upper), False, False
            if lowered and not raised and kind in (Kind.BIG, Kind.INTEGRAL):
                return self.lowered_in_words(node.lower), upper, False, False
        return lower, upper, lowered, raised

    def lower(self, node: Node | None, base: Kind) -> tuple[str, bool]:
        """The subscript's text, and whether it is in subscript glyphs."""
        if node is None:
            return "", True
        named = kind_of(node) in (Kind.WORD, Kind.TEXT) and base is not Kind.BIG
        glyphs = None if self.ascii or named else subscript(self.scripts.piece(node).text)
        return (glyphs, True) if glyphs else (self.lowered_in_words(node), False)

    def upper(self, node: Node | None) -> tuple[str, bool]:
        """The superscript's text, and whether it is in superscript glyphs."""
        if node is None:
            return "", True
        text = self.scripts.piece(node).text
        if self.ascii:
            return ("'" * len(text) if set(text) == {"'"} else self.raised_in_words(node)), set(text) == {"'"}
        glyphs = superscript(text)
        return (glyphs, True) if glyphs else (self.raised_in_words(node), False)

    def lowered_in_words(self, node: Node) -> str:
        text = self.scripts.piece(node).text
        if _is_single(node, text):
            return f"_{text}"
        return f"_{{{text}}}" if self.ascii else f"_({text})"

    def raised_in_words(self, node: Node) -> str:
        text = self.scripts.piece(node).text
        if _is_single(node, text) or text.removeprefix("-").isdigit():
            return f"^{text}"
        whole = isinstance(node, Fenced)
        return f"^{{{text}}}" if whole and self.ascii else f"^({text})"


def _is_single(node: Node, text: str) -> bool:
    return isinstance(node, Symbol | Accent) and (
        text.isalnum() or len(text) == 1 or (isinstance(node, Accent) and "(" not in text)
    )


def _stands_apart(node: Node) -> bool:
    """Fractions and binomials keep a space from their neighbours, or n (a/b) would look like n applied to a/b."""
    return isinstance(node, Fraction) or (
        isinstance(node, Fenced) and isinstance(node.body, Fraction) and not node.body.bar
    )


def _neighbour(kinds: list[Kind], index: int, step: int) -> Kind | None:
    index += step
    while 0 <= index < len(kinds) and kinds[index] is Kind.SPACE:
        index += step
    return kinds[index] if 0 <= index < len(kinds) else None


_LOOSE_AFTER = frozenset((Kind.BINARY, Kind.RELATION, Kind.ARROW, Kind.PUNCTUATION, Kind.CLOSE, None))
_LOOSE_BEFORE = frozenset(
    (Kind.BINARY, Kind.SIGN, Kind.RELATION, Kind.ARROW, Kind.PUNCTUATION, Kind.OPEN, None)
)


def _needs_enclosing(node: Node, piece: Piece, before: Kind | None, after: Kind | None) -> bool:
    """Whether a fraction (or a binomial) in a row would be misread beside its neighbours."""
    if not isinstance(node, Fraction):
        return False
    if piece.signed and before in (Kind.BINARY, Kind.SIGN):
        return True
    return before not in _LOOSE_BEFORE or after not in _LOOSE_AFTER


def _form_of_row(items: tuple[Node, ...], kinds: list[Kind], pieces: list[Piece]) -> Form:
    form = Form.ATOM
    factors = 0
    for index, kind in enumerate(kinds):
        if kind in (Kind.RELATION, Kind.ARROW):
            form = max(form, Form.RELATION)
        elif kind is Kind.PUNCTUATION:
            form = max(form, Form.LIST)
        elif kind is Kind.BINARY:
            form = max(form, Form.SUM)
        elif kind is Kind.PRODUCT:
            form = max(form, Form.PRODUCT)
        elif kind is Kind.SLASH:
            form = max(form, Form.QUOTIENT)
        elif kind in (Kind.FUNCTION, Kind.LIMIT, Kind.BIG, Kind.INTEGRAL):
            follows = items[index + 1] if index + 1 < len(items) else None
            form = max(
                form, Form.CALL if isinstance(follows, Fenced) and kind is Kind.FUNCTION else Form.APPLIED
            )
        elif kind not in (Kind.SPACE, Kind.SIGN, Kind.POSTFIX):
            form = max(form, pieces[index].form if not isinstance(items[index], Fraction) else Form.QUOTIENT)
            factors += not _is_argument(items, index)
    if factors > 1:
        form = max(form, Form.PRODUCT)
    if len(items) > 1 and form <= Form.POWER:
        return Form.CALL
    return form


def _is_argument(items: tuple[Node, ...], index: int) -> bool:
    """Whether an item is the argument of the name before it, as in p(x|θ), and not a factor, as in n(x + 1)."""
    item = items[index]
    if index == 0 or not isinstance(item, Fenced) or item.left.ascii not in ("(", "["):
        return False
    name = items[index - 1]
    if kind_of(name) in (Kind.FUNCTION, Kind.LIMIT):
        return True
    nucleus = name.base if isinstance(name, Scripts | Accent) else name
    if not isinstance(nucleus, Symbol) or nucleus.kind not in (Kind.ORDINARY, Kind.WORD):
        return False
    return nucleus.unicode == "Γ" or nucleus.kind is Kind.WORD or not _computes(item.body)


def _computes(node: Node) -> bool:
    """Whether a body in parentheses holds an operator or a product of its own, so that it may be a factor."""
    if not isinstance(node, Row):
        return isinstance(node, Fraction) or kind_of(node) is Kind.NUMBER
    kinds = roles(node.items)
    if any(kind in (Kind.RELATION, Kind.PUNCTUATION) for kind in kinds):
        return False
    return True


def _is_differential(node: Node, piece: Piece) -> bool:
    """Whether a denominator is ∂θ or dx, which needs no parentheses."""
    if not isinstance(node, Row) or " " in piece.text or piece.form > Form.PRODUCT:
        return False
    items = [item for item in node.items if kind_of(item) is not Kind.SPACE]
    if len(items) != 2 or not isinstance(items[0], Symbol) or items[0].unicode not in ("∂", "d"):
        return False
    nucleus = items[1].base if isinstance(items[1], Scripts) else items[1]
    return isinstance(nucleus, Symbol) and nucleus.kind is Kind.ORDINARY


def _is_condition(cell: Node) -> bool:
    """Whether the second cell of a case is a bare relation, which needs an "if" on one line."""
    return isinstance(cell, Row) and kind_of(cell.items[0]) is not Kind.TEXT


def _degree(index: Node | None) -> str:
    return index.unicode if isinstance(index, Symbol) else ""

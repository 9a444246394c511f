"""A formula on one line, with exactly the parentheses that keep its meaning.

Which those are is decided in `precedence`; here each node is written, and asks of its parts how firmly they
hold together (`pieces.Form`).
"""

from __future__ import annotations

from interview_grill.typeset.letters import ACCENT_NAMES, accented, plain, subscript, superscript
from interview_grill.typeset.listing import delimiters, listed
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
from interview_grill.typeset.pieces import Form, Piece
from interview_grill.typeset.precedence import form_of_row, is_differential, stands_apart, would_be_misread
from interview_grill.typeset.spacing import Tail, gap, glue, roles

_RAISABLE = frozenset((Kind.ORDINARY, Kind.NUMBER, Kind.WORD, Kind.TEXT))

_NAMES = frozenset((Kind.WORD, Kind.TEXT, Kind.FUNCTION, Kind.LIMIT))


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
                return self._symbol(node)
            case Row(items):
                return self._row(items)
            case Fraction(numerator, denominator, bar):
                return self._fraction(numerator, denominator) if bar else self._choose(numerator, denominator)
            case Root(radicand, index):
                return self._root(radicand, index)
            case Scripts():
                return self._scripted(node)
            case Accent(name, base):
                return self._accent(name, base)
            case Fenced(left, body, right):
                return self._fenced(left, body, right)
            case Grid():
                return self._grid(node)

    def _symbol(self, symbol: Symbol) -> Piece:
        text = plain(symbol.ascii) if self.ascii else symbol.unicode
        if symbol.kind is Kind.TEXT:
            return Piece(text, Form.LIST if " " in text else Form.ATOM)
        return Piece(text, word=len(text) > 1 and text[0].isalpha() and text[-1].isalnum())

    def _row(self, items: tuple[Node, ...]) -> Piece:
        kinds = roles(items)
        pieces = [self.piece(item) for item in items]
        for index, piece in enumerate(pieces):
            if would_be_misread(items, kinds, index, piece):
                pieces[index] = piece.enclosed()
        text: list[str] = []
        for index, piece in enumerate(pieces):
            if index:
                text.append(self._between(items, kinds, pieces, index))
            text.append(piece.text)
        tail = pieces[-1].tail if pieces else Tail.CLEAN
        signed = bool(kinds) and (kinds[0] is Kind.SIGN or pieces[0].signed)
        return Piece("".join(text), form_of_row(items, kinds, pieces), tail, signed)

    def _between(self, items: tuple[Node, ...], kinds: list[Kind], pieces: list[Piece], right: int) -> str:
        """What separates the piece at `right` from the one before it."""
        left = right - 1
        before, after = pieces[left], pieces[right]
        if " " in (before.text[-1:], after.text[:1]):  # text brings its own
            return ""
        width = gap(
            kinds[left],
            kinds[right],
            fenced=after.text[:1] in ("(", "[", "{"),
            limits=isinstance(items[left], Scripts) and kinds[left] is Kind.LIMIT,
            compact=self.compact,
        )
        if width is not None:
            return " " * width
        if (stands_apart(items[left]) or stands_apart(items[right])) and kinds[left] is not Kind.SIGN:
            return " "
        return glue(before.text, after.text, tail=before.tail, words=before.word or after.word)

    def _fraction(self, numerator: Node, denominator: Node) -> Piece:
        over, under = self.piece(numerator).no_looser_than(Form.PRODUCT, signed=True), self.piece(denominator)
        if not is_differential(denominator, under):
            under = under.no_looser_than(Form.CALL)
        return Piece(f"{over.text}/{under.text}", Form.QUOTIENT, under.tail, over.signed)

    def _choose(self, numerator: Node, denominator: Node) -> Piece:
        over, under = (
            self.piece(part).no_looser_than(Form.PRODUCT).text for part in (numerator, denominator)
        )
        return Piece(f"{over} choose {under}", Form.APPLIED)

    def _root(self, radicand: Node, index: Node | None) -> Piece:
        inside = self.piece(radicand)
        degree = index.unicode if isinstance(index, Symbol) else ""
        if index is not None and (self.ascii or degree not in ("3", "4")):
            under = self.scripts.piece(index).no_looser_than(Form.CALL).text
            return Piece(f"{inside.no_looser_than(Form.ATOM).text}^(1/{under})", Form.POWER, Tail.EXPONENT)
        if self.ascii:
            whole = isinstance(radicand, Fenced) and radicand.left.ascii + radicand.right.ascii == "()"
            return Piece(
                f"sqrt{inside.text if whole else inside.enclosed().text}", tail=Tail.EXPONENT, word=True
            )
        sign = {"3": "∛", "4": "∜"}.get(degree, "√")
        return Piece(sign + inside.no_looser_than(Form.ATOM).text, Form.POWER, Tail.EXPONENT)

    def _accent(self, name: str, base: Node) -> Piece:
        if (
            isinstance(base, Scripts)
            and base.upper is None
            and name not in ("overline", "overbrace", "underbrace")
        ):
            on_letter = Accent(name, base.base)  # θ̂ₙ, not hat(θₙ)
            return self._scripted(Scripts(on_letter, base.lower, None, base.limits))
        inside = self.piece(base)
        if name in ("underbrace", "overbrace"):
            return inside.no_looser_than(Form.ATOM)
        spoken = ACCENT_NAMES.get(name, name)
        if self.ascii:
            if inside.form is Form.ATOM and inside.text.replace("_", "").isalnum():
                return Piece(f"{inside.text}_{spoken}", tail=Tail.LABEL, word=True)
            return Piece(f"{spoken}({inside.text})", word=True)
        marked = accented(name, inside.text)
        if marked is None:
            return Piece(f"{spoken}({inside.text})", word=True)
        return Piece(marked, inside.form, inside.tail, word=inside.word)

    def _fenced(self, left: Symbol, body: Node, right: Symbol) -> Piece:
        inside = self.piece(body)
        opening, closing = self._symbol(left).text, self._symbol(right).text
        if not opening:  # \left. … \right|
            body_text = inside if isinstance(body, Grid) else inside.no_looser_than(Form.CALL)
            return Piece(body_text.text + closing)
        return Piece(f"{opening}{inside.text}{closing}")

    def _grid(self, grid: Grid) -> Piece:
        texts = [[self.piece(cell).text.strip() for cell in row] for row in grid.rows]
        text = listed(grid, texts)
        left, right = delimiters(grid.environment)
        if self.ascii:
            left, right = plain(left), plain(right)
        return Piece(f"{left}{text}{right}", Form.ATOM if left else Form.LIST)

    # scripts

    def _scripted(self, node: Scripts) -> Piece:
        if _is_annotated(node):
            return self._annotated(node)
        base = self.piece(node.base).no_looser_than(Form.ATOM)
        if base.tail is Tail.LABEL and not self.ascii:  # {x_w}^2 is not x_w²
            base = base.enclosed()
        lower, upper, lowered, raised = self.script_texts(node)
        tail = Tail.CLEAN
        if node.upper is not None:
            tail = Tail.CLEAN if raised else Tail.LABEL if upper == "^*" else Tail.EXPONENT
        elif not lowered and not lower.endswith((")", "}")):
            tail = Tail.LABEL
        power = node.upper is not None and upper.strip("′'") != "" and kind_of(node.base) in _RAISABLE
        return Piece(base.text + lower + upper, Form.POWER if power else Form.ATOM, tail, word=base.word)

    def _annotated(self, node: Scripts) -> Piece:
        """A base with its label in brackets, where a script would be read as a power or an index."""
        base = self.piece(node.base.base if isinstance(node.base, Accent) else node.base)
        labels = [self.piece(label).text for label in (node.lower, node.upper) if label is not None]
        return Piece(f"({base.text} [{', '.join(labels)}])")

    def script_texts(self, node: Scripts) -> tuple[str, str, bool, bool]:
        """The subscript and superscript as written after the base, and whether each is in script glyphs.

        Either both are in glyphs or in words, where one of each would bind wrongly.
        """
        kind = kind_of(node.base)
        lower = self.scripts.piece(node.lower).text if node.lower is not None else ""
        upper = self.scripts.piece(node.upper).text if node.upper is not None else ""
        lowered, raised = self._lowered(node.lower, lower, kind), self._raised(upper)
        if node.lower is not None and node.upper is not None:
            if lowered is None:  # x_w² would be read as x_(w²)
                raised = None
            elif raised is None and kind in (Kind.BIG, Kind.INTEGRAL):
                lowered = None
        return (
            self._lower_in_words(node.lower, lower) if lowered is None else lowered,
            self._upper_in_words(node.upper, upper) if raised is None else raised,
            lowered is not None,
            raised is not None,
        )

    def _lowered(self, node: Node | None, text: str, base: Kind) -> str | None:
        if node is None:
            return ""
        named = kind_of(node) in _NAMES and base is not Kind.BIG  # x_max, not xₘₐₓ
        return None if self.ascii or named else subscript(text)

    def _raised(self, text: str) -> str | None:
        if self.ascii:
            return None if text.strip("'") else text
        return superscript(text) if text else ""

    def _lower_in_words(self, node: Node | None, text: str) -> str:
        if node is None or _is_single(node, text):
            return f"_{text}"
        return f"_{{{text}}}" if self.ascii else f"_({text})"

    def _upper_in_words(self, node: Node | None, text: str) -> str:
        if node is None or _is_single(node, text) or text.removeprefix("-").isdigit():
            return f"^{text}"
        return f"^{{{text}}}" if self.ascii and isinstance(node, Fenced) else f"^({text})"


def _is_annotated(node: Scripts) -> bool:
    """Whether what stands over or under the base is a remark on it, not a power or an index."""
    if isinstance(node.base, Accent) and node.base.name in ("underbrace", "overbrace"):
        return True
    return node.limits and node.upper is not None and kind_of(node.base) in _RAISABLE


def _is_single(node: Node, text: str) -> bool:
    """Whether a script is one glyph, name or accented letter, which needs nothing around it."""
    if isinstance(node, Accent):
        return "(" not in text and "_" not in text
    return isinstance(node, Symbol) and (len(text) == 1 or text.isalnum())

"""A formula in two dimensions: fractions over bars, limits over and under, delimiters that grow.

What fits on one line (a symbol, a script with glyphs of its own) is written as `linear` does, so that both
forms look alike. Nothing here raises: the parser has refused what cannot be laid out.
"""

from __future__ import annotations

from interview_grill.typeset.box import Box, beside, solid, stacked, text_box
from interview_grill.typeset.delimiters import fence
from interview_grill.typeset.grids import grid_box
from interview_grill.typeset.letters import superscript
from interview_grill.typeset.linear import Linear
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
from interview_grill.typeset.scripting import integral, limits, scripted
from interview_grill.typeset.spacing import AWAITS_OPERAND, Tail, gap, glue, roles
from interview_grill.typeset.symbols import CHARACTERS, MACROS, NOTHING


class Layout:
    """Builds boxes in a character set."""

    def __init__(self, charset: Charset) -> None:
        self.charset = charset
        self.ascii = charset is Charset.ASCII
        self.linear = Linear(charset)
        self.rule = "-" if self.ascii else "─"

    def box(self, node: Node) -> Box:
        """The box of a node."""
        match node:
            case Row(items):
                return self.row(items, roles(items))
            case Fraction(numerator, denominator, bar):
                return self._fraction(numerator, denominator, bar=bar)
            case Root(radicand, index):
                return self._root(node, radicand, index)
            case Scripts():
                return self._scripts(node)
            case Accent(name, base):
                return self._accent(node, name, base)
            case Fenced(left, body, right):
                return fence(left, self.box(body), right, self.charset)
            case Grid():
                return self._grid(node)
            case Symbol():
                return self.line(node)

    def line(self, node: Node) -> Box:
        """A node as it is written on one line."""
        piece = self.linear.piece(node)
        return text_box(piece.text, tail=piece.tail, word=piece.word)

    def row(self, items: tuple[Node, ...], kinds: list[Kind]) -> Box:
        """Items side by side; `kinds` are their roles in the whole row they come from."""
        boxes: list[Box] = []
        for index, item in enumerate(items):
            box = self.box(item)
            if boxes and (space := self._between(items, kinds, index, boxes[-1], box)):
                boxes.append(text_box(space))
            boxes.append(box)
        return beside(boxes)

    def is_apart(self, items: tuple[Node, ...], kinds: list[Kind], index: int) -> bool:
        """Whether a line could begin with the item at `index` (1 or more): a space before it, and nothing
        that waits for it.
        """
        if kinds[index] is Kind.SPACE or kinds[index - 1] in AWAITS_OPERAND:
            return False
        before, after = self.box(items[index - 1]), self.box(items[index])
        return bool(self._between(items, kinds, index, before, after))

    def _between(
        self, items: tuple[Node, ...], kinds: list[Kind], right: int, before: Box, after: Box
    ) -> str:
        """The space between the box of the item at `right` and the one before it."""
        left = right - 1
        width = gap(
            kinds[left],
            kinds[right],
            fenced=isinstance(_nucleus(items[right]), Fenced),
            limits=isinstance(items[left], Scripts) and kinds[left] is Kind.LIMIT,
            compact=False,
        )
        spaced = Kind.SPACE in (kinds[left], kinds[right])
        if not spaced and (_has_rule(items[left]) or _has_rule(items[right])):
            return " " * max(width or 0, 0 if kinds[right] is Kind.PUNCTUATION else 1)
        if width is not None:
            return " " * width
        last, first = before.lines[before.baseline], after.lines[after.baseline]
        return glue(last, first, tail=before.tail, words=before.word or after.word)

    def _fraction(self, numerator: Node, denominator: Node, *, bar: bool) -> Box:
        over, under = self.box(numerator), self.box(denominator)
        width = max(over.width, under.width, 1)
        if bar and width == 1:
            width = 3  # one column would look like a minus
        elif any(part.width == width and self.rule * width in part.lines for part in (over, under)):
            width += 2  # longer than the bar inside
        middle = text_box((self.rule if bar else " ") * width)
        return stacked([over, middle, under], baseline=len(over.lines))

    def _root(self, node: Root, radicand: Node, index: Node | None) -> Box:
        inside = self.box(radicand)
        if not inside.tall:
            return self.line(node)
        degree = "" if index is None else self.linear.scripts.piece(index).text
        if self.ascii:
            name = f"root[{degree}]" if degree else "sqrt"
            whole = beside([text_box(name), fence(CHARACTERS["("], inside, CHARACTERS[")"], self.charset)])
            return whole._replace(tail=Tail.EXPONENT, word=True)
        height = len(inside.lines)
        degree = superscript(degree) or degree
        foot = text_box(degree + "√")
        baseline = inside.baseline + 1
        left = solid([*[" " * foot.width] * height, *foot.lines], foot.width, baseline)
        stem = solid(["┌", *"│" * height], 1, baseline)
        return beside([left, stem, solid(["─" * inside.width, *inside.lines], inside.width, baseline)])

    def _accent(self, node: Node, name: str, base: Node) -> Box:
        inside = self.box(base)
        if name in ("underbrace", "overbrace"):
            return _braced(inside, under=name == "underbrace", ascii_only=self.ascii)
        wide = isinstance(base, Row) and name in ("overline", "bar", "underline")
        if len(inside.lines) == 1 and not wide:
            return self.line(node)
        if name == "underline":
            return stacked([inside, text_box(self.rule * inside.width)], baseline=inside.baseline)
        if name in ("overline", "bar"):
            mark = "_" * inside.width
        else:
            mark = _MARKS.get(name, name) if not self.ascii or name != "vec" else ">"
        return stacked([text_box(mark), inside], baseline=inside.baseline + 1)

    def _grid(self, grid: Grid) -> Box:
        left, right = ENVIRONMENTS.get(grid.environment, ("", ""))
        inside = grid_box(grid.environment, [[self.box(cell) for cell in row] for row in grid.rows])
        if grid.environment == "cases" and not self.ascii:
            inside = beside([text_box(" "), inside])
        return fence(_DELIMITERS[left], inside, _DELIMITERS[right], self.charset)

    def _scripts(self, node: Scripts) -> Box:
        kind = kind_of(node.base)
        if node.limits:
            return limits(self, node, kind)
        if kind is Kind.INTEGRAL and not self.ascii:
            return integral(self, node)
        return scripted(self, node)

    def label(self, node: Node) -> Box:
        """A limit: on one line without spaces, unless it has rows of its own."""
        if isinstance(node, Grid):
            return self._grid(node)
        return text_box(self.linear.scripts.piece(node).text)


_MARKS = {"hat": "^", "widehat": "^", "tilde": "~", "widetilde": "~", "vec": "→", "dot": ".", "ddot": ".."}
_DELIMITERS = {
    "": NOTHING, "(": CHARACTERS["("], ")": CHARACTERS[")"], "[": CHARACTERS["["], "]": CHARACTERS["]"],
    "{": MACROS["{"], "}": MACROS["}"], "|": MACROS["lvert"], "‖": MACROS["lVert"],
}  # fmt: skip


def _braced(inside: Box, *, under: bool, ascii_only: bool) -> Box:
    width = max(inside.width, 3)
    half = (width - 3) // 2
    left, middle, right, rule = (
        ("|", "_", "|", "_") if ascii_only else ("╰", "┬", "╯", "─") if under else ("╭", "┴", "╮", "─")
    )
    brace = text_box(left + rule * half + middle + rule * (width - 3 - half) + right)
    if under:
        return stacked([inside, brace], baseline=inside.baseline)
    return stacked([brace, inside], baseline=inside.baseline + 1)


def _nucleus(node: Node) -> Node:
    return node.base if isinstance(node, Scripts) else node


def _has_rule(node: Node) -> bool:
    return isinstance(node, Fraction) and node.bar

"""From tokens to a tree: recursive descent over rows, scripts and macro arguments.

Depth is bounded, so no formula can exhaust the stack here or where its tree is walked. Ambiguous scripts,
which TeX sets in silence, are refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.errors import TypesetError
from interview_grill.typeset.commands import BUILDERS
from interview_grill.typeset.macros import nearest_macro
from interview_grill.typeset.nodes import (
    EMPTY,
    Accent,
    Fenced,
    Fraction,
    Kind,
    Row,
    Scripts,
    Symbol,
    fits_within,
)
from interview_grill.typeset.pairing import paired, tidy
from interview_grill.typeset.symbols import CHARACTERS, MACROS, typed_directly
from interview_grill.typeset.tokens import Part, Token, tokenize

if TYPE_CHECKING:
    from interview_grill.typeset.nodes import Node

DEEPEST = 40
"""Levels of nesting beyond which a formula is refused."""


def parse(source: str) -> Node:
    """The tree of a formula.

    Raises:
        TypesetError: it is not LaTeX, or lies outside the subset of `known_macros`.
    """
    reader = Reader(source)
    tree = reader.row()
    last = reader.peek()
    if last.part is not Part.END:
        raise reader.stray(last)
    if not fits_within(tree, 3 * DEEPEST):  # a level of source may be three nodes deep
        raise TypesetError("a formula nested too deep", source=source, position=0, mend="split it")
    return tree


_STRAY = {
    "}": ("a closing brace without its opening one", "add { or remove }"),
    "&": ("an & outside an environment", "write \\& or use \\begin{aligned}"),
    "\\": ("a line break outside an environment", "use \\begin{aligned}"),
    "right": ("\\right without \\left", "add \\left or write the delimiter alone"),
    "middle": ("\\middle outside \\left … \\right", "write the delimiter alone"),
    "end": ("\\end without \\begin", "add \\begin or remove it"),
}
_ROW_ENDS = frozenset(("\\", "right", "middle", "end"))
_SCRIPTS = frozenset((Part.UPPER, Part.LOWER, Part.PRIME))
_MADE_ORDINARY = frozenset((Kind.BINARY, Kind.PRODUCT, Kind.RELATION, Kind.PUNCTUATION))


class Reader:
    """A position in the tokens of one formula."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._tokens = tokenize(source)
        self._at = 0
        self._depth = 0

    def peek(self) -> Token:
        """The next token."""
        return self._tokens[self._at]

    def take(self) -> Token:
        """The next token, moving past it; the END token is never passed."""
        token = self._tokens[self._at]
        if token.part is not Part.END:
            self._at += 1
        return token

    def fault(self, what: str, mend: str | None, token: Token) -> TypesetError:
        """The error to raise for something wrong at `token`."""
        return TypesetError(what, source=self.source, position=token.start, mend=mend)

    def stray(self, token: Token) -> TypesetError:
        """The error for a token that ends a row where none may end."""
        return self.fault(*_STRAY[token.text], token)

    def row(self) -> Node:
        """Atoms up to whatever ends this row; the ending token is left for the caller."""
        items: list[Node] = []
        self._deeper()
        while not self.row_ends():
            items.append(self.scripted())
        self._depth -= 1
        return tidy(paired(items))

    def row_ends(self) -> bool:
        """Whether the next token cannot belong to this row."""
        token = self.peek()
        if token.part in (Part.END, Part.CLOSE, Part.CELL):
            return True
        return token.part is Part.COMMAND and token.text in _ROW_ENDS

    def scripted(self) -> Node:
        """An atom with its scripts.

        Raises TypesetError for a second subscript or superscript, and for one on several symbols in braces.
        """
        start = self.peek()
        base = EMPTY if start.part in _SCRIPTS else self._atom()
        if start.part is Part.OPEN and isinstance(base, Symbol) and base.kind in _MADE_ORDINARY:
            base = Symbol(base.unicode, base.ascii, Kind.ORDINARY)  # 1{,}000
        lower: Node | None = None
        upper: Node | None = None
        limits = _takes_limits(base)
        while (token := self.peek()).part in _SCRIPTS or token.text in ("limits", "nolimits"):
            if token.part is Part.COMMAND:
                limits = self.take().text == "limits"
            elif token.part is Part.LOWER:
                if lower is not None:
                    raise self.fault("a second subscript", "put both in one: x_{a b}", token)
                self.take()
                lower = self.argument("_")
            elif upper is not None:
                raise self.fault(
                    "a second superscript", "put both in one, x^{a b}, or in parentheses, (x^a)^b", token
                )
            elif token.part is Part.UPPER:
                self.take()
                upper = self.argument("^")
            else:
                base = Scripts(self._script_base(base, start), None, self._primes())
        if lower is None and upper is None:
            return base
        return Scripts(self._script_base(base, start), lower, upper, limits)

    def argument(self, owner: str) -> Node:
        """The next braced group or single atom, for the macro or script `owner`; TypesetError where there is
        none.
        """
        token = self.peek()
        if self.row_ends() or token.part in _SCRIPTS:
            raise self.fault(f"{_shown(owner)} lacks an argument", "put it in braces", token)
        if token.part is Part.OPEN:  # its row is a level of its own
            return self._atom()
        self._deeper()
        node = self._atom()
        self._depth -= 1
        return node

    def raw(self, owner: str) -> tuple[str, Token]:
        """The source inside the next pair of braces, and the opening one; TypesetError without braces, or
        unless they close.
        """
        opening = self.take()
        if opening.part is not Part.OPEN:
            raise self.fault(f"{_shown(owner)} needs braces", f"{_shown(owner)}{{…}}", opening)
        depth = 1
        while depth:
            token = self.take()
            if token.part is Part.END:
                raise self.unclosed(opening)
            depth += (token.part is Part.OPEN) - (token.part is Part.CLOSE)
        return self.source[opening.stop : token.start], opening

    def unclosed(self, opening: Token) -> TypesetError:
        """The error for a brace whose group ends at the next token without a closing one."""
        token = self.peek()
        if token.part is Part.END:
            return self.fault("an opening brace is never closed", "add }", opening)
        return self.stray(token)

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self.fault("a formula nested too deep", f"keep it under {DEEPEST} levels", self.peek())

    def _primes(self) -> Node:
        count = 0
        while self.peek().part is Part.PRIME:
            self.take()
            count += 1
        prime = MACROS["prime"]
        return Symbol(prime.unicode * count, prime.ascii * count, Kind.ORDINARY)

    def _script_base(self, base: Node, start: Token) -> Node:
        if isinstance(base, Fraction):
            return Fenced(CHARACTERS["("], base, CHARACTERS[")"])
        if isinstance(base, Row) and base.items:
            what = "a script on several symbols in braces is ambiguous"
            raise self.fault(what, "put them in parentheses: (a b)^2", start)
        return base

    def _atom(self) -> Node:
        token = self.take()
        if token.part is Part.OPEN:
            inner = self.row()
            if self.peek().part is not Part.CLOSE:
                raise self.unclosed(token)
            self.take()
            return inner
        return self._command(token) if token.part is Part.COMMAND else self._character(token)

    def _command(self, token: Token) -> Node:
        symbol = MACROS.get(token.text)
        if symbol is not None:
            return symbol
        build = BUILDERS.get(token.text)
        if build is None:
            nearest = nearest_macro(token.text)
            raise self.fault(
                f"unknown macro \\{token.text}", f"did you mean {nearest}?" if nearest else None, token
            )
        return build(self, token)

    def _character(self, token: Token) -> Node:
        text = token.text
        if text.isascii() and text.isalnum():
            return Symbol(text, text, Kind.NUMBER if text.isdigit() else Kind.ORDINARY)
        symbol = CHARACTERS.get(text) or typed_directly(text)
        if symbol is None:
            raise self.fault(
                f"{text!r} cannot be typeset in a formula", "use a macro, or \\text{…} for words", token
            )
        return symbol


def _shown(owner: str) -> str:
    return owner if owner in "^_" else f"\\{owner}"


def _takes_limits(base: Node) -> bool:
    if isinstance(base, Accent):
        return base.name in ("underbrace", "overbrace")
    return isinstance(base, Symbol) and base.kind in (Kind.BIG, Kind.LIMIT)

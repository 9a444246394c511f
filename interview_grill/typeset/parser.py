"""From tokens to a tree: recursive descent over rows, scripts and macro arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.errors import TypesetError
from interview_grill.typeset import macros
from interview_grill.typeset.letters import ALPHABET_OF
from interview_grill.typeset.nodes import (
    EMPTY,
    Accent,
    Fenced,
    Fraction,
    Grid,
    Kind,
    Node,
    Root,
    Row,
    Scripts,
    Symbol,
    fits_within,
    kind_of,
)
from interview_grill.typeset.pairing import paired, tidy
from interview_grill.typeset.restyle import as_word, restyled
from interview_grill.typeset.symbols import CHARACTERS, MACROS, NOTHING, typed_directly
from interview_grill.typeset.tokens import Part, Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Callable

DEEPEST = 40
"""Levels of nesting beyond which a formula is refused."""

_PARENTHESES = (CHARACTERS["("], CHARACTERS[")"])
_PRIME = MACROS["prime"]


def parse(source: str) -> Node:
    """The tree of a formula.

    Raises:
        TypesetError: it is not LaTeX, or lies outside the subset of `known_macros`.
    """
    reader = _Reader(source)
    tree = reader.row()
    last = reader.peek()
    if last.part is not Part.END:
        raise reader.fault(*_STRAY.get(last.text, (f"a stray {last.text!r}", "remove it")), last)
    if not fits_within(tree, DEEPEST + 20):
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
_ENDS_ROW = frozenset(("\\", "right", "middle", "end"))


class _Reader:
    """A position in the tokens of one formula."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.tokens = tokenize(source)
        self.at = 0
        self.depth = 0

    def peek(self) -> Token:
        return self.tokens[self.at]

    def take(self) -> Token:
        token = self.tokens[self.at]
        if token.part is not Part.END:
            self.at += 1
        return token

    def fault(self, what: str, mend: str | None, token: Token) -> TypesetError:
        return TypesetError(what, source=self.source, position=token.start, mend=mend)

    # rows and scripts

    def row(self) -> Node:
        """Atoms up to whatever ends this row; the ending token is left for the caller."""
        items: list[Node] = []
        self.deeper()
        while not self.row_ends():
            items.append(self.scripted())
        self.depth -= 1
        return tidy(paired(items))

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.fault("a formula nested too deep", f"keep it under {DEEPEST} levels", self.peek())

    def row_ends(self) -> bool:
        token = self.peek()
        if token.part in (Part.END, Part.CLOSE, Part.CELL):
            return True
        return token.part is Part.COMMAND and token.text in _ENDS_ROW

    def scripted(self) -> Node:
        base = EMPTY if self.peek().part in (Part.UPPER, Part.LOWER, Part.PRIME) else self.atom()
        lower: Node | None = None
        upper: Node | None = None
        limits = _sets_limits(base)
        while (token := self.peek()).part in (Part.UPPER, Part.LOWER, Part.PRIME) or token.text in (
            "limits",
            "nolimits",
        ):
            if token.part is Part.COMMAND:
                limits = self.take().text == "limits"
            elif token.part is Part.LOWER:
                if lower is not None:
                    raise self.fault("a second subscript", "group them: x_{a b}", token)
                self.take()
                lower = self.argument("_")
            elif upper is not None:
                raise self.fault("a second superscript", "group them: {x^a}^b or x^{a b}", token)
            elif token.part is Part.UPPER:
                self.take()
                upper = self.argument("^")
            else:
                upper = self.primes()
        if lower is None and upper is None:
            return base
        return Scripts(self.script_base(base, self.peek()), lower, upper, limits)

    def primes(self) -> Node:
        marks: list[Node] = []
        while self.peek().part is Part.PRIME:
            self.take()
            marks.append(_PRIME)
        if self.peek().part is Part.UPPER:
            self.take()
            marks.append(self.argument("^"))
        return tidy(marks)

    def script_base(self, base: Node, token: Token) -> Node:
        if isinstance(base, Fraction):
            return Fenced(_PARENTHESES[0], base, _PARENTHESES[1])
        if isinstance(base, Row) and base.items:
            raise self.fault(
                "a script on several symbols in braces is ambiguous",
                "put them in parentheses: (a b)^2",
                token,
            )
        return base

    # one atom

    def atom(self) -> Node:
        token = self.take()
        if token.part is Part.OPEN:
            return self.group(token)
        if token.part is Part.COMMAND:
            return self.command(token)
        return self.character(token)

    def group(self, opening: Token) -> Node:
        inner = self.row()
        if self.peek().part is not Part.CLOSE:
            raise self.unclosed(opening)
        self.take()
        return inner

    def unclosed(self, opening: Token) -> TypesetError:
        token = self.peek()
        if token.part is Part.END:
            return self.fault("an opening brace is never closed", "add }", opening)
        return self.fault(*_STRAY[token.text], token)

    def character(self, token: Token) -> Node:
        text = token.text
        if text.isascii() and text.isdigit():
            return Symbol(text, text, Kind.NUMBER)
        if text.isascii() and text.isalpha():
            return Symbol(text, text, Kind.ORDINARY)
        symbol = CHARACTERS.get(text) or typed_directly(text)
        if symbol is None:
            raise self.fault(
                f"{text!r} cannot be typeset in a formula", "use a macro, or \\text{…} for words", token
            )
        return symbol

    def argument(self, owner: str) -> Node:
        """The next braced group or single atom, for the macro or script `owner`."""
        token = self.peek()
        if self.row_ends() or token.part in (Part.UPPER, Part.LOWER, Part.PRIME):
            raise self.fault(f"{_shown(owner)} lacks an argument", "put it in braces", token)
        self.deeper()
        node = self.atom()
        self.depth -= 1
        return tidy([node])

    def name(self, owner: str) -> tuple[str, Token]:
        """The raw text of the next braced group and its opening token."""
        opening = self.take()
        if opening.part is not Part.OPEN:
            raise self.fault(f"{_shown(owner)} needs braces", f"{_shown(owner)}{{…}}", opening)
        depth = 1
        while depth:
            token = self.take()
            if token.part is Part.END:
                raise self.fault("an opening brace is never closed", "add }", opening)
            depth += (token.part is Part.OPEN) - (token.part is Part.CLOSE)
        return self.source[opening.stop : token.start], opening

    # macros

    def command(self, token: Token) -> Node:
        symbol = MACROS.get(token.text)
        if symbol is not None:
            return symbol
        build = _BUILDERS.get(token.text)
        if build is None:
            nearest = macros.nearest_macro(token.text)
            raise self.fault(
                f"unknown macro \\{token.text}", f"did you mean {nearest}?" if nearest else None, token
            )
        return build(self, token)

    def fraction(self, token: Token) -> Node:
        return Fraction(self.argument(token.text), self.argument(token.text))

    def binomial(self, token: Token) -> Node:
        inside = Fraction(self.argument(token.text), self.argument(token.text), bar=False)
        return Fenced(_PARENTHESES[0], inside, _PARENTHESES[1])

    def root(self, token: Token) -> Node:
        index = None
        if self.peek().text == "[":
            opening = self.take()
            items: list[Node] = []
            while self.peek().text != "]":
                if self.row_ends():
                    raise self.fault("the index of a root is never closed", "add ]", opening)
                items.append(self.scripted())
            self.take()
            index = tidy(paired(items))
        return Root(self.argument(token.text), index)

    def accent(self, token: Token) -> Node:
        return Accent(token.text, self.argument(token.text))

    def text(self, token: Token) -> Node:
        words, opening = self.name(token.text)
        if "$" in words or "\\" in words.replace("\\&", "").replace("\\%", "").replace("\\_", "").replace(
            "\\#", ""
        ):
            raise self.fault(
                f"mathematics inside \\{token.text}", "close the text before the formula", opening
            )
        for mark in "&%_#":
            words = words.replace("\\" + mark, mark)
        words = (
            words.replace("~", " ").replace("{", "").replace("}", "").replace("\n", " ").replace("\t", " ")
        )
        if not words.isprintable():
            raise self.fault(f"a control character inside \\{token.text}", "remove it", opening)
        words = words.replace("--", "–").replace("``", "“").replace("''", "”")
        return Symbol(words, words, Kind.TEXT) if words else EMPTY

    def upright(self, token: Token) -> Node:
        kind = Kind.WORD
        if token.text.startswith("operatorname"):
            kind = Kind.LIMIT if token.text.endswith("*") else Kind.FUNCTION
        inner = self.argument(token.text)
        return as_word(inner, kind) or inner

    def alphabet(self, token: Token) -> Node:
        return restyled(self.argument(token.text), ALPHABET_OF[token.text])

    def stack(self, token: Token) -> Node:
        label = self.argument(token.text)
        base = self.argument(token.text)
        lower, upper = (label, None) if token.text == "underset" else (None, label)
        if (
            isinstance(base, Scripts)
            and base.limits
            and (base.upper is None or lower)
            and (base.lower is None or upper)
        ):
            return Scripts(base.base, lower or base.lower, upper or base.upper, limits=True)
        if (
            isinstance(base, Row) and len(base.items) > 1 and kind_of(base.items[-1]) is Kind.LIMIT
        ):  # \arg\max
            return Row((*base.items[:-1], Scripts(base.items[-1], lower, upper, limits=True)))
        return Scripts(base, lower, upper, limits=True)

    def arrow(self, token: Token) -> Node:
        glyph, plain = macros.ARROWS[token.text]
        return Scripts(Symbol(glyph, plain, Kind.ARROW), None, self.argument(token.text), limits=True)

    def negated(self, token: Token) -> Node:
        inner = self.argument(token.text)
        if not isinstance(inner, Symbol):
            raise self.fault("\\not must stand before one symbol", None, token)
        return Symbol(inner.unicode + "\u0338", f"not {inner.ascii}", inner.kind)

    def boxed(self, token: Token) -> Node:
        return Fenced(CHARACTERS["["], self.argument(token.text), CHARACTERS["]"])

    def modulo(self, token: Token) -> Node:
        word = Symbol("mod", "mod", Kind.BINARY)
        if token.text == "bmod":
            return word
        inside = tidy([Symbol("mod", "mod", Kind.FUNCTION), self.argument(token.text)])
        return Fenced(_PARENTHESES[0], inside, _PARENTHESES[1])

    # delimiters and environments

    def delimiter(self, owner: str) -> Symbol:
        token = self.take()
        if token.part is Part.CHARACTER and token.text == ".":
            return NOTHING
        table = MACROS if token.part is Part.COMMAND else CHARACTERS
        symbol = table.get(token.text)
        if token.text in ("<", ">") and token.part is Part.CHARACTER:
            symbol = MACROS["langle" if token.text == "<" else "rangle"]
        if symbol is None or (symbol.kind not in _DELIMITING and symbol.unicode not in _ALSO_DELIMITING):
            raise self.fault(f"\\{owner} needs a delimiter after it", "such as ( [ \\{ | or .", token)
        return symbol

    def fenced(self, opening: Token) -> Node:
        left = self.delimiter("left")
        items: list[Node] = []
        while True:
            items.append(self.row())
            token = self.take()
            if token.part is Part.COMMAND and token.text == "right":
                break
            if token.part is not Part.COMMAND or token.text != "middle":
                raise self.fault("\\left without \\right", "add \\right) or \\right.", opening)
            middle = self.delimiter("middle")
            items.append(Symbol(middle.unicode, middle.ascii, Kind.RELATION))
        return Fenced(left, tidy(items), self.delimiter("right"))

    def sized(self, token: Token) -> Node:
        symbol = self.delimiter(token.text)
        side = token.text[-1]
        if symbol.kind is Kind.BAR and side in "lrm":
            kind = {"l": Kind.OPEN, "r": Kind.CLOSE, "m": Kind.RELATION}[side]
            return Symbol(symbol.unicode, symbol.ascii, kind)
        return symbol

    def environment(self, token: Token) -> Node:
        environment, opening = self.name("begin")
        if environment not in macros.ENVIRONMENTS:
            raise self.fault(
                f"unknown environment {environment!r}", "such as aligned, cases or pmatrix", opening
            )
        if environment in ("array", "alignedat"):
            self.name(f"begin{{{environment}}}")
        rows = self.cells()
        end = self.take()
        if end.part is not Part.COMMAND or end.text != "end":
            raise self.fault(f"\\begin{{{environment}}} is never ended", f"add \\end{{{environment}}}", token)
        closing, brace = self.name("end")
        if closing != environment:
            raise self.fault(
                f"\\end{{{closing}}} ends \\begin{{{environment}}}", f"write \\end{{{environment}}}", brace
            )
        return Grid(environment, rows)

    def substack(self, token: Token) -> Node:
        opening = self.take()
        if opening.part is not Part.OPEN:
            raise self.fault("\\substack needs braces", "\\substack{…}", token)
        rows = self.cells()
        if self.take().part is not Part.CLOSE:
            raise self.fault("an opening brace is never closed", "add }", opening)
        return Grid("substack", rows)

    def cells(self) -> tuple[tuple[Node, ...], ...]:
        rows: list[tuple[Node, ...]] = []
        cells: list[Node] = []
        while True:
            cells.append(self.row())
            token = self.peek()
            if token.part is Part.CELL:
                self.take()
                continue
            rows.append(tuple(cells))
            cells = []
            if token.part is not Part.COMMAND or token.text != "\\":
                break
            self.take()
        if len(rows) > 1 and rows[-1] == (EMPTY,):  # a line break after the last row adds none
            rows.pop()
        return tuple(rows)


def _shown(owner: str) -> str:
    return owner if owner in "^_" else f"\\{owner}"


def _sets_limits(base: Node) -> bool:
    if isinstance(base, Accent):
        return base.name in ("underbrace", "overbrace")
    return isinstance(base, Symbol) and base.kind in (Kind.BIG, Kind.LIMIT)


_DELIMITING = (Kind.OPEN, Kind.CLOSE, Kind.BAR)
_ALSO_DELIMITING = frozenset("/|<>↑↓∥")

_BUILDERS: dict[str, Callable[[_Reader, Token], Node]] = {
    **dict.fromkeys(macros.FRACTIONS, _Reader.fraction),
    **dict.fromkeys(macros.BINOMIALS, _Reader.binomial),
    **dict.fromkeys(macros.ACCENTS, _Reader.accent),
    **dict.fromkeys(macros.TEXTS, _Reader.text),
    **dict.fromkeys(macros.UPRIGHT, _Reader.upright),
    **dict.fromkeys(macros.STACKS, _Reader.stack),
    **dict.fromkeys(macros.ARROWS, _Reader.arrow),
    **dict.fromkeys(macros.SIZES, _Reader.sized),
    **dict.fromkeys(ALPHABET_OF, _Reader.alphabet),
    "sqrt": _Reader.root,
    "not": _Reader.negated,
    "substack": _Reader.substack,
    "begin": _Reader.environment,
    "left": _Reader.fenced,
    "boxed": _Reader.boxed,
    "pmod": _Reader.modulo,
    "bmod": _Reader.modulo,
}

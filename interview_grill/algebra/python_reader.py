"""Recursive descent over Python's expressions, which come to pieces of plain text; nothing is ever run.

    expression := 'lambda' names ':' expression | condition ('if' condition 'else' expression)?
    condition  := sum (relation sum)?                  a number here: 1 where it holds, else 0
    sum        := product (('+' | '-') product)*
    product    := signed (('*' | '/' | '@') signed)*
    signed     := ('-' | '+') signed | power
    power      := primary (('**' | '^') signed)?
    primary    := (number | name | '(' … ')' | '[' … ']' | path '(' … ')') ('.name' | '.name(…)' | '[…]')*

What is no Python between two brackets (`2 σ²`, `|x|`) is left as it is typed, with the Python in it rewritten.
A comprehension runs over its sample element by element, as plain text does: `sum((a - m)**2 for a in x)` is
sum((x - m)^2). Elements are counted from 0.
"""

from __future__ import annotations

import re

from interview_grill.algebra.functions import find_function
from interview_grill.algebra.python_calls import INDEX, WHOLE, CallReader, is_function
from interview_grill.algebra.python_cursor import NotPython
from interview_grill.algebra.python_functions import (
    CONSTANTS,
    DEFINITIONS,
    DENSITIES,
    DISTRIBUTIONS,
    MODULES,
    ONLY_DOTTED,
    STATISTICS,
)
from interview_grill.algebra.python_pieces import (
    ATOM,
    TEXT,
    Piece,
    called,
    compared,
    differing,
    fenced,
    joined,
    listed,
    minus,
    power,
    said,
    under,
)
from interview_grill.algebra.python_tokens import Kind, Token
from interview_grill.errors import FormulaError

RELATIONS = frozenset({"==", "!=", "<", ">", "<=", ">="})
_WORDS = frozenset({"for", "in", "if", "else", "and", "or", "not", "is"})
_WHOLE_NUMBER = re.compile(r"-?[0-9]+")
_TRUTH = {"True": "1", "False": "0"}


class PythonReader(CallReader):
    """Reads ranges of tokens as expressions."""

    def _whole(self) -> Piece:
        piece = self._expression()
        if self._next != self._end:
            raise NotPython
        return piece

    def _as_typed(self, start: int, end: int) -> Piece:
        """The range as it is typed, but for names, calls and methods of Python."""
        parts: list[Piece] = []
        place = start
        while place < end:
            token = self._all[place]
            if place > start:
                parts.append(self._typed(self._all[place - 1].end, token.start))
            self._next, self._end = place, end
            piece = self._operand_or_none(token)
            if piece is not None:
                parts.append(fenced(piece, ATOM))
                place = self._next
            else:
                parts.append(
                    said("=", token.start) if token.spelled == "==" else self._typed(token.start, token.end)
                )
                place += 1
        return joined(*parts, bound=TEXT)

    def _operand_or_none(self, token: Token) -> Piece | None:
        """What stands here with what is right behind it, if that is Python and not plain text as well."""
        if token.spelled == "//":
            raise self._floor(token)
        if token.kind is not Kind.NAME and token.spelled not in ("(", "["):
            return None
        is_plain = self._all[self._next + 1].spelled == "(" and find_function(token.spelled) is not None
        if is_plain and token.kind is Kind.NAME and token.spelled not in self.names:
            return None
        depth = self._depth
        try:
            return self._primary()
        except NotPython:
            self._depth = depth
            return None

    def _typed(self, start: int, end: int) -> Piece:
        return Piece(self._text[start:end], tuple(range(start, end)), TEXT)

    # Operators

    def _expression(self) -> Piece:
        if self._at("lambda") and self._skip_parameters():
            return self._expression()
        piece = self._condition()
        if not self._at("if"):
            return piece
        asked = self._advance()
        condition = self._condition()
        if not self._at("else"):
            raise NotPython
        self._advance()
        self._enter()
        other = self._expression()
        self._depth -= 1
        truth = condition if condition.truth else differing(condition, condition.start)
        return self._expanded("where", {"c": truth, "x": piece, "y": other}, asked)

    def _skip_parameters(self) -> bool:
        """Over `lambda a, b:`; False where lambda is the name of a number."""
        for place in range(self._next + 1, self._end):
            token = self._all[place]
            if token.spelled == ":":
                self._next = place + 1
                return True
            if token.kind is not Kind.NAME and token.spelled != ",":
                return False
        return False

    def _condition(self) -> Piece:
        left = self._sum()
        if not self._at(*RELATIONS):
            return left
        relation = self._advance()
        right = self._sum()
        if self._at(*RELATIONS):
            mend = "compare two values at a time, and multiply the conditions"
            raise self._fault("a chain of comparisons is not read", self._peek, mend)
        return compared(relation.spelled, left, right, self._where(relation))

    def _sum(self) -> Piece:
        piece = self._product()
        while self._at("+", "-"):
            sign = self._advance()
            right = self._product()
            if self._column is None or right.text != "0":  # a default, or ddof=0
                piece = under(sign.spelled, piece, right, self._where(sign))
        return piece

    def _product(self) -> Piece:
        piece = self._signed()
        while self._at("*", "/", "@", "//"):
            sign = self._advance()
            if sign.spelled == "//":
                raise self._floor(sign)
            right = self._signed()
            if sign.spelled == "@":
                piece = self._aggregate("dot", [piece, right], sign)
            else:
                piece = under(sign.spelled, piece, right, self._where(sign))
        return piece

    def _floor(self, token: Token) -> FormulaError:
        return self._fault("// drops what is behind the point", token, "write / for a quotient")

    def _signed(self) -> Piece:
        signs = []
        while self._at("-", "+"):
            signs.append(self._advance())
        piece = self._power()
        for sign in reversed(signs):
            piece = minus(piece, self._where(sign)) if sign.spelled == "-" else piece
        return piece

    def _power(self) -> Piece:
        base = self._primary()
        if not self._at("**", "^"):
            return base
        sign = self._advance()
        self._enter()
        exponent = self._signed()
        self._depth -= 1
        return power(base, exponent, self._where(sign))

    # Operands

    def _primary(self) -> Piece:
        if self._next >= self._end:
            raise NotPython
        token = self._advance()
        if token.kind is Kind.NUMBER:
            piece = self._number(token)
        elif token.kind is Kind.NAME:
            piece = self._name(token)
        elif token.spelled in ("(", "["):
            self._next -= 1
            piece = self._bracketed(token)
        else:
            raise NotPython
        while self._at(".", "["):
            piece = self._short(self._attribute(piece) if self._at(".") else self._element(piece))
        return piece

    def _number(self, token: Token) -> Piece:
        spelled = token.spelled.replace("_", "")
        if self._column is not None or spelled != token.spelled:
            return said(spelled, self._where(token))
        return Piece(spelled, tuple(range(token.start, token.end)))

    def _bracketed(self, opening: Token) -> Piece:
        """A group, a tuple, a list, or a comprehension."""
        start, end = self._bracket()
        if self._loop(start, end) is not None:
            return self._comprehension(start, end)
        ranges = self.split(start, end, ",")
        if not ranges:
            raise NotPython
        items = tuple(self.part(*each) for each in ranges)
        if len(items) == 1 and ranges[0][1] == end and opening.spelled == "(":
            return fenced(items[0], TEXT + 1)
        return listed(items, self._where(opening), self._where(self._all[end]))

    def _name(self, token: Token) -> Piece:
        if token.spelled in _WORDS:
            raise NotPython
        if token.spelled in self.names:
            piece = self.names[token.spelled]
            if self._at("("):
                raise NotPython
            if INDEX in piece.open:
                what = f"the index {token.spelled} is only read in square brackets"
                raise self._fault(what, token, f"x[{token.spelled}] is an element")
            return piece
        if self._at(".") and (token.spelled in MODULES or self._is_density(token)):
            return self._path(token)
        if self._at("("):
            if token.spelled in ONLY_DOTTED or not is_function(token.spelled):
                raise NotPython
            return self._call(token.spelled, token, token.spelled)
        spelled = token.spelled.rstrip("_")
        if not spelled:
            raise NotPython
        if self._column is not None or spelled in _TRUTH:
            return said(_TRUTH.get(spelled, spelled), self._where(token))
        return Piece(spelled, tuple(range(token.start, token.start + len(spelled))), is_name=True)

    def _is_density(self, token: Token) -> bool:
        """Whether `norm.logpdf` stands here, without its module."""
        return token.spelled in DISTRIBUTIONS and self._all[self._next + 1].spelled in DENSITIES

    def _path(self, first: Token) -> Piece:
        """`np.linalg.norm(…)`, `np.pi`, `stats.beta(a, b).mean()`: the names up to the first that is no module."""
        module, token = first, first
        while self._at(".") and token.spelled in MODULES:
            self._advance()
            module, token = token, self._word()
        if token.spelled in DISTRIBUTIONS and (module.spelled in STATISTICS or module is token):
            return self._distribution(token)
        shown = self._all_text(first, token)
        if self._at("("):
            return self._call(token.spelled, first, shown)
        if token.spelled in CONSTANTS:
            return said(CONSTANTS[token.spelled], self._where(first))
        if token.spelled in ("inf", "nan"):
            raise self._fault(f"{shown} is never an answer here", first, "type a number")
        raise self._fault(f"{shown} is not read", first, "a function is followed by a bracket: np.log(x)")

    def _all_text(self, first: Token, last: Token) -> str:
        return self._text[first.start : last.end]

    def _distribution(self, name: Token) -> Piece:
        """`norm.logpdf(x, m, s)`, or with the parameters first, `norm(m, s).logpdf(x)`."""
        parameters: list[Piece] = []
        keywords: dict[str, Piece] = {}
        if self._at("("):
            parameters, keywords = self._arguments()
        if not self._at("."):
            mend = f"write {name.spelled}.mean(…) and the like"
            raise self._fault(f"{name.spelled} is a distribution, and no value", name, mend)
        self._advance()
        method = self._word()
        key = f"{name.spelled}.{method.spelled}"
        if key not in DEFINITIONS or not self._at("("):
            raise self._fault(f"{key} is not read", name, "write its formula")
        more, further = self._arguments()
        return self._defined(key, [*more, *parameters], {**keywords, **further}, name, key)

    def _attribute(self, piece: Piece) -> Piece:
        """`x.size`, `x.shape[0]`, `x.T`, and `x.mean(…)`, which is mean(x, …)."""
        dot = self._advance()
        token = self._word()
        shown = f".{token.spelled}"
        if self._at("("):
            return self._call(token.spelled, dot, shown, (piece,))
        if token.spelled in ("T", "values", "real"):
            return piece
        if token.spelled == "size" or (
            token.spelled == "shape" and self._at("[") and self._spelled_inside() in ("0", "-1")
        ):
            return self._aggregate("count", [piece], dot)
        mend = "len(x) is the size" if token.spelled == "shape" else "a method needs a bracket: x.mean()"
        raise self._fault(f"{shown} is not read", dot, mend)

    def _element(self, piece: Piece) -> Piece:
        opening, inner = self._peek, self._all[self._next + 1]
        index = self._spelled_inside()
        running = self.names.get(index)
        if running is not None and INDEX in running.open:
            return piece._replace(open=(piece.open | running.open) - {INDEX}, is_name=False)
        if ":" in index or "," in index:
            raise self._fault("a slice is not read", opening, "x[0] is the first element, x the whole sample")
        if _WHOLE_NUMBER.fullmatch(index):
            return self._numbered(piece, int(index[:9]), opening)
        if inner.spelled == index and piece.is_name:
            return joined(piece, said(f"[{index}]", self._where(opening)), bound=ATOM)
        raise self._fault("an index is a whole number here", inner, "x[0] is the first element")

    def _numbered(self, piece: Piece, index: int, opening: Token) -> Piece:
        """The element of that index, counted from 0, or from the end."""
        column = self._where(opening)
        if piece.items is not None:
            if not -len(piece.items) <= index < len(piece.items):
                what = f"the list has {len(piece.items)} elements"
                raise self._fault(what, opening, "the first is counted 0")
            return piece.items[index]
        if not piece.is_name:
            raise self._fault("an element of a formula is not read", opening, "take that of the sample: x[0]")
        left = frozenset(flag for flag in piece.open if not flag.startswith(WHOLE))
        if index >= 0:
            return joined(piece, said(f"_{index + 1}", column), bound=ATOM)._replace(open=left)
        size = called("count", piece, column=column)
        place = size if index == -1 else under("-", size, said(str(-1 - index), column), column)
        return joined(piece, said("[", column), place, said("]", column), bound=ATOM)._replace(open=left)

"""Recursive descent from tokens to the syntax tree. Whatever has two readings is refused with both of them.

sum     := product (('+' | '-') product)*
product := signed (('*' | '/') signed | power)*       the bare `power` is an implicit product
signed  := ('-' | '+') signed | power
power   := postfix ('^' signed)?                      so -x^2 is -(x^2) and x^y^z is x^(y^z)
postfix := primary ('!' | superscript | '%' | '[' sum ']')*
"""

from __future__ import annotations

from interview_grill.algebra import ambiguity, refusals
from interview_grill.algebra.characters import SUPERSCRIPTS, VULGAR
from interview_grill.algebra.functions import find_function
from interview_grill.algebra.names import Names, spelling_key
from interview_grill.algebra.shapes import applied
from interview_grill.algebra.spelling import resolve
from interview_grill.algebra.syntax import Apply, Name, Node, Number, Vector
from interview_grill.algebra.tokens import Limits, Token, TokenKind, fault
from interview_grill.errors import FormulaError


class Reader:
    """One pass over the tokens of one formula."""

    def __init__(self, text: str, tokens: tuple[Token, ...], names: Names, limits: Limits) -> None:
        self.text = text
        self.tokens = tokens
        self.names = names
        self._limits = limits
        self._next = 0
        self._depth = 0
        self._bars = 0
        self._tuples = False
        self._tail = ambiguity.Tail()

    def scalar_or_vector(self) -> Node:
        """The whole text as one formula."""
        node = self._sum()
        self._expect_end()
        return node

    def slots(self) -> tuple[Node, ...]:
        """The whole text as a list `a, b`, `a; b`, `(a, b)` or `[a, b]`, or as one vector-valued formula."""
        self._tuples = True
        items = [self._sum()]
        while self._peek.text in (",", ";") and self._peek.kind is TokenKind.MARK:
            self._advance()
            items.append(self._sum())
        self._expect_end()
        if len(items) == 1 and isinstance(items[0], Vector):
            return items[0].items
        return tuple(items)

    # Tokens

    @property
    def _peek(self) -> Token:
        return self.tokens[self._next]

    @property
    def _previous(self) -> Token:
        return self.tokens[self._next - 1]

    def _advance(self) -> Token:
        token = self.tokens[self._next]
        self._next += 1
        return token

    def _at(self, *marks: str) -> bool:
        return self._peek.kind is TokenKind.MARK and self._peek.text in marks

    def _fault(self, what: str, token: Token, mend: str | None = None) -> FormulaError:
        return fault(self.text, token, what, mend)

    def _expect_end(self) -> None:
        if self._peek.kind is not TokenKind.END:
            raise refusals.leftover(self.text, self.tokens, self._next)

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > self._limits.depth:
            raise self._fault(f"nested more than {self._limits.depth} deep", self._peek)

    # Grammar

    def _sum(self) -> Node:
        self._enter()
        node = self._product()
        while self._at("+", "-"):
            operator = self._advance()
            node = applied(self.text, operator.text, (node, self._product()), operator)
        self._depth -= 1
        return node

    def _product(self) -> Node:
        node = self._signed()
        divided = False
        while True:
            token, tail = self._peek, self._tail
            if self._at("*", "/"):
                self._advance()
                right = self._signed()
                ambiguity.check_explicit(self.text, tail, token, right)
                node = applied(self.text, token.text, (node, right), token)
                divided = token.text == "/"
            elif self._starts_operand(token):
                ambiguity.check_neighbours(self.text, self._previous, token, self.tokens[self._next + 1])
                right = self._power()
                ambiguity.check_implicit(self.text, node, tail, right, token, divided=divided)
                node = applied(self.text, "*", (node, right), token)
            else:
                return node

    def _starts_operand(self, token: Token) -> bool:
        if token.kind is TokenKind.MARK:
            return token.text in "(√[" or (token.text == "|" and not self._bars)
        return token.kind in (TokenKind.NUMBER, TokenKind.NAME)

    def _signed(self) -> Node:
        if not self._at("-", "+"):
            return self._power()
        sign = self._advance()
        self._enter()
        node = self._signed()
        self._depth -= 1
        return applied(self.text, "neg", (node,), sign) if sign.text == "-" else node

    def _power(self) -> Node:
        start = self._next
        base = self._postfix()
        if not self._at("^"):
            return base
        ambiguity.check_root(self.text, self._tail, self._peek)
        operator = self._advance()
        if base == Name("e") and start:
            ambiguity.check_e_power(self.text, self.tokens[start - 1], self.tokens[start], self._peek)
        first = self._peek
        self._enter()
        exponent = self._signed()
        self._depth -= 1
        node = applied(self.text, "^", (base, exponent), operator)
        self._tail = ambiguity.Tail(node, first)
        return node

    def _postfix(self) -> Node:
        node = self._primary()
        raised = False
        while True:
            token = self._peek
            if token.kind is TokenKind.POWER or self._at("!"):
                ambiguity.check_root(self.text, self._tail, token)
                self._advance()
                if token.kind is TokenKind.POWER:
                    node = applied(self.text, "^", (node, self._superscript(token)), token)
                    raised = True
                else:
                    node = applied(self.text, "factorial", (node,), token)
            elif self._at("[") and isinstance(node, Name) and node.vector:
                self._advance()
                node = self._index(node, token)
            elif self._at("%"):
                self._advance()
                node = self._percent(node, token)
            elif self._at("^") and raised:
                raise self._fault("two exponents in a row", token, "bracket the first power")
            else:
                return node

    def _superscript(self, token: Token) -> Node:
        spelled = "".join(SUPERSCRIPTS[character] for character in token.text)
        if spelled == "n" and self.names.find("n"):
            return Name(self.names.find("n") or "n")
        sign, digits = (-1.0, spelled[1:]) if spelled[0] == "-" else (1.0, spelled.removeprefix("+"))
        if not (digits.isdigit() and len(digits) < self._limits.digits):
            raise self._fault("this exponent cannot be read", token, "write x^(…)")
        return (
            Number(sign * float(digits), digits)
            if sign > 0
            else Apply("neg", (Number(float(digits), digits),))
        )

    def _percent(self, node: Node, token: Token) -> Node:
        if not isinstance(node, Number) or node.text.endswith("%"):
            raise self._fault("% is only read after a number", token, "write the fraction")
        return Number(node.value / 100, f"{node.text}%")

    def _index(self, node: Node, bracket: Token) -> Node:
        tuples, self._tuples = self._tuples, False
        start = self._peek
        place = self._sum()
        self._close("]", bracket)
        self._tuples = tuples
        if isinstance(place, Number) and (place.value < 1 or place.value != int(place.value)):
            raise self._fault("elements are counted from 1", start, "the first one is x[1]")
        return applied(self.text, "index", (node, place), bracket)

    def _primary(self) -> Node:
        token = self._advance()
        self._tail = ambiguity.Tail()
        if token.kind is TokenKind.NUMBER:
            return self._number(token)
        if token.kind is TokenKind.NAME:
            return self._name(token)
        if token.kind is TokenKind.MARK:
            if token.text == "(":
                return self._bracketed(token)
            if token.text == "[":
                return self._list(token)
            if token.text == "|":
                return self._absolute(token)
            if token.text == "√":
                return self._root(token)
        self._next -= 1
        raise refusals.no_operand(self.text, self.tokens, self._next)

    def _number(self, token: Token) -> Number:
        if token.text[0] == "0" and token.text[1:2].isdigit():
            raise self._fault(
                "a number does not start with 0", token, "no commas inside a number; 0.5 has a point"
            )
        return Number(VULGAR.get(token.text) or float(token.text), token.text)

    def _bracketed(self, opening: Token) -> Node:
        bars, self._bars = self._bars, 0
        node = self._sum()
        if self._tuples and self._depth == 1 and self._at(",", ";"):
            node = Vector((node, *self._more_items()))
        self._close(")", opening)
        self._bars = bars
        self._tail = ambiguity.Tail()
        return node

    def _list(self, opening: Token) -> Node:
        bars, self._bars = self._bars, 0
        tuples, self._tuples = self._tuples, False
        items = (self._sum(), *self._more_items())
        self._close("]", opening)
        self._bars, self._tuples = bars, tuples
        return self.vector(items, opening)

    def vector(self, items: tuple[Node, ...], token: Token) -> Vector:
        if any(item.vector for item in items):
            raise self._fault("a list inside a list", token, "each place takes one number")
        return Vector(items)

    def _more_items(self) -> tuple[Node, ...]:
        items = []
        while self._at(",", ";"):
            self._advance()
            items.append(self._sum())
        return tuple(items)

    def _absolute(self, opening: Token) -> Node:
        if self._at("|"):
            raise self._fault("double bars are not read", opening, "write norm2(x) or norm1(x)")
        self._bars += 1
        node = self._sum()
        self._close("|", opening)
        self._bars -= 1
        self._tail = ambiguity.Tail()
        return applied(self.text, "abs", (node,), opening)

    def _root(self, token: Token) -> Node:
        if not (self._at("(") or self._peek.kind in (TokenKind.NUMBER, TokenKind.NAME)):
            raise self._fault("√ stands before a number, a name or a bracket", token, "write sqrt(…)")
        radicand = self._primary()
        self._tail = ambiguity.Tail(rooted=None if self._previous.text == ")" else radicand)
        return applied(self.text, "sqrt", (radicand,), token)

    def _close(self, mark: str, opening: Token) -> None:
        if not self._at(mark):
            raise refusals.not_closed(self.text, self.tokens, self._next, opening)
        self._advance()

    def _name(self, token: Token) -> Node:
        call = self._at("(")
        if (
            (squared := self.names.find(f"{token.text}2"))
            and not self.names.find(token.text)
            and self._at_square()
        ):
            return Name(squared, self.names.is_vector(squared))
        function = find_function(spelling_key(token.text))
        node = resolve(token.text, self.names) if function is None or self.names.find(token.text) else None
        if node is not None:
            ambiguity.check_call(self.text, node, self.tokens[self._next : self._next + 3])
            return node
        if function is None:
            raise refusals.unknown_name(self.text, token, self.names, call=call)
        if not call:
            raise refusals.bare_function(self.text, token, self._peek)
        return self._call(function, token)

    def _at_square(self) -> bool:
        """Whether `^2` or `²` follows; it is consumed, as part of the declared name `sigma2`."""
        if self._peek.kind is TokenKind.POWER and self._peek.text == "²":
            self._next += 1
            return True
        if self._at("^") and self.tokens[self._next + 1].text == "2":
            self._next += 2
            return True
        return False

    def _call(self, function: str, token: Token) -> Node:
        opening = self._advance()
        bars, self._bars = self._bars, 0
        tuples, self._tuples = self._tuples, False
        if self._at(")"):
            raise self._fault(f"{token.text} of what?", opening, f"write {token.text}(…)")
        arguments = (self._sum(), *self._more_items())
        self._close(")", opening)
        self._bars, self._tuples = bars, tuples
        self._tail = ambiguity.Tail()
        return applied(self.text, function, arguments, token)

"""Recursive descent from tokens to the syntax tree. Whatever has two readings is refused with both of them.

sum     := product (('+' | '-') product)*
product := signed (('*' | '/') signed | power)*       the bare `power` is an implicit product
signed  := ('-' | '+') signed | power
power   := postfix ('^' signed)?                      so -x^2 is -(x^2) and x^y^z is x^(y^z)
postfix := primary ('!' | superscript | '%' | '[' sum ']')*
"""

from __future__ import annotations

from interview_grill.algebra import ambiguity
from interview_grill.algebra.operands import OperandReader
from interview_grill.algebra.shapes import applied
from interview_grill.algebra.syntax import Name, Node, Vector
from interview_grill.algebra.tokens import Token, TokenKind


class Reader(OperandReader):
    """One pass over the tokens of one formula."""

    def formula(self) -> Node:
        """The whole text as one formula; FormulaError if it cannot be read, or if something follows it."""
        node = self._sum()
        self._expect_end()
        return node

    def slots(self) -> tuple[Node, ...]:
        """The whole text as a list `a, b`, `a; b`, `(a, b)` or `[a, b]`, or as one vector-valued formula.

        Raises FormulaError as `formula` does; how many slots there should be is the caller's to check.
        """
        self._tuples = True
        items = (self._sum(), *self._more_items())
        self._expect_end()
        if len(items) == 1 and isinstance(items[0], Vector):
            return items[0].items
        return items

    def _sum(self) -> Node:
        self._enter()
        node = self._product()
        while self._at("+", "-"):
            operator = self._advance()
            node = applied(self._text, operator.text, (node, self._product()), operator)
        self._leave()
        return node

    def _product(self) -> Node:
        node = self._signed()
        divided = False
        while True:
            token, tail = self._peek, self._tail
            if self._at("*", "/"):
                self._advance()
                right = self._signed()
                ambiguity.check_explicit(self._text, tail, token, right)
                ambiguity.check_percent(self._text, node, token, right)
                node = applied(self._text, token.text, (node, right), token)
                divided = token.text == "/"
            elif self._starts_operand(token):
                ambiguity.check_neighbours(self._text, self._previous, token, self._second)
                right = self._power()
                ambiguity.check_implicit(self._text, node, tail, right, token, divided=divided)
                node = applied(self._text, "*", (node, right), token)
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
        self._leave()
        return applied(self._text, "neg", (node,), sign) if sign.text == "-" else node

    def _power(self) -> Node:
        start = self._next
        base = self._postfix()
        if not self._at("^"):
            return base
        ambiguity.check_root(self._text, self._tail, self._peek)
        operator = self._advance()
        if base == Name("e") and start:
            ambiguity.check_e_power(self._text, self._tokens[start - 1], self._tokens[start], self._peek)
        first = self._peek
        self._enter()
        exponent = self._signed()
        self._leave()
        node = applied(self._text, "^", (base, exponent), operator)
        self._tail = ambiguity.Tail(node, first)
        return node

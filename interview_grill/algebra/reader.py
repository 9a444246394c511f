"""Recursive descent from tokens to the syntax tree. Whatever has two readings is refused with both of them.

    sum     := product (('+' | '-') product)*
    product := signed (('*' | '/') signed | power)*     the bare `power` is an implicit product
    signed  := ('-' | '+') signed | power
    power   := postfix ('^' signed)?                    so -x^2 is -(x^2) and x^y^z is x^(y^z)
    postfix := primary ('!' | superscript | '%' | '[' sum ']')*
    primary := number | name | '(' sum ')' | '|' sum '|' | '√' primary
             | function '(' sum, … ')' | function power | sign product

**Sums.** A sum or product sign (`Σ`, `∑ᵢ`, `sum_i`, `\\sum`, and `sum` with a space behind it) reaches over the whole
product that follows, powers included, as on paper: `Σ(x - m)²/n` is the sum of (x - m)²/n. It ends at + or -, at
the next sign, and, in an exponent without brackets, after one power. `sum(…)` is a call and ends at its bracket;
its power, `sum(x - m)^2`, is then either's, unless what is summed is not linear in the sample.

**Products.** Letters side by side are one factor each, so that nv^2 is n·v^2 and 1/nv is as open as 1/2n. A
space ends a denominator: a quotient written without blanks is a factor of what follows one (`1/2 w^2`,
`v/n (2 - 1/n)`), and any quotient is a factor of a sum (`1/n Σx`); `1/2n` and `1/n(…)` stay open.
A function without brackets takes one power: `n log λ`.

**Brackets.** Round, square and curly ones group alike; square and curly ones with commas in them make a list.

Where two readings are left, `readings` reads the whole text both ways, and the refusal names both in full.
"""

from __future__ import annotations

from interview_grill.algebra import ambiguity
from interview_grill.algebra.ambiguity import Chain
from interview_grill.algebra.characters import VULGAR
from interview_grill.algebra.operands import OperandReader
from interview_grill.algebra.shapes import applied
from interview_grill.algebra.syntax import Node, Number, Vector, binary
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

    def _product(self, sign: str | None = None) -> Node:
        """A product; with a `sign`, as far as that reaches."""
        chain = Chain(self._signed())
        while True:
            token = self._peek
            if sign is not None and self._at_next_sign():
                return chain.node
            if self._at("*", "/"):
                longer = self._explicit(chain, token, sign)
                if longer is None:
                    return chain.node
                chain = longer
            elif self._starts_operand(token):
                chain = self._implicit(chain, token)
            else:
                return chain.node

    def _at_next_sign(self) -> bool:
        """Whether another sum or product sign comes next, where the scope of the one before ends."""
        next_factor = self._second if self._at("*", "/") else self._peek
        return next_factor.kind is TokenKind.SIGN

    def _explicit(self, chain: Chain, token: Token, sign: str | None) -> Chain | None:
        """The chain with one more factor or divisor; None when the sign before it does not reach so far."""
        here, tail = self._next, self._tail
        self._advance()
        outer, self._divisor = self._divisor, token.text == "/" or (sign is None and self._divisor)
        right = self._signed()
        self._divisor = outer
        if (
            sign is not None
            and chain.node.vector
            and not right.vector
            and (sign == "prod" or self._divisor)
            and self._pick(token)
        ):
            self._next, self._tail = here, tail
            return None
        if ambiguity.goes_on(tail, token, right) and not self._pick(token):
            return chain.replaced(tail.going_on(token.text, right))
        tight = not (token.spaced or self._tokens[here + 1].spaced)
        longer = chain.then(token.text, right, tight=tight)
        if token.text == "/" and isinstance(right, Number) and right.text.endswith("%") and self._pick(token):
            digits = right.text.removesuffix("%")
            return chain.then("/", Number(VULGAR.get(digits) or float(digits), digits)).then(
                "/", Number(100.0, "100")
            )
        return longer

    def _implicit(self, chain: Chain, token: Token) -> Chain:
        """The chain with a factor that stands beside it."""
        earlier = self._tokens[max(self._next - 2, 0)]
        ambiguity.check_neighbours(self._text, earlier, self._previous, token, self._second)
        before, tail = self._previous, self._tail
        right = self._power()
        if isinstance(right, Vector) and token.kind is TokenKind.MARK:
            raise self._fault("a list is no factor", token, "a bracket without commas groups")
        if token.kind is TokenKind.NUMBER and self._pick(token):
            return chain.replaced(binary("^", chain.last, right))
        number = ambiguity.scientific(before, token, right) if self._tail.exponent_is_bare else None
        if number is not None and self._pick(token):
            return chain.replaced(number)
        if chain.operator == "/" and not ambiguity.is_coefficient(chain, before, token, right):
            return chain.then("*", right) if self._pick(token) else chain.within(right)
        if ambiguity.takes_in(tail, token, right) and not self._pick(token):
            return chain.replaced(tail.going_on("*", right))
        return chain.then("*", right)

    def _starts_operand(self, token: Token) -> bool:
        if token.kind is TokenKind.MARK:
            return token.text in "(√[{" or (token.text == "|" and not self._bars)
        return token.kind in (TokenKind.NUMBER, TokenKind.NAME, TokenKind.SIGN)

    def _signed(self) -> Node:
        if not self._at("-", "+"):
            return self._power()
        sign = self._advance()
        self._enter()
        node = self._signed()
        self._leave()
        return applied(self._text, "neg", (node,), sign) if sign.text == "-" else node

    def _power(self) -> Node:
        base = self._postfix()
        if not self._at("^"):
            return base
        tail, operator = self._tail, self._advance()
        first = self._peek
        self._enter()
        outer, self._bare_exponent = self._bare_exponent, first.text not in ("(", "[", "{")
        exponent = self._signed()
        self._bare_exponent = outer
        self._leave()
        node = self._raised(base, exponent, tail, operator)
        self._tail = ambiguity.Tail(node, start=first) if node.operation == "^" else ambiguity.Tail()
        return node

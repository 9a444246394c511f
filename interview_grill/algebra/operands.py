"""Operands: numbers, names, calls, brackets, lists, bars and roots, with what stands right behind them."""

from __future__ import annotations

import re
from abc import abstractmethod

from interview_grill.algebra import refusals
from interview_grill.algebra.ambiguity import Tail
from interview_grill.algebra.characters import SUPERSCRIPTS, VULGAR
from interview_grill.algebra.cursor import Cursor
from interview_grill.algebra.functions import ELEMENTWISE, find_function
from interview_grill.algebra.names import Names, spelling_key
from interview_grill.algebra.shapes import applied
from interview_grill.algebra.spelling import resolve
from interview_grill.algebra.syntax import Apply, Name, Node, Number, Vector, binary, is_linear
from interview_grill.algebra.tokens import Limits, Token, TokenKind

CLOSING = {"(": ")", "[": "]", "{": "}"}
#: Greek letters that are functions only when called: σ(x) is the logistic function, σ alone a missing name.
_RATHER_NAMES = frozenset({"sigma", "gamma"})
#: Functions of libraries that are read as what they abbreviate.
WRITTEN_OUT = frozenset({"log1p", "softplus", "B"})
_RUNNING_EXTREME = re.compile(r"(max|min|mean|median)_[ijk]$")
_INDICES = frozenset("ijkt")
_BEHIND = frozenset("![%^")


class OperandReader(Cursor):
    """The lower half of the grammar; `_sum` is the upper half's, for what stands between brackets.

    `_tail` remembers how the last operand ended, from which `ambiguity` tells what has two readings; `_bars`
    counts the absolute values open at this level, since a bar both opens and closes. `_divisor` and
    `_bare_exponent` say where at this level a sum sign would stand.
    """

    def __init__(
        self, text: str, tokens: tuple[Token, ...], names: Names, limits: Limits, reading: int | None = None
    ) -> None:
        super().__init__(text, tokens, names, limits, reading)
        self._bars = 0
        self._tuples = False
        self._divisor = False
        self._bare_exponent = False
        self._tail = Tail()

    @abstractmethod
    def _sum(self) -> Node: ...

    @abstractmethod
    def _product(self, sign: str | None = None) -> Node: ...

    @abstractmethod
    def _power(self) -> Node: ...

    def _postfix(self) -> Node:
        node = self._primary()
        raised = False
        while True:
            token = self._peek
            if token.kind is not TokenKind.POWER and token.text not in _BEHIND:
                return node
            if token.text == "_+":
                self._advance()
                node = applied(self._text, "max", (node, Number(0.0, "0")), token)
            elif token.kind is TokenKind.POWER or self._at("!"):
                tail = self._tail
                if token.text == self._previous.text == "!":
                    raise self._fault("a double factorial is not read", token, "bracket the first: (n!)!")
                self._advance()
                if token.kind is TokenKind.POWER:
                    node = self._raised(node, self._superscript(token), tail, token)
                    raised = True
                else:
                    node = self._factorial(node, tail, token)
                self._tail = Tail()
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

    def _raised(self, base: Node, exponent: Node, tail: Tail, token: Token) -> Apply:
        """A power; that of a bare root or of a linear sum is open, for it may be that of what stands inside."""
        inner = tail.bare or tail.summed
        if inner is base and not self._pick(token):
            assert isinstance(inner, Apply)
            return applied(self._text, inner.operation, (binary("^", inner.arguments[0], exponent),), token)
        return applied(self._text, "^", (base, exponent), token)

    def _factorial(self, node: Node, tail: Tail, token: Token) -> Apply:
        if tail.bare is node and tail.bare is not None and not self._pick(token):
            inner = applied(self._text, "factorial", tail.bare.arguments, token)
            return applied(self._text, tail.bare.operation, (inner,), token)
        return applied(self._text, "factorial", (node,), token)

    def _superscript(self, token: Token) -> Node:
        spelled = "".join(SUPERSCRIPTS[character] for character in token.text)
        if spelled == "n" and self._names.find("n"):
            return Name(self._names.find("n") or "n")
        digits = spelled[1:] if spelled[0] in "+-" else spelled
        if not digits.isdigit() or len(digits) > self._limits.digits:
            raise self._fault("this exponent cannot be read", token, "write x^(…)")
        number = Number(float(digits), digits)
        return Apply("neg", (number,)) if spelled[0] == "-" else number

    def _percent(self, node: Node, token: Token) -> Node:
        if not isinstance(node, Number) or node.text.endswith("%"):
            raise self._fault("% is only read after a number", token, "write the fraction")
        # Moving the point keeps 14.3 % at 0.143, where a division gives 0.14300000000000002.
        plain = node.text.replace(".", "", 1).isdecimal()
        return Number(float(f"{node.text}e-2") if plain else node.value / 100, f"{node.text}%")

    def _index(self, node: Node, bracket: Token) -> Node:
        start = self._peek
        place, *more = self._enclosed(bracket, "]")
        if more:
            raise self._fault("an index is one number", start)
        if isinstance(place, Number) and (place.value < 1 or place.value != int(place.value)):
            raise self._fault("elements are counted from 1", start, "the first one is x[1]")
        return applied(self._text, "index", (node, place), bracket)

    def _primary(self) -> Node:
        token = self._advance()
        self._tail = Tail()
        if token.kind is TokenKind.NUMBER:
            return self._number(token)
        if token.kind is TokenKind.NAME:
            return self._name(token)
        if token.kind is TokenKind.SIGN:
            return self._signed_sum(token)
        if token.kind is TokenKind.MARK:
            if token.text == "(":
                return self._bracketed(token)
            if token.text in ("[", "{"):
                return self._list(token)
            if token.text == "|":
                return self._absolute(token)
            if token.text == "√":
                return self._root(token)
        self._next -= 1
        raise refusals.no_operand(self._text, self._tokens, self._next)

    def _number(self, token: Token) -> Number:
        if token.text[0] == "0" and token.text[1:2].isdigit():
            mend = "no commas inside a number; 0.5 has a point"
            raise self._fault("a number does not start with 0", token, mend)
        return Number(VULGAR.get(token.text) or float(token.text), token.text)

    def _bracketed(self, opening: Token) -> Node:
        outer = self._step_in()
        node = self._sum()
        if self._tuples and self._depth == 1 and self._at(",", ";"):
            node = self._vector((node, *self._more_items()), opening)
        self._close(")", opening)
        self._step_out(outer)
        return node

    def _step_in(self) -> tuple[int, bool, bool]:
        """Bars and the places of a sum sign start afresh between brackets; returns what they were outside."""
        outer = self._bars, self._divisor, self._bare_exponent
        self._bars, self._divisor, self._bare_exponent = 0, False, False
        return outer

    def _step_out(self, outer: tuple[int, bool, bool]) -> None:
        self._bars, self._divisor, self._bare_exponent = outer
        self._tail = Tail()

    def _enclosed(self, opening: Token, closing: str) -> tuple[Node, ...]:
        """One or more sums between brackets, where bars and tuples start afresh."""
        outer = self._step_in()
        tuples, self._tuples = self._tuples, False
        items = (self._sum(), *self._more_items())
        self._close(closing, opening)
        self._tuples = tuples
        self._step_out(outer)
        return items

    def _list(self, opening: Token) -> Node:
        items = self._enclosed(opening, CLOSING[opening.text])
        return items[0] if len(items) == 1 else self._vector(items, opening)

    def _vector(self, items: tuple[Node, ...], token: Token) -> Vector:
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
        outer = self._step_in()
        self._bars = outer[0] + 1
        node = self._sum()
        self._close("|", opening)
        self._step_out(outer)
        return applied(self._text, "abs", (node,), opening)

    def _root(self, token: Token) -> Node:
        if not (self._at("(", "[", "{") or self._peek.kind in (TokenKind.NUMBER, TokenKind.NAME)):
            raise self._fault("√ stands before a number, a name or a bracket", token, "write sqrt(…)")
        bracketed = self._at("(", "[", "{")
        root = applied(self._text, "sqrt", (self._primary(),), token)
        self._tail = Tail() if bracketed else Tail(bare=root)
        return root

    def _signed_sum(self, sign: Token) -> Node:
        """What a sum or product sign reaches over; in an exponent without brackets, one power."""
        if self._peek.kind is TokenKind.END or self._at(")", "]", "}"):
            raise self._fault(f"{sign.text} of what?", sign, f"write {sign.text}(…)")
        self._enter()
        body = self._power() if self._bare_exponent else self._product(sign.text)
        self._leave()
        self._tail = Tail()
        return applied(self._text, sign.text, (body,), sign)

    def _name(self, token: Token) -> Node:
        declared = self._names.find(token.text)
        if declared is None and (squared := self._squared(token)):
            return squared
        key = spelling_key(_RUNNING_EXTREME.sub(r"\1", token.text))
        if declared is None and key in WRITTEN_OUT and self._at("(", "[", "{"):
            opening = self._advance()
            return self._written_out(key, self._enclosed(opening, CLOSING[opening.text]), token)
        function = None if declared or (key in _RATHER_NAMES and not self._at("(")) else find_function(key)
        if function is not None:
            return (
                self._call(function, token) if self._at("(", "[", "{") else self._bare_call(function, token)
            )
        node = self._running(token) or resolve(token.text, self._names)
        if node is None:
            raise refusals.unknown_name(self._text, token, self._names, call=self._at("("))
        return self._read_as_call(node)

    def _running(self, token: Token) -> Node | None:
        """`x[i]`, which is x_i, with its bracket; None where the index is a name of its own."""
        index, closing = self._second, self._tokens[min(self._next + 2, len(self._tokens) - 1)]
        if (
            not self._at("[")
            or index.text not in _INDICES
            or closing.text != "]"
            or self._names.find(index.text)
        ):
            return None
        node = resolve(f"{token.text}_{index.text}", self._names)
        self._next += 3 if node else 0
        return node

    def _written_out(self, key: str, arguments: tuple[Node, ...], token: Token) -> Node:
        """`log1p(x)` as ln(1 + x), `softplus(x)` as ln(1 + exp(x)), `B(a, b)` as the beta function."""
        if key == "B" and len(arguments) == 2:
            both = [*arguments, binary("+", *arguments)]
            one, other, whole = (applied(self._text, "gamma", (part,), token) for part in both)
            return binary("/", binary("*", one, other), whole)
        if key == "B":
            raise self._fault(f"{token.text} takes two arguments, not {len(arguments)}", token)
        if len(arguments) != 1:
            raise self._fault(f"{token.text} takes one argument, not {len(arguments)}", token)
        inner = arguments[0] if key == "log1p" else applied(self._text, "exp", arguments, token)
        return applied(self._text, "ln", (binary("+", Number(1.0, "1"), inner),), token)

    def _read_as_call(self, node: Node) -> Node:
        """`e(…)`, which may be a power of e, and `x(1)`, which may be an element, with the bracket behind."""
        opening = self._peek
        is_e = node == Name("e")
        if opening.text != "(" or not (is_e or (isinstance(node, Name) and node.vector)):
            return node
        after = self._tokens[self._next + 1 : self._next + 3]
        is_place = len(after) == 2 and after[0].text.strip("0").isdigit() and after[1].text == ")"
        if not (is_e or is_place) or self._pick(opening):
            return node
        self._advance()
        inside = self._bracketed(opening)
        return binary("^", node, inside) if is_e else applied(self._text, "index", (node, inside), opening)

    def _squared(self, token: Token) -> Node | None:
        """`sigma^2` as the declared `sigma2`, when neither sigma nor a sigma1 beside it is declared."""
        found = self._names.find(f"{token.text}2")
        if found is None or self._names.find(f"{token.text}1"):
            return None
        if self._peek.kind is TokenKind.POWER and self._peek.text == "²":
            self._next += 1
        elif self._at("^") and self._second.text == "2":
            self._next += 2
        else:
            return None
        return Name(found, self._names.is_vector(found))

    def _call(self, function: str, token: Token) -> Node:
        opening = self._advance()
        if self._at(")"):
            raise self._fault(f"{token.text} of what?", opening, f"write {token.text}(…)")
        arguments = self._enclosed(opening, CLOSING[opening.text])
        node = applied(self._text, function, arguments, token)
        if function == "sum" and is_linear(arguments[0]):
            self._tail = Tail(summed=node)
        return node

    def _bare_call(self, function: str, token: Token) -> Node:
        """A function without brackets is one of the power behind it: `log θ`, `ln 2`, `mean of x`."""
        if self._peek.text == "of" and self._names.find("of") is None:
            self._advance()
        first = self._peek
        if first.kind not in (TokenKind.NUMBER, TokenKind.NAME, TokenKind.SIGN) and not self._at(
            "|", "√", "("
        ):
            raise refusals.bare_function(self._text, token, first)
        if function not in ELEMENTWISE and first.kind is TokenKind.NUMBER:
            raise refusals.bare_function(self._text, token, first)
        self._enter()
        argument = self._power()
        self._leave()
        node = applied(self._text, function, (argument,), token)
        is_power = isinstance(argument, Apply) and argument.operation == "^" and first.text != "("
        if is_power and isinstance(argument, Apply) and self._pick(token):
            base, exponent = argument.arguments
            inner = applied(self._text, function, (base,), token)
            node = binary("^", inner, exponent)
        self._tail = Tail(bare=node) if first.text not in ("|", "(") else Tail()
        return node

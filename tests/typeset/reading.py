"""Reads a formula written on one line the way a careful reader would, and evaluates it exactly.

It refuses what a reader could take in two ways: a factor or a second slash after a quotient, anything after the
argument of a function or of a big operator. So a value that comes back proves that the parentheses were enough.
Functions stand for arbitrary one-to-one-looking polynomials, so that everything stays rational.
"""

from __future__ import annotations

import re
from fractions import Fraction


class AmbiguityError(Exception):
    """The text can be read in more than one way, or not at all."""


def log(value: Fraction) -> Fraction:
    """Stands for the logarithm."""
    return value * value + 3


def root(value: Fraction) -> Fraction:
    """Stands for the square root."""
    return value * value * value + 7


def total(value: Fraction) -> Fraction:
    """Stands for the sum over i."""
    return 5 * value * value + 1


_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ", "0123456789+-()n")
_FUNCTIONS = {"log": log, "sqrt": root, "√": root, "∑ᵢ": total, "sum_i": total}


class Reader:
    """Recursive descent over the text, with the values of the names."""

    def __init__(self, text: str, values: dict[str, Fraction]) -> None:
        names = "|".join(re.escape(name) for name in sorted([*values, *_FUNCTIONS], key=len, reverse=True))
        pattern = rf"({names})|(\d+(?:\.\d+)?)|([⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ]+)|([-−+*·/^()])| +"
        self.values = values
        self.tokens: list[str] = []
        at = 0
        for match in re.finditer(pattern, text):
            if match.start() != at:
                raise AmbiguityError(f"{text[at : match.start()]!r} in {text!r}")
            name = match[1]
            if name and len(name) > 1 and name.isascii() and text[match.end() : match.end() + 1].isalnum():
                raise AmbiguityError(f"{name!r} runs into the next name in {text!r}")
            at = match.end()
            if match[0].strip():
                self.tokens.append(match[0].replace("−", "-"))
        if at != len(text):
            raise AmbiguityError(f"{text[at:]!r} in {text!r}")
        self.at = 0

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        token = self.peek()
        self.at += 1
        return token

    def sum(self) -> Fraction:
        negative = self.peek() == "-"
        if negative:
            self.take()
        value = -self.quotient() if negative else self.quotient()
        while self.peek() in ("+", "-"):
            sign = self.take()
            if self.peek() in ("+", "-"):
                raise AmbiguityError("two signs together")
            value = value + self.quotient() if sign == "+" else value - self.quotient()
        return value

    def quotient(self) -> Fraction:
        value, closed = self.product()
        if self.peek() != "/":
            return value
        if not closed:
            raise AmbiguityError("a slash after an argument without parentheses")
        self.take()
        divisor, whole = self.factor()
        if self.starts_factor() or self.peek() in ("/", "*", "·") or not whole:
            raise AmbiguityError("something after a quotient")
        return value / divisor

    def product(self) -> tuple[Fraction, bool]:
        """The value, and whether a slash may follow."""
        value, closed = self.factor()
        while self.starts_factor() or self.peek() in ("*", "·"):
            if not closed:
                raise AmbiguityError("a factor after an argument without parentheses")
            if self.peek() in ("*", "·"):
                self.take()
            factor, closed = self.factor()
            value *= factor
        return value, closed

    def starts_factor(self) -> bool:
        token = self.peek()
        return (
            token == "("
            or token in _FUNCTIONS
            or token in self.values
            or (token[:1].isdigit() and token.isascii())
        )

    def factor(self) -> tuple[Fraction, bool]:
        token = self.take()
        if token in _FUNCTIONS:
            return self.applied(token)
        if token == "(":
            value = self.sum()
            if self.take() != ")":
                raise AmbiguityError("unbalanced parentheses")
        elif token in self.values:
            value = self.values[token]
        elif token[:1].isdigit() and token.isascii():
            value = Fraction(token)
        else:
            raise AmbiguityError(f"{token!r} where a factor is expected")
        return self.raised(value), True

    def applied(self, name: str) -> tuple[Fraction, bool]:
        if name in ("√", "sqrt"):
            if self.peek() in _FUNCTIONS:
                raise AmbiguityError("a function under a root without parentheses")
            argument = self.values[self.take()] if self.peek() in self.values else self.parenthesised()
            if self.peek() == "^" or (self.peek()[:1] in "⁰¹²³⁴⁵⁶⁷⁸⁹⁻" and self.peek() and name == "√"):
                raise AmbiguityError("a power after a root")
            return self.raised(root(argument)), True
        in_parentheses = self.peek() == "("
        argument, _ = self.factor()
        return _FUNCTIONS[name](argument), in_parentheses and name == "log"

    def parenthesised(self) -> Fraction:
        token = self.take()
        if token[:1].isdigit():
            return Fraction(token)
        if token != "(":
            raise AmbiguityError(f"{token!r} under a root")
        value = self.sum()
        if self.take() != ")":
            raise AmbiguityError("unbalanced parentheses")
        return value

    def raised(self, base: Fraction) -> Fraction:
        token = self.peek()
        if token == "^":
            self.take()
            if self.peek() == "(":
                exponent, _ = self.factor()
            elif self.peek() == "-":
                self.take()
                exponent = -Fraction(self.take())
            else:
                token = self.take()
                exponent = self.values[token] if token in self.values else Fraction(token)
        elif token and token[0] in "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ":
            exponent = evaluate(self.take().translate(_RAISED), self.values)
        else:
            return base
        if exponent.denominator != 1 or abs(exponent) > 6:
            raise AmbiguityError(f"the exponent {exponent}")
        return base**exponent.numerator


def evaluate(text: str, values: dict[str, Fraction]) -> Fraction:
    """The value of `text`, if it can be read in one way only."""
    reader = Reader(text, values)
    value = reader.sum()
    if reader.peek():
        raise AmbiguityError(f"{reader.peek()!r} is left over in {text!r}")
    return value

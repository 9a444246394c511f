"""A place in the tokens of one formula, and how deep it is nested."""

from __future__ import annotations

from interview_grill.algebra import refusals
from interview_grill.algebra.names import Names
from interview_grill.algebra.tokens import Limits, Token, TokenKind, fault
from interview_grill.errors import FormulaError


class OpenReading(Exception):
    """Raised at a `token` behind which a text can be read in two ways."""

    def __init__(self, token: Token) -> None:
        super().__init__(token.text)
        self.token = token


class Cursor:
    """Moves over the tokens from left to right; the last one is END and is never passed."""

    def __init__(
        self, text: str, tokens: tuple[Token, ...], names: Names, limits: Limits, reading: int | None = None
    ) -> None:
        self._text = text
        self._tokens = tokens
        self._names = names
        self._limits = limits
        self._reading = reading
        self._next = 0
        self._depth = 0

    @property
    def _peek(self) -> Token:
        return self._tokens[self._next]

    @property
    def _second(self) -> Token:
        return self._tokens[min(self._next + 1, len(self._tokens) - 1)]

    @property
    def _previous(self) -> Token:
        return self._tokens[self._next - 1]

    def _pick(self, token: Token) -> int:
        """Which of two readings to take at `token`: 0 keeps together what may belong together, 1 takes it
        apart. Raises OpenReading when that has not been said.
        """
        if self._reading is None:
            raise OpenReading(token)
        return self._reading

    def _advance(self) -> Token:
        token = self._tokens[self._next]
        self._next += 1
        return token

    def _at(self, *marks: str) -> bool:
        return self._tokens[self._next].text in marks  # no number or name is spelt like a mark

    def _fault(self, what: str, token: Token, mend: str | None = None) -> FormulaError:
        return fault(self._text, token, what, mend)

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > self._limits.depth:
            raise self._fault(f"nested more than {self._limits.depth} deep", self._peek)

    def _leave(self) -> None:
        self._depth -= 1

    def _close(self, mark: str, opening: Token) -> None:
        if not self._at(mark):
            raise refusals.not_closed(self._text, self._tokens, self._next, opening)
        self._advance()

    def _expect_end(self) -> None:
        if self._peek.kind is not TokenKind.END:
            raise refusals.leftover(self._text, self._tokens, self._next)

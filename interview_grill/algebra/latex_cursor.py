"""A place in the tokens of a text with LaTeX in it."""

from __future__ import annotations

import re

from interview_grill.algebra.latex_pieces import Piece
from interview_grill.errors import FormulaError

DEEPEST = 40
"""Braces and macros within each other beyond which a text is refused."""

_TOKEN = re.compile(r"\\(?:[A-Za-z]+\*?|.)|\s+|.", re.DOTALL)
_NAMED = re.compile(r"\\[A-Za-z]")


class LatexCursor:
    """Moves over macros, characters and blanks from left to right; behind the end there is only an empty token."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens: list[Piece] = []
        for match in _TOKEN.finditer(text):
            if match[0][0].isspace() and self._tokens and _NAMED.match(self._tokens[-1][0]):
                continue  # blanks behind a macro only end its name
            self._tokens.append((match[0], match.start()))
        self._tokens.append(("", len(text)))
        self._next = 0
        self._depth = 0

    @property
    def token(self) -> str:
        """The next token."""
        return self._tokens[self._next][0]

    @property
    def column(self) -> int:
        """Where the next token stands."""
        return self._tokens[self._next][1]

    def following(self) -> str:
        """The token behind the next one."""
        return self._tokens[min(self._next + 1, len(self._tokens) - 1)][0]

    def advance(self) -> Piece:
        """The next token and its column; the end is never passed."""
        token = self._tokens[self._next]
        if token[0]:
            self._next += 1
        return token

    def back(self) -> None:
        """One token back."""
        self._next -= 1

    def skip(self, *marks: str) -> None:
        """Past blanks and such marks."""
        while self.token.isspace() or (self.token and self.token in marks):
            self._next += 1

    def enter(self) -> None:
        """One level deeper. Raises FormulaError where a text is nested too deep."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise self.fault(f"more than {DEEPEST} levels of braces")

    def leave(self) -> None:
        """One level up."""
        self._depth -= 1

    def fault(self, what: str, mend: str | None = None, column: int | None = None) -> FormulaError:
        """An error at the next token or at a column."""
        position = self.column if column is None else column
        return FormulaError(what, text=self._text, position=position, mend=mend)

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What a pattern finds in the text at the next token."""
        return pattern.match(self._text, self.column)

    def word(self) -> str:
        """The source between the next braces, or the next token. Raises FormulaError for a brace left open."""
        self.skip()
        if self.token != "{":
            return self.advance()[0].removeprefix("\\")
        opening = self.advance()[1]
        start, depth = self.column, 1
        while depth:
            token, stop = self.advance()
            if not token:
                raise self.fault("this { is not closed", "add }", opening)
            depth += (token == "{") - (token == "}")
        return self._text[start:stop]

    def is_closed(self, *closings: str) -> bool:
        """Whether one of these tokens comes before the bracket around this place is closed."""
        depth = 0
        for token, _ in self._tokens[self._next :]:
            depth += (token in ("(", "[", "{")) - (token in (")", "]", "}"))
            if depth < 0:
                return False
            if depth == 0 and token in closings:
                return True
        return False

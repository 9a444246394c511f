"""A place in the tokens of a text that holds Python, and the ranges between its brackets."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping

from interview_grill.algebra.python_pieces import Piece
from interview_grill.algebra.python_tokens import Kind, Token, Tokens
from interview_grill.errors import FormulaError

LONGEST = 2000
"""Characters that a part may come to when it is written out."""
DEEPEST = 25


class NotPython(Exception):
    """What stands here is no Python: it is left as it is typed."""


class PythonCursor:
    """Moves over a range of tokens. `names` are those that stand for a piece.

    A definition of the tables is read with a `place`: the text and the column where it was called, which all of
    it stands for.
    """

    def __init__(
        self, tokens: Tokens, names: Mapping[str, Piece], place: tuple[str, int] | None = None
    ) -> None:
        self._all = tokens.all
        self._partners = tokens.partners
        self._text = place[0] if place else tokens.text
        self._column = place[1] if place else None
        self._next = 0
        self._end = len(tokens.all) - 1
        self._depth = 0
        self._read: dict[tuple[int, int], Piece] = {}
        self.names = dict(names)

    @abstractmethod
    def _whole(self) -> Piece: ...

    @abstractmethod
    def _as_typed(self, start: int, end: int) -> Piece: ...

    def part(self, start: int, end: int) -> Piece:
        """The tokens from `start` up to `end` as one expression, or as they are typed, with the Python in them."""
        if (start, end) not in self._read:
            outer = self._next, self._end
            self._next, self._end = start, end
            self._enter()
            depth = self._depth
            try:
                piece = self._whole()
            except NotPython:
                self._depth = depth
                piece = self._as_typed(start, end)
            self._depth -= 1
            self._next, self._end = outer
            self._read[start, end] = self._short(piece)
        return self._read[start, end]

    def level(self, start: int, end: int) -> Iterator[int]:
        """The places of a range that are in none of its brackets, an opening one among them."""
        place = start
        while place < end:
            yield place
            place = self._partners.get(place, place) + 1

    def split(self, start: int, end: int, *marks: str) -> list[tuple[int, int]]:
        """The ranges between the marks, without an empty one behind the last."""
        ranges = []
        for place in self.level(start, end):
            if self._all[place].spelled in marks:
                ranges.append((start, place))
                start = place + 1
        return [*ranges, (start, end)] if start < end else ranges

    @property
    def _peek(self) -> Token:
        return self._all[self._next]

    def _at(self, *marks: str) -> bool:
        return self._next < self._end and self._peek.spelled in marks

    def _advance(self) -> Token:
        self._next += 1
        return self._all[self._next - 1]

    def _word(self) -> Token:
        """The name that has to stand here."""
        token = self._advance()
        if token.kind is not Kind.NAME or self._next > self._end:
            raise NotPython
        return token

    def _bracket(self) -> tuple[int, int]:
        """The range in the bracket that opens here, behind which reading goes on."""
        start, end = self._next + 1, self._partners[self._next]
        self._next = end + 1
        return start, end

    def _where(self, token: Token) -> int:
        return token.start if self._column is None else self._column

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._fault(f"nested more than {DEEPEST} deep", self._peek)

    def _short(self, piece: Piece) -> Piece:
        if len(piece.text) > LONGEST:
            what = f"written out this is more than {LONGEST} characters long"
            raise FormulaError(what, text=self._text, position=piece.start)
        return piece

    def _fault(self, what: str, token: Token, mend: str | None = None) -> FormulaError:
        return FormulaError(what, text=self._text, position=self._where(token), mend=mend)

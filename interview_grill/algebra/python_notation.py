"""Python as people type it into a notebook, rewritten as the plain text that the reader knows; it is never run.

Statements are separated by semicolons and new lines. One that gives a name to a value, which a later one uses, is put
in there; the names Python takes for others (`m = x.mean()`) hide those of the task, as they do in Python.
"""

from __future__ import annotations

from collections.abc import Sequence

from interview_grill.algebra.python_calls import FILTER
from interview_grill.algebra.python_pieces import TEXT, Piece, joined, listed, said
from interview_grill.algebra.python_reader import RELATIONS, PythonReader
from interview_grill.algebra.python_tokens import Kind, Token, tokens_of
from interview_grill.errors import FormulaError

MOST_TOKENS = 500
_EQUALS = frozenset({"=", ":="})
_CUTS = RELATIONS | _EQUALS | frozenset("≈≃∝≔≤≥⩽⩾")


def from_python(text: str) -> tuple[str, Sequence[int]]:
    """The plain text, and the column in `text` of each of its characters and of its end.

    Raises FormulaError, at its place in `text`, for Python that is not read, with a mend in numpy's words.
    """
    tokens = tokens_of(text)
    if len(tokens.all) > MOST_TOKENS:
        position = tokens.all[MOST_TOKENS].start
        raise FormulaError(f"more than {MOST_TOKENS} signs and names", text=text, position=position)
    reader = Statements(tokens, {})
    piece = reader.read()
    return piece.text, (*piece.origins, len(text))


class Statements(PythonReader):
    """The statements of a text, the names given in them put in."""

    def read(self) -> Piece:
        """What is left of the text: its last statement; where that gives a name too, those before it that none
        behind uses, as they may be the values of several slots.
        """
        kept: list[Piece] = []
        ranges = [each for each in self.split(0, len(self._all) - 1, ";", "\n") if each[0] < each[1]]
        ends_in_value = bool(ranges) and self._equals(*ranges[-1]) is None
        for start, end in ranges:
            if self._all[start].spelled in ("import", "from") or self._takes(start, end, ends_in_value):
                continue
            kept += [said("; ", self._all[start].start)] if kept else []
            kept.append(self._statement(start, end))
        return joined(*kept, bound=TEXT)

    def _equals(self, start: int, end: int) -> int | None:
        """The place of the sign that gives a name to a value; None when another relation comes first, or none."""
        first = next((place for place in self.level(start, end) if self._all[place].spelled in _CUTS), None)
        return first if first is not None and self._all[first].spelled in _EQUALS else None

    def _takes(self, start: int, end: int, ends_in_value: bool) -> bool:
        """Whether a statement gives names to values that are used behind it, if the text does not end in a value;
        from there on they stand for them.
        """
        equals = self._equals(start, end)
        if equals is None:
            return False
        targets = [token for token in self._all[start:equals] if token.spelled not in ",()"]
        used = {token.spelled for token in self._all[end:] if token.kind is Kind.NAME}
        if not targets or any(token.kind is not Kind.NAME for token in targets):
            return False
        if not (ends_in_value or all(token.spelled in used for token in targets)):
            return False
        values = self.split(equals + 1, end, ",")
        pieces = [self._settled(self.part(*each), self._all[each[0]]) for each in values]
        if len(targets) == 1 and len(pieces) > 1:
            pieces = [listed(tuple(pieces), pieces[0].start, pieces[-1].start)]
        if len(targets) != len(pieces):
            raise self._fault(f"{len(targets)} names for {len(pieces)} values", targets[0])
        self.names |= {token.spelled: piece for token, piece in zip(targets, pieces, strict=True)}
        return True

    def _statement(self, start: int, end: int) -> Piece:
        """A value, or sides with their relations, of which those in front may be labels."""
        if self._all[start].spelled == "def":
            start = next(
                (place + 1 for place in self.level(start, end) if self._all[place].spelled == ":"), start
            )
        if self._all[start].spelled == "return":
            start += 1
        words = [
            place for place in self.level(start, end) if self._all[place].spelled in ("for", "if", "lambda")
        ]
        parts: list[Piece] = []
        for place in self.level(start, words[0] if words else end):
            token = self._all[place]
            if token.spelled in _CUTS:
                spelled = "=" if token.spelled == "==" else token.spelled
                parts += [self._side(start, place), said(f" {spelled} ", token.start)]
                start = place + 1
        return joined(*parts, self._side(start, end), bound=TEXT)

    def _side(self, start: int, end: int) -> Piece:
        if end - start == 1 and self._all[start].kind is Kind.NAME and self._all[end].spelled in _CUTS:
            return self._typed(self._all[start].start, self._all[start].end)
        parts: list[Piece] = []
        for first, last in self.split(start, end, ","):
            parts += [said(", ", self._all[first - 1].start)] if parts else []
            parts.append(self._settled(self.part(first, last), self._all[first]))
        return joined(*parts, bound=TEXT)

    def _settled(self, piece: Piece, token: Token) -> Piece:
        if FILTER in piece.open:
            mend = "multiply by the condition: sum(a*(a > 0) for a in x)"
            raise self._fault("a filter is only read in a sum", token, mend)
        return piece

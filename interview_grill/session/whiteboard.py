"""A derivation on a blank board: any lines, each judged against the whole; see `session.ports.Dialogue`.

Lines may come in any order, and one that implies others does not find them: what is missing at the end is
shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from interview_grill.algebra.latex import to_latex
from interview_grill.derivations.judge import NOT_THIS_LINE, Standing, judge_line, lines_matched
from interview_grill.memory.rating import rate_derivation
from interview_grill.session.chunks import Chunk, Verbatim
from interview_grill.session.deriving import given_text, hint_of, line_text, read_as
from interview_grill.session.requests import Request
from interview_grill.session.tries import Tried
from interview_grill.session.wording import counted

if TYPE_CHECKING:
    from interview_grill.algebra import Expression
    from interview_grill.derivations.checked import CheckedDerivation, CheckedLine


@dataclass(frozen=True, slots=True)
class Whiteboard:
    """`found` are the numbers of the lines that something typed has matched."""

    derivation: CheckedDerivation
    found: frozenset[int] = frozenset()
    chunks: tuple[Chunk, ...] = ()
    typed: tuple[str, ...] = ()
    mistakes: int = 0
    hints: int = 0
    tag: str | None = None
    outcome: Tried | None = None

    @property
    def prompt(self) -> str:
        """`2 of 4 lines: `."""
        return f"{len(self.found)} of {len(self.derivation.typed_lines)} lines: "

    def reply(self, line: str | Request) -> Whiteboard:
        """Judge a line; an empty one ends the board, a lone `?` tells what the next missing line does."""
        if line is Request.HINT:
            missing = self._missing[0]
            told = self._told(f"Hint: {hint_of(missing.line, is_task=missing.number == 1)}")
            return replace(told, hints=self.hints + 1)
        if isinstance(line, Request):
            return self._finished()
        heard = replace(self, typed=(*self.typed, line))
        matched = lines_matched(self.derivation, line)
        if matched:
            return heard._matched(matched)
        verdict = judge_line(self.derivation, self._missing[0].number, line)
        if verdict.standing is Standing.INVALID:
            picture = (Verbatim(verdict.picture),) if verdict.picture else ()
            return heard._told(verdict.message, *picture)
        said = verdict.message
        if verdict.tag is None:
            apart = said.removeprefix(NOT_THIS_LINE).strip()
            said = f"Beside line {verdict.line}, the first missing: {apart}"
        none = f"That is no line of this derivation{read_as(verdict)}. {said}"
        wrong = heard._told(Verbatim(line), none)
        return replace(wrong, mistakes=self.mistakes + 1, tag=self.tag or verdict.tag)

    def _matched(self, matched: dict[int, Expression]) -> Whiteboard:
        new = {number: to_latex(read) for number, read in matched.items() if number not in self.found}
        if not new:
            return self._told(f"That is line {min(matched)}, which stands already.")
        numbers = " and ".join(str(number) for number in sorted(new))
        heard = replace(self, found=self.found | set(new))._told(f"**Line {numbers}.** ${new[min(new)]}$")
        return heard if heard._missing else heard._finished()

    @property
    def _missing(self) -> list[CheckedLine]:
        return [line for line in self.derivation.typed_lines if line.number not in self.found]

    def _told(self, *said: Chunk) -> Whiteboard:
        return replace(self, chunks=(*self.chunks, *said))

    def _finished(self) -> Whiteboard:
        total = len(self.derivation.typed_lines)
        missing = [line_text(line.number, line.line) for line in self._missing]
        told = ("Missing:", *missing) if missing else ()
        right = max(0, len(self.found) - self.mistakes)
        rating = rate_derivation(lines=total, right=right, hints=self.hints)
        hints = counted(self.hints, "hint")
        done = f"{len(self.found)} of {total} lines, {self.mistakes} wrong, {hints}: {rating.name.title()}."
        tried = Tried(
            rating,
            typed="\n".join(self.typed),
            hints=self.hints,
            verdict="correct" if right == total else "wrong",
            tag=self.tag,
            task=self.derivation.derivation.name,
        )
        return replace(self, chunks=(*self.chunks, *told, done), outcome=tried)


def begin(derivation: CheckedDerivation) -> Whiteboard:
    """The blank board: what is given, and how to end."""
    head = f"{given_text(derivation, with_task=True)}\n\nWrite any lines; an empty one ends the derivation."
    return Whiteboard(derivation, chunks=(head,))

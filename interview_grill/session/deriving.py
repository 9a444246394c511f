"""A derivation being answered line by line, as a value: see `session.ports.Dialogue`.

Lines that are not the learner's are put on the page as they are reached; a line missed twice is shown and
counts as not theirs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from interview_grill.algebra.latex import to_latex
from interview_grill.derivations.judge import LineVerdict, Standing, judge_line
from interview_grill.memory.rating import rate_derivation
from interview_grill.session.chunks import Chunk, Verbatim
from interview_grill.session.requests import Request
from interview_grill.session.tries import Tried
from interview_grill.session.wording import counted

if TYPE_CHECKING:
    from interview_grill.bank.derivation import Line
    from interview_grill.derivations.checked import CheckedDerivation

MOST_WRONG = 2  # wrong tries of one line before it is shown


@dataclass(frozen=True, slots=True)
class Deriving:
    """`mine` are the lines left to the learner, `number` the one asked for now; `spoilt` those not typed unaided."""

    derivation: CheckedDerivation
    mine: frozenset[int]
    number: int = 1
    chunks: tuple[Chunk, ...] = ()
    wrong_here: int = 0
    hints_here: int = 0
    hints: int = 0
    spoilt: frozenset[int] = frozenset()
    typed: tuple[str, ...] = ()
    tag: str | None = None
    outcome: Tried | None = None

    @property
    def prompt(self) -> str:
        """`Line 3 of 4: `."""
        return f"Line {self.number} of {len(self.derivation.lines)}: "

    def reply(self, line: str | Request) -> Deriving:
        """Judge a typed line, give a hint (the second one shows the line), or for any other request show the
        line.
        """
        if line is Request.HINT:
            return self._hint()
        if isinstance(line, Request):
            return self._give_up()
        return self._judged(judge_line(self.derivation, self.number, line), line)

    def _judged(self, verdict: LineVerdict, text: str) -> Deriving:
        if verdict.standing in (Standing.INVALID, Standing.REPEATED):
            picture = (Verbatim(verdict.picture),) if verdict.picture else ()
            return self._told(verdict.message, *picture)
        heard = replace(self, typed=(*self.typed, text))
        if verdict.standing is Standing.RIGHT:
            read = f" ${to_latex(verdict.typed)}$" if verdict.typed else ""
            further = (
                ", and further along: the lines between are credited" if verdict.line > self.number else ""
            )
            return heard._told(f"**Right**{further}.{read}")._advanced(verdict.line + 1)
        heard = replace(
            heard,
            wrong_here=self.wrong_here + 1,
            spoilt=self.spoilt | {self.number},
            tag=self.tag or verdict.tag,
        )._told(Verbatim(text), f"**Wrong**{read_as(verdict)}. {verdict.message}")
        return heard._give_up() if heard.wrong_here >= MOST_WRONG else heard

    def _hint(self) -> Deriving:
        if self.hints_here:
            return replace(self, hints=self.hints + 1)._give_up()
        told = self._told(f"Hint: {hint_of(self._line, is_task=self.number == 1)}")
        return replace(told, hints_here=1, hints=self.hints + 1)

    def _give_up(self) -> Deriving:
        shown = replace(self, spoilt=self.spoilt | {self.number})
        return shown._advanced(self.number + 1, first=self.number)

    @property
    def _line(self) -> Line:
        return self.derivation.lines[self.number - 1].line

    def _told(self, *said: Chunk) -> Deriving:
        return replace(self, chunks=(*self.chunks, *said))

    def _advanced(self, next_number: int, *, first: int | None = None) -> Deriving:
        """Put the lines up to the next one that is the learner's on the page, and ask for that."""
        start = first if first is not None else self.number
        total = len(self.derivation.lines)
        ask = next_number
        while ask <= total and ask not in self.mine:
            ask += 1
        page = [line_text(number, self.derivation.lines[number - 1].line) for number in range(start, ask)]
        moved = replace(self, chunks=(*self.chunks, *page), number=ask, wrong_here=0, hints_here=0)
        return moved._finished() if ask > total else moved

    def _finished(self) -> Deriving:
        right = len(self.mine - self.spoilt)
        rating = rate_derivation(lines=len(self.mine), right=right, hints=self.hints)
        done = (
            f"{right} of {len(self.mine)} lines yours, {counted(self.hints, 'hint')}: {rating.name.title()}."
        )
        tried = Tried(
            rating,
            typed="\n".join(self.typed),
            hints=self.hints,
            verdict="correct" if right == len(self.mine) else "wrong",
            tag=self.tag,
            task=self.derivation.derivation.name,
        )
        return replace(self._told(done), outcome=tried, number=len(self.derivation.lines))


def begin(derivation: CheckedDerivation, mine: frozenset[int]) -> Deriving:
    """The dialogue at its start: what is given, and every line before the learner's first."""
    return Deriving(derivation, mine, chunks=(given_text(derivation, with_task=1 in mine),))._advanced(1)


def given_text(derivation: CheckedDerivation, *, with_task: bool) -> str:
    """Title and given names as card text; `with_task` adds what the first line sets out, where that is not shown."""
    declared = derivation.derivation
    given = ", ".join(f"`{name}` {domain.partition(' in [')[0]}" for name, domain in declared.given)
    task = f"\n\n{declared.lines[0].do}" if with_task else ""
    return f"**{declared.title}**{task}\n\nNames to write it in: {given}."


def read_as(verdict: LineVerdict) -> str:
    """How a wrong line was read, as mathematics in brackets."""
    return f" (read as ${to_latex(verdict.typed)}$)" if verdict.typed else ""


def hint_of(line: Line, *, is_task: bool) -> str:
    """What a line does; of the one that was set as the task, and so is known, why it holds."""
    return line.why if is_task and line.why else line.do


def line_text(number: int, line: Line) -> str:
    """One line as card text: what to do, the mathematics, why it is allowed."""
    alone = line.math.startswith("$") and line.math.count("$") == 2 and line.math.endswith("$")
    mathematics = f"${line.math}$" if alone else line.math
    why = f"\n\n*{line.why}*" if line.why else ""
    return f"{number}. {line.do}\n\n{mathematics}{why}"

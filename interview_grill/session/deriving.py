"""A derivation being answered line by line, as a value: see `session.ports.Dialogue`.

The line asked for is named before it is typed. Lines that are not the learner's are put on the page as they are
reached; a line missed twice is shown and counts as not theirs. A line further along is kept for its turn, and the
lines jumped over that carry the derivation are asked for all the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from interview_grill.bank.derivation import Mode
from interview_grill.derivations.choices import answer_of, options_text
from interview_grill.memory.rating import rate_derivation
from interview_grill.session.chunks import Chunk, Verbatim
from interview_grill.session.requests import Request
from interview_grill.session.tries import Tried
from interview_grill.session.wording import counted

if TYPE_CHECKING:
    from interview_grill.algebra import Expression
    from interview_grill.bank.derivation import Derivation, Line
    from interview_grill.derivations.judge import LineVerdict

MOST_WRONG = 2  # wrong tries of one line before it is shown


@dataclass(frozen=True, slots=True)
class Deriving:
    """`mine` are the lines left to the learner, `number` the one asked for now; `spoilt` those not typed unaided.

    `ahead` are lines typed before their turn, `passed` those jumped over that carry nothing.
    """

    derivation: Derivation
    mine: frozenset[int]
    number: int = 1
    chunks: tuple[Chunk, ...] = ()
    wrong_here: int = 0
    hints_here: int = 0
    hints: int = 0
    spoilt: frozenset[int] = frozenset()
    ahead: frozenset[int] = frozenset()
    passed: frozenset[int] = frozenset()
    typed: tuple[str, ...] = ()
    tag: str | None = None
    outcome: Tried | None = None

    @property
    def prompt(self) -> str:
        """`Line 3 of 4: `."""
        return f"Line {self.number} of {len(self.derivation.lines)}: "

    @property
    def empty_line(self) -> str:
        """What an empty line does."""
        return "show me"

    @property
    def line_by_line(self) -> bool:
        """Whether several lines pasted at once are so many answers."""
        return True

    @property
    def names(self) -> tuple[str, ...]:
        """The names that the line may be written in; none where one is chosen."""
        from interview_grill.derivations.checked import read_derivation

        if not self.takes_formula:
            return ()
        checked = read_derivation(self.derivation)
        return checked.names_at(checked.lines[self.number - 1]).spellings

    @property
    def takes_formula(self) -> bool:
        """Whether the line is not chosen among some."""
        return self._line.expect.mode is not Mode.CHOICE

    def read(self, line: str) -> Expression:
        """A line as it would be read where this one is asked for. Raises FormulaError."""
        from interview_grill.derivations.checked import read_derivation
        from interview_grill.derivations.judge import read_line

        return read_line(read_derivation(self.derivation), self.number, line)

    def prepare(self) -> None:
        """Read the formulas, and work out what would make the first answers slow."""
        get_ready(self.derivation)

    def reply(self, line: str | Request) -> Deriving:
        """Judge a typed line, give a hint (the second one shows the line), or for any other request show the
        line.
        """
        if line is Request.HINT:
            return self._hint()
        if isinstance(line, Request):
            return self._give_up()
        from interview_grill.derivations.checked import read_derivation
        from interview_grill.derivations.judge import judge_line

        return self._judged(judge_line(read_derivation(self.derivation), self.number, line), line)

    def _judged(self, verdict: LineVerdict, text: str) -> Deriving:
        from interview_grill.derivations.judge import Standing

        if verdict.standing is Standing.RIGHT:
            return replace(self, typed=(*self.typed, text))._right(verdict)
        if verdict.standing is not Standing.WRONG:
            picture = (Verbatim(verdict.picture),) if verdict.picture else ()
            return self._told(verdict.message, *picture)
        heard = replace(
            self,
            typed=(*self.typed, text),
            wrong_here=self.wrong_here + 1,
            spoilt=self.spoilt | {self.number},
            tag=self.tag or verdict.tag,
        )._told(Verbatim(text), f"**Wrong**{read_as(verdict)}. {verdict.message}")
        return heard._give_up() if heard.wrong_here >= MOST_WRONG else heard

    def _right(self, verdict: LineVerdict) -> Deriving:
        read = f" ${latex_of(verdict)}$" if verdict.typed else ""
        kept = replace(self, ahead=self.ahead | set(verdict.lines))
        if self.number in verdict.lines:
            return kept._told(f"**Right.**{read}")._advanced(self.number + 1)
        keys = self.derivation.key_numbers & self.mine - kept.ahead
        jumped = sorted(number for number in keys if self.number <= number < verdict.line)
        told = kept._told(f"**Right, as line {verdict.line}, further along.**{read}")
        if not jumped:
            return told._skipped(verdict.line)
        if jumped[0] == self.number:
            return told._told(f"How did you get there? {self._line.do}")
        return told._skipped(jumped[0], "How did you get there?")

    def _skipped(self, to: int, *question: Chunk) -> Deriving:
        """Put the lines before line `to`, which carry nothing, on the page; they count neither way, unless one that
        carries the derivation turns out to be missing.
        """
        passed = self.mine & frozenset(range(self.number, to)) - self.ahead
        kept = replace(self, mine=self.mine - passed, passed=self.passed | passed)
        return kept._advanced(to, *question, first=self.number)

    def _hint(self) -> Deriving:
        if self.hints_here:
            return replace(self, hints=self.hints + 1)._give_up()
        told = self._told(f"Hint: {hint_of(self._line)}")
        return replace(told, hints_here=1, hints=self.hints + 1)

    def _give_up(self) -> Deriving:
        shown = replace(self, spoilt=self.spoilt | {self.number})
        return shown._advanced(self.number + 1)

    @property
    def _line(self) -> Line:
        return self.derivation.lines[self.number - 1]

    def _told(self, *said: Chunk) -> Deriving:
        return replace(self, chunks=(*self.chunks, *said))

    def _advanced(self, next_number: int, *question: Chunk, first: int | None = None) -> Deriving:
        """Put the lines up to the next one that is the learner's on the page, and ask for that, after a `question`.

        What the line just answered does stands on the page already, above its prompt.
        """
        total = len(self.derivation.lines)
        ask = next_number
        while ask <= total and (ask not in self.mine or ask in self.ahead):
            ask += 1
        start = self.number if first is None else first
        page = [self._text_of(number) for number in range(start, ask)]
        moved = replace(self, chunks=(*self.chunks, *page), number=ask, wrong_here=0, hints_here=0)
        return moved._finished() if ask > total else moved._told(*question, ask_text(ask, moved._line))

    def _text_of(self, number: int) -> str:
        line = self.derivation.lines[number - 1]
        asked = number == self.number and number in self.mine and bool(self.chunks[1:])
        return answer_text(line) if asked else line_text(number, line)

    def _finished(self) -> Deriving:
        right = len(self.mine - self.spoilt)
        is_whole = self.derivation.key_numbers.isdisjoint(self.mine & self.spoilt)
        lines = len(self.mine if is_whole else self.mine | self.passed)
        rating = rate_derivation(lines=lines, right=right, hints=self.hints)
        done = f"{right} of {lines} lines yours, {counted(self.hints, 'hint')}: {rating.name.title()}."
        tried = Tried(
            rating,
            typed="\n".join(self.typed),
            hints=self.hints,
            verdict="correct" if right == lines else "wrong",
            tag=self.tag,
            task=self.derivation.name,
        )
        return replace(self._told(done), outcome=tried, number=len(self.derivation.lines))


def begin(derivation: Derivation, mine: frozenset[int]) -> Deriving:
    """The dialogue at its start: what is given, every line before the learner's first, and what that one does.

    No formula is read before a line is typed, or `prepare` is asked for.
    """
    return Deriving(derivation, mine, number=0, chunks=(given_text(derivation),))._advanced(1, first=1)


def get_ready(derivation: Derivation) -> None:
    """Read the formulas of a derivation, and work out what would make the first answers slow."""
    from interview_grill.derivations.checked import read_derivation
    from interview_grill.derivations.truths import prepare

    prepare(read_derivation(derivation))


def given_text(derivation: Derivation) -> str:
    """Title, setting and given names as card text, each name with its meaning where that is told."""
    means = dict(derivation.means)
    names = []
    for name, domain in derivation.given:
        kind = domain.partition(" in [")[0]
        names.append(f"`{name}` {kind}, {means[name]}" if name in means else f"`{name}` {kind}")
    setting = f"\n\n{derivation.setting}" if derivation.setting else ""
    joined = ("; " if means else ", ").join(names)
    return f"**{derivation.title}**{setting}\n\nNames to write it in: {joined}."


def read_as(verdict: LineVerdict) -> str:
    """How a wrong line was read, as mathematics in brackets."""
    return f" (read as ${latex_of(verdict)}$)" if verdict.typed else ""


def latex_of(verdict: LineVerdict) -> str:
    """How a line was read, as LaTeX; there must be something that was read."""
    from interview_grill.algebra.latex import to_latex

    assert verdict.typed is not None
    return to_latex(verdict.typed)


def ask_text(number: int, line: Line) -> str:
    """What the line to be typed does, and the options if it is chosen among some."""
    return f"{number}. {line.do}\n\n{options_text(line)}".rstrip()


def hint_of(line: Line) -> str:
    """Why a line holds, or where that is not said, what it is written in."""
    if line.why:
        return line.why
    free = ", ".join(f"`{name}`" for name in line.expect.free)
    return {
        Mode.CONSTANT: f"What does not depend on {free} may be left out.",
        Mode.FACTOR: f"A factor that does not depend on {free} may be left out.",
        Mode.ROOT: f"It is an equation for {free}.",
    }.get(line.expect.mode, "It follows from the lines before it.")


def line_text(number: int, line: Line) -> str:
    """One line as card text: what to do, the mathematics, why it is allowed."""
    return f"{number}. {line.do}\n\n{answer_text(line)}"


def answer_text(line: Line) -> str:
    """The mathematics of a line and why it is allowed; of a choice with its letter."""
    why = f"\n\n*{line.why}*" if line.why else ""
    return f"{answer_of(line)}{why}"

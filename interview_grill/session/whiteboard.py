"""A derivation on a blank page, where no line is named; see `session.ports.Dialogue`.

Any line of the derivation counts, and the rating follows those that carry it. A page written from the top asks at
once for what was jumped over, and shows a line on request; a whiteboard takes the lines in any order and ends with
an empty one. Both judge and rate alike.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from interview_grill.bank.derivation import Mode
from interview_grill.derivations.choices import options
from interview_grill.memory.rating import rate_derivation
from interview_grill.session.chunks import Chunk, Verbatim
from interview_grill.session.deriving import (
    ask_text,
    get_ready,
    given_text,
    latex_of,
    line_text,
    read_as,
)
from interview_grill.session.requests import Request
from interview_grill.session.tries import Tried
from interview_grill.session.wording import counted

if TYPE_CHECKING:
    from interview_grill.algebra import Expression
    from interview_grill.bank.derivation import Derivation, Line
    from interview_grill.derivations.judge import LineVerdict


@dataclass(frozen=True, slots=True)
class Whiteboard:
    """`found` are the lines typed, `shown` those given away, `spoilt` those tried wrongly or with help.

    `turned` are the log-likelihoods among them that were written with the other sign, `asked` the line last
    asked for by name, `hinted` the one last named as a hint.
    """

    derivation: Derivation
    from_the_top: bool = False
    found: frozenset[int] = frozenset()
    shown: frozenset[int] = frozenset()
    spoilt: frozenset[int] = frozenset()
    turned: frozenset[int] = frozenset()
    asked: int | None = None
    hinted: int | None = None
    chunks: tuple[Chunk, ...] = ()
    typed: tuple[str, ...] = ()
    mistakes: int = 0
    hints: int = 0
    tag: str | None = None
    outcome: Tried | None = None

    @property
    def prompt(self) -> str:
        """`2 of 4 lines: `."""
        return f"{len(self.found)} of {len(self.derivation.typed_numbers)} lines: "

    @property
    def empty_line(self) -> str:
        """What an empty line does."""
        return "show me" if self.from_the_top and self._missing_keys else "the end"

    @property
    def line_by_line(self) -> bool:
        """Whether several lines pasted at once are so many answers."""
        return True

    @property
    def names(self) -> tuple[str, ...]:
        """The names that any line may be written in."""
        from interview_grill.derivations.checked import read_derivation

        checked = read_derivation(self.derivation)
        return checked.names_at(checked.lines[-1]).spellings

    @property
    def takes_formula(self) -> bool:
        """Unless a line that is chosen among some is next."""
        return self._choice is None

    def read(self, line: str) -> Expression:
        """A line as it would be read on this page. Raises FormulaError."""
        from interview_grill.derivations.board import read_on_board
        from interview_grill.derivations.checked import read_derivation

        return read_on_board(read_derivation(self.derivation), line)

    def prepare(self) -> None:
        """Read the formulas, and work out what would make the first answers slow."""
        get_ready(self.derivation)

    def reply(self, line: str | Request) -> Whiteboard:
        """Judge a line, name the next missing one as a hint, or end; from the top, first show what is missing."""
        if line is Request.HINT:
            return self._hint()
        if isinstance(line, Request):
            return self._finished() if not self._missing_keys or not self.from_the_top else self._show()
        from interview_grill.derivations.board import judge_on_board
        from interview_grill.derivations.checked import read_derivation
        from interview_grill.derivations.judge import judge_line

        checked, choice = read_derivation(self.derivation), self._choice
        if choice is not None and line.strip().strip("().").lower() in options(self._line(choice)):
            return self._judged(judge_line(checked, choice, line), line)
        known = self.found | self.shown
        return self._judged(judge_on_board(checked, known, self.turned, line), line)

    def _judged(self, verdict: LineVerdict, text: str) -> Whiteboard:
        from interview_grill.derivations.judge import NOT_THIS_LINE, Standing

        heard = replace(self, typed=(*self.typed, text))
        if verdict.standing is Standing.RIGHT:
            return heard._right(verdict)
        if verdict.standing is not Standing.WRONG:
            picture = (Verbatim(verdict.picture),) if verdict.picture else ()
            return heard._told(verdict.message, *picture)
        said = verdict.message
        if verdict.tag is None:
            apart = said.removeprefix(NOT_THIS_LINE).strip()
            missing = [n for n in self._missing if self._line(n).expect.mode is not Mode.CHOICE]
            first = ", the first one missing" if missing[:1] == [verdict.line] else ""
            said = f"Compared with line {verdict.line}{first}: {apart}"
        told = heard._told(Verbatim(text), f"**False**{read_as(verdict)}. {said}")
        return replace(
            told,
            mistakes=self.mistakes + 1,
            spoilt=self.spoilt | {self._spoilt_by(verdict)},
            tag=self.tag or verdict.tag,
        )

    def _spoilt_by(self, verdict: LineVerdict) -> int:
        """The line that a false one was tried for; a second one of no known line, or one beside a line that stands,
        is taken for the next key line.
        """
        tried = self.spoilt | self.found
        if verdict.line not in tried or verdict.tag is not None:
            return verdict.line
        return next((number for number in self._missing_keys if number not in self.spoilt), verdict.line)

    def _right(self, verdict: LineVerdict) -> Whiteboard:
        from interview_grill.derivations.board import is_turned_log
        from interview_grill.derivations.checked import read_derivation

        numbers = sorted(set(verdict.lines) - self.found)
        read = f" ${latex_of(verdict)}$" if verdict.typed else ""
        how = f", {verdict.message}" if verdict.message else ""
        heard = replace(self, found=self.found | set(numbers))
        if is_turned_log(read_derivation(self.derivation), verdict):
            heard = replace(heard, turned=self.turned | set(numbers))
        which = f"Line{'s' * (len(numbers) > 1)} {' and '.join(map(str, numbers))}"
        heard = heard._told(f"**{which}**{how}.{read}")
        if not heard._missing:
            return heard._finished()
        return heard._asked_for(max(numbers))

    def _asked_for(self, reached: int) -> Whiteboard:
        """Ask for the first line jumped over that carries the derivation, once; or for the choice that is next."""
        missing = [number for number in self._missing_keys if number < reached]
        at_end = reached == self.derivation.typed_numbers[-1]
        choice = self._choice
        if choice is not None and choice != self.asked:
            return replace(self, asked=choice)._told(ask_text(choice, self._line(choice)))
        if not missing or missing[0] == self.asked or not (self.from_the_top or at_end):
            return self
        return replace(self, asked=missing[0])._told(f"How did you get there? {self._line(missing[0]).do}")

    def _hint(self) -> Whiteboard:
        missing = (self._missing_keys or self._missing)[0]
        if missing == self.hinted:
            return replace(self, hints=self.hints + 1)._show()
        told = replace(self, hints=self.hints + 1, hinted=missing)
        return told._told(f"Hint: {self._line(missing).do}")

    def _show(self) -> Whiteboard:
        """Give the first missing line away, of those that carry the derivation; the last of them ends it."""
        missing = (self._missing_keys or self._missing)[0]
        told = replace(self, shown=self.shown | {missing}, spoilt=self.spoilt | {missing})
        told = told._told(line_text(missing, self._line(missing)))
        return told._asked_for(missing) if told._missing_keys else told._finished()

    def _line(self, number: int) -> Line:
        return self.derivation.lines[number - 1]

    @property
    def _choice(self) -> int | None:
        """The line chosen among several that comes next: the first one missing of those that carry the derivation."""
        first = next(iter(self._missing_keys), None)
        is_choice = first is not None and self._line(first).expect.mode is Mode.CHOICE
        return first if is_choice else None

    @property
    def _missing(self) -> list[int]:
        known = self.found | self.shown
        return [number for number in self.derivation.typed_numbers if number not in known]

    @property
    def _missing_keys(self) -> list[int]:
        keys = self.derivation.key_numbers
        return [number for number in self._missing if number in keys]

    def _told(self, *said: Chunk) -> Whiteboard:
        return replace(self, chunks=(*self.chunks, *said))

    def _finished(self) -> Whiteboard:
        keys = self.derivation.key_numbers
        missing = [line_text(number, self._line(number)) for number in self._missing_keys]
        others = [line_text(number, self._line(number)) for number in self._missing if number not in keys]
        told = (*(missing and ("Missing:", *missing)), *(others and ("The other lines:", *others)))
        right = len(keys & self.found - self.spoilt)
        rating = rate_derivation(lines=len(keys), right=right, hints=self.hints)
        what = "lines" if len(keys) == len(self.derivation.typed_numbers) else "key lines"
        hints = counted(self.hints, "hint")
        done = f"{right} of {len(keys)} {what} yours, {self.mistakes} wrong, {hints}: {rating.name.title()}."
        tried = Tried(
            rating,
            typed="\n".join(self.typed),
            hints=self.hints,
            verdict="correct" if right == len(keys) else "wrong",
            tag=self.tag,
            task=self.derivation.name,
        )
        return replace(self, chunks=(*self.chunks, *told, done), outcome=tried)


def begin(derivation: Derivation, *, from_the_top: bool = False) -> Whiteboard:
    """The page with nothing on it but what is given and what is wanted, and how to end."""
    wanted = f"Wanted: {derivation.wanted}" if derivation.wanted else derivation.lines[0].do
    how = (
        "Write the derivation line by line; an empty line shows what is missing, and ends it when nothing is."
        if from_the_top
        else "Write any lines; an empty one ends the derivation."
    )
    board = Whiteboard(derivation, from_the_top, chunks=(f"{given_text(derivation)}\n\n{wanted}\n\n{how}",))
    return board._asked_for(0)

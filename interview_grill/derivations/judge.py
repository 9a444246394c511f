"""What a typed line is worth: right, further along, said before, or wrong, and then where and which mistake.

A learner may skip lines or write them in another form, so a line is compared with what is asked, then with
the author's mistakes, then with the later and the earlier lines, in that order.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from interview_grill.algebra import caret, parse, parse_equation
from interview_grill.algebra.comparison import Comparison, equal, equal_up_to_constant, equal_up_to_factor
from interview_grill.algebra.roots import same_root
from interview_grill.bank.derivation import Mode
from interview_grill.derivations.differences import describe_difference
from interview_grill.derivations.mistakes import general_mistake
from interview_grill.errors import FormulaError, ProblemError
from interview_grill.typeset.literal import literal

if TYPE_CHECKING:
    from interview_grill.algebra import Expression
    from interview_grill.bank.derivation import WrongLine
    from interview_grill.derivations.checked import CheckedDerivation, CheckedLine


NOT_THIS_LINE = "Not this line."
"""How the message begins when no mistake is recognised."""


class Standing(Enum):
    """What a typed line is. REPEATED is a line already on the page; INVALID cannot be read. Neither counts."""

    RIGHT = "right"
    WRONG = "wrong"
    REPEATED = "repeated"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class LineVerdict:
    """`line` is the number of the line that was matched (or asked for); `message` is card text.

    `tag` names a recognised mistake; `typed` is None for what could not be read; `picture` points at the
    place in it.
    """

    standing: Standing
    line: int
    message: str = ""
    tag: str | None = None
    typed: Expression | None = None
    picture: str = ""


def judge_line(derivation: CheckedDerivation, number: int, text: str) -> LineVerdict:
    """Judge `text`, typed where line `number` (from 1) is asked for.

    A line that is right but further along is RIGHT with the number of that later line: what it implies is
    credited. Text that cannot be read is INVALID and raises nothing; the line must be one to type. Raises
    ProblemError if the derivation itself gives no points to compare at, which `prove.faults_of` rules out.
    """
    asked = derivation.lines[number - 1]
    try:
        typed = read_typed(derivation, asked, text)
    except FormulaError as error:
        return _later_or_invalid(derivation, number, text, error)
    comparison = compare_with(derivation, asked, typed)
    if comparison.agreed:
        return LineVerdict(Standing.RIGHT, _as_far_as(derivation, asked, text), typed=typed)
    mistake = _declared_mistake(derivation, asked, typed)
    if mistake is not None:  # before other lines: what is wrong here may be right elsewhere
        return _wrong(derivation, asked, typed, comparison, mistake)
    further = _matched_later(derivation, number, text)
    if further is not None:
        return LineVerdict(Standing.RIGHT, further, typed=typed)
    before = _matched_before(derivation, number, text)
    if before is not None:
        return LineVerdict(
            Standing.REPEATED, before, f"That is line {before} again; it stands already.", typed=typed
        )
    return _wrong(derivation, asked, typed, comparison)


def read_typed(derivation: CheckedDerivation, line: CheckedLine, text: str) -> Expression:
    """Read `text` as an attempt at `line`: an equation for a root, else a formula. Raises FormulaError."""
    left, names = line.left(derivation.names), derivation.names_at(line)
    if line.mode is not Mode.ROOT:
        return parse(text, names, left=left, vector=line.value is not None and line.value.is_vector)
    try:
        return parse_equation(text, names)
    except FormulaError:
        head, equals, _ = text.partition("=")
        if not equals or head.strip() not in left:
            raise
        return parse(text, names, left=left, vector=False)


def compare_with(derivation: CheckedDerivation, line: CheckedLine, typed: Expression) -> Comparison:
    """Whether a formula is what `line` asks for, in its mode; another accepted form is as good.

    A comparison that failed is that with the line itself. Raises ProblemError as `algebra.compare` does.
    """
    assert line.value is not None
    root = derivation.root_of(line) if line.mode is Mode.ROOT else None
    first = _compare(derivation, line, typed, line.value, root)
    if first.agreed:
        return first
    others = (_compare(derivation, line, typed, form, root) for form in line.also)
    return next((comparison for comparison in others if comparison.agreed), first)


def _compare(
    derivation: CheckedDerivation,
    line: CheckedLine,
    typed: Expression,
    reference: Expression,
    root: Expression | None = None,
) -> Comparison:
    names = derivation.names
    match line.mode:
        case Mode.CONSTANT:
            return equal_up_to_constant(typed, reference, names, free=line.free)
        case Mode.FACTOR:
            return equal_up_to_factor(typed, reference, names, free=line.free)
        case Mode.ROOT:
            return same_root(typed, reference, names, free=line.free[0], root=root)
        case _:
            return equal(typed, reference, names)


def matches(derivation: CheckedDerivation, line: CheckedLine, text: str) -> bool:
    """Whether `text` can be read as `line`, which was not asked for, and is right there.

    A formula without an equals sign is no equation that shares its root: it has to be the declared left side.
    """
    try:
        typed = read_typed(derivation, line, text)
    except FormulaError:
        return False
    if line.mode is Mode.ROOT and line.value is not None and "=" not in text:
        return equal(typed, line.value, derivation.names).agreed
    return compare_with(derivation, line, typed).agreed


def lines_matched(derivation: CheckedDerivation, text: str) -> dict[int, Expression]:
    """The numbers of all lines that `text` is right for, each with how it was read there."""
    found = {}
    for line in derivation.typed_lines:
        try:
            typed = read_typed(derivation, line, text)
        except FormulaError:
            continue
        if compare_with(derivation, line, typed).agreed:
            found[line.number] = typed
    return found


def _as_far_as(derivation: CheckedDerivation, asked: CheckedLine, text: str) -> int:
    """An equation that is already solved (`v = …`) counts for the solution too."""
    if asked.mode is Mode.ROOT:
        following = next((line for line in derivation.lines[asked.number :] if line.typed), None)
        if following is not None and following.mode is Mode.EQUAL and matches(derivation, following, text):
            return following.number
    return asked.number


def _matched_later(derivation: CheckedDerivation, number: int, text: str) -> int | None:
    later = (line for line in derivation.lines[number:] if line.typed)
    return next((line.number for line in later if matches(derivation, line, text)), None)


def _matched_before(derivation: CheckedDerivation, number: int, text: str) -> int | None:
    before = (line for line in derivation.lines[: number - 1] if line.typed)
    return next((line.number for line in before if matches(derivation, line, text)), None)


def _later_or_invalid(
    derivation: CheckedDerivation, number: int, text: str, error: FormulaError
) -> LineVerdict:
    further = _matched_later(derivation, number, text)
    if further is not None:
        return LineVerdict(Standing.RIGHT, further)
    mend = f" ({error.mend})" if error.mend else ""
    return LineVerdict(
        Standing.INVALID, number, literal(f"Cannot be read: {error.what}{mend}."), picture=caret(error)
    )


def _declared_mistake(
    derivation: CheckedDerivation, asked: CheckedLine, typed: Expression
) -> WrongLine | None:
    return next((wrong for wrong, value in asked.wrong if _is_mistake(derivation, asked, typed, value)), None)


def _is_mistake(
    derivation: CheckedDerivation, asked: CheckedLine, typed: Expression, value: Expression
) -> bool:
    """Whether an equation has the mistake's root, or is the same function when that mistake has no root."""
    try:
        return _compare(derivation, asked, typed, value).agreed
    except ProblemError:
        return equal(typed, value, derivation.names).agreed


def _wrong(
    derivation: CheckedDerivation,
    asked: CheckedLine,
    typed: Expression,
    comparison: Comparison,
    mistake: WrongLine | None = None,
) -> LineVerdict:
    where = literal(describe_difference(comparison, asked, typed))
    if mistake is not None:
        message = f"{mistake.say} {where}".strip()
        return LineVerdict(Standing.WRONG, asked.number, message, mistake.tag, typed)
    known = general_mistake(derivation, asked, typed)
    tag, say = known if known is not None else (None, NOT_THIS_LINE)
    return LineVerdict(Standing.WRONG, asked.number, f"{say} {where}".strip(), tag, typed)

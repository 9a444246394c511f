"""What a typed line is worth: right, further along, said before, true but none of the lines, or wrong.

The line is asked for by name. So the text is compared with it, then with the mistakes that it invites, and only
then with the other lines: what is right elsewhere may be wrong here. `board` judges where nothing is named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from interview_grill.algebra import Expression, caret, parse, parse_equation
from interview_grill.algebra.characters import BESIDE
from interview_grill.algebra.comparison import (
    AGREED,
    Comparison,
    constant_ratio,
    equal,
    equal_up_to_constant,
    equal_up_to_factor,
)
from interview_grill.algebra.notation import rewritten
from interview_grill.algebra.roots import same_root
from interview_grill.algebra.surroundings import Around
from interview_grill.algebra.syntax import Apply, Name
from interview_grill.bank.derivation import Mode
from interview_grill.derivations.choices import options
from interview_grill.derivations.claims import (
    Called,
    called_by,
    claim_of,
    holds_always,
    is_about_another,
    is_formula,
    may_be,
    not_known,
    without_steps,
)
from interview_grill.derivations.crossing import crosses_with, never_crosses
from interview_grill.derivations.differences import describe_difference
from interview_grill.derivations.forms import is_given, wants_taking_apart
from interview_grill.derivations.mistakes import general_mistake
from interview_grill.derivations.truths import never_zero, truth_of
from interview_grill.errors import FormulaError
from interview_grill.typeset.literal import literal

if TYPE_CHECKING:
    from interview_grill.bank.derivation import Line, WrongLine
    from interview_grill.derivations.checked import CheckedDerivation, CheckedLine


NOT_THIS_LINE = "Not this line."
"""How the message begins when no mistake is recognised."""
_TAKE_APART = "True, but the logarithm is still to be taken apart: a product becomes a sum, a power a factor."
_GIVEN = "That is what the line starts from; write what follows from it."


class Standing(Enum):
    """What a typed line is. REPEATED is a line already on the page or what was given; TRUE is none of the
    derivation's lines; UNKNOWN may be true or not; INVALID cannot be read. None of the four counts.
    """

    RIGHT = "right"
    WRONG = "wrong"
    REPEATED = "repeated"
    TRUE = "true"
    UNKNOWN = "unknown"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class LineVerdict:
    """`line` is the number of the line that was matched (or asked for); `message` is card text.

    `lines` are all that a RIGHT line shows: a solved equation may show the equation too. `tag` names a
    recognised mistake; `typed` is None for what could not be read; `picture` points at the place in it.
    """

    standing: Standing
    line: int
    message: str = ""
    tag: str | None = None
    typed: Expression | None = None
    picture: str = ""
    lines: tuple[int, ...] = ()


def judge_line(derivation: CheckedDerivation, number: int, text: str) -> LineVerdict:
    """Judge `text`, typed where line `number` (from 1) is asked for by name.

    A right line further along is RIGHT with that line's number, and shows nothing of those between. Text that
    cannot be read is INVALID and raises nothing; the line must be one to type. Raises ProblemError if the
    derivation itself gives no points to compare at, which `prove.faults_of` rules out.
    """
    asked = derivation.lines[number - 1]
    if asked.mode is Mode.CHOICE:
        return _chosen(asked, text)
    try:
        plain = rewritten(text)
    except FormulaError as error:
        return invalid(number, text, error)
    text = plain.text
    try:
        typed = read_typed(derivation, asked, text)
    except FormulaError as error:
        return _elsewhere(derivation, asked, text) or invalid(number, text, plain.located(error))
    comparison = compare_with(derivation, asked, typed)
    if comparison.agreed:
        return agreed(derivation, asked, typed)
    mistake = declared_mistake(derivation, asked, typed)
    known = None if mistake is not None else general_mistake(derivation, asked, typed)
    said = None if known is None else aside_said(derivation, text)
    if said is not None:  # what the author calls true is no general mistake
        return LineVerdict(Standing.TRUE, number, said)
    if (mistake is None and known is None) or is_about_another(derivation, asked, text):
        elsewhere = _elsewhere(derivation, asked, text)
        if elsewhere is not None:
            return elsewhere
        if is_about_another(derivation, asked, text):
            return LineVerdict(Standing.UNKNOWN, number, not_known(derivation, text), typed=typed)
    return wrong_line(asked, typed, comparison, mistake, known)


def _chosen(asked: CheckedLine, text: str) -> LineVerdict:
    """Judge the letter of an option, or its formula."""
    offered = options(asked.line)
    letter = text.strip().strip("().").lower()
    if letter not in offered:
        letter = _letter_of(asked.line, text) or ""
    if letter not in offered:
        letters = ", ".join(offered)
        return LineVerdict(Standing.INVALID, asked.number, f"Type one of the letters {letters}.")
    wrong = offered[letter]
    if wrong is None:
        return LineVerdict(Standing.RIGHT, asked.number, lines=(asked.number,))
    return LineVerdict(Standing.WRONG, asked.number, wrong.say, wrong.tag)


def _letter_of(line: Line, text: str) -> str | None:
    """The letter of the one option whose formula was typed, or what stands on the right of it; None if none was."""
    shown = {letter: _spelt(wrong.math if wrong else line.math) for letter, wrong in options(line).items()}
    typed = _spelt(text)
    for part in (typed, typed[-1:]):
        same = [letter for letter, sides in shown.items() if part and sides[-len(part) :] == part]
        if len(same) == 1:
            return same[0]
    return None


def _spelt(text: str) -> list[str]:
    """The sides of a formula in plain text without its blanks; empty if it cannot be read."""
    try:
        plain = rewritten(text).text
    except FormulaError:
        return []
    return re.split(r"[=~]", re.sub(rf"[\s{BESIDE}]", "", plain))


def agreed(derivation: CheckedDerivation, asked: CheckedLine, typed: Expression) -> LineVerdict:
    """The verdict on a line of the right value: what it shows, or why it shows nothing yet."""
    number = asked.number
    if is_given(derivation.names, asked, typed):
        return LineVerdict(Standing.REPEATED, number, _GIVEN, typed=typed, lines=(number,))
    if wants_taking_apart(asked, typed):
        return LineVerdict(Standing.REPEATED, number, _TAKE_APART, typed=typed, lines=(number,))
    solved = _solved_line(derivation, asked, typed)
    if solved is None:
        return LineVerdict(Standing.RIGHT, number, typed=typed, lines=(number,))
    implied = number not in derivation.key_numbers and all(
        not line.typed for line in derivation.lines[number : solved - 1]
    )
    return LineVerdict(Standing.RIGHT, solved, typed=typed, lines=(number, solved) if implied else (solved,))


def _solved_line(derivation: CheckedDerivation, asked: CheckedLine, typed: Expression) -> int | None:
    """The number of the line that is the solution of this equation, if the text is already solved (`v = …`)."""
    node = typed.node
    if asked.mode is not Mode.ROOT or not isinstance(node, Apply) or node.operation != "=":
        return None
    left, right = node.arguments
    unknown = Name(asked.free[0])
    solution = Expression(right if left == unknown else left)
    if unknown not in (left, right) or asked.free[0] in solution.names:
        return None
    for line in derivation.lines[asked.number :]:
        alike = line.mode is Mode.EQUAL and line.value and line.value.is_vector == solution.is_vector
        if alike and compare_with(derivation, line, solution).agreed:
            return line.number
    return None


def _elsewhere(derivation: CheckedDerivation, asked: CheckedLine, text: str) -> LineVerdict | None:
    """The verdict on what is not the line asked for and no mistake of it: a later or an earlier line, or true."""
    number = asked.number
    for line in derivation.lines[number:]:
        typed = _matching(derivation, line, text) if may_be(derivation, line, text) else None
        if typed is not None:
            return agreed(derivation, line, typed)
    for line in derivation.lines[: number - 1]:
        typed = _matching(derivation, line, text) if may_be(derivation, line, text) else None
        if typed is not None:
            said = f"That is line {line.number} again; it stands already."
            return LineVerdict(Standing.REPEATED, line.number, said, typed=typed)
    true = true_said(derivation, text, either_sign=False)
    return None if true is None else LineVerdict(Standing.TRUE, number, true)


def true_said(derivation: CheckedDerivation, text: str, *, either_sign: bool) -> str | None:
    """What to say of a line that is true though it is none of the derivation's; None if it is not known to be."""
    text = without_steps(derivation, text)
    declared = aside_said(derivation, text)
    if declared is not None:
        return declared
    if holds_always(derivation, text):
        return "True: the two sides are the same."
    claim = claim_of(derivation, text)
    if claim.by_name:
        return None  # it is said to be one of the lines, and is not
    what: str | None = None
    if "=" in text and (claim.is_zero or is_formula(derivation, claim.sides[0])):
        what = _truth_read(derivation, text, is_equation=True, either_sign=either_sign)
    zero = _is_zero(text)
    value = text.rpartition("=")[0] if zero else text
    what = what or _truth_read(derivation, value, is_equation=False, either_sign=either_sign, zero=zero)
    return None if what is None else f"True, but none of the lines: it is {what}."


def aside_said(derivation: CheckedDerivation, text: str) -> str | None:
    """What the author says of a true line; None if it is not among the asides.

    A derivative may be set to zero, with its terms on either side.
    """
    head, equals, tail = text.rpartition("=")
    difference = f"({head}) - ({tail})" if equals and head.strip() else text
    claim = claim_of(derivation, text)
    is_called = bool(claim.label) and not is_formula(derivation, claim.label)
    is_zero = _is_zero(text) and (len(claim.sides) > 2 or not is_called)
    other = claim.sides[-1] if is_called else difference
    for aside in derivation.asides:
        if claim.by_name and called_by(derivation, aside, claim.label) is Called.NOT:
            continue
        spellings = (text,) if aside.mode is Mode.ROOT else dict.fromkeys((text, other))
        if is_zero and aside.mode is not Mode.ROOT:
            spellings = (difference,)
        if any(
            _says(derivation, aside, spelling, is_zero=is_zero or spelling not in (text, claim.sides[-1]))
            for spelling in spellings
        ):
            said = aside.line.do
            return said if said.startswith("True") else f"True, but none of the lines. {said}".strip()
    return None


def _says(derivation: CheckedDerivation, aside: CheckedLine, text: str, *, is_zero: bool) -> bool:
    """Whether a text is the aside; a value that is set to zero must be able to be that."""
    typed = _matching(derivation, aside, text)
    if typed is None or aside.mode is Mode.ROOT or not is_zero:
        return typed is not None
    return not never_zero(derivation, typed)


def _truth_read(
    derivation: CheckedDerivation, text: str, *, is_equation: bool, either_sign: bool, zero: bool = False
) -> str | None:
    """What true thing a text says; what is set to zero must be able to be that."""
    for vector in (False, True)[: 1 if is_equation else 2]:
        try:
            typed = _read_as(derivation, text, vector=vector, is_equation=is_equation)
        except FormulaError:
            continue
        if zero and never_zero(derivation, typed):
            return None
        what = truth_of(derivation, typed, is_equation=is_equation, either_sign=either_sign)
        if what is not None:
            return what
    return None


def _read_as(derivation: CheckedDerivation, text: str, *, vector: bool, is_equation: bool) -> Expression:
    """A text read as an equation, or as a value of whatever kind: `log p(x|θ) = … + const` may be none that a line
    asks for. Raises FormulaError.
    """
    alike = _read_alike(derivation, vector, text)
    if alike is not None:
        return alike
    names = derivation.names_at(derivation.lines[-1])
    if is_equation:
        return parse_equation(text, names)
    lefts = {left: None for line in derivation.computed_lines for left in line.left(derivation.names)}
    try:
        return parse(text, names, left=tuple(lefts), vector=vector)
    except FormulaError:
        return parse(text, names, vector=vector, around=Around(constant=True))


def read_line(derivation: CheckedDerivation, number: int, text: str) -> Expression:
    """Read `text` as `judge_line` does first, as an attempt at line `number`. Raises FormulaError, at its place."""
    plain = rewritten(text)
    try:
        return read_typed(derivation, derivation.lines[number - 1], plain.text)
    except FormulaError as error:
        raise plain.located(error) from None


def read_or_none(derivation: CheckedDerivation, line: CheckedLine, text: str) -> Expression | None:
    """How a text is read as an attempt at a line; None if it cannot be."""
    try:
        return read_typed(derivation, line, text)
    except FormulaError:
        return None


def read_typed(derivation: CheckedDerivation, line: CheckedLine, text: str) -> Expression:
    """Read `text` as an attempt at `line`: an equation for a root, else a formula. Raises FormulaError."""
    read = _read(derivation, line, text)
    if isinstance(read, FormulaError):
        raise read
    return read


@lru_cache(maxsize=256)
def _read(derivation: CheckedDerivation, line: CheckedLine, text: str) -> Expression | FormulaError:
    """What is read, or why nothing is: one text is looked at beside every line, more than once."""
    alike = _read_alike(derivation, line.value is not None and line.value.is_vector, text)
    if alike is not None and (line.mode is Mode.ROOT or "=" not in text):
        return alike
    left, names, around = line.left(derivation.names), derivation.names_at(line), line.around
    try:
        if line.mode is Mode.ROOT:
            return parse_equation(text, names, left=left, around=around)
        vector = line.value is not None and line.value.is_vector
        return parse(text, names, left=left, vector=vector, around=around)
    except FormulaError as error:
        return error


@lru_cache(maxsize=64)
def _read_alike(derivation: CheckedDerivation, vector: bool, text: str) -> Expression | None:
    """What is read at every line alike: a formula in the given names, or an equation of two. None for any other
    text.
    """
    results = {name for line in derivation.computed_lines for name in line.line.expect.names}
    apart = {name for name in results if derivation.names.find(name) is None}
    if (
        text.count("=") > 1
        or any(sign in text for sign in "<>≤≥≈≔:∝~∼")
        or any(name in text for name in apart)
    ):
        return None
    try:
        if "=" in text:
            return None if vector else parse_equation(text, derivation.written)
        return parse(text, derivation.written, vector=vector)
    except FormulaError:
        return None


def _is_zero(text: str) -> bool:
    """Whether something is set to zero."""
    head, _, right = text.rpartition("=")
    return right.strip() == "0" and bool(head.strip())


def compare_with(derivation: CheckedDerivation, line: CheckedLine, typed: Expression) -> Comparison:
    """Whether a formula is what `line` asks for, in its mode; another accepted form is as good.

    A comparison that failed is that with the line itself. Raises ProblemError as `algebra.compare` does.
    """
    assert line.value is not None
    if line.is_aside and line.mode is Mode.ROOT:
        return AGREED if _crosses(derivation, line, typed, line.value) else Comparison(agreed=False)
    root = derivation.root_of(line) if line.mode is Mode.ROOT else None
    first = _compare(derivation, line, typed, line.value, root)
    if first.agreed:
        return first
    if line.mode is Mode.ROOT:  # another form has a root of its own
        return AGREED if any(_crosses(derivation, line, typed, form) for form in line.also) else first
    forms = line.also if line.at_root is None else (*line.also, line.at_root)
    others = (_compare(derivation, line, typed, form) for form in forms)
    return next((comparison for comparison in others if comparison.agreed), first)


def _crosses(derivation: CheckedDerivation, line: CheckedLine, typed: Expression, form: Expression) -> bool:
    """Whether an equation holds where another does whose root is not declared, in the domain or outside."""
    return crosses_with(derivation, form.evaluate, typed, line.free[0], anywhere=True)


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


def _matching(derivation: CheckedDerivation, line: CheckedLine, text: str) -> Expression | None:
    """How `text` is read as `line`, which was not asked for, if it is right there.

    A formula without an equals sign is no equation that shares its root: it has to be the declared left side.
    """
    typed = read_or_none(derivation, line, text) if line.value is not None else None
    if typed is None or line.value is None or strays(derivation, line, typed):
        return None
    if line.mode in (Mode.CONSTANT, Mode.FACTOR) and typed.names.isdisjoint(line.free):
        return None  # it does not depend on the parameter
    if line.mode is Mode.ROOT and "=" not in text:
        return typed if equal(typed, line.value, derivation.names).agreed else None
    return typed if compare_with(derivation, line, typed).agreed else None


def strays(derivation: CheckedDerivation, line: CheckedLine, typed: Expression) -> bool:
    """Whether a formula of which a factor or a constant is free is one in the unknown of another line: a
    distribution at t is no likelihood, though t is free there.
    """
    if line.mode not in (Mode.CONSTANT, Mode.FACTOR) or line.value is None:
        return False
    unknown = {name for other in derivation.computed_lines for name in other.free}
    return not typed.names.isdisjoint(unknown - line.value.names - set(line.free))


def invalid(number: int, text: str, error: FormulaError) -> LineVerdict:
    """The verdict on what cannot be read, with the place in it."""
    if _is_zero(text) and "equation" in error.what:
        said = "Cannot be read: a value is asked for here, and no equation (leave out the `= 0`)."
        return LineVerdict(Standing.INVALID, number, said, picture=caret(error))
    mend = f" ({error.mend})" if error.mend else ""
    said = literal(f"Cannot be read: {error.what}{mend}.")
    return LineVerdict(Standing.INVALID, number, said, picture=caret(error))


def declared_mistake(
    derivation: CheckedDerivation, asked: CheckedLine, typed: Expression
) -> WrongLine | None:
    """The classic mistake of a line that was typed, or None."""
    return next((wrong for wrong, value in asked.wrong if _is_mistake(derivation, asked, typed, value)), None)


def _is_mistake(
    derivation: CheckedDerivation, asked: CheckedLine, typed: Expression, value: Expression
) -> bool:
    """Whether an equation has the mistake's root, or is the same function when that mistake has no root."""
    if asked.mode is not Mode.ROOT:
        return _compare(derivation, asked, typed, value).agreed
    free = asked.free[0]
    if never_crosses(derivation, value.evaluate, free):
        return constant_ratio(typed, value, derivation.names) is not None
    return crosses_with(derivation, value.evaluate, typed, free)


def wrong_line(
    asked: CheckedLine,
    typed: Expression,
    comparison: Comparison,
    mistake: WrongLine | None,
    known: tuple[str, str] | None,
) -> LineVerdict:
    """The verdict on a false line: the mistake, if it is known, and a point where it differs."""
    where = literal(describe_difference(comparison, asked, typed))
    if mistake is not None:
        message = f"{mistake.say} {where}".strip()
        return LineVerdict(Standing.WRONG, asked.number, message, mistake.tag, typed)
    tag, say = known if known is not None else (None, NOT_THIS_LINE)
    return LineVerdict(Standing.WRONG, asked.number, f"{say} {where}".strip(), tag, typed)

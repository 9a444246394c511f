"""What a line is worth on a page where none is named: any line of the derivation is right, and what is known
to be true is not wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.algebra import Expression, parse
from interview_grill.algebra.comparison import constant_ratio, equal
from interview_grill.algebra.notation import Rewritten, rewritten
from interview_grill.algebra.surroundings import Around
from interview_grill.algebra.syntax import Apply, substituted
from interview_grill.bank.derivation import Mode
from interview_grill.derivations.claims import claim_of, formula_of, not_known
from interview_grill.derivations.judge import (
    LineVerdict,
    Standing,
    agreed,
    compare_with,
    declared_mistake,
    invalid,
    read_or_none,
    read_typed,
    strays,
    true_said,
    wrong_line,
)
from interview_grill.derivations.mistakes import general_mistake
from interview_grill.derivations.parts import is_part
from interview_grill.derivations.truths import never_zero
from interview_grill.errors import FormulaError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_grill.derivations.checked import CheckedDerivation, CheckedLine
    from interview_grill.derivations.claims import Claim


_ANY_CONSTANT = Around(constant=True)
_PART = "Cannot tell, and it costs nothing: that is a part of a line; say what it is, or write the line."
TURNED = "with the sign turned"
"""How a log-likelihood is right that is to be minimised instead."""


def judge_on_board(
    derivation: CheckedDerivation, found: frozenset[int], turned: frozenset[int], text: str
) -> LineVerdict:
    """Judge `text` on a page where no line is named and those of `found` stand already.

    `turned` are the log-likelihoods that were written with the other sign: their second derivatives have it too.
    A mistake is compared with the line it belongs to, else with the first one missing that it can be read as, else
    with one that stands. Raises nothing for what cannot be read.
    """
    try:
        plain = rewritten(text)
    except FormulaError as error:
        return invalid(derivation.computed_lines[0].number, text, error)
    text = plain.text
    named = claim_of(derivation, text).by_name
    matched = _closest(
        derivation,
        [
            verdict
            for verdict in _matched_on_board(derivation, turned, text)
            if not named or not named.isdisjoint(verdict.lines)
        ],
    )
    new = [verdict for verdict in matched if not set(verdict.lines) <= found]
    costless = next((verdict for verdict in matched if verdict.standing is not Standing.RIGHT), None)
    if new:
        return next((verdict for verdict in new if verdict.standing is Standing.RIGHT), new[0])
    if costless is not None:
        return costless
    if matched:
        line = matched[0].line
        said = f"That is line {line}, which stands already."
        return LineVerdict(Standing.REPEATED, line, said, typed=matched[0].typed)
    true = true_said(derivation, text, either_sign=True)
    missing = [line for line in derivation.computed_lines if line.number not in found]
    beside = (missing or list(derivation.computed_lines))[0]
    if true is not None:
        return LineVerdict(Standing.TRUE, beside.number, true)
    return _not_true(derivation, missing, beside, plain)


def read_on_board(derivation: CheckedDerivation, text: str) -> Expression:
    """Read `text` as a line of whatever kind this derivation has, an equation first. Raises FormulaError for what is
    none of them.
    """
    plain = rewritten(text)
    kinds = {
        (line.mode is Mode.ROOT, line.value is not None and line.value.is_vector): line
        for line in derivation.computed_lines
    }
    errors: list[FormulaError] = []
    for line in sorted(kinds.values(), key=lambda line: (line.mode is Mode.ROOT) is not ("=" in plain.text)):
        try:
            return read_typed(derivation, line, plain.text)
        except FormulaError as error:
            errors.append(error)
    raise plain.located(_most_telling(errors))


def _closest(derivation: CheckedDerivation, matched: list[LineVerdict]) -> list[LineVerdict]:
    """What is a line as it stands is not also one of which a factor or a constant is free."""
    loose = (Mode.CONSTANT, Mode.FACTOR)
    lines = [(verdict, derivation.lines[verdict.line - 1]) for verdict in matched]
    exact = [
        verdict
        for verdict, line in lines
        if verdict.standing is Standing.RIGHT
        and verdict.typed is not None
        and (line.mode is Mode.EQUAL or (line.mode in loose and _is_same(derivation, line, verdict.typed)))
    ]
    return [verdict for verdict, line in lines if not exact or verdict in exact or line.mode not in loose]


def _is_same(derivation: CheckedDerivation, line: CheckedLine, typed: Expression) -> bool:
    return line.value is not None and equal(typed, line.value, derivation.names).agreed


def _not_true(
    derivation: CheckedDerivation, missing: list[CheckedLine], beside: CheckedLine, plain: Rewritten
) -> LineVerdict:
    """The verdict on what is nothing known: false only if what it claims is read whole and refuted."""
    text = plain.text
    claim = claim_of(derivation, text)
    meant = [line for line in missing if line.number in claim.lines]
    meant += [line for line in derivation.computed_lines if line.number in claim.lines and line not in meant]
    if claim.label and not meant and not _is_equation(derivation, claim):
        return _not_known(derivation, beside, plain)
    for line in meant or missing:
        typed = read_or_none(derivation, line, text)
        mistake = declared_mistake(derivation, line, typed) if typed is not None else None
        if typed is not None and mistake is not None:
            return wrong_line(line, typed, compare_with(derivation, line, typed), mistake, None)
    errors: list[FormulaError] = []
    for line in meant or [beside, *missing, *derivation.computed_lines]:
        try:
            typed = read_typed(derivation, line, text)
        except FormulaError as failed:
            errors.append(failed)
            continue
        known = general_mistake(derivation, line, typed)
        if known is None and not claim.label and is_part(derivation, typed):
            return LineVerdict(Standing.UNKNOWN, beside.number, _PART, typed=typed)
        return wrong_line(line, typed, compare_with(derivation, line, typed), None, known)
    return invalid(beside.number, text, plain.located(_most_telling(errors)))


def _most_telling(errors: list[FormulaError]) -> FormulaError:
    """The first error that is not about what a line asks for, as nothing was asked."""
    return next((error for error in errors if "asked for" not in error.what), errors[0])


def _is_equation(derivation: CheckedDerivation, claim: Claim) -> bool:
    """Whether two formulas are said to be equal, for an unknown of the derivation, or for no values at all."""
    unknown = {name for line in derivation.computed_lines if line.mode is Mode.ROOT for name in line.free}
    formulas = [formula_of(derivation, side) for side in claim.sides]
    used = {name for formula in formulas if formula is not None for name in formula.names}
    first = formulas[0]
    if first is None or None in formulas:
        return False
    return not used.isdisjoint(unknown) or (claim.is_zero and never_zero(derivation, first))


def _not_known(derivation: CheckedDerivation, beside: CheckedLine, plain: Rewritten) -> LineVerdict:
    """The verdict on a value that cannot be read, or is called by a name that is not understood."""
    text = plain.text
    for vector in (False, True):
        try:
            typed = parse(
                text, derivation.names_at(derivation.lines[-1]), vector=vector, around=_ANY_CONSTANT
            )
        except FormulaError as error:
            failed = error
            continue
        return LineVerdict(Standing.UNKNOWN, beside.number, not_known(derivation, text), typed=typed)
    return invalid(beside.number, text, plain.located(failed))


def _matched_on_board(
    derivation: CheckedDerivation, turned: frozenset[int], text: str
) -> Iterator[LineVerdict]:
    """Every line that the text is right for, in order; a solved equation is its solution first."""
    for line in derivation.computed_lines:
        typed = read_or_none(derivation, line, text)
        if typed is None or strays(derivation, line, typed):
            continue
        if compare_with(derivation, line, typed).agreed:
            yield (
                agreed(derivation, line, typed)
                if _is_whole(derivation, line, typed, text)
                else LineVerdict(
                    Standing.TRUE,
                    line.number,
                    f"Set to zero, that has the root of line {line.number}; write the equation.",
                    typed=typed,
                    lines=(line.number,),
                )
            )
            continue
        how = _in_another_form(derivation, line, typed, turned)
        if how is not None:
            yield LineVerdict(Standing.RIGHT, line.number, how, typed=typed, lines=(line.number,))


def _is_whole(derivation: CheckedDerivation, line: CheckedLine, typed: Expression, text: str) -> bool:
    """Whether an equation is written as one, or is at least the left side of the line up to a number."""
    if line.mode is not Mode.ROOT or "=" in text or line.value is None:
        return True
    return constant_ratio(typed, line.value, derivation.names) is not None


def _in_another_form(
    derivation: CheckedDerivation, line: CheckedLine, typed: Expression, turned: frozenset[int]
) -> str | None:
    """How a line is written that is right in the words of another route, or None if it is not."""
    turns = _is_turned(derivation, line, turned)
    if turns and compare_with(derivation, line, _negative(typed)).agreed:
        return TURNED
    solved = _solved_before(derivation, line) if line.mode is Mode.ROOT else {}
    left_in = sorted(typed.names & solved.keys())
    if left_in and not typed.is_vector:
        put_in = Expression(substituted(typed.node, {name: solved[name].node for name in left_in}))
        if compare_with(derivation, line, put_in).agreed:
            return f"with {' and '.join(left_in)} still in it"
    return None


def _solved_before(derivation: CheckedDerivation, line: CheckedLine) -> dict[str, Expression]:
    """What earlier equations have been solved for, with the solutions, those of an equation for one name alone."""
    solved = {}
    for equation in derivation.computed_lines:
        root = derivation.root_of(equation) if equation.mode is Mode.ROOT else None
        if root is not None and equation.number < line.number and equation.free != line.free:
            solved[equation.free[0]] = root
    return solved


def _is_turned(derivation: CheckedDerivation, line: CheckedLine, turned: frozenset[int]) -> bool:
    if line.mode is Mode.CONSTANT:
        return True
    source = line.line.expect.derivative_of
    while source is not None and source not in turned:
        source = derivation.lines[source - 1].line.expect.derivative_of
    return line.mode is Mode.EQUAL and source is not None


def _negative(expression: Expression) -> Expression:
    return Expression(Apply("neg", (expression.node,), expression.is_vector))


def is_turned_log(derivation: CheckedDerivation, verdict: LineVerdict) -> bool:
    """Whether a right line is a log-likelihood with its sign turned."""
    return verdict.message == TURNED and derivation.lines[verdict.line - 1].mode is Mode.CONSTANT

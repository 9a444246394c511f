"""What a typed line is said to be: the side before its equals sign, and the lines that are called so.

`E[λ|x] = …` is about the posterior mean, `se = …` about a standard error: such a line is no attempt at another one.
A label is compared with what a line shows (`$\\ell(\\mu) = …$`, *the expectation of $1/S$*), with its declared
names, and with what its mode is usually called.
"""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from interview_grill.algebra import Expression, parse
from interview_grill.algebra.clauses import clauses_of
from interview_grill.algebra.comparison import is_defined, same_value
from interview_grill.algebra.labels import relations
from interview_grill.algebra.magnitude import magnitude
from interview_grill.algebra.names import spelling_key
from interview_grill.algebra.notation import rewritten
from interview_grill.algebra.surroundings import is_left_side, keys_of, plain_name
from interview_grill.bank.derivation import Mode
from interview_grill.derivations.crossing import places_of
from interview_grill.errors import FormulaError
from interview_grill.typeset.literal import literal

if TYPE_CHECKING:
    from interview_grill.derivations.checked import CheckedDerivation, CheckedLine

_ZERO = re.compile(r"\s*0(?:\.0*)?\s*")
_MATH = re.compile(r"\$([^$]*)\$")
_EXPECTATION = re.compile(r"expectation of \$([^$=]*)")
_CALL = re.compile(r"(?P<head>[^()]+)\((?P<inside>.*)\)")
_DERIVATIVE = re.compile(
    r"d(?P<order>2?)(?P<of>[^/]*)/d\(?(?P<name>[^()]*?)\)?2?|(?P<f>\w+)(?P<primes>'+)(?:\((?P<at>.*)\))?"
)
#: Spellings of one sign, once a label is plain text.
_SPELLINGS = (
    (re.compile("″"), "''"),
    (re.compile("′"), "'"),
    (re.compile("[‖∥]"), "||"),
    (re.compile("∂"), "d"),
    (re.compile(r"(max|min|prod)_[ijk]"), r"\1"),
    (re.compile(r"[Σ∑]_?[ijk]?"), "sum"),
    (re.compile(r"\(\(([^()]*)\)\)"), r"(\1)"),
)
_TO_ROUND = str.maketrans("[]{}", "()()")
_LOG_LIKELIHOODS = frozenset(("l", "ell", "L", "logL", "loglik", "loglikelihood", "lnL", "J", "LL"))
_DENSITIES = frozenset(("p", "post", "posterior", "kernel", "logp", "E", "Var", "var"))
_NO_FORMULA = re.compile(r"[ℓ<>≤≥]")
_NAMES = re.compile(r"[A-Za-z_0-9,;|]*")
_ROUNDED, _LEAST = 1e-10, 3
_OF_SOMETHING = frozenset(("E", "Var", "var", "Cov", "cov", "P", "H", "KL", "MSE", "bias", "b"))
_NAME = re.compile(r"[^\W\d]\w*")


class Called(IntEnum):
    """How far a label says which line it stands before: by what the line shows or declares, by habit, or not."""

    NOT = 0
    BY_HABIT = 1
    BY_NAME = 2


class Claim(NamedTuple):
    """The `label` of a typed line, empty if it has none, and the lines that are called so by name or by habit.

    `sides` are the texts between its equals signs; `is_zero` says that the last one is 0.
    """

    label: str
    by_name: frozenset[int]
    by_habit: frozenset[int]
    sides: tuple[str, ...]
    is_zero: bool

    @property
    def lines(self) -> frozenset[int]:
        """The lines that the label may mean."""
        return self.by_name or self.by_habit


@lru_cache(maxsize=64)
def claim_of(derivation: CheckedDerivation, text: str) -> Claim:
    """What `text` says that its value is."""
    sides = sides_of(text)
    if len(sides) == 1:
        return Claim("", frozenset(), frozenset(), sides, is_zero=False)
    called = {line.number: called_by(derivation, line, sides[0]) for line in derivation.computed_lines}
    by_name = frozenset(number for number, how in called.items() if how is Called.BY_NAME)
    by_habit = frozenset(number for number, how in called.items() if how is Called.BY_HABIT)
    return Claim(sides[0], by_name, by_habit, sides, _ZERO.fullmatch(sides[-1]) is not None)


def is_formula(derivation: CheckedDerivation, side: str) -> bool:
    """Whether a side can be read in the names of the derivation, and is not what a likelihood is called."""
    return formula_of(derivation, side) is not None


@lru_cache(maxsize=256)
def formula_of(derivation: CheckedDerivation, side: str) -> Expression | None:
    """A side in the names of the derivation and of its results; None if it cannot be read, or is a name in a
    bracket (`ℓ(d)` is no product, also where l is given).
    """
    names = derivation.names_at(derivation.lines[-1])
    call = _CALL.fullmatch(key_of(side).removeprefix("-"))
    head = call["head"] if call is not None else ""
    is_called = (
        call is not None and _NAMES.fullmatch(call["inside"]) and (head in names or names.meaning(head))
    )
    if _NO_FORMULA.search(side) or is_called or (head in _OF_SOMETHING and head not in names):
        return None
    try:
        return parse(side, names)
    except FormulaError:
        return None


def is_about_another(derivation: CheckedDerivation, asked: CheckedLine, text: str) -> bool:
    """Whether the label of a text is that of something else than the line asked for."""
    claim = claim_of(derivation, text)
    if not claim.label or asked.number in claim.by_name:
        return False
    if asked.number in claim.by_habit:  # a derivative is not yet the equation that it is zero
        return asked.mode is Mode.ROOT and not claim.is_zero
    return bool(claim.by_name) or not is_formula(derivation, claim.label) or holds_always(derivation, text)


def not_known(derivation: CheckedDerivation, text: str) -> str:
    """What to say of a line that is called what nobody here can check."""
    label = literal(claim_of(derivation, text).label.strip())
    return f"Cannot tell, and it costs nothing: what “{label}” is cannot be worked out here."


def may_be(derivation: CheckedDerivation, line: CheckedLine, text: str) -> bool:
    """Whether the label of a text, if it is the name of a line, is that of this one."""
    claim = claim_of(derivation, text)
    return not claim.by_name or line.number in claim.by_name


def without_steps(derivation: CheckedDerivation, text: str) -> str:
    """`E[U] = a - a = 0` as `E[U] = 0`: a value of zero behind what is equal to it."""
    claim = claim_of(derivation, text)
    if not claim.is_zero or len(claim.sides) < 3 or is_formula(derivation, claim.label):
        return text
    return f"{claim.label.strip()} = 0" if _all_same(derivation, claim.sides[1:]) else text


def holds_always(derivation: CheckedDerivation, text: str) -> bool:
    """Whether two or more formulas are said to be equal and are so everywhere, with the results put in."""
    sides = sides_of(text)
    return len({side.strip() for side in sides}) > 1 and _all_same(derivation, sides)


def _all_same(derivation: CheckedDerivation, sides: tuple[str, ...]) -> bool:
    formulas = [formula_of(derivation, side) for side in sides]
    first = formulas[0]
    return first is not None and all(
        other is not None and _same(derivation, first, other) for other in formulas[1:]
    )


def _same(derivation: CheckedDerivation, one: Expression, other: Expression) -> bool:
    """Whether two formulas have the same values, up to the rounding of what they add up."""
    if one.is_vector is not other.is_vector:
        return False
    first, second = Expression(magnitude(one.node)), Expression(magnitude(other.node))
    settled = 0
    for place in places_of(derivation):
        mine, theirs = one.evaluate(place), other.evaluate(place)
        if not is_defined(mine) or not is_defined(theirs):
            continue
        sizes = [each.evaluate(place) for each in (first, second)]
        size = max(number for each in sizes for number in (each if isinstance(each, tuple) else (each,)))
        if not same_value(mine, theirs, rtol=_ROUNDED, atol=_ROUNDED * size):
            return False
        settled += 1
    return settled >= _LEAST


def sides_of(text: str) -> tuple[str, ...]:
    """The texts between the relations of a typed line, less what is said behind it."""
    return _sides(clauses_of(text).formula)


def _sides(formula: str) -> tuple[str, ...]:
    marks = relations(formula)
    starts, ends = [0, *(mark.end() for mark in marks)], [*(mark.start() for mark in marks), len(formula)]
    return tuple(formula[start:end] for start, end in zip(starts, ends, strict=True))


def called_by(derivation: CheckedDerivation, line: CheckedLine, label: str) -> Called:
    """How far a label is that of a line: with its bracket (`E[λ]` is not `E[λ|x]`), if the line shows one."""
    key = key_of(label)
    shown = _shown(line)
    if key in shown:
        return Called.BY_NAME
    key = key.removeprefix("-")
    derivative = _DERIVATIVE.fullmatch(key)
    if derivative is not None:
        return Called(_is_derivative(derivation, line, derivative, shown))
    call = _CALL.fullmatch(key)
    if call is not None:
        return Called(_is_call(derivation, line, call, shown))
    other_estimator = key.lower().endswith("mle") and any(
        "prior" in each.line.do for each in derivation.lines
    )
    likelihood = key in _LOG_LIKELIHOODS and _is_posterior(line, key)
    if (
        likelihood
        or other_estimator
        or not is_left_side(label, line.left(derivation.names), derivation.names)
    ):
        return Called.NOT
    declared = is_left_side(label, line.line.expect.names, derivation.names)
    return Called.BY_NAME if declared else Called.BY_HABIT


def _is_posterior(line: CheckedLine, head: str) -> bool:
    """Whether a line asks for a posterior, which nobody calls `ℓ`, and is not declared to be called so."""
    return "posterior" in line.line.do and head not in line.line.expect.names


def _is_call(
    derivation: CheckedDerivation, line: CheckedLine, label: re.Match[str], shown: frozenset[str]
) -> bool:
    """Whether a label like `ℓ(θ)` or `p(θ|x)` may be that of a line which shows no such label."""
    head = label["head"]
    heads = {key for name in line.left(derivation.names) for key in keys_of(name)}
    if line.mode is Mode.CONSTANT and not any(each.startswith("ell(") for each in shown):
        heads |= {"logp"}
    if keys_of(head).isdisjoint(heads):
        return False
    free = {spelling_key(name) for name in line.free}
    first, bar, _ = label["inside"].replace(";", "|").partition("|")
    about = {spelling_key(name) for name in _NAME.findall(first)}
    if head in _LOG_LIKELIHOODS:
        return about == free and not _is_posterior(line, head)
    if any(each.startswith(f"{head}(") for each in shown):
        return False
    return (bool(bar) and about <= free) if head in _DENSITIES else True


def _is_derivative(
    derivation: CheckedDerivation, line: CheckedLine, label: re.Match[str], shown: frozenset[str]
) -> bool:
    if not line.around.derivative or any(_DERIVATIVE.fullmatch(each) for each in shown):
        return False
    order = len(label["primes"] or "") or 1 + bool(label["order"])
    name = label["name"] or label["at"]
    known = not name or name in {spelling_key(free) for free in line.free}
    return known and order == _order(derivation, line)


def _order(derivation: CheckedDerivation, line: CheckedLine) -> int:
    """How many derivatives of the function that a derivation begins with a line is."""
    expect = line.line.expect
    if expect.derivative_of is None:
        return 1
    source = derivation.lines[expect.derivative_of - 1]
    return 2 if source.mode is Mode.ROOT else expect.order


@lru_cache(maxsize=1024)
def _shown(line: CheckedLine) -> frozenset[str]:
    """The keys of what a line shows to be equal to its value."""
    sides = [side for math in _MATH.findall(line.line.math) for side in _sides(_plain(f"${math}$"))]
    sides += [f"E[{inside}]" for inside in _EXPECTATION.findall(line.line.do)]
    return frozenset(key_of(side) for side in sides if side.strip())


def _plain(text: str) -> str:
    """A text in whatever notation as plain text; one that has no plain form as it is."""
    try:
        return rewritten(text).text
    except FormulaError:
        return text


@lru_cache(maxsize=4096)
def key_of(label: str) -> str:
    """One key for the spellings of a label, in LaTeX or as it is typed."""
    plain = plain_name(_plain(label).replace("ℓ", "ell")).translate(_TO_ROUND)
    for spelling, one in _SPELLINGS:
        plain = spelling.sub(one, plain)
    key = spelling_key(unicodedata.normalize("NFD", plain).replace("\u0303", "tilde"))
    key = re.sub(r"[·*^]", "", key).replace("ln", "log").replace("()", "")
    derivative = _DERIVATIVE.fullmatch(key)
    if derivative is None or not derivative["at"]:
        return key
    order = "2" * (len(derivative["primes"]) == 2)
    return f"d{order}{derivative['f']}/d{derivative['at']}{order}"

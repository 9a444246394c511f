"""A derivation whose formulas have been read: what every line asks for, ready to be compared with."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from interview_grill.algebra import AUTHORED, Expression, Names, parse
from interview_grill.algebra.names import with_meanings
from interview_grill.algebra.surroundings import Around
from interview_grill.algebra.syntax import Apply, substituted
from interview_grill.algebra.written import with_written
from interview_grill.bank.derivation import Line, Mode
from interview_grill.errors import FormulaError, ProblemError

if TYPE_CHECKING:
    from interview_grill.bank.derivation import Derivation, WrongLine

# What people write before the equals sign of a line that is not an estimate.
_LEFT_BY_MODE = {
    Mode.CONSTANT: ("l", "ell", "L", "logL", "loglik", "loglikelihood", "lnL", "J"),
    Mode.FACTOR: ("p", "post", "posterior", "kernel"),
    Mode.ROOT: ("score", "U", "s", "gradient"),
    Mode.EQUAL: (),
    Mode.SHOWN: (),
    Mode.CHOICE: (),
}


_DERIVATIVE = re.compile(r"'|\\prime|\\frac\{(?:d|\\partial)")
_RELATIONS = {"<": re.compile(r"<|\\(?:lt|leq?)\b"), ">": re.compile(r">|\\(?:gt|geq?)\b")}


@dataclass(frozen=True, slots=True, eq=False)
class CheckedLine:
    """One line: `value` is None for a `shown` one. `number` counts from 1 over all lines; that of an aside is 0.

    `root` is the declared root of an equation (None: not declared), `also` the other accepted forms, `wrong`
    the declared mistakes, `factors` those of `product_of`, `premise` what the line starts from. A second
    derivative may be evaluated `at_root`.
    """

    number: int
    line: Line
    value: Expression | None
    root: Expression | None
    also: tuple[Expression, ...]
    wrong: tuple[tuple[WrongLine, Expression], ...]
    factors: tuple[Expression, ...]
    premise: Expression | None = None
    at_root: Expression | None = None

    @property
    def is_aside(self) -> bool:
        """Whether it is true but none of the derivation's lines."""
        return self.number == 0

    @property
    def mode(self) -> Mode:
        """What a typed line must satisfy."""
        return self.line.expect.mode

    @property
    def typed(self) -> bool:
        """Whether there is something to type: a formula or the letter of an option."""
        return self.value is not None or self.mode is Mode.CHOICE

    @property
    def factor_names(self) -> tuple[str, str]:
        """What the two factors of `product_of` are called. A Jacobian, in the unknown alone, is no prior, and a
        joint prior has two factors of its own.
        """
        second = self.factors[1].names if len(self.factors) > 1 else frozenset()
        is_jacobian = bool(second) and second <= set(self.free)
        is_prior = "prior density" in self.line.do
        return ("first factor", "second factor") if is_jacobian or is_prior else ("likelihood", "prior")

    @property
    def free(self) -> tuple[str, ...]:
        """The names a constant or factor must not depend on, or the unknown of an equation."""
        return self.line.expect.free

    @property
    def around(self) -> Around:
        """What may be written around the formula: a relation to zero, that which the line shows if it shows one."""
        shown = {sign for sign, marks in _RELATIONS.items() if marks.search(self.line.math)}
        return Around(
            derivative=self.mode is Mode.ROOT
            or self.line.expect.derivative_of is not None
            or _DERIVATIVE.search(self.line.math) is not None,
            constant=self.mode is Mode.CONSTANT,
            relation="".join(sorted(shown)) or "<>",
        )

    def left(self, names: Names) -> tuple[str, ...]:
        """Names that may stand before an equals sign; never one that is itself a given."""
        allowed = (*self.line.expect.names, *_LEFT_BY_MODE[self.mode])
        return tuple(name for name in allowed if name in self.line.expect.names or names.find(name) is None)


@dataclass(frozen=True, slots=True, eq=False)
class CheckedDerivation:
    """A derivation with its declared names, its lines, and the true lines that are none of them.

    `written` has the names that may stand for formulas. Two are the same only if they are one object, so that
    what is worked out of one can be remembered.
    """

    derivation: Derivation
    names: Names
    lines: tuple[CheckedLine, ...]
    written: Names
    asides: tuple[CheckedLine, ...] = ()

    @property
    def typed_lines(self) -> tuple[CheckedLine, ...]:
        """The lines that can be left to the learner."""
        return tuple(line for line in self.lines if line.typed)

    def names_at(self, line: CheckedLine) -> Names:
        """The names that a text typed at `line` may use: the given ones, what is written for formulas of them,
        and the results of the lines before under their left-hand names (`sigma2` gives sigma its meaning too).
        """
        results = {
            name: earlier.value.node
            for earlier in self.lines[: line.number - 1]
            if earlier.value is not None and earlier.mode is Mode.EQUAL
            for name in earlier.line.expect.names
        }
        roots = {
            name.removesuffix("2"): Apply("sqrt", (node,), node.vector)
            for name, node in results.items()
            if name.endswith("2") and self.written.meaning(name.removesuffix("2")) is None
        }
        return with_meanings(self.written, {**roots, **results})

    @property
    def computed_lines(self) -> tuple[CheckedLine, ...]:
        """The lines that are formulas."""
        return tuple(line for line in self.lines if line.value is not None)

    @property
    def key_numbers(self) -> frozenset[int]:
        """The lines that carry the derivation."""
        return self.derivation.key_numbers

    def root_of(self, line: CheckedLine) -> Expression | None:
        """Where an equation vanishes: as declared, or the value of the next `equal` line.

        None if there is neither, or if that value still contains the unknown.
        """
        if line.root is not None:
            return line.root
        later = (other for other in self.lines[line.number :] if other.mode is Mode.EQUAL)
        following = next(later, None)
        usable = following is not None and not set(line.free) & (following.value or _NOTHING).names
        return following.value if following is not None and usable else None


_NOTHING = parse("0", Names.declare({}))


@lru_cache(maxsize=8)
def read_derivation(derivation: Derivation) -> CheckedDerivation:
    """Read every formula of a derivation, once.

    Raises ProblemError, naming the line, for a formula that cannot be read, a name that is not given, and a
    mode without the value or names it needs; without a line, for a given that makes no sense.
    """
    names = Names.declare(dict(derivation.given))
    lines = tuple(_read_line(number, line, names) for number, line in enumerate(derivation.lines, 1))
    asides = tuple(
        _read_line(0, Line(aside.say, "", expect=aside.expect), names) for aside in derivation.asides
    )
    written = with_written(names, dict(derivation.written))
    plain = CheckedDerivation(derivation, names, lines, written, asides)
    return replace(plain, lines=tuple(replace(line, at_root=_at_root(plain, line)) for line in lines))


def _at_root(derivation: CheckedDerivation, line: CheckedLine) -> Expression | None:
    """A second derivative where the first one vanishes; None for any other line, or if that changes nothing."""
    expect = line.line.expect
    if line.value is None or line.mode is not Mode.EQUAL or expect.derivative_of is None:
        return None
    source = derivation.lines[expect.derivative_of - 1]
    if expect.order != 2 and source.mode is not Mode.ROOT:
        return None
    for equation in derivation.lines:
        if equation.mode is Mode.ROOT and equation.free[0] in line.value.names:
            root = derivation.root_of(equation)
            if root is not None and not root.is_vector and equation.free[0] not in root.names:
                return Expression(substituted(line.value.node, {equation.free[0]: root.node}))
    return None


def _read_line(number: int, line: Line, names: Names) -> CheckedLine:
    expect = line.expect
    unknown = [name for name in expect.free if name not in names]
    if unknown:
        raise ProblemError(f"line {number}: `{unknown[0]}` is not among the given names")
    if expect.mode not in (Mode.SHOWN, Mode.CHOICE) and not expect.value:
        raise ProblemError(f"line {number}: mode {expect.mode} needs a value")
    if expect.mode in (Mode.CONSTANT, Mode.FACTOR, Mode.ROOT) and not expect.free:
        raise ProblemError(
            f"line {number}: mode {expect.mode} needs `in`", mend="name the parameter: in: theta"
        )

    def read(text: str) -> Expression:
        try:
            return parse(text, names, limits=AUTHORED)
        except FormulaError as error:
            raise ProblemError(f"line {number}: `{text}`: {error.what}", mend=error.mend) from error

    shown = expect.mode in (Mode.SHOWN, Mode.CHOICE)
    return CheckedLine(
        number=number,
        line=line,
        value=None if shown else read(expect.value),
        root=read(expect.root) if expect.root else None,
        also=tuple(read(text) for text in line.also),
        wrong=tuple((wrong, read(wrong.value)) for wrong in line.wrong if wrong.value),
        factors=tuple(read(text) for text in expect.product_of),
        premise=read(line.premise) if line.premise else None,
    )

"""What a derivation declares, line by line. Expressions stay text; `interview_grill.derivations` checks them."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Mode(StrEnum):
    """What a typed line must satisfy against the declared one."""

    EQUAL = "equal"
    CONSTANT = "constant"
    FACTOR = "factor"
    ROOT = "root"
    SHOWN = "shown"
    CHOICE = "choice"


class Expect(NamedTuple):
    """`value` in the names given; `free` are the parameters of `constant`/`factor` or the unknown of `root`.

    `minimum` says that such a root is a minimum. `argued` marks a line that rests on an argument no machine checks.
    `names` are left-hand names a typed line may carry (`theta_hat = …`). `root` is where a `root` line vanishes
    (by default the value of the next `equal` line). `derivative_of` is the 1-based number of the line that this
    one is the derivative of, in `free`. `solver` is the call whose value an `equal` line must have.
    """

    mode: Mode
    value: str = ""
    free: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    root: str | None = None
    derivative_of: int | None = None
    order: int = 1
    solver: str | None = None
    solver_arguments: tuple[tuple[str, str], ...] = ()
    product_of: tuple[str, ...] = ()
    argued: bool = False
    minimum: bool = False


class WrongLine(NamedTuple):
    """A classic wrong line: its stable tag, its value, and one sentence that teaches.

    In a line that is chosen among several, `math` is shown as an option and there is no value.
    """

    tag: str
    value: str
    say: str
    math: str = ""


class Aside(NamedTuple):
    """A true line that people write though it is none of the derivation's: the prior alone, another sign.

    `expect` says when a typed line is it, and `say` what to answer.
    """

    expect: Expect
    say: str = ""


class Line(NamedTuple):
    """One line: what to do, the mathematics to show, why it is allowed, and what a typed line must satisfy.

    A `key` line carries the derivation. `premise` is what the line starts from: typed back, it earns nothing.
    """

    do: str
    math: str
    why: str = ""
    expect: Expect = Expect(Mode.SHOWN)
    wrong: tuple[WrongLine, ...] = ()
    also: tuple[str, ...] = ()
    key: bool = False
    premise: str | None = None


class Derivation(NamedTuple):
    """A named list of lines. `given` maps each name to its domain in the words of `algebra.parse_domain`.

    `setting` says what is given, `means` what names stand for, `wanted` the result to reach: what a blank page
    shows. `asides` are true lines that are none of these. `written` are further names that a typed line may use,
    each with the formula it stands for.
    """

    name: str
    title: str
    given: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    setting: str = ""
    means: tuple[tuple[str, str], ...] = ()
    wanted: str = ""
    asides: tuple[Aside, ...] = ()
    written: tuple[tuple[str, str], ...] = ()

    @property
    def typed_numbers(self) -> tuple[int, ...]:
        """The lines, counted from 1, that can be left to the learner: formulas and choices."""
        return tuple(
            number for number, line in enumerate(self.lines, 1) if line.expect.mode is not Mode.SHOWN
        )

    @property
    def key_numbers(self) -> frozenset[int]:
        """The lines that carry the derivation: those marked so, or all that can be typed if none is."""
        typed = self.typed_numbers
        return frozenset(number for number in typed if self.lines[number - 1].key) or frozenset(typed)

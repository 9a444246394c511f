"""What a numeric task declares. Expressions stay text here; `interview_grill.problems` gives them meaning."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class AnswerType(StrEnum):
    """What is to be typed. Any numeric type with a closed form may also be answered by a formula."""

    NUMBER = "number"
    INTEGER = "integer"
    VECTOR = "vector"
    FORMULA = "formula"


class IntegerDraw(NamedTuple):
    """A whole number from `low` to `high`, both included; bounds are expressions in the names drawn before."""

    low: str
    high: str


class ChoiceDraw(NamedTuple):
    """One of the listed numbers."""

    values: tuple[float, ...]


class GridDraw(NamedTuple):
    """A point of the grid `low`, `low + step`, … up to `high`; shown with the decimals of `step`."""

    low: float
    high: float
    step: float


class SampleDraw(NamedTuple):
    """A sample of `size_low` to `size_high` observations of a family, rounded to `decimals`.

    `family` is one of bernoulli (probability), poisson (rate), exponential (rate), gaussian (mean, sd), uniform
    (low, high), laplace (location, scale), integers (low, high); `parameters` are expressions in the names drawn
    before. `like` names an earlier sample whose size this one shares.
    """

    family: str
    parameters: tuple[tuple[str, str], ...]
    size_low: str
    size_high: str
    decimals: int
    like: str | None = None


class Derived(NamedTuple):
    """A name computed from earlier ones (`let`), shown like a drawn one."""

    value: str


Draw = IntegerDraw | ChoiceDraw | GridDraw | SampleDraw | Derived


class SolverCall(NamedTuple):
    """A call of the reference solver: a dotted name and arguments, each an expression in the drawn names."""

    name: str
    arguments: tuple[tuple[str, str], ...] = ()


class WrongAnswer(NamedTuple):
    """A classic mistake as a formula, its stable tag, and one sentence that teaches."""

    tag: str
    value: str
    say: str


class Task(NamedTuple):
    """A numeric question with fresh numbers at every showing.

    `rtol` and `atol` are how far a rounded answer may be from the right one (the larger counts).
    `closed_form` or `solver` gives that answer; where both are, they must agree. `slots` name the entries of
    a vector, `answer_name` what may stand left of an answer. `written` are further names that an answer may use,
    each with the formula it stands for: `alpha` for a, n for `sum(c)`.
    """

    name: str
    ask: str
    draw: tuple[tuple[str, Draw], ...] = ()
    require: tuple[str, ...] = ()
    type: AnswerType = AnswerType.NUMBER
    slots: tuple[str, ...] = ()
    closed_form: str | None = None
    answer_name: str | None = None
    solver: SolverCall | None = None
    wrong: tuple[WrongAnswer, ...] = ()
    rtol: float = 0.005
    atol: float = 0.0
    hints: tuple[str, ...] = ()
    solution: tuple[str, ...] = ()
    written: tuple[tuple[str, str], ...] = ()


class Formula(NamedTuple):
    """A closed form stated on a card, made executable: on drawn numbers `value` must equal the solver's answer
    (or the expression `equals`)."""

    name: str
    draw: tuple[tuple[str, Draw], ...]
    value: str
    require: tuple[str, ...] = ()
    solver: SolverCall | None = None
    equals: str | None = None

"""The format of what is declared to be computed: tasks, executable formulas, derivations. Part of `bank.format`."""

from __future__ import annotations

from interview_grill.bank.derivation import Mode
from interview_grill.bank.shapes import (
    Choice,
    Either,
    Flag,
    Key,
    ListOf,
    MappingOf,
    Number,
    OneOf,
    Record,
    Text,
)
from interview_grill.bank.task import AnswerType

_SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
SLUG = Text(
    "a slug",
    pattern=_SLUG,
    most=60,
    mend="lower-case letters, digits and single hyphens, at most 60: gaussian-variance",
)
WORDS = Text(marked_up=True)
TEMPLATE = Text(marked_up=True, template=True)
BARE = Text()
EXPRESSION = Either(
    "a formula",
    scalar=Text("a formula", numeric=True),
    listed=ListOf(Text("a formula", numeric=True), "a list of formulas"),
)
FORMULAS = ListOf(Text("a formula", numeric=True), "a list of formulas")
NAME = Text("a name", pattern=r"[^\W\d]\w*", mend="letters, digits and underscores, not a digit first")
SOLVER = Either(
    "a solver call",
    scalar=BARE,
    mapped=Record(
        "a solver call",
        {
            "call": Key(BARE, "its dotted name, such as gaussian.mle.variance", required=True),
            "with": Key(
                MappingOf(EXPRESSION, "arguments by name"), "arguments, each a formula in the drawn names"
            ),
        },
    ),
)

_DECIMALS = Number("a whole number from 0 to 12", whole=True, low=0, high=12)
_SIZE = Either(
    "a number, [low, high], or {like: NAME}",
    scalar=Text("a number", numeric=True),
    listed=ListOf(Text("a number", numeric=True), "[low, high]", exactly=2),
    mapped=Record(
        "a sample's size", {"like": Key(NAME, "the sample whose size this one has", required=True)}
    ),
)
FAMILIES: dict[str, tuple[str, ...]] = {
    "bernoulli": ("probability",),
    "poisson": ("rate",),
    "exponential": ("rate",),
    "gaussian": ("mean", "sd"),
    "uniform": ("low", "high"),
    "laplace": ("location", "scale"),
    "integers": ("low", "high"),
}


def _sample(family: str, parameters: tuple[str, ...]) -> Record:
    keys = {name: Key(EXPRESSION, f"the {name}", required=True) for name in parameters}
    return Record(
        f"a {family} sample",
        {
            **keys,
            "n": Key(_SIZE, "how many: a number, [low, high], or {like: NAME}", required=True),
            "decimals": Key(
                Number("a whole number from 0 to 12", whole=True, low=0, high=12),
                "how many decimals are shown and used",
            ),
        },
    )


DRAW = OneOf(
    "a draw",
    {
        "int": Key(
            ListOf(Text("a number", numeric=True), "[low, high]", exactly=2),
            "a whole number from low to high",
        ),
        "choice": Key(ListOf(Number(), "a list of numbers"), "one of the listed numbers"),
        "grid": Key(ListOf(Number(), "[low, high, step]", exactly=3), "a point of a grid"),
        **{family: Key(_sample(family, names), f"a {family} sample") for family, names in FAMILIES.items()},
        "let": Key(EXPRESSION, "a formula in the names before"),
    },
)
_DRAWS = MappingOf(DRAW, "names with their draws", key_pattern=r"[^\W\d]\w*", key_wanted="a name")
_REQUIRE = ListOf(Text("a condition"), "a list of conditions such as 'a != b'")

WRITTEN = Key(
    MappingOf(
        Text("a formula", numeric=True),
        "names with their formulas",
        key_pattern=r"[^\W\d]\w*",
        key_wanted="a name",
    ),
    "further names that may be typed, each with the formula it stands for: {alpha: a, n: sum(c)}",
)
WRONG = Record(
    "a wrong answer",
    {
        "tag": Key(SLUG, "a stable tag of the mistake", required=True),
        "value": Key(EXPRESSION, "what the mistake leads to, as a formula", required=True),
        "say": Key(WORDS, "one sentence that teaches", required=True),
    },
)
TASK = Record(
    "a task",
    {
        "name": Key(SLUG, "a slug of its own within the question", required=True),
        "draw": Key(_DRAWS, "what is drawn, in order"),
        "require": Key(_REQUIRE, "conditions an instance must meet"),
        "ask": Key(TEMPLATE, "the question, a template: {x} shows the drawn x", required=True),
        "type": Key(Choice(tuple(AnswerType)), "what is to be typed; number by default"),
        "slots": Key(ListOf(NAME, "a list of names"), "the entries of a vector"),
        "answer_name": Key(NAME, "a name that may stand left of the answer: sigma2_hat = …"),
        "written": WRITTEN,
        "closed_form": Key(EXPRESSION, "the right answer as a formula in the drawn names"),
        "solver": Key(SOLVER, "the call of the reference solver with the same answer"),
        "wrong": Key(ListOf(WRONG, "a list of wrong answers"), "classic mistakes"),
        "rtol": Key(Number("a number above 0", above=0), "relative tolerance; 0.005 by default"),
        "atol": Key(Number("a number from 0", low=0), "absolute tolerance, for answers that may be 0"),
        "hints": Key(ListOf(WORDS, "a list of texts"), "hints, asked for one by one"),
        "solution": Key(
            ListOf(TEMPLATE, "a list of texts"), "worked lines; {= formula : digits} is evaluated"
        ),
    },
)
FORMULA = Record(
    "a formula",
    {
        "name": Key(SLUG, "a slug of its own within the question", required=True),
        "draw": Key(_DRAWS, "what is drawn, in order"),
        "require": Key(_REQUIRE, "conditions an instance must meet"),
        "value": Key(EXPRESSION, "the closed form stated on the card", required=True),
        "solver": Key(SOLVER, "the solver call it must agree with"),
        "equals": Key(EXPRESSION, "or the formula it must agree with"),
    },
)
WRONG_LINE = Record(
    "a wrong line",
    {
        "tag": Key(SLUG, "a stable tag of the mistake", required=True),
        "value": Key(EXPRESSION, "what the mistake leads to, as a formula"),
        "math": Key(WORDS, "the wrong option, where the line is chosen among several"),
        "say": Key(WORDS, "one sentence that teaches", required=True),
    },
)
_IN = Key(
    Either("a name or a list of names", scalar=NAME, listed=ListOf(NAME, "a list of names")),
    "the parameters (constant, factor) or the unknown (root)",
)
EXPECT = Record(
    "`expect`",
    {
        "mode": Key(Choice(tuple(Mode)), "how a typed line is compared with the value", required=True),
        "value": Key(EXPRESSION, "the line as a formula in the names given"),
        "in": _IN,
        "names": Key(ListOf(BARE, "a list of names"), "names that may stand left of the line"),
        "root": Key(EXPRESSION, "where a `root` line is zero; the next `equal` line's value by default"),
        "derivative_of": Key(
            Number("the number of a line", whole=True, low=1, high=1_000), "the line this one differentiates"
        ),
        "order": Key(Number("1 or 2", whole=True, low=1, high=2), "the order of that derivative"),
        "solver": Key(SOLVER, "the solver call whose value the line has"),
        "product_of": Key(FORMULAS, "likelihood and prior: the value is proportional to their product"),
        "argued": Key(Flag(), "true: the step rests on an argument no machine checks"),
        "minimum": Key(Flag(), "true: the root is a minimum"),
    },
)
LINE = Record(
    "a line",
    {
        "do": Key(WORDS, "what to do", required=True),
        "math": Key(WORDS, "the line as LaTeX in dollars", required=True),
        "why": Key(WORDS, "why it is allowed"),
        "expect": Key(EXPECT, "what a typed line must satisfy; without it the line is only shown"),
        "wrong": Key(ListOf(WRONG_LINE, "a list of wrong lines"), "classic wrong lines"),
        "also": Key(FORMULAS, "other accepted forms"),
        "key": Key(Choice(("yes",)), "yes: the line carries the derivation, and the rating follows it"),
        "premise": Key(EXPRESSION, "what the line starts from: typed back, it is no answer"),
    },
)
ASIDE = Record(
    "an aside",
    {
        "mode": Key(
            Choice((Mode.EQUAL, Mode.CONSTANT, Mode.FACTOR, Mode.ROOT)),
            "how a typed line is compared with the value",
            required=True,
        ),
        "value": Key(EXPRESSION, "the true line as a formula in the names given", required=True),
        "in": _IN,
        "names": Key(ListOf(BARE, "a list of names"), "names that may stand left of it"),
        "say": Key(WORDS, "what to answer to it"),
    },
)
DERIVATION = Record(
    "a derivation",
    {
        "name": Key(SLUG, "a slug of its own within the question", required=True),
        "title": Key(WORDS, "what is derived", required=True),
        "given": Key(
            MappingOf(BARE, "names with their domains"), "each name and its domain: {x: sample, v: positive}"
        ),
        "written": WRITTEN,
        "means": Key(MappingOf(WORDS, "names with their meanings"), "what given names stand for, in words"),
        "setting": Key(WORDS, "what is given: model, prior, conventions"),
        "wanted": Key(WORDS, "the result that is wanted"),
        "asides": Key(ListOf(ASIDE, "a list of asides"), "true lines that are none of the derivation's"),
        "lines": Key(ListOf(LINE, "a list of lines"), "the lines in order", required=True),
    },
)

"""Plain data to questions. What comes from a file has been validated against `format.QUESTION` before.

So nothing is checked here: what does not fit raises KeyError, TypeError or ValueError. Modules of tasks and
derivations are loaded only when there are any: the shortest way to a prompt needs neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_grill.bank.model import Deck, FollowUp, KeyPoint, Pitfall, Question

if TYPE_CHECKING:
    from interview_grill.bank.derivation import Derivation, Expect, Line
    from interview_grill.bank.task import Draw, Formula, SampleDraw, SolverCall, Task

Plain = dict[str, Any]
_DISCRETE = frozenset(("bernoulli", "poisson", "integers"))


def question(plain: Plain, *, wording_only: bool = False) -> Question:
    """The question that plain data describes; `wording_only` leaves out what only a checked card needs."""
    checked: Plain = {} if wording_only else plain
    return Question(
        id=plain["id"],
        ask=plain["ask"],
        number=plain.get("number"),
        section=plain.get("section"),
        band=plain.get("band"),
        tags=tuple(plain.get("tags", ())),
        weight=float(plain.get("weight", 1)),
        answer=plain.get("answer", ""),
        key_points=tuple(_key_point(point) for point in plain.get("key_points", ())),
        pitfalls=tuple(
            Pitfall(item["said"], item["because"], tuple(item.get("tags", ())), _cues(item))
            for item in plain.get("pitfalls", ())
        ),
        follow_ups=tuple(
            FollowUp(item["ask"], item["answer"], tuple(item.get("tags", ())), _cues(item))
            for item in plain.get("follow_ups", ())
        ),
        say=plain.get("say", ""),
        read=tuple(plain.get("read", ())),
        source=plain.get("source", ""),
        formulas=tuple(formula(item) for item in checked.get("formulas", ())),
        tasks=tuple(task(item) for item in checked.get("tasks", ())),
        derivations=tuple(derivation(item) for item in checked.get("derivations", ())),
    )


def deck(plain: Plain) -> Deck:
    """The header that plain data describes."""
    return Deck(
        title=plain.get("title", ""),
        author=plain.get("author", ""),
        licence=plain.get("licence", ""),
        sections=dict(plain.get("sections", {})),
        bands=dict(plain.get("bands", {})),
        bar=plain.get("bar"),
        words=tuple(plain.get("words", ())),
    )


def _key_point(plain: Plain) -> KeyPoint:
    must = "must" in plain
    return KeyPoint(plain["must" if must else "nice"], must, _cues(plain))


def _cues(plain: Plain) -> tuple[str, ...]:
    """One a line."""
    return tuple(line for line in map(str.strip, plain.get("cues", "").splitlines()) if line)


def task(plain: Plain) -> Task:
    """One numeric task."""
    from interview_grill.bank.task import AnswerType, Task, WrongAnswer

    return Task(
        name=plain["name"],
        ask=plain["ask"],
        draw=_draws(plain),
        require=tuple(plain.get("require", ())),
        type=AnswerType(plain.get("type", "number")),
        slots=tuple(plain.get("slots", ())),
        closed_form=_optional(plain.get("closed_form")),
        answer_name=plain.get("answer_name"),
        solver=_solver(plain.get("solver")),
        wrong=tuple(
            WrongAnswer(item["tag"], _formula(item["value"]), item["say"]) for item in plain.get("wrong", ())
        ),
        rtol=float(plain.get("rtol", 0.005)),
        atol=float(plain.get("atol", 0)),
        hints=tuple(plain.get("hints", ())),
        solution=tuple(plain.get("solution", ())),
        written=tuple(plain.get("written", {}).items()),
    )


def formula(plain: Plain) -> Formula:
    """One executable formula."""
    from interview_grill.bank.task import Formula

    return Formula(
        name=plain["name"],
        draw=_draws(plain),
        value=_formula(plain["value"]),
        require=tuple(plain.get("require", ())),
        solver=_solver(plain.get("solver")),
        equals=_optional(plain.get("equals")),
    )


def derivation(plain: Plain) -> Derivation:
    """One derivation."""
    from interview_grill.bank.derivation import Aside, Derivation

    return Derivation(
        name=plain["name"],
        title=plain["title"],
        given=tuple(plain.get("given", {}).items()),
        lines=tuple(_line(item) for item in plain["lines"]),
        setting=plain.get("setting", ""),
        means=tuple(plain.get("means", {}).items()),
        wanted=plain.get("wanted", ""),
        written=tuple(plain.get("written", {}).items()),
        asides=tuple(Aside(_expect(item), item.get("say", "")) for item in plain.get("asides", ())),
    )


def _line(plain: Plain) -> Line:
    from interview_grill.bank.derivation import Expect, Line, Mode, WrongLine

    return Line(
        do=plain["do"],
        math=plain["math"],
        why=plain.get("why", ""),
        expect=_expect(plain["expect"]) if "expect" in plain else Expect(Mode.SHOWN),
        wrong=tuple(
            WrongLine(item["tag"], _formula(item.get("value", "")), item["say"], item.get("math", ""))
            for item in plain.get("wrong", ())
        ),
        also=tuple(plain.get("also", ())),
        key="key" in plain,
        premise=_optional(plain.get("premise")),
    )


def _expect(plain: Plain) -> Expect:
    from interview_grill.bank.derivation import Expect, Mode

    free = plain.get("in", ())
    call = _solver(plain.get("solver"))
    return Expect(
        mode=Mode(plain["mode"]),
        value=_formula(plain.get("value", "")),
        free=(free,) if isinstance(free, str) else tuple(free),
        names=tuple(plain.get("names", ())),
        root=_optional(plain.get("root")),
        derivative_of=plain.get("derivative_of"),
        order=plain.get("order", 1),
        solver=call.name if call else None,
        solver_arguments=call.arguments if call else (),
        product_of=tuple(plain.get("product_of", ())),
        argued=plain.get("argued", False),
        minimum=plain.get("minimum", False),
    )


def _draws(plain: Plain) -> tuple[tuple[str, Draw], ...]:
    return tuple((name, _draw(item)) for name, item in plain.get("draw", {}).items())


def _draw(plain: Plain) -> Draw:
    from interview_grill.bank.task import ChoiceDraw, Derived, GridDraw, IntegerDraw

    (kind, value), *_ = plain.items()
    if kind == "int":
        return IntegerDraw(*value)
    if kind == "choice":
        return ChoiceDraw(tuple(map(float, value)))
    if kind == "grid":
        return GridDraw(*map(float, value))
    if kind == "let":
        return Derived(_formula(value))
    return _sample(kind, value)


def _sample(family: str, plain: Plain) -> SampleDraw:
    from interview_grill.bank.task import SampleDraw

    size = plain["n"]
    like = size["like"] if isinstance(size, dict) else None
    low, high = ("", "") if like else size if isinstance(size, list) else (size, size)
    return SampleDraw(
        family=family,
        parameters=tuple(
            (name, _formula(value)) for name, value in plain.items() if name not in ("n", "decimals")
        ),
        size_low=low,
        size_high=high,
        decimals=plain.get("decimals", 0 if family in _DISCRETE else 1),
        like=like,
    )


def _solver(plain: str | Plain | None) -> SolverCall | None:
    from interview_grill.bank.task import SolverCall

    if plain is None:
        return None
    if isinstance(plain, str):
        return SolverCall(plain)
    arguments = tuple((name, _formula(value)) for name, value in plain.get("with", {}).items())
    return SolverCall(plain["call"], arguments)


def _formula(plain: str | list[str]) -> str:
    """A formula; a list of formulas is one in brackets."""
    return plain if isinstance(plain, str) else f"[{', '.join(plain)}]"


def _optional(plain: str | list[str] | None) -> str | None:
    return None if plain is None else _formula(plain)

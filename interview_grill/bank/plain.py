"""Questions to plain data: the inverse of `build`, with nothing in it that is only a default.

`build.question(plain_question(q)) == q` for every question; the text of the file, its comments and order are
lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from interview_grill.bank.derivation import Derivation, Expect, Line, WrongLine
    from interview_grill.bank.model import Deck, FollowUp, KeyPoint, Pitfall, Question
    from interview_grill.bank.task import Draw, Formula, SampleDraw, Task, WrongAnswer

Plain = dict[str, Any]


def plain_question(question: Question) -> Plain:
    """A question as a bank file would hold it; keys without a value are left out."""
    return _said(
        id=question.id,
        number=question.number,
        section=question.section,
        band=question.band,
        tags=list(question.tags),
        weight=None if question.weight == 1 else question.weight,
        ask=question.ask,
        answer=question.answer,
        key_points=[_key_point(point) for point in question.key_points],
        pitfalls=[_pitfall(item) for item in question.pitfalls],
        follow_ups=[_follow_up(item) for item in question.follow_ups],
        say=question.say,
        read=list(question.read),
        source=question.source,
        formulas=[_formula(item) for item in question.formulas],
        tasks=[_task(item) for item in question.tasks],
        derivations=[_derivation(item) for item in question.derivations],
    )


def plain_deck(deck: Deck) -> Plain:
    """A header as a bank file would hold it."""
    return _said(
        title=deck.title,
        author=deck.author,
        licence=deck.licence,
        sections=dict(deck.sections),
        bands=dict(deck.bands),
        bar=deck.bar,
        words=list(deck.words),
    )


def _said(**keys: Any) -> Plain:
    """The keys that say something."""
    return {key: value for key, value in keys.items() if value not in (None, "", [], {})}


def _key_point(point: KeyPoint) -> Plain:
    return {"must" if point.must else "nice": point.text, **_said(cues="\n".join(point.cues))}


def _pitfall(item: Pitfall) -> Plain:
    return _said(said=item.said, because=item.because, tags=list(item.tags), cues="\n".join(item.cues))


def _follow_up(item: FollowUp) -> Plain:
    return _said(ask=item.ask, answer=item.answer, tags=list(item.tags), cues="\n".join(item.cues))


def _task(task: Task) -> Plain:
    from interview_grill.bank.task import AnswerType

    return _said(
        name=task.name,
        draw=_draws(task.draw),
        require=list(task.require),
        ask=task.ask,
        type=None if task.type is AnswerType.NUMBER else task.type.value,
        slots=list(task.slots),
        answer_name=task.answer_name,
        written=dict(task.written),
        closed_form=task.closed_form,
        solver=_solver(task.solver.name, task.solver.arguments) if task.solver else None,
        wrong=[_wrong(item) for item in task.wrong],
        rtol=None if task.rtol == 0.005 else task.rtol,
        atol=None if task.atol == 0 else task.atol,
        hints=list(task.hints),
        solution=list(task.solution),
    )


def _formula(formula: Formula) -> Plain:
    call = formula.solver
    return _said(
        name=formula.name,
        draw=_draws(formula.draw),
        require=list(formula.require),
        value=formula.value,
        solver=_solver(call.name, call.arguments) if call else None,
        equals=formula.equals,
    )


def _derivation(derivation: Derivation) -> Plain:
    lines = [_line(line) for line in derivation.lines]
    return _said(
        name=derivation.name,
        title=derivation.title,
        given=dict(derivation.given),
        written=dict(derivation.written),
        means=dict(derivation.means),
        setting=derivation.setting,
        wanted=derivation.wanted,
        asides=[_expect(item.expect) | _said(say=item.say) for item in derivation.asides],
    ) | {"lines": lines}


def _line(line: Line) -> Plain:
    from interview_grill.bank.derivation import Expect, Mode

    return _said(
        do=line.do,
        math=line.math,
        why=line.why,
        expect=None if line.expect == Expect(Mode.SHOWN) else _expect(line.expect),
        wrong=[_wrong_line(item) for item in line.wrong],
        also=list(line.also),
        key="yes" if line.key else None,
        premise=line.premise,
    )


def _expect(expect: Expect) -> Plain:
    return _said(
        mode=expect.mode.value,
        value=expect.value,
        **{"in": list(expect.free)},
        names=list(expect.names),
        root=expect.root,
        derivative_of=expect.derivative_of,
        order=None if expect.order == 1 else expect.order,
        solver=_solver(expect.solver, expect.solver_arguments) if expect.solver else None,
        product_of=list(expect.product_of),
        argued=expect.argued or None,
        minimum=expect.minimum or None,
    )


def _wrong(item: WrongAnswer) -> Plain:
    return {"tag": item.tag, "value": item.value, "say": item.say}


def _wrong_line(item: WrongLine) -> Plain:
    return _said(tag=item.tag, value=item.value, math=item.math, say=item.say)


def _solver(name: str, arguments: tuple[tuple[str, str], ...]) -> Plain:
    return {"call": name} | ({"with": dict(arguments)} if arguments else {})


def _draws(draws: tuple[tuple[str, Draw], ...]) -> Plain:
    return {name: _draw(draw) for name, draw in draws}


def _draw(draw: Draw) -> Plain:
    from interview_grill.bank.task import ChoiceDraw, Derived, GridDraw, IntegerDraw

    if isinstance(draw, IntegerDraw):
        return {"int": [draw.low, draw.high]}
    if isinstance(draw, ChoiceDraw):
        return {"choice": list(draw.values)}
    if isinstance(draw, GridDraw):
        return {"grid": [draw.low, draw.high, draw.step]}
    if isinstance(draw, Derived):
        return {"let": draw.value}
    return {draw.family: _sample(draw)}


def _sample(draw: SampleDraw) -> Plain:
    size = {"like": draw.like} if draw.like else [draw.size_low, draw.size_high]
    return dict(draw.parameters) | {"n": size, "decimals": draw.decimals}

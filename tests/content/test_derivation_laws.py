"""Laws over every derivation of the bank: what passes, what does not, and that nothing shown is ever judged wrong."""

from __future__ import annotations

import pytest

from interview_grill.bank.derivation import Mode
from interview_grill.derivations.board import TURNED, judge_on_board
from interview_grill.derivations.checked import CheckedDerivation, CheckedLine
from interview_grill.derivations.choices import right_letter
from interview_grill.derivations.judge import Standing, judge_line
from interview_grill.memory.event import Rating
from interview_grill.session import deriving, whiteboard
from interview_grill.session.ports import Dialogue
from interview_grill.session.requests import Request
from interview_grill.session.tries import Tried
from tests.content.bundled import derivations_of

DERIVATIONS = derivations_of(1, 60)
each = pytest.mark.parametrize("name", DERIVATIONS)


def typed(line: CheckedLine) -> str:
    """A line as its author typed it."""
    if line.mode is Mode.CHOICE:
        return right_letter(line.line)
    return line.line.expect.value + " = 0" * (line.mode is Mode.ROOT)


def ended(dialogue: Dialogue, *lines: str) -> Tried:
    """What comes of these lines and then of empty ones."""
    for line in [*lines, *[Request.SHOW] * 20]:
        if dialogue.outcome is None:
            dialogue = dialogue.reply(line)
    assert dialogue.outcome is not None
    return dialogue.outcome


def pages(derivation: CheckedDerivation) -> list[Dialogue]:
    """Every way to be asked a whole derivation: line by line, on a page from the top, on a whiteboard."""
    everything = frozenset(line.number for line in derivation.typed_lines)
    return [
        deriving.begin(derivation, everything),
        whiteboard.begin(derivation, from_the_top=True),
        whiteboard.begin(derivation),
    ]


@each
def test_the_last_line_alone_passes_no_derivation(name: str) -> None:
    derivation = DERIVATIONS[name]
    last = derivation.computed_lines[-1]
    lefts = last.left(derivation.names)
    for spelling in (typed(last), *(f"{left} = {typed(last)}" for left in lefts)):
        for page in pages(derivation):
            assert ended(page, spelling).rating is Rating.AGAIN


@each
def test_the_key_lines_in_order_are_good_however_it_is_asked(name: str) -> None:
    derivation = DERIVATIONS[name]
    keys = [line for line in derivation.lines if line.number in derivation.key_numbers]
    board, free = (ended(page, *map(typed, keys)) for page in pages(derivation)[1:])
    assert (board.rating, free.rating) == (Rating.GOOD, Rating.GOOD)


@each
def test_all_lines_in_order_are_good_however_it_is_asked(name: str) -> None:
    derivation = DERIVATIONS[name]
    lines = derivation.typed_lines
    asked, *boards = pages(derivation)
    assert ended(asked, *map(typed, lines)).rating is Rating.GOOD
    for board in boards:  # where a choice is put only if it carries the derivation
        put = [line for line in lines if line.value is not None or line.number in derivation.key_numbers]
        assert ended(board, *map(typed, put)).rating is Rating.GOOD


@each
def test_every_line_is_right_on_a_page_that_names_none(name: str) -> None:
    derivation = DERIVATIONS[name]
    found: frozenset[int] = frozenset()
    for line in derivation.computed_lines:
        verdict = judge_on_board(derivation, found, frozenset(), typed(line))
        assert verdict.standing is Standing.RIGHT, verdict.message
        assert line.number in verdict.lines or line.number in found
        found |= set(verdict.lines)


@each
def test_no_hint_is_wrong_as_it_stands(name: str) -> None:
    derivation = DERIVATIONS[name]
    for line in derivation.computed_lines:
        for shown in (deriving.hint_of(line.line), line.line.do, line.line.why):
            for text in (shown, shown.replace("$", "").replace("`", ""), shown.removesuffix(".")):
                verdict = judge_line(derivation, line.number, text)
                assert verdict.standing is not Standing.WRONG, f"{text}: {verdict.message}"


@each
def test_a_declared_mistake_is_never_a_line_of_a_page_that_names_none(name: str) -> None:
    """It may be a line elsewhere, which it then is; but it is never the line it is a mistake of, except for the
    sign of a log-likelihood, which is free where nothing is named.
    """
    derivation = DERIVATIONS[name]
    for line in derivation.computed_lines:
        for wrong, _ in line.wrong:
            verdict = judge_on_board(derivation, frozenset(), frozenset(), wrong.value)
            assert line.number not in verdict.lines or verdict.message == TURNED


@each
def test_an_aside_is_never_wrong_where_nothing_is_named(name: str) -> None:
    derivation = DERIVATIONS[name]
    for aside in derivation.asides:
        verdict = judge_on_board(derivation, frozenset(), frozenset(), typed(aside))
        assert verdict.standing not in (Standing.WRONG, Standing.INVALID), (
            f"{typed(aside)}: {verdict.message}"
        )


@each
def test_what_a_blank_page_needs_is_said(name: str) -> None:
    declared = DERIVATIONS[name].derivation
    assert declared.setting
    assert declared.wanted
    assert [name for name, _ in declared.given] == [name for name, _ in declared.means]


@each
def test_some_lines_but_not_only_the_last_carry_a_derivation(name: str) -> None:
    derivation = DERIVATIONS[name]
    keys = [line.number for line in derivation.lines if line.line.key]
    assert 2 <= len(keys) <= 4
    assert keys != [derivation.typed_lines[-1].number]


def test_mere_set_up_is_all_that_is_shown_and_not_asked() -> None:
    shown = {
        (name, line.number)
        for name, derivation in DERIVATIONS.items()
        for line in derivation.lines
        if not line.typed
    }
    assert shown == {("logistic-score-and-hessian", 4), ("information-identity", 1), ("cramer-rao", 1)}


FALSE_LINES = [
    ("lasso-is-map", 8, "max(abs(sum(x*y)) - V/b, 0)/sum(x^2)"),
    ("lasso-is-map", 8, "sign(sum(y))*max(abs(sum(x*y)) - V/b, 0)/sum(x^2)"),
    ("lasso-is-map", 8, "sign(sum(x*y))*max(sum(x*y) - V/b, 0)/sum(x^2)"),
    ("soft-thresholding", 2, "w - z + lambda*sign(w + 1)"),
    ("gamma-exponential", 5, "b + sum(x) = 0"),
    ("gaussian-mean-mle", 2, "n/v = 0"),
    ("dirichlet-multinomial", 2, "prod(theta^(a + c^2 - 1))"),
    ("least-squares-line", 4, "sum(y - mean(y) - b1*(x - mean(x)))"),
    ("exponential-bias", 2, "n/(n - 1)"),
]


@pytest.mark.parametrize(("name", "number", "text"), FALSE_LINES, ids=str)
def test_a_false_line_is_neither_right_nor_true(name: str, number: int, text: str) -> None:
    derivation = DERIVATIONS[name]
    asked = judge_line(derivation, number, text)
    free = judge_on_board(derivation, frozenset(), frozenset(), text)
    assert (asked.standing, free.standing) == (Standing.WRONG, Standing.WRONG), (asked.message, free.message)


def test_a_factor_is_called_what_it_is() -> None:
    jacobian = judge_line(DERIVATIONS["mode-in-square"], 6, "1/(2*theta)")
    assert "first factor is missing" in jacobian.message
    prior = judge_line(DERIVATIONS["gamma-poisson"], 2, "lambda^(a-1)*exp(-b*lambda)")
    assert "likelihood" in prior.message


def test_a_distribution_is_not_the_likelihood_though_a_factor_is_free() -> None:
    derivation = DERIVATIONS["uniform-upper-end"]
    verdict = judge_on_board(derivation, frozenset(), frozenset(), "(t/theta)^n")
    assert verdict.lines == (5,)
    wrong = judge_on_board(derivation, frozenset(), frozenset(), "((t - 1)/theta)^n")
    assert wrong.standing is not Standing.RIGHT
    again = judge_on_board(derivation, frozenset({5}), frozenset(), "(t/theta)^n")
    assert again.standing is Standing.REPEATED


@each
def test_a_line_typed_again_shows_nothing_more(name: str) -> None:
    derivation = DERIVATIONS[name]
    for line in derivation.computed_lines:
        others = [other.number for other in derivation.computed_lines if other is not line]
        if any(judge_line(derivation, number, typed(line)).lines == (number,) for number in others):
            continue  # two ways to one result
        page = whiteboard.begin(derivation)
        once = page.reply(typed(line))
        again = once.reply(typed(line)).reply(typed(line))
        assert again.found == once.found


def test_lines_jumped_over_count_where_one_that_carries_the_derivation_is_missing() -> None:
    derivation = DERIVATIONS["regularised-optimum"]
    first, last = derivation.computed_lines[0], derivation.computed_lines[-1]
    asked = pages(derivation)[0]
    assert ended(asked, typed(first), typed(last)).rating is Rating.AGAIN

"""Laws over every derivation of the bank: what passes, what does not, and that nothing shown is ever judged wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interview_grill.bank.derivation import Mode
from interview_grill.derivations.board import TURNED, judge_on_board
from interview_grill.derivations.checked import CheckedDerivation, CheckedLine
from interview_grill.derivations.choices import right_letter
from interview_grill.derivations.claims import claim_of
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
    everything = frozenset(derivation.derivation.typed_numbers)
    return [
        deriving.begin(derivation.derivation, everything),
        whiteboard.begin(derivation.derivation, from_the_top=True),
        whiteboard.begin(derivation.derivation),
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
        page = whiteboard.begin(derivation.derivation)
        once = page.reply(typed(line))
        again = once.reply(typed(line)).reply(typed(line))
        assert again.found == once.found


def test_lines_jumped_over_count_where_one_that_carries_the_derivation_is_missing() -> None:
    derivation = DERIVATIONS["regularised-optimum"]
    first, last = derivation.computed_lines[0], derivation.computed_lines[-1]
    asked = pages(derivation)[0]
    assert ended(asked, typed(first), typed(last)).rating is Rating.AGAIN


CLAIMS = {
    "reward-difference-mle": ("−ℓ(d) = −w log σ(d) − l log(1−σ(d))",),
    "least-squares-matrix": ("−n/(2σ²) + r/(2σ⁴) = 0", "E[RSS] = (n − p) r"),
    "asymptotic-normality": ("sd = 1/√I", "Var(√n d) = 1/I", "I λ² = 1"),
    "information-identity": ("E[score] = θ·(1/θ) − (1−θ)·1/(1−θ) = 0", "E[x²] = θ"),
    "cramer-rao": ("E[U] = 0", "E[U] = E[T] − θ = 0", "E[T U] = 1"),
    "normal-inverse-gamma": ("b + (k/2)(μ−m)² + ½Σ(x_i−μ)²", "(k/2)(μ−m)² + ½Σ(x_i−μ)²", "½Σ(x_i−μ)²"),
    "posterior-mean": ("∫θ^(α−1)(1−θ)^(β−1)dθ = Γ(α)Γ(β)/Γ(α+β)", "B(α, β) = Γ(α)Γ(β)/Γ(α+β)"),
    "cross-entropy-splits": ("(1/n)Σ log q(x_i) = Σ p_k log q_k", "E_p[log q] = Σ p_k log q_k"),
    "dpo-loss": ("p_w = q_w e^(r_w/β)/Z",),
    "rule-of-succession": ("p(θ) = 1",),
    "posterior-and-mode": ("θ̂_MLE = s/n",),
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in CLAIMS.items() for text in texts])
def test_what_is_not_read_whole_is_not_called_false(name: str, text: str) -> None:
    verdict = judge_on_board(DERIVATIONS[name], frozenset(), frozenset(), text)
    assert verdict.standing is not Standing.WRONG, verdict.message


@pytest.mark.parametrize(
    ("name", "number", "text", "standing", "line"),
    [
        ("bias-of-the-variance-mle", 3, "Var(x̄) = v/n", Standing.TRUE, 3),
        ("asymptotic-normality", 7, "Var(θ̂) ≈ 1/(nI)", Standing.TRUE, 7),
        ("uniform-upper-end", 5, "P(x_i ≤ t) = t/θ", Standing.TRUE, 5),
        ("posterior-and-mode", 5, "ℓ'(θ) = s/θ − (n−s)/(1−θ)", Standing.TRUE, 5),
        ("dirichlet-multinomial", 1, "p(θ) ∝ Π_k θ_k^{a_k − 1}", Standing.TRUE, 1),
        ("gamma-exponential", 7, "E[λ] = a/b", Standing.TRUE, 7),
        ("cross-entropy-splits", 1, "H(q) = −Σ q_k log q_k", Standing.TRUE, 1),
        ("ridge-is-map", 2, "ℓ(w) = −Σ(y_i − w x_i)²/(2V) + const", Standing.REPEATED, 1),
        ("gamma-poisson", 4, "ℓ(λ) = Σ x_i log λ − nλ", Standing.TRUE, 4),
        (
            "normal-inverse-gamma",
            3,
            "p(μ,v) ∝ v^(−a−3/2) exp(−(1/v)[b + (k/2)(μ − m)²])",
            Standing.REPEATED,
            2,
        ),
        ("pair-gradient", 4, "∂L/∂r_w = −σ(r_l − r_w)", Standing.REPEATED, 3),
        ("exponential-bias", 3, "E[1/S] = λ/(n−1)", Standing.REPEATED, 2),
        ("gamma-poisson", 6, "E[λ|x] = (a + Σ x_i)/(b + n)", Standing.RIGHT, 7),
        ("asymptotic-normality", 7, "sd = 1/√I", Standing.UNKNOWN, 7),
        ("cross-entropy-splits", 1, "(1/n) Σ_i log q(x_i) = Σ p_k log q_k", Standing.UNKNOWN, 1),
        ("gamma-poisson", 7, "E[λ|x] = (a + Σ x_i − 1)/(b + n)", Standing.WRONG, 7),
        ("invariance", 8, "λ̂ = x̄", Standing.WRONG, 8),
        ("bias-of-the-variance-mle", 2, "E[Σ(x_i − μ)²] = (n−1)v", Standing.WRONG, 2),
        ("logistic-score-and-hessian", 3, "ℓ'(w) = Σ x_i (σ(w x_i) − y_i)", Standing.WRONG, 3),
        ("asymptotic-normality", 7, "se = 1/√I", Standing.WRONG, 7),
    ],
)
def test_a_label_says_which_line_is_meant(
    name: str, number: int, text: str, standing: Standing, line: int
) -> None:
    verdict = judge_line(DERIVATIONS[name], number, text)
    assert (verdict.standing, verdict.line) == (standing, line), verdict.message


@each
def test_a_mistake_under_a_label_that_is_not_known_is_not_called_false(name: str) -> None:
    derivation = DERIVATIONS[name]
    for line in derivation.computed_lines:
        for wrong, _ in line.wrong:
            for label in ("∫ g(y) dy", "W_7", "E[g(Y)]"):
                verdict = judge_on_board(derivation, frozenset(), frozenset(), f"{label} = {wrong.value}")
                assert verdict.standing is not Standing.WRONG, verdict.message


@each
def test_a_mistake_under_the_name_of_its_line_is_called_false(name: str) -> None:
    derivation = DERIVATIONS[name]
    for line in derivation.computed_lines:
        for wrong, _ in line.wrong:
            for label in line.line.expect.names if line.mode is Mode.EQUAL else ():
                text = f"{label} = {wrong.value}"
                if line.number not in claim_of(derivation, text).by_name:
                    continue
                verdict = judge_on_board(derivation, frozenset(), frozenset(), text)
                assert verdict.standing is not Standing.RIGHT or line.number not in verdict.lines, text
                named = judge_line(derivation, line.number, text)
                assert named.standing is Standing.WRONG, (text, named.message)


def test_no_true_line_of_the_corpus_is_called_false_on_a_whiteboard() -> None:
    rows = (Path(__file__).parent.parent / "corpus" / "lines.jsonl").read_text(encoding="utf-8").splitlines()
    true = [row for row in map(json.loads, rows) if row["label"] in ("true", "right", "given", "later")]
    false = sum(
        judge_on_board(DERIVATIONS[row["derivation"]], frozenset(), frozenset(), row["text"]).standing
        is Standing.WRONG
        for row in true
    )
    assert len(true) > 700
    assert false == 0

"""The scorecard of a mock interview on screen."""

from __future__ import annotations

import pytest

from interview_grill.bank.model import KeyPoint
from interview_grill.memory.event import Rating
from interview_grill.session.mock import Put
from interview_grill.session.scorecard import Outcome, Scorecard, scorecard
from interview_grill.session.tries import Tried
from interview_grill.terminal.look import Look
from interview_grill.terminal.scorecard_page import scorecard_lines
from tests.session.prospects import prospect
from tests.session.test_scorecard import DRAWN, answered

TITLES = {"A": "Likelihood basics", "B": "Standard derivations"}
POINTS = (
    KeyPoint("A function of [b]the parameter[/b].", must=True),
    KeyPoint("Not a density.", must=False),
    KeyPoint("The data are fixed.", must=True),
)


def screen(card: Scorecard, width: int = 80, *, ascii_only: bool = False) -> list[str]:
    look = Look(width=width, plain=True, ascii_only=ascii_only)
    lines = scorecard_lines(card, look, titles=TITLES, points_of=lambda id_: POINTS if id_ == "a" else ())
    return [line.plain for line in lines]


def mixed() -> Scorecard:
    return scorecard(
        DRAWN,
        [
            answered("a", Rating.AGAIN, seconds=83.0),
            answered("b", Rating.HARD, follow_up=False),
            answered("c", Rating.GOOD),
        ],
    )


def test_the_score_stands_beside_what_was_predicted() -> None:
    lines = screen(mixed())
    assert lines[0] == "2 of 3 answered   predicted 2.0 (80 %: 1–3)   2:23 min"
    assert "As your memory's model expected." in lines
    assert "1 of 4 questions were not reached." in lines


@pytest.mark.parametrize(
    ("ratings", "told"),
    [((Rating.AGAIN, Rating.AGAIN), "Fewer than"), ((Rating.GOOD, Rating.GOOD), "As your memory's model")],
)
def test_a_result_outside_the_interval_is_called_so(ratings: tuple[Rating, ...], told: str) -> None:
    card = scorecard(DRAWN, [answered(name, rating) for name, rating in zip("ab", ratings, strict=True)])
    assert any(line.startswith(told) for line in screen(card))


def test_sections_questions_and_fixes_are_listed() -> None:
    text = "\n".join(screen(mixed()))
    assert "  A  1 of 2   predicted 1.2  ━━━━━━━━━━··········  Likelihood basics" in text
    assert "  ✗ Again   1:23   90%  a:recall" in text
    assert "  ✓ Hard    0:30   80%  b:recall  follow-up missed" in text
    assert "  1. a:recall  missed, though expected with 90%\n     grill show a" in text
    assert "  2. b:recall  the follow-up missed; counted as Hard" in text


def test_what_was_left_out_stands_under_what_to_fix_musts_first() -> None:
    missed = answered("a", Rating.AGAIN)
    text = "\n".join(screen(scorecard(DRAWN, [missed._replace(tried=missed.tried._replace(ticks=(1,)))])))
    assert "expected with 90%\n     left out: The data are fixed.\n     left out: Not a density.\n" in text
    unticked = "\n".join(screen(scorecard(DRAWN, [missed])))
    assert "left out" not in unticked


def test_a_checked_card_is_fixed_by_its_own_command_and_names_the_mistake() -> None:
    put = Put(prospect("variance", "compute"), 0.4)
    card = scorecard((put,), [])._replace(
        outcomes=(one := Outcome(put, Tried(Rating.AGAIN, tag="missing-n"), 9.0, None),),
        fixes=scorecard(DRAWN, [answered("a", Rating.AGAIN)]).fixes,
    )
    fixes = tuple(fix._replace(outcome=one) for fix in card.fixes)
    text = "\n".join(screen(card._replace(fixes=fixes, sections=mixed().sections)))
    assert "variance:compute  missing-n" in text
    assert "missed, missing-n\n     grill compute variance" in text


def test_nothing_to_fix_is_said() -> None:
    assert any(
        "Nothing. Every question" in line for line in screen(scorecard(DRAWN, [answered("a", Rating.GOOD)]))
    )


def test_without_an_answer_there_is_nothing_to_score() -> None:
    assert screen(scorecard(DRAWN, [])) == ["No question was answered, so there is nothing to score."]


@pytest.mark.parametrize("width", [60, 80, 200])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_the_scorecard_fits_every_width(width: int, ascii_only: bool) -> None:
    lines = screen(mixed(), width, ascii_only=ascii_only)
    assert max(map(len, lines)) <= width
    assert "\n".join(lines).isascii() or not ascii_only

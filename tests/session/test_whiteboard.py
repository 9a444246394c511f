"""A derivation on a blank board: any lines in any order, what is missing shown at the end."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.bank.derivation import Derivation, Expect, Line, Mode
from interview_grill.memory.event import Rating
from interview_grill.session import whiteboard
from interview_grill.session.chunks import Verbatim
from interview_grill.session.requests import Request
from interview_grill.session.whiteboard import Whiteboard
from tests.derivations.examples import VARIANCE

RIGHT = {
    1: "-n/2*ln(v) - sum((x-mu)^2)/(2v)",
    2: "mean(x)",
    3: "n*v = sum((x-mean(x))^2)",
    4: "sum((x-mean(x))^2)/n",
}
WRONG = "v^3"


def board(*lines: str | Request) -> Whiteboard:
    found = whiteboard.begin(VARIANCE)
    for line in lines:
        found = found.reply(line)
    return found


def said(found: Whiteboard, after: int = 1) -> str:
    return "\n".join(c if isinstance(c, str) else f"<{c.text}>" for c in found.chunks[after:])


def test_a_blank_board_names_the_task_and_the_symbols_and_no_line() -> None:
    begun = board()
    assert begun.prompt == "0 of 4 lines: "
    assert "The MLE of a Gaussian variance" in said(begun, 0)
    assert "`mu` real" in said(begun, 0)
    assert "an empty one ends the derivation" in said(begun, 0)
    for given_away in ("mean(x)", "\\bar x", "Solve", "Maximise"):
        assert given_away not in said(begun, 0)


@pytest.mark.parametrize("order", list(permutations(RIGHT, 4))[::5])
def test_lines_may_come_in_any_order_and_the_last_ends_it(order: tuple[int, ...]) -> None:
    found = board(*(RIGHT[number] for number in order[:-1]))
    assert found.outcome is None
    assert found.prompt == "3 of 4 lines: "
    done = found.reply(RIGHT[order[-1]])
    assert done.outcome is not None
    assert (done.outcome.rating, done.outcome.verdict, done.outcome.tag) == (Rating.GOOD, "correct", None)
    assert done.outcome.typed == "\n".join(RIGHT[number] for number in order)
    assert done.outcome.task == "variance-mle"
    assert "4 of 4 lines yours, 0 wrong, 0 hints: Good." in said(done)


def test_a_line_that_stands_already_is_told_and_costs_nothing() -> None:
    found = board(RIGHT[2], "mu_hat = sum(x)/n")
    assert found.mistakes == 0
    assert found.found == {2}
    assert "That is line 2, which stands already." in said(found)


def test_a_line_that_is_two_lines_at_once_is_told_as_both() -> None:
    marked = tuple(line._replace(key=number in (1, 4)) for number, line in enumerate(VARIANCE.lines, 1))
    begun = whiteboard.begin(VARIANCE._replace(lines=marked))
    assert "**Lines 3 and 4**." in said(begun.reply("v = sum((x-mean(x))^2)/n"))


def test_a_wrong_line_is_shown_and_judged_beside_the_first_missing_one() -> None:
    found = board(RIGHT[1], WRONG)
    assert found.mistakes == 1
    assert Verbatim(WRONG) in found.chunks
    assert "**False** (read as $v^{3}$). Compared with line 2, the first one missing: At" in said(found)


@pytest.mark.parametrize("line", ["∫ g(y) dy = v^4", "E[S²] = v^4", "n/2"])
def test_what_cannot_be_told_costs_nothing(line: str) -> None:
    found = board(RIGHT[1], line)
    assert "Cannot tell, and it costs nothing" in said(found)
    assert (found.mistakes, found.spoilt) == (0, frozenset())


def test_a_false_line_beside_one_that_stands_counts_against_the_next_key_line() -> None:
    residuals = Line("Subtract.", "", "", Expect(Mode.EQUAL, "x - mean(x)"), key=True)
    squares = Line("Square and add.", "", "", Expect(Mode.EQUAL, "sum((x-mean(x))^2)"), key=True)
    declared = Derivation("r", "R", (("x", "sample"),), (residuals, squares))
    found = whiteboard.begin(declared).reply("x - mean(x)").reply("x - 2*mean(x)")
    assert "Compared with line 1: At" in said(found)
    assert found.mistakes == 1
    assert found.spoilt == {2}


def test_a_known_mistake_keeps_its_tag_and_the_first_tag_stays() -> None:
    found = board(RIGHT[1], RIGHT[2], "-n/v + sum((x-mean(x))^2)/v^3 = 0", Request.SHOW)
    assert "You differentiated in σ, not in σ²." in said(found)
    assert found.outcome is not None
    assert found.outcome.tag == "sigma-not-variance"


def test_what_cannot_be_read_costs_nothing_and_its_place_is_shown() -> None:
    found = board("n/(2*v")
    assert (found.mistakes, found.outcome) == (0, None)
    assert any(isinstance(chunk, Verbatim) and "^" in chunk.text for chunk in found.chunks)
    assert board("lambda_7").mistakes == 0


def test_an_end_before_all_lines_stand_shows_those_that_miss() -> None:
    found = board(RIGHT[3], RIGHT[1], Request.SHOW)
    assert found.outcome is not None
    assert found.outcome.verdict == "wrong"
    assert found.outcome.rating is Rating.AGAIN
    told = said(found)
    assert "Missing:" in told
    assert told.index("Maximise over the mean.") < told.index("Solve for $v$.")
    assert "Differentiate" not in told[told.index("Missing:") :]


def test_missing_key_lines_are_shown_apart_from_the_lines_that_carry_nothing() -> None:
    marked = tuple(line._replace(key=number in (2, 4)) for number, line in enumerate(VARIANCE.lines, 1))
    told = said(whiteboard.begin(VARIANCE._replace(lines=marked)).reply(Request.SHOW))
    places = [
        told.index(part) for part in ("Missing:", "\n2. ", "\n4. ", "The other lines:", "\n1. ", "\n3. ")
    ]
    assert places == sorted(places)


def test_a_hint_tells_what_the_next_missing_line_does_and_lowers_the_rating() -> None:
    hinted = board(RIGHT[1], Request.HINT)
    assert "Maximise over the mean." in said(hinted)
    done = hinted
    for number in (2, 3, 4):
        done = done.reply(RIGHT[number])
    assert done.outcome is not None
    assert (done.outcome.hints, done.outcome.rating) == (1, Rating.HARD)
    assert "1 hint: Hard." in said(done)


@pytest.mark.parametrize(
    ("mistakes", "rating"), [(0, Rating.GOOD), (1, Rating.HARD), (2, Rating.AGAIN), (9, Rating.AGAIN)]
)
def test_mistakes_count_against_the_lines_found(mistakes: int, rating: Rating) -> None:
    outcome = board(*[WRONG] * mistakes, *RIGHT.values()).outcome
    assert outcome is not None
    assert outcome.rating is rating


@given(st.lists(st.sampled_from([*RIGHT.values(), WRONG, "((", Request.HINT]), max_size=8))
@settings(max_examples=25, deadline=None)
def test_a_later_state_only_adds_to_what_was_said_and_found(lines: list[str | Request]) -> None:
    found = whiteboard.begin(VARIANCE)
    for line in lines:
        if found.outcome is not None:
            break
        following = found.reply(line)
        assert following.chunks[: len(found.chunks)] == found.chunks
        assert following.found >= found.found
        assert (following.outcome is not None) is (len(following.found | following.shown) == 4)
        found = following

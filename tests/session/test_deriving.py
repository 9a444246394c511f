"""A derivation as a dialogue: what is shown, what counts, when it ends, how it is rated."""

from __future__ import annotations

import pytest

from interview_grill.memory.event import Rating
from interview_grill.session import deriving, whiteboard
from interview_grill.session.chunks import Verbatim
from interview_grill.session.deriving import Deriving, hint_of
from interview_grill.session.requests import Request, checked_line
from interview_grill.session.whiteboard import Whiteboard
from tests.derivations.examples import VARIANCE

RIGHT = {
    1: "-n/2*ln(v) - sum((x-mu)^2)/(2v)",
    2: "mean(x)",
    3: "n*v = sum((x-mean(x))^2)",
    4: "sum((x-mean(x))^2)/n",
}


def play(mine: set[int], *lines: str) -> Deriving:
    dialogue = deriving.begin(VARIANCE, frozenset(mine))
    for line in lines:
        dialogue = dialogue.reply(checked_line(line))
    return dialogue


def text(dialogue: Deriving | Whiteboard) -> str:
    return "\n".join(chunk if isinstance(chunk, str) else chunk.text for chunk in dialogue.chunks)


def test_lines_that_are_not_the_learners_are_on_the_page_at_once() -> None:
    page = text(play({4}))
    assert "1. Write the log-likelihood." in page
    assert "3. Differentiate" in page
    assert "mean((x-mean(x))^2)" not in page
    assert page.endswith("4. Solve for $v$.")
    assert "`x` sample, `n` size of x" in page


def test_the_line_asked_for_is_named_before_it_is_typed() -> None:
    page = text(play({1, 2, 3, 4}))
    assert page.endswith("1. Write the log-likelihood.")
    assert "$" not in page
    assert play({1, 2, 3, 4}).prompt == "Line 1 of 4: "
    after = text(play({1, 2, 3, 4}, RIGHT[1]))
    assert after.count("1. Write the log-likelihood.") == 1
    assert after.endswith("2. Maximise over the mean.")


def test_the_names_that_may_be_typed_are_the_given_ones_and_the_results_so_far() -> None:
    assert play({1, 2, 3, 4}).names == ("x", "n", "mu", "v")
    assert set(play({1, 2, 3, 4}, RIGHT[1], RIGHT[2]).names) >= {"x", "n", "mu", "v"}
    assert whiteboard.begin(VARIANCE).names[:4] == ("x", "n", "mu", "v")


def test_all_lines_right_at_the_first_try_is_good() -> None:
    outcome = play({1, 2, 3, 4}, *RIGHT.values()).outcome
    assert outcome is not None
    assert (outcome.rating, outcome.verdict, outcome.task, outcome.hints) == (
        Rating.GOOD,
        "correct",
        "variance-mle",
        0,
    )
    assert outcome.typed.splitlines() == list(RIGHT.values())


def test_a_right_line_is_shown_again_as_mathematics_with_the_reason_it_is_allowed() -> None:
    page = text(play({1, 2, 3, 4}, RIGHT[1]))
    assert "**Right.**" in page
    assert r"\sum" in page
    assert "Independence turns the product into a sum." in page


def test_a_wrong_line_stays_as_typed_and_is_shown_as_the_mathematics_it_was_read_as() -> None:
    typed, verdict = play({4}, "mean(x)/(2n)").chunks[-2:]
    assert typed == Verbatim("mean(x)/(2n)")
    assert str(verdict).startswith(r"**Wrong** (read as $")
    assert r"\bar{x}" in str(verdict)


def test_the_last_line_alone_passes_nothing() -> None:
    dialogue = play({1, 2, 3, 4}, RIGHT[4])
    assert "**Right, as line 4, further along.**" in text(dialogue)
    assert text(dialogue).endswith("How did you get there? Write the log-likelihood.")
    assert dialogue.number == 1
    outcome = dialogue.reply(Request.SHOW).reply(Request.SHOW).reply(Request.SHOW).outcome
    assert outcome is not None
    assert outcome.rating is Rating.AGAIN


def test_a_line_typed_before_its_turn_is_not_asked_for_again() -> None:
    dialogue = play({1, 2, 3, 4}, RIGHT[2], RIGHT[4], RIGHT[1], RIGHT[3])
    assert dialogue.outcome is not None
    assert dialogue.outcome.rating is Rating.GOOD


def test_a_line_that_carries_nothing_may_be_jumped_over_and_counts_neither_way() -> None:
    lines = tuple(line._replace(key=number in (1, 4)) for number, line in enumerate(VARIANCE.lines, 1))
    marked = VARIANCE._replace(lines=lines)
    dialogue = deriving.begin(marked, frozenset({1, 2, 3, 4})).reply(RIGHT[1]).reply(RIGHT[4])
    assert "2. Maximise over the mean.\n\n$$" in text(dialogue)
    assert dialogue.outcome is not None
    assert (dialogue.outcome.rating, dialogue.outcome.verdict) == (Rating.GOOD, "correct")
    assert "2 of 2 lines yours" in text(dialogue)


def test_how_one_got_there_is_asked_below_the_lines_that_carry_nothing() -> None:
    lines = tuple(line._replace(key=number == 3) for number, line in enumerate(VARIANCE.lines, 1))
    marked = VARIANCE._replace(lines=lines)
    dialogue = deriving.begin(marked, frozenset({1, 2, 3, 4})).reply(RIGHT[4])
    first, second, question, asked = map(str, dialogue.chunks[-4:])
    assert (first[:2], second[:2], question, asked[:2]) == ("1.", "2.", "How did you get there?", "3.")


def test_a_wrong_line_may_be_tried_once_more_and_then_is_shown() -> None:
    once = play({4}, "sum((x-mean(x))^2)/(n-1)")
    assert once.outcome is None
    assert r"\hat v" not in text(once)
    twice = once.reply("mean(x)^2")
    assert r"\hat v" in text(twice)
    assert twice.outcome is not None
    assert twice.outcome.rating is Rating.AGAIN


@pytest.mark.parametrize(("wrong_lines", "rating"), [(1, Rating.HARD), (2, Rating.AGAIN)])
def test_three_in_five_lines_right_is_hard_and_fewer_again(wrong_lines: int, rating: Rating) -> None:
    lines = [
        line for number, line in RIGHT.items() for line in (["v"] if number <= wrong_lines else []) + [line]
    ]
    outcome = play({1, 2, 3, 4}, *lines).outcome
    assert outcome is not None
    assert outcome.rating is rating


def test_the_first_mistake_is_the_one_that_is_logged() -> None:
    outcome = play({2, 4}, "sum(x)", "mean(x)", "-mean((x-mean(x))^2)", "").outcome
    assert outcome is not None
    assert (outcome.tag, outcome.verdict) == ("factor-n", "wrong")


def test_one_hint_tells_why_or_what_kind_of_line_it_is_and_a_second_the_line_itself() -> None:
    one = play({3, 4}, "?")
    assert "Hint: It is an equation for `v`." in text(one)
    assert "Hint: Independence turns the product into a sum." in text(play({1}, "?"))
    assert one.number == 3
    two = one.reply(Request.HINT)
    assert two.number == 4
    assert two.hints == 2
    rated = two.reply(RIGHT[4]).outcome
    assert rated is not None
    assert rated.rating is Rating.AGAIN  # one line of two, with hints


def test_a_hint_alone_makes_it_hard() -> None:
    outcome = play({4}, "?", RIGHT[4]).outcome
    assert outcome is not None
    assert (outcome.rating, outcome.hints) == (Rating.HARD, 1)


def test_what_cannot_be_read_or_stands_already_costs_nothing() -> None:
    dialogue = play({4}, "mean(x", "mean(x)", "nonsense", RIGHT[4])
    assert any(isinstance(chunk, Verbatim) and "^" in chunk.text for chunk in dialogue.chunks)
    assert "That is line 2 again" in text(dialogue)
    assert dialogue.outcome is not None
    assert dialogue.outcome.rating is Rating.GOOD


def test_an_empty_line_shows_the_line_and_fails_it() -> None:
    outcome = play({4}, "").outcome
    assert outcome is not None
    assert outcome.rating is Rating.AGAIN


def test_typed_text_never_becomes_markup() -> None:
    page = text(play({4}, "$\\alpha$ **x**"))
    assert "$\\alpha$" in page  # verbatim, with the caret under it
    assert any(isinstance(chunk, Verbatim) for chunk in play({4}, "$x$").chunks)


def board(*lines: str) -> Whiteboard:
    state = whiteboard.begin(VARIANCE)
    for line in lines:
        state = state.reply(checked_line(line))
    return state


def test_a_whiteboard_takes_lines_in_any_order_and_ends_when_all_are_there() -> None:
    done = board(RIGHT[4], RIGHT[2], RIGHT[1], RIGHT[3])
    assert done.outcome is not None
    assert (done.outcome.rating, done.outcome.verdict) == (Rating.GOOD, "correct")


def test_a_whiteboard_ended_early_names_the_missing_lines() -> None:
    done = board(RIGHT[1], RIGHT[2], "")
    assert done.outcome is not None
    assert done.outcome.rating is Rating.AGAIN
    page = text(done)
    assert "Missing:" in page
    assert "3. Differentiate" in page
    assert "4. Solve" in page
    assert "1. Write" not in page
    assert "Write the log-likelihood." in page  # the task stands above the empty board


def test_a_false_line_is_said_so_and_counts_against_the_first_one_missing() -> None:
    done = board("v^3", *RIGHT.values())
    assert r"**False** (read as $v^{3}$). Compared with line 1, the first one missing: From" in text(done)
    assert "Not this line" not in text(done)
    assert done.outcome is not None
    assert done.outcome.rating is Rating.HARD


def test_the_hint_says_why_a_line_holds_or_what_may_be_left_out() -> None:
    line = VARIANCE.lines[0]
    assert hint_of(line) == "Independence turns the product into a sum."
    assert hint_of(line._replace(why="")) == "What does not depend on `mu`, `v` may be left out."


def test_a_line_typed_twice_counts_once() -> None:
    twice = board(RIGHT[2], "sum(x)/n")
    assert twice.found == {2}
    assert "stands already" in text(twice)


def test_a_whiteboard_hint_names_what_the_next_missing_line_does() -> None:
    state = board(RIGHT[1], "?")
    assert "Hint: Maximise over the mean." in text(state)
    assert state.hints == 1


def test_a_wrong_line_stays_in_sight_above_its_verdict() -> None:
    chunks = play({2, 3, 4}, "mean(x) + 1").chunks
    assert chunks[-2] == Verbatim("mean(x) + 1")
    assert str(chunks[-1]).startswith("**Wrong** (read as $")
    assert Verbatim("mean(x) + 1") in board("mean(x) + 1").chunks

"""A mock interview as Markdown."""

from __future__ import annotations

from interview_grill.bank.model import FollowUp, KeyPoint, Kind, Question
from interview_grill.exchange.mock_markdown import encode
from interview_grill.memory.event import Rating
from interview_grill.session.agenda import Turn
from interview_grill.session.conduct import Answered
from interview_grill.session.mock import Put
from interview_grill.session.pool import Card
from interview_grill.session.scorecard import scorecard
from interview_grill.session.tries import Tried
from tests.problems.tasks import TASKS
from tests.session.prospects import prospect

TASK = TASKS["variance"]
ITEM = FollowUp("And then?", "Then $x$.")


def document(kind: Kind, tried: Tried, *, follow_up: bool | None = True) -> str:
    points = (KeyPoint("It is *x*.", must=False), KeyPoint("It is known.", must=True))
    question = Question(
        "q", "What is $x$?", answer="It is $x$.", key_points=points, follow_ups=(ITEM,), tasks=(TASK,)
    )
    put = Put(prospect("q", kind.value, section="B"), 0.75)
    answer = Answered("e", Turn(Card(f"q:{kind}", "q", kind, "B", 0)), tried, 61.0, follow_up)
    pieces = encode(
        scorecard((put,), [answer]),
        day=740_000,
        seed=9,
        titles={"B": "Derivations | more"},
        question_of=lambda _: question,
        follow_up_of=lambda _: ITEM,
    )
    return "".join(pieces)


def test_the_result_stands_first_with_its_seed() -> None:
    text = document(Kind.RECALL, Tried(Rating.GOOD))
    assert text.startswith("# Mock interview, 2027-01-19\n")
    assert "**1 of 1 answered**, predicted 0.8 (80 %: 0 to 1); 1.0 minutes; seed 9." in text
    assert r"| B Derivations \| more | 1 | 1 | 0.8 |" in text
    assert "Nothing: every question" in text


def test_what_was_said_is_quoted_and_acts_as_nothing() -> None:
    text = document(Kind.RECALL, Tried(Rating.HARD, typed="# no heading\n<b>&amp;"))
    assert "> \\# no heading" in text
    assert r"> \<b\>&amp;amp;" in text
    assert "It is $x$." in text
    assert "1. q:recall: with gaps" in text


def test_key_points_left_out_are_named_under_what_to_fix() -> None:
    text = document(Kind.RECALL, Tried(Rating.AGAIN, ticks=()))
    assert "1. q:recall: missed\n    - left out: It is known.\n    - left out: It is *x*.\n" in text


def test_a_follow_up_is_kept_with_its_verdict() -> None:
    assert "**Follow-up, missed.** And then?\n\nThen $x$." in document(
        Kind.RECALL, Tried(Rating.HARD), follow_up=False
    )
    assert "Follow-up" not in document(Kind.RECALL, Tried(Rating.HARD), follow_up=None)


def test_a_numeric_task_is_written_with_its_numbers_and_its_answer() -> None:
    tried = Tried(Rating.AGAIN, typed="3", tag="sign", task=TASK.name, seed=4)
    text = document(Kind.COMPUTE, tried)
    assert "Again, sign, 61 s, predicted 75%." in text
    assert "Observations" in text
    assert "**Answer:** 6.64\n" in text
    assert "It is $x$." not in text

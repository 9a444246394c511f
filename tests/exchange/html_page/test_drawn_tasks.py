"""Tasks with their numbers drawn: texts with holes, and for each instance what goes into them."""

from __future__ import annotations

import math

import pytest

from interview_grill.errors import ProblemError
from interview_grill.exchange.html_page.drawn_tasks import INSTANCES, DrawnTask, answer_hole, drawn_task
from interview_grill.exchange.worked import instance_seed
from interview_grill.problems.instance import instance_of, prepare
from tests.exchange.specimens import WHOLE

RATE, SPLIT = (drawn_task(WHOLE, task) for task in WHOLE.tasks)
FIRST = 0x12000


def holes(text: str) -> list[str]:
    return [character for character in text if FIRST <= ord(character) <= 0x12399]


def filled(drawn: DrawnTask, text: str, place: int) -> str:
    fills = drawn.plain["instances"][place]["fills"]
    return "".join(fills[ord(c) - FIRST] if FIRST <= ord(c) <= 0x12399 else c for c in text)


@pytest.mark.parametrize("drawn", [RATE, SPLIT], ids=["rate", "split"])
def test_holes_are_numbered_through_question_and_solution_and_the_answer_is_last(drawn: DrawnTask) -> None:
    found = holes(drawn.ask + "".join(drawn.solution))
    assert found == [chr(FIRST + place) for place in range(len(found))]
    assert answer_hole(drawn.plain) == chr(FIRST + len(found))
    assert {len(instance["fills"]) for instance in drawn.plain["instances"]} == {len(found) + 1}


@pytest.mark.parametrize("drawn", [RATE, SPLIT], ids=["rate", "split"])
def test_a_text_with_its_holes_filled_is_what_the_program_itself_shows(drawn: DrawnTask) -> None:
    for place in range(INSTANCES):
        seed = instance_seed(WHOLE.id, drawn.task.name, place, 0)
        shown = instance_of(prepare(drawn.task), seed)
        assert drawn.plain["instances"][place]["seed"] == seed
        assert filled(drawn, drawn.ask, place) == shown.ask
        assert tuple(filled(drawn, text, place) for text in drawn.solution) == shown.solution


def test_values_are_numbers() -> None:
    for instance in RATE.plain["instances"]:
        s, n, d = (float(instance["given"][name]) for name in "snd")
        assert instance["value"] == pytest.approx(s / (n * d), rel=1e-11)
    for instance in SPLIT.plain["instances"]:
        assert math.fsum(instance["value"]) == pytest.approx(1)
        assert instance["fills"][-1].startswith("p = 0.")


def test_what_the_page_judges_by_is_the_task_s_own() -> None:
    assert (RATE.plain["type"], RATE.plain["rtol"], RATE.plain["slots"]) == ("number", 0.005, [])
    assert (SPLIT.plain["type"], SPLIT.plain["slots"]) == ("vector", ["p", "q"])
    assert [(wrong["tag"], wrong["value"]) for wrong in RATE.plain["wrong"]] == [
        ("per-interval", "s/n"),
        ("inverse", "n*d/s"),
    ]
    assert (RATE.plain["closed_form"], RATE.plain["answer_name"]) == ("s/(n*d)", "rate")
    assert [name for name, _ in RATE.plain["names"]] == ["n", "s", "d"]
    assert RATE.plain["draw"][2] == ["d", {"kind": "choice", "values": [0.5, 2.0]}]
    assert RATE.plain["require"] == [["s", "!=", "2*n"]]


def test_a_letter_that_marks_holes_is_none_where_an_author_wrote_it() -> None:
    task = WHOLE.tasks[0]._replace(ask="Of {s} events \U00012000 in {n} days of ${d}$: \U00012399?")
    drawn = drawn_task(WHOLE, task)
    assert len(holes(drawn.ask)) == 3
    assert drawn.ask.count("\ufffd") == 2


def test_another_seed_draws_other_numbers() -> None:
    assert drawn_task(WHOLE, WHOLE.tasks[0]).plain == RATE.plain
    assert drawn_task(WHOLE, WHOLE.tasks[0], seed=1).plain["instances"] != RATE.plain["instances"]


def test_a_task_that_cannot_be_drawn_is_named() -> None:
    with pytest.raises(ProblemError, match="poisson-rate, task rate"):
        drawn_task(WHOLE, WHOLE.tasks[0]._replace(require=("n > 100",)))

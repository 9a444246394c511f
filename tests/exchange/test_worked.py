from __future__ import annotations

import pytest

from interview_grill.errors import ProblemError
from interview_grill.exchange.worked import answer_text, instance_seed, instances, worked
from interview_grill.problems import load
from tests.exchange.specimens import WHOLE

RATE, SPLIT = WHOLE.tasks


def test_an_exported_instance_is_the_one_the_program_draws_for_its_seed() -> None:
    for place, instance in enumerate(instances(WHOLE, RATE, 3)):
        again = load(RATE, instance_seed("poisson-rate", "rate", place, 0))
        assert (again.values, again.expected) == (instance.values, instance.expected)


def test_instances_differ_from_one_another_and_with_the_seed() -> None:
    asks = [item.ask for seed in (0, 1) for item in worked(WHOLE, RATE, 4, seed=seed)]
    assert len(set(asks)) > 6


def test_the_answer_is_the_closed_form_of_the_numbers_shown() -> None:
    for instance in instances(WHOLE, RATE, 5):
        s, n, d = (float(instance.given[name]) for name in "snd")
        assert float(answer_text(instance)) == pytest.approx(s / (n * d), rel=1e-5)


def test_entries_of_a_vector_are_named() -> None:
    (item,) = worked(WHOLE, SPLIT, 1)
    assert item.answer.startswith("p = 0.")
    assert ", q = 0." in item.answer


def test_a_task_that_cannot_be_drawn_names_question_and_task() -> None:
    broken = RATE._replace(require=("s < n",))
    with pytest.raises(ProblemError, match="poisson-rate, task rate"):
        list(worked(WHOLE, broken, 1))

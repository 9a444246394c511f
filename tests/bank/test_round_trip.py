"""Question to plain data and back, and through a file, for everything the format admits."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

from hypothesis import HealthCheck, given, settings

from interview_grill.bank import build
from interview_grill.bank.files import bundled_bank_path
from interview_grill.bank.format import DECK, QUESTION
from interview_grill.bank.library import Library
from interview_grill.bank.plain import plain_deck, plain_question
from interview_grill.bank.reader import read
from interview_grill.bank.report import Report
from interview_grill.bank.shapes import Record
from interview_grill.bank.values import read_value
from tests.bank.plain_questions import plain

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def through_a_file(shape: Record, value: Any) -> Any:
    """What is read of a value that was written as JSON, which is YAML."""
    stream = BytesIO(json.dumps([value], ensure_ascii=False).encode())
    report = Report("bank.yaml", stream)
    (item,) = read(stream, report)
    found = read_value(shape, item.node, "it", report)
    assert report.faults == []
    return found


@SLOW
@given(plain(QUESTION))
def test_what_the_format_admits_is_read_as_it_was_written(value: dict[str, Any]) -> None:
    assert through_a_file(QUESTION, value) == value


@SLOW
@given(plain(QUESTION))
def test_a_question_survives_being_written_as_plain_data(value: dict[str, Any]) -> None:
    question = build.question(value)
    again = plain_question(question)
    assert build.question(again) == question
    assert plain_question(build.question(again)) == again
    assert through_a_file(QUESTION, again) == again


def test_the_bundled_questions_and_header_survive_it_too() -> None:
    library = Library.open([bundled_bank_path()])
    for question in library.questions():
        assert build.question(json.loads(json.dumps(plain_question(question)))) == question
    assert build.deck(through_a_file(DECK, plain_deck(library.deck))) == library.deck


def test_plain_data_says_nothing_that_is_only_a_default() -> None:
    question = build.question(
        {"id": "a", "ask": "b", "tasks": [{"name": "t", "ask": "c", "closed_form": "1"}]}
    )
    assert plain_question(question) == {
        "id": "a",
        "ask": "b",
        "tasks": [{"name": "t", "ask": "c", "closed_form": "1"}],
    }


def test_short_forms_mean_what_the_long_ones_say() -> None:
    short = {
        "name": "d",
        "title": "t",
        "given": {"x": "sample"},
        "lines": [
            {
                "do": "a",
                "math": "b",
                "expect": {"mode": "root", "value": "v", "in": "v", "solver": "gaussian.mle"},
            }
        ],
    }
    long = {
        **short,
        "lines": [
            {
                "do": "a",
                "math": "b",
                "expect": {"mode": "root", "value": "v", "in": ["v"], "solver": {"call": "gaussian.mle"}},
            }
        ],
    }
    assert build.derivation(short) == build.derivation(long)
    task = {
        "name": "t",
        "ask": "a",
        "type": "vector",
        "slots": ["a", "b"],
        "closed_form": ["n/2", "max(n, 1)"],
    }
    assert build.task(task) == build.task({**task, "closed_form": "[n/2, max(n, 1)]"})
    sample = {"name": "t", "ask": "a", "draw": {"x": {"poisson": {"rate": "4", "n": "6"}}}}
    listed = {
        "name": "t",
        "ask": "a",
        "draw": {"x": {"poisson": {"rate": "4", "n": ["6", "6"], "decimals": 0}}},
    }
    assert build.task(sample) == build.task(listed)

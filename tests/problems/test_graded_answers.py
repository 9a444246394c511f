"""The corpus of graded answers: the verdict and the tag a fair examiner gives."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from interview_grill.algebra import caret
from interview_grill.problems import Instance, load
from interview_grill.problems.grading import grade
from interview_grill.problems.verdict import Verdict

from .tasks import TASKS

CORPUS = Path(__file__).parent / "data" / "graded_answers.tsv"
SEED = 11


def rows() -> list[list[str]]:
    lines = [line.split("\t") for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    return [[*cells, ""][:4] for cells in lines if not cells[0].startswith("#")]


@cache
def instance(task: str) -> Instance:
    return load(TASKS[task], SEED)


def test_the_corpus_is_large_and_has_every_verdict() -> None:
    assert len(rows()) >= 200
    assert {row[2] for row in rows()} == set(Verdict)


@pytest.mark.parametrize(("task", "typed", "verdict", "tag"), rows())
def test_an_answer_gets_the_verdict_of_a_fair_examiner(task: str, typed: str, verdict: str, tag: str) -> None:
    graded = grade(instance(task), typed)
    assert (graded.verdict, graded.tag or "") == (verdict, tag), graded.message
    assert graded.message
    assert graded.expected == instance(task).expected
    if graded.error is not None:
        assert graded.verdict is Verdict.INVALID
        assert caret(graded.error).endswith("^")
    else:
        assert graded.read_as

"""Texts judged by the page's script, in one process of node, and by the program.

`verdicts_compared` takes some twenty thousand of them over all tasks of the bank.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest

from interview_grill.bank.library import Library
from interview_grill.exchange.html_page.drawn_tasks import drawn_task
from interview_grill.exchange.html_page.page import judge_script
from interview_grill.exchange.worked import instances
from interview_grill.problems.grading import grade
from interview_grill.problems.instance import Instance
from tests.exchange.html_page.typed_texts import texts

NODE = shutil.which("node") or shutil.which("nodejs")
#: In CI a missing node is a failure: there the comparison is never skipped.
NEEDS_NODE = pytest.mark.skipif(NODE is None and "CI" not in os.environ, reason="node is not installed")
_SCRIPT = """
const {tasks: given, asked} = JSON.parse(require("fs").readFileSync(0, "utf8"));
const verdictOn = (task, n, text) => {
  try {
    const {verdict, tag, message, read} = judge.verdictOn(given[task], given[task].instances[n], text);
    return [verdict, tag, message, read];
  } catch (error) {
    return ["failed", null, String(error), null];
  }
};
console.log(JSON.stringify(asked.map((one) => verdictOn(...one))));
"""


class Subject(NamedTuple):
    """A task as the page carries it and as the program draws it."""

    name: str
    plain: dict[str, Any]
    drawn: tuple[Instance, ...]


class Case(NamedTuple):
    """A text typed at an instance of a subject, both by place."""

    subject: int
    instance: int
    text: str


class Judged(NamedTuple):
    """What was said of a text: verdict, tag of the mistake, and how it was read (None: not at all)."""

    verdict: str
    tag: str | None
    read: str | None


class Difference(NamedTuple):
    """A case of which the program and the page do not say the same."""

    where: str
    text: str
    program: Judged
    page: Judged


def subjects(number: int) -> tuple[Subject, ...]:
    """Every task of the bank with its first instances of the page."""
    found = []
    for question in Library.open().questions():
        for task in question.tasks:
            drawn = tuple(instances(question, task, number))
            found.append(Subject(f"{question.id}/{task.name}", drawn_task(question, task).plain, drawn))
    return tuple(found)


def by_page(
    plains: Sequence[dict[str, Any]], asked: Sequence[tuple[int, int, str]]
) -> list[tuple[Judged, str]]:
    """What the page says, each with its message, from one process of node."""
    found = in_node(_SCRIPT, {"tasks": plains, "asked": asked})
    return [(Judged(verdict, tag, read), said) for verdict, tag, said, read in found]


def in_node(script: str, given: object) -> Any:
    """What a script behind the page's judge prints as JSON, `given` on its standard input."""
    assert NODE is not None
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "judge.js"  # longer than an argument may be
        whole.write_text(judge_script() + script, encoding="utf-8")
        done = subprocess.run(
            [NODE, whole],
            input=json.dumps(given),
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


class Compared(NamedTuple):
    """How many cases there were, the program's verdicts among them, and those in which the page differs."""

    cases: int
    verdicts: Mapping[str, int]
    differing: tuple[Difference, ...]


def verdicts_compared(*, seed: int = 11, instances_each: int = 1) -> Compared:
    """Verdicts, tags and readings of the page against the program's; the same cases for a seed."""
    found, random = subjects(instances_each), Random(seed)
    cases = [
        Case(place, number, text)
        for place, subject in enumerate(found)
        for number, instance in enumerate(subject.drawn)
        for text in texts(instance, random)
    ]
    pages = by_page([subject.plain for subject in found], cases)
    verdicts: Counter[str] = Counter()
    differing = []
    for case, (page, _) in zip(cases, pages, strict=True):
        subject = found[case.subject]
        graded = grade(subject.drawn[case.instance], case.text)
        verdicts[graded.verdict.value] += 1
        program = Judged(graded.verdict.value, graded.tag, graded.read_as)
        if program != page:
            where = f"{subject.name}, instance {case.instance}"
            differing.append(Difference(where, case.text, program, page))
    return Compared(len(cases), verdicts, tuple(differing))

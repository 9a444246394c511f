"""How what people type is judged: a corpus written by someone who has not seen the code that reads it.

    python benchmarks/verdicts.py [--list]

Formulas typed where a number is asked, lines typed where a line of a derivation is asked, the same lines on a
whiteboard, where none is, and every derivation answered with its last line alone. Each text of the corpus belongs to
one of two halves by its hash; what was mended was found in the first, the second is only scored. `--list` prints what
the first half has judged otherwise than its label. Then the texts that the phone page and the terminal both judge
(needs node). Prints counts and the processor time of an answer; exit status 1 when a derivation passes by its last
line, or a verdict differs.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from interview_grill.bank.library import Library
from interview_grill.derivations.board import judge_on_board
from interview_grill.derivations.checked import CheckedDerivation, read_derivation
from interview_grill.derivations.judge import Standing, judge_line
from interview_grill.derivations.truths import prepare
from interview_grill.memory.event import Rating
from interview_grill.problems.grading import grade
from interview_grill.problems.instance import Instance, load
from interview_grill.session.deriving import begin

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.exchange.html_page.judged import verdicts_compared

CORPUS = Path(__file__).parent.parent / "tests" / "corpus"
SEED = 7
SLOW = 5  # ms


class Judged(NamedTuple):
    """One text of the corpus, and what became of it."""

    where: str
    text: str
    label: str
    kind: str
    verdict: str
    said: str
    milliseconds: float

    @property
    def half(self) -> str:
        """`first` or `second`, by the text alone."""
        return "second" if hashlib.sha256(self.text.encode()).digest()[0] & 1 else "first"

    @property
    def said_to_be(self) -> str:
        """The label; a text that its writer knew to have two readings (`1/2n`) counts apart."""
        return f"{self.label}, but ambiguous" if self.kind == "ambiguous" else self.label


def judged_formulas() -> Iterator[Judged]:
    """Every formula of the corpus, graded on the numbers its writer saw."""
    instances: dict[tuple[str, str], Instance] = {}
    for question in Library.open().questions():
        for task in question.tasks:
            instances[question.id, task.name] = load(task, SEED)
    for row in _rows("formulas.jsonl"):
        instance = instances[row["question"], row["task"]]
        start = time.process_time()
        graded = grade(instance, row["text"])
        spent = 1000 * (time.process_time() - start)
        where = f"{row['question']} --task {row['task']}"
        yield Judged(where, row["text"], row["label"], row["kind"], graded.verdict, graded.message, spent)


def judged_lines() -> Iterator[Judged]:
    """Every line of the corpus, judged where its writer was asked for it."""
    read = derivations()
    for row in _rows("lines.jsonl"):
        derivation = read[row["derivation"]]
        prepare(derivation)  # as a dialogue does before its first line
        number = int(row["line"])
        if not derivation.lines[number - 1].typed:
            continue
        start = time.process_time()
        verdict = judge_line(derivation, number, row["text"])
        spent = 1000 * (time.process_time() - start)
        standing = verdict.standing.value
        if verdict.standing is Standing.RIGHT and verdict.line != number:
            standing = "further"
        where = f"{row['derivation']} line {number}"
        yield Judged(where, row["text"], row["label"], row["kind"], standing, verdict.message, spent)


def judged_on_a_board() -> Iterator[Judged]:
    """Every line of the corpus, judged on an empty whiteboard."""
    read = derivations()
    for row in _rows("lines.jsonl"):
        derivation = read[row["derivation"]]
        prepare(derivation)
        start = time.process_time()
        verdict = judge_on_board(derivation, frozenset(), frozenset(), row["text"])
        spent = 1000 * (time.process_time() - start)
        where = f"{row['derivation']} on a whiteboard"
        yield Judged(
            where, row["text"], row["label"], row["kind"], verdict.standing.value, verdict.message, spent
        )


def passed_by_the_last_line() -> list[str]:
    """The derivations that are Good when nothing but their last line is typed on a blank page."""
    passed = []
    for name, checked in derivations().items():
        derivation = checked.derivation
        last = checked.typed_lines[-1].line.expect.value
        mine = frozenset(derivation.typed_numbers)
        dialogue = begin(derivation, mine).reply(last)
        for _ in range(2 * len(mine)):
            if dialogue.outcome is not None:
                break
            dialogue = dialogue.reply(last)
        if dialogue.outcome is not None and dialogue.outcome.rating is not Rating.AGAIN:
            passed.append(name)
    return passed


def derivations() -> dict[str, CheckedDerivation]:
    questions = Library.open().questions()
    return {each.name: read_derivation(each) for question in questions for each in question.derivations}


def _rows(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (CORPUS / name).read_text(encoding="utf-8").splitlines()]


def print_table(title: str, judged: list[Judged]) -> None:
    """A row for each half and label: how many were judged how."""
    print(f"{title}: {len(judged)}")
    for half in ("first", "second"):
        for label in sorted({each.said_to_be for each in judged}):
            counts = Counter(each.verdict for each in judged if (each.half, each.said_to_be) == (half, label))
            shown = ", ".join(f"{count} {verdict}" for verdict, count in counts.most_common())
            print(f"  {half} half, {label}: {shown}")
    times = sorted(each.milliseconds for each in judged)
    slow = sum(each > SLOW for each in times)
    print(
        f"  an answer: median {statistics.median(times):.2f} ms, slowest {times[-1]:.1f}, {slow} over {SLOW} ms"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--list", action="store_true", help="print what is judged otherwise than its label")
    arguments = parser.parse_args()
    gc.disable()  # with all derivations in memory a collection takes longer than an answer; a session holds one
    tables = (
        ("formulas", judged_formulas()),
        ("lines", judged_lines()),
        ("lines on a whiteboard", judged_on_a_board()),
    )
    for title, table in tables:
        judged = list(table)
        print_table(title, judged)
        if arguments.list:
            for each in judged:
                if each.half == "first" and each.verdict not in _AS_LABELLED[each.label]:
                    print(f"    {each.where} [{each.label}, {each.kind}] {each.verdict}: {each.text!r}")
                    print(f"        {each.said}")
    compared = verdicts_compared()
    print(
        f"verdicts on the phone that differ from the terminal's: {len(compared.differing)} of {compared.cases}"
    )
    passed = passed_by_the_last_line()
    print(f"derivations passed by their last line: {len(passed)} of {len(derivations())}", *passed)
    return 1 if passed or compared.differing else 0


_AS_LABELLED = {
    "right": {"correct", "right"},
    "wrong": {"wrong"},
    "true": {"true", "right", "further", "repeated", "unknown"},
    "later": {"further", "right"},
    "given": {"repeated", "true", "unknown"},
}


if __name__ == "__main__":
    sys.exit(main())

"""How well an answer in one's own words is heard: a corpus of answers labelled point by point, scored in two halves.

    python benchmarks/listening.py [--question ID] [--list] [--no-peers]

Cues were written from the first half alone (by the hash of the text); the second is only scored. Questions without cues
are left out. A point that is labelled as said in part counts neither way. `--list` prints what is misheard in the first
half, question by question. Prints counts, shares and the processor time of an answer; then what other ways to hear, of
`listening_peers.py`, come to on the second half.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from listening_peers import Case, comparison

from interview_grill.bank.library import Library
from interview_grill.bank.model import Question
from interview_grill.listening.compiled import Ears
from interview_grill.listening.hearing import Hearing, hear
from interview_grill.memory.event import Rating
from interview_grill.session.proposal import proposed_rating

ANSWERS = Path(__file__).parent.parent / "tests" / "answers"


class Answer(NamedTuple):
    """One answer and what a fair examiner hears in it; points and pitfalls count from 1."""

    question: str
    writer: int
    style: str
    text: str
    heard: frozenset[int]
    partly: frozenset[int]
    denied: frozenset[int]
    said: frozenset[int]

    @property
    def half(self) -> str:
        """`first` or `second`, by the text alone."""
        return "second" if hashlib.sha256(self.text.encode()).digest()[0] & 1 else "first"

    @property
    def is_good(self) -> bool:
        """Whether it claims nothing wrong."""
        return bool(self.heard) and not self.said and not self.denied


class Judged(NamedTuple):
    """What a judge makes of an answer: the points it hears, the pitfalls it finds, and the milliseconds it took."""

    answer: Answer
    ticks: frozenset[int]
    said: frozenset[int]
    milliseconds: float


def answers() -> list[Answer]:
    """The whole corpus."""
    labels = {}
    for file in sorted(ANSWERS.glob("labels-*.jsonl")):
        labels.update({(row["id"], row["writer"], row["style"]): row for row in _rows(file)})
    found = []
    for writer in (1, 2):
        for row in _rows(ANSWERS / f"writer{writer}.jsonl"):
            label = labels[row["id"], writer, row["style"]]
            heard, partly, denied, said = (
                frozenset(label[key]) for key in ("heard", "partly", "denied", "said")
            )
            found.append(Answer(row["id"], writer, row["style"], row["text"], heard, partly, denied, said))
    return found


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())


class Bank:
    """The questions that have cues, and what each listens for."""

    def __init__(self, only: str | None) -> None:
        library = Library.open()
        chosen = [library.find(only)] if only else list(library.questions())
        heard = {question.id: (question, library.ears(question)) for question in chosen}
        self.questions = {id_: question for id_, (question, ears) in heard.items() if not ears.is_deaf}
        self.ears: dict[str, Ears] = {id_: heard[id_][1] for id_ in self.questions}

    def judged(self, answer: Answer) -> tuple[Judged, Hearing]:
        """An answer heard by its cues."""
        start = time.process_time()
        hearing = hear(self.ears[answer.question], answer.text)
        spent = 1000 * (time.process_time() - start)
        return Judged(answer, hearing.ticks, hearing.said, spent), hearing


class Tally:
    """Of what was said, how much was found; of what was found, how much was said."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, *, found: bool, true: bool) -> None:
        self._counts["hit" if found and true else "false" if found else "missed" if true else "none"] += 1

    @property
    def precision(self) -> float:
        return self._counts["hit"] / max(1, self._counts["hit"] + self._counts["false"])

    @property
    def recall(self) -> float:
        return self._counts["hit"] / max(1, self._counts["hit"] + self._counts["missed"])

    def __str__(self) -> str:
        found = self._counts["hit"] + self._counts["false"]
        true = self._counts["hit"] + self._counts["missed"]
        hit = self._counts["hit"]
        return f"precision {self.precision:6.3f} ({hit}/{found})   recall {self.recall:6.3f} ({hit}/{true})"


def point_tallies(judged: Iterable[Judged], questions: dict[str, Question]) -> dict[str, Tally]:
    """How musts, other points and pitfalls are heard."""
    tallies = {"must points": Tally(), "nice points": Tally(), "pitfalls": Tally()}
    for one in judged:
        question = questions[one.answer.question]
        for number, point in enumerate(question.key_points, 1):
            if number not in one.answer.partly:
                true = number in one.answer.heard
                tallies["must points" if point.must else "nice points"].add(
                    found=number in one.ticks, true=true
                )
        for number, _ in enumerate(question.pitfalls, 1):
            tallies["pitfalls"].add(found=number in one.said, true=number in one.answer.said)
    return tallies


def rating_of(question: Question, ticks: Iterable[int]) -> Rating:
    """The rating that follows from points ticked, with no confidence stated."""
    return proposed_rating(question.key_points, frozenset(ticks), None, 60.0, None)


def rating_lines(judged: list[Judged], questions: dict[str, Question]) -> Iterator[str]:
    """How the proposed ratings compare with those that the labels give."""
    counts: Counter[str] = Counter()
    for one in judged:
        question, answer = questions[one.answer.question], one.answer
        ours = rating_of(question, one.ticks)
        theirs = rating_of(question, answer.heard)
        with_partly = rating_of(question, answer.heard | (answer.partly & one.ticks))
        counts["equal"] += ours == theirs
        counts["in part"] += ours in (theirs, with_partly)
        counts["far"] += abs(ours - theirs) > 1
        musts = {number for number, point in enumerate(question.key_points, 1) if point.must}
        missing = musts - answer.heard - answer.partly
        half_missing = bool(musts) and 2 * len(missing) >= len(musts)
        counts["half missing"] += half_missing
        counts["above"] += half_missing and ours > Rating.HARD
    total = max(1, len(judged))
    yield (
        f"rating equal to that from the labels {counts['equal'] / total:6.1%} ({counts['equal']}/{len(judged)});"
        f" {counts['in part'] / total:.1%} where a point said in part may count"
    )
    yield f"rating off by more than one {counts['far'] / total:6.1%} ({counts['far']})"
    yield f"above Hard with half of the musts missing: {counts['above']} of {counts['half missing']}"


def accused_line(judged: list[Judged]) -> str:
    """How many answers that claim nothing wrong are told they did."""
    good = [one for one in judged if one.answer.is_good]
    accused = sum(bool(one.said) for one in good)
    return f"good answers accused of a pitfall {accused / max(1, len(good)):6.1%} ({accused}/{len(good)})"


def _time_line(judged: list[Judged]) -> str:
    times = sorted(one.milliseconds for one in judged)
    words = sorted(len(one.answer.text.split()) for one in judged)
    if not times:
        return "no answers"
    return (
        f"an answer of {words[len(words) // 2]} words (longest {words[-1]}) takes {times[len(times) // 2]:.2f} ms"
        f" (median), {times[int(0.99 * len(times))]:.2f} ms (99th percentile), {times[-1]:.2f} ms at most"
    )


def print_half(half: str, judged: list[Judged], questions: dict[str, Question]) -> None:
    """All figures of one half."""
    print(f"{half} half: {len(judged)} answers to {len(questions)} questions")
    for name, tally in point_tallies(judged, questions).items():
        print(f"  {name:12} {tally}")
    print(f"  {accused_line(judged)}")
    for line in rating_lines(judged, questions):
        print(f"  {line}")
    print(f"  {_time_line(judged)}")


def print_misheard(bank: Bank, corpus: list[Answer]) -> None:
    """What is misheard in the first half: the answer, the point, and the words that were taken for it."""
    for id_, question in bank.questions.items():
        shown: set[str] = set()
        for answer in corpus:
            if answer.question != id_ or answer.half != "first":
                continue
            lines = list(_misheard(question, answer, bank.judged(answer)[1]))
            if lines and not shown:
                print(f"\n{question.number} {id_}: {question.ask}")
            if lines:
                shown.add(answer.style)
                print(f"  [{answer.style}] {answer.text}")
                print("\n".join(f"    {line}" for line in lines))


def _misheard(question: Question, answer: Answer, hearing: Hearing) -> Iterator[str]:
    for number, (point, heard) in enumerate(zip(question.key_points, hearing.points, strict=True), 1):
        quoted = " … ".join(repr(answer.text[span.start : span.end]) for span in heard.spans)
        if number in hearing.ticks and number not in answer.heard | answer.partly:
            yield f"POINT {number} HEARD WRONGLY in {quoted}: {point.text}"
        elif number in answer.heard and number not in hearing.ticks:
            yield f"POINT {number} MISSED ({'must' if point.must else 'nice'}; {heard.verdict} {quoted}): {point.text}"
    for number, (pitfall, heard) in enumerate(zip(question.pitfalls, hearing.pitfalls, strict=True), 1):
        quoted = " … ".join(repr(answer.text[span.start : span.end]) for span in heard.spans)
        if number in hearing.said and number not in answer.said:
            yield f"PITFALL {number} HEARD WRONGLY in {quoted}: {pitfall.said}"
        elif number in answer.said and number not in hearing.said:
            yield f"PITFALL {number} MISSED ({heard.verdict} {quoted}): {pitfall.said}"


def cases(judged: Iterable[Judged], questions: dict[str, Question]) -> Iterator[Case]:
    """Every point and pitfall with every answer to its question, those said in part left out."""
    for one in judged:
        question, answer = questions[one.answer.question], one.answer
        for number, point in enumerate(question.key_points, 1):
            if number not in answer.partly:
                kind = "must points" if point.must else "nice points"
                true, ours = number in answer.heard, number in one.ticks
                yield Case(kind, answer.half, point.text, answer.text, true, ours)
        for number, pitfall in enumerate(question.pitfalls, 1):
            true, ours = number in answer.said, number in one.said
            yield Case("pitfalls", answer.half, pitfall.said, answer.text, true, ours)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--question", help="only this question, by id or number")
    parser.add_argument("--list", action="store_true", help="print what is misheard in the first half")
    parser.add_argument(
        "--no-peers", action="store_true", help="leave out the comparison with other ways to hear"
    )
    options = parser.parse_args()
    bank = Bank(options.question)
    corpus = [answer for answer in answers() if answer.question in bank.questions]
    gc.disable()
    if options.list:
        print_misheard(bank, corpus)
        print()
    everything = [bank.judged(answer)[0] for answer in corpus]
    for half in ("first", "second"):
        print_half(half, [one for one in everything if one.answer.half == half], bank.questions)
    if not options.no_peers:
        print("other ways to hear, second half, thresholds from the first:")
        print("\n".join(comparison(list(cases(everything, bank.questions)))))


if __name__ == "__main__":
    main()

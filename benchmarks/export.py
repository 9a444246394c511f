"""What exports cost: 1,000 questions in every format, Anki packages against genanki in the same run, and memory.

The questions are the bundled ones over and over under new ids, so each is as long as a real one (about 6 KB).
Numeric tasks are timed on their own, by the task, as what they cost is drawing numbers. Processor time, best of
three, so that a busy machine does not count; the comparison is by the clock, in turn. Needs genanki for it
(pip install genanki) and says so without it. Usage: python benchmarks/export.py [--json]
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterable
from itertools import cycle, islice
from unittest.mock import patch

from interview_grill.bank.library import Library
from interview_grill.bank.model import Question
from interview_grill.exchange import (
    anki_package,
    card_markdown,
    delimited,
    json_document,
    markdown,
    yaml_bank,
)
from interview_grill.exchange.anki_note import note_fields
from interview_grill.exchange.anki_note_type import FIELDS
from interview_grill.exchange.collection import Collection
from interview_grill.exchange.html_page import Terms, encode
from interview_grill.exchange.written_file import write_file

QUESTIONS = 1000
MOST_SECONDS = 1.0
MOST_OF_GENANKI = 0.5
ROUNDS = 3

FORMATS: dict[str, Callable[[Collection], Iterable[str | bytes]]] = {
    "json": json_document.encode,
    "yaml": yaml_bank.encode,
    "csv": delimited.encode,
    "markdown": markdown.encode,
    "hashcards": card_markdown.encode_hashcards,
    "repeater": card_markdown.encode_repeater,
    "html": lambda collection: encode(collection, Terms(0.9, 240)),
    "anki": lambda collection: anki_package.encode(collection, modified={}),
}


def enlarged(number: int, *, tasks: bool = False) -> Collection:
    """The bundled bank over and over, each question with an id of its own."""
    library = Library.open()
    repeated: Iterable[Question] = islice(cycle(tuple(library.questions())), number)
    questions = tuple(
        question._replace(id=f"{question.id}-{place}", number=place, tasks=question.tasks if tasks else ())
        for place, question in enumerate(repeated, 1)
    )
    return Collection(questions, library.deck)


def seconds(action: Callable[[], object]) -> float:
    """Processor seconds of the fastest of some rounds."""
    times = []
    for _ in range(ROUNDS):
        started = time.process_time()
        action()
        times.append(time.process_time() - started)
    return min(times)


def seconds_of(form: Callable[[Collection], Iterable[str | bytes]], collection: Collection) -> float:
    return seconds(lambda: consume(form(collection)))


def consume(pieces: Iterable[str | bytes]) -> int:
    return sum(map(len, pieces))


def against_genanki(collection: Collection) -> dict[str, float] | None:
    """Both write a file of the same ready-made fields, in turn; clock seconds, as both write to the disk."""
    try:
        import genanki
    except ImportError:
        return None
    model = genanki.Model(
        1607392319,
        "Interview Grill",
        fields=[{"name": name} for name in FIELDS],
        templates=[
            {"name": kind, "qfmt": f"{{{{{kind}}}}}", "afmt": "{{FrontSide}}{{Answer}}"}
            for kind in ("Question", "Compute", "Derive")
        ],
    )
    rows = {question.id: note_fields(question) for question in collection.questions}

    def theirs(file: str) -> None:
        deck = genanki.Deck(2059400110, collection.title)
        for row in rows.values():
            deck.add_note(genanki.Note(model=model, fields=list(row), guid=row[0]))
        genanki.Package(deck).write_to_file(file)

    def ours(file: str) -> None:
        write_file(file, anki_package.encode(collection, modified={}))

    best = {"theirs": 9e9, "ours": 9e9}
    ready_made = patch.object(anki_package, "note_fields", lambda question, **_: rows[question.id])
    with tempfile.TemporaryDirectory() as folder, ready_made:
        for number in range(4 * ROUNDS):
            for name, action in (("theirs", theirs), ("ours", ours)):
                started = time.perf_counter()
                action(f"{folder}/{name}-{number}.apkg")
                best[name] = min(best[name], time.perf_counter() - started)
    return best


def task_milliseconds(form: Callable[[Collection], Iterable[str | bytes]]) -> float:
    """What a numeric task adds to an export, drawing and all."""
    bare, whole = enlarged(60), enlarged(60, tasks=True)
    tasks = sum(len(question.tasks) for question in whole.questions)
    extra = seconds(lambda: consume(form(whole))) - seconds(lambda: consume(form(bare)))
    return 1000 * extra / tasks


def peak_megabytes(form: Callable[[Collection], Iterable[str | bytes]], number: int) -> float:
    """The most memory in use while a file is made piece by piece, the questions not counted."""
    collection = enlarged(number)
    tracemalloc.start()
    consume(form(collection))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 1e6


def measure() -> dict[str, object]:
    collection = enlarged(QUESTIONS)
    times = {name: round(seconds_of(form, collection), 3) for name, form in FORMATS.items()}
    duel = against_genanki(collection)
    return {
        "questions": QUESTIONS,
        "seconds": times,
        "task_milliseconds": {
            name: round(task_milliseconds(FORMATS[name]), 2) for name in ("markdown", "anki", "html")
        },
        "genanki": None if duel is None else {name: round(value, 3) for name, value in duel.items()},
        "ratio_to_genanki": None if duel is None else round(duel["ours"] / duel["theirs"], 3),
        "peak_megabytes": {
            name: {number: round(peak_megabytes(form, number), 2) for number in (500, 1000, 2000)}
            for name, form in FORMATS.items()
        },
    }


def main() -> int:
    found = measure()
    if "--json" in sys.argv:
        print(json.dumps(found, indent=2))
    else:
        for name, value in found.items():
            print(f"{name}: {value}")
    times, ratio = found["seconds"], found["ratio_to_genanki"]
    assert isinstance(times, dict)
    slow = [name for name, value in times.items() if value > MOST_SECONDS]
    heavy = isinstance(ratio, float) and ratio > MOST_OF_GENANKI
    return 1 if slow or heavy else 0


if __name__ == "__main__":
    sys.exit(main())

"""The page hears in an answer what the program hears: every answer of the corpus, and texts mutilated at random."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from interview_grill.bank.library import Library
from interview_grill.listening.compiled import Ears
from interview_grill.listening.hearing import Heard, hear
from interview_grill.listening.words import tokens
from tests.exchange.html_page.judged import NEEDS_NODE, in_node

pytestmark = NEEDS_NODE
ANSWERS = Path(__file__).parents[2] / "answers"
_HEAR = """
const {ears, asked} = JSON.parse(require("fs").readFileSync(0, "utf8"));
const plain = ({verdict, spans}) => [verdict, spans];
console.log(JSON.stringify(asked.map(([question, text]) => {
  const {points, pitfalls} = listening.hear(ears[question], text);
  return [...points, ...pitfalls].map(plain);
})));
"""
_TOKENS = """
const asked = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(asked.map((text) =>
  listeningWords.tokens(text).map(({word, stem, start, end, mark}) => [word, stem, start, end, mark]))));
"""


def corpus() -> list[tuple[str, str]]:
    rows = [
        json.loads(line)
        for writer in (1, 2)
        for line in (ANSWERS / f"writer{writer}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    return [(row["id"], row["text"]) for row in rows]


def mutilated(texts: Sequence[str], number: int) -> list[str]:
    """Texts with pieces of one another, with signs left out and exchanged; the same ones every time."""
    random = Random(3)
    made = []
    for _ in range(number):
        one, other = random.choice(texts), random.choice(texts)
        at, from_, length = random.randrange(len(one)), random.randrange(len(other)), random.randrange(120)
        signs = list(one[:at] + other[from_ : from_ + length] + one[at + random.randrange(3) :])
        place = random.randrange(len(signs))
        signs[place] = random.choice("\\{}$^-/().,;' \n’|n1é½²")
        made.append("".join(signs[: random.randrange(40, 700)]))
    return made


def ours(heard: Sequence[Heard]) -> list[Any]:
    return [[one.verdict.value, [list(span) for span in one.spans]] for one in heard]


def test_the_page_hears_the_corpus_as_the_program_does() -> None:
    library = Library.open()
    ears: dict[str, Ears] = {question.id: library.ears(question) for question in library.questions()}
    rows = corpus()
    asked = rows + [
        (rows[place % len(rows)][0], text) for place, text in enumerate(mutilated([t for _, t in rows], 2000))
    ]
    plain = {id_: {"points": one.points, "pitfalls": one.pitfalls} for id_, one in ears.items()}
    page = in_node(_HEAR, {"ears": plain, "asked": asked})
    differing = []
    for (question, text), theirs in zip(asked, page, strict=True):
        hearing = hear(ears[question], text)
        if ours((*hearing.points, *hearing.pitfalls)) != theirs:
            differing.append(f"{question}, {len(text)} characters")  # half of the corpus nobody is to read
    assert differing == []


def test_the_page_reads_words_as_the_program_does() -> None:
    texts = [text for _, text in corpus()]
    asked = [
        *texts,
        *mutilated(texts, 3000),
        "\\hat" * 300,
        "\\frac" * 300 + "12",
        "{" * 500,
        "𝔼[x] 𝔼 é̂ İ",
        "can't cant",
    ]
    page = in_node(_TOKENS, asked)
    differing = [
        place
        for place, (text, theirs) in enumerate(zip(asked, page, strict=True))
        if theirs != in_utf16(text)
    ]
    assert differing == []


def in_utf16(text: str) -> list[list[Any]]:
    """The words of a text with their places as JavaScript counts."""
    at = [0]
    for sign in text:
        at.append(at[-1] + 1 + (sign > "\uffff"))
    return [[word, stem, at[start], at[end], mark] for word, stem, start, end, mark in tokens(text)]

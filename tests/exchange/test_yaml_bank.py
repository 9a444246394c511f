from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.bank import build
from interview_grill.bank.content import Rigour
from interview_grill.bank.library import Library
from interview_grill.bank.load import load
from interview_grill.bank.model import Deck, Question
from interview_grill.bank.plain import plain_question
from interview_grill.exchange.collection import Collection
from interview_grill.exchange.yaml_bank import encode, write_question
from tests.exchange.specimens import BOTH, DECK, PATIENT, WHOLE, collections


def written(collection: Collection) -> str:
    return "".join(encode(collection))


@given(collections)
@settings(PATIENT, max_examples=80)
def test_any_yaml_reader_finds_the_same_values(collection: Collection) -> None:
    plain = yaml.load(written(collection), Loader=yaml.CSafeLoader)
    assert tuple(map(build.question, plain["questions"])) == collection.questions
    assert build.deck(plain) == DECK


@given(st.text(max_size=300), st.booleans())
@settings(PATIENT, max_examples=300)
def test_any_text_stands_for_itself(text: str, nested: bool) -> None:
    text = text.encode("utf-8", "replace").decode()
    value = (
        {"id": "x", "say": text} if not nested else {"id": "x", "pitfalls": [{"said": text, "because": text}]}
    )
    assert yaml.load(write_question(value), Loader=yaml.CSafeLoader) == [value]


LIKE_VALUES = ["no", "~", "null", "1e3", "0x1F", "FALSE", "On", "2027-03-01", "<<", "=", "---", "..."]
LIKE_MARKS = [
    "a:b",
    "x:",
    "%x",
    "@x",
    "`x`",
    "'",
    '"',
    "{a}",
    "[a]",
    "&a",
    "*a",
    "- x",
    "a: b",
    "a #b",
    "!!str x",
    "? x",
]
LAYOUT = ["", " ", " lead", "trail ", "\n", "\nx", "x\n", "x\n\n", "  x\ny", "x\n  y\n", "x \ny", "\ttab"]
UNUSUAL = ["\x85", "\u2028", "\ufeff", "😀 " * 80 + "x"]
LONG = ["a" * 300, "a  b " * 60 + "c", "word " * 60 + "end"]


@pytest.mark.parametrize("text", [*LIKE_VALUES, *LIKE_MARKS, *LAYOUT, *UNUSUAL, *LONG])
def test_texts_that_look_like_syntax_stand_for_themselves(text: str) -> None:
    for value in (
        {"id": "x", "ask": text},
        {"id": "x", "tags": [text]},
        {"id": "x", "deep": [{"k": {"j": text}}]},
    ):
        assert yaml.load(write_question(value), Loader=yaml.CSafeLoader) == [value]


def test_our_own_strict_reader_takes_a_whole_question_and_says_nothing(tmp_path: Path) -> None:
    file = tmp_path / "deck.yaml"
    file.write_text(written(Collection((WHOLE,), DECK)), encoding="utf-8")
    loaded = load(str(file), rigour=Rigour.PROVED)
    assert loaded.faults == []
    assert build.question(loaded.questions[0].plain) == WHOLE
    assert build.deck(loaded.header) == DECK


def test_the_bundled_bank_reads_back_to_the_same_questions_and_the_same_bytes(tmp_path: Path) -> None:
    library = Library.open()
    collection = Collection(tuple(library.questions()), library.deck)
    file = tmp_path / "bank.yaml"
    file.write_text(written(collection), encoding="utf-8")
    again = Library.open((str(file),))
    assert tuple(again.questions()) == collection.questions
    assert written(Collection(tuple(again.questions()), again.deck)) == file.read_text(encoding="utf-8")


def test_text_with_latex_is_never_double_quoted() -> None:
    assert '"' not in write_question(plain_question(WHOLE))


def test_long_text_is_folded_and_lines_stay_within_the_width() -> None:
    question = Question("x", "word " * 60 + "end")
    assert max(map(len, write_question(plain_question(question)).splitlines())) <= 110


def test_a_deck_without_header_or_questions_is_an_empty_list() -> None:
    assert written(Collection((), Deck())) == "[]\n"
    assert yaml.safe_load(written(Collection((), DECK)))["questions"] == []


def test_a_hostile_question_is_still_yaml() -> None:
    plain = yaml.load(written(BOTH), Loader=yaml.CSafeLoader)
    assert tuple(map(build.question, plain["questions"])) == BOTH.questions

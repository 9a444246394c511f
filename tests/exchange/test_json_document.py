from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from interview_grill.bank import build
from interview_grill.errors import ExchangeError
from interview_grill.exchange.collection import Collection
from interview_grill.exchange.json_document import decode, encode
from tests.exchange.specimens import BOTH, DECK, PATIENT, WHOLE, collections


def written(collection: Collection) -> str:
    return "".join(encode(collection))


def read(text: str) -> Collection:
    bank = decode(text, where="deck.json")
    return Collection(tuple(map(build.question, bank.questions)), build.deck(bank.deck))


@given(collections)
@settings(PATIENT, max_examples=60)
def test_what_is_written_reads_back_the_same_and_writes_the_same_bytes(collection: Collection) -> None:
    text = written(collection)
    assert read(text) == collection
    assert written(read(text)) == text


def test_a_question_with_tasks_and_derivations_and_a_hostile_one_survive_whole() -> None:
    assert read(written(BOTH)) == BOTH


def test_the_document_says_its_format_and_version_and_holds_a_question_a_line() -> None:
    text = written(Collection((WHOLE,), DECK))
    document = json.loads(text)
    assert (document["format"], document["version"]) == ("interview-grill questions", 1)
    assert json.loads(text.splitlines()[1])["id"] == "poisson-rate"


def test_a_number_longer_than_python_reads_is_refused_in_one_line() -> None:
    document = json.dumps({"format": "interview-grill questions", "version": 1, "deck": {}, "questions": []})
    with pytest.raises(ExchangeError, match="a number of too many digits") as caught:
        decode(document.replace("{}", f'{{"bar": {"9" * 5000}}}'), where="deck.json")
    assert "\n" not in str(caught.value)


def test_an_empty_collection_is_a_valid_document() -> None:
    assert read(written(Collection((), DECK))) == Collection((), DECK)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "deck.json:1:2: this is not JSON"),
        ("[" * 100_000, "nested too deeply"),
        ("[]", 'does not say "format"'),
        ('{"format": "interview-grill questions", "version": 2, "deck": {}, "questions": []}', "version 2"),
        (
            '{"format": "interview-grill questions", "version": 1, "deck": [], "questions": []}',
            "`deck` is not",
        ),
        (
            '{"format": "interview-grill questions", "version": 1, "deck": {}, "questions": [3]}',
            "`questions`",
        ),
    ],
)
def test_what_is_no_such_document_is_refused_in_one_line(text: str, words: str) -> None:
    with pytest.raises(ExchangeError) as caught:
        decode(text, where="deck.json")
    assert words in str(caught.value)

"""The bank format: what the program promises authors about keys, sections, bands and numbers."""

from __future__ import annotations

import re

import pytest

from interview_grill.bank.format import BANDS, DECK, QUESTION, SECTIONS
from interview_grill.bank.model import Deck, Question
from interview_grill.bank.nodes import MappingNode, Scalar
from interview_grill.bank.report import Report
from interview_grill.bank.shapes import Either, Key, ListOf, MappingOf, OneOf, Record, Shape, Text
from interview_grill.bank.values import read_value


def keys_within(shape: Shape, path: str = "") -> list[tuple[str, Key]]:
    """Every key of a shape and of what is inside it, with its path."""
    if isinstance(shape, Record | OneOf):
        return [
            each
            for name, key in shape.keys.items()
            for each in [(f"{path}.{name}", key), *keys_within(key.shape, f"{path}.{name}")]
        ]
    if isinstance(shape, ListOf):
        return keys_within(shape.item, path)
    if isinstance(shape, MappingOf):
        return keys_within(shape.value, path)
    if isinstance(shape, Either):
        return [each for part in shape.shapes for each in keys_within(part, path)]
    return []


EVERY_KEY = keys_within(QUESTION, "question") + keys_within(DECK, "deck")


def faults(**written: str) -> list[str]:
    """What is said of a question with these plain scalars beside its id and what it asks."""
    found = {"id": "a", "ask": "b", **written}
    node = MappingNode(
        {key: (Scalar(key, "", 1, 1), Scalar(text, "", 1, 1)) for key, text in found.items()}, 1, 1
    )
    report = Report("x")
    read_value(QUESTION, node, "a question", report)
    return [fault.what for fault in report.faults]


def test_only_an_id_and_what_is_asked_are_required_of_a_question() -> None:
    assert [name for name, key in QUESTION.keys.items() if key.required] == ["id", "ask"]
    assert [name for name, key in DECK.keys.items() if key.required] == []


def test_sections_and_bands_are_those_of_the_contract() -> None:
    assert " ".join(SECTIONS) == "A B C D E F G H quick"
    assert " ".join(BANDS) == "1-15 16-35 36-50 quick"


def test_a_header_says_what_a_deck_is_and_which_words_mean_the_same() -> None:
    assert set(DECK.keys) == {*Deck.__dataclass_fields__, "questions"}


def test_everything_a_question_is_can_be_written() -> None:
    assert set(QUESTION.keys) == set(Question._fields)


@pytest.mark.parametrize("key", [key for _, key in EVERY_KEY], ids=[path for path, _ in EVERY_KEY])
def test_every_key_says_in_one_line_what_it_holds(key: Key) -> None:
    assert key.says.strip() == key.says != ""
    assert "\n" not in key.says
    assert not key.says.endswith(".")


@pytest.mark.parametrize("number", ["1", "1000000", "37"])
def test_a_number_counts_from_one_to_a_million(number: str) -> None:
    assert faults(number=number) == []


@pytest.mark.parametrize("number", ["0", "-1", "1000001", "1.5"])
def test_no_other_number_is_one(number: str) -> None:
    assert faults(number=number) == [
        f"`number` must be a whole number from 1 to 1000000, not the number {number}"
    ]


@pytest.mark.parametrize(("weight", "admitted"), [("0.25", True), ("7", True), ("0", False), ("-1", False)])
def test_a_weight_is_above_nought(weight: str, admitted: bool) -> None:
    assert (faults(weight=weight) == []) == admitted


@pytest.mark.parametrize("slug", ["a", "x1", "2-sample", "gaussian-variance", "a" * 60])
def test_slugs_are_lower_case_words_with_single_hyphens(slug: str) -> None:
    assert faults(id=slug) == []


@pytest.mark.parametrize(
    "slug", ["A", "-a", "a-", "a--b", "a_b", "é", "a b", "a:compute", "a/b", ".", "a" * 61]
)
def test_nothing_else_is_a_slug(slug: str) -> None:
    assert [what.partition(",")[0] for what in faults(id=slug)] == ["`id` must be a slug"]


def test_texts_with_a_pattern_say_how_to_meet_it() -> None:
    patterned = [key.shape for _, key in EVERY_KEY if isinstance(key.shape, Text) and key.shape.pattern]
    assert patterned
    for shape in patterned:
        assert shape.mend
        example = shape.mend.rpartition(": ")[2]
        assert " " in example or re.fullmatch(shape.pattern or "", example)

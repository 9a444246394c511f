"""Whatever a table or a JSON document holds: questions, or one error that names the file."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.bank.outside import read_question
from interview_grill.errors import ExchangeError
from interview_grill.exchange import delimited, json_document
from interview_grill.exchange.clean_text import clean_plain

HEADERS = st.lists(st.sampled_from((*delimited.COLUMNS, "ask", "Other")), max_size=6)
CELLS = st.one_of(
    st.sampled_from(
        ["", "1", "must: x", "said: a\nbecause: b", "- r", "[]", "{", '"', "'=1", "\x00", "x\ny", "1e999", "[" * 3000]
    ),
    st.text(max_size=20),
)  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=10,
)
KEYS = st.sampled_from(
    (
        "id",
        "ask",
        "number",
        "tags",
        "key_points",
        "pitfalls",
        "tasks",
        "formulas",
        "derivations",
        "weight",
        "x",
    )
)


def check(questions: Iterable[dict[str, Any]]) -> None:
    for plain in questions:
        read_question(clean_plain(plain).plain, file="a", line=2)


@given(
    HEADERS, st.lists(st.lists(CELLS, max_size=7), max_size=5), st.sampled_from([",", "\t"]), st.booleans()
)
@settings(max_examples=300, deadline=None)
def test_any_table_gives_questions_or_one_error(
    header: list[str], rows: list[list[str]], delimiter: str, quoted: bool
) -> None:
    mark = '"' if quoted else ""
    text = "\n".join(delimiter.join(f"{mark}{cell}{mark}" for cell in row) for row in [header, *rows])
    with contextlib.suppress(ExchangeError):
        check(plain for _, plain in delimited.decode(text, delimiter, where="a.csv"))


@given(st.lists(st.dictionaries(KEYS, VALUES, max_size=6), max_size=4))
@settings(max_examples=300, deadline=None)
def test_any_document_gives_questions_or_faults(questions: list[dict[str, Any]]) -> None:
    text = json.dumps({"format": json_document.FORMAT, "version": 1, "deck": {}, "questions": questions})
    check(json_document.decode(text, where="a.json").questions)


def test_a_document_nested_too_deeply_for_a_question_is_a_fault() -> None:
    deep: Any = "x"
    for _ in range(500):
        deep = [deep]
    found = read_question(clean_plain({"id": "x", "ask": deep}).plain, file="a", line=3)
    assert [fault.what for fault in found.faults] == ["nested more than 20 deep"]


def test_numbers_beyond_all_measure_are_faults() -> None:
    for number in (float("inf"), float("nan"), 10**5000):
        found = read_question({"id": "x", "ask": "y", "number": number}, file="a")
        assert len(found.faults) == 1

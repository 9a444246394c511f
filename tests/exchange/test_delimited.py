from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.bank import build
from interview_grill.errors import ExchangeError
from interview_grill.exchange.collection import Collection
from interview_grill.exchange.delimited import COLUMNS, COMMA, TAB, decode, encode, neutral, restored
from tests.exchange.specimens import BOTH, DECK, HOSTILE, PATIENT, WHOLE, collections

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


def written(collection: Collection, delimiter: str = COMMA) -> str:
    return "".join(encode(collection, delimiter))


def read(text: str, delimiter: str = COMMA) -> Collection:
    rows = decode(text, delimiter, where="deck.csv")
    return Collection(tuple(build.question(plain) for _, plain in rows), DECK)


@given(collections, st.sampled_from([COMMA, TAB]))
@settings(PATIENT, max_examples=100)
def test_what_is_written_reads_back_the_same_and_writes_the_same_bytes(
    collection: Collection, delimiter: str
) -> None:
    text = written(collection, delimiter)
    assert read(text, delimiter) == collection
    assert written(read(text, delimiter), delimiter) == text


@pytest.mark.parametrize("delimiter", [COMMA, TAB])
def test_tasks_derivations_and_hostile_text_survive_whole(delimiter: str) -> None:
    assert read(written(BOTH, delimiter), delimiter) == BOTH


@given(collections)
@settings(PATIENT, max_examples=60)
def test_no_cell_begins_like_a_formula(collection: Collection) -> None:
    for row in csv.reader(io.StringIO(written(collection), newline="")):
        assert not any(cell.startswith(DANGEROUS) for cell in row)


def test_a_formula_that_calls_home_is_text_to_a_spreadsheet() -> None:
    (_, row) = csv.reader(io.StringIO(written(Collection((HOSTILE,), DECK)), newline=""))
    assert row[COLUMNS.index("ask")].startswith("'=HYPERLINK(")
    assert row[COLUMNS.index("say")].startswith("'\t=1")


@given(st.text(max_size=20))
@settings(PATIENT)
def test_the_apostrophe_comes_off_again(cell: str) -> None:
    assert restored(neutral(cell)) == cell


def test_an_apostrophe_of_someone_elses_table_is_kept() -> None:
    assert restored("'tis") == "'tis"


def test_lines_end_as_the_standard_says_and_quotes_are_doubled() -> None:
    text = written(Collection((HOSTILE,), DECK))
    assert text.startswith("id,number,section")
    assert text.endswith("\r\n")
    assert '""http://evil.example""' in text


def test_columns_may_come_in_any_order_and_some_be_missing() -> None:
    (found,) = decode("ask,id\r\nWhy?,why\r\n", where="deck.csv")
    assert found == (2, {"id": "why", "ask": "Why?"})


def test_the_line_of_each_question_is_told_where_cells_hold_line_breaks() -> None:
    lines = [line for line, _ in decode(written(BOTH), where="deck.csv")]
    assert lines[0] == 2
    assert lines[1] > 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("id,answer\r\n", "there is no column `ask`"),
        ("ask,colour\r\nx,red\r\n", "no column is called 'colour'"),
        ('ask\r\n"open', "deck.csv:2: the table cannot be read"),
        ("ask,tasks\r\nx,{\r\n", "deck.csv:2: the column `tasks` is not JSON"),
        ("ask,weight\r\nx,heavy\r\n", "the weight 'heavy' is not a number"),
        ("ask,key_points\r\nx,perhaps: y\r\n", "does not begin with `must: ` or `nice: `"),
        (f"ask\r\n{'x' * 1_100_000}\r\n", "field larger than field limit"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text: str, words: str) -> None:
    with pytest.raises(ExchangeError) as caught:
        list(decode(text, where="deck.csv"))
    assert words in str(caught.value)


def test_a_byte_order_mark_of_a_spreadsheet_is_passed_over() -> None:
    assert next(decode("\ufeffask\r\nWhy?\r\n", where="x"))[1] == {"ask": "Why?"}


def test_key_points_read_as_a_person_would_write_them() -> None:
    (_, row) = csv.reader(io.StringIO(written(Collection((WHOLE,), DECK)), newline=""))
    assert row[COLUMNS.index("key_points")].splitlines()[:2] == [
        "must: the sample mean",
        "nice: it is $0$ if all are",
    ]

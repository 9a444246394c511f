"""The bytes of a bank file in pieces: nothing lost, no character cut, what may not stand there told once."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.bank.limits import Excess
from interview_grill.bank.report import Report
from interview_grill.bank.source import Pieces, Source

ITEM = re.compile(rb"- ")
MODEST = settings(max_examples=40, deadline=None)


def opened(data: bytes) -> tuple[Source, Report]:
    report = Report("bank.yaml")
    return Source(BytesIO(data), report), report


def told(report: Report) -> list[tuple[int, int, str]]:
    return [(fault.line, fault.column, fault.what) for fault in report.faults]


def pieces_of(data: bytes) -> list[bytes]:
    source, _ = opened(data)
    found, offset = [], 0
    while raw := source.piece(offset):
        found.append(raw)
        offset += len(raw)
    return found


@MODEST
@given(
    st.lists(st.sampled_from(["é", "∑", "𝜃", "a", "\n", "é" * 9_000, "x" * 16_383, "𝜃" * 4_095]), max_size=12)
)
def test_pieces_together_are_the_file_and_each_is_whole_characters(parts: list[str]) -> None:
    data = "".join(parts).encode()
    found = pieces_of(data)
    assert b"".join(found) == data
    for piece in found:
        piece.decode("utf-8")


@MODEST
@given(st.binary(max_size=50), st.integers(16_300, 16_500))
def test_pieces_of_any_bytes_are_the_file(tail: bytes, padding: int) -> None:
    data = b"\x80" * padding + tail
    assert b"".join(pieces_of(data)) == data


def test_a_piece_ends_with_a_line_where_it_can() -> None:
    line = b"x" * 99 + b"\n"
    first, *_ = pieces_of(line * 400)
    assert first.endswith(b"\n")
    assert len(first) > 16_000


@pytest.mark.parametrize(
    ("data", "offset"), [(b"- a", 0), (b"", 0), (b"\n", 0), ("é".encode(), 0), (b"\xef\xbb\xbf- a", 3)]
)
def test_reading_begins_behind_a_byte_order_mark(data: bytes, offset: int) -> None:
    source, report = opened(data)
    assert source.beginning() == offset
    assert told(report) == ([(1, 1, "the file begins with a byte order mark")] if offset else [])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_other_encodings_are_refused_before_anything_is_read(encoding: str) -> None:
    source, _ = opened("- id: a\n".encode(encoding))
    with pytest.raises(Excess, match="the file is in UTF-16 or UTF-32") as raised:
        source.beginning()
    assert (raised.value.line, raised.value.column, raised.value.mend) == (1, 1, "save it as UTF-8")


@given(st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Zl", "Zp")), max_size=40))
def test_text_that_may_stand_there_is_handed_on_unchanged(text: str) -> None:
    source, report = opened(b"")
    assert source.clean(text.encode(), 4, 0) == text.encode()
    assert told(report) == []


def test_tabs_line_feeds_and_carriage_returns_are_left_to_the_parser() -> None:
    source, report = opened(b"")
    assert source.clean(b"a\tb\r\nc\n", 0, 0) == b"a\tb\r\nc\n"
    assert told(report) == []


def test_what_may_not_stand_there_is_replaced_so_that_columns_stay() -> None:
    source, report = opened(b"")
    assert source.clean("é\x07\x1bx\n\u202ey\n".encode(), 2, 0).decode() == "é\ufffd\ufffdx\n\ufffdy\n"
    assert told(report) == [
        (3, 2, "a control character (U+0007)"),
        (3, 3, "an escape character (U+001B)"),
        (4, 1, "an invisible change of writing direction (U+202E)"),
    ]


def test_each_kind_is_told_once_a_line() -> None:
    source, report = opened(b"")
    source.clean(b"a\x07b\x07\xff\x07\xff\n\x07\n", 0, 0)
    assert told(report) == [
        (1, 2, "a control character (U+0007)"),
        (1, 5, "byte 0xFF is not UTF-8"),
        (2, 1, "a control character (U+0007)"),
    ]


def test_a_line_that_is_read_again_is_not_told_again() -> None:
    source, report = opened(b"")
    source.clean(b"a\x07\nb\n", 0, 0)
    source.clean(b"a\x07\nb\n", 0, 0)
    source.clean(b"b\nc\x07\n", 1, 0)
    assert [line for line, _, _ in told(report)] == [1, 3]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("\x00", "a null character (U+0000)"),
        ("\x7f", "a delete character (U+007F)"),
        ("\x85", "a next-line character (U+0085)"),
        ("\x9b", "a control character (U+009B)"),
        ("\u2028", "a line separator (U+2028)"),
        ("\u2029", "a paragraph separator (U+2029)"),
        ("\u2066", "an invisible change of writing direction (U+2066)"),
        ("\ufeff", "a byte order mark (U+FEFF)"),
    ],
)
def test_invisible_characters_are_named(text: str, name: str) -> None:
    source, report = opened(b"")
    source.clean(f"ab{text}".encode(), 0, 6)
    assert told(report) == [(1, 9, name)]
    assert report.faults[0].mend == "remove it"


def test_a_question_is_searched_beyond_a_line_and_only_at_the_beginning_of_lines() -> None:
    data = b"- a\n  - b\n- c\n- d\n"
    source, _ = opened(data)
    assert source.next_match(ITEM, 0, 0, 0, 99) == (data.index(b"- c"), 2)
    assert source.next_match(ITEM, 0, 0, 2, 99) == (data.index(b"- d"), 3)
    assert source.next_match(ITEM, 0, 0, 3, 99) is None
    assert source.next_match(ITEM, 10, 40, -1, 99) == (10, 40)


def test_the_middle_of_a_long_line_is_not_the_beginning_of_one() -> None:
    source, _ = opened(b"# " + b"- " * 20_000 + b"\n- id\n")
    assert source.next_match(ITEM, 0, 0, -1, 99_999) == (40_003, 1)


def test_the_search_ends_after_so_many_bytes() -> None:
    data = b"x\n" * 50 + b"- a\n"
    source, _ = opened(data)
    assert source.next_match(ITEM, 0, 0, 0, 97) is None
    assert source.next_match(ITEM, 0, 0, 0, 99) == (100, 50)


def test_a_parser_is_given_the_whole_file_from_an_offset_on() -> None:
    data = "- é\n".encode() * 9_000
    source, _ = opened(data)
    pieces = Pieces(source, 5, 1, 10**6)
    assert b"".join(iter(lambda: pieces.read(1), b"")) == data[5:]


def test_what_a_parser_holds_in_one_piece_is_limited() -> None:
    source, _ = opened(b"# long\n" * 9_000)
    pieces = Pieces(source, 0, 0, 20_000)
    pieces.read(1)
    with pytest.raises(Excess, match="more than 20,000 bytes without a new question"):
        pieces.read(1)


def test_a_new_question_begins_the_count_afresh() -> None:
    data = b"# long\n" * 9_000
    source, _ = opened(data)
    pieces = Pieces(source, 0, 0, 20_000)
    read = b""
    while piece := pieces.read(1):
        read += piece
        pieces.allow()
    assert read == data


def test_places_in_a_long_line_go_on_from_piece_to_piece() -> None:
    source, report = opened(("é" * 20_000 + "\x07").encode())
    pieces = Pieces(source, 0, 0, 10**6)
    while pieces.read(1):
        pass
    assert told(report) == [(1, 20_001, "a control character (U+0007)")]

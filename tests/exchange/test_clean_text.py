"""The text of a file that nobody vouches for: decoded, in lines, without what acts unseen."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview_grill.errors import ExchangeError
from interview_grill.exchange.clean_text import (
    LONGEST_TEXT,
    clean,
    clean_lines,
    clean_plain,
    decoded,
    has_unseen,
    shortened,
)
from interview_grill.exchange.intake import Remark

UNSEEN = "\x00\x1b\x7f\x9b\u202e\u2066\ufeff\ufffc\ufffe\ud800"
texts = st.text(st.characters() | st.sampled_from(list(UNSEEN + "\r\n\t\x85\u2028\u2029")), max_size=80)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"", ""),
        ("θ̂ = x̄\r\n".encode(), "θ̂ = x̄\r\n"),
        ("\ufeffθ".encode(), "θ"),
        ("θ 😀".encode("utf-16"), "θ 😀"),
        (b"\xfe\xff" + "θ".encode("utf-16-be"), "θ"),
    ],
)
def test_a_text_is_decoded_by_its_mark(raw: bytes, text: str) -> None:
    assert decoded(raw, where="list.md") == text


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"one\ntwo\nthr\xe9e\n", "list.md:3: byte 0xE9 is not UTF-8 (save the file as UTF-8 text)"),
        (b"\xc3", "list.md:1: byte 0xC3 is not UTF-8"),
        (b"a\n\xed\xa0\x80", "list.md:2: byte 0xED is not UTF-8"),
        (b"\xff\xfea\x00b", "list.md:1: byte 0x62 is not UTF-16"),
    ],
)
def test_a_byte_out_of_place_is_named_with_its_line(raw: bytes, words: str) -> None:
    with pytest.raises(ExchangeError) as caught:
        decoded(raw, where="list.md")
    assert words in str(caught.value)


def test_lines_end_alike_wherever_a_file_comes_from() -> None:
    assert clean_lines("a\nb\r\nc\rd\x85e\u2028f\u2029g") == (list("abcdefg"), [])


def test_tabs_are_spaces_up_to_the_next_stop_of_four() -> None:
    assert clean_lines("\ta\tb\n12345\tc")[0] == ["    a   b", "12345   c"]


def test_what_was_removed_is_told_by_line_and_number() -> None:
    lines, remarks = clean_lines("plain\r\na\x1b[31mb\x1bc\u202e\rz\x00")
    assert lines == ["plain", "a[31mbc", "z"]
    assert remarks == [
        Remark(2, "3 control characters removed (U+001B, U+202E)"),
        Remark(3, "1 control character removed (U+0000)"),
    ]


def test_letters_of_every_script_their_joiners_and_symbols_stay() -> None:
    text = "é ñ Ω θ̂ 中文 עברית ‏ می\u200cخواهم 👩\u200d👧 ∑∫ «»"
    assert clean(text) == text
    assert not has_unseen(text)


@given(texts)
@example("\ufffc")
def test_clean_text_has_nothing_more_to_remove(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not has_unseen(cleaned)
    assert not set(UNSEEN + "\r\t\u2028") & set(cleaned)
    assert [character for character in text if character.isalpha()] == [c for c in cleaned if c.isalpha()]


@given(texts)
@example("a\ufffcb")
def test_plain_data_is_cleaned_as_a_text_is(text: str) -> None:
    found = clean_plain({"ask": text, "key_points": [{"must": text}, 3, None], text: True})
    assert found.plain["ask"] == clean(text)
    assert found.plain["key_points"] == [{"must": clean(text)}, 3, None]
    assert found.plain[clean(text)] in (True, clean(text), [{"must": clean(text)}, 3, None])
    assert bool(found.notes) is has_unseen(text)


def test_what_was_done_to_plain_data_is_told_once() -> None:
    found = clean_plain(["\x1b", {"a": "\x00"}, "x" * (LONGEST_TEXT + 5)])
    assert found.notes == ("control characters removed", "a text of 20,005 characters cut")


def test_plain_data_nested_beyond_all_measure_is_looked_through_without_an_error() -> None:
    nested: object = "x"
    for _ in range(5000):
        nested = [nested]
    assert clean_plain(nested).notes == ()


@pytest.mark.parametrize("length", [0, 1, LONGEST_TEXT - 1, LONGEST_TEXT])
def test_a_text_that_a_bank_allows_is_not_cut(length: int) -> None:
    assert shortened("x" * length) == ("x" * length, False)


def test_a_longer_text_is_cut_at_a_word_where_it_can_be_and_shows_it() -> None:
    text, cut = shortened("word " * 5000)
    assert cut
    assert len(text) <= LONGEST_TEXT
    assert text.endswith("word […]")

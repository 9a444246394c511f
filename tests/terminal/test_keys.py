"""Bytes become keys, whatever way the terminal cuts them into reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.terminal.keys import Key, decode


def keys(data: bytes) -> list[Key]:
    found: list[Key] = []
    while True:
        key, data = decode(data)
        if key is None:
            assert data == b""
            return found
        found.append(key)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\x1b[A", "up"),
        (b"\x1bOB", "down"),
        (b"\x1b[1;5C", "word-right"),
        (b"\x1b[1;3D", "word-left"),
        (b"\x1b[1;2D", "left"),
        (b"\x1b[1;5H", "home"),
        (b"\x1b[3;5~", "kill-word-right"),
        (b"\x1b[3;2~", "delete"),
        (b"\x1bOd", "word-left"),
        (b"\x1bb", "word-left"),
        (b"\x1bf", "word-right"),
        (b"\x1bd", "kill-word-right"),
        (b"\x1b\x7f", "kill-word-left"),
        (b"\x1b[5~", "page-up"),
        (b"\x1b[3~", "delete"),
        (b"\r", "enter"),
        (b"\x7f", "backspace"),
        (b"\x15", "kill-left"),
        (b"\x1b[99;7u", "unknown"),
        (b"\x00", "unknown"),
    ],
)
def test_a_control_or_sequence_is_one_key(data: bytes, name: str) -> None:
    assert keys(data) == [Key(name)]


def test_characters_of_every_length_are_text() -> None:
    assert keys("aθ∑𝒩".encode()) == [Key("text", c) for c in "aθ∑𝒩"]


def test_a_character_cut_in_the_middle_waits_for_its_rest() -> None:
    half = "θ".encode()[:1]
    assert decode(half) == (None, half)


def test_bytes_that_are_no_utf8_are_shown_as_such_and_swallow_nothing() -> None:
    assert keys(b"\xff\xc3(") == [Key("text", "�"), Key("text", "�"), Key("text", "(")]


def test_escape_before_another_letter_is_the_escape_key() -> None:
    assert keys(b"\x1bx") == [Key("escape"), Key("text", "x")]


def test_an_endless_sequence_is_given_up() -> None:
    key, rest = decode(b"\x1b[" + b"1" * 40)
    assert key == Key("unknown")
    assert len(rest) < 40


@given(st.lists(st.sampled_from([b"\x1b[A", b"x", "µ".encode(), b"\r", b"\x1b[6~"]), min_size=1), st.data())
def test_reads_cut_anywhere_give_the_same_keys(pieces: list[bytes], data: st.DataObject) -> None:
    whole = b"".join(pieces)
    cut = data.draw(st.integers(0, len(whole)))
    found = []
    buffer = whole[:cut]
    rest = whole[cut:]
    while True:
        key, buffer = decode(buffer)
        if key is None:
            if not rest:
                break
            buffer, rest = buffer + rest, b""
        else:
            found.append(key)
    assert found == keys(whole)


@given(st.binary(max_size=60))
def test_any_bytes_are_decoded_without_losing_progress(data: bytes) -> None:
    while True:
        key, rest = decode(data)
        if key is None:
            break
        assert len(rest) < len(data)
        data = rest


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("7/12", "7/12"),
        ("first line\r\nsecond\n\n  third\n", "first line\nsecond\nthird"),
        ("q\r1\n", "q\n1"),
        (" kept in the middle ", " kept in the middle "),
        ("θ̂ = s/n", "θ̂ = s/n"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("a\tb\u00a0c\x07\x1b[Ad\u200be", "a b c[Ade"),
        ("", ""),
    ],
)
def test_what_is_pasted_is_one_key_whatever_it_holds(pasted: str, text: str) -> None:
    data = b"\x1b[200~" + pasted.encode() + b"\x1b[201~"
    assert keys(data + b"\r") == [Key("paste", text), Key("enter")]


def test_a_paste_without_its_end_waits_for_the_rest() -> None:
    begun = b"\x1b[200~half\nof"
    assert decode(begun) == (None, begun)


def test_control_z_is_a_key_of_its_own() -> None:
    assert keys(b"\x1a") == [Key("stop")]

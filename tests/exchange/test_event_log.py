from __future__ import annotations

import io
import json
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.errors import ExchangeError
from interview_grill.exchange.event_log import HEADER, decode, encode, encode_event, extended
from interview_grill.memory.event import (
    Action,
    Bury,
    Event,
    Rating,
    Reset,
    Resume,
    Retraction,
    Review,
    Setting,
    Suspend,
)
from tests.exchange.specimens import PATIENT

CARD = "gaussian-variance:compute"
DAY = 740_000
NOON = (DAY - 719_163) * 86_400_000_000 + 43_200_000_000
REVIEW = Review(
    CARD, Rating.HARD, 31.25, 0.85, cold=True, confidence=70, ticks=(1, 3), hints=2, typed="7/12\nθ", verdict="correct",
    tag=None, task="variance", seed=99, given='{"x": "1, 2"}',
)  # fmt: skip

words = st.text(max_size=30)
points = st.none() | st.lists(st.integers(1, 9), max_size=4).map(tuple)
cards = st.sampled_from([CARD, "likelihood:recall", "x:derive"])
reviews = st.builds(
    Review, cards, st.sampled_from(Rating), st.floats(0, 1000), st.sampled_from([0.8, 0.9]),
    practice=st.booleans(), cold=st.booleans(), confidence=st.none() | st.integers(0, 100),
    ticks=points, heard=points, hints=st.integers(0, 5), typed=words,
    verdict=st.none() | st.sampled_from(["correct", "wrong"]), tag=st.none() | st.just("sd"),
    task=st.none() | st.just("variance"), seed=st.none() | st.integers(0, 10**6), given=st.none() | words,
)  # fmt: skip
actions: st.SearchStrategy[Action] = st.one_of(
    reviews,
    st.builds(Retraction, st.text("0123456789abcdef", min_size=32, max_size=32)),
    st.builds(Bury, cards, st.integers(DAY, DAY + 99)),
    st.builds(Suspend, cards),
    st.builds(Resume, cards),
    st.builds(Reset, cards),
    st.builds(Setting, st.just("retention"), st.none() | st.just("0.8")),
)


def event(action: Action = REVIEW, *, seq: int = 1, id_: str = "01a204b606f57ccefa31e6d8") -> Event:
    return Event(id_, NOON + seq, "91ba87960e3fa493", seq, DAY, action)


def read(text: str) -> list[Event]:
    return list(decode(io.BytesIO(text.encode()), where="phone.jsonl"))


def line(**changes: object) -> str:
    """A line of an answer with some values changed and a checksum that fits."""
    plain = {key: value for key, value in json.loads(encode_event(event())).items() if key != "crc"} | changes
    body = json.dumps({key: value for key, value in plain.items() if value is not ...})[:-1]
    return f'{body},"crc":{crc32(body.encode())}}}\n'


@given(st.lists(actions, max_size=6))
@settings(PATIENT, max_examples=150)
def test_every_action_comes_back_as_it_went(done: list[Action]) -> None:
    events = [event(action, seq=seq, id_=f"{seq:032x}") for seq, action in enumerate(done, 1)]
    assert read("".join(encode(events))) == events


def test_a_line_is_readable_by_other_programs() -> None:
    plain = json.loads(encode_event(event()))
    assert plain["day"] == "2027-01-19"
    assert (plain["kind"], plain["card"], plain["rating"], plain["ticks"]) == ("review", CARD, 2, [1, 3])
    assert "practice" not in plain


def test_files_one_after_another_are_one_log() -> None:
    text = "".join(encode([event()]))
    assert read(text + "\n" + text) == [event(), event()]


def test_a_last_line_cut_short_is_passed_over() -> None:
    text = "".join(encode([event(seq=1), event(seq=2)]))
    for cut in range(len(text) - 3, len(text) - 40, -1):
        assert read(text[:cut]) == [event(seq=1)]


@given(st.integers(45, 380), st.integers(0, 7))
@settings(PATIENT, max_examples=200)
def test_a_flipped_bit_never_goes_unnoticed(place: int, bit: int) -> None:
    data = bytearray("".join(encode([event(), event(seq=2)])).encode())
    place = len(HEADER) + place % (len(data) - len(HEADER) - 200)
    data[place] ^= 1 << bit
    try:
        found = list(decode(io.BytesIO(bytes(data)), where="x"))
    except ExchangeError:
        return
    assert found == [event(), event(seq=2)]  # such as a break turned into other white space


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"rating": 5}, "`rating` is out of range"),
        ({"rating": True}, "`rating` is not a whole number"),
        ({"seconds": float("nan")}, "`seconds` is out of range"),
        ({"seconds": -1}, "`seconds` is out of range"),
        ({"retention": 7}, "`retention` is out of range"),
        ({"card": "../../etc:recall"}, "is not a card"),
        ({"card": "x:guess"}, "is not a card"),
        ({"kind": "erase"}, "no event is called 'erase'"),
        ({"kind": ...}, "no event is called None"),
        ({"day": "2127-01-19"}, "`day` is not the local day of `at`"),
        ({"day": "soon"}, "is not a date"),
        ({"at": -5}, "`at` is out of range"),
        ({"at": 10**19}, "`at` is out of range"),
        ({"id": ""}, "`id` has 0 characters"),
        ({"id": 3}, "`id` is not a text"),
        ({"typed": "x" * 20_001}, "`typed` has 20001 characters"),
        ({"ticks": "1"}, "`ticks` is not a list"),
        ({"ticks": [0]}, "`ticks` is out of range"),
        ({"practice": 1}, "`practice` is not true or false"),
    ],
)
def test_a_line_that_makes_no_sense_is_refused_with_its_place(changes: dict[str, object], words: str) -> None:
    with pytest.raises(ExchangeError) as caught:
        read(HEADER + line(**changes))
    assert words in str(caught.value)
    assert "phone.jsonl:2" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hello\n", "this is not a log of answers"),
        ('{"format":"interview-grill log","version":9}\n', "version 9"),
        (HEADER + "[1]\n", "the line is damaged"),
        (HEADER + "x" * 200_001, "the line is too long"),
        (HEADER + '{"a":' * 5000 + "\n", "the line is damaged"),
    ],
)
def test_what_is_no_log_is_refused(text: str, words: str) -> None:
    with pytest.raises(ExchangeError) as caught:
        read(text)
    assert words in str(caught.value)


def test_a_log_is_only_ever_appended_to(tmp_path: Path) -> None:
    file = tmp_path / "laptop.jsonl"
    file.write_text("".join(encode([event(id_="a" * 32)])))
    before = file.read_bytes()
    after = b"".join(extended(str(file), [event(id_="a" * 32), event(id_="b" * 32, seq=2)]))
    assert after.startswith(before)
    assert [one.id for one in decode(io.BytesIO(after), where="x")] == ["a" * 32, "b" * 32]
    file.write_bytes(after)
    assert b"".join(extended(str(file), [event(id_="b" * 32, seq=2)])) == after


def test_a_torn_last_line_is_written_anew_when_the_log_grows(tmp_path: Path) -> None:
    file = tmp_path / "laptop.jsonl"
    whole = "".join(encode([event(id_="a" * 32), event(id_="b" * 32, seq=2)]))
    file.write_text(whole[:-30])
    after = b"".join(extended(str(file), [event(id_="a" * 32), event(id_="b" * 32, seq=2)]))
    assert after.decode() == whole


def test_another_file_is_not_taken_for_a_log(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("mine\n")
    with pytest.raises(ExchangeError):
        list(extended(str(file), []))

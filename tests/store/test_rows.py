from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.errors import StoreError
from interview_grill.memory.event import (
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
from interview_grill.store.rows import (
    COLUMNS,
    EARLIER,
    checksum,
    event_of,
    in_order,
    printable,
    row_of,
    verified_event,
)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
ids = st.text("abcdef0123456789:-", min_size=1, max_size=20)
whole = st.integers(-(2**62), 2**62)
maybe = st.one_of(st.none(), texts)
reviews = st.builds(
    Review,
    card=ids,
    rating=st.sampled_from(Rating),
    seconds=st.floats(0, 1e6),
    retention=st.floats(0.7, 0.99),
    practice=st.booleans(),
    cold=st.booleans(),
    confidence=st.one_of(st.none(), st.integers(0, 100)),
    ticks=st.one_of(st.none(), st.lists(st.integers(1, 9), max_size=5).map(tuple)),
    hints=st.integers(0, 9),
    typed=texts,
    verdict=maybe,
    tag=maybe,
    task=maybe,
    seed=st.one_of(st.none(), whole),
    given=maybe,
    heard=st.one_of(st.none(), st.lists(st.integers(1, 9), max_size=5).map(tuple)),
)
actions = st.one_of(
    reviews,
    st.builds(Retraction, ids),
    st.builds(Bury, ids, st.integers(0, 10**6)),
    st.builds(Suspend, ids),
    st.builds(Resume, ids),
    st.builds(Reset, ids),
    st.builds(Setting, ids, maybe),
)
events = st.builds(Event, id=ids, at=whole, home=ids, seq=whole, day=whole, action=actions)

REVIEW = Event(
    "00f1",
    1_800_000_000_000_000,
    "9a",
    17,
    740_000,
    Review(
        "gaussian-mean:compute", Rating.HARD, 12.25, 0.9, ticks=(1, 3), typed="x̄", seed=7, given='{"n": 5}'
    ),
)


@given(events)
@settings(max_examples=300)
def test_a_row_gives_the_event_back(event: Event) -> None:
    row = row_of(event)
    assert len(row) == len(COLUMNS)
    assert event_of(row) == event
    assert verified_event((*row, checksum(row))) == event


@given(event=events, data=st.data())
@settings(max_examples=200)
def test_a_changed_value_is_noticed(event: Event, data: st.DataObject) -> None:
    row = list(row_of(event))
    column = data.draw(st.integers(0, len(row) - 1))
    changed = data.draw(st.one_of(st.none(), texts, whole, st.floats(allow_nan=False)))
    before, sum_before = row[column], checksum(row)
    row[column] = changed
    if (type(before), before) != (type(changed), changed) and not (before == changed == 0):
        with pytest.raises(StoreError, match="the record is damaged"):
            verified_event((*row, sum_before))


def test_every_single_bit_of_a_text_counts() -> None:
    row = list(row_of(REVIEW))
    before = checksum(row)
    for position in range(4):
        for bit in range(7):
            flipped = bytearray(b"00f1")
            flipped[position] ^= 1 << bit
            row[0] = flipped.decode()
            assert checksum(row) != before


def test_the_checksum_is_the_same_in_every_version() -> None:
    assert checksum(row_of(REVIEW)) == 1_210_200_611
    assert checksum(row_of(REVIEW)[:EARLIER]) == 1_210_200_611  # as version 1 took it


@given(events)
def test_a_row_in_a_file_has_its_later_columns_behind_the_checksum_or_lacks_them(event: Event) -> None:
    row = row_of(event)
    stored = [*row[:EARLIER], checksum(row), *row[EARLIER:]]
    assert in_order(stored) == [*row, checksum(row)]
    if stored[-1] is None:
        assert in_order(stored[:-1]) == in_order(stored)
    for length in (EARLIER, EARLIER + 3):
        with pytest.raises(ValueError, match="another table"):
            in_order([*stored, None, None][:length])


def test_types_are_told_apart() -> None:
    assert len({checksum([value]) for value in (1, 1.0, "1", None, "None", "")}) == 6


def test_ticking_nothing_is_not_the_same_as_not_being_asked() -> None:
    empty = Review("a:recall", Rating.AGAIN, 1.0, 0.9, ticks=())
    unasked = Review("a:recall", Rating.AGAIN, 1.0, 0.9, ticks=None)
    for review in (empty, unasked):
        assert event_of(row_of(Event("x", 0, "h", 1, 1, review))).action == review


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("kind", "wish"),
        ("rating", 5),
        ("rating", None),
        ("seconds", "long"),
        ("ticks", "1,x"),
        ("heard", "1;2"),
        ("card", None),
        ("hints", 1.5),
        ("at", None),
        ("id", 7),
    ],
)
def test_a_row_that_makes_no_sense_is_named(column: str, value: str | float | None) -> None:
    row = list(row_of(REVIEW))
    row[COLUMNS.index(column)] = value
    with pytest.raises(StoreError) as raised:
        event_of(row)
    assert raised.value.where == f"event {row[0]}"
    assert "grill doctor --rebuild" in str(raised.value)


def test_half_a_surrogate_pair_is_replaced() -> None:
    assert printable("na\udce9ve µ") == "na?ve µ"
    typed = Review("a:recall", Rating.GOOD, 1.0, 0.9, typed="\ud800x")
    assert row_of(Event("x", 0, "h", 1, 1, typed))[COLUMNS.index("typed")] == "?x"

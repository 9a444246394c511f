"""What statistics are made of: reviews and resets that count, with marks for what was not said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from interview_grill.memory.event import Reset, Suspend
from interview_grill.statistics.reviews import RESET, ReviewRow
from interview_grill.store import columns
from interview_grill.store.reading import LogReader
from interview_grill.store.store import Store

from .answers import CARD, DAY, OTHER, answer, log, noon, undo


def rows_of(home: Path) -> list[ReviewRow]:
    with LogReader(home) as reader:
        return sorted(ReviewRow(*row) for batch in reader.review_rows() for row in batch)


def test_reviews_and_resets_are_given_as_rows_and_nothing_else(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        first = log(store, answer(2), DAY)
        told = replace(
            answer(1, OTHER, practice=True),
            cold=True,
            confidence=3,
            verdict="wrong",
            tag="sign",
            heard=(1, 2),
        )
        second = log(store, told, DAY + 1)
        log(store, Suspend(CARD), DAY + 1, late=1)
        third = log(store, Reset(CARD), DAY + 2)
    home = first.home
    assert rows_of(tmp_path) == [
        ReviewRow(noon(DAY), first.seq, home, CARD, DAY, 2, 21.5),
        ReviewRow(noon(DAY + 1), second.seq, home, OTHER, DAY + 1, 1, 21.5, 1, 1, 3, 0, "sign", "1,2;"),
        ReviewRow(noon(DAY + 2), third.seq, home, CARD, DAY + 2, RESET),
    ]


def test_a_right_answer_is_marked_as_one_and_what_was_taken_back_is_left_out(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        log(store, replace(answer(3), verdict="correct"), DAY)
        log(store, answer(1, OTHER), DAY + 1)
        undo(store, DAY + 1)
    assert [(row.card, row.verdict) for row in rows_of(tmp_path)] == [(CARD, 1)]


def test_what_was_heard_stands_before_what_was_ticked_in_the_end(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        log(store, replace(answer(), ticks=(1, 3), heard=(1, 2)), DAY)
        log(store, replace(answer(), ticks=(1,), heard=()), DAY + 1)
        log(store, replace(answer(), ticks=(1,)), DAY + 2)
    assert [row.judged for row in rows_of(tmp_path)] == ["1,2;1,3", ";1", ""]


def test_rows_come_in_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "_BATCH", 3)
    with Store.open(tmp_path) as store:
        for n in range(7):
            log(store, answer(3, f"q{n}:recall"), DAY + n)
    with LogReader(tmp_path) as reader:
        assert [len(batch) for batch in reader.review_rows()] == [3, 3, 1]

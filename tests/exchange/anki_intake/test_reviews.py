from __future__ import annotations

from pathlib import Path

from interview_grill.exchange.anki_intake.package import Package, read_package
from interview_grill.exchange.anki_intake.reviews import HOME, Log, Terms
from interview_grill.exchange.anki_package import GUID_PREFIX
from interview_grill.memory.event import Event, Rating, Reset, Review
from tests.exchange.anki_intake.packages import BASIC, CLOZE, PackedAnswer, PackedNote, package

NOON = 1_800_000_000_000  # milliseconds
TERMS = Terms(retention=0.87, day_of=lambda at: at // 86_400_000_000, now=1000 * NOON)
OWN = f"{GUID_PREFIX}poisson-rate"
NOTES = [
    PackedNote(OWN, BASIC, ["x"], cards=3),
    PackedNote("g1", BASIC, ["a?", "b", ""]),
    PackedNote("g2", CLOZE, ["{{c1::x}} {{c2::y}}", ""], cards=2),
]
IDS = {"g1": "basic", "g2 c1": "first-gap", "g2 c2": "second-gap"}


def read(folder: Path, *answers: PackedAnswer) -> Package:
    file = folder / "deck.apkg"
    file.write_bytes(package(NOTES, answers))
    return read_package(str(file), ("poisson-rate",), history=True)


def log(folder: Path, *answers: PackedAnswer, known: tuple[Event, ...] = ()) -> Log:
    return read(folder, *answers).log(IDS, known, TERMS)


def test_each_answer_becomes_a_review_of_the_card_it_was_given_to(tmp_path: Path) -> None:
    found = log(
        tmp_path,
        PackedAnswer(NOON - 9000, OWN, ord=1, ease=2, milliseconds=7250),
        PackedAnswer(NOON - 8000, OWN, ord=2),
        PackedAnswer(NOON - 7000, "g1", ease=1, type=3),
        PackedAnswer(NOON - 6000, "g2", ord=1, ease=4),
    )
    assert [event.action for event in found.events] == [
        Review("poisson-rate:compute", Rating.HARD, 7.25, 0.87),
        Review("poisson-rate:derive", Rating.GOOD, 4.5, 0.87),
        Review("basic:recall", Rating.AGAIN, 4.5, 0.87, practice=True),
        Review("second-gap:recall", Rating.EASY, 4.5, 0.87),
    ]
    first = found.events[0]
    assert (first.at, first.home, first.day) == (
        1000 * (NOON - 9000),
        HOME,
        1000 * (NOON - 9000) // 86_400_000_000,
    )


def test_importing_again_brings_nothing_whatever_the_settings_are_by_then(tmp_path: Path) -> None:
    answer = PackedAnswer(NOON - 9000, "g1")
    first = log(tmp_path, answer)
    again = read(tmp_path, answer).log(IDS, first.events, TERMS._replace(retention=0.8, day_of=lambda _: 5))
    assert len(first.events) == 1
    assert again.events == []
    assert [event.id for event in log(tmp_path, answer).events] == [event.id for event in first.events]


def test_an_answer_of_ours_that_went_to_anki_and_back_is_known(tmp_path: Path) -> None:
    ours = Event(
        "id", 1000 * (NOON - 9000) + 321, "home", 1, 1, Review("poisson-rate:recall", Rating.GOOD, 3, 0.9)
    )
    moved = PackedAnswer(NOON - 9000 + 2, OWN)  # exports move answers of one millisecond apart
    assert log(tmp_path, moved, known=(ours,)).events == []
    elsewhere = PackedAnswer(NOON - 9000, OWN, ord=1)
    assert len(log(tmp_path, elsewhere, known=(ours,)).events) == 1


def test_forgetting_is_a_reset_and_a_moved_due_day_is_no_answer(tmp_path: Path) -> None:
    found = log(
        tmp_path,
        PackedAnswer(NOON - 9000, "g1", ease=0, factor=0, type=4),
        PackedAnswer(NOON - 8000, "g1", ease=0, factor=500, type=4),
        PackedAnswer(NOON - 7000, "g1", ease=9),
        PackedAnswer(NOON * 2, "g1"),
        PackedAnswer(-5, "g1"),
        PackedAnswer(NOON - 6000, "g1", ord=7),
    )
    assert [event.action for event in found.events] == [Reset("basic:recall")]
    assert found.senseless == 4


def test_answers_of_cards_that_were_not_taken_are_counted(tmp_path: Path) -> None:
    package_ = read(tmp_path, PackedAnswer(NOON - 9000, "g1"), PackedAnswer(NOON - 8000, "g2"))
    assert package_.log({"g1": "basic"}, (), TERMS).without_card == 1

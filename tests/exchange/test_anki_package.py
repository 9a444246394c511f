from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from interview_grill.exchange.anki_note import note_fields, note_tags
from interview_grill.exchange.anki_note_type import FIELDS
from interview_grill.exchange.anki_package import encode
from interview_grill.exchange.anki_schedule import FIRST_DAY, Schedule
from interview_grill.exchange.collection import Collection
from interview_grill.memory.event import Bury, Event, Suspend
from tests.exchange.specimens import BOTH, DECK, HOSTILE, WHOLE
from tests.exchange.test_html_text import Tags
from tests.memory.histories import event, review

CARD = "poisson-rate:recall"
DAY = 740_000
MODIFIED = {"poisson-rate": 1_700_000_000, "hostile": 1_600_000_000}


def package(collection: Collection = BOTH, *events: Event, modified: dict[str, int] = MODIFIED) -> bytes:
    schedule = Schedule.of(events, today=DAY) if events else None
    return b"".join(encode(collection, modified=modified, schedule=schedule))


@contextmanager
def opened(data: bytes) -> Iterator[sqlite3.Connection]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["collection.anki2", "media"]
        assert json.loads(archive.read("media")) == {}
        connection = sqlite3.connect(":memory:")
        connection.deserialize(archive.read("collection.anki2"))
    yield connection
    connection.close()


def rows(data: bytes, query: str) -> list[Any]:
    with opened(data) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return connection.execute(query).fetchall()


def test_the_same_questions_give_the_same_bytes() -> None:
    events = [event(review(3, CARD), day=DAY)]
    assert package() == package()
    assert package(BOTH, *events) == package(BOTH, *events)


def test_ids_depend_on_the_question_id_and_never_on_its_words_or_its_company() -> None:
    reworded = WHOLE._replace(ask="Something else?", answer="And so.", number=3)
    alone = package(Collection((reworded,), replace(DECK, author="Another")))
    ids = "SELECT id, guid FROM notes WHERE guid = 'interview-grill:poisson-rate'"
    assert rows(package(), ids) == rows(alone, ids)
    cards = "SELECT cards.id, ord, did FROM cards JOIN notes ON nid = notes.id WHERE guid LIKE '%poisson%' ORDER BY ord"
    assert rows(package(), cards) == rows(alone, cards)
    assert [row[1] for row in rows(alone, cards)] == [0, 1, 2]


def test_a_note_is_as_new_as_its_file() -> None:
    assert dict(rows(package(), "SELECT guid, mod FROM notes")) == {
        f"interview-grill:{name}": modified for name, modified in MODIFIED.items()
    }


def test_only_selected_cards_are_there_while_the_note_stays_whole() -> None:
    chosen = Collection((WHOLE,), DECK, frozenset({"poisson-rate:derive"}))
    assert rows(package(chosen), "SELECT ord FROM cards") == [(2,)]
    whole = Collection((WHOLE,), DECK)
    assert rows(package(chosen), "SELECT flds FROM notes") == rows(package(whole), "SELECT flds FROM notes")


def test_decks_are_sections_below_the_title() -> None:
    ((decks,),) = rows(package(), "SELECT decks FROM col")
    assert {deck["name"] for deck in json.loads(decks).values()} == {
        "Default",
        "Estimators: a deck::B: Standard derivations",
    }


def test_a_reviewed_card_carries_memory_due_day_and_answers() -> None:
    data = package(BOTH, event(review(3, CARD), day=DAY))
    ((type_, queue, due, interval, reps, memory),) = rows(
        data, "SELECT type, queue, due, ivl, reps, data FROM cards WHERE reps > 0"
    )
    assert (type_, queue, reps) == (2, 2, 1)
    assert due - interval == DAY - FIRST_DAY
    assert json.loads(memory)["s"] == 2.3065
    assert rows(data, "SELECT ease, ivl, time, type FROM revlog") == [(3, interval, 20_000, 0)]


def test_suspended_and_buried_cards_stay_so() -> None:
    data = package(
        BOTH,
        event(Suspend(CARD), day=DAY),
        event(review(3, "poisson-rate:derive"), day=DAY, seq=2),
        event(Bury("poisson-rate:derive", DAY + 1), day=DAY, seq=3),
    )
    query = "SELECT ord, type, queue FROM cards JOIN notes ON nid = notes.id WHERE guid LIKE '%poisson%' ORDER BY ord"
    assert rows(data, query) == [(0, 0, -1), (1, 0, 0), (2, 2, -3)]


def test_two_answers_in_one_millisecond_are_two_rows() -> None:
    events = [
        event(review(3, CARD), day=DAY, at=10**15),
        event(review(4, "hostile:recall"), day=DAY, at=10**15 + 1, seq=2),
    ]
    assert len(rows(package(BOTH, *events), "SELECT id FROM revlog")) == 2


def test_without_schedule_nothing_of_the_learner_goes_along() -> None:
    assert rows(package(), "SELECT count(*) FROM revlog") == [(0,)]
    assert rows(package(), "SELECT DISTINCT type, queue, reps, data FROM cards") == [(0, 0, 0, "{}")]


def test_fields_hold_mathjax_lists_and_lines_to_reveal() -> None:
    fields = dict(zip(FIELDS, note_fields(WHOLE), strict=True))
    assert fields["Id"] == "poisson-rate"
    assert fields["Question"] == r"What is the MLE of \(\lambda\), and <em>when</em> does it exist?"
    assert r"\[\hat\lambda = \frac1n\sum_i x_i\]" in fields["Answer"]
    assert fields["Derivations"].count("<details>") == 2
    assert fields["Compute"].count("<li>") == fields["Computed"].count("<li>") == 10
    assert '<li class="g-plus">' in fields["Key points"]


def test_tags_name_section_and_band_and_hold_no_spaces() -> None:
    assert note_tags(WHOLE) == " mle poisson section::B band::1-15 "
    assert note_tags(WHOLE._replace(tags=(), section='a "b" c', band=None)) == " section::a_b_c "


def test_nothing_in_a_hostile_question_acts() -> None:
    for name, field in zip(FIELDS, note_fields(HOSTILE), strict=True):
        tags = Tags()
        tags.feed(field)
        tags.close()
        assert tags.open == [], name
        assert tags.seen <= {
            "p",
            "ul",
            "ol",
            "li",
            "strong",
            "em",
            "code",
            "details",
            "summary",
            "span",
            "div",
            "br",
            "b",
        }
        assert not tags.attributes - {"class", "start"}
        for active in ("[sound:", "[latex]", "\x1f", "\x00", "\x1b"):
            assert active not in field, (name, active)
        for delimiter in (r"\(x", r"\[y"):
            assert delimiter not in field


def test_a_line_break_in_a_matrix_is_no_delimiter() -> None:
    matrix = WHOLE._replace(ask=r"$\begin{pmatrix}1\\[4pt]2\end{pmatrix}$")
    assert r"\\[4pt]2" in note_fields(matrix)[FIELDS.index("Question")]

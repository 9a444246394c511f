"""The package in the hands of the real Anki library, headless. Skipped where it is not installed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from interview_grill.exchange.anki_package import encode
from interview_grill.exchange.anki_schedule import FIRST_DAY, Schedule
from interview_grill.exchange.collection import Collection
from interview_grill.memory.event import Event, Suspend
from tests.exchange.specimens import BOTH, DECK, WHOLE
from tests.memory.histories import event, review, reviews_on

anki = pytest.importorskip("anki.collection", reason="the anki library is not installed (extra `anki`)")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

DAY = 740_000
CARD = "poisson-rate:recall"
EARLIER, LATER = 1_700_000_000, 1_700_000_100


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Any]:
    opened = anki.Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def file_of(folder: Path, questions: Collection, *events: Event, changed: int = EARLIER) -> str:
    modified = {question.id: changed for question in questions.questions}
    schedule = Schedule.of(events, today=DAY + 20) if events else None
    file = folder / f"{changed}-{len(events)}.apkg"
    file.write_bytes(b"".join(encode(questions, modified=modified, schedule=schedule)))
    return str(file)


def take(collection: Any, file: str, *, with_schedule: bool = False) -> dict[str, int]:
    options = anki.ImportAnkiPackageOptions(with_scheduling=with_schedule)
    done = collection.import_anki_package(anki.ImportAnkiPackageRequest(package_path=file, options=options))
    return {kind: len(getattr(done.log, kind)) for kind in ("new", "updated", "duplicate", "conflicting")}


def card(collection: Any, question: str, kind: int) -> Any:
    (found,) = (
        one for one in map(collection.get_card, collection.find_cards(f'"Id:{question}"')) if one.ord == kind
    )
    return found


def test_a_second_import_finds_every_note_known(collection: Any, tmp_path: Path) -> None:
    file = file_of(tmp_path, BOTH)
    assert take(collection, file) == {"new": 2, "updated": 0, "duplicate": 0, "conflicting": 0}
    assert take(collection, file) == {"new": 0, "updated": 0, "duplicate": 2, "conflicting": 0}
    assert (collection.note_count(), collection.card_count()) == (2, 4)


def test_a_reworded_question_updates_in_place_and_keeps_what_was_learnt(
    collection: Any, tmp_path: Path
) -> None:
    take(collection, file_of(tmp_path, BOTH))
    before = card(collection, "poisson-rate", 0)
    collection.sched.set_due_date([before.id], "7")
    reworded = Collection((WHOLE._replace(ask="What is the best rate?"),), DECK)
    done = take(collection, file_of(tmp_path, reworded, changed=LATER))
    after = card(collection, "poisson-rate", 0)
    assert (done["new"], done["updated"]) == (0, 1)
    assert "What is the best rate?" in after.question()
    assert (after.id, after.ivl, after.due) == (before.id, 7, collection.sched.today + 7)
    assert collection.note_count() == 2


def test_anki_finds_nothing_to_mend(collection: Any, tmp_path: Path) -> None:
    take(collection, file_of(tmp_path, BOTH))
    assert collection.fix_integrity() == ("Database rebuilt and optimized.", True)
    assert collection.card_count() == 4
    assert list(collection.get_empty_cards().notes) == []


def test_every_card_renders_its_own_side_and_no_field_is_missing(collection: Any, tmp_path: Path) -> None:
    take(collection, file_of(tmp_path, BOTH))
    recall, compute, derive = (card(collection, "poisson-rate", kind) for kind in range(3))
    assert r"\(\lambda\)" in recall.question()
    assert r"\[\hat\lambda = \frac1n\sum_i x_i\]" in recall.answer()
    assert len(re.findall("<li>", compute.question())) == 10
    assert "Derive: The MLE of" in derive.question()
    assert derive.answer().count("<details>") == 2
    for one in (recall, compute, derive):
        assert "{{" not in one.question() + one.answer()
        assert "{unknown field" not in one.answer()


def test_a_hostile_question_renders_as_text(collection: Any, tmp_path: Path) -> None:
    take(collection, file_of(tmp_path, BOTH))
    shown = card(collection, "hostile", 0).answer()
    assert "<script>alert" not in shown
    assert "<img" not in shown
    assert card(collection, "hostile", 0).answer_av_tags() == []


def test_decks_and_tags_arrive(collection: Any, tmp_path: Path) -> None:
    take(collection, file_of(tmp_path, BOTH))
    assert "Estimators: a deck::B: Standard derivations" in {
        deck.name for deck in collection.decks.all_names_and_ids()
    }
    assert set(collection.find_notes("tag:poisson")) == {card(collection, "poisson-rate", 0).nid}
    assert set(collection.tags.all()) >= {"mle", "poisson", "section::B", "band::1-15"}


def test_memory_due_day_and_answers_arrive_with_the_schedule(collection: Any, tmp_path: Path) -> None:
    events = [
        *reviews_on((DAY, 3), (DAY + 2, 3), (DAY + 10, 2), card=CARD),
        event(Suspend("hostile:recall"), day=DAY, seq=9),
    ]
    learnt = Schedule.of(events, today=DAY + 20).cards[CARD]
    take(collection, file_of(tmp_path, BOTH, *events), with_schedule=True)
    found = card(collection, "poisson-rate", 0)
    assert found.memory_state.stability == pytest.approx(learnt.state.stability, abs=1e-3)
    assert found.memory_state.difficulty == pytest.approx(learnt.state.difficulty, abs=1e-3)
    assert found.decay == pytest.approx(0.1542, abs=1e-3)
    assert (found.reps, found.ivl) == (3, (learnt.state.due_day or 0) - (learnt.state.last_day or 0))
    # Anki's day 0 is the day the collection was made: both count from their own, the date is the same.
    anki_today = FIRST_DAY + collection.db.scalar("SELECT (strftime('%s', 'now') - 1577880000) / 86400")
    assert found.due - collection.sched.today == pytest.approx(
        (learnt.state.due_day or 0) - anki_today, abs=1
    )
    log = collection.db.all("SELECT ease, ivl FROM revlog WHERE cid = ? ORDER BY id", found.id)
    assert [row[0] for row in log] == [3, 3, 2]
    assert log[-1][1] == found.ivl
    assert card(collection, "hostile", 0).queue == -1


def test_answers_are_not_doubled_by_a_second_import(collection: Any, tmp_path: Path) -> None:
    file = file_of(tmp_path, BOTH, event(review(3, CARD), day=DAY))
    for _ in range(2):
        take(collection, file, with_schedule=True)
    assert collection.db.scalar("SELECT count(*) FROM revlog") == 1

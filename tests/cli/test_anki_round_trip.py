"""A deck that goes to the real Anki, is studied there and comes home. Skipped where Anki is not installed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Grill

anki = pytest.importorskip("anki.collection", reason="the anki library is not installed (extra `anki`)")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

QUESTION = "gaussian-variance"
AGAIN, HARD = 1, 2


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Any]:
    opened = anki.Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


@pytest.fixture
def home(grill: Grill) -> Grill:
    """A learner's home in which one card was answered three days ago by Anki's clock, which is the machine's."""
    grill.now = at(days=-3)
    grill("quiz", "--section", "B", "-n", "1", "--kind", "recall", stdin="the mean\n3\n")
    grill.now = at()
    return grill


def at(*, days: int = 0) -> str:
    return (datetime.now() + timedelta(days=days)).isoformat(timespec="seconds")


def take(collection: Any, file: Path) -> None:
    options = anki.ImportAnkiPackageOptions(with_scheduling=True)
    collection.import_anki_package(anki.ImportAnkiPackageRequest(package_path=str(file), options=options))


def study(collection: Any, question: str, *ratings: int) -> None:
    (found,) = (
        one for one in map(collection.get_card, collection.find_cards(f'"Id:{question}"')) if one.ord == 0
    )
    for rating in ratings:
        found.load()
        found.start_timer()
        states = collection._backend.get_scheduling_states(found.id)
        answer = collection.sched.build_answer(card=found, states=states, rating=rating - 1)
        collection.sched.answer_card(answer)


def given_back(collection: Any, file: Path, *, legacy: bool) -> Path:
    options = anki.ExportAnkiPackageOptions(
        with_scheduling=True, with_deck_configs=False, with_media=False, legacy=legacy
    )
    collection.export_anki_package(out_path=str(file), limit=None, options=options)
    return file


def reviews(grill: Grill) -> list[tuple[str, int]]:
    return [(row["card"], row["rating"]) for row in json.loads(grill.out("history", "--json", "-n", "100"))]


@pytest.mark.parametrize("legacy", [True, False], ids=["legacy format", "present format"])
def test_what_was_studied_in_anki_comes_home_to_the_same_cards_each_review_once(
    home: Grill, collection: Any, tmp_path: Path, legacy: bool
) -> None:
    if not legacy:
        pytest.importorskip("zstandard")
    before = reviews(home)
    assert len(before) == 1
    deck = tmp_path / "deck.apkg"
    home("export", "anki", "--with-schedule", "-o", str(deck))
    take(collection, deck)
    study(collection, QUESTION, HARD, AGAIN)

    home.now = at(days=1)
    back = given_back(collection, tmp_path / "back.apkg", legacy=legacy)
    report = home.out("import", str(back), "--history")
    assert "60 questions of" in report
    assert "came from this bank and stay as they are" in report
    assert "3 answers in the review log: 2 new, 1 here already" in report
    learnt = sorted([*before, (f"{QUESTION}:recall", HARD), (f"{QUESTION}:recall", AGAIN)])
    assert sorted(reviews(home)) == learnt

    assert "0 new" in home.out("import", str(back), "--history")
    assert sorted(reviews(home)) == learnt
    home("doctor")

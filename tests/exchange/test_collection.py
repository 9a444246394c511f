"""What is exported: in its order, under its headings, and only the cards that are meant."""

from __future__ import annotations

import pytest
from hypothesis import given

from interview_grill.bank.model import Deck, Kind, Question
from interview_grill.exchange.collection import Collection
from tests.exchange.specimens import WHOLE, collections

DECK = Deck(title="Estimators", sections={"B": "Standard derivations", "quick": "Quick fire"})


def asked(id_: str, section: str | None) -> Question:
    return Question(id=id_, ask=f"What of {id_}?", section=section)


def test_a_deck_without_a_title_has_a_name_all_the_same() -> None:
    assert Collection(()).title == "Interview questions"
    assert Collection((), DECK).title == "Estimators"


@pytest.mark.parametrize(
    ("section", "heading"),
    [
        ("B", "B: Standard derivations"),
        ("quick", "Quick fire"),
        ("C", "C"),
        ("regression", "regression"),
        ("", ""),
    ],
)
def test_a_section_is_headed_by_its_letter_and_what_it_covers(section: str, heading: str) -> None:
    assert Collection((), DECK).heading(section) == heading


def test_sections_stand_where_their_first_question_does() -> None:
    found = (asked("a", "quick"), asked("b", "B"), asked("c", None), asked("d", "quick"), asked("e", "B"))
    assert [
        (heading, [one.id for one in held]) for heading, held in Collection(found, DECK).by_section()
    ] == [
        ("Quick fire", ["a", "d"]),
        ("B: Standard derivations", ["b", "e"]),
        ("", ["c"]),
    ]


@pytest.mark.parametrize(
    ("cards", "kinds"),
    [
        (None, (Kind.RECALL, Kind.DERIVE, Kind.COMPUTE)),
        (frozenset(), ()),
        (frozenset({"poisson-rate:compute"}), (Kind.COMPUTE,)),
        (frozenset({"poisson-rate:recall", "other:derive"}), (Kind.RECALL,)),
    ],
)
def test_a_question_is_asked_in_the_ways_that_are_meant(
    cards: frozenset[str] | None, kinds: tuple[Kind, ...]
) -> None:
    assert set(Collection((WHOLE,), DECK, cards).kinds_of(WHOLE)) == set(kinds)


def test_a_card_of_a_kind_that_a_question_lacks_is_not_made_by_naming_it() -> None:
    only_recall = WHOLE._replace(tasks=(), derivations=())
    meant = frozenset({"poisson-rate:recall", "poisson-rate:compute"})
    assert Collection((only_recall,), DECK, meant).kinds_of(only_recall) == (Kind.RECALL,)


@given(collections)
def test_every_question_stands_under_one_heading_in_its_order(collection: Collection) -> None:
    sections = list(collection.by_section())
    assert sorted(one.id for _, held in sections for one in held) == sorted(
        one.id for one in collection.questions
    )
    for _, held in sections:
        assert len({one.section or "" for one in held}) == 1
        places = [collection.questions.index(one) for one in held]
        assert places == sorted(places)

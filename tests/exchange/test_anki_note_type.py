"""The note type: three cards whose templates name only fields there are, in the form that Anki reads."""

from __future__ import annotations

import re
from typing import Any

import pytest

from interview_grill.exchange.anki_note_type import FIELDS, ID, note_type

TYPE: dict[str, Any] = note_type(1_650, 1_700_000_123)
SPECIAL = {"FrontSide"}


def named(template: str) -> list[str]:
    return [name.lstrip("#/^") for name in re.findall(r"\{\{([^{}]*)\}\}", template)]


def test_fields_and_cards_are_numbered_as_they_stand() -> None:
    assert [field["name"] for field in TYPE["flds"]] == list(FIELDS)
    assert [field["ord"] for field in TYPE["flds"]] == list(range(13))
    assert [(card["ord"], card["name"]) for card in TYPE["tmpls"]] == [
        (0, "Recall"),
        (1, "Compute"),
        (2, "Derive"),
    ]


@pytest.mark.parametrize("card", TYPE["tmpls"], ids=lambda card: str(card["name"]))
def test_a_template_names_only_fields_there_are_and_closes_what_it_opens(card: dict[str, Any]) -> None:
    for side in (card["qfmt"], card["afmt"]):
        assert set(named(side)) <= {*FIELDS, *SPECIAL}
        assert sorted(re.findall(r"\{\{#([^}]*)\}\}", side)) == sorted(re.findall(r"\{\{/([^}]*)\}\}", side))
    assert "{{FrontSide}}" in card["afmt"]


@pytest.mark.parametrize(("place", "field"), [(0, "Question"), (1, "Compute"), (2, "Derive")])
def test_a_card_is_made_only_where_its_question_is(place: int, field: str) -> None:
    assert TYPE["req"][place] == [place, "any", [FIELDS.index(field)]]
    front = TYPE["tmpls"][place]["qfmt"]
    assert f"{{{{{field}}}}}" in front
    if place:
        assert front.startswith(f"{{{{#{field}}}}}")
        assert front.endswith(f"{{{{/{field}}}}}")


def test_the_front_gives_no_answer_away() -> None:
    shown = {"Id", "Label", "Question", "Compute", "Derive"}
    for card in TYPE["tmpls"]:
        assert set(named(card["qfmt"])) <= shown


def test_every_field_but_the_id_is_shown_on_some_card() -> None:
    sides = {name for card in TYPE["tmpls"] for name in named(card["qfmt"]) + named(card["afmt"])}
    assert sides >= set(FIELDS) - {"Id"}


def test_notes_are_sorted_by_their_question() -> None:
    assert FIELDS[TYPE["sortf"]] == "Question"


def test_nothing_is_loaded_from_elsewhere() -> None:
    whole = TYPE["css"] + "".join(card["qfmt"] + card["afmt"] for card in TYPE["tmpls"])
    assert not re.search(r"https?:|url\(|@import|src=|href=", whole)
    assert "nightMode" in TYPE["css"]


def test_deck_and_time_are_those_given() -> None:
    assert (TYPE["id"], TYPE["did"], TYPE["mod"]) == (ID, 1_650, 1_700_000_123)

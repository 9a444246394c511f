"""Notes that this program wrote, given back as questions where the bank lacks them."""

from __future__ import annotations

from typing import Any

import pytest

from interview_grill.exchange.anki_intake.own_notes import own_id, own_question
from interview_grill.exchange.anki_note_type import FIELDS


def values(**fields: str) -> list[str]:
    return [fields.get(name.replace(" ", "_").replace("-", "_"), "") for name in FIELDS]


def plain(**fields: str) -> dict[str, Any]:
    return own_question("poisson-rate", values(**fields)).plain


@pytest.mark.parametrize(
    ("guid", "id_"),
    [
        ("interview-grill:poisson-rate", "poisson-rate"),
        ("interview-grill:a1", "a1"),
        ("poisson-rate", None),
        ("interview-grill:", None),
        ("interview-grill:Poisson", None),
        ("interview-grill:../x", None),
        ("interview-grill:a\n", None),
        ("interview-grill:" + "a" * 61, None),
        ("xinterview-grill:a", None),
        ("", None),
    ],
)
def test_the_mark_of_a_note_names_its_question(guid: str, id_: str | None) -> None:
    assert own_id(guid) == id_


def test_a_bare_note_is_a_question_all_the_same() -> None:
    assert plain() == {"id": "poisson-rate", "ask": "poisson-rate"}
    assert plain(Question="What is \\(\\hat\\lambda\\)?", Label="9 · B") == {
        "id": "poisson-rate",
        "ask": "What is $\\hat\\lambda$?",
        "number": 9,
    }


@pytest.mark.parametrize(
    "label", ["", "B", "quick", "0", "-3 · B", "1000001 · B", "9" * 30 + " · B", "² · B"]
)
def test_a_label_without_a_number_gives_none(label: str) -> None:
    assert "number" not in plain(Label=label)


def test_lists_come_back_with_what_each_entry_was() -> None:
    found = plain(
        Key_points='<ul class="g-points"><li>the mean</li><li class="g-plus">it is 0 (a plus)</li><li> </li></ul>',
        Pitfalls='<ul><li><span class="g-said">median</span><br>It is not.</li>'
        '<li><span class="g-said"></span><br>alone</li></ul>',
        Follow_ups="<details><summary>Biased?</summary><p>No.</p></details>",
        Say="<p>The mean.</p>",
        Read="<ul><li>Wasserman</li><li></li></ul>",
        Answer="<p>a</p><p>b</p>",
    )
    assert found == {
        "id": "poisson-rate",
        "ask": "poisson-rate",
        "answer": "a\n\nb",
        "say": "The mean.",
        "key_points": [{"must": "the mean"}, {"nice": "it is 0"}],
        "pitfalls": [{"said": "median", "because": "It is not."}],
        "follow_ups": [{"ask": "Biased?", "answer": "No."}],
        "read": ["Wasserman"],
    }


def test_what_only_a_bank_holds_is_told() -> None:
    assert own_question("a", values(Compute="<ol></ol>")).lost == (
        "the numeric tasks of a, which only a bank holds",
    )
    assert own_question("a", values(Derivations="x", Compute=" ")).lost == (
        "the derivations of a, which only a bank holds",
    )


def test_hostile_fields_are_words() -> None:
    found = plain(
        Question="<script>x()</script>What\x1b[2J?&#x202e;", Read="<ul><li><img src=x onerror=y()></li></ul>"
    )
    assert found["ask"] == "What[2J?"
    assert found["read"] == ["(picture: x)"]

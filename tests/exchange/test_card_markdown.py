"""The decks are read back by readers written from the rules of the two programs."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings

from interview_grill.exchange.card_markdown import encode_hashcards, encode_repeater
from interview_grill.exchange.collection import Collection
from tests.exchange.specimens import BOTH, DECK, PATIENT, WHOLE, collections


def read_hashcards(text: str) -> tuple[str, list[tuple[str, str]]]:
    """hashcards: front matter, then `Q:`, `A:` and `---` at the left margin; any other text outside is an error."""
    _, front, body = text.split("---\n", 2)
    cards: list[tuple[str, str]] = []
    state, question, answer = "start", "", ""
    for line in body.splitlines():
        if line.startswith("Q:"):
            assert state == "start", line
            state, question, answer = "question", line[2:], ""
        elif line.startswith("A:"):
            assert state == "question", line
            state = "answer"
        elif line.startswith("C:"):
            raise AssertionError(line)
        elif line.strip() == "---":
            assert state == "answer", line
            cards.append((question.strip(), answer.strip()))
            state = "start"
        elif state == "answer":
            answer += f"\n{line}"
        else:
            assert not line.strip(), (state, line)
    assert state == "start"
    return tomllib.loads(front)["name"], cards


def read_repeater(text: str) -> list[tuple[str, str]]:
    """repeater: cards begin at `Q:` and end at a line that begins with `---`; lines are trimmed before `A:`."""
    cards: list[tuple[str, str]] = []
    buffer: list[str] | None = None
    for line in text.splitlines():
        if line.startswith(("Q:", "C:")):
            assert buffer is None
            assert line.startswith("Q:")
            buffer = []
        assert buffer is not None or "::" not in line
        if line.startswith("---") and buffer is not None:
            trimmed = [one.strip() for one in buffer]
            (begins,) = [place for place, one in enumerate(trimmed) if one.startswith("A:")]
            assert not any(one.startswith(("Q:", "C:")) or one == "---" for one in trimmed[1:])
            cards.append((trimmed[0][2:].strip(), "\n".join(trimmed[begins + 1 :]).strip()))
            buffer = None
        if buffer is not None:
            buffer.append(line)
    assert buffer is None
    return cards


@given(collections)
@settings(PATIENT, max_examples=60)
def test_every_question_is_one_card_for_both_programs(collection: Collection) -> None:
    name, cards = read_hashcards("".join(encode_hashcards(collection)))
    assert name == DECK.title
    assert len(cards) == len(collection.questions)
    assert all(answer for _, answer in cards)
    trimmed = [(ask, "\n".join(line.strip() for line in answer.splitlines())) for ask, answer in cards]
    assert read_repeater("".join(encode_repeater(collection))) == trimmed


@pytest.mark.parametrize("hostile_title", ['quo"te', "a :: b", "back\\slash", "θ"])
def test_a_title_of_any_kind_is_read_back(hostile_title: str) -> None:
    deck = Collection((WHOLE,), type(DECK)(title=hostile_title))
    assert read_hashcards("".join(encode_hashcards(deck)))[0] == hostile_title
    assert read_repeater("".join(encode_repeater(deck)))


def test_tasks_and_derivations_are_cards_of_their_own() -> None:
    _, cards = read_hashcards("".join(encode_hashcards(BOTH)))
    questions = [question for question, _ in cards]
    assert len(cards) == 1 + 6 + 1 + 1
    assert questions[7] == r"Derive: The MLE of $\lambda$"
    assert cards[7][1].startswith("**1.** Write the log-likelihood.")


def test_a_numeric_card_answers_with_the_number_first() -> None:
    _, cards = read_hashcards("".join(encode_hashcards(Collection((WHOLE,), DECK))))
    number = cards[1][1].splitlines()[0]
    assert number.startswith("**")
    assert float(number.strip("*")) > 0


def test_only_selected_cards_are_written() -> None:
    chosen = Collection((WHOLE,), DECK, frozenset({"poisson-rate:derive"}))
    _, cards = read_hashcards("".join(encode_hashcards(chosen)))
    assert [question for question, _ in cards] == [r"Derive: The MLE of $\lambda$"]

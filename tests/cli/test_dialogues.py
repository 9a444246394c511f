"""Which task or derivation a checked card puts, with which numbers, and how much of it is left to the learner."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_grill.bank.model import Kind
from interview_grill.cli.dialogues import derivation_dialogue, dialogue_for
from interview_grill.cli.surroundings import Surroundings
from interview_grill.session.chunks import Chunk
from interview_grill.session.ports import Dialogue
from interview_grill.session.requests import Request
from interview_grill.session.tries import Showing
from tests.cli.places import RATE, TODAY, again, place, rated
from tests.terminal.showings import showing

CARD = "poisson-rate:derive"
ONE = RATE.derivations[0]


def shown(kind: Kind, tried_before: int = 0) -> Showing:
    return showing(RATE, kind=kind)._replace(tried_before=tried_before)


def words(chunks: tuple[Chunk, ...]) -> str:
    return "\n".join(chunk if isinstance(chunk, str) else chunk.text for chunk in chunks)


def asked(dialogue: Dialogue) -> str:
    return words(dialogue.chunks)


@pytest.mark.parametrize(
    ("tried", "said"), [(0, "events in"), (1, "estimate both"), (2, "events in"), (7, "estimate both")]
)
def test_tasks_take_turns_by_number_of_showings(tmp_path: Path, tried: int, said: str) -> None:
    assert said in asked(dialogue_for(place(tmp_path), shown(Kind.COMPUTE, tried), 7))


def test_a_seed_fixes_the_numbers_of_a_session_but_not_one_for_all_cards(tmp_path: Path) -> None:
    here = place(tmp_path)
    once = asked(dialogue_for(here, shown(Kind.COMPUTE), 7))
    assert asked(dialogue_for(again(here, now="2027-05-01T01:00:00Z"), shown(Kind.COMPUTE), 7)) == once
    later = {asked(dialogue_for(here, shown(Kind.COMPUTE, 2 * n), 7)) for n in range(6)}
    assert len(later) > 3
    assert asked(dialogue_for(here, shown(Kind.COMPUTE), 8)) != once


def test_without_a_seed_each_showing_draws_its_own(tmp_path: Path) -> None:
    here = place(tmp_path)
    found = {
        asked(dialogue_for(again(here, now=f"2027-03-01T18:00:{second:02}Z"), shown(Kind.COMPUTE), None))
        for second in range(6)
    }
    assert len(found) > 3


def test_a_derivation_is_put_with_what_was_not_earned_yet_shown(tmp_path: Path) -> None:
    dialogue = dialogue_for(place(tmp_path), shown(Kind.DERIVE), None)
    assert dialogue.outcome is None
    assert ONE.title in asked(dialogue)


def mine(here: Surroundings, *, blank: bool = False, worked: bool = False) -> list[str]:
    """The lines that the learner has to type."""
    dialogue = derivation_dialogue(here, LONG, LONG.derivations[0], blank=blank, worked=worked)
    prompts = []
    while dialogue.outcome is None:
        prompts.append(dialogue.prompt)
        dialogue = dialogue.reply(Request.SHOW)
    return prompts


_LINE = ONE.lines[0]
LONG = RATE._replace(
    derivations=(ONE._replace(lines=(_LINE, _LINE._replace(do="Again."), _LINE._replace(do="Thrice."))),),
)


def test_each_day_passed_leaves_one_more_line_to_the_learner(tmp_path: Path) -> None:
    here = place(tmp_path)
    counts = [len(mine(here))]
    for day in (9, 6, 3):
        rated(here, CARD, 3, day=TODAY - day, task=ONE.name)
        counts.append(len(mine(again(here))))
    assert counts == [1, 2, 3, 3]


def test_a_second_pass_on_one_day_earns_nothing_and_one_of_another_derivation_neither(tmp_path: Path) -> None:
    here = place(tmp_path)
    rated(here, CARD, 3, day=TODAY - 9, task=ONE.name)
    rated(here, CARD, 3, day=TODAY - 9, task=ONE.name)
    rated(here, CARD, 3, day=TODAY - 6, task="another")
    rated(here, "mode:recall", 3, day=TODAY - 5, task=ONE.name)
    assert len(mine(here)) == 2


def test_blank_leaves_every_line_and_worked_one_whatever_was_earned(tmp_path: Path) -> None:
    here = place(tmp_path)
    rated(here, CARD, 3, day=TODAY - 9, task=ONE.name)
    assert len(mine(here, blank=True)) == 3
    assert len(mine(here, worked=True)) == 1


def test_on_a_whiteboard_no_line_is_shown(tmp_path: Path) -> None:
    board = derivation_dialogue(place(tmp_path), LONG, LONG.derivations[0], free=True)
    assert board.prompt == "0 of 3 lines: "
    assert "Thrice." not in asked(board)

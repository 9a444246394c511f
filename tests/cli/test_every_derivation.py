"""Every derivation of the bundled bank from a blank page to its end, typed in a pseudo-terminal."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from interview_grill.bank.derivation import Derivation, Mode
from interview_grill.bank.library import Library
from interview_grill.derivations.choices import right_letter
from tests.cli.conftest import Terminal

DERIVATIONS = [
    (question.id, derivation)
    for question in Library.open().questions()
    for derivation in question.derivations
]


def test_the_bank_holds_the_derivations_of_the_syllabus() -> None:
    assert len(DERIVATIONS) >= 27


@pytest.mark.parametrize(
    ("question", "derivation"), DERIVATIONS, ids=[derivation.name for _, derivation in DERIVATIONS]
)
def test_a_whole_derivation_can_be_typed(
    terminal: Callable[..., Terminal], question: str, derivation: Derivation
) -> None:
    lines = [
        right_letter(line)
        if line.expect.mode is Mode.CHOICE
        else line.expect.value + " = 0" * (line.expect.mode is Mode.ROOT)
        for line in derivation.lines
        if line.expect.mode is not Mode.SHOWN and (line.expect.mode is not Mode.CHOICE or line.key)
    ]
    session = terminal("derive", question, "--task", derivation.name, "--blank", columns=100, rows=60)
    session.wait_for("? hint")
    session.press("".join(f"{line}\r" for line in lines))
    if any(line.expect.mode is Mode.CHOICE and not line.key for line in derivation.lines):
        session.press("\r")  # a choice that carries nothing is not put on a blank page
    shown = session.wait_for(
        "Enter done", seconds=90
    )  # a whole page is drawn anew at each of hundreds of keys
    assert "yours, 0 wrong, 0 hints: Good." in shown
    session.press("\r")
    session.finish()
    assert session.process.exitstatus == 0

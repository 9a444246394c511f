"""Another notation: rewritten once, and faults shown at their place in what was typed."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from interview_grill.algebra import AUTHORED, Names, caret, parse, parse_equation, parse_vector
from interview_grill.algebra import notation as module
from interview_grill.algebra.notation import Notation, rewritten
from interview_grill.errors import FormulaError

NAMES = Names.declare({"x": "sample", "a": "real", "b": "real"})


def roman(text: str) -> tuple[str, Sequence[int]]:
    """Roman numbers up to 3, `Iv` refused."""
    pieces: list[str] = []
    origins: list[int] = []
    for match in re.finditer(r"I+|.", text):
        if match[0] == "I" and text[match.end() :].startswith("v"):
            raise FormulaError("no four", text=text, position=match.start())
        pieces.append(str(len(match[0])) if match[0][0] == "I" else match[0])
        origins.append(match.start())
    return "".join(pieces), [*origins, len(text)]


@pytest.fixture(autouse=True)
def _romans(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "NOTATIONS", (Notation(re.compile("I"), roman),))


def test_a_plain_text_is_itself() -> None:
    assert rewritten("a + 2").text is rewritten("a + 2").typed


def test_every_entrance_reads_it() -> None:
    assert parse("III*a", NAMES).read_as == "3*a"
    assert parse_equation("a = II", NAMES).read_as == "a = 2"
    assert parse_vector("I, III", NAMES, 2).read_as == "[1, 3]"


def test_a_fault_behind_it_is_shown_where_it_was_typed() -> None:
    with pytest.raises(FormulaError) as raised:
        parse("III + a + q", NAMES)
    assert caret(raised.value) == "III + a + q\n          ^"


def test_a_fault_of_the_rewriting_is_shown_where_it_was_typed() -> None:
    with pytest.raises(FormulaError) as raised:
        parse("a + Iv", NAMES)
    assert caret(raised.value) == "a + Iv\n    ^"


def test_an_author_writes_plain_text() -> None:
    with pytest.raises(FormulaError):
        parse("III", NAMES, limits=AUTHORED)


def test_what_is_too_long_is_refused_as_it_is() -> None:
    with pytest.raises(FormulaError, match="too many"):
        parse("I" * 5000, NAMES)

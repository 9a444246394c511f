"""Formulas in all their forms, compared with what was checked by eye."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from interview_grill.typeset import Charset, display, inline

CHARSETS = (Charset.UNICODE, Charset.ASCII)


@dataclass
class Golden:
    latex: str
    in_line: dict[str, str] = field(default_factory=dict)
    displayed: dict[str, list[str]] = field(default_factory=dict)


def read_goldens() -> list[Golden]:
    goldens: list[Golden] = []
    lines: list[str] | None = None
    for line in (Path(__file__).parent / "goldens.txt").read_text(encoding="utf-8").splitlines():
        keyword, _, rest = line.partition(" ")
        if keyword == "latex":
            goldens.append(Golden(rest.strip()))
        elif keyword in ("unicode", "ascii"):
            goldens[-1].in_line[keyword] = rest.strip()
        elif keyword == "display":
            lines = goldens[-1].displayed.setdefault(rest, [])
        elif line == "-----":
            lines = None
        elif lines is not None:
            lines.append(line[2:])
    return goldens


GOLDENS = read_goldens()


def test_there_are_goldens_of_every_kind() -> None:
    assert len(GOLDENS) >= 100
    for golden in GOLDENS:
        assert set(golden.in_line) == set(golden.displayed) == {"unicode", "ascii"}


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden.latex)
def test_one_line(golden: Golden, charset: Charset) -> None:
    assert inline(golden.latex, charset=charset) == golden.in_line[charset.value]


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden.latex)
def test_two_dimensions(golden: Golden, charset: Charset) -> None:
    assert display(golden.latex, charset=charset) == golden.displayed[charset.value]

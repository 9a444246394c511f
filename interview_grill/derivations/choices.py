"""A line chosen among a few: the right one beside the classic mistakes, in an order that does not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.bank.derivation import Mode

if TYPE_CHECKING:
    from interview_grill.bank.derivation import Line, WrongLine

_LETTERS = "abcd"


def options(line: Line) -> dict[str, WrongLine | None]:
    """The options by their letters; None is the right one.

    The order is that of checksums of the texts: the same on every machine, and the right one is anywhere.
    """
    from hashlib import sha256  # takes as long to load as a derivation, and few have a choice

    texts: list[tuple[str, WrongLine | None]] = [(line.math, None)]
    texts += [(wrong.math, wrong) for wrong in line.wrong]
    texts.sort(key=lambda option: sha256(f"{line.do}\n{option[0]}".encode()).digest())
    return {letter: wrong for letter, (_, wrong) in zip(_LETTERS, texts, strict=False)}


def options_text(line: Line) -> str:
    """The options as card text, one paragraph each; empty for a line that is typed."""
    if line.expect.mode is not Mode.CHOICE:
        return ""
    return "\n\n".join(
        f"{letter}) {wrong.math if wrong else line.math}" for letter, wrong in options(line).items()
    )


def answer_of(line: Line) -> str:
    """The mathematics of a line as card text, set apart where it is one formula; of a choice behind its letter."""
    if line.expect.mode is Mode.CHOICE:
        return lettered(line)
    alone = line.math.startswith("$") and line.math.count("$") == 2 and line.math.endswith("$")
    return f"${line.math}$" if alone else line.math


def lettered(line: Line) -> str:
    """The mathematics of a line as it is written; of a choice behind its letter."""
    return f"{right_letter(line)}) {line.math}" if line.expect.mode is Mode.CHOICE else line.math


def right_letter(line: Line) -> str:
    """The letter of the right option."""
    return next(letter for letter, wrong in options(line).items() if wrong is None)

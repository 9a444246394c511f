"""A checked card that accepts any line."""

from __future__ import annotations

from dataclasses import dataclass, replace

from interview_grill.algebra import Expression, Names, parse
from interview_grill.memory.event import Rating
from interview_grill.session.chunks import Chunk
from interview_grill.session.requests import Request
from interview_grill.session.tries import Tried


@dataclass(frozen=True, slots=True)
class Echo:
    """Says what it heard; over after `needed` lines."""

    needed: int
    heard: tuple[str, ...] = ()
    chunks: tuple[Chunk, ...] = ("It begins.",)
    takes_formula: bool = False

    @property
    def prompt(self) -> str:
        return f"{len(self.heard)} of {self.needed}: "

    @property
    def empty_line(self) -> str:
        return "show me"

    @property
    def line_by_line(self) -> bool:
        return True

    @property
    def names(self) -> tuple[str, ...]:
        return ("alpha", "x")

    def read(self, line: str) -> Expression:
        return parse(line, Names.declare({"alpha": "real", "x": "sample"}))

    @property
    def outcome(self) -> Tried | None:
        return Tried(Rating.GOOD, typed="|".join(self.heard)) if len(self.heard) >= self.needed else None

    def prepare(self) -> None:
        pass

    def reply(self, line: str | Request) -> Echo:
        return replace(self, heard=(*self.heard, str(line)), chunks=(*self.chunks, f"heard {line}"))

"""What a check says about an answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview_grill.algebra import Value
    from interview_grill.errors import FormulaError


class Verdict(StrEnum):
    """`invalid` costs nothing; the first `near` gives another try; `wrong` ends it."""

    CORRECT = "correct"
    NEAR = "near"
    WRONG = "wrong"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class Graded:
    """The verdict with the tag of the mistake, one sentence to the learner, and how the answer was read.

    `tag` is None where no mistake was recognised, `read_as` where nothing could be read. `error` is there
    when the text could not be read: `algebra.caret(error)` draws where.
    """

    verdict: Verdict
    message: str
    expected: Value
    tag: str | None = None
    read_as: str | None = None
    error: FormulaError | None = None

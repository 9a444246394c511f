"""What a question is. Pure values; reading them from files is `interview_grill.bank.reader`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from interview_grill.bank.kind import Kind as Kind

if TYPE_CHECKING:
    from interview_grill.bank.derivation import Derivation
    from interview_grill.bank.task import Formula, Task


class KeyPoint(NamedTuple):
    """One idea an answer is ticked off against; missing a `must` fails the answer.

    By any of its `cues` (`interview_grill.listening.cue`) it is heard in an answer; so with pitfalls and follow-ups.
    """

    text: str
    must: bool
    cues: tuple[str, ...] = ()


class Pitfall(NamedTuple):
    """What people wrongly say, and why it is wrong."""

    said: str
    because: str
    tags: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()


class FollowUp(NamedTuple):
    """What the interviewer asks next, with its answer."""

    ask: str
    answer: str
    tags: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()


class Question(NamedTuple):
    """One authored entry. `id` never changes, so rewording keeps the learner's history.

    `weight` is how often interviews ask it, relative to other questions; `number`, `section` and `band` are
    None where the bank says nothing. Texts are card text: light Markdown with LaTeX between dollars.
    """

    id: str
    ask: str
    number: int | None = None
    section: str | None = None
    band: str | None = None
    tags: tuple[str, ...] = ()
    weight: float = 1.0
    answer: str = ""
    key_points: tuple[KeyPoint, ...] = ()
    pitfalls: tuple[Pitfall, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    say: str = ""
    read: tuple[str, ...] = ()
    source: str = ""
    formulas: tuple[Formula, ...] = ()
    tasks: tuple[Task, ...] = ()
    derivations: tuple[Derivation, ...] = ()

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The ways this question can be asked, in the order in which new ones are introduced."""
        compute = (Kind.COMPUTE,) if self.tasks else ()
        derive = (Kind.DERIVE,) if self.derivations else ()
        return (Kind.RECALL, *compute, *derive)


@dataclass(frozen=True, slots=True)
class Deck:
    """A bank's header: `sections` and `bands` map a name to what it covers; `bar` is the passing number.

    Each of `words` is phrases that mean the same, `DPO | direct preference optimisation`.
    """

    title: str = ""
    author: str = ""
    licence: str = ""
    sections: dict[str, str] = field(default_factory=dict)
    bands: dict[str, str] = field(default_factory=dict)
    bar: int | None = None
    words: tuple[str, ...] = ()


def card_id(question: str, kind: Kind) -> str:
    """`gaussian-variance:compute`."""
    return f"{question}:{kind}"

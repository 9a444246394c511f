"""What a session needs from the outside, as protocols: a stage to ask on, a log to write to, a bank to read.

The session itself then runs against a terminal, a pipe or a test alike. A Log raises StoreError when nothing
was kept, Questions raise BankError for a question that can no longer be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from interview_grill.algebra import Expression
    from interview_grill.bank.model import FollowUp, Kind, Question
    from interview_grill.memory.event import Action, Event
    from interview_grill.memory.state import CardState
    from interview_grill.session.chunks import Chunk
    from interview_grill.session.requests import Request
    from interview_grill.session.tries import Showing, Tried


class Stage(Protocol):
    """Where questions are put and answers given: a terminal or a pipe."""

    def recall(self, showing: Showing) -> Tried | Request:
        """Ask a recall card: answer, reveal, tick, rate."""
        ...

    def converse(self, showing: Showing, dialogue: Dialogue) -> Tried | Request:
        """Ask a checked card, line by line, until the dialogue has an outcome."""
        ...

    def conclude(self) -> Request | None:
        """Once the answer is on disk: let the learner read what came of a checked card, and ask for something."""
        ...

    def notice(self, text: str) -> None:
        """Tell the learner something before the next card."""
        ...


class Interview(Stage, Protocol):
    """A stage on which an interviewer asks on."""

    def follow_up(self, showing: Showing, item: FollowUp) -> bool | Request:
        """Ask a further question about the card just answered: whether the learner could, as they judge it."""
        ...


class Dialogue(Protocol):
    """A checked card being answered, as a value: a line goes in, the next state comes out."""

    @property
    def chunks(self) -> tuple[Chunk, ...]:
        """Everything said so far, as card text; a later state only adds to it."""
        ...

    @property
    def prompt(self) -> str:
        """What stands before the line to type."""
        ...

    @property
    def empty_line(self) -> str:
        """What an empty line does, in a word or two."""
        ...

    @property
    def line_by_line(self) -> bool:
        """Whether several lines pasted at once are so many answers."""
        ...

    @property
    def names(self) -> tuple[str, ...]:
        """The names that the line may be written in; none where no formula is asked for."""
        ...

    @property
    def outcome(self) -> Tried | None:
        """What came of it, once it is over."""
        ...

    @property
    def takes_formula(self) -> bool:
        """Whether the line is a formula, and no letter of an option."""
        ...

    def read(self, line: str) -> Expression:
        """How a line would be read, without judging it. Raises FormulaError for what cannot be read."""
        ...

    def prepare(self) -> None:
        """Do now, while nobody waits, what would make the first reply slow; without it that is only slower."""
        ...

    def reply(self, line: str | Request) -> Dialogue:
        """The state after a typed line, or after HINT or SHOW."""
        ...


class Log(Protocol):
    """The durable log. `record` returns once the action is on disk."""

    def record(self, action: Action) -> Event:
        """Append one action."""
        ...

    def undo(self) -> list[Event]:
        """Retract the latest unretracted action of this home, with what was logged together with it.

        Returns what was taken back, the latest first; nothing when there is nothing left.
        """
        ...

    def amend(self, event_id: str, action: Action) -> Event:
        """Let `action` stand in place of an earlier event: both are on disk when this returns, or neither."""
        ...

    def state(self, card: str) -> CardState:
        """What is known of a card."""
        ...

    def times_tried(self, card: str) -> int:
        """How many reviews of the card the log holds."""
        ...


class Questions(Protocol):
    """The bank as a session sees it."""

    def question(self, question_id: str, kind: Kind) -> Question:
        """The question as it stands now, with all that asking it in this way needs."""
        ...

    def holds(self, card: str) -> bool:
        """Whether a card can still be asked: an edit may have taken it away."""
        ...

    def edit(self, question_id: str) -> str:
        """Let the learner edit it; return what to tell them."""
        ...

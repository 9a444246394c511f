"""What helps with a line of mathematics while it is typed: Tab for the names of the task, and a judge that is ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview_grill.algebra.completion import Completion
    from interview_grill.session.ports import Dialogue


class FormulaAid:
    """The aid of a dialogue in its present state."""

    def __init__(self, dialogue: Dialogue) -> None:
        self._dialogue = dialogue

    def prepare(self) -> None:
        """Let the dialogue work ahead."""
        self._dialogue.prepare()

    def complete(self, text: str, cursor: int) -> Completion:
        """Complete a name that may be typed here."""
        from interview_grill.algebra.completion import complete

        return complete(text, cursor, self._dialogue.names)

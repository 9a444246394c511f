"""What helps with a line of mathematics while it is typed: Tab for the names of the task, a judge that is ready, and
the line as it will be read, typeset.

What typesets is loaded once the page is drawn, or when the first key comes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.session.requests import Request, checked_line
from interview_grill.terminal.question_text import fitted
from interview_grill.terminal.styled import Text

if TYPE_CHECKING:
    from interview_grill.algebra.completion import Completion
    from interview_grill.session.ports import Dialogue
    from interview_grill.terminal.look import Look
    from interview_grill.terminal.preview import Preview

_NOTHING_YET = "As you type, this shows how it is read."


class FormulaAid:
    """The aid of a dialogue in its present state. Without `preview` nothing is shown while one types."""

    def __init__(self, dialogue: Dialogue, *, preview: bool) -> None:
        self._dialogue = dialogue
        self.shows = preview and dialogue.takes_formula
        self._preview: Preview | None = None

    def prepare(self) -> None:
        """Let the dialogue work ahead, and load what typesets."""
        self._dialogue.prepare()
        if self.shows:
            self._view()

    def complete(self, text: str, cursor: int) -> Completion:
        """Complete a name that may be typed here."""
        from interview_grill.algebra.completion import complete

        return complete(text, cursor, self._dialogue.names)

    def lines(self, text: str, cursor: int, look: Look, rows: int) -> list[Text]:
        """How a text is read, typeset in at most `rows` rows, which are 2 or more; nothing for a command."""
        line = checked_line(text)
        if line is Request.SHOW:
            self._preview = None  # what was typed before is gone
            return fitted(Text(_NOTHING_YET, "faint"), look)[:rows]
        if isinstance(line, Request):
            return []
        return self._view().lines(line, cursor / len(text), look, rows)

    def _view(self) -> Preview:
        if self._preview is None:
            from interview_grill.terminal.preview import Preview

            self._preview = Preview(self._dialogue.read)
        return self._preview

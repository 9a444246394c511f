"""Every command: its name, the module that holds it, and the line that help shows.

Modules are imported only when their command runs, so thirty commands cost what one does.
"""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """One command of the program."""

    name: str
    module: str
    help: str
    topic: str


STUDY = "Study"
LOOK = "Look"
PRACTISE = "Practise"
ARRANGE = "Arrange"
KEEP = "Keep"

ENTRIES: tuple[Entry, ...] = (
    Entry("quiz", "quiz", "A session: due cards, weakest first, then new ones.", STUDY),
    Entry("review", "review", "A session of due cards only.", STUDY),
    Entry("due", "due", "What is due, and when the rest is.", STUDY),
    Entry("ready", "ready", "The score to expect on interview day.", STUDY),
    Entry("plan", "plan", "What to do each day until then, and what it buys.", STUDY),
    Entry("mock", "mock", "A timed mock interview, scored, with follow-ups.", STUDY),
    Entry("list", "list", "The questions of the bank.", LOOK),
    Entry("show", "show", "One question, whole.", LOOK),
    Entry("search", "search", "Questions that contain a text.", LOOK),
    Entry("history", "history", "Every answer you gave.", LOOK),
    Entry("stats", "stats", "Reviews per day, retention by section, what is coming.", LOOK),
    Entry("say", "say", "Practise an answer in your own words: what was heard.", PRACTISE),
    Entry("compute", "compute", "Practise a numeric card: fresh numbers, checked.", PRACTISE),
    Entry("derive", "derive", "Practise a derivation: each line checked.", PRACTISE),
    Entry("solve", "solve", "The reference solver on your own data.", PRACTISE),
    Entry("undo", "undo", "Take back the latest answer or arrangement.", ARRANGE),
    Entry("suspend", "suspend", "Stop asking a card or question.", ARRANGE),
    Entry("resume", "resume", "Ask a suspended or buried card again.", ARRANGE),
    Entry("bury", "bury", "Leave a card until tomorrow.", ARRANGE),
    Entry("reset", "reset", "Make a card new again.", ARRANGE),
    Entry("config", "config", "Show or change a setting.", ARRANGE),
    Entry("bank", "bank", "Write and check banks of questions.", KEEP),
    Entry("export", "export", "Questions for Anki, a phone, paper or a spreadsheet.", KEEP),
    Entry("import", "import_", "Questions from Markdown, a table, JSON, YAML or Anki.", KEEP),
    Entry("backup", "backup", "Save everything to one file.", KEEP),
    Entry("restore", "restore", "Bring a backup back.", KEEP),
    Entry("merge", "merge", "Unite the log of another device with this one.", KEEP),
    Entry("doctor", "doctor", "Check the log and what was derived from it.", KEEP),
)

BY_NAME = {entry.name: entry for entry in ENTRIES}

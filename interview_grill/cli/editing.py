"""Edit a question in the learner's editor, in a copy of their own; its history stays, because its id does.

The bank itself is never edited: an update would overwrite it. The editor is VISUAL, else EDITOR, else vi.
"""

from __future__ import annotations

import contextlib
import os
import shlex
import signal
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_grill.cli.surroundings import Surroundings

_EDITORS = ("VISUAL", "EDITOR")
_FALLBACK = "vi"


def edit_question(here: Surroundings, question_id: str) -> str:
    """Copy the question to HOME/questions unless it is there, open it in the editor, and read the bank again.

    Returns what to tell the learner, also of an editor that fails and of a copy that has faults. A copy in
    which nothing was changed is taken away again, so that it does not stand in the way of later corrections
    to the bank. Raises BankError where the copy cannot be written.
    """
    written = here.library.source_of(question_id)
    path = here.library.copy_to_home(question_id)
    before = _content(path)
    trouble = _opened_in_editor(here, path)
    after = _content(path)
    if after == before:
        if path != written.file and before == written.text:
            os.remove(path)
        return trouble or "Nothing was changed."
    here.forget_library()
    return trouble or _what_became(here, question_id, path)


def _opened_in_editor(here: Surroundings, path: str) -> str | None:
    """Run the editor, whose command is split like a shell's, though no shell runs; what went wrong, if anything."""
    named = next((here.environ[name] for name in _EDITORS if here.environ.get(name, "").strip()), _FALLBACK)
    try:
        with _interrupts_left_to_the_editor():
            done = subprocess.run([*shlex.split(named), path], check=False)
    except OSError as error:
        return f"The editor {named!r} cannot be started: {error.strerror}. Set EDITOR."
    except ValueError as error:
        return f"EDITOR cannot be read: {error} in {named!r}."
    return f"The editor {named!r} ended with status {done.returncode}." if done.returncode else None


@contextlib.contextmanager
def _interrupts_left_to_the_editor() -> Iterator[None]:
    """Ctrl-C reaches every program at the terminal; here it must not end the session under the editor's hands."""
    usual = signal.signal(
        signal.SIGINT, lambda *_: None
    )  # a handler, not SIG_IGN, which the editor would inherit
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)


def _what_became(here: Surroundings, question_id: str, path: str) -> str:
    faults = [fault for fault in here.library.faults if fault.file == path]
    if faults:
        return f"{faults[0]}. The file counts again once that is mended."
    if question_id not in here.library.ids:
        return f"{question_id} is no longer in the bank; its history is kept."
    if not os.path.exists(path) or here.library.source_of(question_id).file != path:
        return f"{path} no longer holds {question_id}: the bank's own is asked."
    return f"{question_id} is now your copy, {path}."


def _content(path: str) -> str | None:
    """The file's text; None if it cannot be read."""
    try:
        with open(path, encoding="utf-8", newline="") as stream:
            return stream.read()
    except (OSError, UnicodeError):
        return None

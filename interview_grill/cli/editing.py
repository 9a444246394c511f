"""Edit a question in the learner's editor, in a copy of their own; its history stays, because its id does."""

from __future__ import annotations

import shlex
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview_grill.cli.surroundings import Surroundings

_EDITORS = ("VISUAL", "EDITOR")
_FALLBACK = "vi"


def edit_question(here: Surroundings, question_id: str) -> str:
    """Copy the question to HOME/questions unless it is there, open it in the editor, and read the bank again.

    Returns what to tell the learner. The editor's command is split like a shell's but no shell runs.
    """
    path = here.library.copy_to_home(question_id)
    named = next((here.environ[name] for name in _EDITORS if here.environ.get(name, "").strip()), _FALLBACK)
    try:
        done = subprocess.run([*shlex.split(named), path], check=False)
    except (OSError, ValueError) as error:
        return f"The editor {named!r} cannot be started ({error}); set EDITOR. The copy is {path}."
    here.forget_library()
    faults = [fault for fault in here.library.faults if fault.file == path]
    if faults:
        return f"{faults[0]}. The question stays as it was until that is mended."
    return (
        f"{question_id} is now your copy, {path}."
        if done.returncode == 0
        else f"The editor failed; {path} is kept."
    )

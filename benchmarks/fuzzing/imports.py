"""Import one file as `grill import` does, into a home made for that."""

from __future__ import annotations

import os
from pathlib import Path

from interview_grill.bank.load import load
from interview_grill.cli.global_options import GlobalOptions
from interview_grill.cli.import_report import report_lines
from interview_grill.cli.importing import Form, form_of, imported
from interview_grill.cli.surroundings import Surroundings


class Importer:
    """Imports into one file, which is taken away again, and into one log, which grows with the answers of packages."""

    def __init__(self, home: Path) -> None:
        self._here = Surroundings.from_environment(GlobalOptions(home=str(home)), {})
        self._to = home / "imported.yaml"
        assert len(self._here.library) > 0

    def takes(self, path: Path) -> bool:
        """Whether the file was taken. Raises GrillError."""
        anki = form_of(str(path)) is Form.ANKI
        done = imported(self._here, str(path), None, str(self._to), history=anki, dry=False)
        for line in report_lines(done, every=True):
            assert line
        return True

    def check_what_was_written(self) -> None:
        """Raises AssertionError unless it is a sound bank."""
        if self._to.exists():
            errors = [fault for fault in load(str(self._to)).faults if fault.is_error]
            assert not errors, errors[0]
            os.unlink(self._to)

"""Which files make up a bank.

Found by listing alone, since this is asked at every start: nothing is opened.
"""

from __future__ import annotations

import os
from typing import NamedTuple

from interview_grill.bank.limits import LIMITS, Limits
from interview_grill.errors import BankError

_ENDINGS = (".yaml", ".yml")
HEADER_FILES = ("deck.yaml", "deck.yml")


class BankFile(NamedTuple):
    """A file as the operating system describes it; the two times are in nanoseconds."""

    path: str
    size: int
    modified: int
    changed: int


def bundled_bank_path() -> str:
    """The folder of the questions that come with the program: in the package, or beside it in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "questions")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(package), "questions")


def bank_files(bank: str, limits: Limits = LIMITS) -> list[BankFile]:
    """The files of a bank in the order of their paths; a folder's header comes first.

    Files and folders that begin with a dot are passed over, links to folders are not followed. Raises
    BankError when there is no such bank or it is larger than the limits, and OSError for a folder that cannot
    be listed.
    """
    try:
        status = os.stat(bank)
    except (OSError, ValueError) as error:
        mend = "give a YAML file or a folder of them"
        raise BankError("there is no such bank", where=bank, mend=mend) from error
    if os.path.isdir(bank):
        found = _in_folder(bank, limits)
    elif os.path.isfile(bank):
        found = [BankFile(bank, status.st_size, status.st_mtime_ns, status.st_ctime_ns)]
    else:
        raise BankError("this is neither a file nor a folder", where=bank)
    if sum(file.size for file in found) > limits.bank_bytes:
        raise BankError(f"the bank is larger than {limits.bank_bytes:,} bytes", where=bank, mend="split it")
    return found


def _in_folder(folder: str, limits: Limits) -> list[BankFile]:
    found: list[BankFile] = []
    waiting = [(folder, 1)]
    seen = 0
    while waiting:
        current, depth = waiting.pop()
        with os.scandir(current) as entries:
            for entry in entries:
                seen += 1
                if seen > limits.folder_entries or len(found) > limits.files:
                    raise BankError("this folder holds too many files to be a bank", where=folder)
                if entry.name.startswith("."):
                    continue
                if entry.name.endswith(_ENDINGS) and entry.is_file():
                    status = entry.stat()
                    found.append(BankFile(entry.path, status.st_size, status.st_mtime_ns, status.st_ctime_ns))
                elif depth < limits.folder_depth and entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, depth + 1))
    headers = {os.path.join(folder, name) for name in HEADER_FILES}
    return sorted(found, key=lambda file: (file.path not in headers, file.path))

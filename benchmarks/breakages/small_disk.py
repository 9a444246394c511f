"""A disk of a few megabytes that can be filled, emptied and made read-only."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BYTES = 8_000_000
PAGE = 4096


@dataclass(frozen=True)
class SmallDisk:
    """A tmpfs mounted at `folder`."""

    folder: Path

    @property
    def free(self) -> int:
        """Bytes that can still be written."""
        told = os.statvfs(self.folder)
        return told.f_bavail * told.f_frsize

    @contextlib.contextmanager
    def filled(self, left: int) -> Iterator[None]:
        """Meanwhile at most `left` bytes are free."""
        rubbish = self.folder / "rubbish"
        with rubbish.open("wb") as stream:
            for _ in range(max(0, self.free - left) // PAGE):
                stream.write(bytes(PAGE))
        try:
            yield
        finally:
            rubbish.unlink()

    @contextlib.contextmanager
    def read_only(self) -> Iterator[None]:
        """Meanwhile nothing can be written."""
        _mount("-o", "remount,ro", self.folder)
        try:
            yield
        finally:
            _mount("-o", "remount,rw", self.folder)


@contextlib.contextmanager
def small_disk(folder: Path) -> Iterator[SmallDisk]:
    """A disk at a new folder, gone afterwards with all that is on it."""
    folder.mkdir()
    _mount("-t", "tmpfs", "-o", f"size={BYTES},mode=0700", "tmpfs", folder)
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _mount(*arguments: object) -> None:
    subprocess.run(["mount", *map(str, arguments)], check=True)

"""Files written once, for their owner alone."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from interview_grill.bank.new_file import write_new

UNIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")


def test_the_text_is_written_as_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "é.yaml"
    write_new(str(path), "ask: 'θ̂ ≥ ½'\n")
    assert path.read_bytes() == "ask: 'θ̂ ≥ ½'\n".encode()


@UNIX
@pytest.mark.parametrize("mask", [0o000, 0o022])
def test_nobody_else_may_read_it_however_open_new_files_are_by_default(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        write_new(str(tmp_path / "mine.yaml"), "x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "mine.yaml").stat().st_mode) == 0o600


def test_a_file_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    path.write_text("older")
    with pytest.raises(FileExistsError):
        write_new(str(path), "newer")
    assert path.read_text() == "older"


@UNIX
def test_a_link_laid_in_the_way_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.yaml"
    (tmp_path / "bank.yaml").symlink_to(elsewhere)
    with pytest.raises(FileExistsError):
        write_new(str(tmp_path / "bank.yaml"), "text")
    assert not elsewhere.exists()


def test_a_folder_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_new(str(tmp_path / "nowhere" / "bank.yaml"), "text")

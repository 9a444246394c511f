from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from interview_grill.bank import files
from interview_grill.bank.files import bank_files, bundled_bank_path
from interview_grill.bank.limits import Limits
from interview_grill.errors import BankError

Write = Callable[..., Path]


def names(folder: Path, limits: Limits | None = None) -> list[str]:
    return [os.path.relpath(file.path, folder) for file in bank_files(str(folder), limits or Limits())]


def test_a_folder_is_read_by_path_with_its_header_first(write: Write, tmp_path: Path) -> None:
    for name in (
        "b/2.yaml",
        "b/1.yml",
        "a.yaml",
        "deck.yaml",
        "b/deck.yaml",
        "notes.md",
        "x.yaml~",
        ".hidden.yaml",
    ):
        write("", f"bank/{name}")
    write("", "bank/.git/x.yaml")
    assert names(tmp_path / "bank") == ["deck.yaml", "a.yaml", "b/1.yml", "b/2.yaml", "b/deck.yaml"]


def test_a_single_file_need_not_end_in_yaml(write: Write) -> None:
    path = write("abc", "bank.txt")
    (file,) = bank_files(str(path))
    assert (file.path, file.size) == (str(path), 3)


def test_a_folder_that_contains_itself_is_read_once(write: Write, tmp_path: Path) -> None:
    write("", "bank/a.yaml")
    (tmp_path / "bank" / "again").symlink_to(tmp_path / "bank")
    assert names(tmp_path / "bank") == ["a.yaml"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_no_bank_and_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "bank").mkdir()
    os.mkfifo(tmp_path / "bank" / "pipe.yaml")
    assert names(tmp_path / "bank") == []
    with pytest.raises(BankError, match="neither a file nor a folder"):
        bank_files(str(tmp_path / "bank" / "pipe.yaml"))


@pytest.mark.parametrize("path", ["nowhere", "bad\0name", ""])
def test_a_path_that_leads_nowhere_is_said_to_be_so(path: str) -> None:
    with pytest.raises(BankError, match="there is no such bank"):
        bank_files(path)


class Few(Limits):
    files = 2
    folder_depth = 2
    folder_entries = 6
    bank_bytes = 10


def test_folders_are_read_to_a_depth(write: Write, tmp_path: Path) -> None:
    write("", "bank/one/a.yaml")
    write("", "bank/one/two/b.yaml")
    assert names(tmp_path / "bank", Few()) == ["one/a.yaml"]


@pytest.mark.parametrize("ending", ["yaml", "txt"])
def test_a_folder_of_too_many_files_is_refused(write: Write, tmp_path: Path, ending: str) -> None:
    for n in range(8):
        write("", f"bank/{n}.{ending}")
    with pytest.raises(BankError, match="this folder holds too many files to be a bank"):
        names(tmp_path / "bank", Few())


def test_a_bank_that_is_too_large_is_refused_before_it_is_read(write: Write, tmp_path: Path) -> None:
    write("123456", "bank/a.yaml")
    write("123456", "bank/b.yaml")
    with pytest.raises(BankError, match="the bank is larger than 10 bytes"):
        names(tmp_path / "bank", Few())


def test_the_bundled_bank_is_found_in_a_checkout_and_in_an_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert os.path.isfile(os.path.join(bundled_bank_path(), "deck.yaml"))
    module = tmp_path / "site" / "interview_grill" / "bank" / "files.py"
    monkeypatch.setattr(files, "__file__", str(module))
    assert bundled_bank_path() == str(tmp_path / "site" / "questions")
    (tmp_path / "site" / "interview_grill" / "questions").mkdir(parents=True)
    assert bundled_bank_path() == str(tmp_path / "site" / "interview_grill" / "questions")

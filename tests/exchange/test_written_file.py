from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from interview_grill.errors import ExchangeError, WrongUsage
from interview_grill.exchange.written_file import write_file

PIECES = (b"one ", b"two")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def breaking() -> Iterator[bytes]:
    yield b"half"
    raise ValueError("torn")


def test_a_new_file_holds_the_pieces_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_file(str(tmp_path / "a.json"), PIECES)
    assert (tmp_path / "a.json").read_bytes() == b"one two"
    assert names(tmp_path) == ["a.json"]


def test_an_existing_file_is_refused_and_stays(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(b"mine")
    with pytest.raises(WrongUsage, match="the file exists"):
        write_file(str(file), PIECES)
    assert file.read_bytes() == b"mine"
    assert names(tmp_path) == ["a.json"]


def test_replacing_keeps_the_mode_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(b"old")
    file.chmod(0o640)
    write_file(str(file), PIECES, replace=True)
    assert file.read_bytes() == b"one two"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_an_interrupted_write_leaves_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(b"old")
    with pytest.raises(ValueError, match="torn"):
        write_file(str(file), breaking(), replace=True)
    assert file.read_bytes() == b"old"
    assert names(tmp_path) == ["a.json"]


def test_a_new_file_is_for_its_owner_alone_whatever_the_umask_allows(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_file(str(tmp_path / "a"), PIECES)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600


def test_a_link_is_followed_and_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    write_file(str(tmp_path / "link"), PIECES, replace=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"one two"


def test_a_device_is_written_to_as_it_stands() -> None:
    write_file(os.devnull, PIECES)
    assert not stat.S_ISREG(os.stat(os.devnull).st_mode)


def test_a_folder_that_is_not_there_is_told_with_the_path(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="nowhere"):
        write_file(str(tmp_path / "nowhere" / "a.json"), PIECES)


def test_a_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises((ExchangeError, WrongUsage)):
        write_file(str(tmp_path), PIECES, replace=True)
    assert tmp_path.is_dir()


def test_a_file_made_meanwhile_by_another_program_stays(tmp_path: Path) -> None:
    file = tmp_path / "a.json"

    def pieces() -> Iterator[bytes]:
        yield b"ours"
        file.write_bytes(b"theirs")

    with pytest.raises(WrongUsage, match="the file exists"):
        write_file(str(file), pieces())
    assert file.read_bytes() == b"theirs"
    assert names(tmp_path) == ["a.json"]


def test_a_file_system_without_links_is_written_to_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: str, target: str) -> None:
        raise PermissionError(1, "Operation not permitted", source, None, target)

    monkeypatch.setattr(os, "link", refuse)
    write_file(str(tmp_path / "a.json"), PIECES)
    assert (tmp_path / "a.json").read_bytes() == b"one two"
    assert names(tmp_path) == ["a.json"]


def test_where_the_folder_takes_no_file_it_is_said_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ExchangeError, match="cannot be written") as caught:
        write_file(str(tmp_path / "file" / "a.json"), PIECES)
    assert caught.value.where == str(tmp_path / "file" / "a.json")
    assert caught.value.mend == "check that the folder exists, is writable and has space"

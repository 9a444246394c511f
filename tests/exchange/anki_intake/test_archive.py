"""The collection inside a package: which one is taken, and what is refused before it does harm."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from interview_grill.errors import ExchangeError
from interview_grill.exchange.anki_intake.archive import Unpacked, unpack


def archive(folder: Path, files: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> str:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as made:
        for name, content in files.items():
            made.writestr(name, content)
    path = folder / "deck.apkg"
    path.write_bytes(buffer.getvalue())
    return str(path)


def refusal(path: str) -> ExchangeError:
    with pytest.raises(ExchangeError) as caught:
        unpack(path)
    assert caught.value.where == path
    return caught.value


def test_the_newer_of_two_old_collections_is_taken(tmp_path: Path) -> None:
    files = {"collection.anki2": b"old", "collection.anki21": b"new", "media": b"{}"}
    assert unpack(archive(tmp_path, files)) == Unpacked(b"new", 0)
    assert unpack(archive(tmp_path, {"collection.anki2": b"old"})) == Unpacked(b"old", 0)


def test_the_present_format_is_taken_before_both(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard")
    packed = zstandard.ZstdCompressor().compress(b"present " * 999)
    files = {"collection.anki21": b"new", "collection.anki21b": packed, "collection.anki2": b"notice"}
    assert unpack(archive(tmp_path, files)) == Unpacked(b"present " * 999, 0)


def test_media_are_counted_and_never_read(tmp_path: Path) -> None:
    files = {
        "collection.anki2": b"x",
        "0": b"a",
        "1": b"b",
        "27": b"c",
        "media": b"{}",
        "x/3": b"",
        "meta": b"",
    }
    assert unpack(archive(tmp_path, files)).media == 3


def test_a_collection_in_a_folder_of_the_archive_is_none(tmp_path: Path) -> None:
    error = refusal(archive(tmp_path, {"inner/collection.anki2": b"x", "../collection.anki2": b"x"}))
    assert "there is no collection in this archive" in str(error)
    assert error.mend == "export a deck from Anki as .apkg"


def test_a_file_that_is_not_there_and_a_folder_are_said_to_be_unreadable(tmp_path: Path) -> None:
    assert "No such file" in refusal(str(tmp_path / "none.apkg")).what
    assert "cannot be read" in refusal(str(tmp_path)).what


def test_an_archive_cut_anywhere_is_damaged(tmp_path: Path) -> None:
    path = Path(archive(tmp_path, {"collection.anki2": bytes(range(256)) * 40, "media": b"{}"}))
    whole = path.read_bytes()
    for length in range(0, len(whole) - 1, 37):
        path.write_bytes(whole[:length])
        assert "damaged" in refusal(str(path)).what


def test_a_flipped_byte_in_what_is_packed_is_found(tmp_path: Path) -> None:
    path = Path(archive(tmp_path, {"collection.anki2": bytes(range(256)) * 40}))
    whole = path.read_bytes()
    for place in range(60, 260, 23):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        assert "damaged" in refusal(str(path)).what


def test_a_collection_behind_a_password_is_refused(tmp_path: Path) -> None:
    path = Path(archive(tmp_path, {"collection.anki2": b"x" * 99}, method=zipfile.ZIP_STORED))
    whole = bytearray(path.read_bytes())
    directory = whole.rfind(b"PK\x01\x02")
    whole[6] |= 1
    whole[directory + 8] |= 1
    path.write_bytes(bytes(whole))
    assert "encrypted" in refusal(str(path)).what


def test_a_list_of_files_that_would_fill_the_memory_is_not_read(tmp_path: Path) -> None:
    end = b"PK\x05\x06" + b"\0" * 8 + (900_000_000).to_bytes(4, "little") + b"\0" * 6
    path = tmp_path / "deck.apkg"
    path.write_bytes(b"PK\x03\x04" + b"\0" * 500 + end)
    assert "too many files" in refusal(str(path)).what


def test_nothing_is_written_beside_the_package(tmp_path: Path) -> None:
    unpack(archive(tmp_path, {"collection.anki2": b"x", "/etc/evil": b"y", "../up": b"z"}))
    assert [path.name for path in tmp_path.rglob("*")] == ["deck.apkg"]

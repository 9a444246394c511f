"""The compiled bank: fresh while its sources are, replaced when stale or damaged, whole at every moment."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from interview_grill.bank import cache
from interview_grill.bank.library import Library
from interview_grill.errors import BankError

Write = Callable[..., Path]
TWO = "- {id: a, ask: first, answer: x}\n- {id: b, ask: second, answer: y}\n"

# Opens a library over a bank in a home and says which heavy modules that took.
OPENED = """
import sys
from interview_grill.bank.library import Library
library = Library.open([sys.argv[1]], home=sys.argv[2])
print(len(library), library.find("a").ask, [card.id for card in library.cards()])
print([name for name in ("yaml", "numpy", "rich", "typer", "inspect", "tempfile") if name in sys.modules])
"""
FRESHENED = """
import sys
from interview_grill.bank.cache import open_index, sources_of
index = open_index(*sources_of([sys.argv[1]], sys.argv[2]))
print(index.connection.execute("SELECT count(*) FROM card").fetchone()[0])
print([name for name in ("yaml", "dataclasses", "json", "interview_grill.bank.model") if name in sys.modules])
"""


def run(code: str, *arguments: object) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def index_file(home: Path) -> Path:
    (found,) = (home / "cache").iterdir()
    return found


def asked(bank: Path, home: Path) -> list[str]:
    library = Library.open([str(bank)], home=str(home))
    found = [question.ask for question in library.questions()]
    library.close()
    return found


def test_an_unchanged_bank_is_opened_without_parsing_yaml(write: Write, tmp_path: Path) -> None:
    bank, home = write(TWO), tmp_path / "home"
    cold = run(OPENED, bank, home)
    assert "yaml" in cold[1]
    warm = run(OPENED, bank, home)
    assert warm[0] == cold[0] == "2 first ['a:recall', 'b:recall']"
    assert "yaml" not in warm[1]
    assert "numpy" not in warm[1]
    assert "tempfile" not in warm[1]


def test_the_way_to_the_index_alone_loads_neither_questions_nor_dataclasses(
    write: Write, tmp_path: Path
) -> None:
    bank, home = write(TWO), tmp_path / "home"
    run(OPENED, bank, home)
    assert run(FRESHENED, bank, home) == ["2", "[]"]


def test_opening_an_unchanged_bank_does_not_write(write: Write, tmp_path: Path) -> None:
    bank, home = write(TWO), tmp_path / "home"
    asked(bank, home)
    before = index_file(home).stat().st_mtime_ns, index_file(home).stat().st_ino
    asked(bank, home)
    assert (index_file(home).stat().st_mtime_ns, index_file(home).stat().st_ino) == before


def test_a_change_of_the_same_size_and_time_is_seen(write: Write, tmp_path: Path) -> None:
    bank, home = write(TWO), tmp_path / "home"
    assert asked(bank, home) == ["first", "second"]
    status = bank.stat()
    write(TWO.replace("first", "newer"))
    os.utime(bank, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert asked(bank, home) == ["newer", "second"]


def test_a_change_right_after_the_first_reading_is_seen(write: Write, tmp_path: Path) -> None:
    home = tmp_path / "home"
    for ask in ("one", "two", "six", "ten"):
        bank = write(f"- {{id: a, ask: {ask}, answer: x}}\n")
        assert asked(bank, home) == [ask]


def test_a_new_file_a_removed_file_and_a_renamed_file_are_seen(write: Write, tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "bank"
    first = write("- {id: a, ask: first, answer: x}\n", "bank/1.yaml")
    assert asked(folder, home) == ["first"]
    second = write("- {id: b, ask: second, answer: x}\n", "bank/deeper/2.yaml")
    assert asked(folder, home) == ["first", "second"]
    second.rename(folder / "0.yaml")
    assert asked(folder, home) == ["second", "first"]
    first.unlink()
    assert asked(folder, home) == ["second"]


def test_a_changed_question_of_the_home_is_seen(write: Write, tmp_path: Path) -> None:
    bank, home = write(TWO), tmp_path / "home"
    assert asked(bank, home) == ["first", "second"]
    write("- {id: a, ask: mine, answer: x}\n", "home/questions/a.yaml")
    assert asked(bank, home) == ["mine", "second"]


def test_an_index_of_another_version_is_replaced(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bank, home = write(TWO), tmp_path / "home"
    asked(bank, home)
    before = index_file(home).stat().st_ino
    monkeypatch.setattr(cache, "INDEX_VERSION", cache.INDEX_VERSION + 1)
    assert asked(bank, home) == ["first", "second"]
    assert index_file(home).stat().st_ino != before


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def halved(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scribbled_over(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(data)


def turned_into_text(path: Path) -> None:
    path.write_text("not a database", encoding="utf-8")


def stripped_of_its_tables(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript("DROP TABLE card; DROP TABLE question;")
    connection.close()


def altered(path: Path) -> None:
    """Valid SQLite, valid JSON, another text: what a flipped bit may leave."""
    connection = sqlite3.connect(path)
    connection.execute("UPDATE question SET plain = replace(plain, 'first', 'fiRst')")
    connection.commit()
    connection.close()


def misspelt(path: Path) -> None:
    """A definition that is no UTF-8, so that SQLite's message cannot be read either."""
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE meta", b"CREATE TABL\xcc \xffeta"))


DAMAGES = [emptied, halved, scribbled_over, turned_into_text, stripped_of_its_tables, altered, misspelt]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_index_is_replaced_in_silence(
    write: Write, tmp_path: Path, capfd: pytest.CaptureFixture[str], damage: Callable[[Path], None]
) -> None:
    bank, home = write(TWO), tmp_path / "home"
    asked(bank, home)
    damage(index_file(home))
    library = Library.open([str(bank)], home=str(home))
    assert len(library.cards()) == 2
    assert library.find("a").ask == "first"
    assert library.ids == ("a", "b")
    library.close()
    assert capfd.readouterr() == ("", "")


def test_damage_while_a_library_is_open_is_mended_at_the_next_question(write: Write, tmp_path: Path) -> None:
    bank, home = write(TWO), tmp_path / "home"
    library = Library.open([str(bank)], home=str(home))
    stripped_of_its_tables(index_file(home))
    assert library.question("b").ask == "second"
    library.close()


def test_the_index_is_for_its_owner_alone_and_nothing_is_left_beside_it(write: Write, tmp_path: Path) -> None:
    bank, home = write(TWO), tmp_path / "home"
    asked(bank, home)
    assert stat.S_IMODE(index_file(home).stat().st_mode) == 0o600
    assert stat.S_IMODE((home / "cache").stat().st_mode) == 0o700


def test_each_bank_has_an_index_of_its_own_and_old_ones_are_removed(write: Write, tmp_path: Path) -> None:
    home = tmp_path / "home"
    banks = [write(f"- {{id: a, ask: q{n}, answer: x}}\n", f"{n}.yaml") for n in range(12)]
    for bank in banks:
        asked(bank, home)
    left = sorted((home / "cache").iterdir())
    assert len(left) == 8
    os.utime(left[0], (0, 0))
    (home / "cache" / "bank-abandoned.building").write_bytes(b"")
    os.utime(home / "cache" / "bank-abandoned.building", (0, 0))
    write("- {id: a, ask: other, answer: x}\n", "0.yaml")
    asked(banks[0], home)
    assert left[0] not in list((home / "cache").iterdir())
    assert not (home / "cache" / "bank-abandoned.building").exists()


@pytest.fixture
def unwritable(tmp_path: Path) -> Path:
    """A home that cannot be written, even by root: a file stands where the folder should be."""
    home = tmp_path / "home"
    home.write_text("", encoding="utf-8")
    return home


def test_a_home_that_cannot_be_written_costs_a_compilation_each_time_and_nothing_else(
    write: Write, unwritable: Path
) -> None:
    bank = write(TWO)
    library = Library.open([str(bank)], home=str(unwritable))
    assert library.find("a").ask == "first"
    path = Path(library.index_path)
    attached = sqlite3.connect(":memory:")
    attached.execute("ATTACH ? AS bank", (library.index_path,))
    assert attached.execute("SELECT count(*) FROM bank.card").fetchone() == (2,)
    attached.close()
    library.close()
    assert not path.exists()


def test_what_is_left_in_the_temporary_folder_goes_with_the_process(write: Write, unwritable: Path) -> None:
    bank = write(TWO)
    code = OPENED + "print(library.index_path)\n"
    path = Path(run(code, bank, unwritable)[2])
    assert path.suffix == ".building"
    assert not path.exists()


def test_no_place_to_write_at_all_is_said_with_a_mend(
    write: Write, unwritable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(unwritable / "nowhere"))
    with pytest.raises(BankError, match="the bank cannot be compiled"):
        Library.open([str(write(TWO))], home=str(unwritable))


def test_a_bank_with_errors_leaves_the_index_of_its_last_good_state_unused(
    write: Write, tmp_path: Path
) -> None:
    bank, home = write(TWO), tmp_path / "home"
    asked(bank, home)
    write("- {id: a}\n")
    with pytest.raises(BankError, match="a question needs `ask`"):
        asked(bank, home)
    write(TWO)
    assert asked(bank, home) == ["first", "second"]


def test_processes_that_compile_at_once_all_read_a_whole_index(write: Write, tmp_path: Path) -> None:
    bank = write("".join(f"- {{id: q{n}, ask: question {n}, answer: x}}\n" for n in range(200)))
    home = tmp_path / "home"
    code = OPENED.replace('"a"', '"q7"')
    command = [sys.executable, "-c", code, str(bank), str(home)]
    with ExitStack() as running:
        started = [
            running.enter_context(Popen(command, stdout=PIPE, stderr=PIPE, text=True, encoding="utf-8"))
            for _ in range(4)
        ]
        told = [process.communicate(timeout=60) for process in started]
    for out, error in told:
        assert error == ""
        assert out.startswith("200 question 7 ")
    assert index_file(home).suffix == ".sqlite"

"""What survives: processes that write at once, are killed, run out of space or may not write."""

from __future__ import annotations

import importlib
import itertools
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from interview_grill.errors import StoreError
from interview_grill.store.doctor import examine
from interview_grill.store.reading import LogReader
from interview_grill.store.restoring import restore
from interview_grill.store.store import Store

from .answers import CARD, DAY, OTHER, answer, log, noon

# Answers in the home argv[1], from number argv[2] on, argv[3] of them; each id is printed once it is acknowledged.
ANSWERING = """
import sys
from interview_grill.memory.event import Rating, Review
from interview_grill.store.store import Store
home, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
with Store.open(home) as store:
    print("ready", flush=True)
    sys.stdin.readline()
    for n in range(first, first + count):
        review = Review(f"q{n % 7}:recall", Rating(1 + n % 4), 10.0 + n, 0.9)
        print(store.append(review, at=10**15 + n, day=740_000 + n // 7).id, flush=True)
"""


def answering(home: Path, first: int, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", ANSWERING, str(home), str(first), str(count)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def begin(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.stdin.write("go\n")
    process.stdin.flush()


def test_sessions_at_once_lose_nothing_and_never_find_the_log_locked(tmp_path: Path) -> None:
    processes = [
        answering(tmp_path, 1000 * n, 60) for n in range(3)
    ]  # the home is new: they also race to create it
    for process in processes:
        begin(process)
    acknowledged = []
    for process in processes:
        out, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (0, "")
        acknowledged += out.split()
    assert len(acknowledged) == 180
    with Store.open(tmp_path) as store:
        events = list(store.events())
    assert {event.id for event in events} == set(acknowledged)
    assert sorted(event.seq for event in events) == list(range(1, 181))
    assert len({event.home for event in events}) == 1
    assert examine(tmp_path) == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL here")
@pytest.mark.parametrize("round_", range(4))
def test_a_killed_session_keeps_every_acknowledged_answer(tmp_path: Path, round_: int) -> None:
    kill_rounds(tmp_path, rounds=2, seed=round_)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL here")
def test_a_session_killed_a_hundred_times_keeps_every_acknowledged_answer(tmp_path: Path) -> None:
    kill_rounds(tmp_path, rounds=100, seed=99)


def kill_rounds(home: Path, *, rounds: int, seed: int) -> None:
    chance = random.Random(seed)
    acknowledged: set[str] = set()
    for n in range(rounds):
        process = answering(home, 10_000 * n, 10_000)
        begin(process)
        time.sleep(0.12 * chance.random())
        process.kill()
        out, _ = process.communicate(timeout=60)
        acknowledged |= {line for line in out.split("\n")[:-1] if line}
        with Store.open(home) as store:
            kept = [event.id for event in store.events()]
        assert acknowledged <= set(kept)
        assert len(kept) == len(set(kept))
        assert (
            len(kept) - len(acknowledged) <= n + 1
        )  # at most one each time was kept but not yet acknowledged
        assert examine(home) == []


RESTORING = """
import sys
from interview_grill.store.restoring import restore
print("ready", flush=True)
sys.stdin.readline()
restore(sys.argv[1], sys.argv[2], day=740_500)
"""


def restore_and_kill(home: Path, backup: Path, *, after: float) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", RESTORING, str(home), str(backup)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    begin(process)
    time.sleep(after)
    process.kill()
    process.communicate(timeout=60)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL here")
@pytest.mark.parametrize("damaged", [False, True])
def test_a_killed_restoration_leaves_the_log_as_it_was_or_as_it_shall_be(
    tmp_path: Path, damaged: bool
) -> None:
    home, backup = tmp_path / "home", tmp_path / "backup.db"
    chance = random.Random(3)
    with Store.open(home) as store:
        cards = [f"q{n}:recall" for n in range(300)]
        store.append_all([answer(3, card) for card in cards], at=noon(DAY), day=DAY)
        store.backup(backup)
        log(store, answer(3, OTHER), DAY + 1)
    for _ in range(6):
        if damaged:
            (home / "grill.db").write_bytes(b"rubbish" * 1000)
        restore_and_kill(home, backup, after=0.08 * chance.random())
        if not damaged:
            with Store.open_to_read(home) as store:
                assert len(store.states()) in (300, 301)
            assert examine(home) == []
    restore(home, backup, day=DAY)
    assert examine(home) == []
    with Store.open_to_read(home) as store:
        assert len(store.states()) == 300
    assert list(home.glob("restoring-*")) == []


# A later version of the program, which kills itself once its migration has changed every page; argv[2] says whether.
MIGRATING = """
import os, signal, sys
from interview_grill.store import connection, schema
def wider(log):
    log.execute("PRAGMA cache_size = 5")
    log.execute("ALTER TABLE event ADD COLUMN mood TEXT")
    log.execute("UPDATE event SET mood = 'calm'")
    if sys.argv[2] == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
steps = (*schema.MIGRATIONS, wider)
connection.SCHEMA_VERSION = schema.SCHEMA_VERSION = len(steps)
connection.migrate = lambda log, version: schema.migrate(log, version, steps)
log = connection.open_log(sys.argv[1] + "/grill.db")
print(log.execute("SELECT count(*) FROM event WHERE mood = 'calm'").fetchone()[0])
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL here")
def test_the_old_version_goes_on_after_a_killed_migration_and_the_next_opening_completes_it(
    tmp_path: Path,
) -> None:
    def migrate(*, killed: bool) -> str:
        arguments = [sys.executable, "-c", MIGRATING, str(tmp_path), "killed" if killed else "let be"]
        return subprocess.run(arguments, capture_output=True, text=True, check=not killed, timeout=60).stdout

    with Store.open(tmp_path) as store:
        store.append_all([answer(3, f"q{n}:recall") for n in range(500)], at=noon(DAY), day=DAY)
        events = list(store.events())
    for n in range(2):
        assert migrate(killed=True) == ""
        assert (tmp_path / "grill.db-wal").stat().st_size > 50_000  # it was under way
        assert examine(tmp_path) == []
        with Store.open(tmp_path) as store:
            assert list(store.events()) == events
            events.append(log(store, answer(2), DAY + 1, late=n))
    assert migrate(killed=False) == "502\n"
    with pytest.raises(StoreError, match="a newer interview_grill wrote this log"):
        Store.open(tmp_path)


def answer_for_ever(store: Store, kept: list[str]) -> None:
    for n in itertools.count(1):
        kept.append(log(store, answer(3, OTHER), DAY, late=n).id)


def test_a_full_disk_loses_nothing_acknowledged(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        log(store, answer(3))
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages + 4}")
        kept = [event.id for event in store.events()]
        with pytest.raises(StoreError, match=r"the disk is full.*free some space"):
            answer_for_ever(store, kept)
        assert [event.id for event in store.events()] == kept
        assert store.state(CARD).reps == 1
        store._connection.execute(f"PRAGMA max_page_count = {pages + 4000}")
        kept.append(log(store, answer(3, OTHER), DAY + 1).id)
    with Store.open(tmp_path) as store:
        assert [event.id for event in store.events()] == kept
    assert examine(tmp_path) == []


@pytest.fixture
def closed_home() -> Iterator[Path]:
    """A home with one answer in a folder that may not be written; as root, become nobody to feel it."""
    if not hasattr(os, "geteuid"):
        pytest.skip("permissions are those of POSIX")
    importlib.import_module("urllib.parse")  # nobody may be kept from reading the standard library
    root = os.geteuid() == 0
    folder = Path(tempfile.mkdtemp())
    if root:
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)
    try:
        home = folder / "home"
        with Store.open(home) as store:
            log(store, answer(3))
        home.chmod(0o500)
        (home / "grill.db").chmod(0o400)
        yield home
        home.chmod(0o700)
    finally:
        if root:
            os.seteuid(0)
        shutil.rmtree(folder)


def test_a_home_that_may_not_be_written_can_be_read(closed_home: Path) -> None:
    with Store.open_to_read(closed_home) as store:
        assert store.state(CARD).reps == 1
    with LogReader(closed_home) as reader:
        assert reader.settings().retention == 0.9
    assert examine(closed_home) == []
    assert [path.name for path in closed_home.iterdir()] == ["grill.db"]


def test_a_home_that_may_not_be_written_is_said_so(closed_home: Path) -> None:
    with pytest.raises(StoreError) as raised, Store.open(closed_home) as store:
        store.append(answer(1), at=noon(DAY + 1), day=DAY + 1)
    assert raised.value.where is not None
    assert raised.value.where.startswith(str(closed_home))
    assert raised.value.mend is not None
    assert "writable" in raised.value.mend or "permissions" in raised.value.mend


def test_a_home_that_cannot_be_created_is_said_so(closed_home: Path) -> None:
    with pytest.raises(StoreError, match="choose another --home"):
        Store.open(closed_home / "inside")

"""Two machines kept together: the laws of merging over real files, and a git remote that never sees a conflict."""

from __future__ import annotations

import itertools
import os
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview_grill.cli.merging import events_in
from interview_grill.exchange.event_log import encode
from interview_grill.memory.event import Action, Bury, Event, Rating, Reset, Resume, Review, Setting, Suspend
from interview_grill.memory.fold import fold
from interview_grill.memory.state import CardState
from interview_grill.store.doctor import examine
from interview_grill.store.store import Store

from .conftest import Grill

CARDS = ["a:recall", "b:recall", "b:compute"]
DAY = 740_000
cards = st.sampled_from(CARDS)
actions: st.SearchStrategy[Action | None] = st.one_of(
    st.none(),  # an undo
    st.builds(
        Review, cards, st.sampled_from(Rating), st.floats(0, 600), st.just(0.9), typed=st.text(max_size=8)
    ),
    st.builds(Bury, cards, st.integers(DAY, DAY + 9)),
    st.builds(Suspend, cards),
    st.builds(Resume, cards),
    st.builds(Reset, cards),
    st.builds(Setting, st.just("retention"), st.sampled_from(["0.8", "0.85", None])),
)
steps = st.lists(st.tuples(st.integers(0, 30), actions), min_size=1, max_size=6)


def happen(store: Store, history: list[tuple[int, Action | None]]) -> None:
    """Days in any order: each machine's clock is its own."""
    for n, (offset, action) in enumerate(history):
        day = DAY + offset
        at = (day - 719_163) * 86_400_000_000 + n
        if action is None:
            store.undo(at=at, day=day)
        else:
            store.append(action, at=at, day=day)


def saved(store: Store, path: Path, *, as_database: bool) -> str:
    if as_database:
        store.backup(path)
    else:
        path.write_text("".join(encode(store.events())), encoding="utf-8")
    return str(path)


def united(home: Path, files: list[str]) -> tuple[list[Event], dict[str, CardState]]:
    with Store.open(home) as store:
        for file in files:
            with events_in(file) as found:
                store.absorb(found)
        return list(store.events()), store.states()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(steps, min_size=3, max_size=3), st.lists(steps, min_size=3, max_size=3), st.data())
def test_logs_unite_the_same_in_any_order_grouping_and_number_of_times(
    before: list[list[tuple[int, Action | None]]],
    after: list[list[tuple[int, Action | None]]],
    data: st.DataObject,
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files: list[str] = []
        for n, (first, second) in enumerate(zip(before, after, strict=True)):
            with closing(Store.open(Path(folder, f"device-{n}"))) as store:
                happen(store, first)
                if files:  # merge, then undo and edit what both know of
                    with events_in(files[-1]) as known:
                        store.absorb(known)
                happen(store, second)
                files.append(saved(store, Path(folder, f"log-{n}"), as_database=bool(n % 2)))
        in_order = united(Path(folder, "in-order"), files)
        shuffled = data.draw(st.permutations(files)) + data.draw(st.lists(st.sampled_from(files), max_size=3))
        assert united(Path(folder, "shuffled"), shuffled) == in_order
        united(Path(folder, "pair"), files[1:])
        with Store.open(Path(folder, "pair")) as pair:
            grouped = saved(pair, Path(folder, "grouped"), as_database=False)
        assert united(Path(folder, "regrouped"), [grouped, files[0]]) == in_order
        events, states = in_order
        assert {card: fold(card, events) for card in states} == states
        assert examine(Path(folder, "shuffled")) == []


@pytest.fixture
def machines(tmp_path: Path) -> Callable[[str], Machine]:
    """Machines that share a bare git repository on disk."""
    remote = tmp_path / "remote.git"
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(remote)], check=True, env=quiet())
    return lambda name: Machine(tmp_path, name, remote)


def quiet() -> dict[str, str]:
    me = {f"GIT_{who}_{what}": "me@home" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return {**os.environ, **me, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


class Machine:
    """A home with a clone of the shared repository, kept together as the README says."""

    def __init__(self, folder: Path, name: str, remote: Path) -> None:
        self.name = name
        self.shared = folder / f"{name}-shared"
        self.grill = Grill(folder / name)
        subprocess.run(["git", "clone", "-q", str(remote), str(self.shared)], check=True, env=quiet())
        self.git("checkout", "-q", "-B", "main")
        if not self.git("ls-remote", "origin", "main"):
            self.git("commit", "-q", "--allow-empty", "-m", "Begin")
            self.git("push", "-q", "origin", "main")

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=self.shared, env=quiet(), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def answer(self, *ratings: int, now: str) -> None:
        self.grill.now = now
        lines = "".join(f"{self.name}\n{rating}\n" for rating in ratings)
        self.grill("quiz", "-n", str(len(ratings)), "--cram", "--kind", "recall", stdin=lines)

    def synchronise(self) -> None:
        self.grill("export", "log", "-o", str(self.shared / f"{self.name}.jsonl"))
        self.git("add", f"{self.name}.jsonl")
        self.git("commit", "-q", "--allow-empty", "-m", f"Answers of {self.name}")
        self.git("pull", "-q", "--no-rebase", "--no-edit", "origin", "main")
        self.git("push", "-q", "origin", "main")
        self.grill("merge", str(self.shared))

    def history(self) -> str:
        return self.grill.out("history", "--json", "--all")


def test_two_machines_stay_together_through_git_without_a_conflict(
    machines: Callable[[str], Machine],
) -> None:
    desk, laptop = machines("desk"), machines("laptop")
    for day in range(1, 4):
        desk.answer(3, 1, now=f"2027-03-0{day}T18:00:00")
        laptop.answer(4, 2, now=f"2027-03-0{day}T18:00:00")  # at the same moment
        laptop.grill("undo")
        for machine in itertools.islice((desk, laptop, desk), 3):
            machine.synchronise()
        assert desk.history() == laptop.history()
        assert '"review"' in desk.history()
    assert desk.grill.out("due", "--json") == laptop.grill.out("due", "--json")
    for machine in (desk, laptop):
        assert machine.grill.out("doctor") == "Everything is in order.\n"
    merges = desk.git("log", "--merges", "--format=%s")
    assert "conflict" not in merges.lower()


def test_each_machine_writes_its_own_file_and_only_adds_to_it(machines: Callable[[str], Machine]) -> None:
    desk, laptop = machines("desk"), machines("laptop")
    desk.answer(3, now="2027-03-01T18:00:00")
    desk.synchronise()
    earlier = (desk.shared / "desk.jsonl").read_bytes()
    laptop.answer(1, now="2027-03-02T18:00:00")
    laptop.synchronise()
    desk.synchronise()
    desk.answer(2, now="2027-03-03T18:00:00")
    desk.synchronise()
    assert (desk.shared / "desk.jsonl").read_bytes().startswith(earlier)
    assert (desk.shared / "laptop.jsonl").read_bytes() == (laptop.shared / "laptop.jsonl").read_bytes()


def test_a_folder_without_a_log_is_said_so(grill: Grill, tmp_path: Path) -> None:
    done = grill("merge", str(tmp_path), status=3)
    assert "there is no log (.jsonl or .db) in this folder" in done.stderr

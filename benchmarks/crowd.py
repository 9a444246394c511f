"""Several processes answer in one home at once: nothing may be lost, refused or folded otherwise than a replay says.

python benchmarks/crowd.py [--processes 8] [--answers 1000] [--folder DIR]
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from interview_grill.memory.fold import card_of, fold
from interview_grill.store.doctor import examine
from interview_grill.store.store import Store

# Prints each event's id and the seconds its answer took.
ANSWERING = """
import sys, time
from interview_grill.memory.event import Rating, Review
from interview_grill.store.store import Store
home, who, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
with Store.open(home) as store:
    print("ready", flush=True)
    sys.stdin.readline()
    for n in range(count):
        review = Review(f"q{(7 * n + who) % 60}:recall", Rating(1 + (n + who) % 4), 10.0 + n, 0.9, typed=f"{who}: {n}")
        began = time.perf_counter()
        event = store.append(review, at=10**15 + n, day=730_000 + n // 20)
        print(event.id, time.perf_counter() - began, flush=True)
"""


def crowd(home: Path, processes: int, answers: int) -> tuple[dict[str, float], list[str], float]:
    """What was acknowledged with its seconds, what was said on stderr, and the seconds of the whole."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", ANSWERING, str(home), str(who), str(answers)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for who in range(processes)
    ]
    for process in running:
        assert process.stdout is not None
        process.stdout.readline()
    began = time.perf_counter()
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    acknowledged: dict[str, float] = {}
    complaints = []
    for process in running:
        out, err = process.communicate()
        complaints += [err] if err or process.returncode else []
        acknowledged |= {id_: float(took) for id_, took in map(str.split, out.splitlines())}
    return acknowledged, complaints, time.perf_counter() - began


def broken_promises(
    home: Path, acknowledged: dict[str, float], complaints: list[str], wanted: int
) -> list[str]:
    """What the log does not keep of what it promises to a crowd."""
    with Store.open(home) as store:
        events, states = list(store.events()), store.states()
    replayed = {card: fold(card, [event for event in events if card_of(event) == card]) for card in states}
    checks = {
        f"a process complained: {complaints[:1]}": not complaints,
        f"{len(acknowledged)} of {wanted} answers were acknowledged": len(acknowledged) == wanted,
        "an acknowledged answer is gone, or one is there twice": sorted(e.id for e in events)
        == sorted(acknowledged),
        "the numbers of the home have gaps": sorted(e.seq for e in events) == list(range(1, wanted + 1)),
        "a state differs from its replay": states == replayed,
        f"doctor finds {examine(home)[:1]}": not examine(home),
    }
    return [said for said, kept in checks.items() if not kept]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--answers", type=int, default=1000)
    parser.add_argument("--folder", help="where to write")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        home = Path(folder, "home")
        acknowledged, complaints, seconds = crowd(home, options.processes, options.answers)
        broken = broken_promises(home, acknowledged, complaints, options.processes * options.answers)
    times = sorted(acknowledged.values())
    print(
        f"{options.processes} processes, {len(times)} answers in {seconds:.1f} s ({len(times) / seconds:.0f}/s); "
        f"an answer took {1e3 * statistics.median(times):.1f} ms (median), "
        f"{1e3 * times[int(0.99 * len(times))]:.0f} ms (99 %), {1e3 * times[-1]:.0f} ms (slowest)"
    )
    for said in broken:
        print(f"BROKEN: {said}")
    if not broken:
        print("nothing lost, none twice, no error, every state equal to its replay")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())

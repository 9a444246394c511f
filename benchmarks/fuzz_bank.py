"""Mutilate banks and check them: faults with places, quickly and in little memory, whatever comes.

python benchmarks/fuzz_bank.py 100000 --seed 7

Takes in turn the files of the bundled bank and the template of `grill bank new`, with pieces removed, repeated, swapped
or put in. Each mutant is checked as `grill bank check` does. Exit status 1 when anything but faults came out, a fault
has no place, a check took more than a second, or the peak of memory grew by more than 200 MB.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from interview_grill.bank.check import check
from interview_grill.bank.template import TEMPLATE

BUNDLED = Path(__file__).parent.parent / "questions"
PIECES = [
    *(mark.encode() for mark in "&*!<>{}[]:,-?|#%@`'\"$\\~\n\t\0"),
    b"- id: x\n", b"<<: ", b"---\n", b"\xff", b"\xed\xa0\x80", "é\u2028\u202e".encode(), b'"\\theta"', b"$\\frac",
    b"(((", b"1e999", b"!!python/object/apply:os.system ['true']", b"&a [*a]", b"? ", b"  tasks:\n", b"\x1b]0;x\x07",
]  # fmt: skip


def mutant(random: Random, seeds: list[bytes]) -> bytes:
    data = random.choice(seeds)
    for _ in range(1 + int(5 * random.random())):
        at, length = int(len(data) * random.random()), random.choice([0, 1, 3, 40, 400])
        taken = data[at : at + length]
        action = random.random()
        if action < 0.5:
            data = data[:at] + random.choice(PIECES) + data[at + length :]
        elif action < 0.75:
            data = data[: at + length] + taken * random.choice([1, 2, 50]) + data[at + length :]
        else:
            flipped = bytes([data[at] ^ 1 << int(8 * random.random())]) if data else b""
            data = data[:at] + flipped + data[at + 1 :]
    return data[:200_000]


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("banks", type=int, nargs="?", default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random = Random(options.seed)
    seeds = [TEMPLATE.encode(), *(file.read_bytes()[:6000] for file in sorted(BUNDLED.rglob("*.yaml"))[:80])]
    slowest, faulty, sound, began = 0.0, 0, 0, time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bank.yaml")
        path.write_bytes(seeds[0])
        check(str(path))
        before = megabytes()
        for _ in range(options.banks):
            data = mutant(random, seeds)
            path.write_bytes(data)
            started = time.thread_time()
            faults = check(str(path))
            slowest = max(slowest, time.thread_time() - started)
            for fault in faults:
                if not fault.what or (fault.line == 0) != (fault.column == 0):
                    print(f"a fault without words or place: {fault}")
                    return 1
            faulty += bool(faults)
            sound += not faults
    grown = megabytes() - before
    print(
        f"{options.banks} mutated banks in {time.perf_counter() - began:.0f} s: {faulty} with faults, {sound} without"
    )
    print(f"the slowest took {1e3 * slowest:.0f} ms, the peak of memory grew by {grown:.0f} MB")
    return int(slowest > 1 or grown > 200)


if __name__ == "__main__":
    sys.exit(main())

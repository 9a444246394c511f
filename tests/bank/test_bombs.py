"""No file, however it is made, costs more than a second or 100 MB before it is refused."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

MEGABYTES = 100
SECONDS = 1.0

# Prints what the check costs beyond what its modules do, and the number of faults. The peak is that of the program
# alone: `getrusage` would count what its parent held.
MEASURE = """
import sys, time
from interview_grill.bank.check import check
import interview_grill.bank.derivation_faults, interview_grill.bank.task_faults, interview_grill.typeset.formula

def peak():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))

before, began = peak(), time.process_time()
faults = check(sys.argv[1])
print(len(faults), time.process_time() - began, peak() - before)
"""


def merge_keys() -> bytes:
    lines = ["a0: &a0 {k: v}"]
    lines += [f"a{n}: &a{n} {{<<: [{','.join([f'*a{n - 1}'] * 10)}]}}" for n in range(1, 9)]
    return "\n".join(lines).encode()


BOMBS: dict[str, Callable[[], bytes]] = {
    "aliases": lambda: b"a: &a [x, x]\n" + b"".join(b"a%d: &a%d [*a, *a]\n" % (n, n) for n in range(50)),
    "merge keys": merge_keys,
    "a list in itself": lambda: b"a: &a [*a]\n",
    "200,000 brackets": lambda: b"[" * 200_000,
    "200,000 braces": lambda: b"{" * 200_000,
    "200,000 hyphens": lambda: b"- " * 200_000,
    "200,000 question marks": lambda: b"? " * 200_000,
    "a text of 100 MB": lambda: b"- id: a\n  ask: '" + b"x" * 100_000_000 + b"'\n",
    "a block of 20,000,000 lines": lambda: b"- id: a\n  ask: |\n" + b"    x y\n" * 20_000_000,
    "a key of 100 MB": lambda: b"- " + b"x" * 100_000_000 + b": a\n",
    "1,000,000 keys": lambda: b"- id: a\n" + b"".join(b"  k%d: v\n" % n for n in range(1_000_000)),
    "1,000,000 header keys": lambda: b"".join(b"k%d: v\n" % n for n in range(1_000_000)),
    "comments alone": lambda: b"# x\n" * 50_000_000,
    "empty questions": lambda: b"- \n" * 10_000_000,
    "control characters": lambda: b"- id: a\n  ask: \x01\n" * 2_000_000,
    "syntax errors": lambda: b"- id: a\n  ask: @\n" * 2_000_000,
    "unclosed quotes": lambda: b"- id: a\n  ask: 'x\n" * 2_000_001,
    "unknown keys": lambda: b"".join(b"- {id: a%d, aksssssssssssssssssss: b}\n" % n for n in range(500_000)),
    "a number of 20,000 digits": lambda: b"- {id: a, ask: b, number: " + b"9" * 19_000 + b"}\n",
    "formulas that cannot be laid out": lambda: b"- id: a\n  ask: '" + b"$\\x$ " * 3_900 + b"'\n",
    "braces in a formula": lambda: b"- id: a\n  ask: '$" + b"{" * 19_000 + b"$'\n",
    "parentheses in an expression": lambda: (
        b"- id: a\n  ask: b\n  tasks: [{name: t, ask: b, closed_form: '" + b"(" * 19_000 + b"'}]\n"
    ),
    "9,000 conditions": lambda: (
        b"- id: a\n  ask: b\n  tasks: [{name: t, ask: b, closed_form: 1, require: ["
        + b",".join([b"'1<x'"] * 9_000)
        + b"]}]\n"
    ),
}


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of a process's memory is read from /proc")
@pytest.mark.parametrize("make", BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_is_refused_within_a_second_and_100_megabytes(
    tmp_path: Path, make: Callable[[], bytes]
) -> None:
    path = tmp_path / "bomb.yaml"
    path.write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, timeout=60, check=False
    )
    path.unlink()  # pytest keeps the folders of its last runs
    assert done.returncode == 0, done.stderr
    number, seconds, megabytes = map(float, done.stdout.split())
    assert number > 0
    assert seconds < SECONDS
    assert megabytes < MEGABYTES


def test_a_file_beyond_the_limit_is_not_even_opened(tmp_path: Path) -> None:
    from interview_grill.bank.check import check

    path = tmp_path / "large.yaml"
    with path.open("wb") as stream:
        stream.truncate(300_000_000)
    assert [fault.what for fault in check(str(path))] == ["the file is larger than 256,000,000 bytes"]

"""How long the terminal takes to show what is typed as it will be read: milliseconds a key.

python benchmarks/terminal_preview.py

First in processor time, reading and typesetting alone: every fourth text of the corpora, key by key where it was
typed, then two formulas of 200 characters. Then on a pseudo-terminal, from a key to the last byte of the frame that
it leads to: lines typed key by key, at 80 × 24. What takes longer than the limit is timed five more times and counts
with the least, as the machine is shared. Exit status 1 where a preview takes more than 5 ms or a key more than 16.
"""

from __future__ import annotations

import json
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from fcntl import ioctl
from functools import partial
from typing import Any

from verdicts import CORPUS, SEED, derivations

from interview_grill.algebra import Expression
from interview_grill.bank.library import Library
from interview_grill.derivations.judge import read_line
from interview_grill.problems.grading import read_answer
from interview_grill.problems.instance import load
from interview_grill.terminal.look import Look
from interview_grill.terminal.preview import Preview

MOST_PREVIEW, MOST_KEY = 5.0, 16.0
LOOK = Look(width=80, plain=True)
ROWS = 4
WITH_SAMPLE = ("gaussian-variance", "variance")
LONG = {
    "LaTeX": (
        r"\hat\sigma^2 = \frac{1}{n}\sum_{i=1}^{n}\left(x_i - \frac{1}{n}\sum_{j=1}^{n} x_j\right)^2 + "
        r"\frac{\sum_i x_i^2 - n\bar x^2}{n-1} - \sqrt{\frac{\sum_{i} (x_i-\bar{x})^2}{n}}"
        r"\cdot\exp\left(-\frac{1}{2}\right) + n"
    ),
    "plain": " + ".join(
        ["sum((x-xbar)^2)/n", "exp(-sum(x)/n)^2", "sqrt(sum((x-mean(x))^2)/(n-1))"] * 2 + ["sum(x^2)/n"]
    )[:200].rpartition(" +")[0],
}
TYPED = {
    "derive gaussian-variance --blank": r"\ell(\mu, v) = -\frac{n}{2}\log v - \frac{1}{2v}\sum_i (x_i-\mu)^2",
    "compute gaussian-variance": "sum((x - mean(x))^2)/count(x) + σ̂² − Σ(xᵢ − x̄)²/n",
    "compute poisson-mle": "np.mean(x) + x.sum()/len(x) - np.sum(x)/x.size",
}
_CURSOR = b"\x1b[?25h"


def summary(title: str, times: Sequence[float]) -> float:
    """Print the figures of some milliseconds; the largest."""
    ordered = sorted(times)
    print(
        f"{title:42} {len(ordered):6} keys: median {ordered[len(ordered) // 2]:5.2f} ms, "
        f"of 100 the slowest {ordered[len(ordered) * 99 // 100]:5.2f}, slowest {ordered[-1]:5.2f}"
    )
    return ordered[-1]


def keys_of(read: Callable[[str], Expression], text: str) -> list[float]:
    """The processor time after each key of a text."""
    preview = Preview(read)
    times = []
    for length in range(1, len(text) + 1):
        typed = text[:length]
        start = time.process_time()
        preview.lines(typed, 1.0, LOOK, ROWS)
        spent = time.process_time() - start
        if spent > MOST_PREVIEW / 1000:
            spent = min(spent, *(again(read, typed) for _ in range(5)))
        times.append(1000 * spent)
    return times


def again(read: Callable[[str], Expression], text: str) -> float:
    start = time.process_time()
    Preview(read).lines(text, 1.0, LOOK, ROWS)
    return time.process_time() - start


def corpus() -> Iterator[tuple[str, Callable[[str], Expression], str]]:
    """Texts of every notation with what reads them where they were typed."""
    read = derivations()
    instances = {
        (question.id, task.name): load(task, SEED)
        for question in Library.open().questions()
        for task in question.tasks
    }
    for name in ("formulas", "lines", "latex", "numpy"):
        for line in (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()[::4]:
            row: dict[str, Any] = json.loads(line)
            if "derivation" in row:
                derivation, number = read[row["derivation"]], int(row["line"])
                if derivation.lines[number - 1].value is not None:
                    yield name, partial(read_line, derivation, number), row["text"]
            else:
                instance = instances[row["question"], row["task"]]
                yield name, partial(read_answer, instance), row["text"]


def on_a_terminal(command: str, text: str) -> list[float]:
    """The milliseconds from each key to the end of its frame, in the real program."""
    master, slave = pty.openpty()
    ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "GRILL_HOME": home, "TERM": "xterm"}
        program = [sys.executable, "-m", "interview_grill", *command.split()]
        with subprocess.Popen(program, env=environment, stdin=slave, stdout=slave) as process:
            os.close(slave)
            frame(master)
            time.sleep(1.0)  # nobody types before having read a word
            times = []
            for key in text:
                start = time.perf_counter()
                os.write(master, key.encode())
                frame(master)
                times.append(1000 * (time.perf_counter() - start))
            process.terminate()
            while select.select([master], [], [], 1)[0]:
                try:
                    os.read(master, 65536)
                except OSError:
                    break
        os.close(master)
    return times


def frame(master: int) -> None:
    """Read to the end of a frame."""
    shown = b""
    while not shown.endswith(_CURSOR):
        shown += os.read(master, 65536)


def main() -> int:
    worst = worst_key = 0.0
    found: dict[str, list[float]] = {}
    for name, read, text in corpus():
        found.setdefault(name, []).extend(keys_of(read, text))
    for name, times in found.items():
        worst = max(worst, summary(f"corpus, {name}", times))
    task = next(
        task
        for question in Library.open().questions()
        for task in question.tasks
        if (question.id, task.name) == WITH_SAMPLE
    )
    instance = load(task, SEED)
    for name, text in LONG.items():
        times = keys_of(lambda typed: read_answer(instance, typed), text)
        worst = max(worst, summary(f"{name}, {len(text)} characters", times))
    for command, text in TYPED.items():
        rounds = [on_a_terminal(command, text) for _ in range(3)]
        print(f"  first key {min(each[0] for each in rounds):.1f} ms", end="")
        worst_key = max(worst_key, summary(f"  grill {command}", list(map(min, *rounds))))
    return int(worst > MOST_PREVIEW or worst_key > MOST_KEY)


if __name__ == "__main__":
    sys.exit(main())

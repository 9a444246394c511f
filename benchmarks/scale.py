"""Time and memory of the commands against the size of bank and log, as a table and, with --draw, an SVG.

python benchmarks/scale.py [--sizes 1000:10000 10000:100000 100000:1000000] [--keep DIR] [--draw scale.svg]

Each command runs as a learner would run it, in a process of its own; `quiz` is timed to its first prompt. `merge`
unites the log with another device's of a tenth of its size. The log of each size is made by a merge too ("made in").
Times are processor times, which a busy machine does not change much; "made in" is the wall clock's. The picture in the
README is of these sizes and 100000:10000000, an hour and 10 GB of disk; --keep lets
a second run begin with the logs of the first.
"""

from __future__ import annotations

import argparse
import math
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

DAY = 740_000
NOW = "2027-09-01T18:00:00"
PROGRAM = [sys.executable, "-m", "interview_grill"]
COMMANDS = {
    "due": ["due", "--count"],
    "quiz": ["quiz"],
    "stats": ["stats", "--json"],
    "ready": ["ready", "--on", "2027-12-01", "--json"],
    "merge": ["merge"],
    "doctor": ["doctor"],
}
# Writes argv[3] reviews of argv[2] questions by the device argv[4] to the home argv[1], within 200 days.
WRITING = """
import random, sys
from interview_grill.memory.event import Event, Rating, Review
from interview_grill.store.store import Store
home, questions, number, device = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
draw = random.Random(device).random
ratings = [Rating.AGAIN, Rating.HARD, Rating.HARD, *[Rating.GOOD] * 6, Rating.EASY]
def events():
    for seq in range(1, number + 1):
        day = 740_000 + 200 * seq // number
        card = f"question-{int(questions * draw()):06d}:recall"
        review = Review(card, ratings[int(10 * draw())], 30.0, 0.9, typed="the mean")
        yield Event(f"{device}{seq:020x}", (day - 719_163) * 86_400_000_000 + seq, device, seq, day, review)
with Store.open(home) as store:
    store.absorb(events())
"""


@dataclass(frozen=True)
class Cost:
    """What a command took; megabytes are its resident peak."""

    seconds: float
    megabytes: float


def write_bank(folder: Path, questions: int) -> None:
    folder.mkdir()
    for first in range(0, questions, 1000):
        lines = [
            f"- {{id: question-{n:06d}, number: {n + 1}, section: {'ABCDEFGH'[n % 8]},"
            f" ask: What is the mode of model {n}?, answer: The point where the density of model {n} is highest.}}\n"
            for n in range(first, min(first + 1000, questions))
        ]
        (folder / f"questions-{first:06d}.yaml").write_text("".join(lines), encoding="utf-8")


def run(home: Path, bank: Path, arguments: list[str]) -> Cost:
    environment = {**os.environ, "GRILL_HOME": str(home), "GRILL_BANK": str(bank), "GRILL_NOW": NOW}
    process = subprocess.Popen(
        [*PROGRAM, *arguments], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdin is not None
    seen = b""
    while arguments[0] == "quiz" and b"Your answer:" not in seen:
        more = os.read(process.stdout.fileno(), 65536)
        if not more:
            raise SystemExit("the session ended without a prompt")
        seen += more
    process.stdin.close()  # the end of input ends a session at its first prompt
    while os.read(process.stdout.fileno(), 65536):
        pass
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{arguments} failed")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def write_log(home: Path, questions: int, reviews: int, device: str) -> Cost:
    """Make a log by one union of events in order; one that was made before is left as it is."""
    note = home.with_suffix(".seconds")
    if not note.exists():
        began = time.perf_counter()
        arguments = [str(home), str(questions), str(reviews), device]
        subprocess.run([sys.executable, "-c", WRITING, *arguments], check=True)
        note.write_text(f"{time.perf_counter() - began:.3f}", encoding="utf-8")
    return Cost(float(note.read_text(encoding="utf-8")), (home / "grill.db").stat().st_size / 1e6)


def measure(folder: Path, questions: int, reviews: int, options: argparse.Namespace) -> dict[str, Cost]:
    bank, home, other = folder / "bank", folder / "home", folder / "other"
    if not bank.exists():
        write_bank(bank, questions)
    costs = {"made in": write_log(home, questions, reviews, "desk")}
    write_log(other, questions, reviews // 10, "phone")
    costs["compile"] = run(home, bank, ["due", "--count"])
    for name, arguments in COMMANDS.items():
        if name in options.without:
            continue
        if name == "merge":
            united = shutil.copytree(home, folder / "united")
            tried = [run(united, bank, [*arguments, str(other / "grill.db")])]
            shutil.rmtree(united)
        else:
            tried = [run(home, bank, arguments) for _ in range(1 if name == "doctor" else options.runs)]
        costs[name] = min(tried, key=lambda cost: cost.seconds)
        told = f"{name} {costs[name].seconds:.2f} s, {costs[name].megabytes:.0f} MB"
        print(f"  {questions} questions, {reviews} reviews: {told}", file=sys.stderr, flush=True)
    return costs


def table(found: dict[tuple[int, int], dict[str, Cost]]) -> str:
    names = ["made in", "compile", *COMMANDS]
    lines = [f"{'questions':>10}{'reviews':>10}" + "".join(f"{name:>16}" for name in names)]
    for (questions, reviews), costs in found.items():
        known = (costs.get(name) for name in names)
        cells = "".join(f"{c.seconds:>8.2f} s{c.megabytes:>4.0f} M" if c else f"{'-':>16}" for c in known)
        lines.append(f"{questions:>10}{reviews:>10}{cells}")
    return "\n".join(lines)


COLOURS = ("#3366aa", "#bb5566", "#228833", "#aa7722", "#663399", "#555555")
WIDTH, HEIGHT, APART = 300, 300, 15
Panel = tuple[str, tuple[int, ...], Callable[[Cost], float], int]
PANELS: tuple[Panel, ...] = (
    ("seconds", (-1, 0, 1, 2, 3), lambda cost: cost.seconds, 60),
    ("megabytes", (1, 2, 3, 4), lambda cost: cost.megabytes, 500),
)
"""Name, powers of ten to show, what is shown of a cost, and where the panel begins."""


def drawing(found: dict[tuple[int, int], dict[str, Cost]]) -> str:
    """Time and memory against reviews, all logarithmic; the dashed lines grow in proportion to the size."""
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 880 400" font-family="sans-serif" font-size="12">',
        '<rect width="880" height="400" fill="white"/>',
    ]
    for panel in PANELS:
        parts += _panel(found, *panel)
    return "\n".join([*parts, "</svg>\n"])


def _panel(
    found: dict[tuple[int, int], dict[str, Cost]],
    name: str,
    powers: tuple[int, ...],
    value: Callable[[Cost], float],
    left: int,
) -> list[str]:
    sizes = [reviews for _, reviews in found]
    low, high = math.log10(min(sizes)), math.log10(max(sizes))

    def x(reviews: float) -> float:
        return left + WIDTH * (math.log10(reviews) - low) / ((high - low) or 1)

    def y(amount: float) -> float:
        share = (math.log10(max(amount, 1e-9)) - powers[0]) / (powers[-1] - powers[0])
        return 40 + HEIGHT * (1 - max(-0.05, share))

    right = left + WIDTH
    parts = [f'<text x="{left}" y="22" font-weight="bold">{name}</text>']
    for power in powers:
        parts.append(f'<path d="M{left} {y(10**power):.0f}H{right}" stroke="#ddd"/>')
        parts.append(
            f'<text x="{left - 6}" y="{y(10**power) + 4:.0f}" text-anchor="end">{10.0**power:,g}</text>'
        )
    for questions, reviews in found:
        for place, text in ((364, f"{reviews:,} reviews"), (380, f"{questions:,} cards")):
            parts.append(
                f'<text x="{x(reviews):.0f}" y="{place}" text-anchor="middle" font-size="10">{text}</text>'
            )
    first = 10 ** (powers[-1] - high + low)
    parts.append(_line([(left, y(first)), (right, y(10.0 ** powers[-1]))], "#999", dashed=True))
    parts.append(f'<text x="{right + 6}" y="44" fill="#777">in proportion</text>')
    ends = []
    for command, colour in zip(COMMANDS, COLOURS, strict=True):
        known = {reviews: costs[command] for (_, reviews), costs in found.items() if command in costs}
        if points := [(x(reviews), y(value(cost))) for reviews, cost in known.items()]:
            parts.append(_line(points, colour))
            ends.append((points[-1], command, colour))
    above = 0.0
    for (across, down), command, colour in sorted(ends, key=lambda end: end[0][1]):
        if across >= right:
            above = down = max(down, above + APART)
        parts.append(f'<text x="{across + 6:.0f}" y="{down + 4:.0f}" fill="{colour}">{command}</text>')
    return parts


def _line(points: list[tuple[float, float]], colour: str, *, dashed: bool = False) -> str:
    path = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
    dash = ' stroke-dasharray="4 4"' if dashed else ""
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>'


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument(
        "--sizes",
        nargs="+",
        default=["1000:10000", "10000:100000", "100000:1000000"],
        help="questions:reviews",
    )
    parser.add_argument("--runs", type=int, default=3, help="the best of so many is taken")
    parser.add_argument("--without", nargs="*", default=[], choices=COMMANDS, help="what not to run")
    parser.add_argument("--keep", type=Path, help="a folder for banks and logs, used again if they are there")
    parser.add_argument("--draw", type=Path, help="an SVG file to write")
    options = parser.parse_args()
    found: dict[tuple[int, int], dict[str, Cost]] = {}
    for size in options.sizes:
        questions, reviews = map(int, size.split(":"))
        with tempfile.TemporaryDirectory() as passing:
            folder = (options.keep or Path(passing)) / f"{questions}-{reviews}"
            folder.mkdir(parents=True, exist_ok=True)
            found[questions, reviews] = measure(folder, questions, reviews, options)
        print(table(found), flush=True)
    print(f"this program itself used {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    if options.draw:
        options.draw.write_text(drawing(found), encoding="utf-8")


if __name__ == "__main__":
    main()

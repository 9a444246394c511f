"""Flip a bit of a log, or cut it, anywhere, and rebuild."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

from interview_grill.memory.event import Rating, Review
from interview_grill.store.doctor import Rebuilt, examine
from interview_grill.store.salvage import mend
from interview_grill.store.store import Store

from .promise import events_of, promise

DAY = 740_000
WRITING = """
import os, signal, sys
from interview_grill.memory.event import Rating, Review
from interview_grill.store.store import Store
store = Store.open(sys.argv[1])
for n in range(30):
    review = Review(f"late{n % 7}:recall", Rating(3), 10.0 + n, 0.9, typed=f"late {n}")
    store.append(review, at=63_940_000_000_000_000 + n, day=740_050)
os.kill(os.getpid(), signal.SIGKILL)
"""


def run(flips: int, seed: int, folder: Path) -> None:
    """Damage copies of a home that was killed while 30 answers were still write-ahead."""
    chance, made = random.Random(seed), folder / "made"
    with Store.open(made) as store:
        for day in range(DAY, DAY + 40):
            for n in range(10):
                review = Review(f"q{n}:recall", Rating(1 + n % 4), 12.5, 0.9, typed="words " * (n * 3))
                store.append(review, at=(day - 719_163) * 86_400_000_000 + n, day=day)
    subprocess.run([sys.executable, "-c", WRITING, str(made)], check=False)
    shutil.copytree(made, folder / "whole")
    whole = events_of(folder / "whole")
    outcomes: Counter[str] = Counter()
    lost: list[int] = []
    for n in range(flips):
        home = folder / f"copy-{n}"
        shutil.copytree(made, home)
        what = _damage(home, chance)
        noticed = bool(examine(home))
        done = mend(home, day=DAY + 60)
        promise(not examine(home), f"{what}: still damaged after the rebuild")
        kept = events_of(home)
        promise(kept.items() <= whole.items(), f"{what}: an answer was changed")
        promise(noticed or len(kept) == len(whole), f"{what}: answers lost without a word")
        outcomes[("rebuilt" if isinstance(done, Rebuilt) else "salvaged") if noticed else "harmless"] += 1
        lost.append(len(whole) - len(kept))
        shutil.rmtree(home)
    without = sum(not one for one in lost)
    print(f"bits: {flips} damaged files, {dict(outcomes)}; all sound after the rebuild, no answer changed")
    print(
        f"  nothing lost in {without}, one answer in {lost.count(1)}, at most {max(lost)} of {len(whole)} lost"
    )


def _damage(home: Path, chance: random.Random) -> str:
    file = home / chance.choice(["grill.db", "grill.db", "grill.db-wal"])
    contents = bytearray(file.read_bytes())
    place = chance.randrange(len(contents))
    if chance.random() < 0.15:
        file.write_bytes(contents[:place])
        return f"{file.name} cut at {place}"
    contents[place] ^= 1 << chance.randrange(8)
    file.write_bytes(contents)
    return f"{file.name} flipped at {place}"

"""What a bank costs to open: cold (parsed, checked, compiled) and warm (from the index), against PyYAML alone.

The bank is the bundled one, repeated under new ids. PyYAML's CSafeLoader only builds dictionaries: it checks nothing,
keeps no places and lets duplicate keys pass. Run: python benchmarks/bank_load.py [questions ...]
"""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from interview_grill.bank.files import bundled_bank_path
from interview_grill.bank.library import Library
from interview_grill.bank.reader import read
from interview_grill.bank.report import Report

SIZES = (60, 1_000, 10_000)
_ID = re.compile(r"^- id: (\S+)$", re.MULTILINE)
_NUMBER = re.compile(r"^  number: \d+$", re.MULTILINE)


def repeated_bank(path: Path, questions: int) -> None:
    """The bundled questions over and over, in one file."""
    sources = sorted(Path(bundled_bank_path()).rglob("[0-9]*.yaml"))
    with path.open("w", encoding="utf-8") as stream:
        for n in range(questions):
            text = sources[n % len(sources)].read_text(encoding="utf-8")
            text = _ID.sub(rf"- id: q{n}-\1", text)
            stream.write(_NUMBER.sub(f"  number: {n + 1}", text))


def seconds(action: Callable[[], object], repeats: int) -> float:
    """The median processor time of an action."""
    times = []
    for _ in range(repeats):
        began = time.process_time()
        action()
        times.append(time.process_time() - began)
    return statistics.median(times)


def by_pyyaml(path: Path) -> object:
    with path.open("rb") as stream:
        return yaml.load(stream, Loader=yaml.CSafeLoader)


def by_our_reader(path: Path) -> object:
    with path.open("rb") as stream:
        return sum(1 for _ in read(stream, Report(str(path), stream)))


def opened(path: Path, home: Path) -> object:
    library = Library.open([str(path)], home=str(home))
    number = len(library)
    library.close()
    return number


def measure(questions: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, home = Path(folder, "bank.yaml"), Path(folder, "home")
        repeated_bank(path, questions)
        repeats = 5 if questions <= 1_000 else 1
        pyyaml = seconds(lambda: by_pyyaml(path), repeats)
        reader = seconds(lambda: by_our_reader(path), repeats)
        cold = seconds(lambda: opened(path, Path(tempfile.mkdtemp(dir=folder))), repeats)
        opened(path, home)
        warm = seconds(lambda: opened(path, home), 5)
        size = path.stat().st_size / 1e6
        print(
            f"{questions:>9,} {size:>7.1f} {1e3 * pyyaml:>10.1f} {1e3 * reader:>10.1f} {1e3 * cold:>10.1f}"
            f" {1e3 * warm:>8.2f} {reader / pyyaml:>13.2f} {cold / pyyaml:>11.2f} {warm / pyyaml:>11.4f}"
        )


def main() -> None:
    print("questions      MB  PyYAML ms  reader ms    cold ms  warm ms reader/PyYAML cold/PyYAML warm/PyYAML")
    for questions in map(int, sys.argv[1:] or SIZES):
        measure(questions)


if __name__ == "__main__":
    main()

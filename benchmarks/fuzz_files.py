"""Mutilate banks, lists, tables, documents and packages: a verdict or one clear error each, soon and in little memory.

python benchmarks/fuzz_files.py 100000 --seed 7 [--kind bank] [--kind anki]

Takes in turn a bank to check, a bank checked with all its tasks drawn and derivations followed (one in fifty), and
files to import as `grill import` does: Markdown as people write it, both dialects of cards, csv, tsv, json, yaml and
Anki packages in both formats. What is mutilated is what the program itself writes and lists in the usual styles, with
pieces removed, repeated, swapped or put in; of a package the archive, the database in it, or the texts in that.

Exit status 1 when anything but faults, or but one error that names the file, came out; when what an import wrote is no
sound bank; when one took more than a second of processor time, or the peak of memory grew by more than 200 MB.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from random import Random

from fuzzing.imports import Importer
from fuzzing.mutants import Seeds, mutant

from interview_grill.bank.check import check
from interview_grill.errors import GrillError

SHARES = {
    "bank": 46, "bank proved": 2, "markdown": 16, "hashcards": 6, "repeater": 6, "csv": 5, "tsv": 3, "json": 4,
    "yaml": 4, "anki": 8,
}  # fmt: skip
MOST_SECONDS, MOST_MEGABYTES = 1.0, 200.0


class Wrong(Exception):
    """Something other than a verdict or a clear error."""


@dataclass
class Told:
    """What became of the files of one kind."""

    sound: int = 0
    refused: int = 0
    slowest: float = 0.0


def checked(path: Path, *, prove: bool) -> bool:
    """Whether a bank is sound."""
    faults = check(str(path), prove=prove)
    for fault in faults:
        if not fault.what or (fault.line == 0) != (fault.column == 0):
            raise Wrong(f"a fault without words or place: {fault}")
    return not faults


def megabytes() -> float:
    """The most memory held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def one(kind: str, path: Path, importer: Importer, told: Told) -> None:
    """Take one file, timed. Raises Wrong."""
    began = time.thread_time()
    try:
        sound = checked(path, prove="proved" in kind) if kind.startswith("bank") else importer.takes(path)
    except GrillError as error:
        sound = False
        if not error.what or path.stem not in str(error.where):
            raise Wrong(f"an error that does not name the file: {error}") from error
    took = time.thread_time() - began
    told.slowest = max(told.slowest, took)
    told.sound += sound
    told.refused += not sound
    if took > MOST_SECONDS:
        raise Wrong(f"it took {took:.2f} s")


def fuzz(options: argparse.Namespace, folder: Path) -> int:
    random, seeds, importer = Random(options.seed), Seeds.of_the_bundled_bank(), Importer(folder / "home")
    kinds = options.kind or list(SHARES)
    told = {kind: Told() for kind in kinds}
    for kind in kinds:  # what every later one needs is loaded
        path = folder / f"warm.{seeds.ending(kind)}"
        path.write_bytes(seeds.of(kind)[0])
        one(kind, path, importer, Told())
        importer.check_what_was_written()
    before, began = megabytes(), time.perf_counter()
    for number in range(options.files):
        kind = random.choices(kinds, [SHARES[kind] for kind in kinds])[0]
        path = folder / f"fuzzed.{seeds.ending(kind)}"
        path.write_bytes(mutant(random, kind, seeds))
        try:
            one(kind, path, importer, told[kind])
            importer.check_what_was_written()
            if megabytes() - before > MOST_MEGABYTES:
                raise Wrong(f"the peak of memory grew by {megabytes() - before:.0f} MB")
        except Exception as wrong:  # noqa: BLE001 - whatever comes out is what is looked for
            kept = Path(options.keep, f"wrong-{options.seed}-{number}{path.suffix}")
            kept.write_bytes(path.read_bytes())
            traceback.print_exception(wrong)
            print(f"file {number}, {kind}, kept as {kept}: {wrong!r}")
            return 1
        if number % 10_000 == 9_999:
            print(f"  {number + 1} files, {megabytes() - before:.0f} MB more at the peak", flush=True)
    report(told, time.perf_counter() - began, megabytes() - before)
    return 0


def report(told: dict[str, Told], seconds: float, grown: float) -> None:
    """Counts by kind, the slowest and the peak."""
    files = sum(one.sound + one.refused for one in told.values())
    print(f"{files} mutilated files in {seconds:.0f} s: a verdict or one clear error each")
    for kind, one in told.items():
        print(
            f"  {kind:12} {one.sound + one.refused:6}: {one.sound} taken or sound, {one.refused} refused or faulty;"
            f" the slowest {1e3 * one.slowest:.0f} ms"
        )
    print(f"the peak of memory grew by {grown:.0f} MB")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("files", type=int, nargs="?", default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", action="append", choices=list(SHARES), help="only this; repeatable")
    parser.add_argument("--keep", default=".", help="where to keep a file that something came of")
    options = parser.parse_args()
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None  # each file is flushed to disk otherwise
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        return fuzz(options, Path(folder))


if __name__ == "__main__":
    sys.exit(main())

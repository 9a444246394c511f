"""Change the program in small ways and see whether its tests notice: a test of the tests.

python benchmarks/mutants.py memory store [--most 200] [--seed 1] [--module fold]

Of every package named, `--most` mutants drawn at random: within a function, a comparison, an operator, a number, a
condition, a returned value or a jump is changed. The tests of the package (tests/PACKAGE, the slow ones left out) are
run once to record which of them run which line; a mutant is then shown to those that run its line, or start a program
that may, the quickest first, and is killed when one fails or takes ten times as long. Hypothesis draws the same
examples for every mutant. Prints the survivors, which are to be judged one by one (mutants.md), and the share killed.
The tests of `store` wait for the disk; with TMPDIR=/dev/shm they do not.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import multiprocessing
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

import coverage
import pytest
from hypothesis import Phase, settings
from small_changes import Mutant, mutants_of

ROOT = Path(__file__).parent.parent
FORK = multiprocessing.get_context("fork")
# Hypothesis is imported before pytest can rewrite its assertions, of which pytest warns.
PYTEST = ["-q", "-x", "-n0", "-p", "no:cacheprovider", "--hypothesis-profile", "mutants"]
PYTEST += ["-W", "ignore:Module already imported:pytest.PytestAssertRewriteWarning"]
OF_TESTS = ("numpy", "scipy.stats", "scipy.integrate", "scipy.optimize", "mpmath")
MEMORY = 4 << 30


@dataclass
class Record:
    """Which tests run which line of which file, how long each takes, and which start other programs."""

    seconds: dict[str, float] = field(default_factory=dict)
    tests: dict[Path, dict[int, list[str]]] = field(default_factory=dict)
    outside: set[str] = field(default_factory=set)

    def tests_of(self, mutant: Mutant) -> dict[str, float]:
        """The tests to be shown a mutant."""
        by_line = self.tests.get(mutant.path, {})
        found = {test for line in mutant.lines for test in by_line.get(line, [])} | self.outside
        # What runs while modules are imported runs for every test.
        return self.quickest_first(self.seconds if "" in found else found)

    def quickest_first(self, tests: Iterable[str]) -> dict[str, float]:
        """The seconds that tests take, in their order."""
        return {test: self.seconds[test] for test in sorted(tests, key=lambda test: self.seconds[test])}


# --- running the tests, each time in a process of its own, which finds what only the tests import loaded already


class Recorder:
    """Has pytest tell which test is running, and takes its time."""

    def __init__(self, measured: coverage.Coverage, record: Record) -> None:
        self._measured = measured
        self._record = record
        self._running = ""
        sys.addaudithook(self._notice)

    def _notice(self, event: str, _: object) -> None:
        if event == "subprocess.Popen" and self._running:
            self._record.outside.add(self._running)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        self._measured.switch_context(item.nodeid)
        self._running = item.nodeid
        began = time.perf_counter()
        outcome = yield
        self._record.seconds[item.nodeid] = time.perf_counter() - began
        self._measured.switch_context("")
        self._running = ""
        return outcome


class OverdueError(BaseException):
    """A test took ten times as long as without the mutant, and five seconds more."""


class Only:
    """Has pytest run these tests alone, in this order, none of them for long."""

    def __init__(self, seconds: dict[str, float]) -> None:
        self._seconds = seconds

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        kept = [item for item in items if item.nodeid in self._seconds]
        place = {test: n for n, test in enumerate(self._seconds)}
        items[:] = sorted(kept, key=lambda item: place[item.nodeid])

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        signal.setitimer(signal.ITIMER_REAL, 10 * self._seconds[item.nodeid] + 5)
        outcome = yield
        signal.setitimer(signal.ITIMER_REAL, 0)
        return outcome


def _stop(_signal: int, _frame: object) -> None:
    raise OverdueError


def recorded(root: Path, package: str) -> Record:
    sys.dont_write_bytecode = False
    record = Record()
    measured = coverage.Coverage(
        data_file=None, config_file=False, source=[f"{root}/interview_grill/{package}"]
    )
    with measured.collect():
        status, said = _run_pytest(root, [f"tests/{package}"], Recorder(measured, record))
    if status != pytest.ExitCode.OK:
        raise SystemExit(f"the tests of {package} fail without any mutant\n{said}")
    data = measured.get_data()
    for file in data.measured_files():
        record.tests[Path(file).relative_to(root)] = data.contexts_by_lineno(file)
    return record


def passes(root: Path, tests: dict[str, float]) -> bool:
    # Bytecode is told by the second and the size of its source, which two mutants may share.
    sys.dont_write_bytecode, os.environ["PYTHONDONTWRITEBYTECODE"] = True, "1"
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, _stop)
    files = sorted({test.partition("::")[0] for test in tests})
    return _run_pytest(root, files, Only(tests))[0] == pytest.ExitCode.OK


def _run_pytest(root: Path, files: list[str], plugin: object) -> tuple[int, str]:
    os.chdir(root)
    sys.path.insert(0, str(root))
    os.environ["PYTHONPATH"] = str(root)
    with contextlib.redirect_stdout(io.StringIO()) as said:
        return pytest.main([*PYTEST, *files], plugins=[plugin]), said.getvalue()


def passes_in_time(root: Path, tests: dict[str, float]) -> bool:
    seconds = sum(10 * taken + 5 for taken in tests.values())  # where a signal does not help
    with FORK.Pool(1) as pool:
        try:
            return pool.apply_async(passes, (root, tests)).get(seconds)
        except multiprocessing.TimeoutError:
            return False


def is_killed(mutant: Mutant, root: Path, tests: dict[str, float]) -> bool:
    file = root / mutant.path
    source, status = file.read_bytes(), file.stat()
    file.write_bytes(mutant.applied_to(source))
    try:
        return bool(tests) and not passes_in_time(root, tests)
    finally:
        file.write_bytes(source)
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))  # so that its bytecode is up to date


def survivors(package: str, most: int, seed: int, module: str | None) -> tuple[int, list[Mutant]]:
    """How many mutants of a package were tried, and those that the tests let live."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "copy").resolve()
        leave = shutil.ignore_patterns(".venv", ".git", ".*_cache", ".hypothesis", "__pycache__")
        shutil.copytree(ROOT, root, ignore=leave)
        files = sorted((root / "interview_grill" / package).rglob(f"{module or '*'}.py"))
        everyone = [mutant for file in files for mutant in mutants_of(root, file.relative_to(root))]
        tried = random.Random(seed).sample(everyone, min(most, len(everyone)))
        with FORK.Pool(1) as pool:
            record = pool.apply(recorded, (root, package))
        if not passes_in_time(root, record.quickest_first(record.seconds)):
            raise SystemExit(f"the tests of {package} fail in another order")
        print(f"{package}: {len(everyone)} mutants, {len(tried)} of them drawn", flush=True)
        alive = []
        for mutant in sorted(tried, key=lambda one: (one.path, one.start)):
            tests = record.tests_of(mutant)
            if not is_killed(mutant, root, tests):
                alive.append(mutant)
                unseen = "" if tests else "  (run by no test)"
                print(f"  survived: {mutant.path}:{mutant.name}{unseen}", flush=True)
    return len(tried), alive


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("packages", nargs="+")
    parser.add_argument("--most", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--module", help="this module of the package alone")
    options = parser.parse_args()
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # threads do not outlive a fork
    for name in OF_TESTS:
        import_module(name)
    without_shrinking = (Phase.explicit, Phase.generate)
    settings.register_profile(
        "mutants", derandomize=True, database=None, deadline=None, phases=without_shrinking
    )
    for package in options.packages:
        began = time.monotonic()
        tried, alive = survivors(package, options.most, options.seed, options.module)
        killed = tried - len(alive)
        share = 100 * killed / max(tried, 1)
        took = time.monotonic() - began
        print(f"{package}: {killed} of {tried} mutants killed ({share:.1f} %) in {took:.0f} s", flush=True)


if __name__ == "__main__":
    main()

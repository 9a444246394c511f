"""Kill real commands, break their disk and their files, and check that nothing acknowledged is lost.

python benchmarks/faults.py [kills] [bits] [migration] [full-disk] [read-only] [--rounds 1000] [--seed 1] [--folder DIR]

`kills`: `quiz` in a pipe, `undo`, `import`, `merge`, `restore`, `suspend` and `config`, each killed (SIGKILL) at a
random moment. After each: every answer acknowledged on the program's output is in the log, none twice; an interrupted
merge or restoration happened whole or not at all; so did each file of an import, which begun again ends as if it had
never been disturbed; and `doctor` finds nothing.
`bits`: a bit flipped, or the file cut, at a random place of log and write-ahead file; after `doctor --rebuild` the log
is sound and holds no event that was never given. Prints how much was lost.
`migration`: a migration of a log of 200,000 events (or of a copy of the one in the home --log) killed at random
moments; the old version of the program goes on with the log, and the next opening by the new one completes it.
`full-disk`: the home on a small tmpfs that fills up while answering, importing, exporting, merging and mending: what
was acknowledged is kept, one line says what is wrong, reading goes on, and all works once there is space.
`read-only`: the home on a disk that turned read-only: reading works, and whatever would write is refused in one line.

The last two mount file systems, in a namespace of their own (`unshare`, of util-linux), so not for others to see.
Exit status 1 when any promise is broken.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from breakages import bits, full_disk, kills, migration, read_only
from breakages.promise import BrokenPromise

PARTS: dict[str, Callable[[int, int, Path], None]] = {
    "kills": kills.run,
    "bits": bits.run,
    "migration": migration.run,
    "full-disk": full_disk.run,
    "read-only": read_only.run,
}
MOUNTING = {"full-disk", "read-only"}
ROUNDS = {"kills": 1000, "bits": 1000, "migration": 40, "full-disk": 100, "read-only": 1}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("what", nargs="*", choices=[*PARTS, []], default=[])
    parser.add_argument("--rounds", type=int, help="of each part; usually 1,000 kills and as many bits")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", help="where to write")
    parser.add_argument("--log", type=Path, help="a home whose log to migrate")
    options = parser.parse_args()
    PARTS["migration"] = partial(migration.run, log=options.log)
    wanted = [name for name in PARTS if name in (options.what or PARTS)]
    if MOUNTING.intersection(wanted) and "OWN_MOUNTS" not in os.environ:
        os.environ["OWN_MOUNTS"] = "yes"
        as_root = ["--map-root-user"] if os.geteuid() else []
        os.execvp("unshare", ["unshare", "--mount", *as_root, sys.executable, *sys.argv])
    for name in wanted:
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            try:
                PARTS[name](options.rounds or ROUNDS[name], options.seed, Path(folder))
            except BrokenPromise as broken:
                print(f"{name}: BROKEN: {broken}")
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

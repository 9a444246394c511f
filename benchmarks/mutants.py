"""Change the program in small ways and see whether its tests notice: a test of the tests.

python benchmarks/mutants.py memory store [--most 60] [--seed 1] [--module fold]

Of every package named, `--most` mutants drawn at random: a comparison, an arithmetic or logical operator, a number, a
condition or a returned value is changed. A mutant is killed when the package's tests (tests/PACKAGE, the slow ones left
out) fail or take ten times as long. Prints the survivors, which are to be judged one by one, and the share killed.
"""

from __future__ import annotations

import argparse
import ast
import copy
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
    ast.Pow: ast.Mult, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One change of one module: the tree it becomes, and what to call it."""

    path: Path
    name: str
    source: str


def mutants_of(path: Path) -> Iterator[Mutant]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for number, node in enumerate(_worth_changing(tree)):
        for changed, what in _changes(node):
            other = copy.deepcopy(tree)
            _replace(other, list(_worth_changing(other))[number], changed)
            line = getattr(node, "lineno", 0)
            yield Mutant(path, f"{path.relative_to(ROOT)}:{line}: {what}", ast.unparse(other))


def _worth_changing(tree: ast.Module) -> Iterator[ast.AST]:
    kinds = (ast.Compare, ast.BinOp, ast.BoolOp, ast.Constant, ast.UnaryOp, ast.If, ast.IfExp, ast.Return)
    for body in ast.walk(tree):
        if isinstance(body, ast.FunctionDef):
            for statement in body.body:
                yield from (node for node in ast.walk(statement) if isinstance(node, kinds))


def _changes(node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    before = ast.unparse(node)
    changed: ast.AST | None = None
    match node:
        case ast.Compare(left, [operator], [right]) if type(operator) in SWAPPED:
            changed = ast.Compare(left, [SWAPPED[type(operator)]()], [right])  # type: ignore[list-item]
        case ast.BinOp(left, operator, right) if type(operator) in SWAPPED and not isinstance(
            left, ast.Constant
        ):
            changed = ast.BinOp(left, SWAPPED[type(operator)](), right)  # type: ignore[arg-type]
        case ast.BoolOp(operator, values):
            changed = ast.BoolOp(SWAPPED[type(operator)](), values)  # type: ignore[arg-type]
        case ast.Constant(bool(value)):
            changed = ast.Constant(not value)
        case ast.Constant(int(value) | float(value)):
            changed = ast.Constant(value + 1)
        case ast.UnaryOp(ast.Not(), operand):
            changed = operand
        case ast.If(test, body, orelse):
            changed, before = ast.If(ast.UnaryOp(ast.Not(), test), body, orelse), f"if {ast.unparse(test)}"
        case ast.Return(value) if value is not None and not isinstance(value, ast.Constant):
            changed = ast.Return(ast.Constant(None))
    if changed is not None:
        after = ast.unparse(ast.fix_missing_locations(ast.copy_location(changed, node))).split("\n")[0]
        yield changed, f"{before.splitlines()[0]}  ->  {after}"


def _replace(tree: ast.AST, old: ast.AST, new: ast.AST) -> None:
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, name, new)
            elif isinstance(value, list):
                value[:] = [new if item is old else item for item in value]
    ast.fix_missing_locations(tree)


def tests_pass(root: Path, package: str, seconds: float | None) -> bool:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-n0",
        "-p",
        "no:cacheprovider",
        f"tests/{package}",
    ]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def survivors(package: str, most: int, seed: int, module: str | None) -> tuple[int, list[str]]:
    """How many mutants of a package were tried, and those that the tests let live."""
    files = sorted((ROOT / "interview_grill" / package).rglob(f"{module or '*'}.py"))
    everyone = [mutant for file in files for mutant in mutants_of(file)]
    tried = random.Random(seed).sample(everyone, min(most, len(everyone)))
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "copy")
        leave = shutil.ignore_patterns(".venv", ".git", ".*_cache", ".hypothesis", "__pycache__")
        shutil.copytree(ROOT, root, ignore=leave)
        began = time.monotonic()
        if not tests_pass(root, package, None):
            raise SystemExit(f"the tests of {package} fail without any mutant")
        patience = 10 * (time.monotonic() - began) + 10
        alive = []
        for mutant in tried:
            file = root / mutant.path.relative_to(ROOT)
            original = file.read_text(encoding="utf-8")
            file.write_text(mutant.source, encoding="utf-8")
            if tests_pass(root, package, patience):
                alive.append(mutant.name)
                print(f"  survived: {mutant.name}", flush=True)
            file.write_text(original, encoding="utf-8")
    return len(tried), alive


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("packages", nargs="+")
    parser.add_argument("--most", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--module", help="this module of the package alone")
    options = parser.parse_args()
    for package in options.packages:
        tried, alive = survivors(package, options.most, options.seed, options.module)
        killed = tried - len(alive)
        print(
            f"{package}: {killed} of {tried} mutants killed ({100 * killed / max(tried, 1):.0f} %)",
            flush=True,
        )


if __name__ == "__main__":
    main()

"""Imports run one way: errors, core, adapters, command line. The core knows no framework, file, clock or chance."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "interview_grill"

CORE = (
    "algebra",
    "solver",
    "problems",
    "derivations",
    "listening",
    "typeset",
    "memory",
    "planning",
    "session",
    "statistics",
)
CORE_MODULES = (
    "bank.kind",
    "bank.model",
    "bank.task",
    "bank.derivation",
    "bank.fault",
    "bank.build",
    "bank.plain",
)
ADAPTERS = ("bank", "store", "terminal", "exchange")
FRAMEWORKS = {"typer", "rich", "sqlite3", "yaml"}
OUTSIDE = {
    "os",
    "io",
    "pathlib",
    "tempfile",
    "shutil",
    "subprocess",
    "socket",
    "sys",
    "time",
    "secrets",
    "glob",
}
EVALUATORS = {"eval", "exec", "compile", "__import__"}


def modules() -> list[tuple[str, Path]]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        found.append((".".join(p for p in parts if p != "__init__"), path))
    return found


def layer(name: str) -> str:
    top = name.split(".")[0]
    if name == "errors":
        return "errors"
    if top in CORE or name in CORE_MODULES:
        return "core"
    if top in ADAPTERS:
        return f"adapter {top}"
    return "cli"


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def named(value: object) -> str:
    return value if isinstance(value, str) else ""


def of(kind: str) -> list[tuple[str, Path]]:
    return [(name, path) for name, path in modules() if layer(name).split()[0] == kind]


@pytest.mark.parametrize(("name", "path"), of("core"), ids=named)
def test_the_core_imports_only_the_core_and_knows_no_framework_or_outside_world(
    name: str, path: Path
) -> None:
    used = imports(path)
    assert not {module.split(".")[0] for module in used} & (FRAMEWORKS | OUTSIDE), name
    inside = {
        module.removeprefix("interview_grill.") for module in used if module.startswith("interview_grill.")
    }
    assert {layer(module) for module in inside} <= {"errors", "core"}, name


@pytest.mark.parametrize(("name", "path"), of("adapter"), ids=named)
def test_an_adapter_imports_the_core_and_itself_alone(name: str, path: Path) -> None:
    inside = {m.removeprefix("interview_grill.") for m in imports(path) if m.startswith("interview_grill.")}
    assert {layer(module) for module in inside} <= {"errors", "core", layer(name)}, name


def test_errors_import_nothing_of_ours() -> None:
    assert not [m for m in imports(PACKAGE / "errors.py") if m.startswith("interview_grill")]


def _reads_clock_or_chance(tree: ast.AST) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            pair = (node.value.id, node.attr)
            if pair[0] in {"datetime", "date"} and pair[1] in {"now", "today", "utcnow"}:
                found.append(".".join(pair))
            if pair[0] == "random" and pair[1] != "Random":
                found.append(".".join(pair))
    return found


@pytest.mark.parametrize(("name", "path"), of("core"), ids=named)
def test_the_core_is_given_time_and_chance(name: str, path: Path) -> None:
    assert _reads_clock_or_chance(ast.parse(path.read_text(encoding="utf-8"))) == [], name


def test_nothing_evaluates_text_as_code() -> None:
    found = [
        (name, node.func.id)
        for name, path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in EVALUATORS
    ]
    assert found == []


def test_dataclasses_are_frozen_and_slotted_but_for_the_one_running_session() -> None:
    loose = []
    for name, path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ClassDef):
                continue
            for decorator in node.decorator_list:
                if "dataclass" in ast.unparse(decorator):
                    options = ast.unparse(decorator)
                    if "frozen=True" not in options or "slots=True" not in options:
                        loose.append(f"{name}.{node.name}")
    assert loose == ["session.conduct.Session"]


@pytest.mark.parametrize(("name", "path"), modules(), ids=named)
def test_modules_and_functions_stay_small(name: str, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 500, f"{name} has {text.count(chr(10))} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            # A command's signature is its list of options, a line each; what counts is what it does.
            first = node.body[0].lineno if name.startswith("cli.commands.") else node.lineno
            length = (node.end_lineno or node.lineno) - first + 1
            assert length <= 40, f"{name}:{node.lineno} {node.name} has {length} lines"

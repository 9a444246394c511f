"""Every command in the README works as it is written there."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from interview_grill.cli.registry import ENTRIES
from tests.cli.conftest import Grill

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

BLOCKS = re.findall(r"(?:^    .*\n)+", README, re.MULTILINE)
LINES = [line.strip() for block in BLOCKS for line in block.splitlines()]
COMMANDS = [line.split("  #")[0].strip() for line in LINES if re.match(r"(printf .*(\||&&) )?grill\b", line)]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the README is followed from top to bottom, with `grill` on the path."""
    folder = tmp_path_factory.mktemp("desk")
    program = folder / "bin" / "grill"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m interview_grill "$@"\n')
    program.chmod(0o755)
    return folder


def test_every_command_of_the_readme_runs_from_top_to_bottom(desk: Path) -> None:
    grill = Grill(desk / "home")
    environment = {
        **grill.environment,
        "PATH": f"{desk / 'bin'}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
    }
    for command in COMMANDS:
        done = subprocess.run(
            ["sh", "-c", command], cwd=desk, env=environment, input="", capture_output=True, text=True,
            timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0, (command, done.stdout[-500:], done.stderr)
        assert "Traceback" not in done.stderr


def test_the_readme_names_every_command() -> None:
    named = {
        re.sub(r"^printf .*(\||&&) ", "", command).split()[1]
        for command in COMMANDS
        if len(command.split()) > 1
    }
    assert {entry.name for entry in ENTRIES} - named == set()


def test_the_two_set_up_commands_stand_in_the_readme_as_promised() -> None:
    assert "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/grill quiz" in LINES
    assert "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest" in LINES


def test_every_tag_the_readme_promises_is_on_a_card(desk: Path) -> None:
    tags = re.findall(r"`((?:fu|pf|aloud)-[a-z0-9-]+|when-to-use-what)`", README)
    assert len(set(tags)) == 13
    grill = Grill(desk / "home")
    for tag in sorted(set(tags)):
        assert len(grill.out("list", "--tag", tag).splitlines()) >= 2, tag


def test_pictures_are_there_and_load_nothing() -> None:
    for picture in re.findall(r"!\[[^]]*\]\(([^)]+)\)", README):
        text = (ROOT / picture).read_text(encoding="utf-8")
        assert text.startswith("<svg")
        assert "http" not in text.replace("http://www.w3.org/2000/svg", "")


def test_the_changelog_has_a_section_for_what_comes_next() -> None:
    assert "## Unreleased" in CHANGELOG or re.search(r"## \[?\d+\.\d+\.\d+", CHANGELOG)


def test_the_judge_of_the_readme_judges_once_there_is_a_model(tmp_path: Path) -> None:
    (program,) = re.findall(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    (tmp_path / "my-judge.py").write_text(program, encoding="utf-8")
    model = tmp_path / "ollama"
    model.write_text(
        f"#!{sys.executable}\nimport json, sys\nasked = json.loads(sys.argv[-1].split('\\n', 3)[3])\n"
        "print(json.dumps({'points': [{'number': 1, 'quote': asked['answer'][:7]}]}))\n",
        encoding="utf-8",
    )
    model.chmod(0o755)
    grill = Grill(tmp_path / "home", extra={"PATH": f"{tmp_path}:{os.environ['PATH']}"})
    grill("config", "judge", shlex.join([sys.executable, str(tmp_path / "my-judge.py")]))
    said = grill.out("quiz", "-n", "1", stdin="a model heard me\n\n")
    assert "[a model]¹ heard me" in said
    assert "Your judge" not in said

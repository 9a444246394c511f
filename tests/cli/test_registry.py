"""Every command: registered once, with a module that holds it and a line of help."""

from __future__ import annotations

from importlib import import_module
from itertools import pairwise
from pathlib import Path

import pytest
from typer.main import get_command

from interview_grill.cli import commands
from interview_grill.cli.registry import BY_NAME, ENTRIES, Entry

FOLDER = Path(commands.__file__).parent


def test_every_module_of_a_command_is_registered_once() -> None:
    modules = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    assert sorted(entry.module for entry in ENTRIES) == sorted(modules)
    assert len(BY_NAME) == len(ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_a_command_is_what_its_entry_says(entry: Entry) -> None:
    app = import_module(f"{commands.__name__}.{entry.module}").app
    command = get_command(app)
    assert command.help
    assert {"-h", "--help"} <= set(command.context_settings["help_option_names"])
    assert BY_NAME[entry.name] is entry


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_its_line_of_help_is_a_sentence_that_fits_beside_its_name(entry: Entry) -> None:
    assert entry.help[0].isupper()
    assert entry.help.endswith(".")
    assert len(entry.help) <= 62


def test_commands_of_one_topic_stand_together() -> None:
    topics = [entry.topic for entry in ENTRIES]
    assert len([1 for one, other in pairwise(topics) if one != other]) == len(set(topics)) - 1

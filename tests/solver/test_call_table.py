"""The closed table of calls: what a bank may rely on from name to name."""

from __future__ import annotations

import re

import pytest

from interview_grill.solver.call_table import GROUPS
from interview_grill.solver.signature import call_names, describe

ENTRIES = [(name, entry) for group in GROUPS.values() for name, entry in group.items()]
#: Words that would leave open which number is meant.
VAGUE = {"sigma", "sigma2", "theta", "lambda", "tau", "std", "var", "k", "m", "b"}


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=[name for name, _ in ENTRIES])
def test_an_entry_is_spelt_as_the_table_says(name: str, entry: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*", name)
    arguments, _, answer = entry.partition(" -> ")
    assert answer in ("", "vector")
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*(\[\])?\??", word) for word in arguments.split())


def test_no_name_is_in_two_groups() -> None:
    assert len(call_names()) == len(ENTRIES)


@pytest.mark.parametrize("name", call_names())
def test_arguments_say_which_number_they_are(name: str) -> None:
    described = describe(name)
    assert len(set(described.arguments)) == len(described.arguments)
    assert not set(described.arguments) & VAGUE


@pytest.mark.parametrize("name", call_names())
def test_what_may_be_left_out_stands_behind_what_may_not(name: str) -> None:
    described = describe(name)
    places = [argument in described.optional for argument in described.arguments]
    assert places == sorted(places)


@pytest.mark.parametrize("name", [name for name in call_names() if name.endswith(".lower")])
def test_an_interval_has_both_ends_with_the_same_arguments(name: str) -> None:
    pair = name.removesuffix(".lower")
    assert describe(name).arguments == describe(f"{pair}.upper").arguments
    assert "level" in describe(name).optional
    if pair in call_names():
        assert describe(pair).answers_vector


@pytest.mark.parametrize("name", [name for name in call_names() if name.endswith((".sd", ".variance"))])
def test_one_number_is_promised_for_one_name(name: str) -> None:
    assert not describe(name).answers_vector

"""Headings as the names of sections, each heading its own."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.exchange.question_list.sections import Sections


def named(*headings: str) -> tuple[list[str], dict[str, str]]:
    sections = Sections()
    return [sections.name(heading) for heading in headings], sections.covers


@pytest.mark.parametrize(
    ("heading", "name", "covers"),
    [
        ("Section A — Likelihood basics (Q1–10)", "A", "Likelihood basics"),
        ("Section b: Priors", "B", "Priors"),
        ("Part II. Regression", "II", "Regression"),
        ("Chapter 12", "12", "Section 12"),
        ("**D: Asymptotics** (12 questions)", "D", "Asymptotics"),
        ("Quick-fire round (20 items)", "quick", "Quick-fire round"),
        ("Rapid fire", "quick", "Rapid fire"),
        ("Odds & ends", "odds-ends", "Odds & ends"),
        ("Priors $\\pi(\\theta)$", "priors-pi-theta", "Priors $\\pi(\\theta)$"),
        ("A-level mathematics", "level-mathematics", "A-level mathematics"),
    ],
)
def test_a_heading_is_a_short_name_and_what_it_covers(heading: str, name: str, covers: str) -> None:
    assert named(heading) == ([name], {name: covers})


def test_the_same_heading_twice_is_one_section() -> None:
    assert named("Section A — X (Q1-3)", "Section B — Y", "Section A — X (Q8-9)")[0] == ["A", "B", "A"]


def test_two_headings_of_one_letter_are_two_sections() -> None:
    names, covers = named("Section A — Likelihood", "Section A — Bias of estimators")
    assert len(set(names)) == 2
    assert sorted(covers.values()) == ["Likelihood", "Section A — Bias of estimators"]


def test_headings_in_letters_that_make_no_slug_stay_apart() -> None:
    names, covers = named("第一章", "第二章", "???", "第一章")
    assert len(set(names)) == 3
    assert names[0] == names[3]
    assert set(covers.values()) == {"第一章", "第二章", "???"}


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")), max_size=80), max_size=8
    )
)
def test_every_name_is_short_and_says_what_it_covers(headings: list[str]) -> None:
    names, covers = named(*headings)
    assert set(names) == set(covers)
    for name in names:
        assert re.fullmatch(r"[A-Z]|[IVX]{1,5}|[0-9]{1,3}|[a-z0-9]+(-[a-z0-9]+)*", name)
        assert len(name) <= 44

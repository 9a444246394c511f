from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.exchange.naming import Names, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What is the MLE of a Gaussian's variance?", "mle-gaussians-variance"),
        ("Derive $\\hat\\sigma^2$ for n ≥ 2", "derive-sigma-2-n-2"),
        ("Größe von λ", "grosse-von-lambda"),
        ("What is it?", "what-is-it"),
        ("漢字", "question"),
        ("x" * 100, "x" * 60),
    ],
)
def test_a_slug_keeps_the_words_that_tell_questions_apart(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.lists(st.text(max_size=80), max_size=20))
def test_ids_are_slugs_and_never_the_same(texts: list[str]) -> None:
    names = Names(())
    made = [names.fresh(text) for text in texts]
    assert len(set(made)) == len(made)
    assert all(len(id_) <= 60 and re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", id_) for id_ in made)

"""What somebody typed, as card text that says just that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.typeset.literal import literal
from interview_grill.typeset.mathematics import Formula, split_mathematics


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("plain words", "plain words"),
        ("$5", "\\$5"),
        ("a_b * c", "a\\_b \\* c"),
        ("`x`", "\\`x\\`"),
        ("# no heading", "\\# no heading"),
        ("\\frac", "\\\\frac"),
    ],
)
def test_every_mark_is_preceded_by_a_backslash(words: str, written: str) -> None:
    assert literal(words) == written


@given(st.text("ab$\\_*`# ", max_size=12))
def test_what_was_typed_holds_no_formula(words: str) -> None:
    assert not any(isinstance(piece, Formula) for piece in split_mathematics(literal(words)))

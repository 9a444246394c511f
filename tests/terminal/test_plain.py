"""Hostile characters are shown by name, and the rest is left alone."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview_grill.terminal.plain import json_escaped, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;title\x07", "⟨U+001B⟩]0;title⟨U+0007⟩"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("θ̂ = x̄, n → ∞\t中\n", "θ̂ = x̄, n → ∞\t中\n"),
        ("\x9b31m\r", "⟨U+009B⟩31m⟨U+000D⟩"),
        ("\ud800", "⟨U+D800⟩"),
    ],
)
def test_controls_are_named_and_text_is_kept(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_nothing_that_moves_or_hides_is_left(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    assert not set(shown) & {
        chr(code) for code in (*range(9), *range(11, 32), *range(127, 160), 0x202E, 0x2066)
    }


@given(st.text())
def test_an_escaped_json_document_says_the_same(text: str) -> None:
    document = json.dumps({"text": text}, ensure_ascii=False)
    assert json.loads(json_escaped(document)) == {"text": text}


@given(st.text())
@example("\x7f")
def test_no_character_of_a_json_document_is_hidden(text: str) -> None:
    document = json_escaped(json.dumps({"text": text}, ensure_ascii=False))
    assert visible(document) == document

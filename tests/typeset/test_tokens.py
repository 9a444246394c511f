"""LaTeX source in pieces that know where they stand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.errors import TypesetError
from interview_grill.typeset.tokens import LONGEST, Part, tokenize


def read(source: str) -> list[tuple[Part, str]]:
    return [(token.part, token.text) for token in tokenize(source)[:-1]]


def test_each_sort_of_token_is_told_apart() -> None:
    assert read(r"\frac{a}^_'& +") == [
        (Part.COMMAND, "frac"),
        (Part.OPEN, "{"),
        (Part.CHARACTER, "a"),
        (Part.CLOSE, "}"),
        (Part.UPPER, "^"),
        (Part.LOWER, "_"),
        (Part.PRIME, "'"),
        (Part.CELL, "&"),
        (Part.CHARACTER, "+"),
    ]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        (r"\alpha\beta", ["alpha", "beta"]),
        (r"\alphaβ", ["alpha", "β"]),
        (r"\, \{ \\ \%", [",", "{", "\\", "%"]),
        (r"\operatorname*{x}", ["operatorname*", "{", "x", "}"]),
        (r"\alpha*", ["alpha", "*"]),
        (r"\log2", ["log", "2"]),
        ("\\\n", [" "]),
    ],
)
def test_a_macro_ends_with_its_letters_or_after_one_sign(source: str, names: list[str]) -> None:
    assert [text for _, text in read(source)] == names


@given(st.text(st.sampled_from(list("ab2 {}^_'&+\\\n")), max_size=30))
def test_offsets_are_those_of_the_source(source: str) -> None:
    try:
        tokens = tokenize(source)
    except TypesetError:  # a lone backslash at the end
        assert source.endswith("\\")
        return
    assert tokens[-1].start == tokens[-1].stop == len(source)
    for token, following in pairwise(tokens):
        assert token.start < token.stop <= following.start
        assert source[token.stop : following.start].strip() == ""
        if token.part is not Part.COMMAND:
            assert source[token.start : token.stop] == token.text


@pytest.mark.parametrize(
    ("source", "position", "what", "mend"),
    [
        ("a $ b", 2, "a dollar sign inside a formula", r"write \$"),
        ("a % b", 2, "'%' has no place in a formula", r"write \% or remove it"),
        ("a#", 1, "'#' has no place in a formula", r"write \# or remove it"),
        ("ab\\", 2, "a lone backslash", "name a macro after it, or remove it"),
        ("a\x1b[31m", 1, r"the control character '\x1b' in a formula", "remove it"),
        ("a\u202eb", 1, r"the control character '\u202e' in a formula", "remove it"),
    ],
)
def test_what_cannot_be_typeset_is_refused_where_it_stands(
    source: str, position: int, what: str, mend: str
) -> None:
    with pytest.raises(TypesetError) as raised:
        tokenize(source)
    assert (raised.value.position, raised.value.what, raised.value.mend) == (position, what, mend)


def test_a_formula_is_not_endless() -> None:
    assert len(tokenize("x" * LONGEST)) == LONGEST + 1
    with pytest.raises(TypesetError, match="is too long"):
        tokenize("x" * (LONGEST + 1))

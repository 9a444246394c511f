"""What keyboards, phones and PDFs produce, in the small alphabet of formulas, column by column."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.algebra.characters import ALPHABET, BESIDE, display_columns, normalise
from interview_grill.algebra.names import BAR, HAT
from interview_grill.errors import FormulaError

INSIDE = st.text(st.sampled_from(sorted(ALPHABET - {"ⁿ"})), max_size=20)


@given(INSIDE)
def test_text_in_the_alphabet_is_left_as_it_is(text: str) -> None:
    plain, origins = normalise(text)
    assert plain == text
    assert list(origins) == list(range(len(text)))


@given(st.text(max_size=15))
def test_whatever_is_read_is_in_the_alphabet_and_knows_its_column(text: str) -> None:
    with suppress(FormulaError):
        plain, origins = normalise(text)
        assert ALPHABET.issuperset(plain)
        assert len(origins) == len(plain)
        assert list(origins) == sorted(origins)
        assert all(0 <= column < len(text) for column in origins)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("a−b", "a-b"),
        ("a–b", "a-b"),
        ("a—b", "a-b"),
        ("a\u2010b", "a-b"),
        ("a×b·c⋅d∗e•f", "a*b*c*d*e*f"),
        ("a÷b∕c⁄d", "a/b/c/d"),
        ("a≈b≔c", "a=b=c"),
        ("a\u00a0b\u2009c\u3000d", "a b c d"),
        ("a\u200bb", "a b"),
        ("a\tb\nc", "a b c"),
        ("∑x ∏y", "Σx Πy"),
        ("xˆ2", "x^2"),
        ("a∣b", "a|b"),
        ("µ ϑ ϵ", "μ θ ε"),
        ("𝜇𝑥𝐱", "μxx"),
        ("ａ＋１．５", "a+1.5"),
        ("x₁ x₁₂", "x_1 x_1_2"),
        ("x\u0305", f"x{BAR}"),
        ("x\u0302", f"x{HAT}"),
        ("①", "1"),
        ("xⁿ", "xⁿ"),
        ("xⁿ⁻¹", "x^(n-1)"),
        ("θᵅ⁺ˢ⁻¹", "θ^(α+s-1)"),
        ("b₁x̄", f"b_1{BESIDE}x{BAR}"),
        ("∑ᵢ₌₁ⁿ xᵢ", "Σ_i_=_1ⁿ x_i"),
    ],
)
def test_foreign_spellings_are_understood(typed: str, plain: str) -> None:
    assert normalise(typed)[0] == plain


def test_what_takes_several_signs_to_spell_keeps_its_one_column() -> None:
    plain, origins = normalise("2x₁+y")
    assert plain == "2x_1+y"
    assert list(origins) == [0, 1, 2, 2, 3, 4]


@pytest.mark.parametrize(
    ("typed", "what", "mend"),
    [
        ("2$", "the character $ (U+0024) is not part of a formula", "plain text, without LaTeX"),
        ("2@", "the character @ (U+0040) is not part of a formula", ""),
        ("2‖", "the character ‖ (U+2016) is not part of a formula", "norm2(x)"),
        ("2∞", "the character ∞ (U+221E) is not part of a formula", "infinity is never an answer"),
        ("2<", "the character < (U+003C) is not part of a formula", "an inequality is not a value"),
        ("2≤", "the character ≤ (U+2264) is not part of a formula", "an inequality is not a value"),
        ("2∂", "the character ∂ (U+2202) is not part of a formula", "a derivative has to be worked out"),
        ("2:", "the character : (U+003A) is not part of a formula", "a/b"),
        ("2'", "the character ' (U+0027) is not part of a formula", "no separators"),
        ("2ᵄ", "the character ᵄ (U+1D44) is not part of a formula", "write exponents with ^"),
        ("2ж", "the character ж (U+0436) is not part of a formula", ""),
        ("2🎲", "the character 🎲 (U+1F3B2) is not part of a formula", ""),
        ("2\x1b", "an invisible character (U+001B) is not part of a formula", ""),
        ("2\u202e", "an invisible character (U+202E) is not part of a formula", ""),
    ],
)
def test_a_character_without_a_reading_is_named_with_a_mend(typed: str, what: str, mend: str) -> None:
    with pytest.raises(FormulaError) as caught:
        normalise(typed)
    assert (caught.value.what, caught.value.position) == (what, 1)
    assert mend in (caught.value.mend or "")


@given(st.text(max_size=20))
def test_what_is_shown_is_one_line_that_a_terminal_can_print(text: str) -> None:
    shown, columns = display_columns(text)
    assert len(shown) == len(text)
    assert shown.isprintable() or shown == ""
    assert len(columns) == len(text) + 1
    assert all(0 <= after - before <= 2 for before, after in pairwise(columns))


@pytest.mark.parametrize(
    ("text", "shown", "columns"),
    [
        ("ab", "ab", (0, 1, 2)),
        ("a\tb", "a b", (0, 1, 2, 3)),
        ("a\x1bb", "a�b", (0, 1, 2, 3)),
        ("漢a", "漢a", (0, 2, 3)),
        ("x\u0302y", "x\u0302y", (0, 1, 1, 2)),
        ("", "", (0,)),
    ],
)
def test_wide_and_combining_characters_take_two_cells_and_none(
    text: str, shown: str, columns: tuple[int, ...]
) -> None:
    assert display_columns(text) == (shown, columns)

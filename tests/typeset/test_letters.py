"""Letters in other shapes, and how wide they are."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.typeset import columns
from interview_grill.typeset.letters import accented, in_alphabet, plain, subscript, superscript


def base_of(script: str) -> str:
    """What Unicode says a script glyph is a script form of."""
    return unicodedata.normalize("NFKC", script)


@given(st.text(alphabet="0123456789+=()abcdefghijkmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθχ", min_size=1))
def test_superscripts_are_what_unicode_calls_superscripts_of_the_same_letters(text: str) -> None:
    raised = superscript(text)
    assert raised is not None
    assert base_of(raised) == text


@given(st.text(alphabet="0123456789+=()aehijkmnoprstuvx", min_size=1))
def test_subscripts_are_what_unicode_calls_subscripts_of_the_same_letters(text: str) -> None:
    lowered = subscript(text)
    assert lowered is not None
    assert base_of(lowered) == text


@pytest.mark.parametrize("text", ["q", "l", "x/2", "λ", "C", " ", "", "αₖ"])
def test_no_superscript_is_made_up(text: str) -> None:
    assert superscript(text) is None


@pytest.mark.parametrize("text", ["b", "w", "l", "θ", "β", "K", "i,j", ""])
def test_no_subscript_is_made_up(text: str) -> None:
    assert subscript(text) is None


@pytest.mark.parametrize("alphabet", ["mathbf", "mathcal", "mathfrak", "mathbb"])
@given(letter=st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"))
def test_letters_in_an_alphabet_are_variants_of_the_same_letter(alphabet: str, letter: str) -> None:
    shaped = in_alphabet(alphabet, letter)
    assert shaped != letter
    assert unicodedata.normalize("NFKC", shaped) == letter


@pytest.mark.parametrize("letter", "αβγδεζηθικλμνξοπρςστυφχψωΑΒΓΔΩϵϑϕϱϖ∇∂0189")
def test_bold_greek_is_the_same_letter(letter: str) -> None:
    assert "BOLD" in unicodedata.name(in_alphabet("mathbf", letter))
    assert unicodedata.normalize("NFKC", in_alphabet("mathbf", letter)) == unicodedata.normalize(
        "NFKC", letter
    )


def test_what_an_alphabet_lacks_stays_as_it_is() -> None:
    assert in_alphabet("mathcal", "θ") == "θ"
    assert in_alphabet("mathbb", "+") == "+"
    assert in_alphabet("mathbb", "1") == "𝟙"


def test_an_accent_sits_on_one_letter() -> None:
    assert accented("hat", "y") == "ŷ"
    assert accented("hat", "θ") == "θ̂"
    assert accented("bar", "x") == accented("overline", "x") == "x̄"
    assert accented("widehat", "Var") == "Vâr"
    assert accented("overline", "ab") == "a̅b̅"
    assert accented("hat", "a + b") is None
    assert accented("nonsense", "a") is None


@pytest.mark.parametrize(
    ("text", "ascii_text"),
    [
        ("Cramér–Rao", "Cramer-Rao"),
        ("“naïve”…", '"naive"...'),
        ("λ and Σ", "lambda and Sigma"),
        ("a ≤ b × c", "a <= b x c"),
        ("½", "1/2"),
        ("中", "<U+4E2D>"),
        ("θ̂", "theta_hat"),
        ("Σ(xᵢ − x̄)²", "Sigma(x_i - x_bar)^2"),
        ("ŵ = (XᵀX + λI)⁻¹Xᵀy", "w_hat = (X^TX + lambda I)^-1X^Ty"),
        ("1 − (1 − ηd²)ᵗ", "1 - (1 - eta d^2)^t"),
        ("N + Vα, ‖w‖₁, 2θ", "N + V alpha, ||w||_1, 2theta"),
        ("rôle, São", "role, Sao"),
    ],
)
def test_plain_text_is_ascii_and_says_the_same(text: str, ascii_text: str) -> None:
    assert plain(text) == ascii_text


@given(st.text())
def test_plain_text_is_always_ascii(text: str) -> None:
    assert plain(text).isascii()


WIDTHS = {"": 0, "abc": 3, "θ̂": 1, "x̄": 1, "v⃗": 1, "中": 2, "ｆ": 2, "𝒩": 1, "∑ᵢ₌₁ⁿ": 5, "a\u200bb": 2}


@pytest.mark.parametrize("text", WIDTHS)
def test_columns(text: str) -> None:
    assert columns(text) == WIDTHS[text]

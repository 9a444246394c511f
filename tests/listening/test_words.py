"""Speech, typed and typeset mathematics in one spoken form, each word with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.listening.words import MOST_CHARACTERS, tokens


def stems(text: str) -> str:
    return " ".join(token.stem for token in tokens(text))


@pytest.mark.parametrize(
    ("spoken", "others"),
    [
        ("n minus one", ["n-1", "n − 1", "n - 1", "$n-1$", "(n-1)", "n – 1"]),
        ("one over n", ["1/n", r"$\frac{1}{n}$", r"\frac1n", "1 / n", r"\tfrac{1}{n}"]),
        ("n minus one over n", ["(n-1)/n", r"\frac{n-1}{n}", "(n − 1)/n"]),
        ("sigma hat squared", [r"\hat\sigma^2", r"\hat{\sigma}^2", "σ̂²", "sigma_hat^2", r"\widehat{\sigma}^{2}"]),
        ("x bar", ["x̄", r"\bar x", r"\bar{x}", "x_bar", r"\overline{x}"]),
        ("y hat", ["ŷ", r"\hat y"]),
        ("arg max", ["argmax", r"\arg\max", "arg-max", r"\operatorname{argmax}"]),
        ("log p of x given theta", [r"\log p(x\mid\theta)", "log p(x|θ)", "log p(x ∣ θ)"]),
        ("log likelihood", ["log-likelihood", "loglikelihood", r"\ell", "ℓ"]),
        ("expectation of sigma squared", ["E[σ²]", r"E[\sigma^2]"]),
        ("zero point six", ["0.6"]),
        ("seven twelfths", ["7/12", r"\frac{7}{12}"]),
        ("one half", ["1/2", "½", r"\frac12", "half"]),
        ("square root of n", ["root n", r"\sqrt{n}", "√n"]),
        ("independent and identically distributed", ["independent and identically distributed"]),
        ("iid", ["i.i.d.", "IID", "i.i.d"]),
        ("is not", ["isn't", "isn’t"]),
        ("L two", ["L2", "l 2"]),
        ("Cramér–Rao", ["Cramer-Rao", "cramer rao"]),
        ("X transpose X", [r"X^\top X", "XᵀX", "X^T X"]),
    ],
)  # fmt: skip
def test_one_form_for_what_is_said_and_typed(spoken: str, others: list[str]) -> None:
    def heard(text: str) -> str:
        return " ".join(stem for stem in stems(text).split() if stem not in ("of", "is"))

    assert {other: heard(other) for other in others} == dict.fromkeys(others, heard(spoken))


@pytest.mark.parametrize("text", ["and/or", "a well-known result", "k-means", "the x - y plot"])
def test_a_stroke_between_words_is_no_mathematics(text: str) -> None:
    assert ("over" in stems(text)) is False
    assert ("minus" in stems(text)) is (text == "the x - y plot")


def test_clauses_and_sentences_are_marked_where_they_begin() -> None:
    marks = [
        (token.word, token.mark) for token in tokens("One, two (three four) five. Six: 0.5 e.g. x, i.i.d. y")
    ]
    assert marks == [
        ("1", 2), ("2", 1), ("3", 1), ("4", 0), ("5", 1), ("6", 2), ("0.5", 1), ("x", 0), ("iid", 1), ("y", 0),
    ]  # fmt: skip


def test_a_word_knows_its_place() -> None:
    text = r"so $\hat\sigma^2$ is S/n"
    assert [text[token.start : token.end] for token in tokens(text)][-3:] == ["S", "/", "n"]


@given(st.text(max_size=300))
def test_places_lie_within_any_text_and_in_order(text: str) -> None:
    places = [(token.start, token.end) for token in tokens(text)]
    assert all(0 <= start <= end <= len(text) for start, end in places)
    assert [start for start, _ in places] == sorted(start for start, _ in places)


@given(st.text(alphabet="\\{}$^_()abfrchatn12 .,-/", max_size=200))
def test_latex_of_any_shape_is_read(text: str) -> None:
    assert all(token.word for token in tokens(text))


def test_no_more_is_heard_than_anybody_says() -> None:
    assert len(tokens("word " * 100_000)) == MOST_CHARACTERS // 5

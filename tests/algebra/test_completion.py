r"""Tab: names of the task, functions, Greek letters, macros with their braces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.algebra.completion import complete

NAMES = ("alpha", "s", "sigma2_hat", "x", "xs", "θ̂")


def after_tab(typed: str) -> str:
    """The text after Tab where `|` is the cursor, with the cursor in it."""
    text, cursor, _ = complete(typed.replace("|", ""), typed.index("|"), NAMES)
    return f"{text[:cursor]}|{text[cursor:]}"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("al|", "alpha|"),
        ("1/(2al|)", "1/(2alpha|)"),
        ("sigma|", "sigma2_hat|"),
        ("sqr|", "sqrt(|"),
        ("sqr|(x)", "sqrt|(x)"),
        ("θ|", "θ̂|"),
        ("lam|", "lambda|"),
        ("Gam|", "Gamma|"),
        (r"\fr|", r"\frac{|}{}"),
        (r"\alp|/2", r"\alpha|/2"),
        (r"\ha|", r"\hat{|}"),
        (r"\le|", r"\left(|"),
        (r"\frac{1|}{}", r"\frac{1}{|}"),
        (r"\frac{alpha|}{}", r"\frac{alpha}{|}"),
        (r"\frac{1}{x|}", r"\frac{1}{x}|"),
        ("|", "|"),
        ("2|", "2|"),
        ("zz|", "zz|"),
        (r"\zz|", r"\zz|"),
    ],
)
def test_what_a_word_can_only_be_is_written_out(typed: str, found: str) -> None:
    assert after_tab(typed) == found
    text, cursor = typed.replace("|", ""), typed.index("|")
    assert complete(text, cursor, NAMES).candidates == ()


def test_what_it_can_be_in_several_ways_is_written_as_far_as_they_agree() -> None:
    assert complete("me", 2, NAMES) == ("me", 2, ("mean(", "median("))
    assert complete("no/x", 2, NAMES) == ("norm/x", 4, ("norm1(", "norm2("))
    assert complete("x", 1, NAMES) == ("x", 1, ("x", "xs"))
    assert complete("\\s", 2, NAMES).candidates == (r"\sigma", r"\sqrt{}", r"\sum")


def test_greek_letters_that_are_no_names_do_not_stand_in_the_way() -> None:
    assert complete("al", 2, ()).text == "alpha"
    assert complete("l", 1, ("lamp",)).candidates == (
        "lamp",
        "lgamma(",
        "ln(",
        "log(",
        "log10(",
        "log2(",
        "logit(",
    )


@given(st.text(st.sampled_from("alsqx\\{}(θ2_ "), max_size=8), st.integers(0, 8))
def test_nothing_typed_is_lost_and_the_cursor_goes_forward(text: str, cursor: int) -> None:
    cursor = min(cursor, len(text))
    completed, at, candidates = complete(text, cursor, NAMES)
    added = len(completed) - len(text)
    assert completed[:cursor] + completed[cursor + added :] == text
    assert cursor <= at <= len(completed)
    assert len(candidates) != 1

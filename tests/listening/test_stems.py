"""Words that mean the same have the same stem, and words that do not have not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.listening.stems import spelled, stem


@pytest.mark.parametrize(
    "words",
    [
        "estimate estimates estimator estimators estimation estimated estimating",
        "maximise maximize maximises maximised maximising maximizer maximiser",
        "regularise regularize regularisation regularization regularizer",
        "independent independence independently",
        "consistent consistency",
        "biased bias biases",
        "unbiased unbiasedness",
        "square squares squared",
        "family families",
        "probability probabilities probable",
        "model models modelling modeling modelled",
        "favour favor favours",
        "centre center centres",
        "class classes",
        "loss losses",
        "prior priors",
        "monotone monotonely",
    ],
)
def test_endings_and_shores_make_no_difference(words: str) -> None:
    assert len({stem(spelled(word)) for word in words.split()}) == 1


@pytest.mark.parametrize(
    "pair",
    [
        "biased unbiased",
        "mode model",
        "prior posterior",
        "dependent independent",
        "mean median",
        "normal norm",
    ],
)
def test_what_differs_stays_different(pair: str) -> None:
    assert len({stem(spelled(word)) for word in pair.split()}) == 2


@pytest.mark.parametrize("word", ["n", "x", "is", "mu", "sd", "l1", "pi"])
def test_short_names_stay_as_they_are(word: str) -> None:
    assert stem(spelled(word)) == word


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20))
def test_a_stem_is_never_empty_and_begins_as_the_word_does(word: str) -> None:
    assert stem(spelled(word))[0] == word[0]

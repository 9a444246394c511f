"""What people type against what a deck says: spelling, dashes, initialisms, parts of words, near misses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.bank.library import Library
from interview_grill.bank.search import (
    Term,
    nearest_spelling,
    plain_words,
    searchable,
    synonyms_of,
    terms_of,
)
from interview_grill.errors import WrongUsage
from tests.bank.conftest import Write


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("regularization", "Regularisation"),
        ("minimize", "minimise"),
        ("analyzing", "analysing"),
        ("behavior", "behaviour"),
        ("modeling labeled centers", "modelling labelled centres"),
        ("Cramer-Rao", "Cramér–Rao"),
        ("James-Stein", "James—Stein"),
        ("Ho\u0308lder", "Hölder"),
        ("Bayes' rule", "bayes’ rule"),
        (r"$\hat\theta_n$", "hat θ n"),
        ("ﬁt", "FIT"),
        ("E\u0301lan", "élan"),
        ("STRASSE", "Straße"),
        ("a \t\n b", "A B"),
        ("𝜃", "θ"),
        ("Θ", "ϑ"),
        ("Ϊ\u0301", "ΐ"),
    ],
)
def test_two_ways_of_writing_a_thing_are_the_same_words(one: str, other: str) -> None:
    assert plain_words(one) == plain_words(other)


@pytest.mark.parametrize(
    ("one", "other"), [("wise", "wize"), ("four", "for"), ("mode", "mean"), ("EM", "them")]
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert plain_words(one) != plain_words(other)


@given(st.text(max_size=30))
def test_reading_plain_words_again_changes_nothing_that_can_be_found(text: str) -> None:
    assert searchable(f"  {text}\n") == searchable(text)
    assert all(word.replace("_", "").isalnum() for word in plain_words(text))


SAME = synonyms_of(["DPO | direct preference optimisation", "KL | KL divergence | relative entropy"])


def test_the_longest_known_phrase_is_one_term_with_all_that_mean_the_same() -> None:
    terms = terms_of("KL divergence of direct preference optimization", SAME)
    assert [term.phrases[0] for term in terms] == [
        "kl divergence",
        "of",
        "direct preference optimization",
    ]
    assert set(terms[0].phrases) == {"kl", "kl divergence", "relative entropy"}
    assert "dpo" in terms[2].phrases


def test_an_initialism_has_to_be_a_word_and_three_letters_begin_one() -> None:
    text = searchable("Of them, the emission regulates.")
    assert Term(("em",)).parts == ()
    assert not any(sign in text for sign in Term(("em",)).whole)
    assert [sign in text for sign in Term(("reg",)).parts] == [True]
    assert [sign in text for sign in Term(("gul",)).parts] == [False]
    assert [sign in text for sign in Term(("gulat",)).parts] == [True]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("regularzation path", "regularization path"),
        ("posteriro", "posterior"),
        ("posterior", None),
        ("xylophone", None),
    ],
)
def test_a_near_miss_is_the_nearest_word_the_deck_has(typed: str, meant: str | None) -> None:
    assert nearest_spelling(typed, ["path", "posterior", "regularization"]) == meant


DECK = """\
title: Small
words: ['EM | expectation maximisation', 'CRLB | Cramér–Rao bound']
questions:
- {id: them, number: 1, ask: Which of them?, answer: All of them minimise it.}
- {id: mixture, number: 2, ask: How does EM work?, answer: It minimises nothing.}
- {id: bound, number: 3, ask: What is the Cramér–Rao bound?, answer: A bound.}
"""


@pytest.fixture
def library(write: Write) -> Library:
    return Library.open([str(write(DECK))])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("EM", ["mixture"]),
        ("expectation maximization", ["mixture"]),
        ("crlb", ["bound"]),
        ("minimise", ["them", "mixture"]),
        ("minimises", ["mixture"]),
        ("minimizes them", []),
    ],
)
def test_a_deck_is_searched_by_its_own_words(library: Library, text: str, found: list[str]) -> None:
    assert [question.id for question in library.search(text)] == found


def test_whole_words_come_before_parts_of_words(write: Write) -> None:
    deck = """\
title: Small
questions:
- {id: part, number: 1, ask: What is minimised?, answer: The loss.}
- {id: whole, number: 2, ask: What does minimise mean?, answer: Make small.}
"""
    library = Library.open([str(write(deck))])
    assert [question.id for question in library.search("minimise")] == ["whole", "part"]


def test_a_suggestion_finds_something(library: Library) -> None:
    assert library.nearest_search("expectatoin maximisation") == "expectation maximization"
    assert library.nearest_search("bound") is None
    assert library.nearest_search("zebra") is None


def test_words_that_are_never_together_are_counted_one_by_one(library: Library) -> None:
    assert library.found_by_word("minimise zebra EM minimise") == {"minimise": 2, "EM": 1}


def test_more_words_than_anybody_types_are_refused(library: Library) -> None:
    with pytest.raises(WrongUsage, match="41 words are too many to search for"):
        library.search(" ".join(f"w{n}" for n in range(41)))


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library.open(home=str(tmp_path_factory.mktemp("home")))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("regularization", {47, 23, 24, 25}),
        ("minimize", {24, 26, 39, 40}),
        ("Cramer-Rao", {4, 6, 9, 16, 60}),
        ("CRLB", {4, 6, 9, 16, 60}),
        ("James-Stein", {4, 46}),
        ("Neyman-Scott", {8, 18, 45}),
        ("relative entropy", {4, 39, 40}),
        ("direct preference optimization", {44}),
        ("maximum a posteriori", {19, 20, 21, 22}),
    ],
)
def test_the_bundled_deck_is_found_as_people_type(bundled: Library, text: str, numbers: set[int]) -> None:
    assert {question.number for question in bundled.search(text)} >= numbers


def test_em_in_the_bundled_deck_is_the_algorithm(bundled: Library) -> None:
    found = bundled.search("EM")
    assert 0 < len(found) < 10
    assert all(" em " in searchable(repr(question)) or "expectation" in repr(question) for question in found)

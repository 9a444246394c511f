"""What answers say: near words, denial, others' words, corrections, slips; and no answer does harm."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.listening.compiled import Ears, ears_of_one, synonyms_of
from interview_grill.listening.hearing import Verdict, hear

SAME = synonyms_of(["iid | independent and identically distributed", "greater | bigger | larger | exceeds"])


def ears(*cues: str) -> Ears:
    return ears_of_one(cues, SAME)


def verdict(cue: str, answer: str) -> str:
    return hear(ears(cue), answer).points[0].verdict.value


DIVISOR = 'divisor|divid*|over "n-1"'


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("you divide by n minus one", "heard"),
        ("the divisor is $n-1$", "heard"),
        ("you divide by n, not n − 1", "denied"),
        ("the divisor is n rather than n minus one", "denied"),
        ("divide by n instead of n - 1", "denied"),
        ("you don't divide by n minus one", "denied"),
        ("you dont divide by n minus one", "denied"),
        ("never divide by n-1 here", "denied"),
        ("people say you divide by n minus one, but it's n", "not heard"),
        ("a common mistake is to divide by n - 1", "not heard"),
        ("you might think that you divide by n - 1, it's n", "not heard"),
        ("it's wrong to say that the divisor is n-1", "not heard"),
        ("everybody wants to write n-1 as the divisor, but it is n", "not heard"),
        ("dividing by n - 1 is wrong", "not heard"),
        ("you divide by n minus one, no sorry, n", "not heard"),
        ("you divide by n minus one, no wait, by n", "not heard"),
        ("you divide by n, no, n minus one", "heard"),
        ("divide by n plus one, sorry, n minus one", "heard"),
        ("not only do you divide by n minus one", "heard"),
        ("it is not biased because you divide by n minus one", "heard"),
        ("it isn't biased but you divide by n minus one", "heard"),
        ("no prior is needed, you divide by n minus one", "heard"),
        ("there is no doubt that you divide by n minus one", "heard"),
    ],
)
def test_what_is_denied_reported_or_taken_back_is_not_claimed(answer: str, expected: str) -> None:
    assert verdict(DIVISOR, answer) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("it is not a distribution over theta", "heard"),
        ("it isn't a distribution over theta", "heard"),
        ("the likelihood is a distribution over theta", "denied"),
        ("a distribution over x, not over theta", "heard"),
        ("it is never a distribution over theta", "heard"),
        ("theta has no distribution", "heard"),
        ("it says nothing about theta", "not heard"),
    ],
)
def test_a_denied_cue_wants_a_denial(answer: str, expected: str) -> None:
    assert verdict("not distribution theta", answer) == expected


def test_a_denied_group_is_one_alternative() -> None:
    cue = "same|(not move|change) maximiser"
    assert verdict(cue, "so the maximiser stays the same") == "heard"
    assert verdict(cue, "it does not move the maximizer") == "heard"
    assert verdict(cue, "it moves the maximiser") == "not heard"


def test_words_count_as_near_within_a_stretch_of_speech() -> None:
    assert verdict("log sum", "the log, as I said, gives you a sum") == "heard"
    assert verdict("log sum", "take the log. That is a sum") == "heard"
    far = "the log is taken of everything we have seen. Much later on, after several quite unrelated remarks, a sum"
    assert verdict("log sum", far) == "not heard"
    assert verdict("log & sum", far) == "heard"


def test_neighbours_gaps_and_what_must_not_stand_near() -> None:
    assert verdict('"prior mean"', "the mean of the prior") == "not heard"
    assert verdict('"prior mean"', "the prior's mean") == "heard"
    assert verdict('"kl ... data ... model"', "KL from the data to the model") == "heard"
    assert verdict('"kl ... data ... model"', "KL from the model to the data") == "not heard"
    assert verdict("divid* n -minus", "divided by n minus one") == "not heard"
    assert verdict("divid* n -minus", "divided by n, not n minus one") == "heard"
    assert verdict('"1/n" sum', "one divided by n times the sum") == "heard"


def test_synonyms_of_the_deck_count_as_the_word() -> None:
    assert verdict("iid", "they are independent and identically distributed") == "heard"
    assert verdict("variance greater", "its variance is larger") == "heard"
    assert verdict('"greater than 1"', "it is bigger than one") == "heard"


@pytest.mark.parametrize(
    "answer",
    ["the posteriror mode", "the posterier mode", "post erior mode", "the posterior, um, you know, the mode"],
)
def test_slips_of_typing_and_of_speech_recognition_are_forgiven(answer: str) -> None:
    assert verdict("posterior mode", answer) == "heard"


def test_a_no_that_stands_alone_is_an_answer() -> None:
    assert verdict("nope", "No. Not in general") == "heard"
    assert verdict("nope", "no, it is biased") == "heard"
    assert verdict("nope", "no prior is needed") == "not heard"


def test_the_words_are_quoted_where_they_stand() -> None:
    answer = r"Well, $\hat\sigma^2$ has the divisor $n$, that is it; and its log gives a sum."
    heard = hear(ears("divisor n & log sum"), answer).points[0]
    assert [answer[span.start : span.end] for span in heard.spans] == ["divisor $n", "log gives a sum"]


FILLER = ["um", "uh", "like", "basically", "you", "well", "really"]
ANSWERS = [
    "the divisor is n not n minus one",
    "you divide by n minus one",
    "the log of the product is a sum of logs",
    "it is not a distribution over theta",
]


@given(st.sampled_from(ANSWERS), st.data())
def test_filler_changes_nothing(answer: str, data: st.DataObject) -> None:
    cues = (DIVISOR, "log sum", "not distribution theta", "divid*|divisor n -minus")
    words = answer.split()
    at = data.draw(st.integers(0, len(words)))
    filled = " ".join([*words[:at], data.draw(st.sampled_from(FILLER)), *words[at:]])
    assert [verdict(cue, filled) for cue in cues] == [verdict(cue, answer) for cue in cues]


HOSTILE = [
    "\x1b[31mn\x00-1",
    "n" * 100_000,
    "not " * 20_000,
    "\\frac{" * 5_000,
    "(" * 9_000,
    "\\hat" * 5_000,
    "no, " * 5_000,
    "$" * 999,
]


@pytest.mark.parametrize("answer", HOSTILE, ids=lambda text: repr(text[:6]))
def test_hostile_text_is_heard_without_harm(answer: str) -> None:
    assert hear(ears(DIVISOR, "not n"), answer).points[0].verdict in Verdict


_PIECES = "n minus 1 not no sorry , . people say divide by but $ ^2 wrong is it"
PIECES = _PIECES.split()


@settings(max_examples=200)
@given(st.lists(st.sampled_from(PIECES)))
def test_spans_lie_within_any_text(words: list[str]) -> None:
    answer = " ".join(words)
    for heard in hear(ears(DIVISOR, "not n", "divid* & minus"), answer).points:
        assert all(0 <= span.start < span.end <= len(answer) for span in heard.spans)
        assert bool(heard.spans) == (heard.verdict is not Verdict.NOT_HEARD)

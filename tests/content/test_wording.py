"""Wordings of the cards that readers took for something else, or heard wrongly; no card goes back to them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from interview_grill.bank.library import Library
from interview_grill.bank.model import Question
from tests.content.test_rewrites import BANK

CARDS = sorted(Path(BANK).glob("*/*.yaml"))

#: What was written, and what to write instead.
REPLACED = {
    r"(?<!: )\binner derivative\b": "the chain rule",
    r"\b[Aa]sked (is|was|were)\b": "the question asks for",
    r"of the other sign": "of the opposite sign",
    r"\(of the constraint": "the constraint being subtracted",
    r"digits in between": "digits in intermediate results",
    r"one less above|two( less)? below|so [^.]{1,20} below\b|on top and": "in the numerator, in the denominator",
    r"(Differentiate|derivative of) [^.:]{1,60} in (\$\\?\w+\$|each|the parameter)": "with respect to",
    r"The 95 % (are|belong)\b|the 95 % mean\b": "a percentage is one figure",
    r"same minimum\b": "the same minimiser",
    r"[Ww]ith which probability": "What is the probability that",
}


@pytest.mark.parametrize("wording", REPLACED)
def test_no_card_goes_back_to_a_wording_that_was_misread(wording: str) -> None:
    found = [
        f"{card.name}: {match.group()}"
        for card in CARDS
        for match in re.finditer(wording, " ".join(card.read_text(encoding="utf-8").split()))
    ]
    assert found == [], f"write instead: {REPLACED[wording]}"


QUESTIONS = list(Library.open().questions())


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_sum_is_not_left_to_the_ear_on_either_side_of_over(question: Question) -> None:
    """`alpha over alpha plus beta` is heard as α/α + β, and `s plus one over n plus two` as s + 1/n + 2."""
    said = question.say.lower()
    term = r"(alpha|beta|n|one|two|s|successes)"
    assert not re.search(rf"\b{term} (plus|minus) {term} over\b", said)
    assert not re.search(rf"\bover {term} (plus|minus) {term}\b", said)

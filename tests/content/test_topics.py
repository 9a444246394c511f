"""Topics that people look up by name: they are tagged where they are answered, and the answer says both sides."""

from __future__ import annotations

import pytest

from interview_grill.bank.library import Library
from interview_grill.bank.model import Question

LIBRARY = Library.open()
QUESTIONS = [LIBRARY.find(str(number)) for number in range(1, 61)]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_card_has_the_tags_of_its_follow_ups_and_pitfalls(question: Question) -> None:
    told = [part.tags for part in question.follow_ups] + [part.tags for part in question.pitfalls]
    assert {tag for tags in told for tag in tags} <= set(question.tags)


@pytest.mark.parametrize(
    ("tag", "cards", "words"),
    [
        (
            "bayes-vs-frequentist",
            {1, 14, 19, 30, 33, 48},
            ("frequentist", "Bayesian", "random", "belief", "repeated samples"),
        ),
        (
            "confidence-vs-credible",
            {14, 19, 30, 33, 48},
            ("confidence", "credible", "procedure", "prior", "probability"),
        ),
    ],
)
def test_a_contrast_is_answered_in_full_under_its_tag(
    tag: str, cards: set[int], words: tuple[str, ...]
) -> None:
    tagged = [question for question in QUESTIONS if tag in question.tags]
    assert {question.number for question in tagged} >= cards
    told = [part for question in tagged for part in question.follow_ups if tag in part.tags]
    text = " ".join(f"{part.ask} {part.answer}" for part in told)
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (29, ("Beta$(\\alpha,\\beta)$ prior and Bernoulli data", "Wishart")),
        (33, ("Wishart", "Precision matrices add")),
        (40, ("ELBO", "mass-covering", "mode-seeking", "zero-avoiding", "zero-forcing", "empirical")),
        (41, ("central limit theorem", "largest entropy")),
        (42, ("Over-optimisation", "Goodhart")),
        (44, ("frozen SFT model", "offline", "reference policy")),
        (
            48,
            ("epistemic", "aleatoric", "frequentist", "Bayesian", "confidence interval", "credible interval"),
        ),
    ],
)
def test_a_card_names_what_an_interviewer_of_its_subject_names(number: int, words: tuple[str, ...]) -> None:
    question = LIBRARY.find(str(number))
    told = [f"{part.ask} {part.answer}" for part in question.follow_ups]
    text = " ".join(" ".join([question.answer, *told]).split())
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("question", QUESTIONS[28:50], ids=lambda question: question.id)
def test_a_spoken_answer_lasts_about_half_a_minute_to_a_minute(question: Question) -> None:
    assert 50 <= len(question.say.split()) <= 116

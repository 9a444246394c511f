from __future__ import annotations

from interview_grill.bank import build
from interview_grill.bank.model import Question
from interview_grill.derivations.choices import right_letter
from interview_grill.exchange.collection import Collection
from interview_grill.exchange.markdown import _derivation, encode
from tests.exchange.specimens import BOTH, DECK, HOSTILE, WHOLE


def written(collection: Collection) -> str:
    return "".join(encode(collection))


def test_sections_and_questions_are_headings_in_the_order_given() -> None:
    headings = [line for line in written(BOTH).splitlines() if line.startswith("#")]
    assert headings[:3] == [
        "# Estimators: a deck",
        "## B: Standard derivations",
        r"### 9. What is the MLE of $\lambda$, and *when* does it exist?",
    ]
    assert len(headings) == 4


def test_answer_points_pitfalls_and_follow_ups_are_there() -> None:
    text = written(Collection((WHOLE,), DECK))
    assert "$$\\hat\\lambda = \\frac1n\\sum_i x_i$$" in text
    assert "- [ ] the sample mean\n- [ ] it is $0$ if all are *(a plus)*" in text
    assert "- “$\\bar x/n$.” Divided twice." in text
    assert "1. **Is it biased?**\n\n   No.\n\n   By linearity." in text


def test_a_derivation_is_numbered_line_by_line_with_its_reasons() -> None:
    text = written(Collection((WHOLE,), DECK))
    assert "**Derivation: The MLE of $\\lambda$**" in text
    assert "2. Solve.\n\n   $\\hat\\lambda = \\bar x$" in text
    assert "The factorials are free of $\\lambda$." in text


def test_three_worked_instances_of_each_task_stand_with_their_answers() -> None:
    text = written(Collection((WHOLE,), DECK))
    assert text.count("intervals of") == 3
    assert text.count("**Answer:**") == 6
    assert "{s}" not in text
    assert "**Answer:** p = " in text


def test_only_the_kinds_selected_are_written() -> None:
    text = written(Collection((WHOLE,), DECK, frozenset({"poisson-rate:recall"})))
    assert "**Answer:**" not in text
    assert "Derivation" not in text


def test_a_question_without_answer_says_so() -> None:
    assert "*No answer yet.*" in written(Collection((Question("bare", "Why?"),)))


def test_nothing_in_a_hostile_question_acts() -> None:
    text = written(Collection((HOSTILE,), DECK))
    outside = text.replace("\\<", "").replace("\\[", "").replace("\\!", "").replace("`code <b>`", "")
    assert "<script" not in outside
    assert "<img" not in outside
    assert "](javascript" not in outside.replace("\\](javascript", "")
    assert "\x1b" not in text
    assert "\x00" not in text


def test_the_same_collection_gives_the_same_bytes_and_another_seed_other_numbers() -> None:
    assert written(BOTH) == written(BOTH)
    assert "".join(encode(BOTH, seed=1)) != written(BOTH)


def test_a_derivation_says_what_is_given_and_offers_the_options_of_a_choice() -> None:
    plain = {
        "name": "d",
        "title": "The gradient",
        "setting": "A matrix $X$ of full column rank.",
        "lines": [
            {
                "do": "Which gradient?",
                "math": "$X^\\top(y - Xw)$",
                "expect": {"mode": "choice"},
                "wrong": [
                    {"tag": "a", "math": "$X(y - Xw)$", "say": "No."},
                    {"tag": "b", "math": "$y - Xw$", "say": "No."},
                ],
            }
        ],
    }
    text = "\n".join(_derivation(build.derivation(plain)))
    assert "A matrix $X$ of full column rank." in text
    assert text.index("Which gradient?") < text.index("$X(y - Xw)$")
    assert all(f"{letter})" in text for letter in "abc")
    right = right_letter(build.derivation(plain).lines[0])
    assert text.count(f"{right}) $X^\\top(y - Xw)$") == 2

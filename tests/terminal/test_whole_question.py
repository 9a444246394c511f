"""A question on paper: everything it holds, in reading order, within the window."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings

from interview_grill.bank.derivation import Expect, Line, Mode, WrongLine
from interview_grill.bank.model import Question
from interview_grill.derivations.choices import right_letter
from interview_grill.terminal.whole_question import derivation_lines, whole_lines
from tests.exchange.specimens import PATIENT, WHOLE, questions
from tests.terminal.showings import HOSTILE, WIDTHS, hidden, long_named, look, plain, too_wide


def text(question: Question, *, width: int = 100) -> str:
    return "\n".join(plain(whole_lines(question, look(width))))


def test_everything_stands_in_reading_order() -> None:
    shown = text(WHOLE)
    parts = [
        "9 poisson-rate B 1-15 mle, poisson", "What is the MLE of λ", "Answer", "The mean,", "Key points",
        "the sample mean", "Not: x̄/n.", "Divided twice.", "Follow-ups", "Is it biased?", "By linearity.",
        "Say it aloud", "The sample mean.", "Read", "Wasserman, ch. 9", "Compute: rate, split", "Derive: poisson-mle",
    ]  # fmt: skip
    places = [shown.index(part) for part in parts]
    assert all(one < other for one, other in pairwise(places)), list(zip(parts, places, strict=True))


def test_what_a_question_lacks_has_no_heading() -> None:
    shown = text(Question(id="mode", ask="What is a mode?"))
    assert shown.split("\n")[0].strip() == "mode"
    for heading in ("Key points", "Follow-ups", "Say it", "Read", "Compute", "Derive"):
        assert heading not in shown
    assert "(no answer yet)" in shown


def test_a_place_to_read_that_looks_like_a_list_is_words() -> None:
    assert "- - a title that begins like a list" in text(WHOLE)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize("question", [WHOLE, HOSTILE, long_named()], ids=["whole", "hostile", "long"])
def test_it_fits_the_window_and_acts_on_nothing(question: Question, width: int, ascii_only: bool) -> None:
    here = look(width, ascii_only=ascii_only)
    lines = [*whole_lines(question, here), *derivation_lines(question, here)]
    assert too_wide(lines, width) == []
    assert hidden(lines) == set()
    assert not ascii_only or "".join(plain(lines)).isascii()


def test_a_derivation_is_its_lines_with_the_mathematics_apart_and_the_reason_below() -> None:
    lines = plain(derivation_lines(WHOLE, look()))
    assert lines[0].startswith("── Derivation ─")
    assert lines[1] == "The MLE of λ"
    assert "1. Write the log-likelihood." in lines
    assert lines.index("2. Solve.") > lines.index("   The factorials are free of λ.")
    assert any(line.strip() == "λ̂ = x̄" and line.startswith("    ") for line in lines)


def test_the_right_one_of_some_options_has_its_letter() -> None:
    other = WrongLine("first-only", "", "That is one observation.", math="$x_1$")
    choice = Line("Which is it?", r"$\hat\lambda = \bar x$", "", Expect(Mode.CHOICE), (other,))
    chosen = WHOLE._replace(derivations=(WHOLE.derivations[0]._replace(lines=(choice,)),))
    shown = plain(derivation_lines(chosen, look()))
    letter = right_letter(choice)
    assert shown.count(f"{letter}) λ̂ = x̄") == 2


def test_every_derivation_is_shown() -> None:
    twice = WHOLE._replace(derivations=(WHOLE.derivations[0], WHOLE.derivations[0]._replace(title="Again")))
    lines = plain(derivation_lines(twice, look()))
    assert sum(line.startswith("── Derivation") for line in lines) == 2
    assert "Again" in lines


def test_a_question_without_a_derivation_says_so_by_name() -> None:
    assert plain(derivation_lines(Question(id="mode", ask="a?"), look())) == ["mode has no derivation."]


@given(questions)
@settings(PATIENT, max_examples=50)
def test_any_question_is_shown_with_all_its_parts(question: Question) -> None:
    lines = plain(whole_lines(question, look(100)))
    assert too_wide([line for line in lines if "$" not in question.ask], 100) == [] or "$" in repr(question)
    assert hidden(lines) == set()
    assert sum(line.startswith(("- must: ", "- nice: ")) for line in lines) >= len(question.key_points)
    assert sum(line.startswith("Not: ") for line in lines) >= len(question.pitfalls)

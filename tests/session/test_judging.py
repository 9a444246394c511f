"""What a typed answer was found to say, whoever judges: shown, ticked and logged from one value."""

from __future__ import annotations

from interview_grill.bank.model import FollowUp, KeyPoint, Question
from interview_grill.listening.hearing import Heard, Hearing, Span, Verdict
from interview_grill.session.judging import judged_answer, judged_follow_up

QUESTION = Question(
    "a",
    "What of it?",
    answer="One. Two thirds.",
    key_points=tuple(KeyPoint(text, must=False, cues=("x",)) for text in ("one", "two", "three", "four")),
)
HEARD, DENIED, NOT = Verdict.HEARD, Verdict.DENIED, Verdict.NOT_HEARD


def hearing(*verdicts: Verdict) -> Hearing:
    return Hearing(tuple(Heard(one, (Span(0, 2),) if one is not NOT else ()) for one in verdicts), ())


def test_what_was_left_out_comes_first_then_what_was_denied_then_what_was_heard() -> None:
    found = judged_answer(QUESTION, "so it is", lambda *_: hearing(HEARD, NOT, DENIED, NOT))
    assert found.order == (2, 4, 3, 1)
    assert found.heard == (1,)
    assert (found.on_point(3).verdict, found.quote(found.on_point(1).spans)) == (DENIED, "so")


def test_where_nobody_could_judge_nothing_was_heard_and_the_order_is_the_bank_s() -> None:
    found = judged_answer(QUESTION, "so it is", lambda *_: None)
    assert (found.heard, found.order, found.said) == (None, (1, 2, 3, 4), ())
    assert found.on_pitfall(1).verdict is NOT


def test_a_card_without_key_points_is_judged_by_the_sentences_of_its_answer() -> None:
    asked: list[Question] = []

    def judge(question: Question, _: str) -> Hearing:
        asked.append(question)
        return hearing(NOT, HEARD)

    found = judged_answer(Question("a", "What?", answer="First. Two thirds."), "thirds", judge)
    assert [point.text for point in found.points] == ["First.", "Two thirds."]
    assert asked[0].key_points == found.points
    assert (found.heard, found.guesses) == ((2,), frozenset())


def test_only_points_without_cues_that_were_not_heard_are_guessed() -> None:
    points = (
        KeyPoint("the maximiser", must=True, cues=("x",)),
        KeyPoint("of likelihoods", must=True),
        KeyPoint("and priors", must=True),
    )
    question = Question("a", "What?", key_points=points)
    found = judged_answer(question, "maximiser, likelihood, prior", lambda *_: hearing(NOT, NOT, HEARD))
    assert found.guesses == {2}


def test_a_further_question_has_its_answer_as_its_one_point() -> None:
    found = judged_follow_up(FollowUp("Biased?", "No.", cues=("no",)), "no", lambda *_: hearing(HEARD))
    assert (found.points, found.heard) == ((KeyPoint("No.", must=True, cues=("no",)),), (1,))


def test_a_quote_is_on_one_line_and_its_parts_are_told_apart() -> None:
    found = judged_answer(QUESTION, "so\n it  is\tnot", lambda *_: hearing(NOT, NOT, NOT, NOT))
    assert found.quote((Span(0, 6), Span(8, 14))) == "so it … is not"

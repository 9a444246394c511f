"""The first question's style leads; numbers tell a list within an answer from the next question."""

from __future__ import annotations

from collections.abc import Sequence as Lines

from hypothesis import given
from hypothesis import strategies as st

from interview_grill.exchange.question_list.openings import opening
from interview_grill.exchange.question_list.sequence import Sequence
from interview_grill.exchange.question_list.unfinished import Unfinished


def admitted(lines: Lines[str], *, answered: bool = True) -> list[str]:
    """The lines that begin questions, each followed by words of its answer."""
    sequence, asked, found = Sequence(), None, []
    for place, line in enumerate(lines, 1):
        begun = opening(line)
        assert begun is not None, line
        if sequence.admits(begun, asked):
            asked = Unfinished(begun, place, None)
            if answered:
                asked.take_answer("words", place)
            sequence.follow(begun)
            found.append(line)
    return found


def test_numbers_that_go_on_are_questions() -> None:
    lines = ["3. What?", "4. Why?", "7. How, after a gap?", "8. Tell it"]
    assert admitted(lines) == lines


def test_a_list_within_an_answer_begins_at_one_and_is_none() -> None:
    lines = ["**4. What?**", "1. first", "2. then", "3. last", "**5. Why?**"]
    assert admitted(lines) == ["**4. What?**", "**5. Why?**"]


def test_a_list_within_the_first_answer_is_none_though_its_numbers_go_on() -> None:
    lines = ["**1. What?**", "1. first", "2. then", "**2. Why?**"]
    assert admitted(lines) == ["**1. What?**", "**2. Why?**"]


def test_another_style_with_the_next_number_is_a_question() -> None:
    assert admitted(["**4. What?**", "5. Why is it so?"]) == ["**4. What?**", "5. Why is it so?"]


def test_a_list_in_which_every_entry_is_one_is_of_questions_if_none_has_an_answer() -> None:
    lines = ["1. What?", "1. Why?", "1. How?"]
    assert admitted(lines, answered=False) == lines
    assert admitted(lines) == lines[:1]


def test_bold_words_in_an_answer_to_a_numbered_question_are_none() -> None:
    assert admitted(["1. What?", "**Why?** Since.", "2. How?"]) == ["1. What?", "2. How?"]


def test_questions_in_italics_with_answers_follow_each_other_numbered_or_not() -> None:
    lines = ["51. *What?* This.", "- *Why?* That.", "_How?_ So."]
    assert admitted(lines) == lines


def test_below_pairs_nothing_else_is_a_question() -> None:
    assert admitted(["Q: What?", "1. one", "**2. Why?**", "Q: How?"]) == ["Q: What?", "Q: How?"]


def test_a_list_of_numbers_that_begins_anew_is_doubtful_only_below_numbers() -> None:
    for first, doubtful in (("2. What?", True), ("**2. What?**", False)):
        sequence, leading, again = Sequence(), opening(first), opening("1. Derive it.")
        assert leading is not None
        assert again is not None
        sequence.follow(leading)
        assert not sequence.doubts
        assert not sequence.admits(again, Unfinished(leading, 1, None))
        assert sequence.doubts is doubtful


@given(st.integers(1, 50), st.integers(1, 60), st.sampled_from(["{}. what", "**{}. what?**", "Q{}: what"]))
def test_a_plain_list_is_taken_whole_wherever_it_begins(start: int, count: int, form: str) -> None:
    lines = [form.format(number) for number in range(start, start + count)]
    assert admitted(lines) == lines

from __future__ import annotations

from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from interview_grill.exchange.intake import Draft
from interview_grill.exchange.matching import Matched, matched

SOURCE = "list.md"


def draft(ask: str, number: int | None = None, **more: Any) -> Draft:
    plain = {"source": SOURCE, "ask": ask} | more
    return Draft(plain if number is None else plain | {"number": number})


def joined(before: Matched | None, *drafts: Draft, taken: tuple[str, ...] = ()) -> Matched:
    return matched(before.questions if before else [], drafts, source=SOURCE, taken=taken)


FIRST = joined(
    None, draft("What is bias?", 1), draft("What is variance?", 2), draft("What is risk?", 3, answer="Both.")
)


def test_new_questions_get_ids_from_their_words_that_nothing_else_has() -> None:
    found = joined(None, draft("What is bias?"), draft("what is: BIAS"), taken=("bias", "bias-3"))
    assert found.new == ["bias-2", "bias-4"]


def test_the_same_list_changes_nothing() -> None:
    again = joined(
        FIRST,
        draft("What is bias?", 1),
        draft("What is variance?", 2),
        draft("What is risk?", 3, answer="Both."),
    )
    assert (again.new, again.changed, again.missing) == ([], [], [])
    assert again.questions == FIRST.questions


def test_a_reworded_question_is_known_by_its_number() -> None:
    again = joined(
        FIRST, draft("What is bias?", 1), draft("Define the spread.", 2), draft("What is risk?", 3)
    )
    assert again.changed == ["variance"]
    assert again.questions[1]["ask"] == "Define the spread."


def test_a_question_put_in_between_moves_the_others_and_not_their_ids() -> None:
    again = joined(
        FIRST,
        draft("What is bias?", 1),
        draft("What is a loss?", 2),
        draft("What is variance?", 3),
        draft("What is risk?", 4),
    )
    assert again.new == ["loss"]
    assert {one["id"]: one["number"] for one in again.questions} == {
        "bias": 1,
        "loss": 2,
        "variance": 3,
        "risk": 4,
    }


def test_a_question_without_a_number_is_known_by_words_that_are_nearly_the_same() -> None:
    before = joined(None, draft("What is the mean squared error of it?"), draft("Why is it biased at all?"))
    again = joined(
        before, draft("What is the mean squared error of it, then?"), draft("Why is it biased at all?")
    )
    assert again.new == []
    assert again.changed == before.new[:1]


def test_what_the_list_does_not_know_is_kept_and_what_is_gone_is_told() -> None:
    edited = [dict(plain, key_points=[{"must": "my own"}]) for plain in FIRST.questions]
    again = matched(edited, [draft("What is risk?", 3, answer="More.")], source=SOURCE, taken=())
    assert again.missing == ["bias", "variance"]
    assert again.questions[2] == edited[2] | {"answer": "More."}


def test_two_ways_to_write_one_task_are_no_change() -> None:
    draw = {"x": {"gaussian": {"mean": "0", "sd": "1", "n": "5", "decimals": 1}}}
    task = {"name": "t", "ask": "{x}?", "closed_form": "mean(x)", "draw": draw}
    other = {"name": "t", "ask": "{x}?", "closed_form": "mean(x)", "rtol": 0.005,
             "draw": {"x": {"gaussian": {"mean": "0", "sd": "1", "n": ["5", "5"]}}}}  # fmt: skip
    before = joined(None, Draft({"id": "q", "ask": "a?", "tasks": [task]}))
    assert joined(before, Draft({"id": "q", "ask": "a?", "tasks": [other]})).unchanged == ["q"]


def test_questions_of_another_file_are_left_alone() -> None:
    other = matched(
        FIRST.questions,
        [Draft({"source": "b.md", "ask": "What is bias?", "number": 1})],
        source="b.md",
        taken=(),
    )
    assert other.new == ["bias-2"]
    assert other.missing == []


def numbers(found: Matched) -> dict[str, int | None]:
    return {plain["id"]: plain.get("number") for plain in found.questions}


def test_a_number_goes_to_the_question_that_has_it_now() -> None:
    again = joined(FIRST, draft("What is variance?", 1), draft("What is risk?", 2))
    assert numbers(again) == {"bias": None, "variance": 1, "risk": 2}
    assert again.missing == ["bias"]
    twice = joined(again, draft("What is variance?", 1), draft("What is risk?", 2))
    assert (twice.questions, twice.changed) == (again.questions, [])


def test_a_number_that_a_question_of_another_file_has_is_left_to_it() -> None:
    other = [Draft({"source": "other.md", "ask": "What is a loss?", "number": 2})]
    united = matched(FIRST.questions, other, source="other.md", taken=())
    assert numbers(united) == {"bias": 1, "variance": 2, "risk": 3, "loss": None}
    again = matched(united.questions, other, source="other.md", taken=())
    assert (again.questions, again.changed) == (united.questions, [])


def test_of_two_questions_with_one_number_the_first_has_it() -> None:
    assert numbers(joined(None, draft("What is bias?", 7), draft("What is risk?", 7))) == {
        "bias": 7,
        "risk": None,
    }
    again = joined(FIRST, draft("What is bias?"), draft("What is risk?", 1))
    assert numbers(again) == {"bias": None, "variance": 2, "risk": 1}


def test_an_id_decides_before_everything_else_and_none_takes_a_key_back() -> None:
    again = joined(FIRST, Draft({"id": "risk", "ask": "What is bias?", "answer": None, "number": 3}))
    assert again.changed == ["risk"]
    assert "answer" not in again.questions[2]


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.none() | st.integers(1, 4)), max_size=8))
@example([("a", 1), ("a", 1), ("a", None)])
@settings(max_examples=100)
def test_importing_a_list_twice_changes_nothing(questions: list[tuple[str, int | None]]) -> None:
    drafts = [draft(f"what is {word}?", number) for word, number in questions]
    first = joined(None, *drafts)
    again = joined(first, *drafts)
    assert (again.new, again.changed, again.missing) == ([], [], [])
    assert again.ids == first.ids
    assert len(set(first.ids)) == len(drafts)

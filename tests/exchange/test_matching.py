from __future__ import annotations

from typing import Any

from hypothesis import given, settings
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


def test_an_id_decides_before_everything_else_and_none_takes_a_key_back() -> None:
    again = joined(FIRST, Draft({"id": "risk", "ask": "What is bias?", "answer": None, "number": 3}))
    assert again.changed == ["risk"]
    assert "answer" not in again.questions[2]


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.none() | st.integers(1, 4)), max_size=8))
@settings(max_examples=100)
def test_importing_a_list_twice_changes_nothing(questions: list[tuple[str, int | None]]) -> None:
    drafts = [draft(f"what is {word}?", number) for word, number in questions]
    first = joined(None, *drafts)
    again = joined(first, *drafts)
    assert (again.new, again.changed, again.missing) == ([], [], [])
    assert again.ids == first.ids
    assert len(set(first.ids)) == len(drafts)

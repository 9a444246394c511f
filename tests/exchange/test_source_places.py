"""Where an imported question says it comes from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interview_grill.exchange.intake import Draft, Intake, Remark
from interview_grill.exchange.source_places import with_source


def test_a_question_without_a_source_comes_from_its_file() -> None:
    (draft,) = with_source(Intake([Draft({"ask": "a?", "number": 4}, 9, "m")]), "my  list.md").drafts
    assert draft == Draft({"source": "my  list.md", "ask": "a?", "number": 4}, 9, "m")


def test_its_own_source_stays() -> None:
    (draft,) = with_source(Intake([Draft({"ask": "a?", "source": "Bishop, ch. 2"})]), "list.csv").drafts
    assert draft.plain == {"ask": "a?", "source": "Bishop, ch. 2"}


def test_a_number_used_again_goes_to_the_source_with_its_section() -> None:
    drafts = [
        Draft({"ask": "a?", "number": 1, "section": "A"}),
        Draft({"ask": "b?", "number": 1, "section": "B"}),
        Draft({"ask": "c?", "number": 1}),
        Draft({"ask": "d?", "number": 1, "section": "B", "source": "Bishop, ch. 2"}),
        Draft({"ask": "e?", "number": 2}),
    ]
    intake = with_source(Intake(drafts, {"title": "T"}, [Remark(3, "told before")]), "list.md")
    assert [(d.plain.get("number"), d.plain["source"]) for d in intake.drafts] == [
        (1, "list.md"),
        (None, "list.md, B 1"),
        (None, "list.md, 1"),
        (None, "Bishop, ch. 2, B 1"),
        (2, "list.md"),
    ]
    assert intake.deck == {"title": "T"}
    assert intake.remarks == [
        Remark(0, "3 questions have a number that is taken: it is kept in `source`"),
        Remark(3, "told before"),
    ]


def test_one_question_has_and_more_have() -> None:
    drafts = [Draft({"ask": "a?", "number": 1}), Draft({"ask": "b?", "number": 1})]
    (remark,) = with_source(Intake(drafts), "list.md").remarks
    assert remark.what == "1 question has a number that is taken: it is kept in `source`"


def test_a_question_with_an_id_is_left_as_it_is() -> None:
    drafts = [Draft({"id": "a", "ask": "a?", "number": 1}), Draft({"id": "b", "ask": "b?", "number": 1})]
    assert with_source(Intake(drafts), "list.json").drafts == drafts


@given(st.lists(st.none() | st.integers(1, 4), max_size=12))
def test_no_number_is_left_twice_and_none_is_lost(numbers: list[int | None]) -> None:
    drafts = [Draft({"ask": "a?"} | ({} if number is None else {"number": number})) for number in numbers]
    found = with_source(Intake(drafts), "x").drafts
    kept = [draft.plain["number"] for draft in found if "number" in draft.plain]
    assert sorted(kept) == sorted({number for number in numbers if number is not None})
    moved = [
        int(draft.plain["source"].removeprefix("x, ")) for draft in found if draft.plain["source"] != "x"
    ]
    assert sorted([*kept, *moved]) == sorted(number for number in numbers if number is not None)

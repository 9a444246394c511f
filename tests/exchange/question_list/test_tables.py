"""Tables of questions: columns named in many ways, rows of any length."""

from __future__ import annotations

from typing import Any

import pytest

from interview_grill.exchange.intake import Draft, Remark
from interview_grill.exchange.question_list.lines import Line, Sort
from interview_grill.exchange.question_list.tables import columns_of, take_row

RULE = "|---|:-:|--:|---|"


def rows(header: str, *lines: str, section: str | None = None) -> tuple[list[dict[str, Any]], list[Remark]]:
    columns = columns_of(header, RULE)
    assert columns is not None
    drafts: list[Draft] = []
    remarks: list[Remark] = []
    for number, line in enumerate(lines, 3):
        take_row(columns, Line(number, line, Sort.ROW), section, drafts, remarks)
    return [draft.plain for draft in drafts], remarks


@pytest.mark.parametrize(
    ("header", "keys"),
    [
        ("| # | Question | Answer |", ("number", "ask", "answer")),
        (
            "| No. | **Asked** | Wrong answer | Right answer | Why |",
            ("number", "ask", "said", "answer", "because"),
        ),
        ("Question | Common mistake | Reason", ("ask", "said", "because")),
        ("| Topic | Front | Back |", ("section", "ask", "answer")),
        ("| Q | A | Remarks |", ("ask", "answer", "")),
        ("| Question | Answer | Answer |", ("ask", "answer", "")),
        ("| Prompt | What candidates say | Correct |", ("ask", "said", "answer")),
    ],
)
def test_columns_are_known_by_what_people_call_them(header: str, keys: tuple[str, ...]) -> None:
    columns = columns_of(header, RULE)
    assert columns is not None
    assert columns.keys == keys


@pytest.mark.parametrize(
    ("header", "rule"),
    [
        ("| Model | Prior |", RULE),
        ("| Question | Points |", RULE),
        ("| Answer | Why |", RULE),
        ("| Question | Answer |", "| a | b |"),
        ("| Question | Answer |", "|  |  |"),
        ("| Question | Answer |", ""),
        ("", RULE),
    ],
)
def test_other_tables_are_content(header: str, rule: str) -> None:
    assert columns_of(header, rule) is None


def test_a_row_is_a_question_of_the_section_it_stands_in() -> None:
    plains, remarks = rows("| # | Question | Answer |", "| Q7. | What is\\|is not? | `a|b` |", section="B")
    assert plains == [{"number": 7, "section": "B", "ask": "What is|is not?", "answer": "`a|b`"}]
    assert remarks == []


def test_a_row_may_say_its_own_section() -> None:
    plains, _ = rows("| Topic | Question | Answer |", "| Priors | a? | b |", "|  | c? | d |", section="B")
    assert [plain["section"] for plain in plains] == ["Priors", "B"]


def test_a_wrong_answer_is_a_pitfall_with_the_reason_or_the_right_one() -> None:
    header = "| Question | Wrong answer | Right answer | Why |"
    plains, _ = rows(
        header, "| a? | w | r | because |", "| b? | w | r | |", "| c? | w | | |", "| d? | | r | since |"
    )
    assert plains == [
        {"ask": "a?", "answer": "r", "pitfalls": [{"said": "w", "because": "because"}]},
        {"ask": "b?", "answer": "r", "pitfalls": [{"said": "w", "because": "r"}]},
        {"ask": "c?", "pitfalls": [{"said": "w", "because": "It is wrong."}]},
        {"ask": "d?", "answer": "r\n\nsince"},
    ]


def test_cells_of_columns_nobody_knows_follow_the_answer_behind_their_names() -> None:
    plains, _ = rows("| Question | Answer | Hint |", "| a? | b | c | d |", "| e? |")
    assert plains == [{"ask": "a?", "answer": "b\n\n**Hint:** c\n\nd"}, {"ask": "e?"}]


def test_a_row_without_a_question_is_told() -> None:
    plains, remarks = rows("| Question | Answer |", "|  | alone |", "| ![](p.png) | x |")
    assert plains == [{"ask": "(picture: p.png)", "answer": "x"}]
    assert remarks == [
        Remark(3, "a row without a question", "|  | alone |"),
        Remark(4, "left out of the question: a picture: p.png"),
    ]


@pytest.mark.parametrize("number", ["0", "-3", "1.5", "1000001", "99999999999999999999", "iv", "²", ""])
def test_what_is_no_number_of_a_question_is_none(number: str) -> None:
    plains, _ = rows("| # | Question | Answer |", f"| {number} | a? | b |")
    assert plains == [{"ask": "a?", "answer": "b"}]

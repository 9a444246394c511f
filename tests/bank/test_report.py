"""The faults of one file: how they are told, when there are too many, and where in a text they lie."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.bank.fault import Severity
from interview_grill.bank.limits import Excess
from interview_grill.bank.nodes import ListNode, Scalar, descend
from interview_grill.bank.reader import read
from interview_grill.bank.report import Report

NODE = Scalar("seven", "", 4, 11)


def place_of(mark: str, file: str) -> tuple[int, int]:
    """Where the report says that `mark` stands, which occurs in the text of the only question of a file."""
    stream = BytesIO(file.encode())
    report = Report("bank.yaml", stream)
    (item,) = read(stream, report)
    assert report.faults == []
    text = descend(item.node, ("ask",))
    assert isinstance(text, Scalar)
    return report.within(text, text.text.index(mark))


def test_errors_and_warnings_are_noted_at_a_node() -> None:
    report = Report("bank.yaml")
    report.error(NODE, "no good", "mend it")
    report.warning(NODE, "doubtful")
    assert [str(fault) for fault in report.faults] == [
        "bank.yaml:4:11: error: no good (mend it)",
        "bank.yaml:4:11: warning: doubtful",
    ]


def test_something_else_that_was_wanted_is_told_with_what_stands_there() -> None:
    report = Report("bank.yaml")
    report.wrong_type(NODE, "`number`", "a whole number", "write 7")
    report.wrong_type(ListNode([], 2, 1), "`ask`", "text")
    assert [fault.what for fault in report.faults] == [
        "`number` must be a whole number, not the text 'seven'",
        "`ask` must be text, not a list",
    ]
    assert [fault.mend for fault in report.faults] == ["write 7", ""]


def test_a_file_gives_no_questions_once_it_has_an_error() -> None:
    report = Report("bank.yaml")
    assert not report.has_errors
    report.warning(NODE, "doubtful")
    assert not report.has_errors
    report.error(NODE, "no good")
    assert report.has_errors


def test_reading_stops_at_so_many_errors_and_says_why() -> None:
    report = Report("bank.yaml", most=3)
    report.error(NODE, "one")
    report.error(NODE, "two")
    with pytest.raises(Excess, match="3 errors: the rest of the file was not read") as raised:
        report.error(NODE, "three")
    report.conclude(raised.value)
    assert [fault.what for fault in report.faults][2:] == [
        "three",
        "3 errors: the rest of the file was not read",
    ]
    assert report.faults[-1].where == "bank.yaml"


def test_warnings_never_stop_reading_and_further_ones_are_passed_over() -> None:
    report = Report("bank.yaml", most=2)
    for number in range(5):
        assert report.is_full_of_warnings == (number >= 2)
        report.warning(NODE, f"warning {number}")
    report.error(NODE, "an error all the same")
    assert [fault.what for fault in report.faults] == ["warning 0", "warning 1", "an error all the same"]


def test_an_excess_keeps_the_place_it_was_met_at() -> None:
    report = Report("bank.yaml")
    report.conclude(Excess("too deep", "flatten it", line=5, column=9))
    fault = report.faults[0]
    assert (fault.severity, fault.where, fault.mend) == (Severity.ERROR, "bank.yaml:5:9", "flatten it")


@pytest.mark.parametrize(
    ("file", "place"),
    [
        ("- ask: abc@def\n", (1, 11)),
        ("- ask: 'abc@def'\n", (1, 12)),
        ("- ask: 'it''s @ all'\n", (1, 15)),
        ('- ask: "abc@def"\n', (1, 12)),
        ("- id: x\n  ask: |\n    first\n    sec@nd\n", (4, 8)),
        ("- id: x\n  ask: |-\n\n    first\n\n    @\n", (6, 5)),
        ("- ask: >\n    folded\n    text@\n", (3, 9)),
        ("- id: 'a @ before'\n  ask: a @ after\n", (2, 10)),
        ("- ask: é∑𝜃@\n", (1, 11)),
        ("# @\n\n-\n  ask: >-\n\n     deep @\n", (6, 11)),
    ],
)
def test_a_character_of_a_text_is_found_in_the_file(file: str, place: tuple[int, int]) -> None:
    assert place_of("@", file) == place


@pytest.mark.parametrize("offset", [0, 4, 8])
def test_the_same_words_on_several_lines_are_told_apart(offset: int) -> None:
    stream = BytesIO(b"- ask: |\n    $x$\n    $x$\n    $x$\n")
    report = Report("bank.yaml", stream)
    (item,) = read(stream, report)
    assert report.within(descend(item.node, ("ask",)), offset) == (2 + offset // 4, 5)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text("ab$ ", min_size=1, max_size=6).filter(lambda line: line.strip() == line), min_size=1),
    st.data(),
)
def test_every_character_of_a_block_is_found_where_it_stands(lines: list[str], data: st.DataObject) -> None:
    file = "# top\n- id: x\n  ask: |\n" + "".join(f"     {line}\n" for line in lines)
    row = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.integers(0, len(lines[row]) - 1))
    stream = BytesIO(file.encode())
    report = Report("bank.yaml", stream)
    (item,) = read(stream, report)
    offset = sum(len(line) + 1 for line in lines[:row]) + column
    assert report.within(descend(item.node, ("ask",)), offset) == (row + 4, column + 6)


def test_a_place_that_is_hard_to_say_is_where_the_text_begins() -> None:
    escaped = '- ask: "a\\u0024b"\n'
    assert place_of("$b", escaped) == (1, 8)
    report = Report("bank.yaml")
    assert report.within(NODE, 3) == (4, 11)
    assert report.within(ListNode([], 2, 7), 3) == (2, 7)


def test_lines_are_counted_alike_however_they_end() -> None:
    for ending in ("\n", "\r\n", "\r"):
        file = ending.join(("- id: x", "  ask: |", "    first", "    sec@nd", ""))
        assert place_of("@", file) == (4, 8)

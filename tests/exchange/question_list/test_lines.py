"""What each line of a Markdown file is, code and comments around it considered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.exchange.question_list.lines import Sort, sorted_lines


def sorts(text: str) -> list[Sort]:
    return [line.sort for line in sorted_lines(text.split("\n")).lines]


@pytest.mark.parametrize(
    ("line", "sort"),
    [
        ("", Sort.BLANK),
        (" \t", Sort.BLANK),
        ("## A heading", Sort.HEADING),
        ("   ######", Sort.HEADING),
        ("#tag", Sort.TEXT),
        ("####### seven", Sort.TEXT),
        ("    # set in too far", Sort.TEXT),
        ("---", Sort.RULE),
        (" * * *", Sort.RULE),
        ("_____", Sort.RULE),
        ("===", Sort.RULE),
        ("--", Sort.TEXT),
        ("- - a", Sort.TEXT),
        ("| a | b |", Sort.ROW),
        ("a | b", Sort.TEXT),
        ("`code` and words", Sort.TEXT),
        ("``` not ` a fence", Sort.TEXT),
    ],
)
def test_a_line_alone_is_told_by_its_look(line: str, sort: Sort) -> None:
    assert sorts(line) == [sort]


@pytest.mark.parametrize(
    "block",
    [
        "```python\n# no heading\n\n```",
        "~~~\n```\n~~~",
        "````\n```\n````",
        "- ```\n  1. x\n  ```",
        "$$\n---\n$$",
        "\\[\n# x\n\\]",
        "<!-- one\n## two\n-->",
    ],
)
def test_nothing_inside_a_block_is_read(block: str) -> None:
    found = sorts(f"before\n{block}\nafter")
    assert found == [Sort.TEXT, *[Sort.CODE] * (block.count("\n") + 1), Sort.TEXT]


def test_a_fence_is_closed_by_one_as_long() -> None:
    found = sorted_lines(["````", "```", "# x"])
    assert [line.sort for line in found.lines] == [Sort.TEXT, Sort.TEXT, Sort.HEADING]
    assert found.unclosed == [1, 2]


def test_what_is_never_closed_is_text_and_named() -> None:
    found = sorted_lines(["a", "$$", "# b", "<!-- c", "```", "d"])
    assert found.unclosed == [2, 4, 5]
    assert found.lines[2].sort is Sort.HEADING


def test_a_comment_on_one_line_is_text() -> None:
    assert sorts("<!-- a -->\n# b") == [Sort.TEXT, Sort.HEADING]


def test_a_displayed_formula_closes_within_two_hundred_lines_or_not_at_all() -> None:
    assert sorted_lines(["$$", *["x"] * 198, "$$"]).unclosed == []
    assert sorted_lines(["$$", *["x"] * 400, "$$"]).unclosed == [1, 402]


def test_very_many_fences_of_falling_length_are_sorted() -> None:
    texts = ["`" * length for length in range(2000, 2, -1)]
    assert len(sorted_lines(texts).lines) == 1998


@given(
    st.lists(
        st.sampled_from(["```", "~~~", "$$", "<!--", "-->", "a", "", "# h", "---", "| r |"]), max_size=30
    )
)
def test_every_line_comes_back_as_it_stands_with_its_number(texts: list[str]) -> None:
    found = sorted_lines(texts)
    assert [line.text for line in found.lines] == texts
    assert [line.number for line in found.lines] == list(range(1, len(texts) + 1))
    assert all(found.lines[number - 1].sort is not Sort.CODE for number in found.unclosed)

"""Lines that begin a question, in every style people use, and lines that do not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.exchange.question_list.openings import (
    Style,
    answer_after,
    heading,
    heading_opening,
    opening,
)


@pytest.mark.parametrize(
    ("line", "style", "number", "ask", "rest"),
    [
        ("12. What is it?", Style.NUMBERED, 12, "What is it?", ""),
        ("3) Derive it", Style.NUMBERED, 3, "Derive it", ""),
        ("**4. What is it?**", Style.BOLD, 4, "What is it?", ""),
        ("5. **What is it?** That.", Style.BOLD, 5, "What is it?", "That."),
        ("5. **What is it?** — That.", Style.BOLD, 5, "What is it?", "That."),
        ("**6.** What is it?", Style.BOLD, 6, "What is it?", ""),
        ("**What is it?**", Style.BOLD, None, "What is it?", ""),
        ("__7) What is it?__", Style.BOLD, 7, "What is it?", ""),
        ("- *Is it $x$?* Yes.", Style.ITALIC, None, "Is it $x$?", "Yes."),
        ("9. _Is it?_ No.", Style.ITALIC, 9, "Is it?", "No."),
        ("Q10: Is it?", Style.PREFIXED, 10, "Is it?", ""),
        ("Question 11. Is it?", Style.PREFIXED, 11, "Is it?", ""),
        ("Q: Is it?", Style.PAIR, None, "Is it?", ""),
        ("**Q:** Is it?", Style.PAIR, None, "Is it?", ""),
        ("C: It [is].", Style.CLOZE, None, "It [is].", ""),
        ("<summary>13. Is it?</summary>It is.", Style.SUMMARY, 13, "Is it?", "It is."),
        ("<details><summary><b>Is it?</b></summary>", Style.SUMMARY, None, "Is it?", ""),
        ("\\#14. Is it?", Style.NUMBERED, 14, "Is it?", ""),
    ],
)
def test_a_question_is_found_with_its_number(
    line: str, style: Style, number: int | None, ask: str, rest: str
) -> None:
    found = opening(line)
    assert found is not None
    assert (found.style, found.number, found.ask, found.rest) == (style, number, ask, rest)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "What is it?",
        "- What is it?",
        "**bold words** and more",
        "*slanted*, not asked",
        "***what?***",
        "3.14 is near",
        "3.",
        "1234567. too high",
        "    1. set in as code",
        "Quite so: yes",
        "QED: done",
        "c: no gap",
        "<summary>Answer</summary>",
        "<summary>Click to see the answer</summary>",
        "2 * 3 * 4?",
    ],
)
def test_other_lines_begin_nothing(line: str) -> None:
    assert opening(line) is None


@pytest.mark.parametrize(
    ("line", "level", "number", "ask"),
    [
        ("## Q1: What is it?", 2, 1, "What is it?"),
        ("### 12. Derive it", 3, 12, "Derive it"),
        ("#### What is it? ####", 4, None, "What is it?"),
        ("## **3. What is it?**", 2, 3, "What is it?"),
        ("## Question 4", 2, 4, ""),
        ("# Is 3.5 more than 3?", 1, None, "Is 3.5 more than 3?"),
    ],
)
def test_a_heading_may_ask(line: str, level: int, number: int | None, ask: str) -> None:
    found = heading_opening(line)
    assert found is not None
    assert (found.style, found.level, found.number, found.ask) == (Style.HEADING, level, number, ask)


@pytest.mark.parametrize("line", ["# Estimation", "## A. Likelihood", "## 3.", "##", "### 2026 in review"])
def test_other_headings_ask_nothing(line: str) -> None:
    assert heading_opening(line) is None


def test_a_heading_is_its_level_and_its_words() -> None:
    assert heading("  ### The *score*, C# and #2 ##  ") == (3, "The *score*, C# and #2")
    assert heading("##") == (2, "")


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("A: It is.", "It is."),
        ("Answer: It is.", "It is."),
        ("**Answer:** It is.", "It is."),
        ("**Answer**: It is.", "It is."),
        ("*Solution.* It is.", "It is."),
        ("- **Model answer:** It is.", "It is."),
        ("Ans: It is.", "It is."),
        ("### Answer", ""),
        ("## **Solution**:", ""),
        ("**Answer**", ""),
        ("<summary>Show answer</summary>", ""),
        ("<details><summary>Solution</summary>It is.", "It is."),
        ("Answer 3: It is.", "It is."),
    ],
)
def test_a_label_says_that_the_answer_begins(line: str, rest: str) -> None:
    assert answer_after(line) == rest


@pytest.mark.parametrize(
    "line",
    ["", "Answer it.", "A likelihood: that", "An answer: 3", "a:b", "The answers are many", "A", "Solutions exist: two",
     "Response variable: y", "<summary>What?</summary>"],
)  # fmt: skip
def test_a_sentence_that_begins_like_a_label_is_none(line: str) -> None:
    assert answer_after(line) is None


@pytest.mark.parametrize(
    ("ask", "asks"), [("Is it?", True), ("是吗？", True), ("Is it?**", True), ("Tell.", False)]
)
def test_words_that_end_in_a_question_mark_ask(ask: str, asks: bool) -> None:
    found = opening(f"1. {ask}")
    assert found is not None
    assert found.is_question is asks


@given(st.integers(1, 999_999), st.sampled_from(["{}. ", "{}) ", "**{}.** ", "Q{}: ", "Question {}. "]))
def test_any_number_of_six_figures_is_read(number: int, form: str) -> None:
    found = opening(f"{form.format(number)}what of it")
    assert found is not None
    assert (found.number, found.ask) == (number, "what of it")


@given(st.text(alphabet="*_#.)1:Q A?-`<>/sumary ", max_size=120))
@settings(max_examples=300, deadline=None)
def test_no_line_is_too_odd(line: str) -> None:
    found = opening(line)
    assert found is None or (found.ask + found.rest).replace(" ", "") in line.replace(" ", "") or "*" in line
    assert answer_after(line) is None or line.rstrip().endswith((answer_after(line) or "").rstrip())

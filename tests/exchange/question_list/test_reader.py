from __future__ import annotations

from typing import Any

import pytest

from interview_grill.errors import ExchangeError
from interview_grill.exchange.intake import Intake
from interview_grill.exchange.question_list.reader import read_markdown


def read(text: str) -> Intake:
    return read_markdown(text, where="list.md")


def asked(text: str) -> list[tuple[Any, str, str]]:
    """Number, question and answer of each draft."""
    return [
        (draft.plain.get("number"), draft.plain["ask"], draft.plain.get("answer", ""))
        for draft in read(text).drafts
    ]


def told(text: str) -> list[tuple[str, str, str]]:
    return [(remark.lines, remark.what, remark.excerpt) for remark in read(text).remarks]


def test_numbered_bold_questions_with_the_answer_below() -> None:
    text = """\
**3. What is a score?**

The gradient of $\\ell$.

**4. When is it zero?** At an interior maximum.

5. **And in expectation?**
   Zero, *under regularity*.
"""
    assert asked(text) == [
        (3, "What is a score?", "The gradient of $\\ell$."),
        (4, "When is it zero?", "At an interior maximum."),
        (5, "And in expectation?", "Zero, *under regularity*."),
    ]


def test_numbered_questions_without_answers_under_section_headings() -> None:
    text = """\
# Estimation

## Section A — Likelihood (Q1–2)

1. What is a likelihood?
2. Derive the MLE of \\(\\lambda\\) for a Poisson
   sample.

## Section B: Priors (Q3-4)

3. What is a prior?

## Quick fire

4. What is a mode?
"""
    intake = read(text)
    assert [(d.plain["number"], d.plain["section"], d.plain["ask"], d.line) for d in intake.drafts] == [
        (1, "A", "What is a likelihood?", 5),
        (2, "A", "Derive the MLE of $\\lambda$ for a Poisson sample.", 6),
        (3, "B", "What is a prior?", 11),
        (4, "quick", "What is a mode?", 15),
    ]
    assert intake.deck == {
        "title": "Estimation",
        "sections": {"A": "Likelihood", "B": "Priors", "quick": "Quick fire"},
    }
    assert intake.remarks == []


def test_headings_that_ask_with_a_label_before_the_answer() -> None:
    text = """\
## Q1: What is shrinkage?

Say it for the ridge.

**Answer:** Estimates nearer to zero.

### A detail

It depends on $\\lambda$.

## Q2. Why does it help?

Answer: Less variance.

### 3. What does it cost?

**Solution**

Bias.
"""
    assert asked(text) == [
        (
            1,
            "What is shrinkage?\n\nSay it for the ridge.",
            "Estimates nearer to zero.\n\n**A detail**\n\nIt depends on $\\lambda$.",
        ),
        (2, "Why does it help?", "Less variance.\n\n**3. What does it cost?**\n\nBias."),
    ]


def test_headings_of_one_level_are_all_questions() -> None:
    text = "### 1. What is bias?\n\nAn expectation.\n\n### 2. Derive it\n\nSo.\n\n### What of variance?\n\nAlso.\n"
    assert asked(text) == [
        (1, "What is bias?", "An expectation."),
        (2, "Derive it", "So."),
        (None, "What of variance?", "Also."),
    ]


def test_a_numbered_heading_above_questions_is_a_section() -> None:
    text = "## 1. Basics\n\n**1. What is bias?**\n\nB.\n\n## 2. More\n\n1. Why?\n2. How?\n"
    assert [(d.plain["section"], d.plain["ask"]) for d in read(text).drafts] == [
        ("1-basics", "What is bias?"),
        ("2-more", "Why?"),
        ("2-more", "How?"),
    ]


def test_quick_fire_in_italics_with_the_answer_on_the_line() -> None:
    text = "## Quick fire\n\n51. *Mode of Beta(2, 3)?* 1/3.\n- *Is it invariant?* — Yes.\n\n_Always unbiased?_ No.\n"
    assert asked(text) == [
        (51, "Mode of Beta(2, 3)?", "1/3."),
        (None, "Is it invariant?", "Yes."),
        (None, "Always unbiased?", "No."),
    ]


def test_tables_of_question_wrong_answer_and_right_answer() -> None:
    text = """\
| # | Question | Wrong answer | Right answer | Why |
|:--|---|:-:|---|---|
| 7 | Divisor of the MLE? | $n-1$ | $n$ | Likelihood knows no bias. |
| 8 | Is $P(A|B)$ the same as `a|b`? | yes \\| sure | no |  |
| 9 |  | x | y | z |
"""
    drafts = read(text).drafts
    assert drafts[0].plain == {
        "number": 7,
        "ask": "Divisor of the MLE?",
        "answer": "$n$",
        "pitfalls": [{"said": "$n-1$", "because": "Likelihood knows no bias."}],
    }
    assert drafts[1].plain["ask"] == "Is $P(A|B)$ the same as `a|b`?"
    assert drafts[1].plain["pitfalls"] == [{"said": "yes | sure", "because": "no"}]
    assert told(text) == [("5", "a row without a question", "| 9 | | x | y | z |")]


def test_a_table_within_an_answer_stays_there() -> None:
    text = "**1. Which priors are conjugate?**\n\n| Model | Prior |\n|---|---|\n| Poisson | Gamma |\n\nAnd more.\n"
    assert asked(text) == [
        (1, "Which priors are conjugate?", "- **Model** | **Prior**\n- Poisson | Gamma\n\nAnd more.")
    ]


def test_pairs_and_gaps_of_hashcards() -> None:
    text = """\
---
name = "Estimators"
---

Q: What is the MLE of $p$?
A: The share of successes,

also if $n = 1$.

Q: And
on two lines?
A:
- Yes.

---

C: The [mean] of $[0, 1]$ is \\(\\frac12\\) or [a half].
"""
    intake = read(text)
    assert intake.deck == {"title": "Estimators"}
    assert asked(text) == [
        (None, "What is the MLE of $p$?", "The share of successes,\n\nalso if $n = 1$."),
        (None, "And on two lines?", "- Yes."),
        (None, "The […] of $[0, 1]$ is $\\frac12$ or a half.", "mean"),
        (None, "The mean of $[0, 1]$ is $\\frac12$ or […].", "a half"),
    ]
    assert intake.remarks == []


def test_details_with_a_summary() -> None:
    text = """\
1. What is a kernel?

<details>
<summary>Answer</summary>

A density without its constant.

</details>

2. Why is it enough?

<details><summary><b>Show answer</b></summary>The rest integrates to one.</details>
"""
    assert asked(text) == [
        (1, "What is a kernel?", "A density without its constant."),
        (2, "Why is it enough?", "The rest integrates to one."),
    ]


def test_lists_within_an_answer_are_no_questions() -> None:
    text = """\
**1. How do you derive an MLE?**

1. Write the likelihood.
2. Differentiate:
   - in $\\mu$
   - in $\\sigma^2$
3. **Solve** it.

**2. Is it unique?**

*Why should it be?* It need not.
"""
    found = asked(text)
    assert [item[1] for item in found] == ["How do you derive an MLE?", "Is it unique?"]
    assert found[0][2] == (
        "1. Write the likelihood.\n2. Differentiate:\n  - in $\\mu$\n  - in $\\sigma^2$\n3. **Solve** it."
    )
    assert found[1][2] == "*Why should it be?* It need not."


def test_code_is_left_as_it_is_and_nothing_in_it_is_read() -> None:
    code = "```python\n# Q9: no question\n**2. nor this?**\nx = a_b_c * 2  # $5\n\n    y < x\n```"
    text = f"**1. What does this do?**\n\n{code}\n\n**2. Next?**\n\n`a_b` and ~~~ here\n"
    assert asked(text) == [(1, "What does this do?", code), (2, "Next?", "`a_b` and ~~~ here")]


def test_code_that_is_never_closed_does_not_swallow_what_follows() -> None:
    text = "**1. One?**\n\n```\nx = 1\n\n**2. Two?**\n\nYes.\n"
    assert [item[:2] for item in asked(text)] == [(1, "One?"), (2, "Two?")]
    assert told(text) == [("3", "code or a comment is opened and never closed", "")]


def test_a_bold_question_may_run_over_two_lines() -> None:
    assert asked("**1. What is the MLE of\nthe rate?**\n\nThe mean.\n") == [
        (1, "What is the MLE of the rate?", "The mean.")
    ]


def test_lists_that_number_every_question_one() -> None:
    assert asked("1. What?\n1. Why?\n1. How?\n") == [(1, "What?", ""), (1, "Why?", ""), (1, "How?", "")]


def test_entries_of_a_list_that_is_set_in_keep_their_level() -> None:
    assert asked("1. Name two:\n   - Gauss\n     - really\n   - Laplace\n\nEnd.\n") == [
        (1, "Name two:", "- Gauss\n  - really\n- Laplace\n\nEnd.")
    ]


def test_a_list_that_begins_anew_below_a_question_is_told() -> None:
    text = "1. What?\n2. Name some:\n\n**Hard**\n\n1. Derive it.\n2. Prove it.\n"
    assert len(asked(text)) == 2
    assert [lines for lines, what, _ in told(text) if "within the answer above" in what] == ["6"]


def test_what_is_outside_questions_is_told_with_its_lines() -> None:
    text = "Read this first.\nTwo lines.\n\n- [What?](#what)\n\n## Basics\n\nAn aside.\n\n1. What?\n"
    assert told(text) == [
        ("1-2", "text outside any question", "Read this first. Two lines."),
        ("4", "a link within the file", "- [What?](#what)"),
        ("8", "text outside any question", "An aside."),
    ]


def test_html_is_taken_out_and_what_acted_or_showed_is_told() -> None:
    text = (
        '**1. What?**\n\n<div onclick="x()">One <b>two</b><br>three</div>'
        "<script>alert(1)</script> ![fig](https://x.org/a.png) 1 &lt; 2\n"
    )
    assert asked(text) == [
        (1, "What?", "One **two**\nthree  (picture: fig) 1 < 2"),
    ]
    assert [what for _, what, _ in told(text)] == [
        "left out of the question: <script>: <script>alert(1)</script>",
        "left out of the question: a picture: https://x.org/a.png",
    ]


def test_control_characters_are_removed_and_told() -> None:
    text = "**1. What\x1b[31m is\u202e this?**\n\nA\x00B\r\nC\n"
    assert asked(text) == [(1, "What[31m is this?", "AB\nC")]
    assert told(text) == [
        ("1", "2 control characters removed (U+001B, U+202E)", ""),
        ("3", "1 control character removed (U+0000)", ""),
    ]


def test_the_answer_may_follow_an_arrow_on_the_line() -> None:
    assert asked("1. What is the mode? → The maximum.\n2. Costs $5 or $6?\n") == [
        (1, "What is the mode?", "The maximum."),
        (2, "Costs \\$5 or \\$6?", ""),
    ]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "Only words.\n", "# A title\n\nAnd prose.\n", "```\n1. code?\n```\n"]
)
def test_a_file_without_questions_is_refused_by_name(text: str) -> None:
    with pytest.raises(ExchangeError, match="no questions were found") as caught:
        read(text)
    assert caught.value.where == "list.md"

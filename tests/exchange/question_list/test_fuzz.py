"""Whatever a file holds: a list of questions that a bank takes, or one error that names the file."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from interview_grill.bank.outside import read_question
from interview_grill.errors import ExchangeError
from interview_grill.exchange.clean_text import LONGEST_TEXT
from interview_grill.exchange.intake import Intake
from interview_grill.exchange.question_list.mathematics import pieces_of
from interview_grill.exchange.question_list.reader import read_markdown
from interview_grill.exchange.source_places import with_source
from interview_grill.typeset.mathematics import split_mathematics

FRAGMENTS = (
    "**1. What is $x$?**", "1. ", "2. *Why?* Because.", "## Q3: How?", "## Section A — Likelihood (Q1–10)", "# Title",
    "**Answer:** yes", "Q: front", "A: back", "C: the [gap] here", "---", "```", "~~~", "$$", "\\[", "\\]", "\\(x\\)",
    "$", "`", "\\", "| Question | Wrong answer | Right answer |", "|---|---|---|", "| a? | b | c |", "<details>",
    "<summary>Answer</summary>", "<summary>What?</summary>", "<script>alert(1)</script>", "<!--", "-->", "&lt;", "- a",
    "    - nested", "\t1) deep", "![p](http://x/y.png)", "[t](#t)", "> quoted", "\\begin{align}", "\\end{align}", "**",
    "__", "*", "\x00", "\x1b[31m", "\u202e", "é", "😀", "[", "]", "{{c1::x}}", "\r", "Question 7: and?", "- [ ] box",
)  # fmt: skip
TEXTS = st.lists(
    st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=12), st.sampled_from(["\n", "\n\n", " ", "\n  "])),
    max_size=40,
).map("".join)
FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def found_in(text: str) -> Intake:
    try:
        return with_source(read_markdown(text, where="list.md"), "list.md")
    except ExchangeError:
        return Intake([])


@given(TEXTS)
@settings(max_examples=400, deadline=None)
@example("1. $\\$")
@example("1. `$\n$`?")
@example("**1. a?** $$\n\n$$ b $x")
def test_what_is_found_is_a_question_that_a_bank_takes(text: str) -> None:
    intake = found_in(text)
    for draft in intake.drafts:
        assert read_question({"id": "x"} | draft.plain, file="list.md").faults == []
        assert not FORBIDDEN.search(draft.plain["ask"] + draft.plain.get("answer", ""))
        assert 1 <= draft.line <= text.count("\n") + text.count("\r") + 1
    numbers = [draft.plain["number"] for draft in intake.drafts if "number" in draft.plain]
    assert len(numbers) == len(set(numbers))


@given(st.text(alphabet="$\\`()[]{} a1\n*_", max_size=60))
@example("\\(x\\)1")
@example("$`x_1`$2")
@settings(max_examples=400, deadline=None)
def test_dollars_always_come_out_in_pairs(text: str) -> None:
    split_mathematics("".join(piece.written() for piece in pieces_of(text)))


@given(
    st.lists(st.text(alphabet="abcdefgh ", min_size=3, max_size=30).filter(str.strip), min_size=1, max_size=8)
)
@settings(max_examples=60, deadline=None)
def test_every_word_of_a_plain_list_is_in_a_question_an_answer_or_a_remark(words: list[str]) -> None:
    text = "".join(f"{number}. what of {word}?\n\nanswer {word}\n\n" for number, word in enumerate(words, 1))
    intake = found_in(f"before\n\n{text}")
    taken = " ".join(f"{draft.plain['ask']} {draft.plain.get('answer', '')}" for draft in intake.drafts)
    told = " ".join(remark.text for remark in intake.remarks)
    for word in f"before {' '.join(words)}".split():
        assert word in f"{taken} {told}"
    assert len(intake.drafts) == len(words)


def test_a_text_beyond_all_measure_is_cut_and_told() -> None:
    intake = found_in(f"**1. What?**\n\n{'long ' * 20_000}")
    assert len(intake.drafts[0].plain["answer"]) <= LONGEST_TEXT
    assert any("too long" in remark.what for remark in intake.remarks)

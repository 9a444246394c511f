from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from interview_grill.exchange.markdown_text import (
    as_it_stands,
    block_markdown,
    escaped,
    line_markdown,
    portable,
)

PIECES = (
    "`", "```", "````", "~~~", "<script>", "<b", "</b>", "<!--", "\n", "\n\n", " ", "    ", "- ", "1. ", "$", "$$",
    "\\", "a", "x_1", "*", "**", "[a](javascript:x)", "![i](http://e)",
    "[r]: http://x", "&lt;", "&#60;", "<http://x>", "|",
    "---", "===", "#", "> ", "+ ", "1)", "Q: ", "\t",
)  # fmt: skip


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        (r"\{a\}", r"\lbrace a\rbrace "),
        (r"a\,b\;c\!d", r"a\mkern3mu b\mkern5mu c\mkern-3mu d"),
        (r"a < b > c", r"a \lt  b \gt  c"),
        (r"\|x\|", r"\Vert x\Vert "),
        (r"1\\2", r"1\cr 2"),
        (r"\left\{x", r"\left\lbrace x"),
        (r"\theta_i^2", r"\theta_i^2"),
        ("w^*", r"w^\ast "),
    ],
)
def test_latex_that_github_would_eat_is_said_in_letters(latex: str, expected: str) -> None:
    assert portable(latex) == expected


def test_a_reader_that_knows_formulas_gets_them_unchanged() -> None:
    assert block_markdown(r"$\{a\}<1$", as_it_stands) == r"$\{a\}<1$"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("<script>", r"\<script\>"),
        ("a_b*c", r"a\_b\*c"),
        ("[x](y)", r"\[x\](y)"),
        ("![x](y)", r"\!\[x\](y)"),
        ("[[note]]", r"\[\[note\]\]"),
        ("==m== %%c%% #tag", r"\==m\== \%%c\%% \#tag"),
        ("&lt; & x", "&amp;lt; & x"),
        ("$5", r"\$5"),
        ("~~x~~|", r"\~\~x\~\~\|"),
    ],
)
def test_words_do_nothing(words: str, expected: str) -> None:
    assert escaped(words) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("> quote", r"\> quote"),
        ("# heading", r"\# heading"),
        ("+ item", r"\+ item"),
        ("1) item", r"1\) item"),
        ("---", r"\---"),
        ("===", r"\==="),
        ("Q: what", r"Q\: what"),
        ("A: that", r"A\: that"),
        ("-1 is negative", "-1 is negative"),
    ],
)
def test_a_paragraph_begins_no_block_and_no_card(line: str, expected: str) -> None:
    assert block_markdown(line) == expected


def test_lists_stay_tight_and_formulas_stand_alone_on_one_line() -> None:
    assert block_markdown("So:\n- a\n- b\n$$x\n+y$$\nend", indent="  ") == (
        "  So:\n\n  - a\n  - b\n\n  $$x +y$$\n\n  end"
    )


def test_emphasis_holds_on_to_its_words() -> None:
    assert line_markdown("**bold** and *slanted*") == "**bold** and *slanted*"


@pytest.mark.parametrize(
    "text", ["```\nx = 1\n```", "````\n```\n<script>alert(1)</script>\n```\n````", "`````\n````\n```\n`````"]
)
def test_code_stands_between_more_backticks_than_it_holds(text: str) -> None:
    assert block_markdown(text) == text
    assert block_markdown(f"- a\n\n{text}", indent="  ").endswith(
        "\n".join(f"  {line}" for line in text.split("\n"))
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("```\nx = 1\n\ny\n```", "`x = 1` `y`"),
        ("```\na`b\n```", "``a`b``"),
        ("````\n```\n<b>\n````", "```` ``` ```` `<b>`"),
        ("so\n\n$$x^2$$", "so $x^2$"),
    ],
)
def test_on_one_line_code_and_displayed_formulas_stand_in_the_line_and_nothing_is_lost(
    text: str, line: str
) -> None:
    assert line_markdown(text) == line


def kinds(markdown: str) -> set[str]:
    """What a CommonMark reader that knows no formulas finds in a text."""
    found: set[str] = set()
    pending = MarkdownIt("commonmark", {"html": True}).parse(markdown)
    while pending:
        token = pending.pop()
        found.add(token.type)
        pending += token.children or []
    return found


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example("$![i](http://evil.example)$")
@example("````\n```\n<script>alert(1)</script>\n````")
@settings(max_examples=200, deadline=None)
def test_no_text_of_a_card_is_html_a_link_a_picture_or_a_quotation_to_a_reader_of_markdown(text: str) -> None:
    for written in (block_markdown(text), f"### a {line_markdown(text)}"):
        acting = {"html_block", "html_inline", "link_open", "image", "hr", "blockquote_open"}
        assert not kinds(written) & acting, written

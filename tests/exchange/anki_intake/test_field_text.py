from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.exchange.anki_intake.field_text import field_text
from interview_grill.typeset.mathematics import split_mathematics


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("one<br>two<div>three</div>four", "one\ntwo\nthree\nfour"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("a <b> bold</b>, <i>it</i><em></em> and <code>x_1</code>", "a  **bold**, *it* and `x_1`"),
        ("<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul>e", "- a\n  1. b\n  2. c\n- d\n\ne"),
        ("\\(\\frac{1}{2}\\) and \\[x &lt; 1\\]", "$\\frac{1}{2}$ and $$x < 1$$"),
        ("[$]a_1[/$] [$$]b^2[/$$] [latex]$c$[/latex]", "$a_1$ $$b^2$$ $c$"),
        ('<anki-mathjax>a*b</anki-mathjax> <anki-mathjax block="true">c^2</anki-mathjax>', "$a*b$ $$c^2$$"),
        ("2*3*4 costs $5 or `x", "2\\*3\\*4 costs \\$5 or \\`x"),
        ("&lt;b&gt; is no tag&nbsp;here", "<b> is no tag here"),
        ("a<script>b</script><style>c</style>d", "ad"),
        ("<pre>x = 1\n  y</pre>", "```\nx = 1\n  y\n```"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "| a | b"),
        ("", ""),
    ],
)
def test_html_becomes_the_text_of_a_card(html: str, text: str) -> None:
    assert field_text(html).text == text


FRAGMENTS = (
    "<b>", "</b>", "<i>", "<ul>", "<li>", "</ul>", "<script>", "</script>", "<pre>", "\\(", "\\)", "\\[", "\\]",
    "$", "x", " ", "`", "*", "&lt;", "<", ">", "[$]", "[/$]", "\x10", "\x00", "<img src=a onerror=b>", "<anki-mathjax>",
)  # fmt: skip


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_html_gives_text_with_dollars_in_pairs_and_no_control_characters(html: str) -> None:
    text = field_text(html).text
    split_mathematics(text)
    assert not re.search("[\x00-\x09\x0b-\x1f]", text)


@pytest.mark.parametrize(
    "html",
    ["a&#x202e;b", "a&#8296;b", "a&#12;b", "a&#27;b", "a&#xFEFF;b", "a&#0;b", "<img alt='a&#x202e;b' src=x>"],
)
def test_no_character_that_acts_unseen_comes_in_by_its_number(html: str) -> None:
    text = field_text(html).text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]", text)
    assert text.startswith(("a", "(picture: ab"))


@pytest.mark.parametrize("section", ["<![foo[bar]]>", "<![foo bar]>", "<![if gte mso 9]>", "<![endif]>"])
def test_sections_that_only_word_processors_know_go_whatever_they_are_called(section: str) -> None:
    assert field_text(f"before {section}after").text == "before after"

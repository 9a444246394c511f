from __future__ import annotations

from html import escape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.exchange.html_text import Writer, block_html, line_html
from tests.exchange.specimens import ATTACK, PATIENT


class Tags(HTMLParser):
    """The tags of a piece of HTML, and whether each is closed in its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


WRITER = Writer(
    lambda latex, displayed: f"<m{'d' if displayed else ''}>{escape(latex)}</m{'d' if displayed else ''}>"
)
KNOWN = {"p", "ul", "ol", "li", "strong", "em", "code", "m", "md"}


def test_paragraphs_lists_emphasis_and_formulas() -> None:
    text = "**Both** *ways* `a<b`:\n1. one\n2. $x<1$\n   - deep\n\nand\n$$y$$"
    assert block_html(text, WRITER) == (
        "<p><strong>Both</strong> <em>ways</em> <code>a&lt;b</code>:</p>"
        "<ol><li>one</li><li><m>x&lt;1</m><ul><li>deep</li></ul></li></ol><p>and</p><md>y</md>"
    )


def test_a_list_that_begins_later_keeps_its_number_and_a_change_of_marker_begins_a_list() -> None:
    assert block_html("3. x\n- y", WRITER) == '<ol start="3"><li>x</li></ol><ul><li>y</li></ul>'


def test_a_line_has_no_paragraph() -> None:
    assert line_html("a\n\nb $$c$$", WRITER) == "a b <md>c</md>"


@pytest.mark.parametrize("write", [block_html, line_html])
@pytest.mark.parametrize("wrapped", ["{}", "**{}**", "`{}`", "${}$", "$${}$$", "- {}", "\\{}"])
def test_an_attack_is_text(write: object, wrapped: str) -> None:
    assert callable(write)
    tags = Tags()
    tags.feed(write(wrapped.replace("{}", ATTACK), WRITER))
    assert tags.seen <= KNOWN


@given(st.text(alphabet="ab *`$\\\n-12.<>&\"'", max_size=60))
@settings(PATIENT, max_examples=300)
def test_any_text_gives_known_tags_that_close_in_order(text: str) -> None:
    tags = Tags()
    tags.feed(block_html(text, WRITER))
    tags.close()
    assert tags.open == []
    assert tags.seen <= KNOWN
    assert tags.attributes <= {"start"}


def bracketed(latex: str, displayed: bool) -> str:
    return f"[[{latex}]]" if displayed else f"[{latex}]"


BRACKETS = Writer(bracketed)


def test_code_keeps_its_lines_and_nothing_in_it_is_markup() -> None:
    assert (
        block_html("````\n<b> $x$\n```\n  y\n````", BRACKETS)
        == "<pre><code>&lt;b&gt; $x$\n```\n  y</code></pre>"
    )
    assert (
        block_html("- a\n\n```\nx\n```\n\n- b", BRACKETS)
        == "<ul><li>a</li></ul><pre><code>x</code></pre><ul><li>b</li></ul>"
    )


def test_the_blocks_of_a_line_follow_one_another_and_a_list_stays_one() -> None:
    assert line_html("a\n\n$$x$$\n\n```\ny\n```", BRACKETS) == "a [[x]] <pre><code>y</code></pre>"
    assert line_html("a\n\n- b", BRACKETS) == "<p>a</p><ul><li>b</li></ul>"

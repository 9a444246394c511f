"""Foreign words on a card: emphasis and links survive, whatever acts or shows is told, escapes stay words."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from interview_grill.exchange.question_list.inline import without_markup
from interview_grill.typeset.mathematics import split_mathematics

UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("__bold__ and _slanted_", "**bold** and *slanted*"),
        ("snake_case_name, 2 _ 3", "snake_case_name, 2 _ 3"),
        ("<b>bold</b>, <STRONG>too</STRONG>, <em>slanted</em>", "**bold**, **too**, *slanted*"),
        ("one<br>two<BR />three", "one\ntwo\nthree"),
        ("vector<int>, a < b and c > d, x<-2", "vector<int>, a < b and c > d, x<-2"),
        ('<span style="color:red">red</span> <kbd>q</kbd>', "red q"),
        ("5 \\> 4 \\[sic\\] \\(aside\\)", "5 > 4 [sic] (aside)"),
        ("\\*literal\\* \\_literal\\_ \\$5", "\\*literal\\* \\_literal\\_ \\$5"),
        ("C:\\new\\table", "C:\\new\\table"),
    ],
)
def test_markup_becomes_that_of_cards_and_what_only_looks_like_it_stays(written: str, shown: str) -> None:
    assert without_markup(written) == (shown, ())


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[Bishop](https://x.org/b?p=3)", "Bishop (https://x.org/b?p=3)"),
        ("[Bishop](<https://x.org/b> 'a title')", "Bishop (https://x.org/b)"),
        ("[https://x.org](https://x.org)", "https://x.org"),
        ("see [above](#mle-1) and <https://x.org>", "see above and https://x.org"),
        ("[notes](other/file.md)", "notes (other/file.md)"),
    ],
)
def test_a_link_keeps_its_words_and_its_address(written: str, shown: str) -> None:
    assert without_markup(written) == (shown, ())


@pytest.mark.parametrize(
    ("written", "shown", "told"),
    [
        ("a<!-- later -->b", "a b", "a comment: <!-- later -->"),
        ("a<!-- never closed", "a ", "a comment: <!-- never closed"),
        ("a<script src=x>alert(1)</script>b", "a b", "<script>: <script src=x>alert(1)</script>"),
        ("a<SVG onload=x()>b</svg >c", "a c", "<svg>: <SVG onload=x()>b</svg >"),
        ("![a plot](img/p.png 'title')", "(picture: a plot)", "a picture: img/p.png"),
        ("![](p.png)", "(picture: p.png)", "a picture: p.png"),
        ('<img alt="a plot" SRC=p.png>', "(picture: a plot)", "a picture: p.png"),
        ("![x](data:image/png;base64,AAAABBBBCCCC)", "(picture: x)", "a picture: data:image/png;base6…"),
    ],
)
def test_what_a_card_cannot_hold_is_told(written: str, shown: str, told: str) -> None:
    assert without_markup(written) == (shown, (told,))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("P(A &amp; B) &lt; 1 &ge; 0 &#955; &#x3bb;", "P(A & B) < 1 ≥ 0 λ λ"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
        ("https://x.org/?a=1&section=2&copy=3", "https://x.org/?a=1&section=2&copy=3"),
        ("AT&T, R&D; a & b &nothing;", "AT&T, R&D; a & b &nothing;"),
        ("\\&amp; and \\\\&amp;", "&amp; and \\\\&"),
    ],
)
def test_a_character_by_name_is_read_once_and_is_words(written: str, shown: str) -> None:
    assert without_markup(written).text == shown


@pytest.mark.parametrize("number", [0, 8, 12, 27, 0x85, 0x202E, 0x2028, 0x2066, 0xFEFF, 0xD800, 0x110000])
@pytest.mark.parametrize("form", ["&#{};", "&#x{:x};"])
def test_no_character_that_acts_unseen_comes_in_by_its_number(form: str, number: int) -> None:
    assert UNSEEN.search(without_markup(f"a{form.format(number)}b").text) is None


@pytest.mark.parametrize(
    "name", ["&dollar;", "&#36;", "&#x24;", "&grave;", "&ast;", "&#42;", "&bsol;", "&lowbar;"]
)
def test_a_mark_by_its_name_is_that_character_and_no_markup(name: str) -> None:
    text = without_markup(f"{name}5 or {name}6").text
    assert re.fullmatch(r"(?P<mark>\\[$`*\\_])5 or (?P=mark)6", text)
    assert len(split_mathematics(text)) == 1


@given(st.text(alphabet="<>!-&;#x$`*_[]()\\\"' abn13\n", max_size=80))
@example("<a" * 30)
@example("[" * 40 + "](")
@settings(max_examples=300, deadline=None)
def test_no_tag_or_comment_of_a_known_name_is_left_in_words_that_name_none(text: str) -> None:
    left = without_markup(text).text if "&" not in text else ""
    assert "<!--" not in left or "<!--" not in text
    assert not re.search(r"</?(?:b|a)(?:\s[^<>]*)?/?>", left) or "\\" in text


def test_very_many_openings_that_never_close_are_read() -> None:
    for mark in ("<!--", "<script", "<a ", "[", "![", "](", "&#", "_", "__a", "<http://"):
        assert len(without_markup(mark * 4000).text) <= 4 * len(mark) * 4000

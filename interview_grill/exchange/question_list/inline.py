"""Words of foreign Markdown as the small Markdown of cards: bold, italic, backslashes, and nothing of HTML."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5
from typing import NamedTuple

from interview_grill.exchange.clean_text import clean

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ACTIVE = re.compile(
    r"<(script|style|iframe|object|svg)\b[^>]*>.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|abbr|b|blockquote|body|center|cite|code|dd|del|details|div|dl|dt|em|embed|figure|font|form|h[1-6]|head"
    r"|hr|html|i|iframe|input|ins|kbd|li|link|mark|meta|ol|p|picture|pre|q|s|samp|small|source|span|strike|strong"
    r"|sub|summary|sup|table|tbody|td|th|thead|tr|tt|u|ul|var|video|audio|button|textarea|select|object|script|style|svg)"
    r"(?:\s[^<>]{0,1000})?/?>",
    re.IGNORECASE,
)
_IMAGE_TAG = re.compile(r"<img\b([^<>]{0,1000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(src|alt)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_STRONG_TAG = re.compile(r"</?(?:b|strong)>", re.IGNORECASE)
_SLANTED_TAG = re.compile(r"</?(?:i|em)>", re.IGNORECASE)
_PICTURE = re.compile(r"!\[([^\[\]\n]{0,500})\]\(([^()\s]{0,1000})[^()\n]{0,300}\)")
_ANCHOR = re.compile(r"\[([^\[\]\n]{1,1000})\]\(#[^()\s]{0,1000}\)")
_LINK = re.compile(r"\[([^\[\]\n]{1,1000})\]\(<?((?:https?://|mailto:)[^()\s<>]{1,1000})>?[^()\n]{0,300}\)")
_OTHER_LINK = re.compile(r"\[([^\[\]\n]{1,1000})\]\(([^()\s]{1,1000})\)")
_AUTOMATIC = re.compile(r"<((?:https?://|mailto:)[^\s<>]{1,1000})>")
# A backslash before a mark that means nothing on a card, or a character's name or number in HTML.
_ESCAPE = re.compile(
    r"\\(?:\\|([!\"%&'()+,./:;<=>?@\[\]^{|}~]))|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
_MARKS_OF_CARDS = "\\`*_$"
_UNDERSCORES = re.compile(r"(?<![\w\\])__(?=\S)([^_\n]+?)(?<=\S)__(?!\w)")
_UNDERSCORE = re.compile(r"(?<![\w\\])_(?=[^\s_])([^_\n]+?)(?<=\S)_(?!\w)")


class Said(NamedTuple):
    """Words for a card, and what was in them that a card cannot hold."""

    text: str
    dropped: tuple[str, ...] = ()


def without_markup(text: str) -> Said:
    """Words without comments, scripts, tags and pictures; links keep their address in brackets.

    What an escape or a character's name in HTML stands for is words, whatever it would do if typed. Never
    raises.
    """
    dropped: list[str] = []
    if "<" in text:
        text = _without_html(text, dropped)
    if "](" in text:
        text = _without_links(text, dropped)
    if "&" in text or "\\" in text:
        text = _ESCAPE.sub(_meant, text)
    if "_" in text:
        text = _UNDERSCORE.sub(r"*\1*", _UNDERSCORES.sub(r"**\1**", text))
    return Said(text, tuple(dropped))


def _meant(match: re.Match[str]) -> str:
    """The character that an escape stands for. It is a character of the words, whatever it would do if typed."""
    if match[0].startswith("\\"):
        return match[1] or match[0]
    if not match[0].startswith("&#") and match[0][1:] not in html5:
        return match[0]
    # Once: twice would turn the text of an example into markup. What comes out is words, never HTML.
    found = clean(unescape(match[0]))
    return f"\\{found}" if len(found) == 1 and found in _MARKS_OF_CARDS else found


def _without_html(text: str, dropped: list[str]) -> str:
    text = _COMMENT.sub(lambda match: _drop("a comment", match, dropped), text)
    text = _ACTIVE.sub(lambda match: _drop(f"<{match[1].lower()}>", match, dropped), text)
    text = _IMAGE_TAG.sub(lambda match: _image_tag(match, dropped), text)
    text = _BREAK.sub("\n", text)
    text = _SLANTED_TAG.sub("*", _STRONG_TAG.sub("**", text))
    text = _AUTOMATIC.sub(r"\1", text)
    return _TAG.sub("", text)


def _without_links(text: str, dropped: list[str]) -> str:
    text = _PICTURE.sub(lambda match: _picture(match[1], match[2], dropped), text)
    text = _ANCHOR.sub(r"\1", text)
    text = _LINK.sub(_linked, text)
    return _OTHER_LINK.sub(_linked, text)


def _linked(match: re.Match[str]) -> str:
    return match[2] if match[1] == match[2] else f"{match[1]} ({match[2]})"


def _drop(what: str, match: re.Match[str], dropped: list[str]) -> str:
    dropped.append(f"{what}: {' '.join(match[0][:60].split())}")
    return " "


def _image_tag(match: re.Match[str], dropped: list[str]) -> str:
    found = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(match[1])}
    return _picture(found.get("alt", ""), found.get("src", ""), dropped)


def _picture(alt: str, source: str, dropped: list[str]) -> str:
    shown = source if len(source) <= 80 and not source.startswith("data:") else f"{source[:20]}…"
    dropped.append(f"a picture: {shown}")
    return f"(picture: {alt or shown})"

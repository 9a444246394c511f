"""The HTML of an Anki field as the text of a card: paragraphs, lists, emphasis, code, formulas; nothing that
acts.

Scripts, styles and embedded objects go with all they hold; pictures and sounds leave a word. Every step takes
time linear in the length of the field.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

from interview_grill.exchange.clean_text import clean, shortened
from interview_grill.exchange.question_list.mathematics import Nature, Piece, pieces_of, rejoined

LONGEST_FIELD = 40_000  # characters of HTML
_BOLD, _ITALIC, _CODE = "\x10", "\x11", "\x12"  # clean text holds no control characters
_MARKS = {"b": _BOLD, "strong": _BOLD, "i": _ITALIC, "em": _ITALIC, "code": _CODE, "kbd": _CODE, "tt": _CODE}
_WRITTEN = {_BOLD: "**", _ITALIC: "*", _CODE: "`"}
_BLOCKS = frozenset(
    ("div", "p", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "details",
     "summary", "section", "article", "dl", "dt", "dd", "hr", "center")
)  # fmt: skip
_APART = frozenset(("p", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"))
_DROPPED = frozenset(
    ("script", "style", "iframe", "object", "embed", "svg", "template", "noscript", "title", "head")
)
_OLD_FORMULA = (
    (re.compile(r"\[\$\$\](.{1,5000}?)\[/\$\$\]", re.DOTALL), r"\\[\1\\]"),
    (re.compile(r"\[\$\](.{1,5000}?)\[/\$\]", re.DOTALL), r"\\(\1\\)"),
    (re.compile(r"\[/?latex\]", re.IGNORECASE), "\n"),
)
_SOUND = re.compile(r"\[(?:sound|anki):[^\]\n]{0,500}\]")
# What opens no tag, since another follows before it ends; the parser would look to the end of the text each time.
_LONE = re.compile(r"<(?=[^<>]*(?:<|\Z))")
# A browser drops these; the parser knows some of their names and takes others for its own mistake.
_SECTION = re.compile(r"<!\[[^<>]*>")
_LITERAL = re.compile(r"([*`])")
_SPACES = re.compile(r"[ \xa0]+")
_GAPS = re.compile(r" *\n(?: *\n)+")


class FieldText(NamedTuple):
    """Text for a card, and what was in the field that a card cannot hold."""

    text: str
    dropped: tuple[str, ...] = ()


def field_text(html: str) -> FieldText:
    """The text of a field of any content; never raises.

    The text is no longer than a bank allows, with its dollars in pairs; `dropped` names each kind of loss
    once.
    """
    dropped: list[str] = []
    if len(html) > LONGEST_FIELD:
        dropped.append(f"{len(html) - LONGEST_FIELD:,} characters: the field is too long for a card")
        html = html[:LONGEST_FIELD]
    html = clean(html).replace("\u2060", "")
    for pattern, written in _OLD_FORMULA:
        html = pattern.sub(written, html) if "[" in html else html
    html, sounds = _SOUND.subn("", html)
    reader = _Reader()
    reader.feed(_SECTION.sub("", _LONE.sub("&lt;", _without_comments(html))))
    reader.close()
    dropped += [*reader.dropped, *(["a sound"] if sounds else [])]
    text, cut = shortened(_GAPS.sub("\n\n", _marked_down(reader.text())).strip())
    if cut:
        dropped.append("the end: the text is too long for a card")
    # A cut, and marks taken out of a formula, can leave a dollar alone.
    return FieldText(rejoined(text), tuple(dict.fromkeys(dropped)))


def _without_comments(html: str) -> str:
    parts: list[str] = []
    at = 0
    while (start := html.find("<!--", at)) >= 0 and (end := html.find("-->", start)) >= 0:
        parts.append(html[at:start])
        at = end + 3
    return "".join([*parts, html[at:]])


class _Reader(HTMLParser):
    """Collects words; marks stand for emphasis until formulas are known."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.dropped: list[str] = []
        self._parts: list[str] = []
        self._lists: list[
            int | None
        ] = []  # of open lists, outermost first: the next number, or None for a dash
        self._silent = 0
        self._verbatim = 0
        self._formula_end = "\\)"

    def text(self) -> str:
        return "".join(self._parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _DROPPED:
            self._silent += tag not in ("embed",)
            self.dropped.append(f"<{tag}>")
        elif tag in _MARKS:
            self._parts.append(_MARKS[tag])
        elif tag == "pre":
            self._verbatim += 1
            self._parts.append("\n\n```\n")
        elif tag == "img":
            self._picture(dict(attrs))
        elif tag == "anki-mathjax":
            displayed = bool(dict(attrs).get("block"))
            self._formula_end = "\\]" if displayed else "\\)"
            self._parts.append("\\[" if displayed else "\\(")
        elif tag in ("ul", "ol"):
            self._lists.append(1 if tag == "ol" else None)
            if len(self._lists) == 1:
                self._parts.append("\n\n")
        elif tag == "li":
            self._item()
        elif tag in ("br", "hr"):
            self._parts.append("\n")
        elif tag in ("td", "th"):
            self._parts.append(" | ")
        elif tag in _BLOCKS:
            self._parts.append("\n\n" if tag in _APART else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _DROPPED:
            self._silent = max(0, self._silent - 1)
        elif tag in _MARKS:
            self._parts.append(_MARKS[tag])
        elif tag == "pre":
            self._verbatim = max(0, self._verbatim - 1)
            self._parts.append("\n```\n\n")
        elif tag == "anki-mathjax":
            self._parts.append(self._formula_end)
        elif tag in ("ul", "ol"):
            if self._lists:
                self._lists.pop()
            if not self._lists:
                self._parts.append("\n\n")
        elif tag in _BLOCKS and tag != "li":
            self._parts.append("\n\n" if tag in _APART else "\n")

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        data = clean(data)  # `&#x202e;` was text until the parser read it
        self._parts.append(data if self._verbatim else _SPACES.sub(" ", data.replace("\n", " ")))

    def _item(self) -> None:
        mark = "-"
        if self._lists and (number := self._lists[-1]) is not None:
            mark = f"{min(number, 999)}."
            self._lists[-1] = number + 1
        self._parts.append(f"\n{'  ' * max(0, min(len(self._lists), 10) - 1)}{mark} ")

    def _picture(self, attributes: dict[str, str | None]) -> None:
        source = clean(attributes.get("src") or "")[:80]
        self.dropped.append(f"a picture: {source}")
        self._parts.append(f"(picture: {clean(attributes.get('alt') or source)[:80]})")


def _marked_down(text: str) -> str:
    """Words with their marks escaped, formulas between dollars, and the marks of emphasis written."""
    parts: list[str] = []
    for piece in pieces_of(text):
        if piece.nature is Nature.WORDS:
            parts.append(_LITERAL.sub(r"\\\1", piece.text))
        else:
            parts.append(Piece(piece.nature, _bare(piece.text)).written())
    whole = "".join(parts)
    for mark, written in _WRITTEN.items():
        if mark in whole:
            whole = _emphasised(whole, mark, written)
    return "\n".join(line.rstrip() if line.startswith("  ") else line.strip() for line in whole.split("\n"))


def _bare(text: str) -> str:
    return text.replace(_BOLD, "").replace(_ITALIC, "").replace(_CODE, "")


def _emphasised(text: str, mark: str, written: str) -> str:
    """Marks in pairs, close to the words between them; a pair that spans paragraphs, or a single one, goes."""
    parts = text.split(mark)
    made = [parts[0]]
    for place in range(1, len(parts)):
        inside = parts[place]
        core = inside.strip()
        if place % 2 == 0 or place == len(parts) - 1 or not core or "\n\n" in core:
            made.append(inside)
            continue
        start = inside.index(core)
        made.append(f"{inside[:start]}{written}{core}{written}{inside[start + len(core) :]}")
    return "".join(made)

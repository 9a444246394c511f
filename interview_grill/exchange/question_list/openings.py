"""How people begin a question in Markdown: numbered or not, in bold, italics, a heading, or after `Q:`.

Each function looks at one line; whether what looks like a question begins one is decided by `sequence`, which
knows those before it.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple


class Style(Enum):
    """The way in which a question begins."""

    HEADING = "heading"
    BOLD = "bold"
    ITALIC = "italic"
    NUMBERED = "numbered"  # a list of questions, nothing setting them off from other text
    PREFIXED = "Q1:"
    PAIR = "Q:"
    CLOZE = "C:"
    SUMMARY = "<summary>"


class Opening(NamedTuple):
    """The first line of a question. `rest` is what stands behind the question on the line.

    `open_end` says that the words of the question may go on below; `level` is a heading's, `indent` where the text of
    a list entry begins, and `mark` where the number stood: `1.`, `*1` within the emphasis, or nowhere.
    """

    style: Style
    number: int | None
    ask: str
    rest: str = ""
    open_end: bool = False
    level: int = 0
    indent: int = 0
    mark: str = ""

    @property
    def is_question(self) -> bool:
        """Whether the words alone show that this is a question."""
        return self.ask.rstrip("*_ :").endswith(("?", "？"))


_HEADING = re.compile(r" {0,3}(#{1,6}) +(.*?)(?: +#+)? *$")
_MARK = re.compile(r" {0,3}(?:([-*+]) +|\\?#?([0-9]{1,6})\\?[.)](?: +|(?=[*_])))(?=\S)")
_PREFIXED = re.compile(
    r"\s*(?:Q|Question)[ .#]*([0-9]{1,6})(?![0-9.]*[0-9])\s*(?:[.):]|—|–|-(?=\s)|(?=\s)|$)\s*", re.IGNORECASE
)
_NUMBER = re.compile(r"\s*#?([0-9]{1,6})\s*(?:[.):](?=\s|$|\*|_)|[—–](?=\s))\s*")
_PREFIXED_LINE = re.compile(
    r"(?:Q|Question)[ .#]*([0-9]{1,6})\s*(?:[.):](?=\s|$)|[—–](?=\s))\s*", re.IGNORECASE
)
_PAIR = re.compile(r" {0,3}(?:\*\*|__)?(Q|Question|C)(?:\*\*|__)?\s*:(?:\*\*|__)?(?:\s+|$)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_ITALIC = re.compile(r"([*_])(?=[^\s*_])(.+?)(?<=[^\s\\])\1(?![\w*])")
_SUMMARY = re.compile(r"\s*(?:<details[^<>]*>)?\s*<summary>(.*?)</summary>(.*)$", re.IGNORECASE)
_ANSWER = r"(?:(?:(?:Model |Sample |Suggested |Short |Show |The )?(?:Answer|Solution|Response)s?|A(?:ns)?)[ 0-9]{0,4})"
_LABEL = re.compile(
    rf"\s*(?:[-*+] +)?(?:#{{1,6}} +)?(?:(\*\*|__|\*|_)\s*{_ANSWER}\s*[:.]?\s*\1\s*[:.]?|{_ANSWER}\s*:)(?:\s+|$)",
    re.IGNORECASE,
)
_BARE_LABEL = re.compile(
    r"(?:(?:model |sample |show |the |view |click (?:for|to see)(?: the)? )?(?:answer|solution)s?|a|ans|details)[.:!]?",
    re.IGNORECASE,
)
_LABEL_HEADING = re.compile(
    r" {0,3}#{1,6} +(?:\*\*)?(?:answer|solution|response)s?(?:\*\*)?:? *#* *$", re.IGNORECASE
)


def answer_after(text: str) -> str | None:
    """What stands behind a label such as `**Answer:**` on its line (perhaps nothing); None if the line has no
    such label.
    """
    first = text.lstrip(" *_#-+<")[:1].lower()
    if not first or first not in "amsrtdv":
        return None
    if _LABEL_HEADING.match(text):
        return ""
    match = _LABEL.match(text)
    if match:
        return text[match.end() :]
    summary = _SUMMARY.match(text)
    return summary[2] if summary and _BARE_LABEL.fullmatch(_bare(summary[1])) else None


def heading(text: str) -> tuple[int, str]:
    """Level and words of a heading's line; no words for a line that only looks like one."""
    match = _HEADING.match(text)
    return (len(match[1]), match[2].strip()) if match else (text.count("#"), "")


def heading_opening(text: str) -> Opening | None:
    """The question that a heading asks: `## Q1: …`, `### 3. …`, or any that ends in a question mark."""
    level, words = heading(text)
    words = _bare(words)
    prefixed = _PREFIXED.match(words)
    found = prefixed or _NUMBER.match(words)
    number = int(found[1]) if found else None
    ask = words[found.end() :] if found else words
    opening = Opening(Style.HEADING, number, _bare(ask), level=level)
    return opening if (found and (ask or prefixed)) or opening.is_question else None


def opening(text: str) -> Opening | None:
    """The question that a line of text begins, if it has the look of one."""
    pair = _PAIR.match(text)
    if pair:
        style = Style.CLOZE if pair[1] == "C" else Style.PAIR
        return Opening(style, None, text[pair.end() :], open_end=True)
    if "<" in text and (summary := _SUMMARY.match(text)):
        return _summarised(summary)
    mark = _MARK.match(text)
    number = int(mark[2]) if mark and mark[2] else None
    indent = mark.end() if mark else 0
    inner = text[indent:].strip() if mark else text.strip()
    found = _set_off(inner, number)
    if found is None and number is not None and mark is not None:
        found = Opening(Style.NUMBERED, number, inner, open_end=True)
    if found is None:
        prefixed = _PREFIXED_LINE.match(inner) if inner[:1] in "Qq" else None
        if prefixed is None:
            return None
        found = Opening(Style.PREFIXED, int(prefixed[1]), inner[prefixed.end() :], open_end=True)
    return found._replace(indent=indent, mark=found.mark or ("1." if number is not None else ""))


def _set_off(inner: str, number: int | None) -> Opening | None:
    """A question in bold or italics, behind a list's mark or none."""
    first = inner[:1]
    if first not in ("*", "_"):
        return None
    style, match = Style.BOLD, _BOLD.match(inner)
    if match is None:
        style, match = Style.ITALIC, _ITALIC.match(inner)
    if match is None or inner.startswith("***"):
        return None
    words, rest = match[2].strip(), inner[match.end() :]
    within = _PREFIXED.match(words) or _NUMBER.match(words)
    if within:
        number, words = int(within[1]), words[within.end() :]
    if within and not words:  # `**1.** What is …`
        return Opening(Style.BOLD, number, rest.strip(" :"), open_end=True, mark="*1")
    found = Opening(style, number, words.rstrip(": "), _rest(rest), mark="*1" if within else "")
    return found if number is not None or found.is_question else None


def _rest(text: str) -> str:
    return re.sub(r"^\s*(?:[:—–]|-(?=\s))\s*", "", text).strip()


def _summarised(summary: re.Match[str]) -> Opening | None:
    words = _bare(summary[1])
    if _BARE_LABEL.fullmatch(words):
        return None
    found = _PREFIXED.match(words) or _NUMBER.match(words)
    number = int(found[1]) if found else None
    return Opening(Style.SUMMARY, number, words[found.end() :] if found else words, summary[2])


def _bare(words: str) -> str:
    """Words without the tags or stars around all of them."""
    words = re.sub(r"</?(?:b|strong|i|em|h[1-6])>", "", words, flags=re.IGNORECASE).strip()
    match = _BOLD.fullmatch(words) or _ITALIC.fullmatch(words)
    return match[2].strip() if match and match[1] not in match[2] else words

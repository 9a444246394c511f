"""Headings over questions as sections of a bank: `Section A — Likelihood (Q1-10)` is A, which covers Likelihood."""

from __future__ import annotations

import re

from interview_grill.exchange.naming import slug
from interview_grill.exchange.question_list.body import line_text

_RANGE = re.compile(
    r"\s*[(\[](?:Q|questions?\s*)?\s*#?[0-9]+\s*(?:(?:-|–|—|to)\s*Q?[0-9]+)?(?:\s*(?:questions?|items?))?[)\]]\s*$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:Section|Part|Chapter|Topic|Unit|Block)\s+([A-Z]|[0-9]{1,3}|[IVX]{1,5})\b\s*(?:[-—–:.)]+\s*|$)(.*)$",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"([A-Z])\s*(?:[.):]|—|–|-(?=\s))\s+(.+)$")
_QUICK = re.compile(r"(?:quick|rapid)[\s-]*fire\b.*$|quick\b$|lightning round\b.*$", re.IGNORECASE)
_LONGEST_NAME = 40


class Sections:
    """The sections met so far: short names, each with what it covers."""

    def __init__(self) -> None:
        self.covers: dict[str, str] = {}

    def name(self, heading: str) -> str:
        """The name of the section that a heading opens."""
        words = _RANGE.sub("", line_text(heading).text.strip("*_ ")).strip("*_ :—–-")
        name, covers = _split(words)
        if self.covers.setdefault(name, covers) == covers:
            return name
        first = name = slug(words, _LONGEST_NAME)
        again = 1
        while self.covers.setdefault(name, words) != words:  # letters of other scripts all make one slug
            again += 1
            name = f"{first}-{again}"
        return name


def _split(words: str) -> tuple[str, str]:
    if _QUICK.match(words):
        return "quick", words
    found = _NAMED.match(words) or _LETTERED.match(words)
    if found is None:
        return slug(words, _LONGEST_NAME), words
    name = found[1].upper()
    return name, found[2].strip() or f"Section {name}"

"""The front matter of a Markdown file: lines between `---`. Title, author and licence are taken."""

from __future__ import annotations

import re

from interview_grill.exchange.intake import Remark

_FIELD = re.compile(r"([A-Za-z_][\w-]*)\s*[:=]\s*(.*)$")
_KEYS = {"title": "title", "name": "title", "author": "author", "licence": "licence", "license": "licence"}
_LONGEST = 100  # lines
_LONGEST_VALUE = 200


def take_front_matter(lines: list[str], remarks: list[Remark]) -> tuple[dict[str, str], int]:
    """Keys for a bank's header, and how many lines the front matter takes (0: there is none).

    Fields that a header does not have go to the remarks.
    """
    if not lines or lines[0].rstrip() not in ("---", "+++"):
        return {}, 0
    mark = lines[0].rstrip()
    end = next((n for n, line in enumerate(lines[1:_LONGEST], 1) if line.rstrip() == mark), 0)
    fields = [_FIELD.match(line) for line in lines[1:end]]
    if not end or not fields or fields[0] is None:
        return {}, 0
    deck: dict[str, str] = {}
    for number, (line, field) in enumerate(zip(lines[1:end], fields, strict=True), 2):
        key = _KEYS.get(field[1].lower()) if field else None
        value = field[2].strip().strip("\"'").strip() if field else ""
        if key and value:
            deck.setdefault(key, value[:_LONGEST_VALUE])
        elif line.strip():
            remarks.append(Remark(number, "front matter", line.strip()))
    return deck, end + 1

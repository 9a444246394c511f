"""Tables of questions: a row a question, its columns named in the first row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from interview_grill.exchange.intake import Draft, Remark
from interview_grill.exchange.question_list.body import cells, line_text

if TYPE_CHECKING:
    from interview_grill.exchange.question_list.lines import Line

_RULE = re.compile(r" *\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?$|^ *\|? *:?-{2,}:? *\|? *$")
_MEANINGS = {
    "number": re.compile(r"#|no\.?|nr\.?|number|q ?#|q\.? ?no\.?", re.IGNORECASE),
    "ask": re.compile(r"(?:the )?questions?|ask(?:ed)?|front|prompt|q", re.IGNORECASE),
    "said": re.compile(
        r"(?:the )?(?:wrong|bad|weak|naive|incorrect|common (?:wrong )?|tempting|poor)[ -]?"
        r"(?:answers?|replies|reply|response|mistake)?s?|(?:common )?(?:mistake|misconception|pitfall|trap)s?"
        r"|what (?:people|candidates) say",
        re.IGNORECASE,
    ),
    "answer": re.compile(
        r"(?:the )?(?:(?:right|correct|good|strong|true|better|model|short) )?(?:answers?|reply|response|solution)"
        r"|right|correct|back|a",
        re.IGNORECASE,
    ),
    "because": re.compile(r"why(?: (?:it is )?wrong)?\??|because|reason|explanation", re.IGNORECASE),
    "section": re.compile(r"section|topic|category|area", re.IGNORECASE),
}


class Columns(NamedTuple):
    """What each column holds: a key, or nothing known."""

    keys: tuple[str, ...]
    names: tuple[str, ...]


def columns_of(header: str, rule: str) -> Columns | None:
    """The columns of a table of questions, if the two lines begin one: a column that asks and one that
    answers; else None.
    """
    if not _RULE.match(rule) or "-" not in rule:
        return None
    names = tuple(cell.strip("*_ ") for cell in cells(header))
    keys: list[str] = []
    for name in names:
        meant = next(
            (key for key, words in _MEANINGS.items() if words.fullmatch(name) and key not in keys), ""
        )
        keys.append(meant)
    if "ask" not in keys or not {"answer", "said"} & set(keys):
        return None
    return Columns(tuple(keys), names)


def take_row(
    columns: Columns, line: Line, section: str | None, drafts: list[Draft], remarks: list[Remark]
) -> None:
    """Add the question of a row to the drafts; what cannot be placed goes to the remarks.

    A wrong answer beside the right one becomes a pitfall. Columns of unknown name go to the end of the
    answer.
    """
    values: dict[str, str] = {}
    extra: list[str] = []
    row = cells(line.text)
    for place, cell in enumerate(row):
        key = columns.keys[place] if place < len(columns.keys) else ""
        body = line_text(cell)
        remarks += [Remark(line.number, f"left out of the question: {what}") for what in body.dropped]
        if key:
            values[key] = body.text
        elif body.text:
            name = columns.names[place] if place < len(columns.names) else ""
            extra.append(f"**{name}:** {body.text}" if name else body.text)
    if not values.get("ask"):
        remarks.append(Remark(line.number, "a row without a question", line.text.strip()))
        return
    drafts.append(Draft(_plain(values, extra, section), line.number))


def _plain(values: dict[str, str], extra: list[str], section: str | None) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    number = values.get("number", "").strip("#Q. ")
    if number.isdecimal() and 0 < int(number[:9]) <= 1_000_000:
        plain["number"] = int(number[:9])
    if values.get("section") or section:
        plain["section"] = values.get("section") or section
    plain["ask"] = values["ask"]
    answer = values.get("answer", "")
    because = values.get("because", "")
    if because and not values.get("said"):
        extra = [because, *extra]
    if answer or extra:
        plain["answer"] = "\n\n".join(part for part in (answer, *extra) if part)
    if values.get("said"):
        said = {"said": values["said"], "because": because or answer or "It is wrong."}
        plain["pitfalls"] = [said]
    return plain

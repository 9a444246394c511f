"""Where an imported question says it comes from: its file, and its place in it where the number alone is not enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_grill.exchange.intake import Remark

if TYPE_CHECKING:
    from interview_grill.exchange.intake import Draft, Intake


def with_source(intake: Intake, source: str) -> Intake:
    """The drafts without an id with their `source`, in a new intake.

    Of a number used twice (lists that begin anew in each section) the first stays; the others keep theirs in
    the source: `list.md, B 3`.
    """
    used: set[int] = set()
    drafts: list[Draft] = []
    again = 0
    for draft in intake.drafts:
        if "id" in draft.plain:
            drafts.append(draft)
            continue
        number, section = draft.plain.get("number"), draft.plain.get("section", "")
        plain: dict[str, Any] = {"source": source} | draft.plain
        if number is not None and number in used:
            again += 1
            del plain["number"]
            place = f"{section} {number}" if section else f"{number}"
            plain["source"] = f"{plain['source']}, {place}"
        elif number is not None:
            used.add(number)
        drafts.append(draft._replace(plain=plain))
    remarks = intake.remarks
    if again:
        what = f"{again} question{' has' if again == 1 else 's have'} a number that is taken: it is kept in `source`"
        remarks = [Remark(0, what), *remarks]
    return type(intake)(drafts, intake.deck, remarks)

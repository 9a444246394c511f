"""Rows that people typed: without ids, their words as foreign as those of a Markdown file."""

from __future__ import annotations

from interview_grill.exchange.intake import Draft, Intake, Remark
from interview_grill.exchange.question_list.body import Body, card_text, line_text


def as_markdown(intake: Intake) -> Intake:
    """The drafts without an id with question and answer as cards write them.

    Those with an id come from an export of this program and are cards' text already. The intake given is not
    changed.
    """
    remarks = list(intake.remarks)
    drafts = [draft if "id" in draft.plain else _read(draft, remarks) for draft in intake.drafts]
    return Intake(drafts, intake.deck, remarks)


def _read(draft: Draft, remarks: list[Remark]) -> Draft:
    plain = dict(draft.plain)
    for key in ("ask", "answer"):
        if isinstance(plain.get(key), str):
            body: Body = line_text(plain[key]) if key == "ask" else card_text(plain[key].split("\n"))
            plain[key] = body.text
            remarks += [Remark(draft.line, f"left out of the question: {what}") for what in body.dropped]
    return draft._replace(plain={key: value for key, value in plain.items() if value != ""})

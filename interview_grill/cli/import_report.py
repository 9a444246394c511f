"""What `grill import` tells: what was taken and where it went, and line by line what was not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_grill.cli.importing import Answers, Imported
    from interview_grill.exchange.intake import Remark

_SHOWN = 20


def report_lines(done: Imported, *, every: bool) -> Iterator[str]:
    """The report for a person; `every` remark, or the first twenty, in the order of the file."""
    path, result = done.incoming.path, done.received.matched
    count = len(done.incoming.intake.drafts)
    if count:
        yield f"{'Would take' if done.dry else 'Took'} {_counted(count, 'question')} from {path} into {done.to}:"
        parts = (("new", result.new), ("changed", result.changed), ("as before", result.unchanged))
        yield f"  {', '.join(f'{len(ids)} {what}' for what, ids in parts if ids)}{_without_answer(done)}."
    if done.incoming.package and (returned := len(done.incoming.package.returned)):
        yield f"  {_counted(returned, 'question')} of {path} came from this bank and stay as they are."
    if done.answers is not None:
        yield from _answer_lines(done.answers)
    if result.missing:
        named = ", ".join(result.missing[:5]) + ("…" if len(result.missing) > 5 else "")
        yield f"  {len(result.missing)} no longer in the file, kept all the same: {named}"
    if done.received.former:
        yield f"  The file had been edited; its former text is in {done.received.former}"
    remarks = _remarks(done)
    if remarks:
        yield f"Not taken, or not as it stood ({len(remarks)}):"
    for remark in remarks if every else remarks[:_SHOWN]:
        place = f"{path}:{remark.lines}: " if remark.line else ""
        yield f"  {place}{remark.what}{f': {remark.excerpt}' if remark.excerpt else ''}"
    if len(remarks) > _SHOWN and not every:
        yield f"  and {len(remarks) - _SHOWN} more: --verbose shows them"


def report_plain(done: Imported) -> dict[str, Any]:
    """The report as one JSON document; lines are 1-based, null for what concerns the whole file."""
    result = done.received.matched
    return {
        "file": done.incoming.path,
        "to": done.to,
        "dry_run": done.dry,
        "questions": len(done.incoming.intake.drafts),
        "new": result.new,
        "changed": result.changed,
        "unchanged": result.unchanged,
        "missing": result.missing,
        "returned": list(done.incoming.package.returned) if done.incoming.package else [],
        "answers": done.answers._asdict() if done.answers else None,
        "former": done.received.former,
        "remarks": [
            {"line": one.line or None, "last_line": max(one.line, one.last_line) or None, "what": one.what,
             "text": one.excerpt}
            for one in _remarks(done)
        ],
    }  # fmt: skip


def _answer_lines(answers: Answers) -> Iterator[str]:
    here = answers.found - answers.added - answers.without_card - answers.senseless
    yield f"  {_counted(answers.found, 'answer')} in the review log: {answers.added} new, {here} here already."
    if answers.without_card:
        yield f"  {answers.without_card} of cards that were not taken."
    if answers.senseless:
        yield f"  {answers.senseless} without a rating or with an impossible time."


def _remarks(done: Imported) -> list[Remark]:
    return sorted([*done.incoming.intake.remarks, *done.received.remarks])


def _without_answer(done: Imported) -> str:
    result = done.received.matched
    taken = {*result.new, *result.changed, *result.unchanged}
    number = sum(plain["id"] in taken and not plain.get("answer") for plain in result.questions)
    return f"; {number} without an answer" if number else ""


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"

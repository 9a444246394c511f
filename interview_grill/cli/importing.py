"""Read a file of questions from elsewhere and put them into a bank: what `grill import` does, and what it tells."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from interview_grill.errors import ExchangeError
from interview_grill.exchange.intake import Draft, Intake, Remark

if TYPE_CHECKING:
    from interview_grill.cli.destination import Received
    from interview_grill.cli.surroundings import Surroundings

_ENDINGS = {
    ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown", ".mkd": "markdown", ".txt": "markdown",
    ".csv": "csv", ".tsv": "tsv", ".tab": "tsv", ".json": "json", ".yaml": "yaml", ".yml": "yaml",
}  # fmt: skip


class Form(StrEnum):
    """What can be read."""

    MARKDOWN = "markdown"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    YAML = "yaml"


class Incoming(NamedTuple):
    """A file with its name for `source`, and what was found in it."""

    path: str
    source: str
    intake: Intake


class Imported(NamedTuple):
    """An import that is done, or that would be done so."""

    incoming: Incoming
    to: str
    received: Received
    dry: bool


def form_of(path: str) -> Form:
    """The format of a file, by its name. Raises ExchangeError."""
    ending = os.path.splitext(path)[1].lower()
    if os.path.isdir(path):
        return Form.YAML
    if ending == ".jsonl":
        raise ExchangeError("this is a log of answers", where=path, mend=f"grill merge {path}")
    if ending not in _ENDINGS:
        raise ExchangeError(
            f"no format is known by the ending {ending or 'of this name'}",
            where=path,
            mend=f"say which with --format: {', '.join(Form)}",
        )
    return Form(_ENDINGS[ending])


def read_questions(path: str, form: Form) -> Incoming:
    """Everything in a file. Raises ExchangeError, or BankError for a YAML bank with errors."""
    source = os.path.basename(os.path.abspath(path))
    if form is Form.YAML:
        return Incoming(path, source, _bank(path))
    text = _text(path)
    if form is Form.MARKDOWN:
        from interview_grill.exchange.question_list.reader import read_markdown
        from interview_grill.exchange.source_places import with_source

        return Incoming(path, source, with_source(read_markdown(text, where=path), source))
    if form is Form.JSON:
        return Incoming(path, source, _document(text, path))
    return Incoming(path, source, _table(text, path, form))


def _text(path: str) -> str:
    from interview_grill.exchange.clean_text import LARGEST_FILE, decoded

    try:
        with open(path, "rb") as stream:
            raw = stream.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ExchangeError(f"cannot be read: {reason}", where=path) from error
    if len(raw) > LARGEST_FILE:
        raise ExchangeError(f"the file is larger than {LARGEST_FILE:,} bytes", where=path, mend="split it")
    return decoded(raw, where=path)


def _bank(path: str) -> Intake:
    from interview_grill.bank.load import load
    from interview_grill.bank.united import refuse

    loaded = load(path)
    refuse(path, loaded.faults)
    drafts = [Draft(_whole(written.plain), written.line) for written in loaded.questions]
    return Intake(drafts, loaded.header)


def _document(text: str, path: str) -> Intake:
    from interview_grill.exchange.json_document import decode

    plain = decode(text, where=path)
    drafts = [Draft(_whole(question)) for question in plain.questions]
    return _cleaned(Intake(drafts, plain.deck))


def _table(text: str, path: str, form: Form) -> Intake:
    from interview_grill.exchange.delimited import COMMA, TAB, decode

    rows = decode(text, TAB if form is Form.TSV else COMMA, where=path)
    return _cleaned(Intake([Draft(_whole(plain), line) for line, plain in rows]))


def _whole(plain: dict[str, Any]) -> dict[str, Any]:
    """A question that says all there is to it: what it lacks is taken back from the one it replaces."""
    from interview_grill.bank.format import QUESTION

    return {**dict.fromkeys(QUESTION.keys), **plain} if "id" in plain else plain


def _cleaned(intake: Intake) -> Intake:
    """Texts without characters that act unseen, none longer than a bank allows."""
    from interview_grill.exchange.clean_text import clean_plain

    drafts, remarks = [], list(intake.remarks)
    for place, draft in enumerate(intake.drafts, 1):
        plain, notes = clean_plain(draft.plain)
        drafts.append(Draft(plain, draft.line))
        named = "" if draft.line else f"question {place}: "
        remarks += [Remark(draft.line, f"{named}{note}") for note in notes]
    return Intake(drafts, clean_plain(intake.deck).plain, remarks)


def checked(incoming: Incoming) -> Incoming:
    """The drafts that a bank would take; the others become remarks. Raises ExchangeError when none is left."""
    from interview_grill.bank.outside import read_header, read_question

    path, source, intake = incoming
    good: list[Draft] = []
    remarks = list(intake.remarks)
    for place, draft in enumerate(intake.drafts, 1):
        said = {key: value for key, value in draft.plain.items() if value is not None}
        read = read_question({"id": "none-yet"} | said, file=path, line=draft.line)
        if read.faults:
            fault = read.faults[0]
            named = "" if draft.line else f"question {place}: "
            remarks.append(Remark(draft.line, f"not taken: {named}{fault.what}", str(said.get("ask", ""))))
        else:
            good.append(Draft({**draft.plain, **_own(read.plain, said)}, draft.line))
    header = read_header(intake.deck, file=path)
    if header.faults:
        remarks.append(Remark(0, f"the header is not taken: {header.faults[0].what}"))
    if not good:
        first = f": {remarks[0].what}" if remarks else ""
        raise ExchangeError(f"there is no question to take{first}", where=path)
    return Incoming(path, source, Intake(good, {} if header.faults else header.plain, sorted(remarks)))


def _own(read: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in read.items() if key in said}


def imported(here: Surroundings, path: str, form: Form | None, to: str | None, *, dry: bool) -> Imported:
    """Import a file. Raises GrillError."""
    from interview_grill.cli.destination import Destination

    incoming = checked(read_questions(path, form or form_of(path)))
    destination = Destination.of(here, incoming, to)
    received = destination.receive(incoming, dry=dry)
    return Imported(incoming, destination.path, received, dry)

"""Read a file of questions from elsewhere and put them into a bank: what `grill import` does, and what it
tells.

Whatever the format, a file becomes drafts and remarks, and the bank's own reading decides which drafts are
taken; what it refuses becomes a remark at its line, or with its number where a format has no lines.
"""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from interview_grill.errors import ExchangeError, WrongUsage
from interview_grill.exchange.intake import Draft, Intake, Remark

if TYPE_CHECKING:
    from interview_grill.cli.destination import Received
    from interview_grill.cli.surroundings import Surroundings
    from interview_grill.exchange.anki_intake.package import Package

_ENDINGS = {
    ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown", ".mkd": "markdown", ".txt": "markdown",
    ".apkg": "anki", ".colpkg": "anki",
    ".csv": "csv", ".tsv": "tsv", ".tab": "tsv", ".json": "json", ".yaml": "yaml", ".yml": "yaml",
}  # fmt: skip


class Form(StrEnum):
    """What can be read."""

    MARKDOWN = "markdown"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    YAML = "yaml"
    ANKI = "anki"


class Incoming(NamedTuple):
    """A file with its name for `source`, and what was found in it."""

    path: str
    source: str
    intake: Intake
    package: Package | None = None


class Answers(NamedTuple):
    """Of a review log: how many answers there are, how many were added, and how many could not be."""

    found: int
    added: int
    without_card: int
    senseless: int


class Imported(NamedTuple):
    """An import that is done, or that would be done so."""

    incoming: Incoming
    to: str
    received: Received
    answers: Answers | None
    dry: bool


def form_of(path: str) -> Form:
    """The format of a file, by its name; a folder is a YAML bank. Raises ExchangeError for other endings."""
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


def read_questions(here: Surroundings, path: str, form: Form, *, history: bool = False) -> Incoming:
    """Everything in a file. Raises ExchangeError, or BankError for a YAML bank with errors.

    `history` concerns Anki packages alone: their review log is read too. Nothing is written.
    """
    source = os.path.basename(os.path.abspath(path))
    if form is Form.ANKI:
        from interview_grill.exchange.anki_intake.notes import SOURCE
        from interview_grill.exchange.anki_intake.package import read_package

        package = read_package(path, frozenset(here.library.ids), history=history)
        return Incoming(path, SOURCE, _cleaned(package.intake), package)
    if form is Form.YAML:
        return Incoming(path, source, _bank(path))
    from interview_grill.exchange.source_places import with_source

    text = _text(path)
    if form is Form.MARKDOWN:
        from interview_grill.exchange.question_list.reader import read_markdown

        return Incoming(path, source, with_source(read_markdown(text, where=path), source))
    intake = _document(text, path) if form is Form.JSON else _table(text, path, form)
    return Incoming(path, source, with_source(intake, source))


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
    intake = _cleaned(Intake([Draft(_whole(plain), line) for line, plain in rows]))
    if all("id" in draft.plain for draft in intake.drafts):
        return intake
    from interview_grill.exchange.question_list.rows import as_markdown

    return as_markdown(intake)


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
        drafts.append(draft._replace(plain=plain))
        named = "" if draft.line else f"question {place}: "
        remarks += [Remark(draft.line, f"{named}{note}") for note in notes]
    return Intake(drafts, clean_plain(intake.deck).plain, remarks)


def checked(incoming: Incoming) -> Incoming:
    """The drafts that a bank would take; the others become remarks. Raises ExchangeError when none is left."""
    from interview_grill.bank.outside import read_header, read_question

    path, intake = incoming.path, incoming.intake
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
            good.append(draft._replace(plain={**draft.plain, **_own(read.plain, said)}))
    header = read_header(intake.deck, file=path)
    if header.faults:
        remarks.append(Remark(0, f"the header is not taken: {header.faults[0].what}"))
    if not good and not (incoming.package and incoming.package.returned):
        first = f": {remarks[0].what}" if remarks else ""
        raise ExchangeError(f"there is no question to take{first}", where=path)
    return incoming._replace(intake=Intake(good, {} if header.faults else header.plain, sorted(remarks)))


def _own(read: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in read.items() if key in said}


def imported(
    here: Surroundings, path: str, form: Form | None, to: str | None, *, history: bool, dry: bool
) -> Imported:
    """Import a file, with `history` its review log too; with `dry` nothing is written.

    `form` None means by the name, `to` None a file in the home. Raises WrongUsage for `history` without Anki,
    ExchangeError, BankError and StoreError; questions are written before answers, and stay when these fail.
    """
    from interview_grill.cli.destination import Destination

    form = form or form_of(path)
    if history and form is not Form.ANKI:
        raise WrongUsage(
            "--history goes with an Anki package alone", mend="for a log of answers: grill merge FILE"
        )
    incoming = checked(read_questions(here, path, form, history=history))
    destination = Destination.of(here, incoming, to)
    received = destination.receive(incoming, dry=dry)
    answers = None
    if history and incoming.package is not None:
        answers = _take_answers(here, incoming.package, received, dry=dry)
    return Imported(incoming, destination.path, received, answers, dry)


def _take_answers(here: Surroundings, package: Package, received: Received, *, dry: bool) -> Answers:
    """Add the answers of a package to the log, those that are not there yet."""
    from interview_grill.exchange.anki_intake.reviews import Terms
    from interview_grill.memory.calendar import local_day

    settings = here.settings

    def day_of(at: int) -> int:
        return local_day(at, rollover=settings.rollover)

    log = package.log(received.ids, here.log_to_read.events(), Terms(settings.retention, day_of, here.now()))
    added = len(log.events) if dry or not log.events else here.store.absorb(log.events)
    return Answers(len(package.answers), added, log.without_card, log.senseless)

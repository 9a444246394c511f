"""The formats of `grill export`: each a function from what was selected to the bytes of a file, piece by piece."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from interview_grill.exchange.collection import Collection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from interview_grill.cli.selection import Selected
    from interview_grill.cli.surroundings import Surroundings


_LONGEST_EPOCH = 11  # digits: beyond the year 5000, which is no date of a build


class Format(StrEnum):
    """What can be written."""

    ANKI = "anki"
    HTML = "html"
    MARKDOWN = "markdown"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    YAML = "yaml"
    HASHCARDS = "hashcards"
    REPEATER = "repeater"
    LOG = "log"


class Manner(NamedTuple):
    """How to write: the seed of what is drawn, and whether memory goes along."""

    seed: int = 0
    with_schedule: bool = False


def collection_of(here: Surroundings, selected: Selected) -> Collection:
    """The selected questions, read, under the header of the bank."""
    questions = tuple(map(here.library.question, selected.questions))
    return Collection(questions, here.library.deck, selected.cards)


def written(here: Surroundings, form: Format, collection: Collection, manner: Manner) -> Iterable[bytes]:
    """The bytes of the file, made as they are asked for where the format allows it.

    An Anki package carries the time its questions were changed, or SOURCE_DATE_EPOCH, so that the same
    questions make the same bytes. Raises ProblemError for a task that cannot be drawn, once its piece is
    taken.
    """
    if form is Format.ANKI:
        return _anki(here, collection, manner)
    return (piece.encode("utf-8", "replace") for piece in _text(here, form, collection, manner.seed))


def written_log(here: Surroundings, path: str | None) -> Iterable[bytes]:
    """The log of answers. A log that stands at `path` already is kept as it is and gets what it lacks.

    With None for `path` it is written anew. Raises ExchangeError where the file there is no log, OSError
    where it cannot be read.
    """
    from interview_grill.exchange.event_log import encode, extended

    events = here.log_to_read.events()
    if path is None or not os.path.isfile(path):
        return (line.encode("utf-8", "replace") for line in encode(events))
    return extended(path, events)


def _text(here: Surroundings, form: Format, collection: Collection, seed: int) -> Iterator[str]:
    from interview_grill.exchange import card_markdown, delimited, json_document, markdown, yaml_bank

    match form:
        case Format.JSON:
            return json_document.encode(collection)
        case Format.YAML:
            return yaml_bank.encode(collection)
        case Format.CSV:
            return delimited.encode(collection)
        case Format.TSV:
            return delimited.encode(collection, delimited.TAB)
        case Format.HASHCARDS:
            return card_markdown.encode_hashcards(collection, seed=seed)
        case Format.REPEATER:
            return card_markdown.encode_repeater(collection, seed=seed)
        case Format.HTML:
            return _html(here, collection, seed)
        case _:
            return markdown.encode(collection, seed=seed)


def _anki(here: Surroundings, collection: Collection, manner: Manner) -> Iterable[bytes]:
    from interview_grill.exchange.anki_package import encode
    from interview_grill.exchange.anki_schedule import Schedule

    modified = here.library.modified()
    epoch = here.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdecimal() and len(epoch) <= _LONGEST_EPOCH:
        modified = dict.fromkeys(modified, int(epoch))
    schedule = Schedule.of(here.log_to_read.events(), here.today) if manner.with_schedule else None
    return encode(collection, modified=modified, schedule=schedule, seed=manner.seed)


def _html(here: Surroundings, collection: Collection, seed: int) -> Iterator[str]:
    from interview_grill.exchange.html_page import Terms, encode

    terms = Terms(retention=here.settings.retention, rollover=here.settings.rollover)
    return encode(collection, terms, seed=seed)

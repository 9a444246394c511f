"""Questions as one JSON document, lossless and versioned.

    {"format": "interview-grill questions", "version": 1, "deck": {…}, "questions": [{…}, …]}

`deck` has the keys of a bank's header, a question the keys of a question in a bank (`grill bank schema`), each
left out where it would be empty or the default. A question stands on a line of its own, so that versions
compare line by line. A newer version is refused; keys are only ever added within one.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from interview_grill.bank.plain import plain_deck, plain_question
from interview_grill.errors import ExchangeError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_grill.exchange.collection import Collection

FORMAT = "interview-grill questions"
VERSION = 1


class PlainBank(NamedTuple):
    """A bank as plain data, its shape not yet checked against the bank format."""

    deck: dict[str, Any]
    questions: list[dict[str, Any]]


def encode(collection: Collection) -> Iterator[str]:
    """The document, piece by piece; `decode` reads back the same values."""
    head = {"format": FORMAT, "version": VERSION, "deck": plain_deck(collection.deck)}
    yield f'{_compact(head)[:-1]}, "questions": ['
    for place, question in enumerate(collection.questions):
        yield f"{',' if place else ''}\n{_compact(plain_question(question))}"
    yield "\n]}\n"


def decode(text: str, *, where: str) -> PlainBank:
    """The document's deck and questions.

    Raises ExchangeError naming the file `where`, and the place if there is one: for text that is no JSON,
    another format or version, and a `deck` or `questions` of another type.
    """
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"{where}:{error.lineno}:{error.colno}"
        raise ExchangeError(f"this is not JSON: {error.msg}", where=place) from error
    except RecursionError as error:
        raise ExchangeError("the JSON is nested too deeply", where=where) from error
    except ValueError as error:  # Python converts no more than 4300 digits, as that takes quadratic time
        raise ExchangeError("the JSON holds a number of too many digits", where=where) from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise ExchangeError(
            f'the document does not say "format": "{FORMAT}"', where=where, mend="export it with grill"
        )
    version, deck, questions = (document.get(key) for key in ("version", "deck", "questions"))
    if version != VERSION:
        raise ExchangeError(
            f"version {version!r} of this format is unknown here", where=where, mend="update grill"
        )
    if not isinstance(deck, dict):
        raise ExchangeError("`deck` is not an object", where=where)
    if not isinstance(questions, list) or not all(isinstance(item, dict) for item in questions):
        raise ExchangeError("`questions` is not a list of objects", where=where)
    return PlainBank(deck, questions)


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)

"""An Anki package as questions and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from interview_grill.bank.model import Kind, card_id
from interview_grill.errors import ExchangeError
from interview_grill.exchange.anki_intake.archive import unpack
from interview_grill.exchange.anki_intake.collection import opened
from interview_grill.exchange.anki_intake.notes import NoteReader
from interview_grill.exchange.anki_intake.own_notes import own_id
from interview_grill.exchange.anki_intake.reviews import Log, card_places, read_log
from interview_grill.exchange.intake import Draft, Intake, Remark

if TYPE_CHECKING:
    from collections.abc import Collection as Ids
    from collections.abc import Iterable, Mapping

    from interview_grill.exchange.anki_intake.collection import Answered
    from interview_grill.exchange.anki_intake.reviews import Terms
    from interview_grill.memory.event import Event

_KINDS = (Kind.RECALL, Kind.COMPUTE, Kind.DERIVE)  # in the order of the cards of our own notes


class Package(NamedTuple):
    """What a package holds. `returned` are the ids of questions that this program exported and still has.

    `notes` gives the guid of each note by its id; `answers` is empty unless the history was asked for.
    """

    intake: Intake
    returned: tuple[str, ...]
    notes: Mapping[int, str]
    answers: tuple[Answered, ...]

    def log(self, ids: Mapping[str, str], known: Iterable[Event], terms: Terms) -> Log:
        """The answers as events; `ids` gives what each mark of the drafts is called now."""
        places = {(guid, ord_): card_id(id_, Kind.RECALL) for guid, ord_, id_ in card_places(ids)}
        cards: dict[tuple[int, int], str] = {}
        for note, guid in self.notes.items():
            own = own_id(guid)
            if own is not None and (own in self.returned or guid in ids):
                cards |= {(note, place): card_id(own, kind) for place, kind in enumerate(_KINDS)}
        numbers = {guid: note for note, guid in self.notes.items()}
        cards |= {
            (numbers[guid], place): card
            for (guid, place), card in places.items()
            if own_id(guid) is None and guid in numbers
        }
        return read_log(self.answers, cards, known, terms)


def read_package(path: str, known: Ids[str], *, history: bool = False) -> Package:
    """Read a package; `known` are the ids of the bank's questions, `history` asks for the review log too.

    Raises ExchangeError as `unpack` and `opened` do, for a package without notes, and for one that holds only
    Anki's notice to update.
    """
    unpacked = unpack(path)
    with opened(unpacked.database, path) as collection:
        reader = NoteReader(collection.note_types(), collection.decks(), known)
        drafts: list[Draft] = []
        notes: dict[int, str] = {}
        for place, note in enumerate(collection.notes(), 1):
            notes[note.id] = note.guid
            drafts += reader.drafts(note, place)
        answers = tuple(collection.answers()) if history else ()
    if not notes:
        raise ExchangeError("the package holds no notes", where=path)
    _refuse_notice(drafts, path)
    remarks = reader.remarks
    if unpacked.media:
        remarks = [Remark(0, f"{unpacked.media} media files left out"), *remarks]
    return Package(Intake(drafts, reader.header(drafts), remarks), tuple(reader.returned), notes, answers)


def _refuse_notice(drafts: list[Draft], path: str) -> None:
    """Anki's present format keeps a lone note in the old place that tells old versions to update."""
    if len(drafts) == 1 and "update to the latest Anki version" in drafts[0].plain["ask"]:
        raise ExchangeError(
            "this package holds only Anki's notice to update",
            where=path,
            mend="in Anki tick 'Support older Anki versions' when exporting",
        )

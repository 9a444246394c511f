"""The file that imported questions go to: what it holds already, and how the new ones join them.

A second import of a changed list must update and not double, so the file that a list went to before is found
again by its source. A file edited by hand is copied before it is replaced.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from interview_grill.bank import build
from interview_grill.bank.format import BANDS, SECTIONS
from interview_grill.bank.load import joined, load
from interview_grill.bank.united import refuse
from interview_grill.errors import ExchangeError
from interview_grill.exchange.collection import Collection
from interview_grill.exchange.intake import Draft, Remark
from interview_grill.exchange.matching import is_from, matched, words_of
from interview_grill.exchange.naming import slug
from interview_grill.exchange.written_file import write_file
from interview_grill.exchange.yaml_bank import encode

if TYPE_CHECKING:
    from interview_grill.cli.importing import Incoming
    from interview_grill.cli.surroundings import Surroundings
    from interview_grill.exchange.matching import Matched

_OTHER_LIST = 4  # questions of an earlier import, none of which is there: the file is a different one


@dataclass(frozen=True, slots=True)
class Destination:
    """A YAML file. `taken` are the ids of other files: those of the learner's own, which cannot be there twice, with
    the file that has them; the bank's with nothing, since a question of one's own replaces those.
    """

    path: str
    header: dict[str, Any]
    questions: list[dict[str, Any]]
    taken: dict[str, str]

    @classmethod
    def of(cls, here: Surroundings, incoming: Incoming, to: str | None) -> Destination:
        """Where to put what was read: `to`, else a file in the home's folder of questions.

        `to` may be a folder. Raises BankError when the bank, or a file that is there already, has errors.
        """
        _, own = here.banks_in_use()
        taken = dict.fromkeys(here.library.ids, "")
        files = here.library.files()
        mine = {id_: file for id_, file in files.items() if _is_within(file, own)}
        path = _path(here, incoming, own, to, mine)
        if _is_within(path, own):
            taken |= mine
        if not os.path.exists(path):
            return cls(path, {}, [], taken)
        loaded = load(path, within=_header(here))
        refuse(path, loaded.faults)
        questions = [written.plain for written in loaded.questions]
        for plain in questions:
            taken.pop(plain["id"], None)
        return cls(path, loaded.header, questions, taken)

    def receive(self, incoming: Incoming, *, dry: bool) -> Received:
        """Join the drafts with what is there and write the file, unless nothing changes, or with `dry`.

        Raises ExchangeError when the file holds another list of the same name, or cannot be written; it is
        then as before.
        """
        drafts, remarks = self._placed(incoming.intake.drafts)
        self._refuse_other_list(incoming, drafts)
        result = matched(self.questions, drafts, source=incoming.source, taken=self.taken)
        header = _with_names(joined(incoming.intake.deck, self.header), result.questions)
        former = None
        if not dry and (result.new or result.changed or (drafts and header != self.header)):
            former = self._write(header, result.questions)
        ids = {draft.mark: id_ for draft, id_ in zip(drafts, result.ids, strict=True) if draft.mark}
        return Received(result, remarks, ids, former)

    def _placed(self, drafts: list[Draft]) -> tuple[list[Draft], list[Remark]]:
        """The drafts that may go here; an id that another file of one's own has cannot be there twice."""
        good: list[Draft] = []
        remarks: list[Remark] = []
        seen: set[str] = set()
        for draft in drafts:
            id_ = draft.plain.get("id", "")
            if self.taken.get(id_):
                remarks.append(
                    Remark(
                        draft.line, f"not taken: {id_} is in {self.taken[id_]} already", draft.plain["ask"]
                    )
                )
            elif id_ in seen:
                remarks.append(
                    Remark(draft.line, f"not taken: the id {id_} is there twice", draft.plain["ask"])
                )
            else:
                good.append(draft)
            seen |= {id_} - {""}
        return good, remarks

    def _refuse_other_list(self, incoming: Incoming, drafts: list[Draft]) -> None:
        """Two lists of one name, such as README.md, would overwrite one another by their numbers."""
        before = {
            words_of(one["ask"]) for one in self.questions if is_from(one.get("source", ""), incoming.source)
        }
        if len(before) < _OTHER_LIST or any("id" in draft.plain for draft in drafts):
            return
        if before.isdisjoint(words_of(draft.plain["ask"]) for draft in drafts):
            raise ExchangeError(
                f"{self.path} holds another list of that name: none of its {len(before)} questions is in this one",
                where=incoming.path,
                mend="rename the file, or give --to another.yaml",
            )

    def _write(self, header: dict[str, Any], questions: list[dict[str, Any]]) -> str | None:
        """Write the file; where a person had edited it, its former text is kept and its path returned."""
        former = None
        try:
            os.makedirs(os.path.dirname(os.path.abspath(self.path)), mode=0o700, exist_ok=True)
            if os.path.exists(self.path):
                former = _kept(self.path, _encoded(self.header, self.questions))
        except OSError as error:
            raise ExchangeError(f"cannot be written: {error.strerror}", where=self.path) from error
        write_file(self.path, [_encoded(header, questions)], replace=True)
        return former


class Received(NamedTuple):
    """What became of the drafts, with the ids of those that have a mark; `former` is the copy of a file that had been
    edited by hand.
    """

    matched: Matched
    remarks: list[Remark]
    ids: dict[str, str]
    former: str | None


def _encoded(header: dict[str, Any], questions: list[dict[str, Any]]) -> bytes:
    collection = Collection(tuple(map(build.question, questions)), build.deck(header))
    return "".join(encode(collection)).encode()


def _kept(path: str, expected: bytes) -> str | None:
    """Copy a file whose bytes are not what an import writes: comments and layout would be lost."""
    with open(path, "rb") as stream:
        found = stream.read()
    if found == expected:
        return None
    copy = f"{path}.bak"
    write_file(copy, [found], replace=True)
    return copy


def _header(here: Surroundings) -> dict[str, Any]:
    deck = here.library.deck
    return {"sections": deck.sections, "bands": deck.bands}


def _path(here: Surroundings, incoming: Incoming, own: str, to: str | None, mine: dict[str, str]) -> str:
    """`to`; or a file of one's own that holds questions of this source; or one named after the file read."""
    if to is not None and not os.path.isdir(to):
        return to
    name = slug(os.path.splitext(os.path.basename(os.path.abspath(incoming.path)))[0])
    usual = os.path.join(to or own, f"{name if name != 'deck' else 'imported-deck'}.yaml")
    if to is not None or os.path.exists(usual):
        return usual
    sources = {draft.plain["source"] for draft in incoming.intake.drafts if draft.plain.get("source")}
    sources &= {*sources} if incoming.package else {incoming.source}
    found = (
        file for id_, file in mine.items() if here.library.question(id_, wording_only=True).source in sources
    )
    return next(found, usual) if sources else usual


def _is_within(path: str, folder: str) -> bool:
    return os.path.abspath(path).startswith(os.path.join(os.path.abspath(folder), ""))


def _with_names(header: dict[str, Any], questions: list[dict[str, Any]]) -> dict[str, Any]:
    """A header that names every section and band in use, where those that every bank knows do not do."""
    made = dict(header)
    for key, names, usual in (("section", "sections", SECTIONS), ("band", "bands", BANDS)):
        used = dict.fromkeys(plain[key] for plain in questions if plain.get(key))
        declared = header.get(names, {})
        if set(used) - set(declared or usual):
            made[names] = {**declared, **{name: name for name in used if name not in declared}}
    return made

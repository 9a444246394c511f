"""The questions that are in force: one bank or several, and the learner's own beside them.

Everything is read from the compiled index (`interview_grill.bank.index`); YAML is parsed only when a file
changed. What reads may raise BankError, for an index that stays damaged when it was compiled anew.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from interview_grill.bank import build
from interview_grill.bank.cache import Sources, compile_anew, open_index, sources_of
from interview_grill.bank.fault import Fault, Severity
from interview_grill.bank.model import Kind
from interview_grill.errors import BankError, WrongUsage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.bank.excerpt import Source
    from interview_grill.bank.model import Deck, FollowUp, Question
    from interview_grill.listening.compiled import Ears, Synonyms


class CardRow(NamedTuple):
    """A card of the bank; `position` is its question's place, `weight` how often it is asked. An empty section means
    none.
    """

    id: str
    question: str
    kind: Kind
    section: str
    position: int
    tags: frozenset[str]
    weight: float = 1.0


class Library:
    """The questions of some banks and of a home."""

    def __init__(self, sources: Sources, cache: str | None) -> None:
        self._sources = sources
        self._cache = cache
        self._index = open_index(sources, cache)

    @classmethod
    def open(cls, banks: Sequence[str] = (), *, home: str | None = None) -> Library:
        """The library over `banks` (the bundled one if none is given) and `HOME/questions`.

        Raises BankError when a bank is not there or has errors; errors in the home are in `faults` instead.
        """
        return cls(*sources_of(banks, home))

    def close(self) -> None:
        """Close the index."""
        self._index.close()

    def __del__(self) -> None:
        if "_index" in self.__dict__:  # opening may have failed
            self.close()

    @property
    def index_path(self) -> str:
        """The SQLite file whose table `card` (see `interview_grill.bank.index`) lists every card."""
        return self._index.path

    @cached_property
    def deck(self) -> Deck:
        """The header; of several banks the first one's, with the sections and bands of all."""
        return build.deck(json.loads(self._rows("SELECT value FROM meta WHERE key = 'deck'")[0][0]))

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the learner's own questions; those files are left out."""
        rows = self._rows('SELECT severity, file, line, "column", what, mend FROM fault')
        return tuple(Fault(Severity(row[0]), *row[1:]) for row in rows)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Every id, in the order of the bank."""
        return tuple(row[0] for row in self._rows("SELECT id FROM question ORDER BY position"))

    def __len__(self) -> int:
        return int(self._rows("SELECT count(*) FROM question")[0][0])

    def sections(self) -> tuple[str, ...]:
        """The sections that have questions, in the header's order."""
        return self._used("section", list(self.deck.sections))

    def bands(self) -> tuple[str, ...]:
        """The bands that have questions, in the header's order."""
        return self._used("band", list(self.deck.bands))

    def tags(self) -> tuple[str, ...]:
        """Every tag in use, by name."""
        return tuple(row[0] for row in self._rows("SELECT DISTINCT tag FROM tag ORDER BY tag"))

    def holds_card(self, card: str) -> bool:
        """Whether a card is in force; editing may take one away."""
        return bool(self._rows("SELECT 1 FROM card WHERE card = ?", card))

    def cards(self) -> list[CardRow]:
        """Every card in the order of the bank; no question is read."""
        tags: dict[int, set[str]] = {}
        for tag, position in self._rows("SELECT tag, position FROM tag"):
            tags.setdefault(position, set()).add(tag)
        kinds = {kind.value: kind for kind in Kind}
        rows = self._rows(
            "SELECT card, question, kind, section, position, weight FROM card ORDER BY position"
        )
        return [
            CardRow(
                card,
                question,
                kinds[kind],
                section or "",
                position,
                frozenset(tags.get(position, ())),
                weight,
            )
            for card, question, kind, section, position, weight in rows
        ]

    def question(self, question_id: str, *, wording_only: bool = False) -> Question:
        """The question of an id; `wording_only` leaves out formulas, tasks and derivations, and is quicker.

        Raises WrongUsage, with the nearest id, if there is none.
        """
        rows = self._rows("SELECT plain, checksum FROM question WHERE id = ?", question_id)
        if not rows:
            raise self._unknown(question_id)
        return self._built(*rows[0], wording_only=wording_only) or self._after_repair(question_id)

    def questions(self) -> Iterator[Question]:
        """Every question in the order of the bank, read as it is asked for."""
        return map(self.question, self.ids)

    def find(self, name: str) -> Question:
        """The question of an id, a number or a card. Raises WrongUsage if there is none."""
        whole, colon, kind = name.partition(":")
        return self.question(self._id_of(whole if colon and kind in list(Kind) else name))

    def cards_named(self, name: str) -> list[str]:
        """The cards a person means: all of a question, or one (`:recall`), by id or number. Raises WrongUsage."""
        question, colon, kind = name.partition(":")
        whole = self._id_of(question)
        if colon and self.holds_card(f"{whole}:{kind}"):
            return [f"{whole}:{kind}"]
        found = self._rows("SELECT card FROM card WHERE question = ?", whole)
        cards = sorted(
            (row[0] for row in found), key=lambda card: list(Kind).index(Kind(card.rpartition(":")[2]))
        )
        if colon:
            raise WrongUsage(f"there is no card {name}", mend=f"{question} has {', '.join(cards)}")
        return cards

    def search(self, text: str) -> list[Question]:
        """The questions that hold all that is asked for: first those that hold it as whole words, then as parts of
        words, each in the order of the bank. Raises WrongUsage for more words than anybody types.
        """
        from interview_grill.bank.search import MOST_WORDS, synonyms_of, terms_of

        terms = terms_of(text, synonyms_of(self.deck.words))
        if len(terms) > MOST_WORDS:
            raise WrongUsage(f"{len(terms)} words are too many to search for", mend=f"at most {MOST_WORDS}")
        if not terms:
            return []
        whole = [" OR ".join("instr(text, ?)" for _ in term.whole) for term in terms]
        found = [" OR ".join("instr(text, ?)" for _ in (*term.whole, *term.parts)) for term in terms]
        rows = self._rows(
            "SELECT id FROM words JOIN question USING (position)"
            f" WHERE {' AND '.join(f'({one})' for one in found)}"
            f" ORDER BY {' AND '.join(f'({one})' for one in whole)} DESC, position",
            *(sign for term in terms for sign in (*term.whole, *term.parts)),
            *(sign for term in terms for sign in term.whole),
        )
        return [self.question(row[0]) for row in rows]

    def found_by_word(self, text: str) -> dict[str, int]:
        """How many questions hold each single word of a text that finds nothing as a whole; without those in none."""
        counts = {word: len(self.search(word)) for word in dict.fromkeys(text.split())}
        return {word: count for word, count in counts.items() if count}

    def nearest_search(self, text: str) -> str | None:
        """What was probably meant by a text that finds nothing: the same words, with those that stand nowhere
        replaced by their nearest. None unless that finds something.
        """
        from interview_grill.bank.search import nearest_spelling, plain_words

        known = {word for row in self._rows("SELECT text FROM words") for word in row[0].split()}
        known.update(word for row in self.deck.words for word in plain_words(row))
        meant = nearest_spelling(text, sorted(known))
        return meant if meant is not None and self.search(meant) else None

    def ears(self, question: Question) -> Ears:
        """What to listen for in an answer to a question, with the deck's synonyms."""
        from interview_grill.listening.compiled import ears_of

        return ears_of(question, self._synonyms)

    def follow_up_ears(self, follow_up: FollowUp) -> Ears:
        """What to listen for in an answer to a follow-up, as if it were the one point of a question."""
        from interview_grill.listening.compiled import ears_of_one

        return ears_of_one(follow_up.cues, self._synonyms)

    @cached_property
    def _synonyms(self) -> Synonyms:
        from interview_grill.listening.compiled import synonyms_of

        return synonyms_of(self.deck.words)

    def source_of(self, question_id: str) -> Source:
        """Where and how a question is written. Raises WrongUsage if there is none, BankError if its file is gone."""
        from interview_grill.bank.excerpt import Place, source

        rows = self._rows(
            'SELECT file, line, "column", end_line, end_column, in_braces FROM question WHERE id = ?',
            question_id,
        )
        if not rows:
            raise self._unknown(question_id)
        file, *place = rows[0]
        return source(question_id, file, Place(*place))

    def files(self) -> dict[str, str]:
        """The file of each question."""
        return dict(self._rows("SELECT id, file FROM question ORDER BY position"))

    def modified(self) -> dict[str, int]:
        """The second since 1970 in which each question's file was last changed; without those that are gone."""
        import os

        times: dict[str, int] = {}
        for file in {row[0] for row in self._rows("SELECT DISTINCT file FROM question")}:
            if os.path.exists(file):
                times[file] = int(os.stat(file).st_mtime)
        return {id_: times[file] for id_, file in self.files().items() if file in times}

    def copy_to_home(self, question_id: str) -> str:
        """The path of the learner's own copy of a question, made now unless there is one. Raises BankError."""
        from interview_grill.bank.excerpt import copied

        if self._sources.own is None:
            raise BankError("there is no home to copy the question to", mend="set --home")
        return copied(self.source_of(question_id), question_id, self._sources.own)

    def _used(self, column: str, listed: list[str]) -> tuple[str, ...]:
        used = [row[0] for row in self._rows(f"SELECT DISTINCT {column} FROM card") if row[0] is not None]
        ranks = {name: rank for rank, name in enumerate(listed)}
        return tuple(sorted(used, key=lambda name: (ranks.get(name, len(listed)), name)))

    def _id_of(self, name: str) -> str:
        if name.isdecimal() and len(name) < 10:
            rows = self._rows("SELECT id FROM question WHERE number = ? ORDER BY position", int(name))
            if rows:
                return str(rows[0][0])
        if not self._rows("SELECT 1 FROM question WHERE id = ?", name):
            raise self._unknown(name)
        return name

    def _unknown(self, name: str) -> WrongUsage:
        from difflib import get_close_matches

        near = get_close_matches(name, self.ids, n=1) if len(name) < 100 else []
        mend = f"did you mean {near[0]}?" if near else "'grill list' shows them all"
        return WrongUsage(f"there is no question {name!r}", mend=mend)

    def _built(self, plain: str, expected: int, *, wording_only: bool = False) -> Question | None:
        from zlib import crc32

        if crc32(plain.encode()) != expected:
            return None
        return build.question(json.loads(plain), wording_only=wording_only)

    def _after_repair(self, question_id: str) -> Question:
        self._repair()
        rows = self._rows("SELECT plain, checksum FROM question WHERE id = ?", question_id)
        found = self._built(*rows[0]) if rows else None
        if found is None:
            raise self._unreadable("a question is not what was written")
        return found

    def _repair(self) -> None:
        self._index.close()
        self._index = compile_anew(self._sources, self._cache)

    def _rows(self, query: str, *parameters: Any) -> list[Any]:
        """The rows of a query; a damaged index is compiled anew once."""
        try:
            return self._index.connection.execute(query, parameters).fetchall()
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            self._repair()
        try:
            return self._index.connection.execute(query, parameters).fetchall()
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            raise self._unreadable(str(error)) from error

    def _unreadable(self, reason: str) -> BankError:
        return BankError(
            f"the compiled bank cannot be read: {reason}", where=self.index_path, mend="delete that file"
        )

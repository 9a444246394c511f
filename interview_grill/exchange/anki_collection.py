"""The tables of an Anki collection (schema 11, which every Anki since 2.1 imports) and its one row of
settings.

Written by hand and not with Anki's own library, which is larger than this program and under another licence.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from interview_grill.exchange import anki_note_type

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMA = """
CREATE TABLE col (id INTEGER PRIMARY KEY, crt INTEGER NOT NULL, mod INTEGER NOT NULL, scm INTEGER NOT NULL,
    ver INTEGER NOT NULL, dty INTEGER NOT NULL, usn INTEGER NOT NULL, ls INTEGER NOT NULL, conf TEXT NOT NULL,
    models TEXT NOT NULL, decks TEXT NOT NULL, dconf TEXT NOT NULL, tags TEXT NOT NULL);
CREATE TABLE notes (id INTEGER PRIMARY KEY, guid TEXT NOT NULL, mid INTEGER NOT NULL, mod INTEGER NOT NULL,
    usn INTEGER NOT NULL, tags TEXT NOT NULL, flds TEXT NOT NULL, sfld INTEGER NOT NULL, csum INTEGER NOT NULL,
    flags INTEGER NOT NULL, data TEXT NOT NULL);
CREATE TABLE cards (id INTEGER PRIMARY KEY, nid INTEGER NOT NULL, did INTEGER NOT NULL, ord INTEGER NOT NULL,
    mod INTEGER NOT NULL, usn INTEGER NOT NULL, type INTEGER NOT NULL, queue INTEGER NOT NULL,
    due INTEGER NOT NULL, ivl INTEGER NOT NULL, factor INTEGER NOT NULL, reps INTEGER NOT NULL,
    lapses INTEGER NOT NULL, left INTEGER NOT NULL, odue INTEGER NOT NULL, odid INTEGER NOT NULL,
    flags INTEGER NOT NULL, data TEXT NOT NULL);
CREATE TABLE revlog (id INTEGER PRIMARY KEY, cid INTEGER NOT NULL, usn INTEGER NOT NULL, ease INTEGER NOT NULL,
    ivl INTEGER NOT NULL, lastIvl INTEGER NOT NULL, factor INTEGER NOT NULL, time INTEGER NOT NULL,
    type INTEGER NOT NULL);
CREATE TABLE graves (usn INTEGER NOT NULL, oid INTEGER NOT NULL, type INTEGER NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
"""
_SCHEMA_VERSION = 11
_CREATED = (
    1_577_880_000  # noon of 2020-01-01 UTC: day 0 of due dates is that date (`anki_schedule.FIRST_DAY`)
)
_DEFAULT_DECK = 1


def collection_row(decks: Mapping[int, str], about: str, modified: int) -> tuple[Any, ...]:
    """The row of `col` for decks by id; `about` describes each, `modified` is in seconds since 1970.

    The default deck is always among them, as Anki expects it; the options are Anki's own defaults.
    """
    plain = [_deck(_DEFAULT_DECK, "Default", "", modified)]
    plain += [_deck(id_, name, about, modified) for id_, name in decks.items()]
    first = min(decks, default=_DEFAULT_DECK)
    return (
        1,
        _CREATED,
        1000 * modified,
        1000 * _CREATED,
        _SCHEMA_VERSION,
        0,
        0,
        0,
        _json(_configuration()),
        _json({str(anki_note_type.ID): anki_note_type.note_type(first, modified)}),
        _json({str(deck["id"]): deck for deck in plain}),
        _json({"1": _DECK_OPTIONS}),
        "{}",
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _configuration() -> dict[str, Any]:
    return {
        "activeDecks": [_DEFAULT_DECK],
        "addToCur": True,
        "collapseTime": 1200,
        "creationOffset": 0,
        "curDeck": _DEFAULT_DECK,
        "curModel": str(anki_note_type.ID),
        "dueCounts": True,
        "estTimes": True,
        "newSpread": 0,
        "nextPos": 1,
        "schedVer": 2,
        "sortBackwards": False,
        "sortType": "noteFld",
        "timeLim": 0,
    }


def _deck(id_: int, name: str, about: str, modified: int) -> dict[str, Any]:
    return {
        "id": id_,
        "name": name,
        "mod": modified,
        "usn": -1,
        "desc": escape(about),
        "dyn": 0,
        "conf": 1,
        "collapsed": False,
        "browserCollapsed": False,
        "extendNew": 0,
        "extendRev": 0,
        "lrnToday": [0, 0],
        "revToday": [0, 0],
        "newToday": [0, 0],
        "timeToday": [0, 0],
    }


_DECK_OPTIONS: dict[str, Any] = {
    "id": 1,
    "name": "Default",
    "mod": 0,
    "usn": 0,
    "maxTaken": 60,
    "autoplay": True,
    "timer": 0,
    "replayq": True,
    "new": {
        "bury": True,
        "delays": [1, 10],
        "initialFactor": 2500,
        "ints": [1, 4, 7],
        "order": 1,
        "perDay": 20,
    },
    "rev": {
        "bury": True,
        "ease4": 1.3,
        "fuzz": 0.05,
        "ivlFct": 1,
        "maxIvl": 36500,
        "perDay": 200,
        "hardFactor": 1.2,
    },
    "lapse": {"delays": [10], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0},
    "dyn": False,
}

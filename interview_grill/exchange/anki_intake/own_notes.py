"""A note that this program wrote as the question it came from, for a home whose bank lacks that question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from interview_grill.exchange.anki_intake.field_text import field_text
from interview_grill.exchange.anki_note_type import FIELDS
from interview_grill.exchange.anki_package import GUID_PREFIX

if TYPE_CHECKING:
    from collections.abc import Sequence

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_ID = 60
_POINT = re.compile(r'<li( class="g-plus")?>(.*?)(?: \(a plus\))?</li>', re.DOTALL)
_PITFALL = re.compile(r'<li><span class="g-said">(.*?)</span><br>(.*?)</li>', re.DOTALL)
_FOLLOW_UP = re.compile(r"<details><summary>(.*?)</summary>(.*?)</details>", re.DOTALL)
_ENTRY = re.compile(r"<li>(.*?)</li>", re.DOTALL)


class OwnQuestion(NamedTuple):
    """A question's keys, and what its note cannot give back."""

    plain: dict[str, Any]
    lost: tuple[str, ...]


def own_id(guid: str) -> str | None:
    """The id of the question from which this program made a note; None for other notes."""
    id_ = guid.removeprefix(GUID_PREFIX)
    return id_ if id_ != guid and len(id_) <= _LONGEST_ID and _ID.fullmatch(id_) else None


def own_question(id_: str, values: Sequence[str]) -> OwnQuestion:
    """The question of a note with the fields of `anki_note_type`.

    `values` must be as many as those fields (else ValueError). Tasks and derivations cannot come back: a note
    holds their text alone, and `lost` says so.
    """
    html = dict(zip(FIELDS, values, strict=True))
    label = _text(html["Label"]).partition(" ")[0]
    lists: dict[str, list[Any]] = {
        "key_points": [
            {"nice" if plus else "must": _text(inner)}
            for plus, inner in _POINT.findall(html["Key points"])
            if _text(inner)
        ],
        "pitfalls": _pairs(_PITFALL, html["Pitfalls"], ("said", "because")),
        "follow_ups": _pairs(_FOLLOW_UP, html["Follow-ups"], ("ask", "answer")),
        "read": [text for inner in _ENTRY.findall(html["Read"]) if (text := _text(inner))],
    }
    plain: dict[str, Any] = {"id": id_, "ask": _text(html["Question"]) or id_}
    if label.isdecimal() and 0 < int(label[:9]) <= 1_000_000:
        plain["number"] = int(label[:9])
    plain |= {
        key: text for key, name in (("answer", "Answer"), ("say", "Say")) if (text := _text(html[name]))
    }
    lost = (("Compute", "numeric tasks"), ("Derivations", "derivations"))
    return OwnQuestion(
        plain | {key: items for key, items in lists.items() if items},
        tuple(f"the {what} of {id_}, which only a bank holds" for name, what in lost if html[name].strip()),
    )


def _pairs(pattern: re.Pattern[str], html: str, keys: tuple[str, str]) -> list[dict[str, str]]:
    found = ((_text(first), _text(second)) for first, second in pattern.findall(html))
    return [dict(zip(keys, pair, strict=True)) for pair in found if all(pair)]


def _text(html: str) -> str:
    return field_text(html).text

"""Questions as a bank in YAML, written the way a careful author would: no escapes, one meaning, stable bytes.

Short text stands plain or in single quotes, long text is folded at 110 columns, text of several lines is literal.
What this writes `interview_grill.bank.load` reads back to the same values.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from interview_grill.bank.plain import plain_deck, plain_question

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from interview_grill.exchange.collection import Collection

_WIDTH = 110
_LEAST_FOLDED = 40  # columns left to folded text however deep it stands
_PLAIN = re.compile(r"[^\W\d_](?:[^\s:#]| (?=[^\s#]))*")
_WORD = re.compile(r"[A-Za-z][\w.]*(?:-\w+)*", re.ASCII)
_SPECIAL = frozenset(["yes", "no", "true", "false", "on", "off", "null", "none", "nan", "inf"])
# Of these a block or a quoted scalar consists as it stands; NEL, LS and PS are line breaks to YAML.
_WRITABLE = re.compile(
    "[\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*"
)
_FOLDABLE = re.compile(r"[^\s]+(?: [^\s]+)+")
_ESCAPED = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def encode(collection: Collection) -> Iterator[str]:
    """The bank, piece by piece: the header's keys, then the questions. Without a header it is a bare list.

    The same questions give the same bytes.
    """
    header = plain_deck(collection.deck)
    if header:
        yield from (f"{line}\n" for line in _mapping(header, 0))
        yield "questions:\n" if collection.questions else "questions: []\n"
    for place, question in enumerate(collection.questions):
        yield "\n" if header or place else ""
        yield write_question(plain_question(question))
    if not header and not collection.questions:
        yield "[]\n"


def write_question(plain: Mapping[str, Any]) -> str:
    """A question as an item of a list that begins at the left margin; ends in a line break.

    `plain` must be of a question's shape; the order of its keys is kept.
    """
    return "".join(f"{line}\n" for line in _item(plain, 0))


def _mapping(plain: Mapping[str, Any], indent: int) -> Iterator[str]:
    pad = " " * indent
    for key, value in plain.items():
        name = key if _is_plain(key) else _quoted(key)
        yield from _entry(f"{pad}{name}:", value, indent)


def _entry(start: str, value: Any, indent: int) -> Iterator[str]:
    """`start` and a value: on its line if it fits, else below."""
    if isinstance(value, dict) and not _is_flat(value):
        yield start
        yield from _mapping(value, indent + 2)
    elif isinstance(value, list) and not _is_flat(value):
        yield start
        for item in value:
            yield from _item(item, indent + 2)
    elif isinstance(value, str):
        yield from _text(start, value, indent + 2)
    else:
        yield f"{start} {_short(value)}"


def _item(value: Any, indent: int) -> Iterator[str]:
    pad = " " * indent
    if isinstance(value, dict) and value:
        lines = _mapping(value, indent + 2)
        yield f"{pad}- {next(lines)[indent + 2 :]}"
        yield from lines
    else:
        yield from _entry(f"{pad}-", value, indent)


def _is_flat(value: Any) -> bool:
    """Whether a list or mapping reads well in brackets: slugs, numbers, short expressions."""
    return _is_tame(value) and len(_short(value)) < _WIDTH - 20


def _is_tame(value: Any) -> bool:
    if isinstance(value, str):
        return len(value) <= 30 and "\n" not in value and _WRITABLE.fullmatch(value) is not None
    if isinstance(value, dict):
        return all(_is_tame(key) and _is_tame(item) for key, item in value.items())
    return all(map(_is_tame, value)) if isinstance(value, list) else True


def _short(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, str):
        return _flow_text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_short, value))}]"
    return "{" + ", ".join(f"{_short(key)}: {_short(item)}" for key, item in value.items()) + "}"


def _flow_text(text: str) -> str:
    return text if _WORD.fullmatch(text) and text.lower() not in _SPECIAL else _quoted(text)


def _text(start: str, text: str, indent: int) -> Iterator[str]:
    """Text after `start`; `indent` is where the lines of a block begin."""
    if not _WRITABLE.fullmatch(text):
        yield f"{start} {_escaped(text)}"
    elif "\n" in text and text.strip():
        yield from _literal(start, text, indent)
    elif len(start) + len(text) < _WIDTH or not _FOLDABLE.fullmatch(text):
        yield f"{start} {text if _is_plain(text) else _quoted(text)}"
    else:
        yield f"{start} >-"
        yield from _folded(text, indent)


def _literal(start: str, text: str, indent: int) -> Iterator[str]:
    body = text.removesuffix("\n")
    chomping = "-" if body == text else "+" if body.endswith("\n") else ""
    # A first line that begins with a space, or is empty, would hide where the block begins.
    indicator = "2" if text[0] in " \n" else ""
    yield f"{start} |{indicator}{chomping}"
    pad = " " * indent
    for line in body.split("\n"):
        yield f"{pad}{line}" if line else ""


def _folded(text: str, indent: int) -> Iterator[str]:
    width = max(_LEAST_FOLDED, _WIDTH - indent)
    pad = " " * indent
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            yield pad + line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield pad + line


def _is_plain(text: str) -> bool:
    return _PLAIN.fullmatch(text) is not None and text.lower() not in _SPECIAL


def _quoted(text: str) -> str:
    if "\n" in text or not _WRITABLE.fullmatch(text):
        return _escaped(text)
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def _escaped(text: str) -> str:
    """Double quotes with escapes: for characters that a bank should not hold, and for the spaces of blank text."""
    shown = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(_escape, shown)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"

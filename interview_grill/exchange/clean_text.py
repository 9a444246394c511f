"""The text of a file that nobody vouches for: decoded, line ends made one, without characters that act
unseen.

Taken out are control characters, changes of writing direction, and what is no character: each could make a
terminal or a reader show something other than what stands in the file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from interview_grill.errors import ExchangeError
from interview_grill.exchange.intake import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST_FILE = 64_000_000  # bytes
LONGEST_TEXT = 20_000  # characters; what a bank allows
_DEEPEST = 30
_TAB = "    "
_BREAKS = re.compile("\r\n?|\x85|[\u2028\u2029]")
# Control characters, changes of writing direction, joiners' marks at file starts, and what is no character at all.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ufff9-\ufffc\ud800-\udfff]"
)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def decoded(raw: bytes, *, where: str) -> str:
    """The characters of a text file: UTF-8, or UTF-16 with its mark. Raises ExchangeError naming the bad byte."""
    encoding = "utf-16" if raw.startswith(_UTF_16) else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        byte = f"byte 0x{raw[error.start]:02X}" if error.start < len(raw) else "the end"
        raise ExchangeError(
            f"{byte} is not {'UTF-16' if encoding == 'utf-16' else 'UTF-8'}",
            where=f"{where}:{line}",
            mend="save the file as UTF-8 text",
        ) from error


def clean_lines(text: str) -> tuple[list[str], list[Remark]]:
    """The lines of a text without unseen characters or tabs, and a remark for each line that had any."""
    text = _BREAKS.sub("\n", text).expandtabs(len(_TAB)) if "\t" in text else _BREAKS.sub("\n", text)
    if _UNSEEN.search(text) is None:
        return text.split("\n"), []
    remarks = [_removed(number, line) for number, line in _with_unseen(text)]
    return _UNSEEN.sub("", text).split("\n"), remarks


def clean(text: str) -> str:
    """A text without unseen characters or tabs, its lines ending in line feeds."""
    return _UNSEEN.sub("", _BREAKS.sub("\n", text).replace("\t", _TAB))


def has_unseen(text: str) -> bool:
    """Whether `clean` removes characters."""
    return _UNSEEN.search(text) is not None


def shortened(text: str) -> tuple[str, bool]:
    """A text no longer than a bank allows, and whether it had to be cut."""
    if len(text) <= LONGEST_TEXT:
        return text, False
    return text[: LONGEST_TEXT - 100].rstrip() + " […]", True


def _with_unseen(text: str) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(text.split("\n"), 1) if _UNSEEN.search(line))


def _removed(number: int, line: str) -> Remark:
    found = _UNSEEN.findall(line)
    named = ", ".join(sorted({f"U+{ord(c):04X}" for c in found}))
    count = len(found)
    return Remark(number, f"{count} control character{'' if count == 1 else 's'} removed ({named})")


class Cleaned(NamedTuple):
    """Plain data with clean text in it, and what had to be done to it."""

    plain: Any
    notes: tuple[str, ...]


def clean_plain(plain: Any) -> Cleaned:
    """Plain data from JSON or a table with every text in it, keys too, clean and of a length that a bank
    allows.

    Beyond 30 levels it is left as it is, for the bank's own check to refuse.
    """
    notes: dict[str, None] = {}
    return Cleaned(_clean_value(plain, notes, 0), tuple(notes))


def _clean_value(value: Any, notes: dict[str, None], depth: int) -> Any:
    if depth > _DEEPEST:
        return value
    if isinstance(value, str):
        return _clean_string(value, notes)
    if isinstance(value, list):
        return [_clean_value(item, notes, depth + 1) for item in value]
    if isinstance(value, dict):
        return {
            _clean_string(key, notes): _clean_value(item, notes, depth + 1) for key, item in value.items()
        }
    return value


def _clean_string(text: str, notes: dict[str, None]) -> str:
    if len(text) <= LONGEST_TEXT and text.isprintable() and not has_unseen(text):
        return text
    if has_unseen(text):
        notes["control characters removed"] = None
    made, cut = shortened(clean(text))
    if cut:
        notes[f"a text of {len(text):,} characters cut"] = None
    return made

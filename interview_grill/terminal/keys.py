"""Bytes from a terminal become keys. Pure: `decode` takes what was read and says what is still incomplete.

Sequences are those of xterm and its kin (CSI and SS3 of ECMA-48); control characters, and letters
behind ESC, mean what they do in Emacs and readline. Bracketed paste (mode 2004) marks what was pasted.
"""

from __future__ import annotations

from typing import NamedTuple


class Key(NamedTuple):
    """One key press: `name` is "text" for a printable character, "paste" for what was pasted, both with their
    `text`; else what the key is called, and `text` is empty.
    """

    name: str
    text: str = ""


END_OF_INPUT = Key("end-of-input")
RESIZED = Key("resized")
STOP = Key("stop")
ENTER = Key("enter")

_CONTROL = {
    0x01: "home",
    0x02: "left",
    0x04: "end-of-input",
    0x05: "end",
    0x06: "right",
    0x08: "backspace",
    0x09: "tab",
    0x0A: "enter",
    0x0B: "kill-right",
    0x0C: "redraw",
    0x0D: "enter",
    0x0E: "down",
    0x10: "up",
    0x15: "kill-left",
    0x17: "kill-word",
    0x1A: "stop",
    0x7F: "backspace",
}
_AFTER_ESCAPE = {
    b"b": "word-left",
    b"f": "word-right",
    b"d": "kill-word-right",
    b"\x7f": "kill-word-left",
    b"\x08": "kill-word-left",
}
_WORDWISE = {"left": "word-left", "right": "word-right", "delete": "kill-word-right"}
_CTRL_OR_ALT = 0b110  # bits of the modifiers less 1, of which Shift is the lowest
_KEPT = ("\n", "\u200d")  # the joiner of emoji can be seen, though it is no character to print
_PASTE_BEGINS, PASTE_ENDS = b"\x1b[200~", b"\x1b[201~"

_SEQUENCES = {
    b"[A": "up",
    b"[B": "down",
    b"[C": "right",
    b"[D": "left",
    b"OA": "up",
    b"OB": "down",
    b"OC": "right",
    b"OD": "left",
    b"[H": "home",
    b"[F": "end",
    b"Od": "word-left",
    b"Oc": "word-right",
    b"OH": "home",
    b"OF": "end",
    b"[1~": "home",
    b"[4~": "end",
    b"[7~": "home",
    b"[8~": "end",
    b"[3~": "delete",
    b"[5~": "page-up",
    b"[6~": "page-down",
}


def decode(data: bytes) -> tuple[Key | None, bytes]:
    """The first key in `data` and the rest; None (and `data` itself) when more bytes are needed.

    What is pasted is one key named "paste", whatever it holds, so that no line of it can act as a key. An unknown
    escape sequence is swallowed whole and named "unknown"; bytes that are not UTF-8 become U+FFFD.
    """
    if not data:
        return None, data
    first = data[0]
    if is_paste(data):
        pasted, ended, rest = data[len(_PASTE_BEGINS) :].partition(PASTE_ENDS)
        return (Key("paste", _visible_lines(pasted)), rest) if ended else (None, data)
    if first == 0x1B:
        return _escape(data)
    if first in _CONTROL:
        return Key(_CONTROL[first]), data[1:]
    if first < 0x20:
        return Key("unknown"), data[1:]
    return _character(data)


def is_paste(data: bytes) -> bool:
    """Whether `data` begins with something pasted."""
    return data.startswith(_PASTE_BEGINS)


def _visible_lines(pasted: bytes) -> str:
    """What was pasted as it goes into a text line: empty lines and what cannot be seen are left out."""
    lines = [line for line in pasted.decode("utf-8", errors="replace").splitlines() if line.strip()]
    text = lines[0] if len(lines) == 1 else "\n".join(line.strip() for line in lines)
    spaced = (" " if character.isspace() and character != "\n" else character for character in text)
    return "".join(character for character in spaced if character.isprintable() or character in _KEPT)


def _character(data: bytes) -> tuple[Key | None, bytes]:
    first = data[0]
    length = 1 if first < 0x80 else 2 if first < 0xE0 else 3 if first < 0xF0 else 4
    if first < 0x80:
        return Key("text", chr(first)), data[1:]
    chunk = data[:length]
    if len(chunk) < length and all(0x80 <= byte < 0xC0 for byte in chunk[1:]) and first >= 0xC0:
        return None, data
    text = chunk.decode("utf-8", errors="replace")
    if len(text) > 1 or text == "�":  # not one whole character: give up on the first byte alone
        return Key("text", "�"), data[1:]
    return Key("text", text), data[length:]


def _escape(data: bytes) -> tuple[Key | None, bytes]:
    if len(data) == 1:
        return None, data
    if data[1:2] in _AFTER_ESCAPE:
        return Key(_AFTER_ESCAPE[data[1:2]]), data[2:]
    if data[1:2] not in (b"[", b"O"):
        return Key("escape"), data[1:]
    end = 2
    while end < len(data) and not 0x40 <= data[end] <= 0x7E:
        end += 1
        if end > 32:
            return Key("unknown"), data[end:]
    if end >= len(data):
        return None, data
    return Key(_named(data[1 : end + 1])), data[end + 1 :]


def _named(sequence: bytes) -> str:
    """What a key is called; with Ctrl or Alt, told by a number behind a semicolon, arrows move by words."""
    lead, _, rest = sequence.partition(b";")
    if not rest[:-1].isdigit():
        return _SEQUENCES.get(sequence, "unknown")
    name = _SEQUENCES.get((b"[" if lead == b"[1" else lead) + rest[-1:], "unknown")
    return _WORDWISE.get(name, name) if (int(rest[:-1]) - 1) & _CTRL_OR_ALT else name

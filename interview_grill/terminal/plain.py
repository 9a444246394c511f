"""Text that reaches a terminal: hostile characters are shown, never obeyed.

Escape sequences can move the cursor, set the title or, in old terminals, type commands; bidirectional
controls show a text in another order than it has (Unicode Technical Report 36). Line ends and tabs are kept.
"""

from __future__ import annotations

# Bidirectional controls, zero-width and other invisible formatting: they can reorder or hide what is printed.
_INVISIBLE = frozenset(
    [0x061C, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF, *range(0x202A, 0x202F), *range(0x2060, 0x2070)]
)
_KEPT = frozenset("\n\t")


def visible(text: str) -> str:
    """`text` with control, bidirectional and invisible characters replaced by a name such as ⟨U+001B⟩.

    Lone surrogates are named too, so that the result can always be encoded as UTF-8. Applied twice it changes
    nothing more.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def json_escaped(document: str) -> str:
    """A JSON document in which such characters, which can only stand in strings, are written as escapes.

    It stands for the same value.
    """
    if document.isascii() and "\x7f" not in document:  # JSON itself escapes all below 0x20
        return document
    return "".join(f"\\u{ord(c):04x}" if _is_hidden(c) and c not in _KEPT else c for c in document)


def _shown(character: str) -> str:
    return f"⟨U+{ord(character):04X}⟩" if _is_hidden(character) and character not in _KEPT else character


def _is_hidden(character: str) -> bool:
    code = ord(character)
    return code < 0x20 or 0x7F <= code < 0xA0 or code in _INVISIBLE or 0xD800 <= code < 0xE000

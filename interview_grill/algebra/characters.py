"""From what keyboards, phones and PDFs produce to the small alphabet the formula language is written in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interview_grill.algebra.names import BAR, GREEK, HAT
from interview_grill.errors import FormulaError

#: Stands between two factors that are side by side without a blank (the invisible times of Unicode).
BESIDE = "\u2062"
SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ", "0123456789+-n", strict=True))
_RAISED = dict(
    zip(
        "⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵁⱽᵂᵅᵝᵞᵟᶿᵠᵡ",
        "()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRUVWαβγδθφχ",
        strict=True,
    )
)
VULGAR = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅙": 1 / 6, "⅛": 0.125}
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
ALPHABET = frozenset(f"{_LETTERS}0123456789_.,;+-*/^()[]{{}}|!%= √{HAT}{BAR}{BESIDE}").union(
    GREEK, SUPERSCRIPTS, VULGAR
)
_RAISED_RUN = re.compile(f"[{''.join(_RAISED | SUPERSCRIPTS)}]+")
_REPLACED = {
    **dict.fromkeys("\u2212\u2013\u2014\u2010\u2011\u2012", "-"),
    **dict.fromkeys("×✕✖⨯∗⋅·•∙", "*"),
    **dict.fromkeys("÷∕⁄", "/"),
    **dict.fromkeys("≈≃∝≔", "="),
    **dict.fromkeys("\t\n\r\u00a0\u200b\u2060\ufeff", " "),
    "∑": "Σ",
    "∏": "Π",
    "ˆ": "^",
    "∣": "|",
    "\u0305": BAR,
}
_MENDS = {
    **dict.fromkeys("$\\", "an author's formula is plain text, without LaTeX"),
    "‖": "write norm2(x) or norm1(x)",
    "∞": "infinity is never an answer here",
    "∛": "write x^(1/3)",
    "∫": "an integral has to be worked out",
    "∂": "a derivative has to be worked out",
    "≤": "an inequality is not a value",
    "≥": "an inequality is not a value",
    "<": "an inequality is not a value",
    ">": "an inequality is not a value",
    "'": "no separators inside numbers; no primes on names",
    ":": "for a ratio write a/b",
}


def normalise(text: str) -> tuple[str, Sequence[int]]:
    """The text in the alphabet of formulas, and for each of its characters the column in `text` it came from.

    Raises FormulaError at the first character that has no reading, naming it and its code point.
    """
    if "ⁿ" not in text and ALPHABET.issuperset(text):
        return text, range(len(text))
    characters: list[str] = []
    origins: list[int] = []
    column, lowered = 0, False
    while column < len(text):
        raised = _RAISED_RUN.match(text, column)
        if raised is not None and raised[0] != "ⁿ" and any(map(_RAISED.__contains__, raised[0])):
            spelled = f"^({''.join(_RAISED.get(sign) or SUPERSCRIPTS[sign] for sign in raised[0])})"
            stop = raised.end()
        else:
            spelled = text[column] if text[column] in ALPHABET else _plain(text[column], text, column)
            stop = column + 1
            if lowered and spelled[:1].isalnum() and spelled not in SUPERSCRIPTS:  # b₁x is a product
                spelled = BESIDE + spelled
            lowered = spelled[:1] == "_" and text[column] != "_"
        characters += spelled
        origins += [column] * len(spelled)
        column = stop
    return "".join(characters), origins


def _plain(character: str, text: str, column: int) -> str:
    """The spelling of one foreign character in the alphabet."""
    if character in _REPLACED:
        return _REPLACED[character]
    if character.isascii():
        raise _unreadable(character, text, column)
    import unicodedata  # 2.5 ms, and most answers are ASCII

    form = unicodedata.decomposition(character)
    if form.startswith("<sub>"):
        spelled = "_" + unicodedata.normalize("NFKD", character)
    elif form.startswith("<super>"):
        raise _unreadable(character, text, column, mend="write exponents with ^")
    elif unicodedata.category(character) == "Zs":
        spelled = " "
    else:
        folded = unicodedata.normalize("NFKD", character)
        spelled = "".join(_REPLACED.get(part, part) for part in folded)
    if not ALPHABET.issuperset(spelled):
        raise _unreadable(character, text, column)
    return spelled


def _unreadable(character: str, text: str, column: int, *, mend: str | None = None) -> FormulaError:
    if character.isprintable():
        what = f"the character {character} (U+{ord(character):04X}) is not part of a formula"
    else:
        what = f"an invisible character (U+{ord(character):04X}) is not part of a formula"
    return FormulaError(what, text=text, position=column, mend=mend or _MENDS.get(character))


def display_columns(text: str) -> tuple[str, tuple[int, ...]]:
    """The text made safe to print on one line, and the terminal column at which each character starts.

    The second part has one entry more than the text: the column after its end. Control characters become
    blanks or `�`, wide characters count two columns and combining ones none.
    """
    shown: list[str] = []
    columns = [0]
    for character in text:
        safe = character if character.isprintable() else " " if character in "\t\n\r" else "�"
        shown.append(safe)
        columns.append(columns[-1] + (1 if safe.isascii() else _width(safe)))
    return "".join(shown), tuple(columns)


def _width(character: str) -> int:
    import unicodedata

    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1

"""Letters in other shapes: superscripts, subscripts, alphabets, accents, and their plain ASCII."""

from __future__ import annotations

import re
import unicodedata

from interview_grill.typeset.symbols import typed_directly

# ˡ and ₗ are left out although they exist: beside ¹ and ₁ nobody can tell them apart. So are the few Greek
# subscripts, or I_θ would stand beside Iᵦ.
_SUPERSCRIPTS = str.maketrans(
    "0123456789+−=()abcdefghijkmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδθϕχ⊤∗*⋆†′∘",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᶿᵠᵡᵀ**⋆†′°",
)
_SUBSCRIPTS = str.maketrans("0123456789+−=()aehijkmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₘₙₒₚᵣₛₜᵤᵥₓ")

COMBINING = {
    "hat": "\u0302", "widehat": "\u0302", "bar": "\u0304", "overline": "\u0305", "tilde": "\u0303",
    "widetilde": "\u0303", "dot": "\u0307", "ddot": "\u0308", "vec": "\u20d7", "check": "\u030c",
    "breve": "\u0306", "acute": "\u0301", "grave": "\u0300", "mathring": "\u030a", "underline": "\u0332",
}  # fmt: skip
"""The combining mark of each accent macro."""

ACCENT_NAMES = {
    "widehat": "hat",
    "overline": "bar",
    "widetilde": "tilde",
    "mathring": "ring",
    "overbrace": "",
}

# First code points of capital A, small a, capital Alpha, small alpha, digit zero; None: stays as it is.
_ALPHABETS: dict[str, tuple[int | None, int | None, int | None, int | None, int | None]] = {
    "mathbf": (0x1D400, 0x1D41A, 0x1D6A8, 0x1D6C2, 0x1D7CE),
    "mathcal": (0x1D49C, 0x1D4B6, None, None, None),
    "mathfrak": (0x1D504, 0x1D51E, None, None, None),
    "mathbb": (0x1D538, 0x1D552, None, None, 0x1D7D8),
}
ALPHABET_OF = {
    "mathbf": "mathbf", "boldsymbol": "mathbf", "bm": "mathbf", "bold": "mathbf", "mathcal": "mathcal",
    "mathscr": "mathcal", "mathfrak": "mathfrak", "mathbb": "mathbb", "mathds": "mathbb", "Bbb": "mathbb",
}  # fmt: skip
"""Macros that change the shape of letters, and the alphabet each one means."""

# Letters that Unicode had before it laid out the alphabets in order.
_EARLIER = {
    ("mathcal", "B"): "ℬ", ("mathcal", "E"): "ℰ", ("mathcal", "F"): "ℱ", ("mathcal", "H"): "ℋ",
    ("mathcal", "I"): "ℐ", ("mathcal", "L"): "ℒ", ("mathcal", "M"): "ℳ", ("mathcal", "R"): "ℛ",
    ("mathcal", "e"): "ℯ", ("mathcal", "g"): "ℊ", ("mathcal", "o"): "ℴ", ("mathfrak", "C"): "ℭ",
    ("mathfrak", "H"): "ℌ", ("mathfrak", "I"): "ℑ", ("mathfrak", "R"): "ℜ", ("mathfrak", "Z"): "ℨ",
    ("mathbb", "C"): "ℂ", ("mathbb", "H"): "ℍ", ("mathbb", "N"): "ℕ", ("mathbb", "P"): "ℙ",
    ("mathbb", "Q"): "ℚ", ("mathbb", "R"): "ℝ", ("mathbb", "Z"): "ℤ",
}  # fmt: skip
_BOLD_VARIANTS = {"ϵ": "𝛜", "ϑ": "𝛝", "ϕ": "𝛟", "ϱ": "𝛠", "ϖ": "𝛡", "∇": "𝛁", "∂": "𝛛"}

_PLAIN = {
    "\u2044": "/",
    "–": "-", "—": "-", "−": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "…": "...", "×": "x", "·": "*",
    "→": "->", "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~=", "•": "*", "ß": "ss", "ø": "o", "Ø": "O",
    "ł": "l", "Ł": "L", "√": "sqrt", "‖": "||", "«": '"', "»": '"', "ℓ": "ell", "∞": "inf",
}  # fmt: skip

_MARK_NAMES = {"\u0302": "hat", "\u0304": "bar", "\u0303": "tilde"}
# Patterns, not compiled: most runs need none of them.
_LONE_MARK = r"(?<![^\W\d_])([^\W\d_])([\u0302\u0303\u0304])(?![^\W\d_])"
_GREEK_BESIDE_A_LETTER = r"(?<=[Α-Ωα-ω])(?=[A-Za-zΑ-Ωα-ω])|(?<=[A-Za-z])(?=[Α-Ωα-ω])"


def superscript(text: str) -> str | None:
    """`text` in superscript glyphs, or None when a character has none."""
    raised = text.translate(_SUPERSCRIPTS)
    return raised if _all_changed(text, raised) else None


def subscript(text: str) -> str | None:
    """`text` in subscript glyphs, or None when a character has none."""
    lowered = text.translate(_SUBSCRIPTS)
    return lowered if _all_changed(text, lowered) else None


def _all_changed(before: str, after: str) -> bool:
    return bool(before) and all(a != b or a in "*⋆†′" for a, b in zip(before, after, strict=True))


def in_alphabet(alphabet: str, character: str) -> str:
    """The letter or digit in the shape of a mathematical alphabet; itself when there is no such shape.

    KeyError for an alphabet that is not among the values of ALPHABET_OF.
    """
    earlier = _EARLIER.get((alphabet, character))
    if earlier is not None:
        return earlier
    if alphabet == "mathbf" and character in _BOLD_VARIANTS:
        return _BOLD_VARIANTS[character]
    starts = _ALPHABETS[alphabet]
    for start, first, last in zip(starts, "AaΑα0", "ZzΩω9", strict=True):
        if start is not None and first <= character <= last:
            return chr(start + ord(character) - ord(first))
    return character


def accented(name: str, base: str) -> str | None:
    """`base` with the accent's mark: over one letter, each letter (bars), or a word's middle one.

    None for an accent without a combining mark, and for a base that is more than a name.
    """
    mark = COMBINING.get(name)
    if mark is None or not base or not base.replace("-", "").isalnum():
        return None
    if name in ("overline", "underline") and len(base) > 1:
        return "".join(letter + mark for letter in base)
    if name == "overline":
        mark = COMBINING["bar"]
    middle = (len(base) - 1) // 2
    return base[:middle] + unicodedata.normalize("NFC", base[middle] + mark) + base[middle + 1 :]


def plain(text: str) -> str:
    """Text in ASCII: σ² is sigma^2, x̄ is x_bar and λI lambda I; other accents dropped, the rest as code
    points.

    Whatever the text, the result is ASCII.
    """
    if text.isascii():
        return text
    spelled: list[str] = []
    script = ""
    for character in _marks_and_letters_apart(text):
        before, script = script, _script_mark(character)
        if script and script != before:  # once for a run: x⁻¹ is x^-1
            spelled.append(script)
        spelled.append(character if character.isascii() else _plain(character))
    return "".join(spelled)


def _marks_and_letters_apart(text: str) -> str:
    """The hat of a letter that stands alone spelled out (in a word it is a mere accent), Greek set off by spaces."""
    apart = unicodedata.normalize("NFD", text)
    marked = re.sub(_LONE_MARK, lambda found: f"{found[1]}_{_MARK_NAMES[found[2]]}", apart)
    return re.sub(_GREEK_BESIDE_A_LETTER, " ", marked)


def _script_mark(character: str) -> str:
    """`^` or `_` for a raised or lowered glyph that stands for one character, else nothing."""
    kind, _, stands_for = unicodedata.decomposition(character).partition(" ")
    return {"<super>": "^", "<sub>": "_"}.get(kind, "") if len(stands_for.split()) == 1 else ""


def _plain(character: str) -> str:
    known = _PLAIN.get(character)
    if known is not None:
        return known
    symbol = typed_directly(character)
    if symbol is not None:
        return symbol.ascii
    parts = unicodedata.normalize("NFKD", character)
    if unicodedata.combining(character) or any(part.isascii() or part in _PLAIN for part in parts):
        return "".join(part if part.isascii() else _PLAIN.get(part, "") for part in parts)
    return f"<U+{ord(character):04X}>"

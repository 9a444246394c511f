"""The macros that stand for one glyph or name."""

from __future__ import annotations

import unicodedata

import pytest

from interview_grill.typeset import Charset, inline
from interview_grill.typeset.nodes import Kind
from interview_grill.typeset.symbols import CHARACTERS, MACROS, NOTHING, typed_directly
from interview_grill.typeset.width import columns

GREEK = (
    "alpha beta gamma delta zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon chi psi omega"
)


@pytest.mark.parametrize("name", GREEK.split())
def test_a_greek_letter_is_that_letter(name: str) -> None:
    spelled = {"lambda": "LAMDA"}.get(name, name.upper())
    assert MACROS[name].unicode == unicodedata.lookup(f"GREEK SMALL LETTER {spelled}")
    assert MACROS[name].ascii == name


@pytest.mark.parametrize("name", sorted(MACROS))
def test_every_macro_has_an_ascii_form_and_one_glyph_or_a_name(name: str) -> None:
    symbol = MACROS[name]
    assert symbol.ascii.isascii()
    assert bool(symbol.unicode) == bool(symbol.ascii)
    if symbol.kind in (Kind.FUNCTION, Kind.LIMIT, Kind.SPACE):
        return
    assert columns(symbol.unicode) == 1
    assert unicodedata.normalize("NFC", symbol.unicode) == symbol.unicode


def test_signs_do_in_a_row_what_tex_says_they_do() -> None:
    assert {
        name: MACROS[name].kind
        for name in ("pm", "cdot", "le", "sum", "int", "langle", "rangle", "log", "max")
    } == {
        "pm": Kind.BINARY,
        "cdot": Kind.PRODUCT,
        "le": Kind.RELATION,
        "sum": Kind.BIG,
        "int": Kind.INTEGRAL,
        "langle": Kind.OPEN,
        "rangle": Kind.CLOSE,
        "log": Kind.FUNCTION,
        "max": Kind.LIMIT,
    }


def test_a_minus_is_drawn_as_one_and_a_hyphen_is_typed() -> None:
    assert (CHARACTERS["-"].unicode, CHARACTERS["-"].ascii) == ("−", "-")
    assert CHARACTERS["−"] == CHARACTERS["-"]


@pytest.mark.parametrize("character", ["θ", "≤", "∑", "∂", "±", "→", "∈"])
def test_a_mathematical_character_may_be_pasted(character: str) -> None:
    symbol = typed_directly(character)
    assert symbol is not None
    assert symbol.unicode == character
    assert inline(f"a {character} b", charset=Charset.ASCII).isascii()


def test_other_characters_stand_for_nothing() -> None:
    assert typed_directly("é") is None
    assert typed_directly(" ") is None
    assert (NOTHING.unicode, NOTHING.ascii) == ("", "")

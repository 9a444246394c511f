"""What is understood, and what a mistyped macro was meant to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.errors import TypesetError
from interview_grill.typeset import check, known_macros
from interview_grill.typeset.macros import ENVIRONMENTS, nearest_macro

LONG = [macro[1:] for macro in known_macros() if macro[1:].isalpha() and len(macro) > 6]


def test_the_list_is_in_order_and_has_no_macro_twice() -> None:
    macros = known_macros()
    assert list(macros) == sorted(set(macros))
    assert all(macro.startswith("\\") for macro in macros)
    assert {"\\frac", "\\theta", "\\mathbb", "\\left", "\\begin{pmatrix}"} <= set(macros)


@pytest.mark.parametrize("name", sorted(ENVIRONMENTS))
def test_every_environment_that_is_listed_can_be_typeset(name: str) -> None:
    argument = {"array": "{cc}", "alignedat": "{1}"}.get(name, "")
    check(rf"\begin{{{name}}}{argument} a & b \\ c & d \end{{{name}}}")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("thata", "\\theta"),
        ("fracc", "\\frac"),
        ("lamda", "\\lambda"),
        ("infinty", "\\infty"),
        ("zzzzzz", None),
    ],
)
def test_the_nearest_macro_is_found(typed: str, meant: str | None) -> None:
    assert nearest_macro(typed) == meant


@given(st.sampled_from(LONG), st.data())
def test_a_letter_left_out_of_a_long_name_leads_back_to_a_known_macro(name: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(name) - 1))
    found = nearest_macro(name[:place] + name[place + 1 :])
    assert found in known_macros()


@pytest.mark.parametrize(
    "source", ["\\newcommand{\\a}{b}", "\\def\\a{b}", "\\input{x}", "\\href{a}{b}", "\\url{x}"]
)
def test_macros_that_define_load_or_link_are_not_among_them(source: str) -> None:
    with pytest.raises(TypesetError, match="unknown macro"):
        check(source)

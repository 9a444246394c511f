"""Anki's gaps: a card for each number, hints in their place, gaps within gaps."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.exchange.anki_intake.gaps import Gap, gaps_of


def test_a_card_for_each_number_in_order_with_the_other_gaps_filled() -> None:
    assert gaps_of("{{c3::Bias}} is {{c1::E of error::an expectation}}, not {{c3::variance}}.") == [
        Gap(1, "Bias is [an expectation], not variance.", "E of error"),
        Gap(3, "[…] is E of error, not […].", "Bias<br>variance"),
    ]


def test_what_is_hidden_twice_is_answered_once() -> None:
    assert gaps_of("{{c1::x}} = {{c1::x}}") == [Gap(1, "[…] = […]", "x")]


def test_a_gap_within_a_gap_is_hidden_with_it_and_alone() -> None:
    assert gaps_of("The {{c1::MLE of {{c2::$\\mu$::symbol}} is::claim}} the mean.") == [
        Gap(1, "The [claim] the mean.", "MLE of $\\mu$ is"),
        Gap(2, "The MLE of [symbol] is the mean.", "$\\mu$"),
    ]


def test_a_gap_may_belong_to_two_cards() -> None:
    assert [gap.ask for gap in gaps_of("{{c1,3::a}} {{c3::b}}")] == ["[…] b", "[…] […]"]


def test_lines_and_elements_inside_a_gap_stay_as_they_are() -> None:
    assert gaps_of("a {{c1::<b>x</b><br>\ny}}") == [Gap(1, "a […]", "<b>x</b><br>\ny")]


@pytest.mark.parametrize(
    "html", ["", "no gap", "{{c1::never closed", "{{Front}}", "{{c::x}}", "{c1::x}", "{{c1:x}}", "}}{{"]
)
def test_what_hides_nothing_makes_no_card(html: str) -> None:
    assert gaps_of(html) == []


def test_what_is_opened_and_never_closed_is_words() -> None:
    assert gaps_of("}} {{c1::x}} {{c2::y") == [Gap(1, "}} […] {{c2::y", "x")]


def test_very_many_gaps_and_very_deep_ones_are_read() -> None:
    assert len(gaps_of("".join(f"{{{{c{n}::x}}}}" for n in range(1, 1000)))) == 50
    assert len(gaps_of("{{c1::" * 16_000 + "x" + "}}" * 16_000)) == 1


@given(
    st.lists(st.sampled_from(["{{c1::", "{{c2::", "{{c2,3::", "}}", "a", " ", "<br>"]), max_size=25).map(
        "".join
    )
)
@settings(max_examples=300, deadline=None)
def test_each_card_hides_something_and_no_mark_of_a_closed_gap_is_left(html: str) -> None:
    found = gaps_of(html)
    assert [gap.number for gap in found] == sorted({gap.number for gap in found})
    for gap in found:
        assert "[" in gap.ask
        assert gap.ask.count("{{c") <= html.count("{{c") - 1

"""Filling lines with spans."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.typeset import Manner, Span, columns, wrap


def formula(text: str) -> Span:
    return Span(text, Manner.FORMULA)


def texts(lines: list[tuple[Span, ...]]) -> list[str]:
    return ["".join(span.text for span in line) for line in lines]


def test_words_fill_lines_and_the_space_at_a_break_goes() -> None:
    assert texts(wrap([Span("aaa bbb ccc dd")], 8)) == ["aaa bbb", "ccc dd"]


def test_a_formula_is_not_broken_nor_parted_from_its_punctuation() -> None:
    spans = [Span("so that "), formula("x = a + b"), Span(", as said")]
    assert texts(wrap(spans, 17)) == ["so that", "x = a + b, as", "said"]
    assert wrap(spans, 17)[1] == (formula("x = a + b"), Span(", as"))


def test_a_formula_longer_than_a_line_is_folded() -> None:
    lines = wrap([Span("so "), formula("f(a, b) = aaaa + bbbb"), Span(".")], 12)
    assert texts(lines) == ["so", "f(a, b)", "= aaaa", "+ bbbb."]
    assert lines[1] == (formula("f(a, b)"),)


def test_a_word_longer_than_a_line_is_cut() -> None:
    assert texts(wrap([Span("aaaaaaaa b")], 5)) == ["aaaaa", "aaa b"]


def test_widths_are_columns_and_not_characters() -> None:
    assert texts(wrap([Span("θ̂θ̂ x̄x̄ 中文")], 5)) == ["θ̂θ̂ x̄x̄", "中文"]


def test_styles_survive_wrapping() -> None:
    lines = wrap([Span("a b", bold=True), Span(" c "), Span("d e", Manner.CODE)], 3)
    assert lines == [
        (Span("a b", bold=True),),
        (Span("c "), Span("d", Manner.CODE)),
        (Span("e", Manner.CODE),),
    ]


def test_a_style_does_not_spill_over_the_space_beside_it() -> None:
    (line,) = wrap([Span("a", bold=True), Span(" "), Span("b", italic=True)], 20)
    assert line == (Span("a", bold=True), Span(" "), Span("b", italic=True))


def test_nothing_wraps_to_nothing() -> None:
    assert wrap([], 10) == []
    assert wrap([Span("  ")], 10) == []


spans = st.builds(
    Span,
    st.text(alphabet="ab ,θ̂中", min_size=1, max_size=16),
    st.sampled_from(Manner),
    st.booleans(),
    st.booleans(),
)


@given(st.lists(spans, max_size=6), st.integers(2, 24))
@settings(max_examples=400, deadline=None)
def test_lines_keep_to_the_width_and_lose_only_spaces(given_spans: list[Span], width: int) -> None:
    lines = wrap(given_spans, width)
    assert all(columns(text) <= width for text in texts(lines))
    before = "".join(span.text for span in given_spans)
    assert "".join("".join(texts(lines)).split()) == "".join(before.split())

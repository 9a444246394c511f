"""A formula typeset while it is typed."""

from __future__ import annotations

import pytest

from interview_grill.algebra import Names, parse
from interview_grill.terminal.look import Look
from interview_grill.terminal.preview import Preview

NAMES = Names.declare({"x": "sample", "n": "count", "v": "positive"})


def shown(text: str, *, width: int = 80, rows: int = 6, share: float = 1.0) -> list[str]:
    preview = Preview(lambda typed: parse(typed, NAMES))
    look = Look(width=width, plain=True)
    return [line.plain for line in preview.lines(text, share, look, rows)]


def test_a_quotient_is_drawn_over_its_bar() -> None:
    upper, bar, lower = shown("(n-1)/v")
    assert (upper.strip(), set(bar.strip()), lower.strip()) == ("n − 1", {"─"}, "v")


def test_what_is_not_finished_is_shown_as_far_as_it_goes_with_the_reason() -> None:
    lines = shown("sum(x)/(n+")
    assert any("─" in line for line in lines)
    assert lines[-1].strip()
    assert lines != shown("sum(x)/n")


def test_what_cannot_be_read_keeps_the_last_formula_dim() -> None:
    preview = Preview(lambda typed: parse(typed, NAMES))
    look = Look(width=80, plain=True)
    good = [line.plain for line in preview.lines("n/v", 1.0, look, 6)]
    bad = preview.lines("n/v + zzz", 1.0, look, 6)
    assert [line.plain for line in bad][: len(good)] == good
    assert "zzz" in bad[-1].plain


@pytest.mark.parametrize("rows", [2, 3, 4])
@pytest.mark.parametrize("width", [20, 40, 80])
def test_it_never_takes_more_rows_or_cells_than_it_is_given(rows: int, width: int) -> None:
    for text in ("(1+sum(x)/(n+v/(n+1)))/(2+n/v)", "+".join(["sum(x)/n"] * 20), "zzz", "[", "1/"):
        lines = shown(text, width=width, rows=rows)
        assert len(lines) <= rows
        assert all(len(line) <= width for line in lines)


def test_of_a_formula_too_large_the_part_at_the_cursor_is_in_sight() -> None:
    text = "+".join(f"{k}*n" for k in range(10, 60))
    assert "10" in "".join(shown(text, width=40, rows=3, share=0.0))
    assert "59" in "".join(shown(text, width=40, rows=3, share=1.0))

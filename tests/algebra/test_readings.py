"""A text with two readings is refused with both in full, and each of them, typed, is the reading it names."""

from __future__ import annotations

import re

import pytest

from interview_grill.algebra import Names, compare, parse, parse_vector
from interview_grill.errors import FormulaError

NAMES = Names.declare(
    {"x": "sample", "y": "sample like x", "n": "size of x", "mu": "real", "v": "positive", "a": "positive"}
)


def offered(text: str, names: Names = NAMES) -> tuple[str, str]:
    with pytest.raises(FormulaError, match="this has two readings") as caught:
        parse(text, names)
    found = re.fullmatch(r"write (.+) or (.+)", caught.value.mend or "")
    assert found is not None
    return found[1], found[2]


@pytest.mark.parametrize(
    ("typed", "together", "apart"),
    [
        ("1 - sum(x - mu)^2/v", "1 - sum((x - mu)^2)/v", "1 - (sum(x - mu))^2/v"),
        ("n + 1/2n - 1/2a", "n + 1/(2*n) - 1/(2*a)", "n + n/2 - a/2"),
        ("mu + v/na^2", "mu + v/(n*a^2)", "mu + (v/n)*a^2"),
        ("a + n/Σx·2", "a + n/(2*sum(x))", "a + 2*n/sum(x)"),
        ("2 + ln v/n", "2 + ln(v/n)", "2 + ln(v)/n"),
    ],
)
def test_each_rewrite_is_the_whole_formula_in_the_reading_it_names(
    typed: str, together: str, apart: str
) -> None:
    for rewrite, meant in zip(offered(typed), (together, apart), strict=True):
        read = parse(rewrite, NAMES)
        assert compare(read, parse(meant, NAMES), NAMES).agreed
        assert parse(read.read_as, NAMES).node == read.node


@pytest.mark.parametrize(("typed", "same"), [("√v^2", "v"), ("1/2n - 1/2n", "0"), ("n/1a", None)])
def test_what_is_the_same_either_way_is_read(typed: str, same: str | None) -> None:
    if same is None:
        offered(typed)
    else:
        assert compare(parse(typed, NAMES), parse(same, NAMES), NAMES).agreed


@pytest.mark.parametrize("typed", ["0.4, -x.2", "x 2, 1", "[1, x/2n]", "1, 1/2x"])
def test_a_sample_within_a_list_is_refused_before_its_readings_are_compared(typed: str) -> None:
    with pytest.raises(FormulaError, match="a list inside a list"):
        parse_vector(typed, NAMES, 2)

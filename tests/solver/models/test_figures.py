"""Numbers as they stand in a derivation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.solver.fit import Interval
from interview_grill.solver.models.figures import figure, figures, interval_line, percent
from interview_grill.typeset.formula import check


@given(st.floats())
def test_every_number_can_be_laid_out_in_a_formula(value: float) -> None:
    check(figure(value))


@given(st.floats(-1e300, 1e300).filter(lambda value: value == 0 or abs(value) > 1e-300))
def test_six_figures_are_right(value: float) -> None:
    plain = figure(value).replace(r"\times 10^{", "e").replace("}", "")
    assert float(plain) == pytest.approx(value, rel=5.1e-6)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(-0.0, "0"), (0.0, "0"), (1e5, "100000"), (1234567.0, r"1.23457\times 10^{6}"), (0.1 + 0.2, "0.3")],
)
def test_figures_are_short(value: float, shown: str) -> None:
    assert figure(value) == shown


@pytest.mark.parametrize(
    ("level", "shown"), [(0.95, "95 %"), (0.5, "50 %"), (0.999, "99.9 %"), (0.68, "68 %")]
)
def test_levels_are_percentages(level: float, shown: str) -> None:
    assert percent(level) == shown


def test_an_interval_is_a_sentence() -> None:
    assert figures() == ""
    assert figures(-1.5, 1e-7) == r"-1.5, 1\times 10^{-7}"
    line = interval_line("Wald interval of rate", Interval(-0.5, 1.25, 0.9))
    assert line == "The 90 % Wald interval of rate is $[-0.5, 1.25]$."

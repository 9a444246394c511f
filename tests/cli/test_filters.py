"""What a command is narrowed to, by names as people type them."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_grill.bank.model import Kind
from interview_grill.cli.filters import filters_of, known_name
from interview_grill.errors import WrongUsage
from interview_grill.session.pool import Filters
from tests.cli.places import place


@pytest.mark.parametrize(("typed", "meant"), [("B", "B"), ("b", "B"), ("QUICK", "quick")])
def test_a_name_is_meant_upper_or_lower_case(typed: str, meant: str) -> None:
    assert known_name(typed, ("A", "B", "quick"), "section") == meant


@pytest.mark.parametrize(
    ("typed", "known", "mend"),
    [
        ("quik", ("A", "quick"), "did you mean quick?"),
        ("credible", ("crystal", "bayes", "confidence-vs-credible"), "did you mean confidence-vs-credible?"),
        ("fu l1", ("fu-l2-gaussian", "fu-l1-laplace", "fu-l10"), "did you mean fu-l1-laplace?"),
        ("l1", ("l1-penalty", "fu-l1-laplace", "fu-l10"), "did you mean l1-penalty or fu-l1-laplace?"),
        ("zz", ("A", "B"), "the bank has A, B; 'grill search' looks in the texts"),
        ("zz", (), "the bank has none"),
        (
            "zz",
            tuple("abcdefghijklmnop"),
            "the bank has a, b, c, d, e, f, g, h, i, j, k, l, …; 'grill search' looks in the texts",
        ),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest_or_with_those_there_are(
    typed: str, known: tuple[str, ...], mend: str
) -> None:
    with pytest.raises(WrongUsage) as caught:
        known_name(typed, known, "tag")
    assert (caught.value.what, caught.value.mend) == (f"no tag is called {typed!r}", mend)


def test_filters_are_the_bank_s_own_names(tmp_path: Path) -> None:
    found = filters_of(place(tmp_path), ["b"], ["MAP"], [Kind.DERIVE])
    assert found == Filters(frozenset({"B"}), frozenset({"map"}), frozenset({Kind.DERIVE}))
    assert filters_of(place(tmp_path), None, None, None) == Filters()

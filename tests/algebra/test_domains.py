from __future__ import annotations

import pytest

from interview_grill.algebra.domains import Bound, Domain, Kind, parse_domain
from interview_grill.errors import ProblemError


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("real", Domain(Kind.REAL)),
        ("positive", Domain(Kind.POSITIVE)),
        ("probability", Domain(Kind.PROBABILITY)),
        ("count", Domain(Kind.COUNT)),
        ("integer", Domain(Kind.INTEGER)),
        ("sample", Domain(Kind.REAL, vector=True)),
        ("vector of 3", Domain(Kind.REAL, vector=True, length=3)),
        ("positive sample", Domain(Kind.POSITIVE, vector=True)),
        ("binary sample like x", Domain(Kind.BINARY, vector=True, like="x")),
        ("probability vector", Domain(Kind.SIMPLEX, vector=True)),
        ("probability vector like x", Domain(Kind.SIMPLEX, vector=True, like="x")),
        ("probability sample like x", Domain(Kind.PROBABILITY, vector=True, like="x")),
        ("size of x", Domain(Kind.SIZE, like="x")),
        ("positive in [0.5, 3]", Domain(Kind.POSITIVE, low=Bound(0.5), high=Bound(3.0))),
        ("real in (-1e-1, 2)", Domain(Kind.REAL, low=Bound(-0.1), high=Bound(2.0))),
        ("integer in [1, n - 1]", Domain(Kind.INTEGER, low=Bound(1.0), high=Bound(-1.0, "n"))),
        ("count sample of 4 in [0, n]", Domain(Kind.COUNT, True, None, 4, Bound(0.0), Bound(0.0, "n"))),
        ("  positive   in [ 0.5 ,3 ] ", Domain(Kind.POSITIVE, low=Bound(0.5), high=Bound(3.0))),
    ],
)
def test_a_declaration_means_a_domain(text: str, domain: Domain) -> None:
    assert parse_domain(text) == domain


@pytest.mark.parametrize(
    "text",
    [
        "",
        "complex",
        "positive in",
        "positive in [1]",
        "real in [a*2, 3]",
        "size of",
        "real like x",
        "sample of 0",
        "probability vector of 1",
        "probability vector in [0, 1]",
        "real of 3",
        "positives",
        "real in [1.2.3, 4]",
    ],
)
def test_what_declares_nothing_is_refused_with_the_words_there_are(text: str) -> None:
    with pytest.raises(ProblemError) as caught:
        parse_domain(text)
    assert caught.value.mend

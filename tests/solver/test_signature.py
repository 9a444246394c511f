"""What a call takes and gives, as the table says it."""

from __future__ import annotations

import pytest

from interview_grill.errors import SolverError
from interview_grill.solver.signature import Signature, call_names, describe, signature


def test_an_entry_says_arguments_options_vectors_and_the_answers_shape() -> None:
    assert describe("gaussian.wald.mean") == Signature(
        group="families",
        arguments=("data", "variance", "level"),
        optional=frozenset({"variance", "level"}),
        vectors=frozenset({"data"}),
        answers_vector=True,
    )
    assert describe("kl.gaussian") == Signature(
        "divergences", ("mean_p", "sd_p", "mean_q", "sd_q"), frozenset(), frozenset(), answers_vector=False
    )


def test_the_arguments_alone_are_listed_in_order() -> None:
    assert signature("ridge.two-features") == ("x1", "x2", "y", "penalty")
    assert signature("beta-bernoulli.credible.lower")[-1] == "level"


def test_every_call_is_listed_once_in_order() -> None:
    names = call_names()
    assert list(names) == sorted(set(names))
    assert {"gaussian.mle.variance", "dpo.loss", "logistic.mle"} <= set(names)


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("gausian.mle.variance", "gaussian.mle.variance"),
        ("gaussian.mle.varience", "gaussian.mle.variance"),
        ("beta_bernoulli.map", "beta-bernoulli.map"),
        ("BETA-BERNOULLI.MAP", None),
        ("zzz", None),
        ("", None),
    ],
)
def test_a_name_that_is_not_there_is_answered_with_the_nearest(name: str, nearest: str | None) -> None:
    with pytest.raises(SolverError) as raised:
        describe(name)
    assert raised.value.what == f"no solver call is named {name!r}"
    assert raised.value.mend == (None if nearest is None else f"did you mean {nearest!r}?")

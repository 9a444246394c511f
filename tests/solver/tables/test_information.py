"""The table of divergences and preferences: twins in bits and turned round take the same."""

from __future__ import annotations

import pytest

from interview_grill.solver.signature import describe
from interview_grill.solver.tables.information import DIVERGENCES, PREFERENCES


@pytest.mark.parametrize("name", [name for name in DIVERGENCES if name.endswith((".bits", ".reverse"))])
def test_a_twin_takes_what_its_sibling_takes(name: str) -> None:
    sibling = name.rpartition(".")[0]
    assert describe(name) == describe(sibling)


@pytest.mark.parametrize("name", [name for name in DIVERGENCES if name.startswith(("kl.", "cross-entropy."))])
def test_a_divergence_is_from_p_to_q(name: str) -> None:
    arguments = describe(name).arguments
    assert [argument.rpartition("_")[2] for argument in arguments] == sorted(
        argument.rpartition("_")[2] for argument in arguments
    )
    assert not describe(name).answers_vector


def test_every_question_about_a_pair_takes_the_same_pair() -> None:
    of_a_pair = [name for name in PREFERENCES if "log_policy_chosen" in describe(name).arguments]
    assert len({describe(name).arguments for name in of_a_pair}) == 1
    assert set(of_a_pair) == {
        "dpo.loss",
        "dpo.margin",
        "dpo.gradient-weight",
        "dpo.implied-reward.difference",
    }

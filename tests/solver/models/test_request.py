"""What a model is asked, and that nothing stated is silently ignored."""

from __future__ import annotations

import pytest

from interview_grill.errors import SolverError
from interview_grill.solver.models.prior import Prior
from interview_grill.solver.models.request import Request

STATED: list[tuple[str, dict[str, object]]] = [
    ("features", {"features": (("a", [1.0]),)}),
    ("a prior", {"prior": Prior("beta", (1.0, 2.0))}),
    ("a known mean", {"mean": 0.0}),
    ("a known variance", {"variance": 2.0}),
    ("a penalty", {"penalty": 0.0}),
    ("a model without intercept", {"intercept": False}),
]


@pytest.mark.parametrize(("what", "stated"), STATED)
def test_each_thing_stated_must_be_of_use_to_the_model(what: str, stated: dict[str, object]) -> None:
    request = Request(model="poisson", y=[1.0], **stated)  # type: ignore[arg-type]
    request.expect(what)
    with pytest.raises(SolverError, match=f"poisson has no use for {what}"):
        request.expect(*(other for other, _ in STATED if other not in (what, "features")))


def test_a_model_on_features_needs_one() -> None:
    with pytest.raises(SolverError, match="needs at least one feature column") as raised:
        Request(model="linear", y=[1.0]).expect("features")
    assert raised.value.mend == "name them with --x"


def test_with_nothing_stated_nothing_is_in_the_way() -> None:
    Request(model="poisson", y=[1.0]).expect()
    assert Request(model="poisson", y=[1.0]).level == 0.95

"""Calls on entropy and divergences: nats unless the name says bits, and what reverse turns round."""

from __future__ import annotations

import math

import pytest
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.solver.calls import Argument, call

P, Q = [0.2, 0.5, 0.3], [0.4, 0.25, 0.35]
CATEGORICAL: dict[str, Argument] = {"p": P, "q": Q}
NORMALS: dict[str, Argument] = {"mean_p": 0.5, "sd_p": 1.3, "mean_q": -0.7, "sd_q": 0.8}


def test_categorical_calls_are_scipys() -> None:
    entropy, divergence = scipy.stats.entropy(P), scipy.stats.entropy(P, Q)
    assert call("entropy.categorical", {"p": P}) == pytest.approx(entropy)
    assert call("kl.categorical", CATEGORICAL) == pytest.approx(divergence)
    assert call("kl.categorical.reverse", CATEGORICAL) == pytest.approx(scipy.stats.entropy(Q, P))
    assert call("cross-entropy.categorical", CATEGORICAL) == pytest.approx(entropy + divergence)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("entropy.bernoulli", {"p": 0.3}),
        ("entropy.categorical", {"p": P}),
        ("cross-entropy.categorical", CATEGORICAL),
        ("kl.bernoulli", {"p": 0.3, "q": 0.6}),
        ("kl.categorical", CATEGORICAL),
    ],
)
def test_bits_are_nats_over_log_two(name: str, arguments: dict[str, Argument]) -> None:
    nats, bits = call(name, arguments), call(f"{name}.bits", arguments)
    assert type(nats) is type(bits) is float
    assert bits == pytest.approx(nats / math.log(2))


def test_the_gaussian_divergence_by_the_formula_and_turned_round() -> None:
    expected = math.log(0.8 / 1.3) + (1.3**2 + 1.2**2) / (2 * 0.8**2) - 0.5
    assert call("kl.gaussian", NORMALS) == pytest.approx(expected)
    turned: dict[str, Argument] = {"mean_p": -0.7, "sd_p": 0.8, "mean_q": 0.5, "sd_q": 1.3}
    assert call("kl.gaussian.reverse", NORMALS) == call("kl.gaussian", turned)
    assert call("entropy.gaussian", {"sd": 1.3}) == pytest.approx(scipy.stats.norm(0, 1.3).entropy())


@settings(max_examples=40, deadline=None)
@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_two_categories_are_a_coin(p: float, q: float) -> None:
    coin = call("kl.bernoulli", {"p": p, "q": q})
    assert coin == pytest.approx(call("kl.categorical", {"p": [p, 1 - p], "q": [q, 1 - q]}), abs=1e-12)
    assert call("kl.bernoulli.reverse", {"p": p, "q": q}) == call("kl.bernoulli", {"p": q, "q": p})
    cross = call("cross-entropy.bernoulli", {"p": p, "q": q})
    entropy = call("entropy.bernoulli", {"p": p})
    assert type(cross) is type(entropy) is type(coin) is float
    assert cross == pytest.approx(entropy + coin, abs=1e-12)

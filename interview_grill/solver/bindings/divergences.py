"""Solver calls on entropy, cross-entropy and KL divergence; nats unless the name ends in `bits`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from interview_grill.solver import divergences as d

if TYPE_CHECKING:
    from interview_grill.solver.calls import Binding


def _reverse_gaussian(mean_p: float, sd_p: float, mean_q: float, sd_q: float) -> float:
    return d.gaussian_kl(mean_p=mean_q, sd_p=sd_q, mean_q=mean_p, sd_q=sd_p)


DIVERGENCES: Mapping[str, Binding] = {
    "entropy.bernoulli": d.bernoulli_entropy,
    "entropy.bernoulli.bits": lambda p: d.bits(d.bernoulli_entropy(p)),
    "entropy.categorical": d.categorical_entropy,
    "entropy.categorical.bits": lambda p: d.bits(d.categorical_entropy(p)),
    "entropy.gaussian": d.gaussian_entropy,
    "cross-entropy.bernoulli": d.bernoulli_cross_entropy,
    "cross-entropy.categorical": d.categorical_cross_entropy,
    "cross-entropy.categorical.bits": lambda p, q: d.bits(d.categorical_cross_entropy(p, q)),
    "kl.bernoulli": d.bernoulli_kl,
    "kl.bernoulli.reverse": lambda p, q: d.bernoulli_kl(q, p),
    "kl.bernoulli.bits": lambda p, q: d.bits(d.bernoulli_kl(p, q)),
    "kl.categorical": d.categorical_kl,
    "kl.categorical.reverse": lambda p, q: d.categorical_kl(q, p),
    "kl.categorical.bits": lambda p, q: d.bits(d.categorical_kl(p, q)),
    "kl.gaussian": d.gaussian_kl,
    "kl.gaussian.reverse": _reverse_gaussian,
}

"""The posterior by brute force: prior times likelihood, normalised by quadrature."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp

from scipy.integrate import quad


@dataclass(frozen=True, slots=True)
class Integrated:
    """Moments and the evidence of a density known up to a factor on an interval."""

    evidence: float
    mean: float
    variance: float
    mass_below: Callable[[float], float]


def integrate(log_kernel: Callable[[float], float], low: float, high: float) -> Integrated:
    """Integrate exp(log_kernel) on [low, high]."""

    def moment(power: int, upper: float = high) -> float:
        value, _ = quad(
            lambda t: t**power * exp(log_kernel(t)), low, upper, epsabs=0, epsrel=1e-11, limit=500
        )
        return float(value)

    evidence = moment(0)
    mean = moment(1) / evidence
    return Integrated(evidence, mean, moment(2) / evidence - mean**2, lambda at: moment(0, at) / evidence)

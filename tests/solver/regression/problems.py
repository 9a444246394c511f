"""Random regression problems that are hard in the usual ways: off-centre, badly scaled, correlated columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from interview_grill.solver.sample import Matrix, Vector


@dataclass(frozen=True, slots=True)
class Problem:
    """Features, a real response, and a binary one drawn from a logistic model of the same features."""

    X: Matrix
    y: Vector
    labels: Vector


def problem(
    generator: np.random.Generator, *, rows: tuple[int, int] = (20, 80), most_columns: int = 5
) -> Problem:
    """Draw one problem; columns differ in scale by up to 1e6 and lie up to 20 sds off centre."""
    n, p = int(generator.integers(*rows)), int(generator.integers(1, most_columns + 1))
    mixing = np.eye(p) + 0.4 * generator.normal(size=(p, p))
    standard = generator.normal(size=(n, p)) @ mixing
    scale = 10 ** generator.uniform(-3, 3, size=p)
    X = (standard + generator.uniform(-20, 20, size=p)) * scale
    y = standard @ generator.normal(size=p) + generator.normal() * 10 + generator.normal(size=n)
    predictor = 0.7 * standard @ generator.normal(size=p) + 0.3 * generator.normal()
    labels = (generator.random(n) < 1 / (1 + np.exp(-predictor))).astype(float)
    return Problem(X, y, labels)

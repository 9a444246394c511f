"""How long the solver takes beside the peer a user would pick: ratios, both measured in this one run.

    python benchmarks/solver.py [--repeat N] [--threads N] [--cpu]

Each figure is the least of several interleaved runs, so that a busy machine slows both alike. Small problems are
n = 50, p = 3; large ones n = 100,000, p = 20. Peers run with their defaults unless the line says otherwise.
"""

from __future__ import annotations

import argparse
import os
import time
import tracemalloc
import warnings
from collections.abc import Callable
from typing import Any, NamedTuple

SMALL_LIMIT = 0.5
LARGE_LIMIT = 1.5


class Duel(NamedTuple):
    name: str
    size: str
    limit: float | None
    ours: Callable[[], object]
    theirs: Callable[[], object]


class Timing(NamedTuple):
    ours: float
    theirs: float

    @property
    def ratio(self) -> float:
        return self.ours / self.theirs


CLOCK = time.perf_counter


def measure(duel: Duel, repeat: int) -> Timing:
    """The least time of each side, their runs interleaved; short calls are timed in batches."""
    batch = max(1, int(0.005 / max(once(duel.ours), 1e-7)))
    ours, theirs = float("inf"), float("inf")
    for _ in range(repeat):
        ours = min(ours, once(duel.ours, batch))
        theirs = min(theirs, once(duel.theirs, batch))
    return Timing(ours, theirs)


def once(run: Callable[[], object], batch: int = 1) -> float:
    start = CLOCK()
    for _ in range(batch):
        run()
    return (CLOCK() - start) / batch


def duels() -> list[Duel]:
    import numpy as np
    import statsmodels.api as sm
    from scipy import special, stats
    from sklearn.linear_model import Lasso, LinearRegression, LogisticRegression, Ridge

    from interview_grill.solver.distributions.beta import Beta
    from interview_grill.solver.distributions.interval import equal_tailed
    from interview_grill.solver.families.exponential import ExponentialByRate
    from interview_grill.solver.families.gaussian import Gaussian
    from interview_grill.solver.regression.lasso import lasso_regression
    from interview_grill.solver.regression.linear import linear_regression
    from interview_grill.solver.regression.logistic import logistic_regression
    from interview_grill.solver.regression.ridge import ridge_regression
    from interview_grill.solver.special.incomplete_beta import lower_beta

    generator = np.random.default_rng(20_270_301)

    def summary(fitted: Any) -> tuple[object, ...]:
        """What our result holds too; statsmodels computes it only when asked."""
        return fitted.params, fitted.bse, fitted.llf

    def data(n: int, p: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        X = generator.normal(size=(n, p)) + 1.0
        weights = 0.4 * generator.normal(size=p)
        y = X @ weights + generator.normal(size=n)
        labels = np.asarray(generator.random(n) < 1 / (1 + np.exp(-(X - 1.0) @ weights)), dtype=np.float64)
        return X, y, labels

    X, y, labels = data(50, 3)
    large_X, large_y, large_labels = data(100_000, 20)
    waits = generator.exponential(2.0, 50)
    return [
        Duel("linear, with standard errors / statsmodels OLS", "small", SMALL_LIMIT,
             lambda: linear_regression(X, y), lambda: summary(sm.OLS(y, sm.add_constant(X)).fit())),
        Duel("linear, with standard errors / sklearn LinearRegression", "small", SMALL_LIMIT,
             lambda: linear_regression(X, y), lambda: LinearRegression().fit(X, y)),
        Duel("ridge / sklearn Ridge", "small", SMALL_LIMIT,
             lambda: ridge_regression(X, y, penalty=1.0), lambda: Ridge(alpha=1.0).fit(X, y)),
        Duel("lasso / sklearn Lasso", "small", SMALL_LIMIT,
             lambda: lasso_regression(X, y, penalty=5.0), lambda: Lasso(alpha=0.1).fit(X, y)),
        Duel("logistic, MLE / statsmodels Logit", "small", SMALL_LIMIT,
             lambda: logistic_regression(X, labels), lambda: summary(sm.Logit(labels, sm.add_constant(X)).fit(disp=0))),
        Duel("logistic, MAP / sklearn LogisticRegression", "small", SMALL_LIMIT,
             lambda: logistic_regression(X, labels, prior_variance=1.0), lambda: LogisticRegression().fit(X, labels)),
        Duel("Gaussian fit / scipy.stats.norm.fit + logpdf", "small", SMALL_LIMIT,
             lambda: Gaussian().fit(y), lambda: stats.norm.logpdf(y, *stats.norm.fit(y)).sum()),
        Duel("exponential fit / scipy.stats.expon.fit + logpdf", "small", SMALL_LIMIT,
             lambda: ExponentialByRate().fit(waits),
             lambda: stats.expon.logpdf(waits, *stats.expon.fit(waits, floc=0)).sum()),
        Duel("Beta credible interval / scipy.stats.beta.interval", "one", SMALL_LIMIT,
             lambda: equal_tailed(Beta(7.0, 5.0)), lambda: stats.beta(7.0, 5.0).interval(0.95)),
        Duel("incomplete beta (Python) / scipy.special.betainc (C)", "one", None,
             lambda: lower_beta(7.0, 5.0, 0.4), lambda: special.betainc(7.0, 5.0, 0.4)),
        Duel("logistic, MAP / sklearn LogisticRegression", "large", LARGE_LIMIT,
             lambda: logistic_regression(large_X, large_labels, prior_variance=1.0),
             lambda: LogisticRegression().fit(large_X, large_labels)),
        Duel("logistic, MAP / sklearn newton-cholesky", "large", LARGE_LIMIT,
             lambda: logistic_regression(large_X, large_labels, prior_variance=1.0),
             lambda: LogisticRegression(solver="newton-cholesky").fit(large_X, large_labels)),
        Duel("ridge / sklearn Ridge", "large", LARGE_LIMIT,
             lambda: ridge_regression(large_X, large_y, penalty=1.0),
             lambda: Ridge(alpha=1.0).fit(large_X, large_y)),
        Duel("linear, with standard errors / sklearn LinearRegression", "large", None,
             lambda: linear_regression(large_X, large_y), lambda: LinearRegression().fit(large_X, large_y)),
    ]  # fmt: skip


def peak_memory() -> list[tuple[int, float]]:
    """Peak bytes allocated by a logistic fit over the bytes of its data, for growing n."""
    import numpy as np

    from interview_grill.solver.regression.logistic import logistic_regression

    generator = np.random.default_rng(1)
    found = []
    for n in (25_000, 50_000, 100_000):
        X = generator.normal(size=(n, 20))
        labels = np.asarray(generator.random(n) < 0.5, dtype=np.float64)
        tracemalloc.start()
        logistic_regression(X, labels, prior_variance=1.0)
        found.append((n, tracemalloc.get_traced_memory()[1] / X.nbytes))
        tracemalloc.stop()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--repeat", type=int, default=9, help="runs of each side; the least counts")
    parser.add_argument("--threads", type=int, default=None, help="BLAS threads for both sides")
    parser.add_argument(
        "--cpu", action="store_true", help="processor time instead of time on the wall: for a busy machine"
    )
    options = parser.parse_args()
    if options.cpu:
        global CLOCK
        CLOCK = time.process_time
    if options.threads is not None:
        for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
            os.environ[name] = str(options.threads)
    warnings.simplefilter("ignore")
    print(f"{'':62}{'size':>6}{'ours':>11}{'peer':>11}{'ratio':>8}{'limit':>8}")
    for duel in duels():
        timing = measure(duel, options.repeat)
        limit = "" if duel.limit is None else f"{duel.limit:.1f}"
        verdict = "" if duel.limit is None or timing.ratio <= duel.limit else "  over"
        figures = f"{1e6 * timing.ours:9.0f}µs{1e6 * timing.theirs:9.0f}µs{timing.ratio:8.2f}{limit:>8}"
        print(f"{duel.name:62}{duel.size:>6}{figures}{verdict}")
    print("\npeak memory of a logistic fit, in units of its data:")
    for n, share in peak_memory():
        print(f"  n = {n:>7,}: {share:.2f}")


if __name__ == "__main__":
    main()

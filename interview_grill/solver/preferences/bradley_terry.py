"""Bradley–Terry strengths from a table of wins: maximum likelihood with its existence checked, or MAP.

The strengths are determined up to a constant; the one with sum zero is given. A finite maximum exists if and
only if every split of the players has a win in both directions: the graph of wins is strongly connected (Ford
1957).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from interview_grill.errors import SolverError
from interview_grill.solver.fit import Fit, Status, root_or_nan
from interview_grill.solver.sample import Matrix, Vector, require_counts

_ITERATIONS = 100


def bradley_terry(
    wins: Sequence[Sequence[float]] | NDArray[np.float64],
    *,
    prior_variance: float | None = None,
    names: Sequence[str] | None = None,
) -> Fit:
    """Return the strengths of K players from `wins`, shape (K, K), where wins[i][j] counts wins of i over j.

    With `prior_variance` the estimate is the mode under independent N(0, prior_variance) strengths, which
    always exists. Standard errors are those of the sum-zero strengths (MLE), or of the Laplace approximation
    (MAP). Raises SolverError for a table that is not square, counts that are not whole, and, without a prior,
    players who were never compared or whose strengths diverge.
    """
    table = _checked(wins)
    players = tuple(names) if names is not None else tuple(f"r{k + 1}" for k in range(len(table)))
    if len(players) != len(table):
        raise SolverError(f"{len(players)} names for {len(table)} players")
    if prior_variance is None:
        _require_connected(table, players)
    elif not (0.0 < prior_variance < float("inf")):
        raise SolverError(f"the prior variance must be positive and finite, not {prior_variance:g}")
    precision = 0.0 if prior_variance is None else 1.0 / prior_variance
    strengths, information, iterations = _maximise(table, precision)
    # Adding the all-ones direction makes the sum-zero information invertible without changing it on that
    # space.
    anchor = np.full_like(table, 1.0 / len(table)) if precision == 0.0 else np.zeros_like(table)
    covariance = np.linalg.solve(information + anchor, np.eye(len(table))) - anchor
    return Fit(
        parameters=players,
        estimate=tuple(strengths.tolist()),
        standard_error=tuple(root_or_nan(v) for v in np.diag(covariance).tolist()),
        log_likelihood=_log_likelihood(table, strengths),
        status=Status.INTERIOR,
        n=int(table.sum()),
        iterations=iterations,
    )


def _checked(wins: Sequence[Sequence[float]] | NDArray[np.float64]) -> Matrix:
    table = np.array(wins, dtype=np.float64)
    if table.ndim != 2 or table.shape[0] != table.shape[1] or len(table) < 2:
        raise SolverError("wins are a square table of two players or more")
    require_counts(table.ravel())
    if np.diag(table).any():
        raise SolverError("a player cannot win against itself", mend="leave the diagonal at 0")
    if not table.any():
        raise SolverError("no comparisons were made")
    return table


def reachable(graph: NDArray[np.bool_], start: int = 0) -> NDArray[np.bool_]:
    """Return which nodes can be reached from `start` along the graph's arrows, shape (K,), `start` itself
    included.
    """
    seen = np.zeros(len(graph), dtype=bool)
    seen[start] = True
    while True:
        grown = seen | graph[seen].any(axis=0)
        if (grown == seen).all():
            return seen
        seen = grown


def _require_connected(table: Matrix, players: tuple[str, ...]) -> None:
    won = table > 0.0
    compared = reachable(won | won.T)
    if not compared.all():
        outside = players[int(np.argmin(compared))]
        raise SolverError(
            f"{players[0]} and {outside} were never compared, not even through others: "
            "their strengths have no common scale",
            mend="compare across the groups, or give a prior",
        )
    above, below = reachable(won.T), reachable(won)
    if not (above & below).all():
        group = ~above if not above.all() else ~below
        direction = "lost" if not above.all() else "won"
        members = ", ".join(name for name, inside in zip(players, group.tolist(), strict=True) if inside)
        raise SolverError(
            f"{members} {direction} every comparison with the rest, so the strengths diverge and no maximum exists",
            mend="a Gaussian prior gives a finite maximum",
        )


def _maximise(table: Matrix, precision: float) -> tuple[Vector, Matrix, int]:
    """Newton's method with step halving from equal strengths."""
    size = len(table)
    games = table + table.T
    strengths = np.zeros(size)
    value = _objective(table, strengths, precision)
    for iteration in range(1, _ITERATIONS + 1):
        probability = _sigmoid(strengths[:, None] - strengths[None, :])
        score = (table - games * probability).sum(axis=1) - precision * strengths
        weight = games * probability * probability.T
        information = np.diag(weight.sum(axis=1) + precision) - weight
        anchored = information + (np.full((size, size), weight.max() / size) if precision == 0.0 else 0.0)
        step = np.linalg.solve(anchored, score)
        for _ in range(60):
            proposal = _objective(table, strengths + step, precision)
            if proposal >= value - 1e-12 * (1.0 + abs(value)):
                break
            step = 0.5 * step
        strengths, value = strengths + step, proposal
        if float(np.abs(step).max()) <= 1e-9 * (1.0 + float(np.abs(strengths).max())):
            centred = strengths - strengths.mean() if precision == 0.0 else strengths
            return centred, information, iteration
    raise SolverError(f"the Bradley–Terry likelihood was not maximised in {_ITERATIONS} Newton steps")


def _sigmoid(difference: Matrix) -> Matrix:
    decay = np.exp(-np.abs(difference))
    return np.asarray(np.where(difference >= 0.0, 1.0, decay) / (1.0 + decay))


def _log_likelihood(table: Matrix, strengths: Vector) -> float:
    return -float((table * np.logaddexp(0.0, strengths[None, :] - strengths[:, None])).sum())


def _objective(table: Matrix, strengths: Vector, precision: float) -> float:
    return _log_likelihood(table, strengths) - 0.5 * precision * float(strengths @ strengths)

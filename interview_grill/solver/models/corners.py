"""Two models whose maximum is no root of the score: Uniform(0, upper) and Laplace."""

from __future__ import annotations

import numpy as np

from interview_grill.solver.families.laplace import Laplace
from interview_grill.solver.families.uniform import Uniform, unbiased_upper
from interview_grill.solver.models.curves import draw
from interview_grill.solver.models.figures import figure
from interview_grill.solver.models.request import Request
from interview_grill.solver.models.solution import Solution, assemble


def uniform(request: Request) -> Solution:
    """The largest observation, where the likelihood jumps."""
    request.expect()
    family = Uniform()
    summary = family.summarise(request.y)
    fit = family.fit_summary(summary)
    largest, n = figure(summary.largest), summary.n
    return assemble(
        request,
        fit,
        formula=r"$\hat\theta = \max_i x_i$",
        statistics={"largest": summary.largest, "unbiased_upper": unbiased_upper(summary)},
        lines=lambda _: (
            (
                rf"$L(\theta) = \theta^{{-{n}}}$ for $\theta \ge {largest}$ and $0$ below: it falls wherever "
                rf"it is positive."
            ),
            rf"So the maximum is at the jump, $\hat\theta = {largest}$; the score is not zero there.",
            rf"It is biased; $\frac{{n+1}}{{n}}\max_i x_i = {figure(unbiased_upper(summary))}$ is not.",
        ),
        curves=draw(
            "upper",
            lambda upper: family.log_likelihood(summary, np.array([upper])),
            low=0.5 * summary.largest,
            high=summary.largest * (1.0 + 6.0 / n),
        ),
    )


def laplace(request: Request) -> Solution:
    """The median and the mean absolute deviation from it."""
    request.expect()
    family = Laplace()
    summary = family.summarise(request.y)
    fit = family.fit_summary(summary)
    location, scale = fit.estimate
    return assemble(
        request,
        fit,
        formula=r"$\hat\mu = \mathrm{median}(x),\quad \hat b = \frac1n\sum_i|x_i-\hat\mu|$",
        statistics={"median": location, "mean_absolute_deviation": scale},
        lines=lambda _: (
            (
                rf"$\ell(\mu,b) = -{summary.n}\log(2b) - \frac1b\sum_i|x_i-\mu|$: for every $b$ the best $\mu$ "
                rf"is a median."
            ),
            rf"The slope in $\mu$ changes sign at the median, $\hat\mu = {figure(location)}$.",
            rf"Then the score in $b$ is zero at $\hat b = \frac1n\sum_i|x_i-\hat\mu| = {figure(scale)}$.",
        ),
    )

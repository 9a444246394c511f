"""What a penalty does: strengths from priors, soft thresholding, and the spectral filters of ridge and early
stopping.

A penalty means nothing without its objective, so each function names its own: RSS, RSS/2, RSS/n or a sum of
losses. The Elements of Statistical Learning, section 3.4; for early stopping Goodfellow, Bengio and
Courville, Deep Learning, section 7.8. All raise SolverError for an sd, scale, step or count that is not
positive.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import copysign, expm1, inf, log1p

from interview_grill.errors import SolverError


def _positive(**named: float) -> None:
    for name, value in named.items():
        if not (0.0 < value < inf):
            raise SolverError(f"{name.replace('_', ' ')} must be positive and finite, not {value:g}")


def ridge_penalty(*, noise_sd: float, prior_sd: float) -> float:
    """Return sigma²/tau², the penalty of RSS + penalty ‖w‖² making ridge the MAP under w ~ N(0, tau² I)."""
    _positive(noise_sd=noise_sd, prior_sd=prior_sd)
    return (noise_sd / prior_sd) ** 2


def ridge_penalty_half_rss(*, noise_sd: float, prior_sd: float) -> float:
    """Return sigma²/(2 tau²), the same for the objective RSS/2 + penalty ‖w‖²."""
    return 0.5 * ridge_penalty(noise_sd=noise_sd, prior_sd=prior_sd)


def ridge_penalty_mean_loss(*, noise_sd: float, prior_sd: float, n: float) -> float:
    """Return sigma²/(n tau²), the same for the objective RSS/n + penalty ‖w‖²."""
    _positive(number_of_observations=n)
    return ridge_penalty(noise_sd=noise_sd, prior_sd=prior_sd) / n


def ridge_prior_variance_mean_loss(*, penalty: float, noise_sd: float, n: float) -> float:
    """Return sigma²/(n penalty), the prior variance for which RSS/n + penalty ‖w‖² gives the MAP."""
    _positive(penalty=penalty, noise_sd=noise_sd, number_of_observations=n)
    return noise_sd**2 / (n * penalty)


def gaussian_prior_penalty(*, prior_sd: float) -> float:
    """Return 1/(2 tau²), what stands before ‖w‖² beside a *summed* negative log-likelihood if w ~ N(0, tau² I)."""
    _positive(prior_sd=prior_sd)
    return 0.5 / prior_sd**2


def gaussian_prior_variance_mean_loss(*, penalty: float, n: float) -> float:
    """Return tau² = 1/(2 n penalty), the prior variance implied by *mean* log loss (nats) + penalty ‖w‖²."""
    _positive(penalty=penalty, number_of_observations=n)
    return 0.5 / (n * penalty)


def lasso_penalty(*, noise_sd: float, prior_scale: float) -> float:
    """Return sigma²/b, the penalty of RSS/2 + penalty ‖w‖₁ under a Laplace prior of scale b."""
    _positive(noise_sd=noise_sd, prior_scale=prior_scale)
    return noise_sd**2 / prior_scale


def lasso_penalty_rss(*, noise_sd: float, prior_scale: float) -> float:
    """Return 2 sigma²/b, the same for the objective RSS + penalty ‖w‖₁."""
    return 2.0 * lasso_penalty(noise_sd=noise_sd, prior_scale=prior_scale)


def lasso_prior_scale(*, noise_sd: float, penalty: float) -> float:
    """Return b = sigma²/penalty, the Laplace scale that makes RSS/2 + penalty ‖w‖₁ the MAP."""
    _positive(noise_sd=noise_sd, penalty=penalty)
    return noise_sd**2 / penalty


def soft_threshold(value: float, penalty: float) -> float:
    """Return sign(value)·max(|value| - penalty, 0), never minus zero."""
    if not penalty >= 0.0:
        raise SolverError(f"the penalty must be 0 or more, not {penalty:g}")
    shrunk = abs(value) - penalty
    return copysign(shrunk, value) if shrunk > 0.0 else 0.0


def orthonormal_lasso(correlations: Sequence[float], penalty: float) -> tuple[float, ...]:
    """Return the lasso weights when XᵀX = I, from Xᵀy: each one soft-thresholded."""
    return tuple(soft_threshold(c, penalty) for c in correlations)


def ridge_filter(*, singular_value: float, penalty: float) -> float:
    """Return d²/(d² + penalty), what ridge keeps of a singular direction."""
    if not (singular_value >= 0.0 and penalty >= 0.0 and singular_value + penalty > 0.0):
        raise SolverError("a singular value and a penalty are 0 or more, and not both 0")
    return singular_value**2 / (singular_value**2 + penalty)


def early_stopping_filter(*, singular_value: float, step: float, iterations: float) -> float:
    """Return 1 - (1 - step·d²)^t: gradient descent from zero on ½‖y - Xw‖², for 0 < step·d² <= 1.

    Raises SolverError above 1, where the filter oscillates, and for a t that is not whole.
    """
    _positive(singular_value=singular_value, step=step)
    contraction = step * singular_value**2
    if contraction > 1.0:
        raise SolverError(
            f"step·d² is {contraction:g}: above 1 the filter oscillates", mend="take a smaller step"
        )
    if not iterations >= 0.0 or iterations % 1.0 != 0.0:
        raise SolverError(f"the number of iterations is a whole number, 0 or more, not {iterations:g}")
    if iterations == 0.0:
        return 0.0
    return 1.0 if contraction == 1.0 else -expm1(iterations * log1p(-contraction))


def early_stopping_penalty(*, step: float, iterations: float) -> float:
    """Return 1/(step·t), the ridge penalty that early stopping resembles for small step·t·d²."""
    _positive(step=step, iterations=iterations)
    return 1.0 / (step * iterations)

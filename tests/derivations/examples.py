"""Small derivations that the tests of this folder share."""

from __future__ import annotations

from interview_grill.bank.derivation import Derivation, Expect, Line, Mode, WrongLine

VARIANCE = Derivation(
    name="variance-mle",
    title="The MLE of a Gaussian variance",
    given=(("x", "sample"), ("n", "size of x"), ("mu", "real"), ("v", "positive")),
    lines=(
        Line(
            "Write the log-likelihood.",
            r"$\ell(\mu,v) = -\frac n2 \log v - \frac{1}{2v}\sum_i (x_i-\mu)^2 + \text{const}$",
            "Independence turns the product into a sum.",
            Expect(Mode.CONSTANT, "-n/2*log(v) - sum((x-mu)^2)/(2*v)", free=("mu", "v")),
        ),
        Line(
            "Maximise over the mean.",
            r"$\hat\mu=\bar x$",
            "",
            Expect(Mode.EQUAL, "mean(x)", names=("mu_hat",)),
        ),
        Line(
            "Differentiate in $v$ at that mean.",
            r"$-\frac{n}{2v} + \frac{1}{2v^2}\sum_i (x_i-\bar x)^2 = 0$",
            "",
            Expect(Mode.ROOT, "-n/(2*v) + sum((x-mean(x))^2)/(2*v^2)", free=("v",), derivative_of=1),
            wrong=(
                WrongLine(
                    "sigma-not-variance",
                    "-n/v + sum((x-mean(x))^2)/v^3",
                    "You differentiated in σ, not in σ².",
                ),
            ),
        ),
        Line(
            "Solve for $v$.",
            r"$\hat v = \frac1n\sum_i (x_i-\bar x)^2$",
            "The derivative falls through zero there.",
            Expect(Mode.EQUAL, "mean((x-mean(x))^2)", names=("v_hat",), solver="gaussian.mle.variance"),
        ),
    ),
)

KERNEL = Derivation(
    name="beta-posterior",
    title="The posterior of a Bernoulli probability under a Beta prior",
    given=(
        ("theta", "probability"),
        ("a", "positive"),
        ("b", "positive"),
        ("s", "count"),
        ("n", "count in [s, s + 6]"),
    ),
    lines=(
        Line(
            "Multiply likelihood and prior.",
            r"$p(\theta \mid x) \propto \theta^{a+s-1}(1-\theta)^{b+n-s-1}$",
            "",
            Expect(
                Mode.FACTOR,
                "theta^(a+s-1)*(1-theta)^(b+n-s-1)",
                free=("theta",),
                product_of=("theta^s*(1-theta)^(n-s)", "theta^(a-1)*(1-theta)^(b-1)"),
            ),
        ),
    ),
)


def with_line(derivation: Derivation, number: int, **changes: object) -> Derivation:
    """The derivation with the `expect` of one line changed."""
    lines = list(derivation.lines)
    line = lines[number - 1]
    lines[number - 1] = line._replace(expect=line.expect._replace(**changes))  # type: ignore[arg-type]
    return derivation._replace(lines=tuple(lines))

"""Tasks with numbers one can check by hand, for the tests of grading."""

from __future__ import annotations

from interview_grill.bank.task import (
    AnswerType,
    ChoiceDraw,
    Derived,
    Draw,
    IntegerDraw,
    SampleDraw,
    SolverCall,
    Task,
    WrongAnswer,
)


def fixed(**values: float) -> tuple[tuple[str, Draw], ...]:
    return tuple((name, ChoiceDraw((value,))) for name, value in values.items())


def wrong(tag: str, value: str) -> WrongAnswer:
    return WrongAnswer(tag, value, f"That is {tag}.")


GAUSSIAN = SampleDraw("gaussian", (("mean", "4"), ("sd", "3")), "5", "8", 1)

TASKS = {
    # 6/9 = 0.666667; the mode is 5/7 = 0.714286 and the MLE 0.8.
    "probability": Task(
        name="probability",
        ask="Beta({a}, {b}) prior, {s} successes in {n} trials. What is the posterior mean of θ?",
        draw=fixed(a=2, b=2, n=5, s=4),
        closed_form="(a + s)/(a + b + n)",
        answer_name="theta_hat",
        wrong=(wrong("mode", "(a + s - 1)/(a + b + n - 2)"), wrong("mle", "s/n")),
    ),
    # Deviations -3.6, -1.6, 3.4, -0.6, 2.4: sum of squares 33.2, variance 6.64, sd 2.576820.
    "variance": Task(
        name="variance",
        ask="Observations {x}. What is the maximum likelihood estimate of the variance?",
        draw=(("x", Derived("[2, 4, 9, 5, 8]")),),
        closed_form="mean((x - mean(x))^2)",
        wrong=(
            wrong("unbiased", "sum((x - mean(x))^2)/(count(x) - 1)"),
            wrong("sum-of-squares", "sum((x - mean(x))^2)"),
        ),
    ),
    # -5/16 = -0.3125
    "bias": Task(name="bias", ask="Bias at n = {n}, v = {v}?", draw=fixed(v=2.5, n=8), closed_form="-v/n"),
    # 5·ln 0.3 + 3·ln 0.7 = -7.089888
    "log-likelihood": Task(
        name="log-likelihood",
        ask="{s} successes, {f} failures at θ = {theta}?",
        draw=fixed(s=5, f=3, theta=0.3),
        closed_form="s*ln(theta) + f*ln(1 - theta)",
    ),
    "count": Task(
        name="count",
        ask="How many pseudo-counts do Beta({a}, {b}) and {n} trials make?",
        draw=fixed(a=3, b=2, n=7),
        type=AnswerType.INTEGER,
        closed_form="a + b + n",
        wrong=(wrong("lost-two", "a + b + n - 2"),),
    ),
    # 1/6, 1/4, 7/12
    "simplex": Task(
        name="simplex",
        ask="Counts {c}. Estimate the probabilities.",
        draw=(("c", Derived("[2, 3, 7]")),),
        type=AnswerType.VECTOR,
        slots=("theta1", "theta2", "theta3"),
        closed_form="c/sum(c)",
        wrong=(wrong("add-one", "(c + 1)/(sum(c) + 3)"), wrong("counts", "c")),
    ),
    "posterior": Task(
        name="posterior",
        ask="Beta({a}, {b}) prior, {s} of {n}. Posterior parameters?",
        draw=fixed(a=2, b=3, s=4, n=10),
        type=AnswerType.VECTOR,
        slots=("alpha", "beta"),
        closed_form="[a + s, b + n - s]",
        wrong=(wrong("all-trials", "[a + s, b + n]"),),
    ),
    "general": Task(
        name="general",
        ask="Beta({a}, {b}) prior, {s} successes in {n} trials. Posterior mean?",
        draw=(
            ("a", IntegerDraw("2", "9")),
            ("b", IntegerDraw("2", "9")),
            ("n", IntegerDraw("6", "30")),
            ("s", IntegerDraw("1", "n - 1")),
        ),
        require=("a != b",),
        closed_form="(a + s)/(a + b + n)",
        answer_name="theta_hat",
        solver=SolverCall(
            "beta-bernoulli.mean",
            (("alpha", "a"), ("beta", "b"), ("successes", "s"), ("trials", "n")),
        ),
        wrong=(wrong("mode", "(a + s - 1)/(a + b + n - 2)"), wrong("mle", "s/n")),
    ),
    "sd": Task(
        name="sd",
        ask="Observations {x}. Maximum likelihood estimate of the standard deviation?",
        draw=(("x", GAUSSIAN),),
        require=("max(x) > min(x) + 1",),
        closed_form="sqrt(mean((x - mean(x))^2))",
        answer_name="sigma_hat",
        wrong=(wrong("unbiased", "sqrt(sum((x - mean(x))^2)/(count(x) - 1))"),),
    ),
    "tilt": Task(name="tilt", ask="With atol: {d}", draw=fixed(d=0), closed_form="d", atol=0.01),
    "hidden": Task(
        name="hidden",
        ask="No formula for {n}",
        draw=fixed(n=8),
        solver=SolverCall(
            "gaussian.variance-estimator.bias", (("variance", "2.5"), ("n", "n"), ("divisor", "n"))
        ),
    ),
}

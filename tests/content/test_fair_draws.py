"""What holds of every task of the bank: its numbers can be those of a sample, its names can be told apart by
what they mean, and what its texts suggest is never wrong.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import combinations

import pytest

from interview_grill.algebra import Expression, Value
from interview_grill.algebra.syntax import Apply, Name, Node, Vector
from interview_grill.problems.grading import grade
from interview_grill.problems.instance import Instance, instance_of, prepare
from interview_grill.problems.verdict import Verdict
from tests.content.bundled import tasks_of

TASKS = tasks_of(1, 60)
PREPARED = {name: prepare(task) for name, task in TASKS.items()}
SEEDS = 40
_NUMBER = r"(-?\d+(?:\.\d+)?)"


def instances(name: str) -> Iterator[Instance]:
    return (instance_of(PREPARED[name], seed) for seed in range(SEEDS))


def renamed(node: Node, one: str, other: str) -> Node:
    """The formula with two names exchanged."""
    if isinstance(node, Name):
        return Name({one: other, other: one}.get(node.name, node.name), node.vector)
    if isinstance(node, Apply):
        parts = tuple(renamed(part, one, other) for part in node.arguments)
        return Apply(node.operation, parts, node.vector)
    return (
        Vector(tuple(renamed(part, one, other) for part in node.items)) if isinstance(node, Vector) else node
    )


@pytest.mark.parametrize("name", TASKS)
def test_exchanging_names_of_one_value_does_not_change_which_formula_is_right(name: str) -> None:
    closed_form = PREPARED[name].closed_form
    if closed_form is None:
        return
    for instance in instances(name):
        scalars = [key for key, value in instance.values.items() if not isinstance(value, tuple)]
        for one, other in combinations(scalars, 2):
            if instance.values[one] == instance.values[other]:
                exchanged = Expression(renamed(closed_form.node, one, other))
                assert grade(instance, exchanged.read_as).verdict is Verdict.CORRECT, (
                    instance.seed,
                    one,
                    other,
                )


#: What is said of data, and what must then be true of the numbers said.
STATED: dict[str, tuple[str, object]] = {
    "a total of counts": (
        rf"{_NUMBER} independent Poisson counts (?:add up to|have mean|average) {_NUMBER}",
        lambda n, total: n >= 1 and total == round(total) and total >= 0,
    ),
    "successes in trials": (
        rf"{_NUMBER} independent Bernoulli trials gave {_NUMBER} success",
        lambda n, s: n == round(n) and s == round(s) and 0 <= s <= n,
    ),
    "successes after a prior": (
        rf"{_NUMBER} successes in {_NUMBER} trials",
        lambda s, n: n == round(n) and s == round(s) and 0 <= s <= n,
    ),
    "labels": (rf"Of {_NUMBER} labels {_NUMBER} are 1", lambda n, s: s == round(s) and 0 <= s <= n),
    "a total of lifetimes": (rf"{_NUMBER} independent exponential lifetimes add up to {_NUMBER}", lambda _, t: t > 0),
    "squared deviations": (rf"{_NUMBER} observations,.* add up to {_NUMBER}", lambda n, ss: n >= 2 and ss > 0),
    "a residual sum of squares": (
        rf"an intercept and {_NUMBER} features on {_NUMBER} observations.* squares {_NUMBER}",
        lambda k, n, rss: n > k + 1 and rss > 0,
    ),
    "a word in a text": (rf"A word occurs {_NUMBER} times in a text of {_NUMBER} words", lambda c, n: 0 < c <= n),
    "probabilities of three": (
        rf"(?:has|reference|has the|the reference) (?:the )?probabilities {_NUMBER}, {_NUMBER}(?:,| and) {_NUMBER}",
        lambda *p: all(0 < q < 1 for q in p) and math.isclose(sum(p), 1, abs_tol=1e-9),
    ),
    "log probabilities": (
        rf"= {_NUMBER}, reference\s+ref_\w = {_NUMBER}",
        lambda *logs: all(log < 0 for log in logs),
    ),
    "a variance": (rf"with variance {_NUMBER}; its mean", lambda v: v > 0),
    "observations and their mean": (rf"The mean of \$n={_NUMBER}\$ observations is {_NUMBER}", lambda n, _: n >= 1),
    "successes of trials": (rf"{_NUMBER} of {_NUMBER} trials succeed", lambda s, n: 0 <= s <= n),
}  # fmt: skip


@pytest.mark.parametrize("stated", STATED)
def test_what_is_said_of_data_can_be_true(stated: str) -> None:
    pattern, possible = STATED[stated]
    assert callable(possible)
    found = 0
    for name in TASKS:
        for instance in instances(name):
            for match in re.finditer(pattern, " ".join(instance.ask.split())):
                found += 1
                assert possible(*map(float, match.groups())), (name, instance.seed, match[0])
    assert found >= SEEDS


def whole(value: Value) -> bool:
    return isinstance(value, tuple) and all(item == round(item) >= 0 for item in value)


@pytest.mark.parametrize(
    "name", [name for name, task in TASKS.items() if re.search(r"[Cc]ounts|failed", task.ask)]
)
def test_counts_are_whole_numbers(name: str) -> None:
    for instance in instances(name):
        for key in ("x", "c"):
            value = instance.values.get(key)
            if isinstance(value, tuple) and "reading" not in instance.ask:
                assert whole(value), instance.seed


@pytest.mark.parametrize("name", TASKS)
def test_a_variance_or_mean_is_said_of_a_distribution_or_of_these_observations(name: str) -> None:
    assert not re.search(r"(observations|counts|trials) have (the )?(mean|variance|sd)", TASKS[name].ask)


def readable(text: str, instance: Instance) -> Iterator[str]:
    """The longest pieces of a text that can be read as an answer and are more than a number or a name."""
    words, taken = text.replace("$", "").split(), list[tuple[int, int]]()
    for length in range(min(len(words), 30), 0, -1):
        for start in range(len(words) - length + 1):
            if any(low <= start and start + length <= high for low, high in taken):
                continue
            piece = " ".join(words[start : start + length]).strip(".,;:?")
            if grade(instance, piece).verdict is not Verdict.INVALID:
                taken.append((start, start + length))
                if re.search(r"[-+*/^−·ΣΓ(√]|sqrt", piece):
                    yield piece


@pytest.mark.parametrize("name", [name for name, task in TASKS.items() if task.hints])
def test_a_hint_typed_as_it_stands_is_never_a_mistake(name: str) -> None:
    instance = next(instances(name))
    for hint in TASKS[name].hints:
        for piece in readable(hint, instance):
            assert grade(instance, piece).tag is None, piece


_OF_A_DISTRIBUTION = re.compile(r"(?:mode|mean|median) of an? \w+|E\[.*\] =|(?:mode|mean|median) of \w+\(")


@pytest.mark.parametrize("name", TASKS)
def test_a_hint_on_a_distribution_uses_letters_that_mean_nothing_else_in_the_task(name: str) -> None:
    """The mode of Beta(a, b), where a and b are the prior's, would be typed and be wrong."""
    instance = next(instances(name))
    for found in filter(None, map(_OF_A_DISTRIBUTION.search, TASKS[name].hints)):
        for piece in readable(found.string[found.start() :], instance):
            assert grade(instance, piece).verdict is not Verdict.WRONG, piece


@pytest.mark.parametrize("name", [name for name, task in TASKS.items() if task.closed_form is not None])
def test_the_closed_form_can_be_typed(name: str) -> None:
    closed_form = PREPARED[name].closed_form
    assert closed_form is not None
    for instance in instances(name):
        assert grade(instance, closed_form.read_as).verdict is Verdict.CORRECT


@pytest.mark.parametrize("name", TASKS)
def test_a_constant_that_the_question_prescribes_stands_in_the_closed_form(name: str) -> None:
    task = TASKS[name]
    for constant in re.findall(r"(?<![\d.])(1\.96|1\.645|2\.576|0\.693|3\.14|2\.718)(?![\d])", task.ask):
        assert task.closed_form is not None
        assert re.search(rf"(?<![\d.]){re.escape(constant)}(?!\d)", task.closed_form)


@pytest.mark.parametrize("name", [name for name, task in TASKS.items() if task.closed_form is not None])
def test_the_closed_form_with_a_shown_number_for_a_name_is_right(name: str) -> None:
    closed_form = PREPARED[name].closed_form
    assert closed_form is not None
    for seed in range(4):
        instance = instance_of(PREPARED[name], seed)
        for key, value in instance.values.items():
            for spelling, number in (
                (rf"\bcount\({key}\)", len(value) if isinstance(value, tuple) else 0),
                (rf"\b{key}\b", value),
            ):
                if not isinstance(number, tuple) and re.search(spelling, closed_form.read_as):
                    typed = re.sub(spelling, f"({number:.12g})", closed_form.read_as)
                    assert grade(instance, typed).verdict is Verdict.CORRECT, typed


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("5-bernoulli-mle", "{s}/n"),
        ("6-gaussian-mean", "sum(x)/{n}"),
        ("6-gaussian-mean", "{total}/n"),
        ("7-variance", "1/{n}*sum((x-mean(x))^2)"),
        ("7-standard-deviation", "sqrt(sum((x-mean(x))^2)/{n})"),
        ("7-known-mean", "sum((x-{mu})^2)/{n}"),
        ("7-known-mean", "mean((x-{mu})^2)"),
        ("9-exposure", "sum(x)/{exposure}"),
        ("14-poisson-standard-error", "sqrt(t)/{n}"),
        ("18-uniform-unbiased", "{more}/{n}*max(x)"),
        ("18-uniform-unbiased", "(n+1)/{n}*max(x)"),
        ("45-exponential-rate-mle", "{n}/sum(x)"),
    ],
)
def test_a_right_value_is_right_with_shown_numbers_in_it(name: str, typed: str) -> None:
    for instance in instances(name):
        values = instance.values
        x, t = values.get("x", ()), values.get("t", ())
        n = len(x) if isinstance(x, tuple) and x else float(str(values["n"]))
        filled = typed.format(
            n=f"{n:g}",
            more=f"{n + 1:g}",
            s=values.get("s"),
            mu=values.get("mu"),
            total=repr(sum(x)) if isinstance(x, tuple) else "",
            exposure=sum(t) if isinstance(t, tuple) else "",
        )
        graded = grade(instance, filled)
        assert graded.verdict is Verdict.CORRECT, filled
        assert graded.message.startswith("Right for these numbers"), filled

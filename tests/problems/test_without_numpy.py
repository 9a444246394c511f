"""Up to the prompt, and through grading, a task with a closed form needs no numpy."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from interview_grill.bank.task import IntegerDraw, SampleDraw, SolverCall, Task
from interview_grill.problems import load
heavy = {"numpy", "yaml", "typer", "rich", "sqlite3"}
sample = SampleDraw("gaussian", (("mean", "4"), ("sd", "3")), "5", "8", 1)
solver = SolverCall("gaussian.mle.mean", (("data", "x"),))
task = Task("t", "{x}", (("x", sample),), closed_form="mean(x)", solver=solver)
instance = load(task, 7)
print(instance.ask, sorted(heavy & set(sys.modules)), "interview_grill.algebra.comparison" in sys.modules)
from interview_grill.problems.grading import grade
print(grade(instance, "mean(x)").verdict, sorted(heavy & set(sys.modules)))
"""


def test_neither_the_prompt_nor_grading_loads_numpy() -> None:
    run = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    prompt, graded = run.stdout.splitlines()
    assert prompt.endswith("[] False")
    assert graded == "correct []"

"""What `grill import` takes over a Markdown list in processor time and memory, start-up included, as the list grows.

    python benchmarks/import_markdown.py [--questions 1000 10000]

The home is new, so the first import also compiles the bundled bank, and the second also the imported list.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ANSWER = """It is the mean squared deviation from the sample mean:
\\[
\\hat\\sigma^2_{{{n}}} = \\frac{{1}}{{n}} \\sum_{{i=1}}^n (x_i - \\bar x)^2 .
\\]
It exists when $n \\ge 2$ and *not* all observations are equal:

1. write the log-likelihood in \\(\\mu\\) and \\(v\\);
2. differentiate:
    - in $\\mu$, which gives $\\hat\\mu = \\bar x$;
    - in $v$, with `v = sigma**2`;
3. solve.
"""


def question_list(questions: int) -> str:
    """A list in three of the usual styles: bold with an answer, bare under headings, quick fire in italics."""
    parts = ["# Questions on estimation\n"]
    for n in range(1, questions + 1):
        if n % 100 == 1:
            parts.append(f"\n## Part {n // 100 + 1} — Topic {n // 100 + 1} (Q{n}–{n + 99})\n")
        style = (n // 100) % 3
        if style == 0:
            parts.append(
                f"\n**{n}. What is the MLE of a Gaussian's variance in case {n}?**\n\n{ANSWER.format(n=n)}"
            )
        elif style == 1:
            parts.append(
                f"{n}. Derive the MLE of $\\lambda_{{{n}}}$ for a Poisson sample, and say when it exists."
            )
        else:
            parts.append(
                f"{n}. *Is the MLE of $\\theta_{{{n}}}$ invariant?* Yes: $\\widehat{{g(\\theta)}} = g(\\hat\\theta)$."
            )
    return "\n".join(parts)


def processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(questions: int) -> tuple[float, float, float, int]:
    """Seconds of a first and of a second import, the peak in MB, and the size of the list in bytes."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "list.md")
        file.write_text(question_list(questions), encoding="utf-8")
        environment = {**os.environ, "GRILL_HOME": str(Path(folder, "home"))}
        taken = []
        for _ in range(2):
            started = processor_seconds()
            command = [sys.executable, "-m", "interview_grill", "import", str(file)]
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
            taken.append(processor_seconds() - started)
        assert f"Took {questions} questions" in done.stdout, done.stdout
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        return taken[0], taken[1], peak, file.stat().st_size


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, nargs="+", default=[1000, 2000, 5000, 10_000])
    print(f"{'questions':>9} {'MB':>6} {'first s':>8} {'again s':>8} {'peak MB':>8}")
    for questions in sorted(parser.parse_args().questions):
        first, again, peak, size = measure(questions)
        print(f"{questions:>9} {size / 1e6:6.1f} {first:8.2f} {again:8.2f} {peak:8.0f}", flush=True)


if __name__ == "__main__":
    main()

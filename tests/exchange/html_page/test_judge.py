"""The page's judge against the program's, on the same instances and the same texts."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from interview_grill.exchange.html_page import drawn_tasks
from interview_grill.exchange.html_page.drawn_tasks import drawn_task
from interview_grill.exchange.worked import instances
from interview_grill.problems.grading import grade
from tests.exchange.specimens import WHOLE

NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(NODE is None, reason="node is not installed")
ASSETS = Path(drawn_tasks.__file__).parent / "assets"
RATE, SPLIT = WHOLE.tasks


def judged(plain: dict[str, object], asked: list[tuple[int, str]]) -> list[dict[str, str | None]]:
    script = (
        f"{(ASSETS / 'judge.js').read_text(encoding='utf-8')}\n"
        f"const task = {json.dumps(plain)}, asked = {json.dumps(asked)};\n"
        "console.log(JSON.stringify(asked.map(([n, text]) => judge.verdictOn(task, task.instances[n], text))));"
    )
    assert NODE is not None
    done = subprocess.run([NODE, "-e", script], capture_output=True, text=True, check=True, timeout=60)
    found: list[dict[str, str | None]] = json.loads(done.stdout)
    return found


def number_texts(value: float, s: float, n: float, d: float) -> list[str]:
    return [
        repr(value), f"{value:.3g}", f"{value:.2g}", f"{value:.1g}", f"{value * 1.003:.6g}", f"{value * 1.012:.6g}",
        f"{value * 1.1:.6g}", f"{s:g}/({n:g}*{d:g})", f"{s:g}/{n:g}", f"{n * d:g}/{s:g}", f"{s / n:.4g}",
        f"-{value:.4g}", f"{100 * value:.5g}%", f"sqrt({value * value:.9f})", f"({s:g})/{n:g}/{d:g}", f"{value:.4g}.1",
        "", "abc", "1/0", "(", "1,5", f"exp(ln({s:g}))/{n * d:g}", f"{value * 10:.5g}*10^-1", f"{value:.4g} ×1",
        f"{s:g}÷{n * d:g}", f"−{value:.3g}", "--1", "2^-1", "1e400", f"{value:.4e}", f"{s + 1:g}/({n:g}*{d:g})", "0",
    ]  # fmt: skip


def test_numbers_fractions_and_expressions_get_the_verdict_of_the_program() -> None:
    plain = drawn_task(WHOLE, RATE).plain
    drawn = list(instances(WHOLE, RATE, 20))
    asked = []
    for place, instance in enumerate(drawn):
        s, n, d = (float(instance.given[name]) for name in "snd")
        assert isinstance(instance.expected, float)
        asked += [(place, text) for text in number_texts(instance.expected, s, n, d)]
    ours = [grade(drawn[place], text) for place, text in asked]
    for (place, text), program, page in zip(asked, ours, judged(plain, asked), strict=True):
        assert page["verdict"] == program.verdict.value, (drawn[place].given, text, page, program)
        declared = {"per-interval", "inverse", "too-few-figures", "close"}
        if program.tag in declared:
            assert page["tag"] == program.tag, (text, page, program)


def test_vectors_are_judged_entry_by_entry() -> None:
    plain = drawn_task(WHOLE, SPLIT).plain
    drawn = list(instances(WHOLE, SPLIT, 5))
    asked = []
    for place, instance in enumerate(drawn):
        assert isinstance(instance.expected, tuple)
        p, q = instance.expected
        texts = (f"{p:.4g}, {q:.4g}", f"({p:.3g}, {q:.3g})", f"[{q:.5g}, {p:.5g}]", f"p = {p:.4g}, q = {q:.4g}",
                 f"{p:.4g}", f"{p:.4g}; {q:.4g}", f"{p:.2g}, {q:.4g}", "x, y", "0.5, 0.5")  # fmt: skip
        asked += [(place, text) for text in texts]
    for (place, text), page in zip(asked, judged(plain, asked), strict=True):
        program = grade(drawn[place], text)
        assert page["verdict"] == program.verdict.value, (text, page, program)


def test_hostile_text_is_refused_and_never_run() -> None:
    plain = drawn_task(WHOLE, RATE).plain
    texts = [
        "process.exit(3)",
        "constructor",
        "__proto__(1)",
        "toString(1)",
        "(" * 190,
        "-" * 199,
        "1;1",
        "9^9^9^9",
    ]
    verdicts = [page["verdict"] for page in judged(plain, [(0, text) for text in texts])]
    assert set(verdicts) <= {"invalid", "wrong"}

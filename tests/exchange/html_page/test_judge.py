"""The page's judge against the program's, on the same instances and the same texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interview_grill.exchange.html_page.drawn_tasks import drawn_task
from interview_grill.exchange.worked import instances
from interview_grill.problems.grading import grade
from tests.exchange.html_page.judged import NEEDS_NODE, by_page, subjects, verdicts_compared
from tests.exchange.specimens import WHOLE

pytestmark = NEEDS_NODE
CORPUS = Path(__file__).parents[2] / "corpus"
RATE, SPLIT = WHOLE.tasks


def judged(plain: dict[str, object], asked: list[tuple[int, str]]) -> list[dict[str, str | None]]:
    found = by_page([plain], [(0, place, text) for place, text in asked])
    return [{"verdict": page.verdict, "tag": page.tag, "message": message} for page, message in found]


def test_every_text_is_read_and_judged_as_by_the_program_on_every_task_of_the_bank() -> None:
    compared = verdicts_compared()
    assert compared.cases >= 10_000
    assert compared.differing == ()
    assert min(compared.verdicts.values()) > 300, compared.verdicts


def test_the_corpus_of_python_is_judged_as_by_the_program() -> None:
    found = {subject.name: subject for subject in subjects(1)}
    rows = [json.loads(line) for line in (CORPUS / "numpy.jsonl").read_text(encoding="utf-8").splitlines()]
    asked = [(f"{row['question']}/{row['task']}", row["text"]) for row in rows if row["where"] == "task"]
    names = list(found)
    pages = by_page(
        [each.plain for each in found.values()], [(names.index(name), 0, text) for name, text in asked]
    )
    differing = 0
    for (name, text), (page, _) in zip(asked, pages, strict=True):
        graded = grade(found[name].drawn[0], text)
        differing += (graded.verdict.value, graded.tag, graded.read_as) != page
    assert len(asked) > 400
    assert differing == 0  # a count: half of the corpus is kept from view


@pytest.mark.parametrize(
    ("text", "verdict", "tag"),
    [
        ("s/(n*d)", "correct", None),
        ("s/(nd)", "correct", None),
        ("rate_hat = s / (d n)", "correct", None),
        ("s/n/d + 0", "correct", None),
        ("s/n", "wrong", "per-interval"),
        ("n*d/s", "wrong", "inverse"),
        ("2*s/(n*d)", "wrong", "factor-2"),
        ("s/n*d", "wrong", None),
        ("s/nd", "invalid", None),
        ("s/(n*q)", "invalid", None),
    ],
)
def test_a_formula_in_the_names_shown_is_checked_on_further_draws(
    text: str, verdict: str, tag: str | None
) -> None:
    plain = drawn_task(WHOLE, RATE).plain
    drawn = list(instances(WHOLE, RATE, 4))
    # Where d is 1 hour a formula without it is right here; the bank draws 0.5 or 2.
    for place, page in enumerate(judged(plain, [(place, text) for place in range(4)])):
        program = grade(drawn[place], text)
        assert (page["verdict"], page["tag"]) == (program.verdict.value, program.tag) == (verdict, tag)


def test_names_of_slots_say_which_value_is_whose() -> None:
    plain = drawn_task(WHOLE, SPLIT).plain
    p, q = plain["instances"][0]["value"]
    texts = [f"q = {q}, p = {p}", f"p = {q}, q = {p}", f"({p}, {q})", f"q = {q}", f"p = {p}, p = {q}"]
    found = judged(plain, [(0, text) for text in texts])
    assert [page["verdict"] for page in found] == ["correct", "wrong", "correct", "invalid", "invalid"]
    assert found[1]["tag"] == "swapped"


def test_two_readings_are_refused_with_both() -> None:
    plain = drawn_task(WHOLE, RATE).plain
    (page,) = judged(plain, [(0, "1/2n")])
    assert page["verdict"] == "invalid"
    assert "1/(2*n)" in (page["message"] or "")
    assert "1/2*n" in (page["message"] or "")


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

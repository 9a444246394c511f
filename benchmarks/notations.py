"""How formulas in LaTeX and in Python's arrays are read and judged, as people write them in papers and notebooks.

    python benchmarks/notations.py [--list] [latex|numpy]

Each text was typed where a task or a line asks for it; for a name in it that the bank does not have the corpus says
what it stands for, and that is put in. Halves are as in `verdicts.py`. `--list` prints what of the first half is judged
otherwise than its label. Prints counts and the processor time to rewrite and judge a text.
"""

from __future__ import annotations

import argparse
import gc
import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress

from verdicts import CORPUS, SEED, Judged, derivations

from interview_grill.algebra.notation import rewritten
from interview_grill.bank.library import Library
from interview_grill.derivations.judge import judge_line
from interview_grill.derivations.truths import prepare
from interview_grill.errors import FormulaError
from interview_grill.problems.grading import grade
from interview_grill.problems.instance import load

READ_AS_RIGHT = {"correct", "right", "further"}


#: What is no name: a macro with its word, an environment; and a subscript, which belongs to one.
NO_NAME = {
    "latex": r"\\(?:text|mathrm|operatorname|begin|end)\*?\{[^{}]*\}|_[A-Za-z]|\\[A-Za-z]+",
    "numpy": r"[A-Za-z_][A-Za-z_0-9]*",
}
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\S")


def with_names(text: str, names: dict[str, str], notation: str) -> str:
    """The text with the names that the bank lacks replaced by what they stand for, longest first; one with a running
    index under any index, in LaTeX also with its braces set otherwise.
    """
    if not names:
        return text
    spelled = sorted(names, key=len, reverse=True)
    patterns = map(_in_latex if notation == "latex" else _in_python, spelled)
    one = re.compile("|".join([*(f"({pattern})" for pattern in patterns), NO_NAME[notation], "."]), re.DOTALL)

    def put_in(match: re.Match[str]) -> str:
        if match.lastindex is None:
            return match[0]
        meaning = names[spelled[match.lastindex - 1]]
        inner = meaning if meaning.isalnum() else f"({meaning})"
        return f"{{{inner}}}" if notation == "latex" else inner

    return one.sub(put_in, text)


def _in_python(name: str) -> str:
    return re.escape(name) + r"(?![A-Za-z_0-9])"


def _in_latex(name: str) -> str:
    """A pattern for a name: `\\hat\\lambda_k` is also `\\hat{\\lambda}_{i}`."""
    tokens = _TOKEN.findall(re.sub(r"\{(\\[A-Za-z]+|.)\}", r" \1", name))
    pattern = ""
    for before, token in zip(["", *tokens], tokens, strict=False):
        ends = r"(?![A-Za-z])" if token[0] == "\\" and token[-1].isalpha() else ""
        one = "[ijkl]" if before == "_" and token in "ijk" else re.escape(token) + ends
        braced = before in ("_", "^") or before[:1] == "\\"
        pattern += rf"\s*(?:\{{\s*{one}\s*\}}|{one})" if braced else (r"\s*" if before else "") + one
    return pattern


def judged(notation: str) -> Iterator[Judged]:
    """Every text of a notation's corpus, judged where it was typed."""
    read = derivations()
    instances = {
        (question.id, task.name): load(task, SEED)
        for question in Library.open().questions()
        for task in question.tasks
    }
    for line in (CORPUS / f"{notation}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = with_names(row["text"], row.get("names", {}), notation)
        if row["where"] == "task":
            where = f"{row['question']} --task {row['task']}"
            start = time.process_time()
            graded = grade(instances[row["question"], row["task"]], text)
            verdict, said = graded.verdict.value, graded.message
        else:
            derivation, number = read[row["derivation"]], int(row["line"])
            if not derivation.lines[number - 1].typed:
                continue
            prepare(derivation)
            where = f"{row['derivation']} line {number}"
            start = time.process_time()
            line_verdict = judge_line(derivation, number, text)
            verdict, said = line_verdict.standing.value, line_verdict.message
            if verdict == "right" and line_verdict.line != number:
                verdict = "further"
        spent = 1000 * (time.process_time() - start)
        yield Judged(where, row["text"], row["label"], row["kind"], verdict, said, spent)


def print_scores(title: str, texts: list[Judged]) -> None:
    """By half: how many right ones were read and judged right, and what became of the others."""
    print(f"{title}: {len(texts)}")
    for half in ("first", "second"):
        mine = [each for each in texts if each.half == half]
        right = [each for each in mine if each.label == "right"]
        wrong = [each for each in mine if each.label == "wrong"]
        read = sum(each.verdict != "invalid" for each in right)
        good = sum(each.verdict in READ_AS_RIGHT for each in right)
        called_wrong = sum(each.verdict == "wrong" for each in right)
        passed = sum(each.verdict in READ_AS_RIGHT for each in wrong)
        print(
            f"  {half} half: of {len(right)} right {read} read, {good} judged right "
            f"({100 * good / max(len(right), 1):.1f} %), {called_wrong} judged wrong; "
            f"of {len(wrong)} wrong {passed} judged right"
        )
        kinds = Counter(each.kind for each in right if each.verdict not in READ_AS_RIGHT)
        asked = sum(each.said.startswith("Type one of the letters") for each in right)
        print(
            f"    not judged right: {', '.join(f'{n} {kind}' for kind, n in kinds.most_common())}; {asked} at a choice"
        )
    times = sorted(each.milliseconds for each in texts)
    print(f"  an answer: median {statistics.median(times):.2f} ms, slowest {times[-1]:.1f}")
    rewriting = sorted(1000 * spent for spent in map(seconds_to_rewrite, texts))
    print(f"  of which rewriting: median {statistics.median(rewriting):.3f} ms, slowest {rewriting[-1]:.2f}")


def seconds_to_rewrite(each: Judged) -> float:
    """Processor time, in seconds, to bring a text into plain form; the least of three."""
    spent = []
    for _ in range(3):
        start = time.process_time()
        with suppress(FormulaError):
            rewritten(each.text)
        spent.append(time.process_time() - start)
    return min(spent)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("notation", nargs="*", help="latex, numpy or both")
    parser.add_argument("--list", action="store_true", help="print what is judged otherwise than its label")
    arguments = parser.parse_args()
    gc.disable()  # as in verdicts.py
    for notation in arguments.notation or ("latex", "numpy"):
        texts = list(judged(notation))
        print_scores(notation, texts)
        if arguments.list:
            for each in texts:
                as_labelled = (each.verdict in READ_AS_RIGHT) is (each.label == "right")
                if each.half == "first" and not as_labelled:
                    print(f"    {each.where} [{each.label}, {each.kind}] {each.verdict}: {each.text!r}")
                    print(f"        {each.said}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""A program of the learner's own judges: real ones that are honest, lie, hang, flood and die."""

from __future__ import annotations

import json
import os
import shlex
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.bank.model import KeyPoint, Pitfall, Question
from interview_grill.errors import ExchangeError
from interview_grill.exchange.own_judge import MOST_BYTES, document, judge_by, read_verdict
from interview_grill.listening.hearing import Heard, Hearing, Verdict

QUESTION = Question(
    "poisson-rate",
    "What is the MLE of $\\lambda$?",
    key_points=(KeyPoint("the sample mean", must=True), KeyPoint("unbiased", must=False)),
    pitfalls=(Pitfall("the sum", "Divide by n."),),
)
ANSWER = "It is the  Sample\nmean, x̄, and it is not unbiased."
NOTHING = Hearing((Heard(Verdict.NOT_HEARD), Heard(Verdict.NOT_HEARD)), (Heard(Verdict.NOT_HEARD),))


def judge(folder: Path, *lines: str) -> str:
    """The command line of a judge whose program these lines are."""
    program = folder / "a judge.py"
    program.write_text(
        "\n".join(("import json, os, signal, subprocess, sys, time", *lines)), encoding="utf-8"
    )
    return shlex.join([sys.executable, str(program)])


def quoted(hearing: Hearing) -> list[tuple[str, list[str]]]:
    """Each verdict with the words it rests on."""
    return [
        (one.verdict, [ANSWER[s:e] for s, e in one.spans]) for one in (*hearing.points, *hearing.pitfalls)
    ]


def said(**entries: Any) -> bytes:
    return json.dumps(entries).encode()


def test_a_program_reads_the_question_and_the_answer_and_writes_what_it_hears(tmp_path: Path) -> None:
    command = judge(
        tmp_path,
        "asked = json.load(sys.stdin)",
        "assert asked['format'] == 'interview-grill judge' and asked['version'] == 1",
        "assert asked['points'][0] == {'number': 1, 'text': 'the sample mean', 'must': True}",
        "assert asked['pitfalls'] == [{'number': 1, 'said': 'the sum', 'because': 'Divide by n.'}]",
        "print('thinking', file=sys.stderr)",
        "end = asked['answer'].split('and it is ')[1]",
        "json.dump({'points': [{'number': 1, 'quote': 'the sample mean', 'sure': 0.9},",
        "  {'number': 2, 'quote': end, 'denied': True}], 'remark': 'well said'}, sys.stdout)",
    )
    assert quoted(judge_by(command, QUESTION, ANSWER)) == [
        ("heard", ["the  Sample\nmean"]), ("denied", ["not unbiased."]), ("not heard", [])
    ]  # fmt: skip


def test_half_a_character_typed_reaches_the_program_as_a_question_mark() -> None:
    assert json.loads(json.dumps(document(QUESTION, "na\udce9ve")))["answer"] == "na?ve"


@pytest.mark.parametrize(
    "quote",
    [
        "the sample median",
        "ample",
        "s",
        "",
        "  ",
        ".",
        "…",
        "unbiased. It is",
        "x" * 200_000,
        "unbiase",
        "(a+)+$",
    ],
)
def test_a_quote_that_is_not_in_the_answer_does_not_count(quote: str) -> None:
    lie = said(points=[{"number": 2, "quote": quote}], pitfalls=[{"number": 1, "quote": quote}])
    assert read_verdict(lie, QUESTION, ANSWER) == NOTHING


def test_of_several_entries_for_a_point_one_that_was_heard_counts() -> None:
    entries = [
        {"number": 1, "quote": "not there"},
        {"number": 1, "quote": "not", "denied": True},
        {"number": 1, "quote": "x̄"},
        {"number": 1, "quote": "mean", "denied": True},
    ]
    assert quoted(read_verdict(said(points=entries), QUESTION, ANSWER))[0] == ("heard", ["x̄"])


@pytest.mark.parametrize(
    "written",
    [
        b"", b"yes", b"\xff\xfe", b"[]", b"null", b'{"points": 3}', b'{"points": null}', b'{"points": [1]}',
        b'{"points": [{"number": 1}]}', b'{"points": [{"number": 3, "quote": "mean"}]}', b"[" * 100_000,
        b'{"points": [{"number": 0, "quote": "mean"}]}', b'{"points": [{"number": true, "quote": "mean"}]}',
        b'{"points": [{"number": "1", "quote": "mean"}]}', b'{"pitfalls": [{"number": 2, "quote": "mean"}]}',
        b'{"points": [{"number": 1, "quote": ["mean"]}]}', b'{"points": []} {"points": []}', b'{"points": "mean"}',
    ],
)  # fmt: skip
def test_what_is_no_verdict_on_this_question_is_refused_whole(written: bytes) -> None:
    with pytest.raises(ExchangeError, match="wrote what is no verdict"):
        read_verdict(written, QUESTION, ANSWER)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.just("mean"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["number", "quote", "denied", "points", "pitfalls"]), inner, max_size=3
        )
    ),
    max_leaves=12,
)


@given(json_values, json_values)
@settings(max_examples=300, deadline=None)
def test_whatever_is_written_is_a_hearing_whose_words_stand_in_the_answer_or_refused(
    points: object, pitfalls: object
) -> None:
    try:
        hearing = read_verdict(said(points=points, pitfalls=pitfalls), QUESTION, ANSWER)
    except ExchangeError:
        return
    assert (len(hearing.points), len(hearing.pitfalls)) == (2, 1)
    for _, words in quoted(hearing):
        assert all(any(map(str.isalnum, one)) for one in words)


@pytest.mark.parametrize(
    ("program", "became"),
    [
        ("time.sleep(60)", "took too long"),
        ("sys.stdin.read(); print('{}', flush=True); time.sleep(60)", "took too long"),
        ("os.close(1); time.sleep(60)", "took too long"),
        ("signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)", "took too long"),
        ("subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])", "took too long"),
        ("while True: print('mean' * 1000)", "wrote too much"),
        (f"print(' ' * {MOST_BYTES} + '{{}}')", "wrote too much"),
        ("sys.exit(3)", "failed with status 3"),
        ("print('{}'); sys.exit(1)", "failed with status 1"),
        ("os.kill(os.getpid(), signal.SIGKILL)", "failed with status -9"),
        ("raise RuntimeError", "failed with status 1"),
        ("pass", "wrote what is no verdict"),
    ],
)
def test_one_that_hangs_floods_or_dies_is_ended_and_told_of(
    tmp_path: Path, program: str, became: str
) -> None:
    began = time.monotonic()
    with pytest.raises(ExchangeError) as raised:
        judge_by(judge(tmp_path, program), QUESTION, "mean " * 100_000, seconds=2.0)
    assert raised.value.what == became
    assert time.monotonic() - began < 30


def test_nothing_of_it_is_left_running(tmp_path: Path) -> None:
    note = tmp_path / "pids"
    command = judge(
        tmp_path,
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])",
        f"open({str(note)!r}, 'w').write(f'{{os.getpid()}} {{child.pid}}')",
        "time.sleep(60)",
    )
    with pytest.raises(ExchangeError, match="took too long"):
        judge_by(command, QUESTION, ANSWER, seconds=2.0)
    for pid in map(int, note.read_text().split()):
        assert _is_gone(pid)


def _is_gone(pid: int) -> bool:
    for _ in range(100):
        try:
            os.kill(pid, 0)
            state = Path(f"/proc/{pid}/stat").read_text() if Path("/proc").exists() else ""
        except (ProcessLookupError, FileNotFoundError):
            return True
        if ") Z " in state:
            return True
        time.sleep(0.05)
    return False


def test_a_program_that_never_reads_can_still_judge(tmp_path: Path) -> None:
    command = judge(tmp_path, 'print(\'{"points": [{"number": 1, "quote": "mean"}]}\')')
    heard = judge_by(command, QUESTION, "mean " * 100_000)
    assert heard.ticks == {1}


@pytest.mark.parametrize(("command", "why"), [("/no/such/judge", "No such file"), ("/", "Permission denied")])
def test_one_that_cannot_be_started_says_why(command: str, why: str) -> None:
    with pytest.raises(ExchangeError, match=f"cannot be started: {why}"):
        judge_by(command, QUESTION, ANSWER)


def test_no_shell_reads_the_command(tmp_path: Path) -> None:
    harm = tmp_path / "harm"
    command = judge(tmp_path, "print('{}' if sys.argv[1:] == [';', 'touch', '$HOME'] else 'x')")
    assert judge_by(f"{command} ';' touch '$HOME'", QUESTION, ANSWER) == NOTHING
    with pytest.raises(ExchangeError):
        judge_by(f"{command} ; touch {harm}", QUESTION, ANSWER)
    assert not harm.exists()

"""A judge of typed answers that is a program of the learner's own: one JSON document in, one JSON document out.

`grill config judge 'COMMAND …'` names it; the command line is split like a shell's, though no shell runs. For each
answer it is started anew and reads from standard input, until its end, one object:

    {"format": "interview-grill judge", "version": 1, "question": TEXT, "answer": TEXT,
     "points": [{"number": 1, "text": TEXT, "must": true}, …],
     "pitfalls": [{"number": 1, "said": TEXT, "because": TEXT}, …]}

`answer` is what the learner typed; the other texts are card text (light Markdown with LaTeX between dollars). To
standard output it writes one object and ends with status 0:

    {"points": [{"number": 1, "quote": WORDS}, {"number": 2, "quote": WORDS, "denied": true}],
     "pitfalls": [{"number": 1, "quote": WORDS}]}

A point that the answer makes stands there with the words that make it, one that the answer contradicts as `denied`; one
that is not mentioned was not heard. A pitfall stands there if the answer falls into it. `quote` is whole words of the
answer, as they stand but for capitals and spaces: an entry whose quote is not in the answer does not count. Other keys
are passed over, and so is what is written to standard error. Time and output are bounded; the program is killed then.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shlex
import signal
import subprocess
import threading
import time
from typing import TYPE_CHECKING, Any

from interview_grill.errors import ExchangeError
from interview_grill.exchange.event_fields import whole
from interview_grill.listening.hearing import Heard, Hearing, Span, Verdict

if TYPE_CHECKING:
    from interview_grill.bank.model import Question

MOST_SECONDS = 20.0
MOST_BYTES = 256_000
_FORMAT = "interview-grill judge"
_VERSION = 1
_NOT_HEARD = Heard(Verdict.NOT_HEARD)


def judge_by(command: str, question: Question, answer: str, *, seconds: float = MOST_SECONDS) -> Hearing:
    """What the program hears in an answer.

    Raises ExchangeError saying what became of it: it cannot be started, took longer than `seconds`, wrote too much,
    failed, or wrote what is no verdict on this question.
    """
    written = _asked(command, json.dumps(document(question, answer)).encode(), seconds)
    return read_verdict(written, question, answer)


def document(question: Question, answer: str) -> dict[str, Any]:
    """What the program reads."""
    points = enumerate(question.key_points, 1)
    pitfalls = enumerate(question.pitfalls, 1)
    return {
        "format": _FORMAT,
        "version": _VERSION,
        "question": question.ask,
        "answer": answer.encode("utf-8", "replace").decode(),
        "points": [{"number": n, "text": point.text, "must": point.must} for n, point in points],
        "pitfalls": [{"number": n, "said": one.said, "because": one.because} for n, one in pitfalls],
    }


def read_verdict(written: bytes, question: Question, answer: str) -> Hearing:
    """The hearing that a program's output tells of. Raises ExchangeError if it is none of this question."""
    try:
        plain = json.loads(written.decode())
        if not isinstance(plain, dict):
            raise TypeError("no object")
        return Hearing(
            points=_heard(plain, "points", len(question.key_points), answer),
            pitfalls=_heard(plain, "pitfalls", len(question.pitfalls), answer),
        )
    except (ValueError, TypeError, RecursionError) as error:
        raise ExchangeError("wrote what is no verdict") from error


def _heard(plain: dict[str, Any], key: str, number: int, answer: str) -> tuple[Heard, ...]:
    found = [_NOT_HEARD] * number
    for entry in plain.get(key, ()):
        if not isinstance(entry, dict) or not isinstance(entry.get("quote"), str):
            raise TypeError(f"`{key}` holds an entry without a quote")
        place = whole(entry, "number", 1, number) - 1
        span = _span_of(entry["quote"], answer)
        if span is not None and found[place].verdict is not Verdict.HEARD:
            verdict = Verdict.DENIED if entry.get("denied") is True else Verdict.HEARD
            found[place] = Heard(verdict, (span,))
    return tuple(found)


def _span_of(quote: str, answer: str) -> Span | None:
    """Where whole words stand in an answer; None if they do not."""
    words = quote.split()
    if not any(map(str.isalnum, quote)) or len(quote) > len(answer):
        return None
    pattern = r"\s+".join(map(re.escape, words))
    match = re.search(rf"(?<!\w){pattern}(?!\w)", answer, re.IGNORECASE)
    return None if match is None else Span(*match.span())


def _asked(command: str, document: bytes, seconds: float) -> bytes:
    try:
        process = subprocess.Popen(
            shlex.split(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            start_new_session=True,  # Ctrl-C is the session's, and all that the program starts ends with it
        )
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise ExchangeError(f"cannot be started: {reason}") from error
    try:
        return _exchanged(process, document, time.monotonic() + seconds)
    finally:
        _kill(process)


def _exchanged(process: subprocess.Popen[bytes], document: bytes, deadline: float) -> bytes:
    """What the program writes. Threads, as it may write before it has read all, or do neither."""
    written: list[bytes] = []
    reading = threading.Thread(target=_listen, args=(process, written), daemon=True)
    reading.start()
    threading.Thread(target=_hand_over, args=(process, document), daemon=True).start()
    reading.join(deadline - time.monotonic())
    if sum(map(len, written)) > MOST_BYTES:
        raise ExchangeError("wrote too much")
    try:
        status = process.wait(max(0.0, deadline - time.monotonic()))
    except subprocess.TimeoutExpired as error:
        raise ExchangeError("took too long") from error
    if status or reading.is_alive():
        raise ExchangeError(f"failed with status {status}" if status else "took too long")
    return b"".join(written)


def _hand_over(process: subprocess.Popen[bytes], document: bytes) -> None:
    assert process.stdin is not None
    with contextlib.suppress(OSError), process.stdin as pipe:
        while document:
            document = document[pipe.write(document) :]


def _listen(process: subprocess.Popen[bytes], written: list[bytes]) -> None:
    """Read until the end, or until it is too much."""
    assert process.stdout is not None
    with contextlib.suppress(OSError), process.stdout as pipe:
        while (more := pipe.read(65_536)) and sum(map(len, written)) <= MOST_BYTES:
            written.append(more)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the program and all that it started."""
    with contextlib.suppress(OSError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()

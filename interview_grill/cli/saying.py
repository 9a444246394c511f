"""An answer in one's own words outside of a session: taken, judged and told of, without a log."""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, NamedTuple

from interview_grill.bank.model import Kind
from interview_grill.cli.judging import hearing_of
from interview_grill.cli.output import print_json, print_lines, warn
from interview_grill.session.judging import judged_answer
from interview_grill.session.proposal import proposed_rating
from interview_grill.session.requests import Request
from interview_grill.session.wording import counted

if TYPE_CHECKING:
    from interview_grill.bank.model import Question
    from interview_grill.cli.surroundings import Surroundings
    from interview_grill.listening.hearing import Heard, Hearing
    from interview_grill.memory.event import Rating
    from interview_grill.session.judging import Judged

MINUTE = 150
"""Words that somebody says in a minute who explains something in English, about."""
_MOST_CHARACTERS = 20_000
_LEAST_SECONDS = 1.0  # what comes faster was not said but read from a file


class Spoken(NamedTuple):
    """An answer, and the seconds it took; None where nobody was listened to."""

    text: str
    seconds: float | None

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def words_a_minute(self) -> float | None:
        """How fast it came."""
        return None if self.seconds is None else 60 * self.words / self.seconds


def answer_to(here: Surroundings, question: Question) -> Spoken | None:
    """Take an answer at this terminal, or all of standard input; None when the learner left instead."""
    began = time.monotonic()
    text = _typed(here, question) if here.is_interactive() else sys.stdin.read(_MOST_CHARACTERS)
    seconds = time.monotonic() - began
    return None if text is None else Spoken(text, seconds if seconds >= _LEAST_SECONDS else None)


def _typed(here: Surroundings, question: Question) -> str | None:
    from interview_grill.cli.practice import alone
    from interview_grill.cli.sitting import open_screen

    with ExitStack() as open_things:
        answer = open_screen(here, open_things).words(alone(question, Kind.RECALL))
        return None if isinstance(answer, Request) else answer


def print_document(here: Surroundings, question: Question, answer: Spoken) -> None:
    """What was heard, as JSON: places in the answer count from 0; `rating` is what a session would propose."""
    judged = _judged(here, question, answer)
    rating = _rating(judged)
    points, pitfalls = enumerate(judged.points, 1), enumerate(question.pitfalls, 1)
    heard = judged.heard
    print_json(
        {
            "question": question.id,
            "answer": answer.text,
            "points": [
                {"number": n, "text": point.text, "must": point.must, **_verdict(judged, judged.on_point(n))}
                | {"guess": n in judged.guesses}
                for n, point in points
            ],
            "pitfalls": [
                {
                    "number": n,
                    "said": one.said,
                    "because": one.because,
                    **_verdict(judged, judged.on_pitfall(n)),
                }
                for n, one in pitfalls
            ],
            "heard": None if heard is None else list(heard),
            "missed": None if heard is None else [n for n in judged.order if n not in heard],
            "said_wrongly": None if heard is None else list(judged.said),
            "rating": None if rating is None else int(rating),
            "rating_name": None if rating is None else rating.name.title(),
            "words": answer.words,
            "seconds": None if answer.seconds is None else round(answer.seconds, 1),
            "words_a_minute": None if answer.words_a_minute is None else round(answer.words_a_minute),
            "minute": MINUTE,
        }
    )


def tell(here: Surroundings, question: Question, answer: Spoken) -> None:
    """Print what was heard, and how long it was."""
    from interview_grill.terminal.heard_text import heard_lines
    from interview_grill.terminal.question_text import ask_lines, fitted
    from interview_grill.terminal.styled import Text

    look = here.look()
    judged = _judged(here, question, answer)
    lines = [*ask_lines(question, look), Text(), *heard_lines(judged, question.pitfalls, look), Text()]
    lines += fitted(Text(_pace(answer), "faint"), look)
    rating = _rating(judged)
    if rating is not None:
        lines += fitted(Text(f"In a session this would be {rating.name.title()}.", "faint"), look)
    print_lines(look.paint(lines))


def _judged(here: Surroundings, question: Question, answer: Spoken) -> Judged:
    def judge(asked: Question, text: str) -> Hearing | None:
        return hearing_of(here, warn, asked, text)

    return judged_answer(question, answer.text, judge)


def _rating(judged: Judged) -> Rating | None:
    if judged.heard is None:
        return None
    return proposed_rating(judged.points, judged.heard, None, 0.0, None)


def _verdict(judged: Judged, heard: Heard) -> dict[str, object]:
    return {
        "verdict": heard.verdict.value,
        "quotes": [judged.text[start:end] for start, end in heard.spans],
        "spans": [list(span) for span in heard.spans],
    }


def _pace(answer: Spoken) -> str:
    words = counted(answer.words, "word")
    if answer.words_a_minute is None:
        return (
            f"{words}: {60 * answer.words / MINUTE:.0f} s of speech, which has about {MINUTE} words a minute."
        )
    pace = f"{words} in {answer.seconds:.0f} s, {answer.words_a_minute:.0f} a minute"
    return f"{pace}; speech has about {MINUTE}."

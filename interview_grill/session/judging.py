"""What a typed answer was found to say, by whoever judges it: our own ears, or a program of the learner's.

A `Judge` is called with a question and the words, and gives a verdict on every key point and pitfall. A card
without key points is judged by the sentences of its answer. Where nobody can judge, since nothing tells what to listen
for, points whose rare words were said are guesses, which tick nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from interview_grill.bank.model import KeyPoint, Question
from interview_grill.listening.guesses import guessed, sentences_of
from interview_grill.listening.hearing import Heard, Hearing, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.bank.model import FollowUp
    from interview_grill.listening.hearing import Span

Judge = Callable[[Question, str], Hearing | None]
_NOT_HEARD = Heard(Verdict.NOT_HEARD)
_FIRST_SHOWN = (Verdict.NOT_HEARD, Verdict.DENIED, Verdict.HEARD)


class Judged(NamedTuple):
    """An answer, the points that it was judged by, and what was heard; `hearing` None if nobody could judge.

    `guesses` are numbers, from 1, of points without cues that may have been said.
    """

    text: str
    points: tuple[KeyPoint, ...]
    hearing: Hearing | None
    guesses: frozenset[int] = frozenset()

    @property
    def heard(self) -> tuple[int, ...] | None:
        """The numbers of the points heard, for the log; None if nobody judged."""
        return None if self.hearing is None else tuple(sorted(self.hearing.ticks))

    @property
    def order(self) -> tuple[int, ...]:
        """The points as they are shown: what was left out first, then what was denied, then what was heard."""
        numbers = range(1, len(self.points) + 1)
        return tuple(sorted(numbers, key=lambda number: _FIRST_SHOWN.index(self.on_point(number).verdict)))

    def on_point(self, number: int) -> Heard:
        """The verdict on a point, counted from 1."""
        return _NOT_HEARD if self.hearing is None else self.hearing.points[number - 1]

    def on_pitfall(self, number: int) -> Heard:
        """The verdict on a pitfall, counted from 1."""
        return _NOT_HEARD if self.hearing is None else self.hearing.pitfalls[number - 1]

    @property
    def said(self) -> tuple[int, ...]:
        """The pitfalls that the answer fell into, counted from 1."""
        return () if self.hearing is None else tuple(sorted(self.hearing.said))

    def quote(self, spans: Sequence[Span]) -> str:
        """The words of some spans, as they stand."""
        return " … ".join(" ".join(self.text[start:end].split()) for start, end in spans)


def judged_answer(question: Question, text: str, judge: Judge) -> Judged:
    """What an answer to a question says."""
    points = question.key_points or tuple(
        KeyPoint(sentence, must=False) for sentence in sentences_of(question.answer)
    )
    hearing = judge(question._replace(key_points=points), text)
    found = guessed([point.text for point in points], question.ask, text)
    heard = frozenset() if hearing is None else hearing.ticks
    unknown = {number for number, point in enumerate(points, 1) if not point.cues}
    return Judged(text, points, hearing, found & unknown - heard)


def judged_follow_up(item: FollowUp, text: str, judge: Judge) -> Judged:
    """Whether an answer to a further question says what it should: that is its one point."""
    answer = KeyPoint(item.answer, must=True, cues=item.cues)
    return judged_answer(Question("follow-up", item.ask, key_points=(answer,)), text, judge)

"""Cards put before a learner, and how wide and in which characters their pages are."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from unicodedata import category

from interview_grill.bank.model import FollowUp, KeyPoint, Kind, Pitfall, Question
from interview_grill.listening.compiled import ears_of
from interview_grill.listening.hearing import Hearing, hear
from interview_grill.memory.event import Rating
from interview_grill.memory.state import CardState
from interview_grill.session.agenda import Turn
from interview_grill.session.judging import Judge, Judged, judged_answer
from interview_grill.session.pool import Card
from interview_grill.session.tries import Showing
from interview_grill.terminal.look import Look
from interview_grill.terminal.styled import Text
from interview_grill.typeset.width import columns

_ACTING = ("Cc", "Cs", "Zl", "Zp")
_TURNING = frozenset("\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
WIDTHS = (60, 73, 100, 200)

QUESTION = Question(
    id="poisson-rate",
    number=9,
    section="B",
    band="1-15",
    ask=r"What is the MLE of $\lambda$, and *when* does it exist?",
    answer="The mean,\n\n$$\\hat\\lambda = \\frac1n\\sum_i x_i$$\n\n- always\n- for **n** at least one",
    key_points=(
        KeyPoint("the sample mean", must=True),
        KeyPoint(
            r"it is $0$ if all counts are, and then lies on the edge of the parameter space", must=False
        ),
        KeyPoint("n at least one", must=True),
    ),
    pitfalls=(Pitfall(r"$\bar x / n$", "Divided twice."),),
    follow_ups=(FollowUp("Is it biased?", "No, by linearity."), FollowUp("Its variance?", r"$\lambda/n$")),
    say="The sample mean.",
    read=("Wasserman, ch. 9",),
)
CUED = Question(
    id="variance",
    number=7,
    section="B",
    ask="What is the MLE of the variance?",
    answer="Divide by $n$.",
    key_points=(
        KeyPoint("the **score** is set to zero", must=False, cues=("set|put zero", "root|zero score")),
        KeyPoint("divide by $n$", must=True, cues=("divide* n -minus",)),
        KeyPoint("biased", must=True, cues=("biased",)),
    ),
    pitfalls=(
        Pitfall("divide by $n - 1$", "That is the unbiased one.", cues=('"n minus 1"',)),
        Pitfall("there is none", "There is."),
    ),
    follow_ups=(FollowUp("And the bias?", "$-\\sigma^2/n$", cues=("minus over n",)),),
)
_NASTY = (
    "a\x1b[31m\x1b]52;c;x\x07 [bold red]b[/] \u202ec\u2066d\x00 \ud800 中文 é👩‍👧 [link=http://x]y[/link] {c}"
)
HOSTILE = Question(
    id="hostile",
    ask=f"{_NASTY} $\\text{{{_NASTY}}}$?",
    section="\x1b[2J",
    answer=f"{_NASTY}\n\n```\n{_NASTY * 4}\n```\n\n- {_NASTY}\n  - {'x' * 300}",
    key_points=(KeyPoint(_NASTY, must=True), KeyPoint("y" * 250, must=False)),
    pitfalls=(Pitfall(_NASTY, _NASTY),),
    follow_ups=(FollowUp(_NASTY, _NASTY),),
    say=_NASTY,
    read=(_NASTY,),
)
LONGEST_ID = "-".join(["a" * 9] * 6)


def nobody_judges(_question: Question, _text: str) -> None:
    """Where nothing tells what to listen for."""


def our_judge(question: Question, text: str) -> Hearing | None:
    """Our own ears, where the question says what to listen for."""
    if not any(point.cues for point in question.key_points):
        return None
    return hear(ears_of(question, {}), text)


def unjudged(text: str, question: Question = QUESTION) -> Judged:
    """An answer that nobody judged."""
    return judged_answer(question, text, nobody_judges)


def showing(
    question: Question = QUESTION,
    *,
    kind: Kind = Kind.RECALL,
    state: CardState | None = None,
    returns: int = 0,
    done: int = 3,
    left: int = 7,
    ask_confidence: bool = False,
    is_leech: bool = False,
    alone: bool = False,
    proposals: list[tuple[Collection[int], int | None]] | None = None,
    judge: Judge = nobody_judges,
    typed: bool = False,
) -> Showing:
    """A question shown; `proposals` notes for which ticks and confidence a rating was asked."""
    card = Card(f"{question.id}:{kind}", question.id, kind, question.section or "", 0)

    def propose(_: Sequence[KeyPoint], ticks: Collection[int], confidence: int | None) -> Rating:
        if proposals is not None:
            proposals.append((frozenset(ticks), confidence))
        return Rating.GOOD if len(ticks) >= 2 else Rating.AGAIN

    known = state or CardState(card.id)
    return Showing(
        turn=Turn(card, returns),
        question=question,
        state=known,
        done=done,
        left=left,
        tried_before=0,
        ask_confidence=ask_confidence,
        is_leech=is_leech,
        propose=propose,
        judge=judge,
        typed=typed,
        alone=alone,
    )


def long_named(question: Question = QUESTION) -> Question:
    """The question with the longest id there may be."""
    return question._replace(id=LONGEST_ID)


def look(width: int = 80, *, ascii_only: bool = False) -> Look:
    """Without colours."""
    return Look(width=width, plain=True, ascii_only=ascii_only)


def plain(lines: Sequence[Text | str]) -> list[str]:
    """The words of lines."""
    return [line if isinstance(line, str) else line.plain for line in lines]


def too_wide(lines: Sequence[Text | str], width: int) -> list[str]:
    """The lines that a window of this width would break."""
    return [line for line in plain(lines) if columns(line) > width]


def hidden(lines: Sequence[Text | str]) -> set[str]:
    """The characters that a terminal would obey, or that change the direction of writing."""
    return {c for line in plain(lines) for c in line if category(c) in _ACTING or c in _TURNING}

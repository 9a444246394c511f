"""Which words of an answer are denied, put into others' mouths, or taken back.

"Not n minus one" denies, "people say n minus one, but" reports, "n minus one, no sorry, n" takes back. What is reported
or taken back counts as not said at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.listening.stems import spelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.listening.words import Token


def _words(listed: str) -> frozenset[str]:
    return frozenset(map(spelled, listed.split()))


NEGATIONS = _words("not no never neither nor none nothing nobody without hardly lack lacks unlike")
SAID, DENIED, UNSAID = 0, 1, 2

_REACH = {"no": 5, "without": 6, "lack": 5, "lacks": 5, "unlike": 5, "nothing": 7}  # words; else:
_FARTHEST = 9
_TURNS = _words(
    "but so because since although though whereas while which if when unless and however yet therefore hence then"
    " just only except"
)
_NOT_ONLY = _words("only just merely simply matter wonder doubt problem longer")
_CORRECTING = _words("sorry wait hang hold scratch oops correction")
_AFTER_NO = _CORRECTING | _words("no rather other actually")
_SPEAKERS = _words(
    "people everyone everybody some many others they textbooks textbook students beginners folks someone somebody"
    " interviewees candidates sometimes often"
)
_SPEAKING = _words(
    "say says said think thinks believe believes claim claims assume assumes confuse mix hear write writes imagine"
    " want wants expect tell told quote"
)
_MISTAKES = _words(
    "mistake misconception trap myth fallacy pitfall error temptation tempting confusion wrong"
)
_WRONG = _words("wrong false incorrect mistaken untrue nonsense myth fallacy misconception rubbish")
_BE = _words("is are be would was being that's")
_BACK_TO_US = _words(
    "but it its no not which however actually in we i really yet though although whereas wrong"
)
_REPORTED = 16  # words
_TAKEN_BACK = 7


def standings(words: Sequence[Token]) -> list[int]:
    """For each word whether it is said, denied or counts as unsaid."""
    found = [SAID] * len(words)
    spoken = [token.word for token in words]
    for at, word in enumerate(spoken):
        if word in NEGATIONS:
            if not (word == "no" and _is_correction(words, spoken, at)):
                _deny(words, spoken, at, found)
        elif word in ("rather", "instead", "opposed") and spoken[at + 1 : at + 2] in (
            ["than"],
            ["of"],
            ["to"],
        ):
            _mark(words, spoken, at + 2, found, DENIED, 6)
        if word in _CORRECTING or word == "no":
            _take_back(words, spoken, at, found)
        elif word in _SPEAKING:
            _report_speech(words, spoken, at, found)
        elif word in _MISTAKES or word in _WRONG:
            _report_mistake(words, spoken, at, found)
    return found


def is_bare(words: Sequence[Token], at: int) -> bool:
    """Whether the word there stands between two pauses."""
    return words[at].mark > 0 and (at + 1 == len(words) or words[at + 1].mark > 0)


def _deny(words: Sequence[Token], spoken: list[str], at: int, found: list[int]) -> None:
    after = spoken[at + 1] if at + 1 < len(spoken) else ""
    if after in _NOT_ONLY or (_before(spoken, at) in ("why", "or", "if") and spoken[at] == "not"):
        return
    start = at + 1
    if start < len(words) and words[start].mark == 1 and spoken[at] != "no":
        start += 1  # "isn't, in general, a density"
    _mark(words, spoken, start, found, DENIED, _REACH.get(spoken[at], _FARTHEST))


def _before(spoken: list[str], at: int) -> str:
    """The word before another, or nothing."""
    return spoken[at - 1] if at else ""


def _mark(
    words: Sequence[Token], spoken: list[str], start: int, found: list[int], standing: int, most: int
) -> None:
    """Give words from `start` on a standing, up to a pause or a turn."""
    for at in range(start, min(len(words), start + most)):
        if (words[at].mark and at > start) or words[at].mark == 2 or spoken[at] in _TURNS:
            break
        found[at] = max(found[at], standing)


def _is_correction(words: Sequence[Token], spoken: list[str], at: int) -> bool:
    """Whether a "no" takes back what was said, or answers, instead of denying what follows."""
    if at + 1 == len(words) or words[at + 1].mark > 0:
        return True
    return spoken[at + 1] in _AFTER_NO


def _take_back(words: Sequence[Token], spoken: list[str], at: int, found: list[int]) -> None:
    """Take back what stands before a correction in its clause; with a repetition, from the repeated word on."""
    if words[at].mark == 2 or at == 0 or (spoken[at] == "no" and not _is_correction(words, spoken, at)):
        return
    if spoken[at] in ("hang", "hold") and spoken[at + 1 : at + 2] != ["on"]:
        return
    first = at
    while first > 0 and (
        spoken[first - 1] in _AFTER_NO or spoken[first - 1] in ("oh", "well", "um", "uh", "not")
    ):
        first -= 1
    resumed = at + 1
    while resumed < len(words) and spoken[resumed] in _AFTER_NO | {
        "on",
        "i",
        "mean",
        "way",
        "round",
        "around",
    }:
        resumed += 1
    start = first
    while start > 0 and first - start < _TAKEN_BACK:
        start -= 1
        if words[start].mark:
            break
    if resumed < len(words) and spoken[resumed] in spoken[start:first]:
        start += spoken[start:first].index(spoken[resumed])
    for place in range(start, first):
        found[place] = UNSAID


def _report_speech(words: Sequence[Token], spoken: list[str], at: int, found: list[int]) -> None:
    """What people say, what you might think: reported, not claimed."""
    before = spoken[max(0, at - 4) : at]
    by_others = any(word in _SPEAKERS for word in before)
    imagined = any(
        word in ("might", "may", "could", "would", "tempting", "wrong", "mistake") for word in before
    )
    warned = "not" in before or "never" in before
    if (
        spoken[at] in ("want", "wants", "tell", "told", "expect", "write", "writes", "hear", "quote")
        and not by_others
    ):
        return
    if (
        by_others
        or (imagined and any(w in ("you", "one", "1", "to", "wrong") for w in before))
        or (warned and "let" in before)
    ):
        _unsay(words, spoken, at + 1, found)


def _report_mistake(words: Sequence[Token], spoken: list[str], at: int, found: list[int]) -> None:
    """ "Forwards from "a common mistake is", backwards from "… is wrong"."""
    after = spoken[at + 1 : at + 3]
    if (
        spoken[at] in _MISTAKES
        and after
        and (after[0] in ("is", "to", "would", "that", "here", "of") or after[-1] == "to")
    ):
        _unsay(words, spoken, at + 1, found)
    if spoken[at] in _WRONG and any(word in _BE for word in spoken[max(0, at - 3) : at]):
        start = at
        while (
            start > 0
            and at - start < _REPORTED
            and words[start].mark != 2
            and spoken[start - 1] not in ("but", "because")
        ):
            start -= 1
            found[start] = UNSAID


def _unsay(words: Sequence[Token], spoken: list[str], start: int, found: list[int]) -> None:
    for at in range(start, min(len(words), start + _REPORTED)):
        mark = words[at].mark
        if at > start and (
            mark == 2 or spoken[at] in ("but", "however", "whereas", "yet", "actualy", "though")
        ):
            break
        if mark and (at == start or spoken[at] in _BACK_TO_US):
            break
        found[at] = UNSAID

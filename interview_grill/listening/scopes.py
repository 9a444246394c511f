"""Which words of an answer are denied, put into others' mouths, or taken back.

"Not n minus one" denies, "people say n minus one, but" reports, "n minus one, no sorry, n" takes back. What is reported
or taken back counts as not said at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.listening import scope_words as known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.listening.words import Token

SAID, DENIED, UNSAID = 0, 1, 2
_SENTENCE = 2


def standings(words: Sequence[Token]) -> list[int]:
    """For each word whether it is said, denied or counts as unsaid."""
    return _Scopes(words).found


def is_bare(words: Sequence[Token], at: int) -> bool:
    """Whether the word there stands between two pauses."""
    return words[at].mark > 0 and (at + 1 == len(words) or words[at + 1].mark > 0)


class _Scopes:
    """The words of one answer, and how each stands so far."""

    def __init__(self, words: Sequence[Token]) -> None:
        self._words = words
        self._spoken = [token.word for token in words]
        self.found = [SAID] * len(words)
        for at, word in enumerate(self._spoken):
            self._look_at(at, word)

    def _look_at(self, at: int, word: str) -> None:
        if word in known.NEGATIONS:
            if word != "no" or not self._is_answer(at):
                self._deny(at)
        elif word in known.CONTRASTS and self._word(at + 1) == known.CONTRASTS[word]:
            self._mark_denied(at + 2, known.CONTRAST_REACH)
        if word in known.CORRECTIONS or word == "no":
            self._take_back(at)
        elif word in known.SPEAKING:
            self._report_speech(at)
        elif word in known.MISTAKES or word in known.WRONG:
            self._report_mistake(at)

    def _word(self, at: int) -> str:
        """The word there, or nothing."""
        return self._spoken[at] if 0 <= at < len(self._spoken) else ""

    def _deny(self, at: int) -> None:
        word = self._spoken[at]
        if self._word(at + 1) in known.NOT_ONLY:
            return
        if word == "not" and self._word(at - 1) in known.NOT_DENYING_BEFORE:
            return
        start = at + 1
        if start < len(self._words) and self._words[start].mark == 1 and word == "not":
            start += 1  # "isn't, in general, a density"
        self._mark_denied(start, known.REACH.get(word, known.FARTHEST))

    def _mark_denied(self, start: int, most: int) -> None:
        """Words from `start` on, up to a pause or a turn."""
        for at in range(start, min(len(self._words), start + most)):
            mark = self._words[at].mark
            if (mark and at > start) or mark == _SENTENCE or self._spoken[at] in known.TURNS:
                break
            self.found[at] = max(self.found[at], DENIED)

    def _is_answer(self, at: int) -> bool:
        """Whether a "no" answers, or takes back what was said, instead of denying what follows."""
        after = self._word(at + 1)
        if after in known.AFTER_ANSWER or (after == "other" and self._word(at + 2) == "way"):
            return True
        return not after or self._words[at + 1].mark > 0

    def _is_last(self, at: int) -> bool:
        """Whether a sentence ends with the word there."""
        return at + 1 == len(self._words) or self._words[at + 1].mark == _SENTENCE

    def _take_back(self, at: int) -> None:
        """Take back what stands before a correction in its clause; with a repetition, from the repeated word on."""
        word = self._spoken[at]
        mark = self._words[at].mark
        if at == 0 or mark == _SENTENCE or (word == "no" and not self._is_answer(at)):
            return
        if word == "no" and not mark and self._is_last(at):
            return  # "In general no."
        if word in known.WITH_ON and self._word(at + 1) != "on":
            return
        first = at
        while first > 0 and self._spoken[first - 1] in known.BEFORE_NO:
            first -= 1
        resumed = at + 1
        while self._word(resumed) in known.BEFORE_RESUMED:
            resumed += 1
        start = first
        while start > 0 and first - start < known.TAKEN_BACK:
            start -= 1
            if self._words[start].mark:
                break
        taken = self._spoken[start:first]
        if self._word(resumed) in taken:
            start += taken.index(self._word(resumed))
        self.found[start:first] = [UNSAID] * (first - start)

    def _report_speech(self, at: int) -> None:
        """What people say, what you might think: reported, not claimed."""
        before = self._spoken[max(0, at - 4) : at]
        by_others = not known.SPEAKERS.isdisjoint(before)
        if self._spoken[at] in known.SPEAKING_OF_OTHERS and not by_others:
            return
        imagined = not (known.IMAGINING.isdisjoint(before) or known.IMAGINED_BY.isdisjoint(before))
        if by_others or imagined:
            self._unsay(at + 1)

    def _report_mistake(self, at: int) -> None:
        """Forwards from "a common mistake is", backwards from "… is wrong"."""
        leads_on = self._word(at + 1) in known.BEHIND_MISTAKES or self._word(at + 2) == "to"
        if self._spoken[at] in known.MISTAKES and leads_on:
            self._unsay(at + 1)
        if self._spoken[at] not in known.WRONG or known.BE.isdisjoint(self._spoken[max(0, at - 3) : at]):
            return
        start = at
        while start > max(0, at - known.REPORTED) and self._spoken[start - 1] not in known.BEFORE_CLAIM:
            if self._words[start].mark == _SENTENCE:
                break
            start -= 1
        if known.NO_CLAIM.isdisjoint(self._spoken[start:at]):
            self.found[start:at] = [UNSAID] * (at - start)

    def _unsay(self, start: int) -> None:
        for at in range(start, min(len(self._words), start + known.REPORTED)):
            mark, word = self._words[at].mark, self._spoken[at]
            if at > start and (mark == _SENTENCE or word in known.ENDS_REPORT):
                break
            if mark and (at == start or word in known.BACK_TO_US):
                break
            self.found[at] = UNSAID

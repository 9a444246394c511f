"""What may have been said where no cue tells what to listen for: the sentences of an answer, and rare words of theirs.

A word is rare if no other sentence has it and the question does not either. That is a guess and no verdict.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_grill.listening.tables import SILENT
from interview_grill.listening.words import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_SENTENCES = 40
_LEAST_LETTERS = 4  # shorter words are names of variables and the like, which say little by themselves
_LEAST_SHARE = 0.5  # of the rare words of a sentence
# Formulas and code, in which a full stop ends nothing; a display has lines of its own and belongs to what is before it.
_WHOLE = re.compile(r"```.*?(?:```|\Z)|\$\$.*?\$\$|\$[^$\n]*\$|`[^`\n]*`", re.DOTALL)
_DISPLAY = re.compile(r"\s*(?:```|\$\$)")
_BLOCK = re.compile(r"\n[ \t]*(?:\n\s*|(?=[-*+] |[0-9]{1,3}[.)] ))")
_MARKER = re.compile(r"\A\s*(?:[-*+]|[0-9]{1,3}[.)])\s+")
_STOP = re.compile(r"[.!?](?=\s)\s+")


def sentences_of(card_text: str) -> tuple[str, ...]:
    """The sentences and list items of card text, as card text, at most `MOST_SENTENCES`."""
    kept: list[str] = []

    def set_aside(match: re.Match[str]) -> str:
        kept.append(match[0])
        return f"\0{len(kept) - 1}\0"

    def brought_back(text: str) -> str:
        return re.sub("\0([0-9]+)\0", lambda match: kept[int(match[1])], text)

    found: list[str] = []
    for block in _BLOCK.split(_WHOLE.sub(set_aside, card_text.replace("\0", ""))):
        start = 0
        text = _MARKER.sub("", block.strip())
        for end in (*(match.end() for match in _STOP.finditer(text)), len(text)):
            sentence = brought_back(text[start:end]).strip()
            start = end
            if sentence and found and _DISPLAY.match(sentence):
                found[-1] += f"\n\n{sentence}"
            elif sentence:
                found.append(sentence)
    return tuple(found[:MOST_SENTENCES])


def guessed(sentences: Sequence[str], ask: str, answer: str) -> frozenset[int]:
    """The numbers, from 1, of the sentences of whose rare words an answer has half or more."""
    known = _words(ask)
    words = [_words(sentence) - known for sentence in sentences]
    said = _words(answer)
    found = set()
    for number, own in enumerate(words, 1):
        rare = own.difference(*words[: number - 1], *words[number:])
        if rare and len(rare & said) >= _LEAST_SHARE * len(rare):
            found.add(number)
    return frozenset(found)


def _words(text: str) -> set[str]:
    return {
        token.stem for token in tokens(text) if token.word not in SILENT and len(token.word) >= _LEAST_LETTERS
    }

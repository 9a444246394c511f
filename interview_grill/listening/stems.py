"""Words to the stems by which they are compared: endings off, both shores' spelling as one.

The stems need not be words, only the same for what means the same. Small on purpose: snowballstemmer's English stemmer
takes 14 µs a word where 200 words may take a millisecond, tells `unbiased` from `unbiasedness`, and would have to be
carried to the phone page as well; `assets/listening.js` is this module's port.
"""

from __future__ import annotations

import re
from functools import lru_cache

_DOUBLED = re.compile(r"([bcdfghjklmnpqrtvwxz])\1+")
_VOWEL = re.compile(r"[aeiouy]")
_SHORT = 4  # letters; a shorter word, such as a variable's name, stays as it is
# (ending, what takes its place, how many letters have to stand before it), in turns: of each turn the first that fits.
ENDINGS = (
    (("sses", "ss", 1), ("ies", "y", 2), ("ches", "ch", 2), ("shes", "sh", 2), ("ses", "s", 3), ("xes", "x", 2),
     ("ias", "ias", 0), ("ss", "ss", 0), ("us", "us", 0), ("is", "is", 0), ("s", "", 3)),
    (("nesses", "", 3), ("ness", "", 3)),
    (("ly", "", 3),),
    (("abilitie", "abl", 2), ("ability", "abl", 2), ("ibility", "ibl", 2), ("ity", "", 4), ("ence", "ent", 3),
     ("ance", "ant", 3), ("ency", "ent", 3), ("ancy", "ant", 3), ("isation", "is", 2), ("ation", "at", 3),
     ("ition", "it", 3), ("tion", "t", 3), ("sion", "s", 3), ("ment", "", 4)),
    (("ied", "y", 2), ("ed", "", 3), ("ing", "", 3), ("ers", "", 4), ("er", "", 4), ("or", "", 4)),
    (("e", "", 2),),
)  # fmt: skip


def spelled(word: str) -> str:
    """A lower-case word in the one spelling: `regularize` and `modelling` become `regularise` and `modeling`.

    Also right for a beginning of a word: what `modell*` begins, `model` begins once both are spelled so.
    """
    if len(word) < _SHORT:
        return word
    one = word.replace("iz", "is").replace("yz", "ys").replace("our", "or")
    if one.startswith("centr"):
        one = "center" + one[5:].removeprefix("e")
    return _DOUBLED.sub(r"\1", one)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of a word that has been `spelled`."""
    if word.startswith("squar"):
        return "squar"
    for turn in ENDINGS:
        if len(word) < _SHORT:
            break
        for ending, other, before in turn:
            if word.endswith(ending) and len(word) - len(ending) >= before:
                rest = word[: len(word) - len(ending)]
                if _VOWEL.search(rest):
                    word = rest + other
                break
    return word

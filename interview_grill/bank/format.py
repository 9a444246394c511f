"""The bank format, said once: validation, `bank schema` and the nearest known key all come from here."""

from __future__ import annotations

from interview_grill.bank.declared_format import BARE, DERIVATION, FORMULA, SLUG, TASK, WORDS
from interview_grill.bank.shapes import Key, ListOf, MappingOf, Number, OneOf, Record, Text

SECTIONS = ("A", "B", "C", "D", "E", "F", "G", "H", "quick")
BANDS = ("1-15", "16-35", "36-50", "quick")

_NUMBER = Number("a whole number from 1 to 1000000", whole=True, low=1, high=1_000_000)
_BAR = Number("a whole number from 0 to 1000000", whole=True, low=0, high=1_000_000)
_CUES = Key(
    Text(
        "cues, one a line",
        most=8_000,
        mend="begin them with `cues: |` and write each on a line of its own",
    ),
    "what it is heard by in an answer in one's own words. One cue a line, any of which will do: words "
    "that stand near one another in any order (mode posterior); alternatives with | (divisor|divide n); "
    "any ending with * (increas*), though plurals and endings such as -ing and -ed are taken off anyway; "
    'neighbours in quotes ("one over n"), where spoken, typed and LaTeX mathematics are the same; '
    'and "kl ... data ... model" allows some words between; -word '
    "for what must not stand near (n -minus); several words as one alternative in brackets (same|(not "
    'chang*)); `not` where the rest has to be denied (not "integrate to one"), since without it what is '
    "denied does not count; & between what may be said far apart (product independent & log sum)",
)
_TAGS = Key(ListOf(SLUG, "a list of slugs"), "slugs to find it by")
QUESTION = Record(
    "a question",
    {
        "id": Key(SLUG, "a slug that never changes: the history hangs on it", required=True),
        "number": Key(
            Number("a whole number from 1 to 1000000", whole=True, low=1, high=1_000_000),
            "its number, unique in the deck",
        ),
        "section": Key(BARE, "A to H or quick, or one of the header's sections"),
        "band": Key(BARE, "1-15, 16-35, 36-50 or quick, or one of the header's bands"),
        "tags": _TAGS,
        "weight": Key(Number("a number above 0", above=0), "how often interviews ask it; 1 by default"),
        "ask": Key(WORDS, "the question", required=True),
        "answer": Key(WORDS, "the answer with its conditions"),
        "key_points": Key(
            ListOf(
                OneOf(
                    "a key point",
                    {"must": Key(WORDS, "without it the answer fails"), "nice": Key(WORDS, "a plus")},
                    {"cues": _CUES},
                ),
                "a list of key points",
            ),
            "what an answer is ticked off against",
        ),
        "pitfalls": Key(
            ListOf(
                Record(
                    "a pitfall",
                    {
                        "said": Key(WORDS, "what people wrongly say", required=True),
                        "because": Key(WORDS, "why it is wrong", required=True),
                        "tags": _TAGS,
                        "cues": _CUES,
                    },
                ),
                "a list of pitfalls",
            ),
            "what people wrongly say",
        ),
        "follow_ups": Key(
            ListOf(
                Record(
                    "a follow-up",
                    {
                        "ask": Key(WORDS, "what is asked next", required=True),
                        "answer": Key(WORDS, "its answer", required=True),
                        "tags": _TAGS,
                        "cues": _CUES,
                    },
                ),
                "a list of follow-ups",
            ),
            "what the interviewer asks next",
        ),
        "say": Key(WORDS, "a spoken version of at most a minute"),
        "read": Key(ListOf(WORDS, "a list of texts"), "where to read more"),
        "source": Key(WORDS, "where the question comes from"),
        "formulas": Key(ListOf(FORMULA, "a list of formulas"), "closed forms on the card, made executable"),
        "tasks": Key(ListOf(TASK, "a list of tasks"), "numeric tasks with fresh numbers"),
        "derivations": Key(ListOf(DERIVATION, "a list of derivations"), "derivations, line by line"),
    },
)

DECK = Record(
    "a deck",
    {
        "title": Key(BARE, "the deck's name"),
        "author": Key(BARE, "who wrote it"),
        "licence": Key(BARE, "under which licence, such as MIT"),
        "sections": Key(MappingOf(BARE, "names with what they cover"), "sections and what they cover"),
        "bands": Key(MappingOf(BARE, "names with what they say"), "bands of numbers and what is weak there"),
        "bar": Key(
            Number("a whole number from 0 to 1000000", whole=True, low=0, high=1_000_000),
            "how many points pass",
        ),
        "words": Key(
            ListOf(BARE, "a list of texts such as 'DPO | direct preference optimisation'"),
            "words and initialisms that mean the same, for searching and for cues",
        ),
        "questions": Key(ListOf(QUESTION, "a list of questions"), "the questions"),
    },
)

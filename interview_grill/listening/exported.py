"""Everything by which answers are heard that is data, as JSON has it: the phone page hears by the same."""

from __future__ import annotations

from typing import Any

from interview_grill.listening import hearing, scope_words, stems, tables, words
from interview_grill.listening.compiled import LONG


def as_plain() -> dict[str, Any]:
    """All tables and distances."""
    return {
        "signs": tables.SIGNS,
        "commands": tables.COMMANDS,
        "marks": tables.MARKS,
        "postfix": tables.POSTFIX,
        "fractions": sorted(tables.FRACTIONS),
        "words": tables.WORDS,
        "denominators": tables.DENOMINATORS,
        "joined": {" ".join(pair): word for pair, word in tables.JOINED.items()},
        "silent": sorted(tables.SILENT),
        "operandNames": sorted(words.OPERAND_NAMES),
        "endings": stems.ENDINGS,
        "scopes": {
            name: sorted(value) if isinstance(value, frozenset) else value
            for name, value in vars(scope_words).items()
            if name.isupper()
        },
        "distances": {**hearing.DISTANCES._asdict(), "long": LONG, "most": words.MOST_CHARACTERS},
    }

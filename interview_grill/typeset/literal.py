"""Plain words as card text: what somebody typed must not become a formula or markup."""

from __future__ import annotations

import re

_MARKS = re.compile(r"([\\`*_$#])")


def literal(words: str) -> str:
    """`words` with every mark that means something in card text preceded by a backslash; read as card text
    they come back.
    """
    return _MARKS.sub(r"\\\1", words)

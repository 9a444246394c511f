"""LaTeX mathematics for a terminal: two-dimensional, on one line, in Unicode or in plain ASCII.

A declared subset of LaTeX (`known_macros`) is understood whole; anything else raises `TypesetError`.
Nothing is ever dropped or replaced in silence.
"""

from __future__ import annotations

from interview_grill.typeset.blocks import Block, Displayed, Item, Manner, Paragraph, Span
from interview_grill.typeset.formula import check, display, inline
from interview_grill.typeset.macros import known_macros
from interview_grill.typeset.mathematics import Formula, Words, split_mathematics
from interview_grill.typeset.nodes import Charset
from interview_grill.typeset.prose import faults, prose
from interview_grill.typeset.width import columns
from interview_grill.typeset.wrapping import wrap

__all__ = [
    "Block",
    "Charset",
    "Displayed",
    "Formula",
    "Item",
    "Manner",
    "Paragraph",
    "Span",
    "Words",
    "check",
    "columns",
    "display",
    "faults",
    "inline",
    "known_macros",
    "prose",
    "split_mathematics",
    "wrap",
]

"""LaTeX mathematics for a terminal: two-dimensional, on one line, in Unicode or in plain ASCII.

A declared subset of LaTeX (`known_macros`) is understood whole; anything else raises `TypesetError`. Nothing
is ever dropped or replaced in silence. Widths are in terminal columns, offsets 0-based in the source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview_grill.typeset.blocks import Block, Displayed, Item, Manner, Paragraph, Span
    from interview_grill.typeset.charset import Charset
    from interview_grill.typeset.formula import check, display, inline
    from interview_grill.typeset.macros import known_macros
    from interview_grill.typeset.mathematics import Formula, Words, split_mathematics
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
    "inline",
    "known_macros",
    "split_mathematics",
    "wrap",
]

_MODULES = {
    "Block": "blocks",
    "Charset": "charset",
    "Displayed": "blocks",
    "Formula": "mathematics",
    "Item": "blocks",
    "Manner": "blocks",
    "Paragraph": "blocks",
    "Span": "blocks",
    "Words": "mathematics",
    "check": "formula",
    "columns": "width",
    "display": "formula",
    "inline": "formula",
    "known_macros": "macros",
    "split_mathematics": "mathematics",
    "wrap": "wrapping",
}


def __getattr__(name: str) -> object:
    """Load what is asked for and nothing else: text without a formula needs no typesetter."""
    if name not in _MODULES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)

"""LaTeX mathematics for a terminal: two-dimensional, on one line, in Unicode or in plain ASCII.

A declared subset of LaTeX (`known_macros`) is understood whole; anything else raises `TypesetError`, and nothing is
ever dropped or replaced in silence.
"""

from __future__ import annotations

from interview_grill.typeset.formula import check, display, inline
from interview_grill.typeset.macros import known_macros
from interview_grill.typeset.nodes import Charset
from interview_grill.typeset.width import columns

__all__ = ["Charset", "check", "columns", "display", "inline", "known_macros"]

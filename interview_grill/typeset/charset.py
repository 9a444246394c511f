"""Which characters may be printed."""

from __future__ import annotations

from enum import Enum


class Charset(Enum):
    """What the terminal can show."""

    UNICODE = "unicode"
    ASCII = "ascii"

"""Delimiters as tall as what they enclose."""

from __future__ import annotations

from interview_grill.typeset.box import Box, beside, solid, text_box
from interview_grill.typeset.nodes import Charset, Symbol

# glyph: top, middle part, bottom, and the waist of a brace
_TALL = {
    "(": ("⎛", "⎜", "⎝", ""),
    ")": ("⎞", "⎟", "⎠", ""),
    "[": ("⎡", "⎢", "⎣", ""),
    "]": ("⎤", "⎥", "⎦", ""),
    "{": ("⎧", "⎪", "⎩", "⎨"),
    "}": ("⎫", "⎪", "⎭", "⎬"),
    "⌊": ("⎢", "⎢", "⎣", ""),
    "⌋": ("⎥", "⎥", "⎦", ""),
    "⌈": ("⎡", "⎢", "⎢", ""),
    "⌉": ("⎤", "⎥", "⎥", ""),
    "|": ("│", "│", "│", ""),
    "‖": ("║", "║", "║", ""),
}


def fence(left: Symbol, inside: Box, right: Symbol, charset: Charset) -> Box:
    """`inside` between two delimiters that reach over all of its lines but free-standing scripts.

    An empty symbol draws nothing; in ASCII, and for glyphs without tall parts, the delimiter stands at the
    baseline.
    """
    return beside(
        [
            _delimiter(left, inside, charset, closing=False),
            inside,
            _delimiter(right, inside, charset, closing=True),
        ]
    )


def _delimiter(symbol: Symbol, inside: Box, charset: Charset, *, closing: bool) -> Box:
    glyph = symbol.unicode if charset is Charset.UNICODE else symbol.ascii
    height = inside.rise + 1 + inside.sink
    if height == 1 or not glyph:
        return text_box(glyph)
    if charset is Charset.ASCII:
        blank = " " * (len(glyph) - 1) + glyph[-1] if glyph != "||" else glyph
        rows = [glyph if row == inside.rise else blank for row in range(height)]
        space = text_box(" " if glyph not in ("|", "||") else "")  # or a tall one looks like part of the text
        column = solid(rows, len(glyph), inside.rise)
        return beside([space, column] if closing else [column, space])
    top, middle, bottom, waist = _TALL.get(glyph, ("", "", "", ""))
    if not top or (waist and height == 2):  # nor does a brace without room for its waist
        return text_box(glyph)
    parts = [top, *[middle] * (height - 2), bottom]
    if waist:
        parts[inside.rise if 0 < inside.rise < height - 1 else height // 2] = waist
    return solid(parts, 1, inside.rise)

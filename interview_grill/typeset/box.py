"""Rectangles of text with a baseline: what a two-dimensional formula is put together from.

Boxes are values, and every line of one is as wide as the box, so that they can be set side by side without
looking inside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from interview_grill.typeset.spacing import Tail
from interview_grill.typeset.width import columns

if TYPE_CHECKING:
    from collections.abc import Sequence


class Box(NamedTuple):
    """Lines of equal width; `baseline` is the index of the one that text beside the box lines up with.

    `rise` and `sink` are the lines over and under the baseline that delimiters around the box must reach:
    scripts on lines of their own do not count. `tail` and `word` say how the baseline ends, as for a `Piece`.
    """

    lines: tuple[str, ...]
    width: int
    baseline: int = 0
    rise: int = 0
    sink: int = 0
    tail: Tail = Tail.CLEAN
    word: bool = False

    @property
    def below(self) -> int:
        """Lines under the baseline."""
        return len(self.lines) - self.baseline - 1

    @property
    def tall(self) -> bool:
        """Whether delimiters around it must grow."""
        return self.rise + self.sink > 0


def text_box(text: str, *, tail: Tail = Tail.CLEAN, word: bool = False) -> Box:
    """One line as a box."""
    return Box((text,), columns(text), tail=tail, word=word)


def solid(lines: Sequence[str], width: int, baseline: int) -> Box:
    """Lines that delimiters must cover from top to bottom."""
    return Box(tuple(lines), width, baseline, baseline, len(lines) - baseline - 1)


def beside(boxes: Sequence[Box]) -> Box:
    """Boxes from left to right on one baseline; none gives an empty line."""
    if not boxes:
        return text_box("")
    if len(boxes) == 1:
        return boxes[0]
    above = max(box.baseline for box in boxes)
    below = max(box.below for box in boxes)
    lines = ["".join(_line(box, row - above) for box in boxes) for row in range(above + below + 1)]
    return Box(
        tuple(lines),
        sum(box.width for box in boxes),
        above,
        max(box.rise for box in boxes),
        max(box.sink for box in boxes),
        boxes[-1].tail,
        boxes[-1].word,
    )


def _line(box: Box, offset: int) -> str:
    row = box.baseline + offset
    return box.lines[row] if 0 <= row < len(box.lines) else " " * box.width


def stacked(boxes: Sequence[Box], *, baseline: int, align: str = "centre") -> Box:
    """Boxes from top to bottom; `baseline` is a line of the whole (from 0). `align`: left, centre or right.

    Needs at least one box; KeyError for another `align`.
    """
    width = max(box.width for box in boxes)
    return solid(
        [fitted(line, box.width, width, align) for box in boxes for line in box.lines], width, baseline
    )


def fitted(line: str, width: int, target: int, align: str) -> str:
    """A line of display width `width` padded to `target` columns; one that is wider stays as it is."""
    spare = target - width
    left = {"left": 0, "centre": spare // 2, "right": spare}[align]
    return " " * left + line + " " * (spare - left)


def padded(box: Box, width: int, align: str) -> Box:
    """`box` widened to `width` columns."""
    lines = tuple(fitted(line, box.width, width, align) for line in box.lines)
    return Box(lines, width, box.baseline, box.rise, box.sink)

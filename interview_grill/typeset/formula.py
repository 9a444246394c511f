"""Typesetting one formula: in two dimensions, on one line, or only to see whether it can be done."""

from __future__ import annotations

from interview_grill.typeset.linear import Linear
from interview_grill.typeset.nodes import Charset
from interview_grill.typeset.parser import parse


def inline(latex: str, *, charset: Charset = Charset.UNICODE) -> str:
    r"""`latex` on one line, with exactly the parentheses that keep its meaning.

    `\frac{1}{2\sigma^2}` is `1/(2σ²)`, in ASCII `1/(2 sigma^2)`. Scripts are Unicode's where every character
    has one, else `^(…)` and `_(…)`; a fraction beside a factor or after a function is in parentheses, so that
    nothing ever follows a quotient that could be read into its denominator.

    Raises:
        TypesetError: it lies outside the subset of `known_macros`, or is not well formed.
    """
    return Linear(charset).piece(parse(latex)).text


def display(latex: str, *, charset: Charset = Charset.UNICODE, width: int | None = None) -> list[str]:
    r"""The lines of `latex` in two dimensions, without trailing spaces.

    `\frac{1}{n}\sum_i x_i` is three lines: ` 1`, `─── ∑ xᵢ` and ` n  i`.

    Wider than `width` columns it is broken at relations and operators, with a hanging indent; if a part
    still does not fit, the formula is written on one line and wrapped at its spaces. Nothing is cut off.

    Raises:
        TypesetError: it lies outside the subset of `known_macros`, or is not well formed.
    """
    # Only here: formulas on one line, the common case, need no layout.
    from interview_grill.typeset.breaking import broken
    from interview_grill.typeset.layout import Layout

    layout = Layout(charset)
    tree = parse(latex)
    boxes = [layout.box(tree)] if width is None else broken(layout, tree, max(width, 4))
    lines: list[str] = []
    tall = any(len(box.lines) > 1 for box in boxes)
    for box in boxes:
        if lines and tall:
            lines.append("")
        lines.extend(line.rstrip() for line in box.lines)
    return lines


def check(latex: str) -> None:
    """Raise `TypesetError` if `latex` cannot be typeset; it says where and how to mend it.

    What passes is typeset by `inline` and `display` in either character set and at any width.
    """
    parse(latex)

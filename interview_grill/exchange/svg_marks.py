"""The few marks that pictures are made of, as SVG text. Colours are classes, so that a page can be light or
dark.

Places and sizes are in pixels, from the top left. Text is escaped here, so that callers need not.
"""

from __future__ import annotations

from html import escape
from typing import NamedTuple

STYLE = """
svg{--ink:#1f2430;--soft:#6b7280;--grid:#e3e6ec;--paper:#ffffff;--bar:#2f7fb5;
--good:#2e9e5b;--bad:#cf3d4f;--slip:#a55ab8;
font-family:system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;font-size:12px}
@media (prefers-color-scheme:dark){svg{--ink:#e4e7ee;--soft:#98a1b3;--grid:#2c3343;--paper:#171b26;--bar:#5fb0e5;
--good:#63cf8d;--bad:#f07178;--slip:#d19be0}}
text{fill:var(--ink)}.soft{fill:var(--soft)}.head{font-size:15px;font-weight:600}.big{font-size:26px;font-weight:700}
.end{text-anchor:end}.mid{text-anchor:middle}.paper{fill:var(--paper)}.bar{fill:var(--bar)}.slip{fill:var(--slip)}
.grid{stroke:var(--grid);fill:none}.span{stroke:var(--bar);stroke-width:2;fill:none}.dot{fill:var(--bar)}
.hit{stroke:var(--good);stroke-width:2}.miss{stroke:var(--bad);stroke-width:2}
.h0{fill:var(--grid)}.h1{fill:var(--good);opacity:.3}.h2{fill:var(--good);opacity:.5}.h3{fill:var(--good);opacity:.75}
.h4{fill:var(--good)}
"""


class Picture(NamedTuple):
    """Marks in a box of their own, from (0, 0) to the right and down; `height` in pixels."""

    height: float
    marks: list[str]


def words(text: str) -> str:
    """Text for SVG or HTML: escaped, and what cannot be printed (XML forbids most of it) replaced."""
    return escape("".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text))


def text(x: float, y: float, content: str, style: str = "") -> str:
    """A line of text whose baseline is at `y`."""
    return f'<text x="{x:.1f}" y="{y:.1f}"{_class(style)}>{words(content)}</text>'


def rect(
    x: float, y: float, width: float, height: float, style: str, *, round_by: float = 2, told: str = ""
) -> str:
    """A rectangle; `told` is shown when it is pointed at."""
    box = f'x="{x:.1f}" y="{y:.1f}" width="{max(0.0, width):.1f}" height="{max(0.0, height):.1f}" rx="{round_by:g}"'
    inside = f"<title>{words(told)}</title>" if told else ""
    return f"<rect {box}{_class(style)}>{inside}</rect>"


def line(x1: float, y1: float, x2: float, y2: float, style: str) -> str:
    """A straight line."""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"{_class(style)}/>'


def dot(x: float, y: float, radius: float, style: str, *, told: str = "") -> str:
    """A disc; `told` is shown when it is pointed at."""
    inside = f"<title>{words(told)}</title>" if told else ""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"{_class(style)}>{inside}</circle>'


def placed(picture: Picture, x: float, y: float) -> str:
    """A picture moved to a place."""
    return f'<g transform="translate({x:g} {y:g})">{"".join(picture.marks)}</g>'


def document(width: float, height: float, title: str, marks: list[str]) -> str:
    """A whole SVG document on a ground of its own."""
    box = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {box} role="img"><title>{words(title)}</title>'
    ground = rect(0, 0, width, height, "paper", round_by=0)
    return f"{head}<style>{STYLE}</style>{ground}{''.join(marks)}</svg>\n"


def _class(style: str) -> str:
    return f' class="{style}"' if style else ""

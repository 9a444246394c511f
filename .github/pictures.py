"""Make the pictures of the README from the real program: drive it in a pseudo-terminal, draw the screen as SVG.

Usage, from the root of a checkout with the development extras: python .github/pictures.py
"""

from __future__ import annotations

import sys
import tempfile
from html import escape
from pathlib import Path
from unicodedata import normalize

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.cli.conftest import Grill, Terminal  # noqa: E402

CELL_WIDTH, CELL_HEIGHT, MARGIN, BAR = 8.4, 18, 14, 30
FONT = (
    'font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, monospace" font-size="14"'
)
SPACING = {"\u0302": "ˆ", "\u0304": "¯", "\u0303": "˜", "\u0305": "¯"}
COLOURS = {
    "default": "#d8dee9",
    "black": "#3b4252",
    "red": "#f07178",
    "green": "#a3d977",
    "brown": "#ffcb6b",
    "blue": "#82aaff",
    "magenta": "#d6a1e8",
    "cyan": "#7fdbca",
    "white": "#eceff4",
}


def svg(terminal: Terminal, title: str) -> str:
    """The screen of a terminal; every run of letters stands at its own column, so no font can shift it."""
    screen = terminal._screen
    width = screen.columns * CELL_WIDTH + 2 * MARGIN
    height = screen.lines * CELL_HEIGHT + 2 * MARGIN + BAR
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" role="img" {FONT}>',
        f"<title>{escape(title)}</title>",
        f'<rect width="{width:.0f}" height="{height:.0f}" rx="9" fill="#1b2130"/>',
        *(
            f'<circle cx="{20 + 18 * i}" cy="17" r="5.5" fill="{c}"/>'
            for i, c in enumerate(("#f07178", "#ffcb6b", "#a3d977"))
        ),
        f'<text x="{width / 2:.0f}" y="22" fill="#8792a8" text-anchor="middle">{escape(title)}</text>',
    ]
    for row in range(screen.lines):
        y = BAR + MARGIN + (row + 0.75) * CELL_HEIGHT
        for column, text, style in runs(terminal, row):
            x = MARGIN + column * CELL_WIDTH
            base, *marks = normalize("NFD", text) if len(text) < 4 and not text.isascii() else [text]
            parts.append(f'<text x="{x:.1f}" y="{y:.1f}" {style} xml:space="preserve">{escape(base)}</text>')
            for (
                mark
            ) in marks:  # fonts place combining marks badly, so the spacing form is put above the letter
                above = f'x="{x + CELL_WIDTH / 2:.1f}" y="{y - 4 * base.isupper():.1f}" text-anchor="middle"'
                parts.append(f"<text {above} {style}>{SPACING.get(mark, mark)}</text>")
    return "\n".join([*parts, "</svg>", ""])


def runs(terminal: Terminal, row: int) -> list[tuple[int, str, str]]:
    """(column, text, attributes) of a row: ASCII in runs of one style, every other character alone."""
    found: list[tuple[int, str, str]] = []
    cells = terminal._screen.buffer[row]
    for column in range(terminal._screen.columns):
        cell = cells[column]
        if not cell.data.strip():
            continue
        weight = ' font-weight="bold"' if cell.bold else ""
        slant = ' font-style="italic"' if cell.italics else ""
        style = f'fill="{COLOURS.get(cell.fg, COLOURS["default"])}"{weight}{slant}'
        follows = found and found[-1][2] == style and found[-1][0] + len(found[-1][1]) == column
        if follows and cell.data.isascii() and found[-1][1].isascii():
            found[-1] = (found[-1][0], found[-1][1] + cell.data, style)
        else:
            found.append((column, cell.data, style))
    return found


def recall(home: Path) -> str:
    """A recall card, revealed and half ticked."""
    session = Terminal(Grill(home), ("quiz", "--section", "B"), 80, 38)
    session.wait_for("Enter reveal")
    session.press("\r1")
    session.wait_for("gaussian-mean")
    session.press("\r3")
    session.wait_for("gaussian-variance")
    session.press("\r")
    session.wait_for("Which of these")
    session.press("   ")
    session.wait_for("Enter Hard")
    session.wait_for("q quit")
    return svg(session, "grill quiz")


def compute(home: Path) -> str:
    """A numeric card answered with the classic mistake."""
    session = Terminal(Grill(home), ("compute", "gaussian-variance", "--seed", "7"), 80, 26)
    session.wait_for("Your answer")
    session.press("sum((x - mean(x))^2)/(count(x) - 1)\r")
    session.wait_for("Enter done")
    return svg(session, "grill compute gaussian-variance")


def main() -> None:
    """Draw both pictures beside this file."""
    for name, draw in (("session", recall), ("compute", compute)):
        with tempfile.TemporaryDirectory() as home:
            (ROOT / ".github" / f"{name}.svg").write_text(draw(Path(home)), encoding="utf-8")


if __name__ == "__main__":
    main()

"""The two things always in sight: how far the session is, and what the keys do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.terminal.styled import Text
from interview_grill.typeset.width import columns

if TYPE_CHECKING:
    from interview_grill.terminal.look import Look


def bar(done: int, left: int, look: Look) -> str:
    """`━━━━━╌╌╌╌╌ 3 done, 7 left` across the width: cards answered without returns, and turns to come."""
    label = f" {done} done, {left} left"
    room = max(0, look.width - len(label))
    filled = round(room * done / (done + left)) if done + left else room
    full, empty = look.symbol("━", "#"), look.symbol("╌", "-")
    line = Text().append(full * filled, "bar").append(empty * (room - filled), "faint").append(label)
    return look.paint([line])[0]


def keys_line(keys: tuple[str, ...], look: Look) -> list[str]:
    """What the keys do, in as many lines as the width needs; the key of each stands out.

    Each item is a key, or a key, a space and its meaning, and is never broken.
    """
    lines = [Text()]
    for item in keys:
        key, _, meaning = item.partition(" ")
        used = lines[-1].cell_len
        if used and used + 2 + columns(item) > look.width:
            lines.append(Text())
        if lines[-1].parts:
            lines[-1].append("  ")
        lines[-1].append(key, style="key").append(f" {meaning}" if meaning else "")
    return look.paint(lines)


def time_left(seconds: float) -> Text:
    """`4:59 left`, whole seconds rounded down, or that the time is up."""
    if seconds <= 0:
        return Text("The time is up.", style="bad")
    minutes, rest = divmod(int(seconds), 60)
    return Text(f"{minutes}:{rest:02d} left", style="heading")

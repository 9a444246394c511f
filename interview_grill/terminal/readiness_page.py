"""The screen of `ready`: the score to expect, by section and band, and the weakest questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.memory.calendar import iso_day
from interview_grill.terminal.gauge import gauge
from interview_grill.terminal.plain import visible
from interview_grill.terminal.question_text import hanging, words
from interview_grill.terminal.styled import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.memory.prepared import Group, Readiness
    from interview_grill.memory.readiness import Weak
    from interview_grill.terminal.look import Look

FEWEST_FOR_A_MEAN = 8
"""Below so many questions only the interval is shown: a mean of three questions says nothing."""

_GAUGE = 20


def readiness_lines(ready: Readiness, look: Look) -> list[Text]:
    """The whole screen, for the look's width: questions expected to be answered on the day, with 80 %
    intervals.

    Sections or bands that have no names are not listed. Of a group with fewer than eight questions the
    interval is shown alone.
    """
    lines = [
        Text(f"{iso_day(ready.day)}, {days_ahead(ready.day - ready.today)}, with no more study", "heading"),
        Text(),
        *_score(ready, look),
        Text(),
    ]
    for heading, groups in (("By section", ready.sections), ("By band", ready.bands)):
        if any(group.name for group in groups):
            lines += [Text(heading, "heading"), *_table(groups, look), Text()]
    if ready.weakest:
        lines += [Text("Weakest, and what one review today adds", "heading"), *_weak(ready.weakest, look)]
    ahead = ready.day > ready.today
    following = "grill quiz, or grill plan --minutes 20" if ahead else "grill quiz --cram"
    return [*lines, Text(), Text(f"Next: {following}", "faint")]


def days_ahead(days: int) -> str:
    """`today`, `tomorrow` or `in 14 days`; `days` is not negative."""
    return ("today", "tomorrow")[days] if days < 2 else f"in {days} days"


def _score(ready: Readiness, look: Look) -> list[Text]:
    whole = ready.whole
    line = Text(f"{whole.expected:.1f} of {whole.of}", "strong")
    line.append(f"   80 % between {whole.low} and {whole.high}", "")
    width = max(10, min(60, look.width - 2))
    lines = [
        line,
        gauge(whole.expected, whole.low, whole.high, max(1, whole.of), look, width=width, mark=ready.bar),
    ]
    if ready.bar is not None and ready.reach is not None:
        told = f"The bar is {ready.bar}: reached with probability {_percent(ready.reach)}."
        lines += hanging("", Text(told), look)
    return lines


def _table(groups: Sequence[Group], look: Look) -> list[Text]:
    name_width = max(len(words(group.name, look)) for group in groups)
    lines = []
    for group in groups:
        found = group.outlook
        few = found.of < FEWEST_FOR_A_MEAN
        span = f"{found.low}{look.symbol('–', '-')}{found.high}"
        mean = "" if few else f"{found.expected:.1f}"
        line = Text(f"  {words(group.name, look).ljust(name_width)}  {mean:>5} {span:>6} of {found.of:<3} ")
        centre = (found.low + found.high) / 2 if few else found.expected
        line.append_text(gauge(centre, found.low, found.high, max(1, found.of), look, width=_GAUGE))
        line.append(f"  {words(group.title, look)}", "faint")
        line.cut(look.width, look.symbol("…", ""))
        lines.append(line)
    return lines


def _weak(weakest: Sequence[Weak], look: Look) -> list[Text]:
    lines = []
    for weak in weakest:
        gain = f"+{weak.gain:.2f}" if weak.gain > 0.005 else look.symbol("–", "-")
        line = Text(f"  {weak.chance:4.0%}  {gain:>5}  {visible(weak.card)}")
        line.cut(look.width, look.symbol("…", ""))
        lines.append(line)
    return lines


def _percent(probability: float) -> str:
    if probability < 0.01:
        return "under 1 %"
    return "over 99 %" if probability > 0.99 else f"{100 * probability:.0f} %"

"""The screen of `stats`: a headline, then panels in as many columns as fit; a panel without data is left out.

Shares are drawn on scales that begin at the tenth below the least of them, their left end labelled: near the
top, where most of them lie, a scale from 0 would show no difference. What the numbers mean is said in
`interview_grill.statistics`.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from interview_grill.memory.calendar import iso_day
from interview_grill.session.wording import counted
from interview_grill.statistics.load import STABILITY_EDGES
from interview_grill.statistics.weeks import weeks_of
from interview_grill.terminal.charts import bar, calendar, columns, interval, scale
from interview_grill.terminal.panels import Panel, side_by_side
from interview_grill.terminal.plain import visible
from interview_grill.terminal.question_text import card_lines, hanging
from interview_grill.terminal.styled import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from interview_grill.statistics.answers import Confidence, Judged
    from interview_grill.statistics.scores import Bin, Score
    from interview_grill.statistics.summary import Forecasts, Statistics
    from interview_grill.terminal.look import Look

_MOST_MISTAKES = 8
_FEWEST_WEEKS = 18
_LEAD = 26
"""Cells before a picture in a row: a name and its numbers."""


def statistics_lines(
    found: Statistics, look: Look, *, sayings: Mapping[str, str] = MappingProxyType({})
) -> list[Text]:
    """The whole screen, for the look's width; `sayings` is what the bank says of a mistake, by its tag.

    Before the first answer it says what will be counted, and with which command to begin.
    """
    if not found.reviews:
        return _nothing_yet(found, look)
    return [*_headline(found, look), Text(), *side_by_side(_panels(found, look, sayings), look)]


def _nothing_yet(found: Statistics, look: Look) -> list[Text]:
    lines = [
        Text("Nothing to count yet", "heading"),
        Text(),
        *hanging("", f"{found.cards} cards wait. The first five take about eight minutes:", look),
        Text("  grill quiz -n 5", "key"),
        Text(),
    ]
    for sentence in (
        "After the first session: reviews a day, minutes to come, time per card, mistakes by name.",
        "From the second day on: what you kept, by section, against what was predicted.",
        "With 'grill quiz --confidence': how far your own judgement can be trusted.",
    ):
        lines += hanging("- ", sentence, look)
    return lines


def _headline(found: Statistics, look: Look) -> list[Text]:
    dot = look.symbol(" · ", " - ")
    hours, minutes = divmod(round(found.seconds / 60), 60)
    spent = f"{hours} h {minutes} min" if hours else f"{minutes} min"
    days = "day" if found.streak.current == 1 else "days"
    first = Text().append(f"{found.reviews:,} reviews", "strong")
    first.append(f"{dot}{spent}{dot}{found.seen} of {found.cards} cards seen", "")
    second = Text().append(f"Streak {found.streak.current} {days}", "strong")
    second.append(f", longest {found.streak.longest}{dot}{len(found.days)} days of study", "")
    return [first, second]


def _panels(found: Statistics, look: Look, sayings: Mapping[str, str]) -> list[Panel]:
    panels = [
        Panel("Reviews a day", lambda width: _calendar(found, look, width)),
        Panel("Due, minutes a day", lambda width: _due(found, look, width)),
    ]
    if any(one.kept or one.first_tries for one in found.sections):
        panels.append(Panel("Kept, by section", lambda width: _sections(found, look, width)))
    if (forecasts := found.forecasts) is not None:
        panels.append(
            Panel("Predicted and kept", lambda width: _calibration(forecasts, found.cold, look, width))
        )
    panels.append(Panel("Stability of memories", lambda width: _stability(found, look, width)))
    if found.mistakes:
        panels.append(Panel("Mistakes", lambda width: _mistakes(found, look, width, sayings)))
    if (stated := found.confidence) is not None:
        panels.append(Panel("Confidence and truth", lambda width: _confidence(stated, look, width)))
    if (judged := found.judged) is not None:
        panels.append(Panel("Answers in your words", lambda _width: _judged(judged)))
    panels.append(Panel("Seconds per card", lambda width: _time(found, look, width)))
    return panels


def _calendar(found: Statistics, look: Look, width: int) -> list[Text]:
    counts = {one.day: one.reviews for one in found.days}
    busiest = max(found.days, key=lambda one: one.reviews)
    since = (found.today - found.days[0].day) // 7 + 2
    number = min(53, (width - 4) // 2, max(_FEWEST_WEEKS, since))
    lines = calendar(weeks_of(counts, found.today, number), look)
    today = counts.get(found.today, 0)
    return [*lines, Text(f"Today {today}; most {busiest.reviews}, on {iso_day(busiest.day)}", "faint")]


def _due(found: Statistics, look: Look, width: int) -> list[Text]:
    minutes = [one.seconds / 60 for one in found.due]
    cell = 2 if width >= 2 * len(minutes) + 6 else 1
    top = max(minutes)
    lines = columns(minutes, look, rows=4, cell=cell)
    labelled = [
        Text().append(f"{top:4.0f} " if row == 0 else "     ", "faint").append_text(line)
        for row, line in enumerate(lines)
    ]
    axis = [" "] * (cell * len(minutes) + 6)
    for n in range(0, len(found.due), 7):
        label = "today" if n == 0 else iso_day(found.due[n].day)[5:]
        axis[cell * n : cell * n + len(label)] = label
    week = sum(minutes[:7])
    cards = sum(one.cards for one in found.due[:7])
    return [
        *labelled,
        Text("     " + "".join(axis).rstrip(), "faint"),
        Text(f"Today {found.due[0].cards} cards, {minutes[0]:.0f} min; seven days {cards}, {week:.0f} min"),
    ]


def _sections(found: Statistics, look: Look, width: int) -> list[Text]:
    kept = [one.kept for one in found.sections if one.kept is not None]
    start = _start(kept)
    name_width = max(len(one.section) for one in found.sections)
    room = max(10, width - _LEAD - name_width)
    lines = [
        Text(" " * name_width + "  kept predicted      n  ", "faint").append_text(
            scale(width=room, start=start)
        )
    ]
    for one in found.sections:
        line = Text(f"{visible(one.section):<{name_width}} ")
        if one.kept is None:
            line.append(f"{one.first_passed} of {one.first_tries} at first sight", "faint")
        else:
            line.append_text(_bin(one.kept, look, room, start))
        lines.append(line)
    return lines


def _bin(one: Bin, look: Look, room: int, start: float) -> Text:
    line = Text(f" {one.share:4.0%}   {one.predicted:7.0%} {one.n:6}  ")
    return line.append_text(
        interval(one.share, one.low, one.high, one.predicted, look, width=room, start=start)
    )


def _start(bins: list[Bin]) -> float:
    """Where the scale begins: a round tenth below everything drawn."""
    least = min((min(one.low, one.predicted) for one in bins), default=0.0)
    return max(0.0, min(0.9, int(least * 10) / 10))


def _calibration(found: Forecasts, cold: Bin | None, look: Look, width: int) -> list[Text]:
    room = max(10, width - _LEAD)
    start = _start(found.bins)
    lines = [Text("  kept predicted      n  ", "faint").append_text(scale(width=room, start=start))]
    lines += [_bin(one, look, room, start) for one in found.bins]
    lines += [_key(look), _scores("", "Brier", "log loss", "faint")]
    for name, one in (
        ("this schedule", found.schedule),
        ("your average so far", found.average),
        ("average of the last 50", found.moving),
    ):
        best = one.log_loss == min(found.schedule.log_loss, found.average.log_loss, found.moving.log_loss)
        lines.append(_scores(name, *_figures(one), "good" if best else ""))
    if cold is not None:
        told = f"In mock interviews {cold.share:.0%} of {cold.n}, predicted {cold.predicted:.0%}"
        lines.append(Text(f"  {told}", "notice"))
    return lines


def _key(look: Look) -> Text:
    dot, line, stroke = tuple(look.symbol("●─│", "o-|"))
    return Text(f"  {dot} kept, {line} where it may lie (95 %), {stroke} predicted", "faint")


def _scores(name: str, brier: str, log_loss: str, style: str) -> Text:
    return Text(f"  {name:<24}{brier:>8}{log_loss:>10}", style)


def _figures(one: Score) -> tuple[str, str]:
    return f"{one.brier:.3f}", f"{one.log_loss:.3f}"


def _stability(found: Statistics, look: Look, width: int) -> list[Text]:
    edges = [0, *STABILITY_EDGES]
    names = [f"{a}{look.symbol('–', '-')}{b} d" for a, b in zip(edges, STABILITY_EDGES, strict=False)]
    names.append(f"{edges[-1]} d +")
    most = max(found.stability)
    half = Text(f"Half of them last {found.median_stability or 0:.0f} days or more", "faint")
    rows = [
        Text(f"{name:>9} {count:5}  ").append_text(bar(count, most, width - 18, look))
        for name, count in zip(names, found.stability, strict=True)
    ]
    return [*rows, half]


def _mistakes(found: Statistics, look: Look, width: int, sayings: Mapping[str, str]) -> list[Text]:
    most = found.mistakes[0].times
    name_width = min(width // 2, max(len(one.tag) for one in found.mistakes[:_MOST_MISTAKES]))
    lines = []
    for one in found.mistakes[:_MOST_MISTAKES]:
        line = Text(f"{one.times:5}  {visible(one.tag):<{name_width}}  ")
        drawn = bar(one.times, most, max(5, width - name_width - 9), look, style="notice")
        lines.append(line.append_text(drawn))
        if one.tag in sayings:
            said = card_lines(sayings[one.tag], look, style="faint", width=width - 7)
            lines += [Text("       ").append_text(part) for part in said]
    return lines


def _confidence(found: Confidence, look: Look, width: int) -> list[Text]:
    room = max(10, width - _LEAD)
    start = _start(found.bins)
    lines = [Text(" right    stated      n  ", "faint").append_text(scale(width=room, start=start))]
    lines += [_bin(one, look, room, start) for one in found.bins]
    word = "over" if found.stated > found.share else "under"
    off = abs(found.stated - found.share)
    judged = f"Stated {found.stated:.0%}, right {found.share:.0%}: {off:.0%} {word}confident"
    lines.append(Text(f"{judged}; Brier {found.score.brier:.3f}"))
    if found.surprises:
        lines.append(Text("Sure, and missed: " + visible(", ".join(found.surprises)), "notice"))
    return lines


def _judged(found: Judged) -> list[Text]:
    return [
        Text(f"{counted(found.answers, 'answer')} judged, {found.overruled} overruled by you"),
        Text(f"{counted(found.heard, 'point')} heard, {found.unticked} of them unticked"),
        Text(f"{counted(found.added, 'point')} ticked that had not been heard"),
    ]


def _time(found: Statistics, look: Look, width: int) -> list[Text]:
    most = max(one.upper_quartile for one in found.paces)
    lines = [Text("          median  3 of 4 within", "faint")]
    for one in found.paces:
        line = Text(f"{visible(one.kind):<8} {one.median:6.0f} s {one.upper_quartile:6.0f} s  ")
        lines.append(line.append_text(bar(one.median, most, width - 29, look)))
    if found.slowest:
        lines.append(Text("Slowest on average", "faint"))
        lines += [Text(f"{seconds:6.0f} s  {visible(card)}") for card, seconds, _ in found.slowest]
    return lines

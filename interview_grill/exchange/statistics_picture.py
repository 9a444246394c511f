"""The statistics as one SVG picture, or as an HTML page with the same picture and its numbers as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.exchange import statistics_charts as charts
from interview_grill.exchange.svg_marks import Picture, document, placed, text, words
from interview_grill.memory.calendar import iso_day
from interview_grill.statistics.load import STABILITY_EDGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_grill.statistics.summary import Forecasts, Statistics

_WIDTH, _MARGIN, _GAP = 1000.0, 28.0, 40.0
_COLUMN = (_WIDTH - 2 * _MARGIN - _GAP) / 2
_MOST_MISTAKES = 10
_PAGE_STYLE = """
:root{color-scheme:light dark}body{margin:0 auto;max-width:1000px;padding:16px;font:15px/1.5 system-ui,sans-serif}
svg{max-width:100%;height:auto}table{border-collapse:collapse;margin:8px 0 24px}caption{text-align:left;font-weight:600}
th,td{padding:2px 14px 2px 0;text-align:left}td:not(:first-child){text-align:right;font-variant-numeric:tabular-nums}
"""


def svg(found: Statistics) -> str:
    """One document, light or dark as the viewer is; it loads nothing and runs nothing."""
    marks = _headline(found)
    whole = _WIDTH - 2 * _MARGIN
    y = 96.0
    calendar = charts.calendar(found.days, found.today, whole)
    marks += [text(_MARGIN, y, "Reviews a day", "head"), placed(calendar, _MARGIN, y + 10)]
    y += calendar.height + 52
    bottoms = [y, y]
    for title, picture in _panels(found):
        column = bottoms.index(min(bottoms))
        x = _MARGIN + column * (_COLUMN + _GAP)
        marks += [text(x, bottoms[column], title, "head"), placed(picture, x, bottoms[column] + 10)]
        bottoms[column] += picture.height + 52
    return document(_WIDTH, max(bottoms), f"Statistics of {iso_day(found.today)}", marks)


def html(found: Statistics) -> str:
    """A page that stands alone: no script, nothing loaded."""
    title = f"Statistics of {iso_day(found.today)}"
    head = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{title}</title><style>{_PAGE_STYLE}</style></head><body><main><h1>{title}</h1>"
    )
    return f"{head}{svg(found)}{''.join(_tables(found))}</main></body></html>\n"


def _headline(found: Statistics) -> list[str]:
    hours, minutes = divmod(round(found.seconds / 60), 60)
    told = (
        f"{hours} h {minutes} min · {found.seen} of {found.cards} cards seen · "
        f"streak {found.streak.current} days, longest {found.streak.longest}"
    )
    return [
        text(_MARGIN, 44, f"{found.reviews:,} reviews", "big"),
        text(_MARGIN, 66, told, "soft"),
        text(_WIDTH - _MARGIN, 44, iso_day(found.today), "soft end"),
    ]


def _panels(found: Statistics) -> list[tuple[str, Picture]]:
    panels = [("Due, minutes a day", charts.due(found.due, _COLUMN))]
    kept = [(one.section, one.kept) for one in found.sections if one.kept is not None]
    if kept:
        panels.append(("Kept, by section", charts.intervals(kept, _COLUMN)))
    if found.forecasts is not None:
        beside = _scores(found.forecasts)
        curve = charts.curve(found.forecasts.bins, _COLUMN, across="predicted", up="kept", beside=beside)
        panels.append(("Predicted and kept", curve))
    if found.confidence is not None:
        told = (f"stated {found.confidence.stated:.0%}", f"right {found.confidence.share:.0%}")
        beside = [*told, f"Brier {found.confidence.score.brier:.3f}"]
        curve = charts.curve(found.confidence.bins, _COLUMN, across="stated", up="right", beside=beside)
        panels.append(("Confidence and truth", curve))
    stability = [(name, float(n), str(n)) for name, n in _stability(found)]
    panels.append(("Stability of memories", charts.bars(stability, _COLUMN, label=92, style="bar")))
    if found.mistakes:
        rows = [(one.tag, float(one.times), f"{one.times}×") for one in found.mistakes[:_MOST_MISTAKES]]
        panels.append(("Mistakes", charts.bars(rows, _COLUMN, label=180, style="slip")))
    paces = [(one.kind, one.median, f"{one.median:.0f} s") for one in found.paces]
    panels.append(("Seconds per card, median", charts.bars(paces, _COLUMN, label=92, style="bar")))
    return panels


def _scores(found: Forecasts) -> list[str]:
    return [
        f"log loss {found.schedule.log_loss:.3f}, Brier {found.schedule.brier:.3f}",
        f"by your average {found.average.log_loss:.3f}, {found.average.brier:.3f}",
        f"by the last 50 {found.moving.log_loss:.3f}, {found.moving.brier:.3f}",
    ]


def _stability(found: Statistics) -> list[tuple[str, int]]:
    edges = (0, *STABILITY_EDGES)
    names = [f"{a}–{b} d" for a, b in zip(edges, STABILITY_EDGES, strict=False)] + [f"{edges[-1]} d +"]
    return list(zip(names, found.stability, strict=True))


def _tables(found: Statistics) -> list[str]:
    kept = [
        (one.section, f"{one.kept.share:.1%}", f"{one.kept.predicted:.1%}", str(one.kept.n))
        for one in found.sections
        if one.kept is not None
    ]
    tables = [_table("Kept, by section", ("Section", "Kept", "Predicted", "Answers"), kept)]
    if (forecasts := found.forecasts) is not None:
        scores = (
            ("This schedule", forecasts.schedule),
            ("Your average so far", forecasts.average),
            ("Average of the last 50", forecasts.moving),
        )
        rows = [(name, f"{one.brier:.4f}", f"{one.log_loss:.4f}") for name, one in scores]
        tables.append(_table("How good the predictions were", ("Prediction", "Brier", "Log loss"), rows))
    mistakes = [(one.tag, str(one.times), iso_day(one.last_day)) for one in found.mistakes]
    tables.append(_table("Mistakes", ("Mistake", "Times", "Last"), mistakes))
    paces = [(p.kind, f"{p.median:.0f}", f"{p.upper_quartile:.0f}", str(p.reviews)) for p in found.paces]
    tables.append(_table("Seconds per card", ("Kind", "Median", "Three in four within", "Reviews"), paces))
    return tables


def _table(caption: str, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    if not rows:
        return ""
    head = "".join(f'<th scope="col">{words(cell)}</th>' for cell in heads)
    body = "".join(f"<tr>{''.join(f'<td>{words(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><caption>{words(caption)}</caption><tr>{head}</tr>{body}</table>"

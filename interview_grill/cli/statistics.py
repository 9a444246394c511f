"""The statistics of this learner, gathered from the log and the bank, and their JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.cli.output import warn
from interview_grill.memory.calendar import iso_day
from interview_grill.statistics.reviews import collect
from interview_grill.statistics.summary import statistics_of

if TYPE_CHECKING:
    from interview_grill.cli.surroundings import Surroundings
    from interview_grill.statistics.answers import Confidence, Mistake, Pace, SectionResult
    from interview_grill.statistics.scores import Bin, Score
    from interview_grill.statistics.summary import Forecasts, Statistics


MOST_SAYINGS = 3


def gather(here: Surroundings) -> Statistics:
    """Read the log once and count. Raises StoreError for a log that cannot be read; without one all counts
    are 0.
    """
    with here.due_reader() as reader:
        return statistics_of(collect(reader.review_rows()), reader.prospects(), here.today)


def sayings(here: Surroundings, found: Statistics) -> dict[str, str]:
    """What the bank says of the three most frequent mistakes, by tag; one it no longer knows is left out."""
    said: dict[str, str] = {}
    for mistake in found.mistakes[:MOST_SAYINGS]:
        for card in mistake.cards:
            question = card.rpartition(":")[0]
            if question not in here.library.ids:
                continue
            wrong = (wrong for task in here.library.question(question).tasks for wrong in task.wrong)
            say = next((one.say for one in wrong if one.tag == mistake.tag), None)
            if say:
                said.setdefault(mistake.tag, say)
    return said


def save(found: Statistics, *, svg: str | None, html: str | None, replace: bool) -> None:
    """Write the picture and the page, each whole or not at all. Raises WrongUsage if a file exists, ExchangeError."""
    from interview_grill.exchange import statistics_picture
    from interview_grill.exchange.written_file import write_file

    for path, draw in ((svg, statistics_picture.svg), (html, statistics_picture.html)):
        if path is not None:
            write_file(path, (draw(found).encode(),), replace=replace)
            warn(f"wrote {path}")


def as_json(found: Statistics) -> dict[str, object]:
    """The document of `stats --json`: days as dates, times in minutes (of one card in seconds), shares from 0
    to 1.
    """
    return {
        "today": iso_day(found.today),
        "cards": found.cards,
        "seen": found.seen,
        "reviews": found.reviews,
        "practice": found.practice,
        "minutes": round(found.seconds / 60, 2),
        "streak": found.streak._asdict(),
        "days": [_day(one.day, {"reviews": one.reviews}, one.seconds) for one in found.days],
        "due": [_day(one.day, {"cards": one.cards}, one.seconds) for one in found.due],
        "sections": [_section(one) for one in found.sections],
        "retention": _forecasts(found.forecasts),
        "mock": _bin(found.cold),
        "stability": stability_classes(found),
        "median_stability": None if found.median_stability is None else round(found.median_stability, 2),
        "mistakes": [_mistake(one) for one in found.mistakes],
        "confidence": _confidence(found.confidence),
        "judged": None if found.judged is None else found.judged._asdict(),
        "time": [_pace(one) for one in found.paces],
        "slowest": [
            {"card": card, "seconds": round(seconds, 2), "reviews": times}
            for card, seconds, times in found.slowest
        ],
    }


def _day(day: int, counts: dict[str, int], seconds: float) -> dict[str, object]:
    return {"day": iso_day(day), **counts, "minutes": round(seconds / 60, 2)}


def _section(one: SectionResult) -> dict[str, object]:
    return {
        "section": one.section,
        "first_tries": one.first_tries,
        "first_passed": one.first_passed,
        "kept": _bin(one.kept),
    }


def _mistake(one: Mistake) -> dict[str, object]:
    return {"tag": one.tag, "times": one.times, "last": iso_day(one.last_day), "cards": list(one.cards)}


def _pace(one: Pace) -> dict[str, object]:
    return {
        "kind": one.kind,
        "reviews": one.reviews,
        "median": round(one.median, 2),
        "upper_quartile": round(one.upper_quartile, 2),
        "minutes": round(one.total / 60, 2),
    }


def stability_classes(found: Statistics) -> list[dict[str, object]]:
    """Cards by stability: from so many days (inclusive) up to so many (None: no end)."""
    from interview_grill.statistics.load import STABILITY_EDGES

    starts, ends = (0, *STABILITY_EDGES), (*STABILITY_EDGES, None)
    classes = zip(starts, ends, found.stability, strict=True)
    return [{"from": start, "to": end, "cards": cards} for start, end, cards in classes]


def _forecasts(found: Forecasts | None) -> dict[str, object] | None:
    if found is None:
        return None
    return {
        "n": found.n,
        "predicted": round(found.expected, 4),
        "recalled": round(found.share, 4),
        "fsrs": _score(found.schedule),
        "average": _score(found.average),
        "moving_average": _score(found.moving),
        "calibration_error": round(found.error, 4),
        "calibration": [_bin(one) for one in found.bins],
    }


def _confidence(found: Confidence | None) -> dict[str, object] | None:
    if found is None:
        return None
    return {
        "n": found.n,
        "stated": round(found.stated, 4),
        "right": round(found.share, 4),
        **_score(found.score),
        "calibration": [_bin(one) for one in found.bins],
        "surprises": list(found.surprises),
    }


def _score(found: Score) -> dict[str, float]:
    return {"brier": round(found.brier, 5), "log_loss": round(found.log_loss, 5)}


def _bin(one: Bin | None) -> dict[str, float] | None:
    return None if one is None else {key: round(value, 4) for key, value in one._asdict().items()}

"""`ready` as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_grill.memory.calendar import iso_day

if TYPE_CHECKING:
    from typing import Any

    from interview_grill.memory.prepared import Readiness
    from interview_grill.memory.readiness import Outlook


def document(ready: Readiness) -> dict[str, object]:
    """The document of `ready --json`; probabilities and scores have as many digits as mean something."""
    return {
        "on": iso_day(ready.day),
        "today": iso_day(ready.today),
        **_numbers(ready.whole),
        "bar": ready.bar,
        "reach_bar": None if ready.reach is None else round(ready.reach, 4),
        "sections": [{"section": g.name, "title": g.title, **_numbers(g.outlook)} for g in ready.sections],
        "bands": [{"band": g.name, "title": g.title, **_numbers(g.outlook)} for g in ready.bands],
        "weakest": [
            {
                "question": weak.question,
                "chance": round(weak.chance, 4),
                "card": weak.card,
                "gain": round(weak.gain, 4),
            }
            for weak in ready.weakest
        ],
    }


def _numbers(found: Outlook) -> dict[str, Any]:
    return {"of": found.of, "expected": round(found.expected, 3), "low": found.low, "high": found.high}

"""`ready` as a document."""

from __future__ import annotations

import json
from dataclasses import replace

from interview_grill.cli.readiness import document
from tests.terminal.test_readiness_page import READY


def test_the_document_says_what_the_screen_does() -> None:
    assert json.loads(json.dumps(document(READY))) == {
        "on": "2027-02-05",
        "today": "2027-01-22",
        "of": 60,
        "expected": 31.4,
        "low": 27,
        "high": 36,
        "bar": 40,
        "reach_bar": 0.0312,
        "sections": [
            {"section": "A", "title": "Likelihood basics", "of": 12, "expected": 8.25, "low": 6, "high": 10},
            {"section": "quick", "title": "Quick fire", "of": 3, "expected": 2.0, "low": 1, "high": 3},
        ],
        "bands": [{"band": "", "title": "", "of": 60, "expected": 31.4, "low": 27, "high": 36}],
        "weakest": [
            {"question": "poisson-rate", "chance": 0.04, "card": "poisson-rate:compute", "gain": 0.61},
            {"question": "mode", "chance": 0.5, "card": "mode:recall", "gain": 0.001},
        ],
    }


def test_without_a_bar_there_is_no_chance_of_reaching_it() -> None:
    found = document(replace(READY, bar=None, reach=None))
    assert (found["bar"], found["reach_bar"]) == (None, None)

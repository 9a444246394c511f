"""What the next days ask, through the real program: the schedule as a learner meets it."""

from __future__ import annotations

import json
from typing import Any

from tests.cli.conftest import Grill

BANK = """
- id: {name}
  number: {number}
  section: {section}
  ask: What of {name}?
  answer: That.
  key_points:
    - must: that
"""


def bank_of(grill: Grill, *names: str, sections: str = "ABCDEFGH") -> None:
    folder = grill.home.parent / "bank"
    folder.mkdir()
    for number, name in enumerate(names, 1):
        text = BANK.format(name=name, number=number, section=sections[(number - 1) % len(sections)])
        (folder / f"{name}.yaml").write_text(text)
    grill.extra["GRILL_BANK"] = str(folder)


def due(grill: Grill, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(grill.out("due", "--json", *arguments))
    return found


def answers(*ratings: int) -> str:
    return "".join(f"my answer\n{rating}\n" for rating in ratings)


def test_a_golden_fortnight_of_one_card(grill: Grill) -> None:
    """Good, Good, Again, Good: the days are FSRS-6's at retention 0.9, the fuzz seeded by the card."""
    bank_of(grill, "solo")
    days = []
    for rating in (3, 3, 1, 3):
        grill("quiz", stdin=answers(rating))
        row = json.loads(grill.out("history", "--json"))[-1]
        days.append((row["day"], row["due"], round(row["stability"], 4), round(row["difficulty"], 4)))
        grill.now = f"{row['due']}T19:00:00"
    assert days == GOLDEN


# Stability and difficulty as the `fsrs` package gives them for these days (no steps, no fuzz).
GOLDEN = [
    ("2027-03-01", "2027-03-03", 2.3065, 2.1181),
    ("2027-03-03", "2027-03-14", 10.9643, 2.1112),
    ("2027-03-14", "2027-03-15", 1.5383, 7.3922),
    ("2027-03-15", "2027-03-18", 3.5539, 7.3801),
]


def test_the_second_day_asks_what_failed_and_nothing_else_that_was_seen(grill: Grill) -> None:
    bank_of(grill, "alpha", "beta", "gamma")
    grill("quiz", stdin=answers(1, 3, 4, 3, 3))  # alpha fails, then passes when it returns
    grill.now = "2027-03-02T18:00:00"
    assert [card["card"] for card in due(grill)["cards"]] == ["alpha:recall"]
    assert due(grill)["counts"] == {"due": 1, "new": 0, "later": 2, "suspended": 0}


def test_only_the_first_try_of_a_day_moves_the_schedule(grill: Grill) -> None:
    bank_of(grill, "alpha")
    grill("quiz", stdin=answers(1, 4))
    first, second = json.loads(grill.out("history", "--json"))
    assert (first["rating"], second["rating"]) == (1, 4)
    assert first["stability"] == second["stability"]
    assert second["due"] == "2027-03-02"


def test_cram_asks_everything_and_moves_nothing(grill: Grill) -> None:
    bank_of(grill, "alpha", "beta")
    grill("quiz", stdin=answers(3, 3))
    before = due(grill, "--on", "2027-04-01")
    grill("quiz", "--cram", stdin=answers(1, 3, 3))
    assert due(grill, "--on", "2027-04-01")["cards"] == before["cards"]
    assert [row["practice"] for row in json.loads(grill.out("history", "--json"))] == [
        False,
        False,
        True,
        True,
        True,
    ]


def test_after_midnight_it_is_still_the_evening_before_until_the_rollover(grill: Grill) -> None:
    bank_of(grill, "alpha")
    grill("quiz", stdin=answers(1, 3))
    grill.now = "2027-03-02T03:59:00"
    assert due(grill)["counts"]["due"] == 0
    grill.now = "2027-03-02T04:00:00"
    assert due(grill)["counts"]["due"] == 1
    grill("config", "rollover", "05:30")
    assert due(grill)["counts"]["due"] == 0


def test_a_day_brings_ten_new_cards_unless_set_or_asked_for_more(grill: Grill) -> None:
    bank_of(grill, *(f"q{number}" for number in range(15)))
    grill("quiz", stdin=answers(*[3] * 20))
    assert due(grill)["counts"]["new"] == 5
    assert "grill quiz --new 5" in grill.out("quiz")
    grill("quiz", "--new", "2", stdin=answers(*[3] * 20))
    assert due(grill)["counts"]["new"] == 3
    grill("config", "new_per_day", "14")
    grill("quiz", stdin=answers(*[3] * 20))
    assert due(grill)["counts"]["new"] == 1


def test_the_weakest_due_card_comes_first(grill: Grill) -> None:
    bank_of(grill, "alpha", "beta", "gamma", sections="A")
    grill("quiz", stdin=answers(4, 3, 2))
    grill.now = "2027-04-20T18:00:00"
    cards = due(grill)["cards"]
    assert [card["question"] for card in cards] == ["gamma", "beta", "alpha"]
    assert [card["retrievability"] for card in cards] == sorted(card["retrievability"] for card in cards)
    asked = [
        line.split()[1]
        for line in grill.out("review", stdin=answers(3, 3, 3)).splitlines()
        if ":recall  A" in line
    ]
    assert asked == ["gamma:recall", "beta:recall", "alpha:recall"]


def test_suspended_and_buried_cards_are_not_asked(grill: Grill) -> None:
    bank_of(grill, "alpha", "beta")
    grill("quiz", stdin=answers(1, 1, 3, 3, 3, 3))
    grill.now = "2027-03-02T18:00:00"
    grill("suspend", "alpha")
    grill("bury", "beta")
    assert due(grill)["counts"] == {"due": 0, "new": 0, "later": 1, "suspended": 1}
    grill.now = "2027-03-03T18:00:00"
    assert [card["question"] for card in due(grill)["cards"]] == ["beta"]
    grill("resume", "alpha")
    assert due(grill)["counts"]["due"] == 2


def test_the_history_stands_in_columns_on_the_clock_of_the_place(grill: Grill) -> None:
    bank_of(grill, "alpha", "conjugate-prior")
    grill("quiz", stdin=answers(3, 4))
    grill.now = "2027-07-02T00:30:00"
    grill("quiz", "--cram", "-n", "1", stdin=answers(2))
    grill("quiz", "-n", "1", stdin=answers(2))
    grill("undo")
    assert json.loads(grill.out("history", "--json"))[-1]["at"] == "2027-07-01T22:30:00Z"
    assert grill.out("history", "--all").splitlines() == [
        "2027-03-01 18:00  alpha:recall            Good    0 s",
        "2027-03-01 18:00  conjugate-prior:recall  Easy    0 s",
        "2027-07-02 00:30  alpha:recall            Hard    0 s  practice",
        "2027-07-02 00:30  alpha:recall            Hard    0 s  undone",
    ]


def test_undo_takes_back_a_whole_command(grill: Grill) -> None:
    grill("suspend", "gaussian-mean")
    grill("bury", "gaussian-variance", "poisson-mle:recall")
    assert grill.out("undo") == (
        "Undone: bury of poisson-mle:recall, gaussian-variance:derive, gaussian-variance:compute and "
        "gaussian-variance:recall.\n"
    )
    assert "Undone: suspend of gaussian-mean:derive, gaussian-mean:compute" in grill.out("undo")
    assert due(grill)["counts"]["suspended"] == 0
    assert grill.out("undo") == "Nothing to undo.\n"


def test_what_changes_nothing_is_said_and_not_logged(grill: Grill) -> None:
    assert grill.out("resume", "7:recall") == "gaussian-variance:recall is neither suspended nor buried.\n"
    assert grill.out("reset", "7:recall") == "gaussian-variance:recall is new already.\n"
    grill("suspend", "7:recall")
    assert grill.out("suspend", "7:recall") == "gaussian-variance:recall is suspended already.\n"
    grill("bury", "7:compute")
    assert grill.out("bury", "7:compute") == "gaussian-variance:compute is buried already.\n"
    assert "bury of gaussian-variance:compute." in grill.out("undo")
    assert "suspend of gaussian-variance:recall." in grill.out("undo")
    assert grill.out("undo") == "Nothing to undo.\n"


def test_undo_reaches_across_runs_and_brings_the_schedule_back(grill: Grill) -> None:
    bank_of(grill, "alpha", "beta")
    grill("quiz", "-n", "1", stdin=answers(3))
    before = due(grill, "--on", "2027-06-01")["cards"]
    grill("quiz", "-n", "1", stdin=answers(1))
    grill("suspend", "alpha")
    assert "suspend of alpha:recall" in grill.out("undo")
    assert "rated Again" in grill.out("undo")
    assert due(grill, "--on", "2027-06-01")["cards"] == before
    assert len(json.loads(grill.out("history", "--json"))) == 1
    assert len(json.loads(grill.out("history", "--json", "--all"))) == 2

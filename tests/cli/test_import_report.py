"""What an import tells: what was taken and where it went, and line by line what was not."""

from __future__ import annotations

import json
from typing import Any

from interview_grill.cli.destination import Received
from interview_grill.cli.import_report import report_lines, report_plain
from interview_grill.cli.importing import Answers, Imported, Incoming
from interview_grill.exchange.anki_intake.package import Package
from interview_grill.exchange.intake import Draft, Intake, Remark
from interview_grill.exchange.matching import Matched

REMARKS = [
    Remark(7, "text outside any question", "Read  this\nfirst.", 9),
    Remark(0, "2 media files left out"),
]


def done(
    *,
    new: list[str] | None = None,
    changed: list[str] | None = None,
    unchanged: list[str] | None = None,
    missing: list[str] | None = None,
    answered: tuple[str, ...] = (),
    remarks: list[Remark] | None = None,
    returned: tuple[str, ...] | None = None,
    answers: Answers | None = None,
    former: str | None = None,
    dry: bool = False,
) -> Imported:
    new, changed, unchanged, missing = new or [], changed or [], unchanged or [], missing or []
    taken = [*new, *changed, *unchanged]
    questions: list[dict[str, Any]] = [
        {"id": id_, "ask": "a?", **({"answer": "b"} if id_ in answered else {})}
        for id_ in (*taken, *missing, "other")
    ]
    intake = Intake([Draft({"ask": "a?"}) for _ in taken], {}, remarks or [])
    package = None if returned is None else Package(intake, returned, {}, ())
    matched = Matched(questions, taken, new, changed, unchanged, missing)
    received = Received(matched, [], {}, former)
    return Imported(
        Incoming("list.md", "list.md", intake, package), "/home/list.yaml", received, answers, dry
    )


def lines(found: Imported, *, every: bool = False) -> list[str]:
    return list(report_lines(found, every=every))


def test_what_was_taken_and_where_it_went() -> None:
    assert lines(done(new=["a", "b"], changed=["c"], unchanged=["d"], answered=("a", "b", "c", "d"))) == [
        "Took 4 questions from list.md into /home/list.yaml:",
        "  2 new, 1 changed, 1 as before.",
    ]


def test_a_dry_run_says_what_would_be_taken() -> None:
    assert lines(done(new=["a"], answered=("a",), dry=True))[0] == (
        "Would take 1 question from list.md into /home/list.yaml:"
    )


def test_of_the_questions_taken_those_without_an_answer_are_counted() -> None:
    assert lines(done(new=["a", "b"], unchanged=["c"], missing=["d"], answered=("a",)))[1] == (
        "  2 new, 1 as before; 2 without an answer."
    )


def test_what_is_no_longer_in_the_file_is_named_as_far_as_there_is_room() -> None:
    told = lines(done(new=["a"], missing=["b", "c"]))
    assert "  2 no longer in the file, kept all the same: b, c" in told
    assert "  7 no longer in the file, kept all the same: a, b, c, d, e…" in lines(
        done(missing=list("abcdefg"))
    )


def test_a_file_edited_by_hand_and_where_it_was_kept() -> None:
    assert "  The file had been edited; its former text is in x.bak" in lines(done(new=["a"], former="x.bak"))


def test_remarks_have_the_file_and_its_lines_and_begin_with_those_about_the_whole() -> None:
    assert lines(done(remarks=REMARKS)) == [
        "Not taken, or not as it stood (2):",
        "  2 media files left out",
        "  list.md:7-9: text outside any question: Read this first.",
    ]


def test_only_the_first_remarks_are_shown_unless_all_are_wanted() -> None:
    many = done(remarks=[Remark(n, f"remark {n}") for n in range(30, 0, -1)])
    told = lines(many)
    assert told[1] == "  list.md:1: remark 1"
    assert told[-1] == "  and 10 more: --verbose shows them"
    assert len(told) == 22
    assert len(lines(many, every=True)) == 31


def test_twenty_remarks_are_all_shown() -> None:
    assert lines(done(remarks=[Remark(n, "x") for n in range(20)]))[-1] == "  list.md:19: x"


def test_questions_that_came_home_stay_as_they_are() -> None:
    assert lines(done(returned=("a", "b"))) == [
        "  2 questions of list.md came from this bank and stay as they are."
    ]


def test_answers_are_told_apart() -> None:
    assert lines(done(answers=Answers(found=20, added=9, without_card=4, senseless=2))) == [
        "  20 answers in the review log: 9 new, 5 here already.",
        "  4 of cards that were not taken.",
        "  2 without a rating or with an impossible time.",
    ]
    assert lines(done(answers=Answers(1, 1, 0, 0))) == [
        "  1 answer in the review log: 1 new, 0 here already."
    ]


def test_the_document_holds_the_same() -> None:
    found = report_plain(
        done(
            new=["a"], missing=["b"], remarks=REMARKS, returned=("c",), answers=Answers(3, 2, 1, 0), dry=True
        )
    )
    assert json.loads(json.dumps(found)) == {
        "file": "list.md",
        "to": "/home/list.yaml",
        "dry_run": True,
        "questions": 1,
        "new": ["a"],
        "changed": [],
        "unchanged": [],
        "missing": ["b"],
        "returned": ["c"],
        "answers": {"found": 3, "added": 2, "without_card": 1, "senseless": 0},
        "former": None,
        "remarks": [
            {"line": None, "last_line": None, "what": "2 media files left out", "text": ""},
            {"line": 7, "last_line": 9, "what": "text outside any question", "text": "Read this first."},
        ],
    }

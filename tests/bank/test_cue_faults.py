"""Cues that cannot be read, can never be heard, or are heard in another point, with line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_grill.bank.check import check
from interview_grill.bank.library import Library

BANK = """\
- id: divisor
  ask: Which divisor?
  answer: n
  key_points:
    - must: the divisor is n
      cues: |
        divisor n -minus
        {must}
    - nice: the estimate is biased
      cues: {nice}
  pitfalls:
    - said: The divisor is n - 1.
      because: No.
      cues: {pitfall}
"""


def faults(
    folder: Path, must: str = "divid* n", nice: str = "biased", pitfall: str = 'divisor "n-1"'
) -> list[str]:
    path = folder / "bank.yaml"
    path.write_text(BANK.format(must=must, nice=nice, pitfall=pitfall), encoding="utf-8")
    return [f"{fault.line}:{fault.column} {fault.severity} {fault.what}" for fault in check(str(path))]


def test_sound_cues_have_no_faults(tmp_path: Path) -> None:
    assert faults(tmp_path) == []


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("mean (divisor n", "8:14 error this bracket is not closed"),
        ('divide "n minus', '8:16 error these quotes are not closed'),
        ("mean|the", "8:14 error `the` says nothing that is listened for"),
        ("divisor -divisor", "8:9 error this can never be heard: what has to be there must not be there"),
        ("a" * 301, "8:9 error a cue of more than 300 characters"),
        (
            "one two three four five six seven eight nine ten eleven twelve",
            "8:9 error this can never be heard: 12 words do not stand near one another",
        ),
    ],
)  # fmt: skip
def test_a_cue_that_says_nothing_or_cannot_be_heard_is_an_error(
    tmp_path: Path, cue: str, expected: str
) -> None:
    assert faults(tmp_path, must=cue) == [expected]


def test_a_cue_heard_in_another_point_is_a_warning(tmp_path: Path) -> None:
    what = "10:13 warning this is heard in what key point 1 says: the divisor is n"
    assert faults(tmp_path, nice="divisor")[0] == what


def test_the_same_cue_twice_is_a_warning(tmp_path: Path) -> None:
    assert faults(tmp_path, must="divisor n -minus") == ["8:9 warning the same cue is there twice"]


def test_a_point_without_cues_beside_points_with_some_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    path.write_text(
        "- id: x\n  ask: x\n  answer: x\n  key_points:\n    - must: one\n      cues: mean\n    - must: two\n",
        encoding="utf-8",
    )
    assert [str(fault).removeprefix(str(path)) for fault in check(str(path))] == [
        ":7:7: warning: key point 2 has no cues, so it is never heard (add `cues:`)"
    ]


def test_a_point_needs_its_text_beside_cues(tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    path.write_text("- id: x\n  ask: x\n  answer: x\n  key_points:\n    - cues: mean\n", encoding="utf-8")
    assert [fault.what for fault in check(str(path))] == ["a key point needs one of must, nice"]


def test_cues_are_kept_one_a_line(tmp_path: Path) -> None:
    faults(tmp_path)
    question = Library.open([str(tmp_path / "bank.yaml")]).question("divisor")
    assert [point.cues for point in question.key_points] == [("divisor n -minus", "divid* n"), ("biased",)]
    assert question.pitfalls[0].cues == ('divisor "n-1"',)

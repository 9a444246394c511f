"""Lines between `---` at the head of a file: title, author and licence are kept, the rest is told."""

from __future__ import annotations

from interview_grill.exchange.intake import Remark
from interview_grill.exchange.question_list.front_matter import take_front_matter


def taken(text: str) -> tuple[dict[str, str], int, list[Remark]]:
    remarks: list[Remark] = []
    deck, lines = take_front_matter(text.split("\n"), remarks)
    return deck, lines, remarks


def test_the_keys_of_a_bank_are_taken_and_others_are_told_with_their_lines() -> None:
    deck, lines, remarks = taken(
        '---\nTitle: "Odds & ends"\nauthor: A. B.\nlicense: MIT\n\ntags: [x]\n---\n1. What?'
    )
    assert deck == {"title": "Odds & ends", "author": "A. B.", "licence": "MIT"}
    assert lines == 7
    assert remarks == [Remark(6, "front matter", "tags: [x]")]


def test_the_form_of_hashcards_is_read() -> None:
    assert taken("+++\nname = 'Estimators'\n+++")[:2] == ({"title": "Estimators"}, 3)
    assert taken('---\nname = "Estimators"\n---')[:2] == ({"title": "Estimators"}, 3)


def test_the_first_of_two_titles_stays() -> None:
    assert taken("---\ntitle: one\nname: two\n---")[0] == {"title": "one"}


def test_a_value_beyond_all_measure_is_cut() -> None:
    assert taken(f"---\ntitle: {'x' * 5000}\n---")[0] == {"title": "x" * 200}


def test_a_rule_at_the_head_of_a_file_is_no_front_matter() -> None:
    for text in ("---\n", "---\n\n1. What?\n---", "---\nWords, no field\n---", "---\ntitle: open", "--\ntitle: a\n--",
                 "", "---\n---", "title: x\n---", "---\ntitle: a\n+++"):  # fmt: skip
        assert taken(text) == ({}, 0, []), text


def test_it_ends_within_a_hundred_lines_or_is_none() -> None:
    assert taken("---\n" + "a: b\n" * 200 + "---")[1] == 0

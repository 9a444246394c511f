"""A bank read from its files: places of questions, what is unique, and what a header must know."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.bank.content import Rigour
from interview_grill.bank.limits import Limits
from interview_grill.bank.load import Loaded, joined, load
from interview_grill.errors import BankError

Write = Callable[..., Path]

HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(["one", "two"]),
        "bar": st.integers(1, 3),
        "sections": st.dictionaries(st.sampled_from("ABC"), st.sampled_from("xy")),
        "bands": st.dictionaries(st.sampled_from("PQ"), st.sampled_from("xy")),
    },
)


def ids(loaded: Loaded) -> list[str]:
    return [written.plain["id"] for written in loaded.questions]


def whats(loaded: Loaded) -> list[str]:
    return [fault.what for fault in loaded.faults]


def test_a_question_knows_where_it_is_written_and_what_follows_it_begins(write: Write) -> None:
    path = write("# top\n- id: a\n  ask: x\n\n- id: b\n  ask: y\n")
    first, second = load(str(path)).questions
    assert (first.plain, first.file) == ({"id": "a", "ask": "x"}, str(path))
    assert (first.line, first.column, first.end_line, first.in_braces) == (2, 3, 5, False)
    assert (second.line, second.column, second.end_line) == (5, 3, 7)


def test_a_file_with_an_error_gives_no_questions_and_the_others_do(write: Write, tmp_path: Path) -> None:
    write("- {id: a, ask: x}\n- {id: b, ask: 5}\n", "bank/1.yaml")
    write("- {id: c, ask: x}\n", "bank/2.yaml")
    loaded = load(str(tmp_path / "bank"))
    assert ids(loaded) == ["c"]
    assert whats(loaded) == ["`ask` must be text, not the number 5"]


def test_how_hard_one_looks_decides_what_is_found(write: Write) -> None:
    path = str(
        write(
            "- id: a\n  ask: $\\foo$\n  tasks:\n    - name: t\n      ask: x\n"
            "      draw: {n: {int: [2, 9]}}\n      closed_form: n\n"
            "      wrong: [{tag: w, value: n + 0, say: x}]\n"
        )
    )
    assert [len(load(path, rigour=rigour).faults) for rigour in Rigour] == [0, 2, 3]


def test_ids_and_numbers_occur_once_in_a_bank_of_several_files(write: Write, tmp_path: Path) -> None:
    write("- {id: a, number: 4, ask: x}\n", "bank/1.yaml")
    write("- {id: a, ask: x}\n- {id: b, number: 4, ask: x}\n", "bank/2.yaml")
    assert [what.partition("; ")[0] for what in whats(load(str(tmp_path / "bank")))] == [
        "the id a is there twice",
        "the number 4 is there twice",
    ]


def test_decks_of_ones_own_have_numbers_of_their_own_but_not_ids(write: Write, tmp_path: Path) -> None:
    write("title: One\nquestions: [{id: a, number: 4, ask: x}]\n", "own/1.yaml")
    write("title: Two\nquestions: [{id: b, number: 4, ask: x}, {id: c, number: 4, ask: x}]\n", "own/2.yaml")
    write("- {id: a, ask: x}\n", "own/3.yaml")
    faults = load(str(tmp_path / "own"), within={}).faults
    assert [(os.path.basename(fault.file), fault.what.partition(";")[0]) for fault in faults] == [
        ("2.yaml", "the number 4 is there twice"),
        ("3.yaml", "the id a is there twice"),
    ]


@pytest.mark.parametrize(
    ("header", "within", "section", "known"),
    [
        ("", None, "quick", True),
        ("", None, "Z", False),
        ("sections: {Z: z}", None, "Z", True),
        ("sections: {Z: z}", None, "A", False),
        ("", {"sections": {"Y": "y"}}, "Y", True),
        ("", {"sections": {"Y": "y"}}, "A", False),
        ("sections: {Z: z}", {"sections": {"Y": "y"}}, "Z", True),
        ("sections: {Z: z}", {"sections": {"Y": "y"}}, "Y", True),
        ("", {}, "A", True),
        ("sections: {Z: z}", {}, "A", True),
    ],
)
def test_a_section_must_be_known(
    write: Write, header: str, within: dict[str, Any] | None, section: str, known: bool
) -> None:
    path = write(f"{header}\nquestions: [{{id: a, ask: x, section: {section}}}]\n")
    loaded = load(str(path), within=within)
    assert whats(loaded) == ([] if known else [f"unknown section {section!r}"])
    assert ids(loaded) == (["a"] if known else [])


def test_a_header_may_stand_behind_the_questions_it_files(write: Write) -> None:
    path = write("questions: [{id: a, ask: x, band: top}]\nbands: {top: t}\n")
    assert load(str(path)).faults == []


def test_a_band_that_is_far_from_all_is_answered_with_all(write: Write) -> None:
    (fault,) = load(str(write("- {id: a, ask: x, band: zzzzzz}\n"))).faults
    assert fault.mend == "one of 1-15, 16-35, 36-50, quick"


class Narrow(Limits):
    file_bytes = 60
    faults = 2


def test_a_file_that_is_too_large_is_not_read(write: Write) -> None:
    path = write("- {id: a, ask: x}\n" + "# long\n" * 9)
    (fault,) = load(str(path), limits=Narrow()).faults
    assert (fault.what, fault.where) == ("the file is larger than 60 bytes", str(path))


def test_a_file_with_too_many_errors_is_not_read_to_its_end(write: Write) -> None:
    path = write("- 1\n- 2\n- 3\n- {id: a, ask: x}\n")
    assert whats(load(str(path), limits=Narrow()))[0] == "2 errors: the rest of the file was not read"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may read everything")
def test_a_file_that_may_not_be_read_is_a_fault_of_that_file(write: Write, tmp_path: Path) -> None:
    write("- {id: a, ask: x}\n", "bank/1.yaml").chmod(0)
    write("- {id: b, ask: x}\n", "bank/2.yaml")
    loaded = load(str(tmp_path / "bank"))
    assert ids(loaded) == ["b"]
    assert whats(loaded)[0].startswith("the file cannot be read")


def test_a_bank_that_is_nowhere_is_no_fault_but_an_error(tmp_path: Path) -> None:
    with pytest.raises(BankError, match="there is no such bank"):
        load(str(tmp_path / "nowhere"))


@given(HEADERS, HEADERS)
def test_joined_headers_say_what_the_first_says_and_else_what_the_second_says(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    both = joined(first, second)
    assert set(both) == set(first) | set(second)
    for key in set(both) - {"sections", "bands"}:
        assert both[key] == first.get(key, second.get(key))
    for key in {"sections", "bands"} & set(both):
        names = list(first.get(key, {})) + [n for n in second.get(key, {}) if n not in first.get(key, {})]
        assert list(both[key]) == names
        assert all(
            both[key][name] == first.get(key, {}).get(name, second.get(key, {}).get(name)) for name in names
        )


@given(HEADERS, HEADERS, HEADERS)
def test_it_does_not_matter_in_which_pairs_headers_are_joined(
    one: dict[str, Any], two: dict[str, Any], three: dict[str, Any]
) -> None:
    assert joined(joined(one, two), three) == joined(one, joined(two, three))
    assert joined({}, one) == one == joined(one, {})

"""Several banks as one: order, headers, clashing ids, and the learner's own questions among them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from interview_grill.bank.fault import Fault, Severity
from interview_grill.bank.load import Written
from interview_grill.bank.united import United, clashes, refuse, unite
from interview_grill.errors import BankError

Write = Callable[..., Path]


def ids(bank: United) -> list[str]:
    return [written.plain["id"] for written in bank.questions]


def written(name: str, file: str = "x.yaml", line: int = 3) -> Written:
    return Written({"id": name, "ask": "b"}, file, line, 3, line + 1, 1, False)


def fault(severity: Severity, what: str, mend: str = "") -> Fault:
    return Fault(severity, "x.yaml", 2, 7, what, mend)


def test_banks_follow_each_other_each_in_the_order_of_its_numbers(write: Write) -> None:
    first = write(
        "- {id: c, ask: x}\n- {id: b, number: 40, ask: x}\n- {id: a, number: 2, ask: x}\n", "1.yaml"
    )
    second = write("- {id: e, number: 9, ask: x}\n- {id: d, number: 1, ask: x}\n", "2.yaml")
    assert ids(unite([str(first), str(second)], None)) == ["a", "b", "c", "d", "e"]


def test_the_first_bank_speaks_for_all_and_sections_are_those_of_all(write: Write) -> None:
    first = write("title: One\nsections: {A: first}\nquestions: [{id: a, ask: x}]\n", "1.yaml")
    second = write(
        "title: Two\nauthor: Ada\nbands: {low: l}\nsections: {B: second, A: other}\nquestions: [{id: b, ask: x}]\n",
        "2.yaml",
    )
    assert unite([str(first), str(second)], None).header == {
        "title": "One",
        "author": "Ada",
        "sections": {"A": "first", "B": "second"},
        "bands": {"low": "l"},
    }


def test_the_learners_questions_replace_in_place_and_new_ones_follow(write: Write, tmp_path: Path) -> None:
    bank = write("- {id: a, ask: theirs}\n- {id: b, ask: theirs}\n", "bank.yaml")
    write("- {id: z, ask: mine}\n- {id: a, ask: mine}\n", "own/mine.yaml")
    united = unite([str(bank)], str(tmp_path / "own"))
    assert [(each.plain["id"], each.plain["ask"]) for each in united.questions] == [
        ("a", "mine"),
        ("b", "theirs"),
        ("z", "mine"),
    ]
    assert united.faults == []


@pytest.mark.parametrize("key", ["sections", "bands"])
def test_what_the_learners_headers_declare_is_known_beside_the_banks(
    write: Write, tmp_path: Path, key: str
) -> None:
    bank = write(f"{key}: {{A: theirs}}\nquestions: [{{id: a, ask: x}}]\n", "bank.yaml")
    bare = write("- {id: b, ask: x}\n", "bare.yaml")
    write(f"title: Mine\n{key}: {{A: mine, B: more}}\nquestions: [{{id: c, ask: x}}]\n", "own/c.yaml")
    own = str(tmp_path / "own")
    assert unite([str(bank)], own).header == {key: {"A": "theirs", "B": "more"}}
    assert unite([str(bare)], own).header == {key: {"A": "mine", "B": "more"}}


def test_a_folder_of_own_questions_that_is_not_there_is_none(write: Write, tmp_path: Path) -> None:
    bank = write("- {id: a, ask: x}\n", "bank.yaml")
    assert ids(unite([str(bank)], str(tmp_path / "nowhere"))) == ["a"]
    assert ids(unite([str(bank)], None)) == ["a"]


def test_own_files_with_errors_are_left_out_and_the_rest_used(write: Write, tmp_path: Path) -> None:
    bank = write("- {id: a, ask: theirs}\n", "bank.yaml")
    write("- {id: a, ask: 5}\n", "own/a.yaml")
    write("- {id: b, ask: mine}\n", "own/b.yaml")
    united = unite([str(bank)], str(tmp_path / "own"))
    assert [each.plain["ask"] for each in united.questions] == ["theirs", "mine"]
    assert [fault.what for fault in united.faults] == ["`ask` must be text, not the number 5"]


def test_a_bank_that_holds_nothing_is_refused_by_its_own_name(write: Write) -> None:
    first = write("- {id: a, ask: x}\n", "1.yaml")
    empty = write("title: none\n", "2.yaml")
    with pytest.raises(BankError, match="there are no questions in this bank") as raised:
        unite([str(first), str(empty)], None)
    assert raised.value.where == str(empty)


def test_the_same_id_in_two_banks_is_a_clash_with_both_places() -> None:
    known = {"a": written("a", "one.yaml", 7)}
    assert [str(fault) for fault in clashes(known, [written("b"), written("a", "two.yaml", 9)])] == [
        "two.yaml:9:3: error: the id a is there twice; first at one.yaml:7 (change one, or give one bank)"
    ]
    assert clashes({}, [written("a")]) == []


def test_warnings_alone_never_refuse_a_bank() -> None:
    refuse("bank.yaml", [fault(Severity.WARNING, "no answer yet")])
    refuse("bank.yaml", [])


@pytest.mark.parametrize(("mend", "begun"), [("mend it", "mend it; "), ("", "")])
def test_a_refusal_names_the_first_error_how_many_more_and_how_to_see_them(mend: str, begun: str) -> None:
    one = fault(Severity.ERROR, "first", mend)
    faults = [
        fault(Severity.WARNING, "w"),
        one,
        fault(Severity.ERROR, "second"),
        fault(Severity.ERROR, "third"),
    ]
    with pytest.raises(BankError) as raised:
        refuse("my bank", faults)
    assert str(raised.value) == (
        f"x.yaml:2:7: first; 2 more ({begun}grill bank check my bank lists all faults)"
    )
    with pytest.raises(BankError, match=r": first \("):
        refuse("my bank", [one])

"""The file that imported questions go to, and how they join what is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_grill.bank.load import load
from interview_grill.cli.destination import Destination, Received
from interview_grill.cli.importing import checked, form_of, read_questions
from interview_grill.errors import BankError, ExchangeError
from tests.cli.places import again, place

LIST = "# Notes\n\n**1. What is a median?**\n\nThe middle.\n\n**2. What is a mean?**\n"


def receive(
    folder: Path, content: str = LIST, *, name: str = "My list.md", to: str | None = None, dry: bool = False
) -> tuple[Destination, Received]:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    here = again(place(folder))
    incoming = checked(read_questions(here, str(path), form_of(name)))
    destination = Destination.of(here, incoming, to)
    return destination, destination.receive(incoming, dry=dry)


def ids(path: str | Path) -> list[str]:
    return [one.plain["id"] for one in load(str(path)).questions]


def own(folder: Path) -> Path:
    return folder / "home" / "questions"


def test_questions_go_to_a_file_named_after_theirs_beside_the_learner_s_own(tmp_path: Path) -> None:
    destination, received = receive(tmp_path)
    assert destination.path == str(own(tmp_path) / "my-list.yaml")
    assert received.matched.new == ids(destination.path) == ["median", "mean"]
    assert received.former is None
    assert set(again(place(tmp_path)).library.ids) == {"mode", "poisson-rate", "odds", "median", "mean"}


def test_what_is_written_is_the_owner_s_alone(tmp_path: Path) -> None:
    destination, _ = receive(tmp_path)
    assert Path(destination.path).stat().st_mode & 0o777 == 0o600
    assert own(tmp_path).stat().st_mode & 0o777 == 0o700


def test_a_file_or_a_folder_may_be_named(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert receive(tmp_path, to=str(tmp_path / "out"))[0].path == str(tmp_path / "out" / "my-list.yaml")
    assert receive(tmp_path, to=str(tmp_path / "other.yaml"))[0].path == str(tmp_path / "other.yaml")
    assert ids(tmp_path / "other.yaml") == ["median", "mean"]


def test_a_deck_file_that_would_be_a_header_has_another_name(tmp_path: Path) -> None:
    assert receive(tmp_path, name="deck.md")[0].path == str(own(tmp_path) / "imported-deck.yaml")


def test_the_same_again_changes_no_byte(tmp_path: Path) -> None:
    destination, _ = receive(tmp_path)
    before = Path(destination.path).read_bytes()
    _, received = receive(tmp_path)
    assert received.matched.unchanged == ["median", "mean"]
    assert Path(destination.path).read_bytes() == before


def test_a_changed_file_updates_what_it_brought_and_leaves_what_it_lacks(tmp_path: Path) -> None:
    destination, _ = receive(tmp_path)
    _, received = receive(
        tmp_path, "**1. What is a median?**\n\nHalf lie below.\n\n**3. What is a mode, again?**\n"
    )
    assert received.matched.changed == ["median"]
    assert received.matched.missing == ["mean"]
    assert len(received.matched.new) == 1
    assert ids(destination.path)[:2] == ["median", "mean"]
    assert "Half lie below." in Path(destination.path).read_text(encoding="utf-8")


def test_a_file_renamed_still_finds_the_questions_it_brought(tmp_path: Path) -> None:
    first, _ = receive(tmp_path)
    Path(first.path).rename(own(tmp_path) / "kept-elsewhere.yaml")
    second, received = receive(tmp_path)
    assert second.path == str(own(tmp_path) / "kept-elsewhere.yaml")
    assert received.matched.unchanged == ["median", "mean"]


def test_what_a_person_edited_is_kept_before_it_is_written_anew(tmp_path: Path) -> None:
    destination, _ = receive(tmp_path)
    path = Path(destination.path)
    edited = path.read_text(encoding="utf-8") + "# a remark of mine\n"
    path.write_text(edited, encoding="utf-8")
    _, received = receive(tmp_path, LIST.replace("The middle.", "Half lie below."))
    assert received.former == f"{path}.bak"
    assert Path(f"{path}.bak").read_text(encoding="utf-8") == edited


def test_a_dry_run_says_what_would_be_and_writes_nothing(tmp_path: Path) -> None:
    _, received = receive(tmp_path, dry=True)
    assert received.matched.new == ["median", "mean"]
    assert not own(tmp_path).exists()


def test_a_new_question_gets_no_id_of_the_bank(tmp_path: Path) -> None:
    _, received = receive(tmp_path, "1. What are odds?\n2. Mode?\n")
    assert not {"odds", "mode"} & set(received.matched.new)
    assert len(set(received.matched.new)) == 2


def test_an_id_that_another_file_of_one_s_own_has_is_not_taken_twice(tmp_path: Path) -> None:
    table = "id,ask,answer\nmean,What is a mean?,The sum by n.\nmean,Twice?,x\n"
    _, received = receive(tmp_path, table, name="first.csv")
    assert received.matched.new == ["mean"]
    assert [one.what for one in received.remarks] == ["not taken: the id mean is there twice"]
    _, received = receive(tmp_path, table, name="second.csv")
    assert received.matched.new == []
    assert all("not taken: mean is in " in one.what for one in received.remarks)


def test_a_question_of_the_bank_may_be_replaced_by_id(tmp_path: Path) -> None:
    receive(tmp_path, "id,ask,answer\nmode,What is a mode now?,The peak.\n", name="mine.csv")
    assert again(place(tmp_path)).library.question("mode").ask == "What is a mode now?"


def test_another_list_of_the_same_name_is_not_poured_into_the_first(tmp_path: Path) -> None:
    receive(tmp_path, "".join(f"{n}. What is thing {n} of the first?\n" for n in range(1, 7)))
    with pytest.raises(ExchangeError, match="holds another list of that name: none of its 6 questions"):
        receive(tmp_path, "".join(f"{n}. How does matter {n} differ there?\n" for n in range(1, 7)))
    assert len(ids(own(tmp_path) / "my-list.yaml")) == 6


def test_a_section_that_no_bank_knows_is_named_in_the_header(tmp_path: Path) -> None:
    destination, _ = receive(
        tmp_path, "## Optimisers\n\n1. What is a step?\n\n## Section B: Priors\n\n2. What is flat?\n"
    )
    header = load(destination.path).header
    assert header["sections"]["optimisers"] == "Optimisers"
    assert [fault for fault in load(destination.path).faults if fault.is_error] == []
    assert {"optimisers", "B"} <= set(again(place(tmp_path)).library.sections())


def test_a_file_at_fault_is_not_written_over(tmp_path: Path) -> None:
    target = tmp_path / "other.yaml"
    target.write_text("questions: 3\n", encoding="utf-8")
    with pytest.raises(BankError):
        receive(tmp_path, to=str(target))
    assert target.read_text(encoding="utf-8") == "questions: 3\n"


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExchangeError, match="cannot be written") as caught:
        receive(tmp_path, to=str(tmp_path / "file" / "out.yaml"))
    assert caught.value.where == str(tmp_path / "file" / "out.yaml")

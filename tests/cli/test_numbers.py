from __future__ import annotations

from pathlib import Path

import pytest

from interview_grill.cli.numbers import Columns, file_columns, inline_numbers, read_columns, split_cells
from interview_grill.errors import GrillError, SolverError


def read(text: str, y: str | None = None, x: tuple[str, ...] = ()) -> Columns:
    return read_columns(text.splitlines(keepends=True), y=y, x=x, where="t.csv")


def test_inline_numbers_are_read_in_order() -> None:
    assert inline_numbers("1, 0,-2.5,1e3") == [1.0, 0.0, -2.5, 1000.0]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("1,,0", "--data:1:3"),
        ("", "--data:1:1"),
        ("1,x", "--data:1:3"),
        ("1,nan", "--data:1:3"),
        ("2,inf", "--data:1:3"),
    ],
)
def test_a_bad_inline_number_is_placed(text: str, where: str) -> None:
    with pytest.raises(SolverError) as caught:
        inline_numbers(text)
    assert caught.value.where == where


def test_columns_are_chosen_by_name() -> None:
    found = read("a,b,y\n1,2,3\n4,5,6\n", "y", ("b", "a"))
    assert found == Columns([3.0, 6.0], (("b", [2.0, 5.0]), ("a", [1.0, 4.0])))


def test_a_single_column_needs_no_name_and_no_header() -> None:
    assert read("1\n0\n1\n").y == [1.0, 0.0, 1.0]
    assert read("wait\n1.5\n2\n").y == [1.5, 2.0]


def test_columns_without_header_are_numbered() -> None:
    assert read("1,2\n3,4\n", "2", ("1",)) == Columns([2.0, 4.0], (("1", [1.0, 3.0]),))


def test_quotes_tabs_semicolons_and_a_byte_order_mark_are_understood() -> None:
    assert read('"the, y";b\n"1";2\n', "the, y").y == [1.0]
    assert read("y\tb\n1\t2\n", "y").y == [1.0]
    assert read("\ufeffy,b\r\n1,2\r\n\r\n", "y").y == [1.0]
    assert [cell.text for cell in split_cells('"a ""b""",c', ",", "t:1")] == ['a "b"', "c"]


@pytest.mark.parametrize(
    ("text", "y", "where", "said"),
    [
        ("y,a\n1,2\n2,x\n", "y", None, None),
        ("y,a\n1,2\nx,3\n", "y", "t.csv:3:1", "not a number"),
        ("y,a\n1,2\n,3\n", "y", "t.csv:3:1", "missing"),
        ("y,a\n1,2\n3\n", "y", "t.csv:3:1", "1 entries where 2"),
        ("y,a\n1,2\n\n3,4\n", "y", "t.csv:3:1", "empty line"),
        ("y,a\n1,2\n", "z", "t.csv:1:1", "the columns are y, a"),
        ("y,y\n1,2\n", "y", "t.csv:1:1", "more than one"),
        ("y,a\n1,2\n", None, "t.csv:1:1", "--y"),
        ("y,a\n", "y", "t.csv", "no rows"),
        ("", None, "t.csv", "empty"),
        ('y,a\n"1,2\n', "y", "t.csv:2:1", "not closed"),
    ],
)
def test_a_bad_table_is_placed(text: str, y: str | None, where: str | None, said: str | None) -> None:
    if where is None:
        # A fault in a column nobody asked for is none of ours.
        assert read(text, y).y == [1.0, 2.0]
        return
    with pytest.raises(SolverError) as caught:
        read(text, y)
    assert caught.value.where == where
    assert said is not None
    assert said in str(caught.value)


def test_files_are_read_as_utf_8(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text("größe\n3\n", encoding="utf-8")
    bad.write_bytes(b"y\n\xff\n")
    assert file_columns(str(good), y="größe", x=()).y == [3.0]
    with pytest.raises(GrillError, match="UTF-8"):
        file_columns(str(bad), y="y", x=())

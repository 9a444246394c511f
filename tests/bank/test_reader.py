"""The YAML reader: what scalars mean, where nodes stand, what goes on after a syntax error, what is refused."""

from __future__ import annotations

from io import BytesIO

import pytest
import yaml

from interview_grill.bank import reader
from interview_grill.bank.limits import LIMITS, Limits
from interview_grill.bank.nodes import ListNode, MappingNode, Node, Scalar, descend
from interview_grill.bank.reader import Header, Item, read
from interview_grill.bank.report import Report


def parts(text: str | bytes, limits: Limits = LIMITS) -> tuple[list[Item | Header], Report]:
    data = text if isinstance(text, bytes) else text.encode()
    stream = BytesIO(data)
    report = Report("bank.yaml", stream)
    return list(read(stream, report, limits)), report


def nodes(text: str | bytes) -> list[Node]:
    found, report = parts(text)
    assert report.faults == []
    return [part.node for part in found]


def scalar(text: str) -> Scalar:
    (node,) = nodes(f"- {text}\n")
    assert isinstance(node, Scalar)
    return node


def told(text: str | bytes, limits: Limits = LIMITS) -> list[tuple[int, int, str]]:
    return [(fault.line, fault.column, fault.what) for fault in parts(text, limits)[1].faults]


@pytest.mark.parametrize("text", ["1", "-3", "+4", "0", "1.5", ".5", "2.", "1e-6", "1E6", "-2.5e+3"])
def test_numbers_are_those_of_yaml_1_2(text: str) -> None:
    assert scalar(text).is_number
    assert not scalar(f"'{text}'").is_number


@pytest.mark.parametrize(
    "text", ["no", "yes", "on", "off", "y", "1:30", "012", "0x1f", "1_000", "2024-01-01", ".inf"]
)
def test_what_yaml_1_1_would_turn_into_something_else_stays_text(text: str) -> None:
    assert scalar(text).is_text
    assert scalar(text).text == text


@pytest.mark.parametrize("text", ["true", "False", "TRUE"])
def test_truth_values_are_not_text_unless_quoted(text: str) -> None:
    assert scalar(text).is_truth_value
    assert not scalar(text).is_text
    assert scalar(f'"{text}"').is_text


@pytest.mark.parametrize("text", ["", "~", "null"])
def test_nothing_is_not_text_unless_quoted(text: str) -> None:
    assert scalar(text).is_nothing
    assert scalar(f"'{text}'").is_text


def test_nodes_know_the_line_and_column_of_their_first_character() -> None:
    (question,) = nodes("# first\n- id: a\n  tags: [x, yé,\n    z]\n  ask: 'b'\n")
    assert isinstance(question, MappingNode)
    assert (question.line, question.column) == (2, 3)
    tags = descend(question, ("tags",))
    assert isinstance(tags, ListNode)
    assert [(item.line, item.column) for item in tags.items] == [(3, 10), (3, 13), (4, 5)]
    assert descend(question, ("ask",)) == Scalar("b", "'", 5, 8)


def test_a_path_that_leads_nowhere_ends_at_the_last_node_on_the_way() -> None:
    (question,) = nodes("- {id: a, tags: [x]}\n")
    assert descend(question, ("tags", 5)) == descend(question, ("tags",))
    assert descend(question, ("tasks", 0, "name")) == question


def test_a_deck_gives_its_questions_one_by_one_and_then_its_header() -> None:
    found, report = parts("title: t\nquestions:\n- id: a\n- id: b\nbar: 4\n")
    assert report.faults == []
    assert [type(part) for part in found] == [Item, Item, Header]
    header = found[2].node
    assert isinstance(header, MappingNode)
    assert list(header.entries) == ["title", "bar"]


def test_json_is_read_like_any_bank() -> None:
    (question,) = nodes('[{"id": "a", "ask": "$\\\\theta$ \\u00e9\\nnext"}]')
    assert descend(question, ("ask",)) == Scalar("$\\theta$ é\nnext", '"', 1, 21)


def test_an_item_says_where_what_follows_it_begins() -> None:
    found, _ = parts("- id: a\n  ask: |\n    b\n\n# about b\n- id: b\n")
    first, second = found
    assert isinstance(first, Item)
    assert isinstance(second, Item)
    assert (first.end_line, second.end_line) == (6, 7)
    (braced,), _ = parts("[{id: a,\n ask: b}]")
    assert isinstance(braced, Item)
    assert (braced.in_braces, braced.end_line, braced.end_column) == (True, 2, 9)


@pytest.mark.parametrize("indent", ["", "  "])
def test_reading_goes_on_at_the_next_question_after_a_syntax_error(indent: str) -> None:
    head = "questions:\n" if indent else "\n"
    text = head + "".join(
        f"{indent}- id: {name}\n{indent}  ask: {ask}\n"
        for name, ask in (
            ("a", "fine"),
            ("b", "@no"),
            ("c", "'open"),
            ("d", "'fine'"),
            ("e", '"\\mu"'),
            ("f", "fine"),
        )
    )
    found, report = parts(text)
    ids = [descend(part.node, ("id",)) for part in found if isinstance(part, Item)]
    assert [node.text for node in ids if isinstance(node, Scalar)] == ["a", "d", "f"]
    assert [fault.line for fault in report.faults] == [5, 9, 11]


def test_a_header_before_a_syntax_error_is_kept() -> None:
    found, report = parts("title: t\nquestions:\n  - id: @\n  - id: b\n")
    assert [type(part) for part in found] == [Header, Item]
    assert len(report.faults) == 1


def test_places_after_a_syntax_error_are_counted_from_the_top_of_the_file() -> None:
    found, _ = parts("- id: @\n\n# é\n- id: b\n")
    assert [(part.node.line, part.node.column) for part in found] == [(4, 3)]


def test_a_reader_without_libyaml_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "- {id: a, ask: 'b', tags: [x]}\n- id: b\n  ask: |\n    é $x$\n"
    with_libyaml = parts(text)[0]
    monkeypatch.setattr(reader, "_LOADER", yaml.SafeLoader)
    assert parts(text)[0] == with_libyaml


class Small(Limits):
    questions = 3
    question_bytes = 20_000
    nodes = 10
    depth = 4
    scalar_length = 30


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("- a\n" * 4, "more than 3 questions"),
        ("- [" + "a," * 10 + "]", "more than 10 keys and values in one question"),
        ("- [[[[a]]]]", "nested more than 4 deep"),
        ("- {a: {b: {c: {d: e}}}}", "nested more than 4 deep"),
        ("- " + "x" * 31, "a text of more than 30 characters"),
        ("- a\n" + "#\n" * 20_000, "more than 20,000 bytes without a new question"),
    ],
)
def test_beyond_a_limit_the_fault_says_which(text: str, what: str) -> None:
    assert what in [found[2] for found in told(text, Small())]


def test_within_the_limits_nothing_is_said() -> None:
    assert told("- a\n- [" + "a," * 8 + "]\n- [[a]]\n# " + "x" * 9_000 + "\n", Small()) == []


@pytest.mark.parametrize(
    ("data", "told_there"),
    [
        (b"- id: \xe9t\xe9\n", [(1, 7, "byte 0xE9 is not UTF-8")]),
        ("- id: é\n".encode("utf-16"), [(1, 1, "the file is in UTF-16 or UTF-32")]),
        ("- id: é\n".encode("utf-16-be"), [(1, 1, "the file is in UTF-16 or UTF-32")]),
        (b"\xef\xbb\xbf- id: a\n", [(1, 1, "the file begins with a byte order mark")]),
        (b"- a\n- b\xed\xa0\x80\n", [(2, 4, "half a surrogate pair: no character")]),
        (b"- a\n- b\x07c\n", [(2, 4, "a control character (U+0007)")]),
        (b"- a\x00\n", [(1, 4, "a null character (U+0000)")]),
        (b"# \x1b[31m\n", [(1, 3, "an escape character (U+001B)")]),
        ("- é\u202ea\n".encode(), [(1, 4, "an invisible change of writing direction (U+202E)")]),
        ("- a\u2028b\n".encode(), [(1, 4, "a line separator (U+2028)")]),
        ("- a\ufeffb\n".encode(), [(1, 4, "a byte order mark (U+FEFF)")]),
    ],
)
def test_wrong_encodings_and_control_characters_are_named_with_their_place(
    data: bytes, told_there: list[tuple[int, int, str]]
) -> None:
    assert told(data) == told_there


def test_reading_goes_on_after_a_byte_that_is_no_character() -> None:
    found, report = parts(b"- id: \xff\n- id: b\n  ask: @\n")
    assert len(found) == 1
    assert [fault.line for fault in report.faults] == [1, 3]


@pytest.mark.parametrize("shift", ["", "x", "xx", "xxx"])
@pytest.mark.parametrize("character", ["é", "∑", "𝜃"])
def test_a_long_line_is_not_cut_inside_a_character(character: str, shift: str) -> None:
    text = "- '" + shift + character * 15_000 + "'\n# " + character * 80_000 + "\n"
    assert told(text) == []


def test_a_place_in_a_long_line_is_counted_from_its_beginning() -> None:
    assert told("- a\n# " + "é" * 40_000 + "\x07\n- b\n") == [(2, 40_003, "a control character (U+0007)")]

"""What a scalar is, what stands in a place in words, and the way to a value inside a question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.bank.nodes import ListNode, MappingNode, Node, Scalar, descend, described

PLACE = (3, 5)


def plain(text: str) -> Scalar:
    return Scalar(text, "", *PLACE)


def nested(value: object) -> Node:
    """Nodes for a value as JSON would hold it, all at one place."""
    if isinstance(value, dict):
        return MappingNode({key: (plain(key), nested(each)) for key, each in value.items()}, *PLACE)
    if isinstance(value, list):
        return ListNode([nested(each) for each in value], *PLACE)
    return Scalar(str(value), "'", *PLACE)


@given(st.text(max_size=6) | st.sampled_from(["~", "null", "true", "1e5", "-.5", "NULL", "False", "+0"]))
def test_plain_text_is_exactly_one_of_nothing_a_truth_value_a_number_or_text(text: str) -> None:
    scalar = plain(text)
    kinds = [scalar.is_nothing, scalar.is_truth_value, scalar.is_number, scalar.is_text]
    assert kinds.count(True) == 1


@given(st.text(max_size=6), st.sampled_from("'\"|>"))
def test_quoted_text_is_always_text(text: str, style: str) -> None:
    scalar = Scalar(text, style, *PLACE)
    assert scalar.is_text
    assert [scalar.is_nothing, scalar.is_truth_value, scalar.is_number] == [False] * 3


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_what_python_prints_for_a_number_is_a_number(number: float) -> None:
    assert plain(repr(number)).is_number


@pytest.mark.parametrize(
    "text", ["1,5", "1 000", "0x10", "1e", "e5", ".", "-", "--1", "٣", "1.2.3", "nan", "inf", "00", "-01"]
)
def test_what_only_resembles_a_number_is_text(text: str) -> None:
    assert plain(text).is_text


@pytest.mark.parametrize(
    ("node", "words"),
    [
        (plain("42"), "the number 42"),
        (plain("-1e-6"), "the number -1e-6"),
        (plain("True"), "True"),
        (plain(""), "nothing"),
        (plain("~"), "nothing"),
        (Scalar("", "'", *PLACE), "the text ''"),
        (Scalar("42", '"', *PLACE), "the text '42'"),
        (plain("a\nb"), "the text 'a\\nb'"),
        (plain("x" * 30), f"the text '{'x' * 30}'"),
        (plain("x" * 31), f"the text '{'x' * 27}...'"),
        (ListNode([], *PLACE), "a list"),
        (MappingNode({}, *PLACE), "a mapping"),
    ],
)
def test_a_node_is_described_in_a_few_words(node: Node, words: str) -> None:
    assert described(node) == words


def test_a_path_leads_through_lists_and_mappings() -> None:
    question = nested({"tasks": [{"ask": "first"}, {"ask": "second", "wrong": [{"say": "no"}]}]})
    assert descend(question, ("tasks", 1, "wrong", 0, "say")) == Scalar("no", "'", *PLACE)
    assert descend(question, ()) is question


@pytest.mark.parametrize(
    ("path", "reached"),
    [
        (("tasks", 7, "ask"), ("tasks",)),
        (("tasks", "ask"), ("tasks",)),
        (("tasks", 0, "ask", "deeper"), ("tasks", 0, "ask")),
        (("missing", 0), ()),
        ((0,), ()),
    ],
)
def test_a_path_that_breaks_off_ends_at_the_last_node_it_reaches(
    path: tuple[str | int, ...], reached: tuple[str | int, ...]
) -> None:
    question = nested({"tasks": [{"ask": "first"}]})
    assert descend(question, path) is descend(question, reached)

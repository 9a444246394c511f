"""Nodes to plain values by their shapes: what is admitted, what is said of the rest, and that reading goes on."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.bank.nodes import ListNode, MappingNode, Node, Scalar
from interview_grill.bank.report import Report
from interview_grill.bank.shapes import (
    Choice,
    Either,
    Flag,
    Key,
    ListOf,
    MappingOf,
    Number,
    OneOf,
    Record,
    Shape,
    Text,
)
from interview_grill.bank.values import filler, read_value

WHOLE = Number("a whole number from 2 to 9", whole=True, low=2, high=9)
SLUG = Text("a slug", pattern="[a-z]+", mend="lower-case letters", most=5)
POINT = OneOf("a key point", {"must": Key(Text(), "needed"), "nice": Key(Text(), "a plus")})
TAGGED = Record(
    "a tagged thing",
    {
        "name": Key(SLUG, "what it is called", required=True),
        "size": Key(WHOLE, "how large", required=True),
        "tags": Key(ListOf(SLUG, "a list of slugs"), "what to find it by"),
    },
)


def node(value: object) -> Node:
    """What stands in a file for a value: text quoted, numbers and truth values plain."""
    if isinstance(value, dict):
        return MappingNode({key: (Scalar(key, "", 1, 1), node(each)) for key, each in value.items()}, 1, 1)
    if isinstance(value, list):
        return ListNode([node(each) for each in value], 1, 1)
    if isinstance(value, str):
        return Scalar(value, "'", 1, 1)
    return Scalar(str(value).lower() if isinstance(value, bool) else repr(value), "", 1, 1)


def plain(text: str) -> Scalar:
    return Scalar(text, "", 1, 1)


def reading(shape: Shape, found: Node) -> tuple[Any, list[tuple[str, str]]]:
    report = Report("bank.yaml")
    value = read_value(shape, found, "it", report)
    return value, [(fault.what, fault.mend) for fault in report.faults]


def faults(shape: Shape, found: Node) -> list[tuple[str, str]]:
    return reading(shape, found)[1]


@pytest.mark.parametrize(
    ("written", "value"), [("2", 2), ("9", 9), ("9.0", 9), ("5e0", 5), ("+3", 3), ("0.4e1", 4)]
)
def test_a_whole_number_may_be_written_in_any_way_that_is_one(written: str, value: int) -> None:
    assert reading(WHOLE, plain(written)) == (value, [])


@pytest.mark.parametrize("written", ["1", "10", "2.5", "-3", "1e999", "9" * 400, "seven", "true", ""])
def test_a_number_out_of_range_is_told_and_read_as_nought(written: str) -> None:
    value, told = reading(WHOLE, plain(written))
    assert value == 0
    assert [what.partition(", not ")[0] for what, _ in told] == ["it must be a whole number from 2 to 9"]


@pytest.mark.parametrize(
    ("low", "above", "written", "admitted"),
    [
        (0, None, "0", True),
        (0, None, "-1e-9", False),
        (None, 0, "0", False),
        (None, 0, "1e-300", True),
        (None, 0, "-0.0", False),
        (None, None, "-7.25", True),
        (None, None, "1e300", True),
        (None, None, "-1e301", False),
    ],
)
def test_the_ends_of_a_range_are_inside_or_outside_as_said(
    low: float | None, above: float | None, written: str, admitted: bool
) -> None:
    value, told = reading(Number(low=low, above=above), plain(written))
    assert (value, told == []) == ((float(written), True) if admitted else (0, False))


def test_a_number_in_quotes_is_told_how_to_be_one() -> None:
    assert faults(WHOLE, Scalar("7", "'", 1, 1)) == [
        ("it must be a whole number from 2 to 9, not the text '7'", "remove the quotes: 7")
    ]
    assert faults(WHOLE, plain("007"))[0][1] == "write 7"
    assert faults(WHOLE, plain("seven"))[0][1] == ""


@pytest.mark.parametrize(
    ("found", "mend"),
    [
        (plain("42"), "put quotes around it: '42'"),
        (plain("true"), "put quotes around it: 'true'"),
        (plain("null"), "put quotes around it: 'null'"),
        (plain(""), ""),
        (ListNode([], 1, 1), ""),
    ],
)
def test_what_is_no_text_is_told_how_to_be_text(found: Node, mend: str) -> None:
    value, told = reading(Text(), found)
    assert value == ""
    assert [remedy for _, remedy in told] == [mend]


def test_numeric_text_may_be_written_as_a_number_and_stays_as_written() -> None:
    assert reading(Text("a formula", numeric=True), plain("1e-6")) == ("1e-6", [])
    assert reading(Text("a formula", numeric=True), plain("n - 1")) == ("n - 1", [])
    assert faults(Text("a formula", numeric=True), plain("false")) != []


def test_text_matches_a_pattern_as_a_whole_and_is_no_longer_than_said() -> None:
    assert reading(SLUG, plain("abcde")) == ("abcde", [])
    for written in ("abcdef", "abc!", "Abc", "a b"):
        assert reading(SLUG, plain(written)) == (
            "",
            [(f"it must be a slug, not the text '{written}'", "lower-case letters")],
        )


def test_line_breaks_at_the_end_of_a_block_are_no_part_of_a_text() -> None:
    assert reading(Text(), Scalar("one\n\ntwo\n\n", "|", 1, 1)) == ("one\n\ntwo", [])
    assert reading(Text(), Scalar(" \n", "|", 1, 1)) == ("", [("it is empty", "write it, or remove the key")])


def test_texts_that_may_hold_formulas_are_handed_on_with_their_kind() -> None:
    report = Report("bank.yaml")
    words, template = Scalar("a $x$", "", 1, 1), Scalar("a {x}", "", 2, 1)
    read_value(Text(marked_up=True), words, "it", report)
    read_value(Text(marked_up=True, template=True), template, "it", report)
    read_value(Text(), Scalar("bare", "", 3, 1), "it", report)
    read_value(Text(marked_up=True), Scalar(" ", "'", 4, 1), "it", report)
    assert report.marked_up == [(words, False), (template, True)]


@pytest.mark.parametrize(("written", "value"), [("true", True), ("False", False), ("TRUE", True)])
def test_a_flag_is_true_or_false(written: str, value: bool) -> None:
    assert reading(Flag(), plain(written)) == (value, [])


@pytest.mark.parametrize("found", [plain("yes"), plain("1"), Scalar("true", "'", 1, 1)])
def test_nothing_else_is_a_flag(found: Scalar) -> None:
    value, told = reading(Flag(), found)
    assert value is False
    assert told[0][0].startswith("it must be true or false, not ")


def test_one_of_a_few_words_is_taken_and_a_slip_understood() -> None:
    shape = Choice(("number", "vector"))
    assert reading(shape, plain("vector")) == ("vector", [])
    assert faults(shape, plain("vectr")) == [
        ("it must be one of number, vector, not the text 'vectr'", "did you mean `vector`?")
    ]
    assert faults(shape, ListNode([], 1, 1))[0][1] == ""


def test_every_item_of_a_list_is_read_and_named_by_its_place() -> None:
    value, told = reading(ListOf(WHOLE, "numbers"), node([3, "x", 4, 99]))
    assert value == [3, 0, 4, 0]
    assert [what.partition(" must")[0] for what, _ in told] == ["it 2", "it 4"]


def test_a_list_of_a_fixed_size_is_no_shorter_and_no_longer() -> None:
    pair = ListOf(WHOLE, "[low, high]", exactly=2)
    assert reading(pair, node([2, 3])) == ([2, 3], [])
    assert reading(pair, node([2])) == ([0, 0], [("it must be [low, high], not 1 value", "")])
    assert reading(pair, node([2, 3, 4])) == ([0, 0], [("it must be [low, high], not 3 values", "")])
    assert reading(pair, plain("2, 3"))[0] == [0, 0]


def test_an_empty_list_says_nothing() -> None:
    assert reading(ListOf(WHOLE, "numbers"), node([])) == (
        [],
        [("it is empty", "write it, or remove the key")],
    )


def test_free_keys_keep_their_order_and_those_that_are_no_names_are_left_out() -> None:
    shape = MappingOf(WHOLE, "names with numbers", key_pattern="[a-z]+", key_wanted="a small name")
    value, told = reading(shape, node({"z": 3, "B": 4, "a": 5}))
    assert list(value.items()) == [("z", 3), ("a", 5)]
    assert told == [("a key of it must be a small name, not the text 'B'", "")]
    assert reading(shape, node([]))[0] == {}


def test_either_is_read_by_what_stands_there() -> None:
    shape = Either("a name or a list of names", scalar=SLUG, listed=ListOf(SLUG, "a list of slugs"))
    assert reading(shape, plain("abc")) == ("abc", [])
    assert reading(shape, node(["a", "b"])) == (["a", "b"], [])
    assert reading(shape, node({})) == ("", [("it must be a name or a list of names, not a mapping", "")])


def test_all_faults_of_a_record_are_found_at_once() -> None:
    value, told = reading(TAGGED, node({"nmae": "abc", "size": 1, "tags": ["UP", "ok"]}))
    assert value == {"name": "", "size": 0, "tags": ["", "ok"]}
    assert [what for what, _ in told] == [
        "unknown key `nmae` in a tagged thing",
        "`size` must be a whole number from 2 to 9, not the number 1",
        "`tags` 1 must be a slug, not the text 'UP'",
        "a tagged thing needs `name`",
    ]
    assert told[0][1] == "did you mean `name`?"
    assert told[3][1] == "add `name:` (what it is called)"


def test_what_is_no_record_is_told_its_keys() -> None:
    assert reading(TAGGED, plain("abc")) == (
        {"name": "", "size": 0},
        [
            (
                "it must be a mapping with the keys of a tagged thing, not the text 'abc'",
                "known keys: name, size, tags",
            )
        ],
    )


def test_a_key_nobody_knows_is_shown_in_part_when_it_is_long() -> None:
    (told,) = faults(TAGGED, node({"name": "a", "size": 3, "x" * 500: 1}))
    assert told[0] == f"unknown key `{'x' * 57}...` in a tagged thing"
    assert told[1] == "known keys: name, size, tags"


def test_exactly_one_of_several_keys_says_what_a_thing_is() -> None:
    assert reading(POINT, node({"nice": "b"})) == ({"nice": "b"}, [])
    assert reading(POINT, node({"nice": "b", "must": "a"})) == (
        {"nice": "b"},
        [("a key point has one key, and `nice` is there", "remove one")],
    )
    assert reading(POINT, node({}))[0] == {"must": ""}
    assert reading(POINT, node({"nise": "b"})) == (
        {"must": ""},
        [("unknown key `nise` in a key point", "did you mean `nice`?")],
    )


def shapes() -> st.SearchStrategy[Shape]:
    leaves: list[Shape] = [WHOLE, SLUG, Text(), Text(numeric=True), Flag(), Choice(("one", "two"))]

    def grow(inner: st.SearchStrategy[Shape]) -> st.SearchStrategy[Shape]:
        def keyed(first: Shape, second: Shape) -> dict[str, Key]:
            return {"first": Key(first, "one", required=True), "second": Key(second, "two")}

        return st.one_of(
            st.builds(lambda item: ListOf(item, "a list"), inner),
            st.builds(lambda item: ListOf(item, "a pair", exactly=2), inner),
            st.builds(lambda value: MappingOf(value, "a mapping"), inner),
            st.builds(lambda one, two: Record("a record", keyed(one, two)), inner, inner),
            st.builds(lambda one, two: OneOf("a choice", keyed(one, two)), inner, inner),
            st.builds(lambda item: Either("either", scalar=WHOLE, listed=ListOf(item, "x")), inner),
        )

    return st.recursive(st.sampled_from(leaves), grow, max_leaves=6)


VALUES: st.SearchStrategy[object] = st.recursive(
    st.sampled_from(["", "abc", "one", "two", "UP"]) | st.integers(0, 12) | st.booleans() | st.floats(0, 9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["first", "second", "other"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(shapes(), VALUES)
def test_whatever_stands_there_what_is_read_has_the_shape(shape: Shape, value: object) -> None:
    """Fillers may be out of range, but every key, list and type that the rest of the program relies on is there."""
    found, _ = reading(shape, node(value))
    assert fits(shape, found), (shape, found)


@settings(max_examples=60, deadline=None)
@given(shapes())
def test_a_filler_has_the_shape_it_fills(shape: Shape) -> None:
    assert fits(shape, filler(shape))


def fits(shape: Shape, value: Any) -> bool:
    """Whether plain data is of the right type all the way down, whatever it says."""
    match shape:
        case Text() | Choice():
            return type(value) is str
        case Number():
            return type(value) in (int, float)
        case Flag():
            return type(value) is bool
        case ListOf():
            return (shape.exactly or len(value)) == len(value) and all(
                fits(shape.item, each) for each in value
            )
        case MappingOf():
            return type(value) is dict and all(fits(shape.value, each) for each in value.values())
        case Either():
            return any(type(value) is not dict and fits(each, value) for each in shape.shapes)
        case Record():
            required = {name for name, key in shape.keys.items() if key.required}
            return required <= set(value) <= set(shape.keys) and all(
                fits(shape.keys[name].shape, each) for name, each in value.items()
            )
        case OneOf():
            ((name, each),) = value.items()
            return fits(shape.keys[name].shape, each)

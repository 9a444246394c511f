"""Walking a syntax tree, and the names in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interview_grill.algebra import parse
from interview_grill.algebra.syntax import Apply, Name, Node, Number, Vector, names_in, walk
from tests.algebra.trees import NAMES, Tree, spelled, trees

A, B, TWO = Name("a"), Name("b"), Number(2.0, "2")


def test_every_node_is_visited_once_parents_first_and_from_left_to_right() -> None:
    product = Apply("*", (TWO, A))
    whole = Apply("+", (product, Vector((B, TWO))))
    assert list(walk(whole)) == [whole, product, TWO, A, Vector((B, TWO)), B, TWO]
    assert list(walk(TWO)) == [TWO]


def test_a_deep_tree_is_walked_without_recursion() -> None:
    node: Node = A
    for _ in range(50_000):
        node = Apply("neg", (node,))
    assert sum(1 for _ in walk(node)) == 50_001
    assert names_in(node) == {"a"}


def test_constants_are_no_names() -> None:
    assert names_in(Apply("*", (Name("pi"), Apply("^", (Name("e"), A))))) == {"a"}
    assert names_in(Number(3.0, "3")) == frozenset()


@given(trees(), st.data())
def test_the_names_of_a_formula_are_those_that_were_written(tree: Tree, data: st.DataObject) -> None:
    def written(part: Tree) -> set[str]:
        if isinstance(part, tuple):
            return written(part[1]) | written(part[2])
        return {part} if isinstance(part, str) else set()

    assert parse(data.draw(spelled(tree)), NAMES).names == written(tree)


def test_two_spellings_of_a_number_are_two_literals_of_one_value() -> None:
    half, percent = Number(0.5, ".5"), Number(0.5, "50%")
    assert half.value == percent.value
    assert half != percent

"""Trees of formulas: their children, what a node does in a row, and how deep they are."""

from __future__ import annotations

from interview_grill.typeset.nodes import (
    EMPTY,
    Accent,
    Fenced,
    Fraction,
    Grid,
    Kind,
    Node,
    Root,
    Row,
    Scripts,
    Symbol,
    children,
    fits_within,
    kind_of,
)

A, B, TWO = Symbol("a", "a", Kind.ORDINARY), Symbol("b", "b", Kind.ORDINARY), Symbol("2", "2", Kind.NUMBER)
SUM = Symbol("∑", "sum", Kind.BIG)
OPEN, CLOSE = Symbol("(", "(", Kind.OPEN), Symbol(")", ")", Kind.CLOSE)


def test_the_children_of_each_sort_of_node_come_in_reading_order() -> None:
    assert list(children(A)) == []
    assert list(children(Row((A, B)))) == [A, B]
    assert list(children(Fraction(A, B))) == [A, B]
    assert list(children(Root(A))) == [A]
    assert list(children(Root(A, TWO))) == [A, TWO]
    assert list(children(Scripts(A, None, TWO))) == [A, TWO]
    assert list(children(Scripts(A, B, TWO))) == [A, B, TWO]
    assert list(children(Accent("hat", A))) == [A]
    assert list(children(Fenced(OPEN, A, CLOSE))) == [OPEN, A, CLOSE]
    assert list(children(Grid("matrix", ((A, B), (TWO, EMPTY))))) == [A, B, TWO, EMPTY]


def test_scripts_do_what_their_base_does() -> None:
    assert kind_of(Scripts(Scripts(SUM, A, None), None, TWO)) is Kind.BIG
    assert kind_of(TWO) is Kind.NUMBER
    assert kind_of(Fraction(SUM, A)) is kind_of(Accent("hat", SUM)) is Kind.ORDINARY


def test_depth_counts_the_longest_branch() -> None:
    tree = Fraction(A, Root(Row((B, TWO))))
    assert not fits_within(tree, 3)
    assert fits_within(tree, 4)


def test_a_very_deep_tree_is_measured_without_recursion() -> None:
    node: Node = A
    for _ in range(50_000):
        node = Root(node)
    assert not fits_within(node, 50_000)
    assert fits_within(node, 50_001)

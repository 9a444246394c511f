"""The small changes of a module that mutants.py tries: what a slip of the hand would do to a line of a function."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
    ast.Pow: ast.Mult, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip

Operator = TypeVar("Operator", ast.operator, ast.boolop, ast.cmpop)


@dataclass(frozen=True)
class Mutant:
    """One change of one module: the bytes from `start` to `end` become `text`."""

    path: Path
    start: int
    end: int
    text: str
    name: str
    lines: frozenset[int]  # those at which a test that runs the changed code is seen

    def applied_to(self, source: bytes) -> bytes:
        return source[: self.start] + self.text.encode() + source[self.end :]


def mutants_of(root: Path, path: Path) -> Iterator[Mutant]:
    """The mutants of the functions of a module; its texts, defaults and constants are left as they are."""
    source = (root / path).read_bytes()
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for node, first_line in _within_functions(ast.parse(source)):
        for part, text in _changes(node):
            assert part.end_lineno is not None
            assert part.end_col_offset is not None
            lines = frozenset({first_line, *range(part.lineno, part.end_lineno + 1)})
            start = starts[part.lineno - 1] + part.col_offset
            end = starts[part.end_lineno - 1] + part.end_col_offset
            what = f"{ast.unparse(part).splitlines()[0]}  ->  {text}"
            inserted = f"({text})" if isinstance(part, ast.expr) else text
            yield Mutant(path, start, end, inserted, f"{part.lineno}: {what}", lines)


def _within_functions(tree: ast.Module | ast.ClassDef) -> Iterator[tuple[ast.AST, int]]:
    for statement in tree.body:
        if isinstance(statement, ast.ClassDef):
            yield from _within_functions(statement)
        elif isinstance(statement, ast.FunctionDef):
            for inner in statement.body:
                yield inner, inner.lineno
                yield from _below(inner, inner.lineno)


def _below(node: ast.AST, line: int) -> Iterator[tuple[ast.AST, int]]:
    """The nodes below one, each with the first line of its statement."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.JoinedStr):
            first_line = child.lineno if isinstance(child, ast.stmt) else line
            yield child, first_line
            yield from _below(child, first_line)


def _changes(node: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    """What is changed in a node, and the text that takes its place."""
    match node:
        case ast.Compare(left, operators, rights):
            for n, operator in enumerate(operators):
                swapped = [*operators[:n], _swapped(operator), *operators[n + 1 :]]
                yield node, ast.unparse(ast.Compare(left, swapped, rights))
        case ast.BinOp(left, operator, right) if type(operator) in SWAPPED and not _is_text(left):
            yield node, ast.unparse(ast.BinOp(left, _swapped(operator), right))
        case ast.AugAssign(target, operator, value) if type(operator) in SWAPPED:
            yield node, ast.unparse(ast.AugAssign(target, _swapped(operator), value))
        case ast.BoolOp(operator, values):
            yield node, ast.unparse(ast.BoolOp(_swapped(operator), values))
        case ast.UnaryOp(ast.Not() | ast.USub(), operand):
            yield node, ast.unparse(operand)
        case ast.Constant(bool(value)):
            yield node, str(not value)
        case ast.Constant(int(value) | float(value)):
            yield node, repr(value + 1)
        case ast.If(test) | ast.IfExp(test) | ast.While(test):
            yield from _negated([test])
        case ast.comprehension(_, _, tests):
            yield from _negated(tests)
        case ast.Return(ast.expr() as value) if not isinstance(value, ast.Constant):
            yield value, "None"
        case ast.Break():
            yield node, "continue"
        case ast.Continue():
            yield node, "break"


def _swapped(operator: Operator) -> Operator:
    return SWAPPED[type(operator)]()  # type: ignore[return-value]


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _negated(tests: list[ast.expr]) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    for test in tests:
        match test:
            case ast.UnaryOp(ast.Not()):
                pass
            case ast.Compare(_, [ast.Eq() | ast.NotEq() | ast.Is() | ast.IsNot() | ast.In() | ast.NotIn()]):
                pass  # swapping the operator is the same
            case _:
                yield test, f"not ({ast.unparse(test)})"

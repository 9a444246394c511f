"""Every formula of the bank, mistyped: what is read is what was written, and what is offered reads as it is named."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from interview_grill.algebra import Expression, Limits, Names, parse
from interview_grill.algebra.comparison import equal
from interview_grill.bank.build import question
from interview_grill.bank.load import load
from interview_grill.derivations.checked import read_derivation
from interview_grill.errors import FormulaError, ProblemError
from interview_grill.problems.instance import prepare

BANK = str(Path(__file__).parent.parent.parent / "questions")
LONG = Limits(characters=4_000, tokens=3_000, depth=60)


@cache
def formulas() -> tuple[tuple[Names, Expression], ...]:
    """Every closed form and every line to type, with the names it is typed in."""
    found: list[tuple[Names, Expression]] = []
    for written in load(BANK).questions:
        entry = question(written.plain)
        prepared = [prepare(task) for task in entry.tasks]
        found += [(task.answer_names, task.closed_form) for task in prepared if task.closed_form is not None]
        for derivation in map(read_derivation, entry.derivations):
            lines = (line for line in derivation.lines if line.value is not None)
            found += [(derivation.names, line.value) for line in lines if line.value is not None]
    return tuple(found)


def ways_of_typing(text: str) -> set[str]:
    """The formula with its products and calls as people write them."""
    loose = text.replace("*", " ")
    tight = re.sub(r"(?<=[\w)])\*(?=[\w(])", "", text)
    signs = text.replace("sum(", "Σ(")
    bare = re.sub(r"ln\((\w+)\)", r"log \1", text)
    return {loose, tight, signs, bare, loose.replace("sum(", "sum ("), signs.replace("*", "")} - {text}


def test_there_are_formulas_of_tasks_and_of_lines() -> None:
    assert len(formulas()) > 300


def test_what_is_echoed_reads_as_the_same_tree() -> None:
    for names, formula in formulas():
        assert parse(formula.read_as, names, limits=LONG).node == formula.node, formula.read_as


def test_products_without_their_signs_are_read_as_products_or_refused() -> None:
    read = 0
    for names, formula in formulas():
        for typed in (formula.read_as.replace("*", " "), formula.read_as.replace("*", "·")):
            try:
                found = parse(typed, names, limits=LONG)
            except FormulaError:
                continue
            read += 1
            assert found.node == formula.node or same(found, formula, names), (typed, found.read_as)
    assert read > 300


def test_every_rewrite_that_is_offered_reads_as_one_of_the_two_readings() -> None:
    offered = 0
    for names, formula in formulas():
        for typed in sorted(ways_of_typing(formula.read_as)):
            try:
                parse(typed, names, limits=LONG)
            except FormulaError as error:
                found = re.fullmatch(r"write (.+) or (.+)", error.mend or "")
                if error.what != "this has two readings" or found is None:
                    continue
                one, other = (parse(rewrite, names, limits=LONG) for rewrite in found.groups())
                offered += 1
                assert one.read_as == found[1]
                assert other.read_as == found[2]
                assert not same(one, other, names)
    assert offered > 20


def same(one: Expression, other: Expression, names: Names) -> bool:
    try:
        return one.is_vector == other.is_vector and equal(one, other, names, count=4).agreed
    except ProblemError:
        return False

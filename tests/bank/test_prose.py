"""Dollars that do not match, and formulas that would be shown raw, at their place in the file."""

from __future__ import annotations

from io import BytesIO

import pytest

from interview_grill.bank.nodes import Scalar, descend
from interview_grill.bank.prose import check_dollars, check_layout
from interview_grill.bank.reader import read
from interview_grill.bank.report import Report


def asked(words: str) -> tuple[Scalar, Report]:
    """The text of a question that asks some words on lines of their own, below line 2 and from column 5 on."""
    block = "".join(f"    {line}\n" for line in words.split("\n"))
    stream = BytesIO(f"- id: a\n  ask: |\n{block}".encode())
    report = Report("bank.yaml", stream)
    (item,) = read(stream, report)
    text = descend(item.node, ("ask",))
    assert isinstance(text, Scalar)
    return text, report


def told(report: Report) -> list[tuple[int, int, str, str]]:
    return [(fault.line, fault.column, fault.severity.value, fault.what) for fault in report.faults]


def laid_out(words: str, *drawn: str) -> list[tuple[int, int, str, str]]:
    text, report = asked(words)
    check_layout(text, check_dollars(text, report), set(drawn), report)
    return told(report)


def test_the_formulas_of_a_text_are_found_inline_and_displayed() -> None:
    text, report = asked("If $\\theta$ is\n$$x^2$$\nthen \\$5.")
    assert [formula.latex.strip() for formula in check_dollars(text, report)] == ["\\theta", "x^2"]
    assert told(report) == []


@pytest.mark.parametrize(
    ("words", "place"),
    [("costs $5", (3, 11)), ("one $x$\nand $y", (4, 9)), ("$x$$ more", None)],
)
def test_dollars_that_do_not_match_are_an_error_where_they_stand(
    words: str, place: tuple[int, int] | None
) -> None:
    text, report = asked(words)
    assert check_dollars(text, report) == []
    ((line, column, severity, what),) = told(report)
    assert severity == "error"
    assert what.startswith("unbalanced $: ")
    assert place is None or (line, column) == place


def test_a_text_without_dollars_has_no_formulas_whatever_else_it_holds() -> None:
    text, report = asked("\\foo{ } _ ^ {")
    assert check_dollars(text, report) == []
    assert told(report) == []


def test_a_formula_that_cannot_be_laid_out_is_a_warning_at_what_cannot() -> None:
    ((line, column, severity, what),) = laid_out("fine $x$\nnot $a + \\nosuch{b}$")
    assert (line, column, severity) == (4, 14, "warning")
    assert what.startswith("this formula cannot be laid out: ")


def test_what_is_drawn_stands_for_a_number() -> None:
    assert laid_out("$a^{n}_{k} + \\frac{n}{k}$", "n", "k") == []
    assert laid_out("$x^{= n/2 : 3}$", "n") == []


def test_a_fault_behind_a_drawn_name_is_told_where_it_is_written() -> None:
    before = "${longname} + {= longname : 2} + "
    ((line, column, _, _),) = laid_out(f"{before}\\nosuch$", "longname")
    assert (line, column) == (3, 5 + len(before))


def test_no_more_is_said_once_the_report_is_full() -> None:
    text, _ = asked("$\\nosuch$ $\\nosuch$ $\\nosuch$")
    report = Report("bank.yaml", most=2)
    check_layout(text, check_dollars(text, report), set(), report)
    assert len(report.faults) == 2

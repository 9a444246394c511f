r"""Characters inside a text that its author did not mean: `"\theta"` is a tab and `heta`."""

from __future__ import annotations

from io import BytesIO

import pytest

from interview_grill.bank.reader import read
from interview_grill.bank.report import Report


def told(text: str) -> list[tuple[int, int, str, str]]:
    report = Report("bank.yaml", stream := BytesIO(f"- id: a\n  ask: {text}\n".encode()))
    list(read(stream, report))
    return [(fault.line, fault.column, fault.what, fault.mend) for fault in report.faults]


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("theta", "a tab"),
        ("tau", "a tab"),
        ("beta", "a control character (U+0008)"),
        ("alpha", "a control character (U+0007)"),
        ("frac12", "a control character (U+000C)"),
        ("rho", "a control character (U+000D)"),
        ("varphi", "a control character (U+000B)"),
        ("exp", "a control character (U+001B)"),
        ("Lambda", "a control character (U+2028)"),
        ("Pr", "a control character (U+2029)"),
        ("nu", "a line break"),
        ("neq b", "a line break"),
        ("nabla f", "a line break"),
        ("notin A", "a line break"),
    ],
)
def test_a_macro_that_double_quotes_have_eaten_is_noticed(command: str, name: str) -> None:
    assert told(f'"of $a \\{command}$"') == [
        (
            2,
            8,
            f"the double quotes turned a backslash and a letter into {name}: LaTeX was eaten",
            "use single quotes",
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "'of $a \\theta$'",
        '"of $a \\\\theta$"',
        '"two\\nlines"',
        '"$a$\\nunder it $b$"',
        '"$$\\na\\n$$"',
        "of $a \\nu$",
        "|\n    $$\n    a\n    $$",
    ],
)
def test_what_was_meant_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_a_tab_typed_into_a_text_is_told_where_it_stands() -> None:
    assert told("'ab\tc\td'") == [(2, 11, "a tab inside a text", "write spaces")]

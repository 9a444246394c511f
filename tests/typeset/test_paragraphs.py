from __future__ import annotations

import pytest

from interview_grill.typeset.blocks import Code, Item, Paragraph
from interview_grill.typeset.mathematics import Formula, split_mathematics
from interview_grill.typeset.prose import prose

CODE = "```python\ndef f(x):\n    return x  # $5\n\n- 1\n```"


def test_code_between_fences_keeps_its_lines_and_indents() -> None:
    first, code, last = prose(f"Before\n{CODE}\nafter $x$")
    assert isinstance(first, Paragraph)
    assert code == Code(("def f(x):", "    return x  # $5", "", "- 1"))
    assert isinstance(last, Paragraph)


def test_code_in_a_list_loses_the_indent_of_the_list() -> None:
    item, code = prose("- so:\n  ```\n  if x:\n      y\n  ```")
    assert isinstance(item, Item)
    assert code == Code(("if x:", "    y"))


def test_a_fence_that_is_never_closed_is_words() -> None:
    assert len([block for block in prose("```x\none\n\ntwo") if isinstance(block, Paragraph)]) == 2


def test_what_code_holds_never_acts_on_the_terminal() -> None:
    assert prose("```\na\x1b[31mb\n```") == [Code(("a\ufffd[31mb",))]


@pytest.mark.parametrize("text", ["`$`", "``a`$b``", "```\n`$`\n$\n```", "`\n\n```\n\\$`"])
def test_dollars_within_code_are_no_formulas(text: str) -> None:
    pieces = split_mathematics(f"{text} $x$")
    assert [piece.latex for piece in pieces if isinstance(piece, Formula)] == ["x"]

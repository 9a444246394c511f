"""The body of an answer: paragraphs, lists, tables and code as cards write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.exchange.clean_text import LONGEST_TEXT
from interview_grill.exchange.question_list.body import LONGEST_BODY, card_text, cells, line_text


def card(*lines: str) -> str:
    return card_text(lines).text


def test_lists_of_every_mark_have_the_marks_of_cards() -> None:
    assert (
        card("* one", "+ two", "- three", "1) four", "12. five") == "- one\n- two\n- three\n1. four\n12. five"
    )


def test_the_depth_of_an_entry_is_counted_whatever_its_indent() -> None:
    assert card("- a", "    - b", "        - c", "    - d", "- e") == "- a\n  - b\n    - c\n  - d\n- e"


def test_boxes_of_a_task_list_go_and_their_words_stay() -> None:
    assert card("- [x] done", "- [ ] [ ] open") == "- done\n- [ ] open"


def test_a_number_that_no_list_of_a_card_reaches_is_words() -> None:
    assert card("1999. A year.") == "1999\\. A year."
    assert card("999. An entry.") == "999. An entry."


def test_headings_are_bold_paragraphs_and_rules_go() -> None:
    assert card("### **Why** ###", "Because.", "***", "======", "End.") == "**Why**\n\nBecause.\nEnd."


def test_quotations_lose_their_marks() -> None:
    assert card("> said", ">> again", "> - item") == "said\nagain\n- item"


def test_more_than_one_blank_line_is_one_and_none_stand_at_the_ends() -> None:
    assert card("", "", "a", "", " ", "", "b", "") == "a\n\nb"


def test_an_indent_that_all_lines_share_is_none() -> None:
    assert card("    a", "      - b", "    c") == "a\n- b\n  c"


@pytest.mark.parametrize("code", ["```python\nx = [1]  # $5\n\n    *y*\n```", "~~~", "`a_b_c` and ``c`d``"])
def test_code_comes_through_unread(code: str) -> None:
    assert card(*code.split("\n")) == code


def test_code_below_a_list_mark_loses_the_indent_of_its_fence_and_keeps_its_own() -> None:
    code = ("```python", "for i in x:", "    y", "", "```")
    assert card("Use:", "", *(f"   {line}".rstrip() for line in code)) == "Use:\n\n" + "\n".join(code)
    assert card("   ```", " less", "   ```") == "```\nless\n```"
    assert (
        card("Two:", "- so:", "", "  ```", "  if x:", "      y", "  ```")
        == "Two:\n- so:\n\n  ```\n  if x:\n      y\n  ```"
    )
    assert card("   see `a", "   b`") == "see `a\n   b`"


def test_a_table_is_a_list_that_begins_with_its_columns() -> None:
    rows = ("| Model | Prior |", "|:--|--:|", "| Poisson | $\\Gamma$ |", "| a \\| b | `c|d` |")
    assert card(*rows) == "- **Model** | **Prior**\n- Poisson | $\\Gamma$\n- a | b | `c|d`"
    assert (
        card("Model | Prior", "--- | ---", "Poisson | Gamma") == "- **Model** | **Prior**\n- Poisson | Gamma"
    )


def test_a_quoted_table_is_a_table() -> None:
    assert card("> | a | b |", "> |---|---|", "> | 1 | 2 |") == "- **a** | **b**\n- 1 | 2"


@pytest.mark.parametrize("line", ["|x| is the absolute value", "P(A|B) and |A|", "| alone"])
def test_a_bar_without_a_rule_below_begins_no_table(line: str) -> None:
    assert card(line, "and it goes on") == f"{line}\nand it goes on"


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("| a | b |", ["a", "b"]),
        ("a | b", ["a", "b"]),
        ("| a | |", ["a", ""]),
        ("| a \\| b | c \\|", ["a | b", "c |"]),
        ("| $P(A|B)$ | `x|y` | $5 |", ["$P(A|B)$", "`x|y`", "\\$5"]),
        ("", [""]),
    ],
)
def test_cells_are_parted_by_bars_outside_code_and_formulas(row: str, found: list[str]) -> None:
    assert cells(row) == found


def test_the_lines_of_a_question_are_one_unless_it_has_parts() -> None:
    assert line_text("What is\n  the mode\nof it?").text == "What is the mode of it?"
    assert line_text("What of:\n- a\n- b").text == "What of:\n- a\n- b"
    assert line_text("What of\n\n$$x$$").text == "What of\n\n$$x$$"


def test_a_body_beyond_what_is_read_is_cut_and_how_much_is_told() -> None:
    found = card_text(["word " * (LONGEST_BODY // 5), "xyz" * 5])
    assert found.dropped[0] == "16 characters: the text is too long for a card"
    assert len(found.text) <= LONGEST_TEXT


def test_a_cut_inside_a_formula_leaves_no_dollar_alone() -> None:
    found = card_text(["a " * 9940, "$" + "x_1 + " * 200 + "y$"])
    assert found.dropped == ("the end: the text is too long for a card",)
    assert found.text.replace("\\$", "").count("$") % 2 == 0


@given(st.lists(st.text(alphabet="ab -*+1.#>|`$_\\&;~=", max_size=20), max_size=12))
@settings(max_examples=300, deadline=None)
def test_what_was_made_of_words_is_short_enough_and_has_no_gap_at_its_ends(lines: list[str]) -> None:
    text = card_text(lines).text
    assert len(text) <= LONGEST_TEXT
    assert text == text.rstrip()
    assert "\n\n\n" not in text or "`" in "".join(lines)
    assert not {"\x02", "\x03"} & set(text)


@given(st.lists(st.text(alphabet="abcdefgh", min_size=1, max_size=9), min_size=1, max_size=20))
def test_every_word_of_a_plain_body_is_on_the_card_in_order(words: list[str]) -> None:
    lines = ["- " + " ".join(words[n : n + 3]) for n in range(0, len(words), 3)]
    assert card(*lines).replace("- ", "").split() == words

"""What a typed line asks for, at a card that is said and at one that is checked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.session.requests import OF_A_SESSION, Request, checked_line, command_of

COMMANDS = {
    ":u": Request.UNDO,
    ":b": Request.BURY,
    ":s": Request.SUSPEND,
    ":e": Request.EDIT,
    ":f": Request.FOLLOW_UP,
    ":q": Request.QUIT,
    ":?": Request.HELP,
}


@pytest.mark.parametrize(("line", "meant"), COMMANDS.items())
def test_a_command_is_one_on_every_text_line_and_spaces_around_it_do_not_matter(
    line: str, meant: Request
) -> None:
    for written in (line, f"  {line}\t"):
        assert command_of(written) is meant
        assert checked_line(written) is meant


@pytest.mark.parametrize(
    "line", ["", " ", "?", "u", ":", ":x", ":uu", ": u", ":U", "undo", ":u x", "x :q", "：q"]
)
def test_anything_else_is_text_where_words_are_typed(line: str) -> None:
    assert command_of(line) is None


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("", Request.SHOW),
        (" \t ", Request.SHOW),
        ("?", Request.HINT),
        (" ? ", Request.HINT),
        ("??", "??"),
        ("  n/2 - 1 ", "n/2 - 1"),
        (":x", ":x"),
        ("f", "f"),
    ],
)
def test_at_a_checked_card_nothing_asks_to_be_shown_and_a_lone_mark_for_a_hint(
    line: str, meant: Request | str
) -> None:
    assert checked_line(line) == meant


@given(st.text(max_size=20))
def test_a_checked_line_is_a_request_or_the_line_without_spaces_around_it(line: str) -> None:
    meant = checked_line(line)
    if not isinstance(meant, Request):
        assert meant == line.strip() != ""
    assert command_of(line) in (None, meant)


def test_what_makes_sense_only_in_a_session_leaves_no_trace_outside_one() -> None:
    assert {request.value for request in OF_A_SESSION} == {"undo", "bury", "suspend", "edit"}

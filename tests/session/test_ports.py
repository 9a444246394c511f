"""Laws of every dialogue: a value that only grows, and ends once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_grill.session import computing, deriving, whiteboard
from interview_grill.session.ports import Dialogue
from interview_grill.session.requests import Request
from tests.derivations.examples import VARIANCE
from tests.exchange.specimens import WHOLE

DIALOGUES: dict[str, Callable[[], Dialogue]] = {
    "number": lambda: computing.begin(WHOLE.tasks[0], 7),
    "vector": lambda: computing.begin(WHOLE.tasks[1], 7),
    "derivation": lambda: deriving.begin(VARIANCE, frozenset({1, 2, 3, 4})),
    "last line alone": lambda: deriving.begin(VARIANCE, frozenset({4})),
    "whiteboard": lambda: whiteboard.begin(VARIANCE),
}
LINES = ["mean(x)", "sum((x-mean(x))^2)/n", "0", "1e400", "(((", "1/3", "s/(n*d)", "[0.5, 0.5]", "\x1b[2J", "é" * 300,
         Request.HINT, Request.SHOW]  # fmt: skip


@pytest.mark.parametrize("begin", DIALOGUES.values(), ids=DIALOGUES.keys())
@given(st.lists(st.sampled_from(LINES), max_size=10))
@settings(max_examples=25, deadline=None)
def test_a_later_state_only_adds_to_what_was_said_and_an_earlier_one_stays(
    begin: Callable[[], Dialogue], lines: list[str | Request]
) -> None:
    state = begin()
    for line in lines:
        if state.outcome is not None:
            break
        chunks, prompt = state.chunks, state.prompt
        following = state.reply(line)
        assert following.chunks[: len(chunks)] == chunks
        assert (state.chunks, state.prompt, state.outcome) == (chunks, prompt, None)
        assert state.reply(line) == following
        state = following


@pytest.mark.parametrize("begin", DIALOGUES.values(), ids=DIALOGUES.keys())
def test_one_who_asks_to_be_shown_comes_to_an_end_rated_again(begin: Callable[[], Dialogue]) -> None:
    state = begin()
    for _ in range(12):
        if state.outcome is not None:
            break
        state = state.reply(Request.SHOW)
    assert state.outcome is not None
    assert state.outcome.rating.name == "AGAIN"
    assert state.outcome.verdict != "correct"
    assert state.outcome.task


@pytest.mark.parametrize("begin", DIALOGUES.values(), ids=DIALOGUES.keys())
def test_before_the_end_something_is_asked(begin: Callable[[], Dialogue]) -> None:
    state = begin()
    assert state.outcome is None
    assert state.chunks
    assert state.prompt.endswith(" ")
    assert state.prompt.isprintable()


@pytest.mark.parametrize("begin", DIALOGUES.values(), ids=DIALOGUES.keys())
def test_to_be_prepared_changes_no_reply(begin: Callable[[], Dialogue]) -> None:
    prepared = begin()
    prepared.prepare()
    assert prepared.reply("v").chunks == begin().reply("v").chunks

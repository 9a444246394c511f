"""A session in a pipe: so many lines a card, what is wrong said on stderr, the end of input an end."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from interview_grill.bank.model import FollowUp, Question
from interview_grill.memory.event import Rating
from interview_grill.session.chunks import Chunk, Verbatim
from interview_grill.session.requests import Request
from interview_grill.session.tries import Showing, Tried
from interview_grill.terminal.piped import PipedStage
from tests.terminal.dialogues import Echo
from tests.terminal.showings import CUED, HOSTILE, QUESTION, look, our_judge, showing

ITEM = FollowUp("Is it biased?", "No, by linearity.")


class Pipe:
    """A stage that reads a text and keeps what it writes."""

    def __init__(self, text: str, *, clock: Iterator[float] | None = None, ascii_only: bool = False) -> None:
        self.source, self.out, self.err = io.StringIO(text), io.StringIO(), io.StringIO()
        self.stage = PipedStage(
            look(ascii_only=ascii_only),
            self.source,
            self.out,
            self.err,
            clock=None if clock is None else lambda: next(clock),
        )

    @property
    def rest(self) -> str:
        return self.source.read()


def test_a_recall_card_takes_two_lines_an_answer_that_may_be_empty_and_a_rating() -> None:
    pipe = Pipe("the mean\n3\nnext\n")
    assert pipe.stage.recall(showing()) == Tried(Rating.GOOD, typed="the mean")
    assert pipe.rest == "next\n"
    assert Pipe("\n1\n").stage.recall(showing()) == Tried(Rating.AGAIN)


def test_the_answer_is_shown_only_after_one_was_given() -> None:
    pipe = Pipe("x\n")
    pipe.stage.recall(showing())
    before, _, after = pipe.out.getvalue().partition("Your answer: ")
    assert "What is the MLE of λ" in before
    assert "sample mean" not in before
    assert "sample mean" in after
    assert "Divided twice." in after


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_each_number_is_its_rating(number: int) -> None:
    found = Pipe(f"\n {number} \n").stage.recall(showing())
    assert found == Tried(Rating(number))


@pytest.mark.parametrize("wrong", ["5", "0", "good", "", "3.0", "33", "９", "١"])
def test_a_bad_rating_is_told_on_stderr_and_the_next_line_read(wrong: str) -> None:
    pipe = Pipe(f"\n{wrong}\n2\n")
    assert pipe.stage.recall(showing()) == Tried(Rating.HARD)
    assert pipe.err.getvalue() == f"grill: '{wrong}' is no rating; 1, 2, 3 or 4 is\n"
    assert "no rating" not in pipe.out.getvalue()


@pytest.mark.parametrize(
    ("line", "confidence"), [("70", 70), ("0", 0), (" 100 ", 100), ("007", 7), ("", None)]
)
def test_confidence_is_one_line_more_before_the_answer(line: str, confidence: int | None) -> None:
    pipe = Pipe(f"{line}\nx\n4\n")
    assert pipe.stage.recall(showing(ask_confidence=True)) == Tried(
        Rating.EASY, typed="x", confidence=confidence
    )


@pytest.mark.parametrize("wrong", ["101", "-1", "7.5", "1e1", "high", "٣", "²", "9" * 5000])
def test_what_is_no_confidence_is_told_and_the_next_line_read(wrong: str) -> None:
    pipe = Pipe(f"{wrong}\n55\nx\n4\n")
    assert pipe.stage.recall(showing(ask_confidence=True)) == Tried(Rating.EASY, typed="x", confidence=55)
    assert pipe.err.getvalue() == f"grill: '{wrong}' is no confidence; a whole number from 0 to 100 is\n"


@pytest.mark.parametrize("text", ["", "x\n", "x\n5\n"])
def test_the_end_of_input_ends_a_card_that_is_not_rated_yet(text: str) -> None:
    assert Pipe(text).stage.recall(showing()) is Request.END
    assert Pipe(text).stage.recall(showing(ask_confidence=True)) is Request.END


@pytest.mark.parametrize(
    ("command", "request_"),
    [
        (":u", Request.UNDO),
        (":b", Request.BURY),
        (":s", Request.SUSPEND),
        (":e", Request.EDIT),
        (" :q ", Request.QUIT),
    ],
)
@pytest.mark.parametrize("before", ["", "x\n"])
def test_a_command_may_stand_in_place_of_any_line(before: str, command: str, request_: Request) -> None:
    assert Pipe(f"{before}{command}\n3\n").stage.recall(showing()) is request_
    assert Pipe(f"{command}\n").stage.recall(showing(ask_confidence=True)) is request_


def test_help_and_follow_ups_take_no_line_of_the_card() -> None:
    pipe = Pipe(":?\n:f\nx\n:f\n3\n")
    assert pipe.stage.recall(showing()) == Tried(Rating.GOOD, typed="x")
    assert ":u undo  :b bury" in pipe.out.getvalue()
    assert pipe.out.getvalue().count("Next: Is it biased?") == 2


def test_help_and_follow_ups_are_served_where_confidence_is_asked_too() -> None:
    pipe = Pipe(":?\n:f\n70\nx\n3\n")
    assert pipe.stage.recall(showing(ask_confidence=True)) == Tried(Rating.GOOD, typed="x", confidence=70)
    assert ":u undo  :b bury" in pipe.out.getvalue()
    assert "Next: Is it biased?" in pipe.out.getvalue()
    assert pipe.out.getvalue().count("What is the MLE") == 1


def test_line_ends_of_windows_are_no_part_of_an_answer() -> None:
    assert Pipe("the mean\r\n3\r\n").stage.recall(showing()) == Tried(Rating.GOOD, typed="the mean")


def test_a_last_line_without_its_end_is_a_line() -> None:
    assert Pipe("x\n3").stage.recall(showing()) == Tried(Rating.GOOD, typed="x")


def test_a_card_that_keeps_slipping_is_advised_on() -> None:
    pipe = Pipe("\n3\n")
    pipe.stage.recall(showing(is_leech=True))
    assert "This card keeps slipping" in pipe.out.getvalue()


def converse(text: str, dialogue: Echo, *, alone: bool = False) -> tuple[Tried | Request, Pipe]:
    pipe = Pipe(text)
    return pipe.stage.converse(showing(alone=alone), dialogue), pipe


def test_a_checked_card_reads_lines_until_there_is_an_outcome_and_says_each_thing_once() -> None:
    outcome, pipe = converse("x+1\nx+2\nrest\n", Echo(needed=2))
    assert outcome == Tried(Rating.GOOD, typed="x+1|x+2")
    assert pipe.rest == "rest\n"
    shown = pipe.out.getvalue()
    assert [shown.count(text) for text in ("It begins.", "heard x+1", "heard x+2")] == [1, 1, 1]
    assert "1 of 2: " in shown


def test_an_empty_line_asks_to_be_shown_and_a_lone_question_mark_for_a_hint() -> None:
    outcome, _ = converse("\n ? \nx?\n", Echo(needed=3))
    assert outcome == Tried(Rating.GOOD, typed="show|hint|x?")


def test_a_dialogue_that_is_over_is_not_asked_again() -> None:
    outcome, pipe = converse("x\n", Echo(needed=0))
    assert outcome == Tried(Rating.GOOD, typed="")
    assert pipe.rest == "x\n"


def test_in_practice_there_is_nothing_to_undo_bury_suspend_or_edit() -> None:
    outcome, pipe = converse(":u\n:b\n:s\n:e\nx\n", Echo(needed=1), alone=True)
    assert outcome == Tried(Rating.GOOD, typed="x")
    assert pipe.out.getvalue().count("Practice is not logged") == 4
    assert converse(":q\n", Echo(needed=1), alone=True)[0] is Request.QUIT
    assert converse(":b\n", Echo(needed=1))[0] is Request.BURY


def test_the_end_of_input_ends_a_checked_card() -> None:
    assert converse("x\n", Echo(needed=2))[0] is Request.END


@pytest.mark.parametrize(("line", "had"), [("y", True), ("n", False), (" Y ", True), ("N", False)])
def test_a_follow_up_takes_an_answer_and_whether_one_had_it(line: str, had: bool) -> None:
    pipe = Pipe(f"by linearity\n{line}\n")
    assert pipe.stage.follow_up(showing(), ITEM) is had
    before, _, after = pipe.out.getvalue().partition("Your answer: ")
    assert "Follow-up: Is it biased?" in before
    assert "No, by linearity." in after


def test_what_is_neither_yes_nor_no_is_told_and_the_next_line_read() -> None:
    pipe = Pipe("\nyes\n3\n\ny\n")
    assert pipe.stage.follow_up(showing(), ITEM) is True
    assert pipe.err.getvalue().splitlines() == [
        f"grill: '{line}' is neither y nor n" for line in ("yes", "3", "")
    ]


@pytest.mark.parametrize("text", ["", "x\n", "x\nperhaps\n"])
def test_the_end_of_input_ends_a_follow_up(text: str) -> None:
    assert Pipe(text).stage.follow_up(showing(), ITEM) is Request.END


def test_a_command_ends_a_follow_up() -> None:
    assert Pipe(":q\n").stage.follow_up(showing(), ITEM) is Request.QUIT
    assert Pipe("x\n:u\n").stage.follow_up(showing(), ITEM) is Request.UNDO


def test_nothing_is_awaited_after_a_checked_card() -> None:
    pipe = Pipe("x\n")
    assert pipe.stage.conclude() is None
    assert pipe.rest == "x\n"


def test_the_time_left_stands_above_each_card() -> None:
    pipe = Pipe("\n3\n", clock=iter([75.9]))
    pipe.stage.recall(showing())
    assert "1:15 left" in pipe.out.getvalue()


def hostile_chunks() -> tuple[Chunk, ...]:
    return (HOSTILE.answer, Verbatim(HOSTILE.answer))


@pytest.mark.parametrize("ascii_only", [False, True])
def test_nothing_that_acts_on_a_terminal_is_written(ascii_only: bool) -> None:
    pipe = Pipe(":f\n\x1b[2J\u202e\n\x1b]52;c;x\x07\n2\n", ascii_only=ascii_only)
    asked: Showing = showing(HOSTILE, is_leech=True)
    pipe.stage.recall(asked)
    pipe.stage.converse(asked, Echo(needed=0, chunks=hostile_chunks()))
    pipe.stage.notice("\x1b[31mred\u2066")
    for written in (pipe.out.getvalue(), pipe.err.getvalue()):
        assert not {"\x1b", "\x07", "\u202e", "\u2066", "\x00"} & set(written)
    assert not ascii_only or "Answer --" in pipe.out.getvalue()


def test_a_question_without_an_answer_is_asked_all_the_same() -> None:
    pipe = Pipe("x\n3\n")
    assert pipe.stage.recall(showing(Question(id="a", ask="a?"))) == Tried(Rating.GOOD, typed="x")
    assert "(no answer yet)" in pipe.out.getvalue()
    assert QUESTION.answer not in pipe.out.getvalue()


def test_an_answer_line_is_judged_and_an_empty_rating_accepts_what_follows() -> None:
    pipe = Pipe("you divide by n, and it is biased\n\nnext\n")
    found = pipe.stage.recall(showing(CUED, judge=our_judge))
    assert found == Tried(Rating.GOOD, typed="you divide by n, and it is biased", ticks=(2, 3), heard=(2, 3))
    assert pipe.rest == "next\n"
    out = pipe.out.getvalue()
    assert "Heard 2 of 3 points; what was not comes first." in out
    assert (
        out.index("[ ] nice the score is set to zero")
        < out.index("[✓] must divide by n")
        < out.index("Answer")
    )
    assert "You: you [divide by n]², and it is [biased]³" in out
    assert "4 Easy, empty for Good: " in out


def test_a_rating_typed_overrules_and_a_bad_one_is_told_as_ever() -> None:
    pipe = Pipe("you divide by n\n7\n3\n")
    found = pipe.stage.recall(showing(CUED, judge=our_judge))
    assert found == Tried(Rating.GOOD, typed="you divide by n", ticks=(2,), heard=(2,))
    assert "'7' is no rating" in pipe.err.getvalue()


@pytest.mark.parametrize("typed", ["", "   "])
def test_with_nothing_typed_an_empty_rating_is_none(typed: str) -> None:
    pipe = Pipe(f"{typed}\n\n1\n")
    assert pipe.stage.recall(showing(CUED, judge=our_judge)) == Tried(Rating.AGAIN, typed=typed)
    assert "'' is no rating" in pipe.err.getvalue()
    assert "Heard" not in pipe.out.getvalue()


def test_of_a_card_without_cues_guesses_are_shown_and_propose_nothing() -> None:
    pipe = Pipe("the sample mean\n\n1\n")
    assert pipe.stage.recall(showing(judge=our_judge)) == Tried(Rating.AGAIN, typed="the sample mean")
    assert "You may have said it" in pipe.out.getvalue()
    assert "'' is no rating" in pipe.err.getvalue()


@pytest.mark.parametrize(
    ("said", "lines", "had"),
    [
        ("by linearity", "", True),
        ("by luck", "", False),
        ("by linearity", "n", False),
        ("by luck", "y", True),
    ],
)
def test_a_follow_up_is_judged_and_an_empty_line_accepts(said: str, lines: str, had: bool) -> None:
    item = FollowUp("Is it biased?", "No, by linearity.", cues=("linear*",))
    pipe = Pipe(f"{said}\n{lines}\n")
    assert pipe.stage.follow_up(showing(judge=our_judge), item) is had
    assert f"empty for {'y' if 'linear' in said else 'n'}: " in pipe.out.getvalue()


def test_a_follow_up_without_cues_or_an_answer_needs_a_letter() -> None:
    for item, said in ((ITEM, "by linearity"), (FollowUp("Biased?", "No.", cues=("no",)), "")):
        pipe = Pipe(f"{said}\n\ny\n")
        assert pipe.stage.follow_up(showing(judge=our_judge), item) is True
        assert "is neither y nor n" in pipe.err.getvalue()

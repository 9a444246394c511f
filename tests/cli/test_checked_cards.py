"""Numeric cards and derivations through the real program: in sessions, in practice, from scripts."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.cli.conftest import Grill, Terminal

Start = Callable[..., Terminal]


def compute(grill: Grill, *arguments: str, status: int = 0) -> dict[str, object]:
    document: dict[str, object] = json.loads(grill("compute", *arguments, "--json", status=status).stdout)
    return document


def reviews(grill: Grill) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(grill.out("history", "--json"))
    return rows


def test_an_instance_is_the_same_for_a_seed_and_another_for_another(grill: Grill) -> None:
    first = compute(grill, "gaussian-variance", "--seed", "5")
    assert compute(grill, "7", "--seed", "5") == first
    assert compute(grill, "7", "--seed", "6")["given"] != first["given"]
    assert set(first) >= {"card", "task", "seed", "given", "ask", "type", "rtol"}
    assert first["card"] == "gaussian-variance:compute"


def test_the_verdict_is_the_exit_status(grill: Grill) -> None:
    seed = ("gaussian-variance", "--seed", "7")
    expected = compute(grill, *seed, "--answer", "4.33")["expected"]
    assert isinstance(expected, float)
    assert expected == pytest.approx(4.332222, rel=1e-6)
    assert compute(grill, *seed, "--answer", f"{expected * 1.01:.5g}", status=1)["verdict"] == "near"
    wrong = compute(grill, *seed, "--answer", f"{expected * 6 / 5:.6g}", status=1)
    assert (wrong["verdict"], wrong["tag"]) == ("wrong", "divisor-n-minus-1")
    unread = compute(grill, *seed, "--answer", "4,33", status=3)
    assert unread["verdict"] == "invalid"
    assert compute(grill, *seed, "--answer", "mean((x-mean(x))^2)")["read_as"] == "mean((x - mean(x))^2)"


def test_an_answer_that_cannot_be_read_shows_where(grill: Grill) -> None:
    done = grill("compute", "gaussian-variance", "--seed", "7", "--answer", "mean(x", status=3)
    assert "mean(x\n    ^" in done.stdout


def test_an_answer_without_a_seed_is_shown_the_numbers_it_was_judged_on(grill: Grill) -> None:
    out = grill("compute", "poisson-mle", "--answer", "-1", status=1).stdout
    asked, seed, *_ = out.split("\n\n")
    assert "What is the maximum likelihood estimate" in " ".join(asked.split())
    number = seed.split()[1].rstrip(":")
    assert (
        seed == f"Seed {number}: 'grill compute poisson-mle --seed {number}' asks with these numbers again."
    )
    instance = compute(grill, "9", "--seed", number)
    assert instance["card"] == "poisson-mle:compute"
    again = grill("compute", "9", "--seed", number, "--answer", "-1", status=1).stdout
    assert out.endswith(f"\n\n{again}")


def test_an_answer_is_echoed_as_read_and_a_wrong_one_gets_the_worked_solution(grill: Grill) -> None:
    judged = ("compute", "bernoulli-mle", "--seed", "7", "--answer")
    assert grill.out(*judged, "1/7*log(e)") == "correct: Right. (read as 1/7*ln(e))\n"
    assert grill.out(*judged, "14.3%") == "correct: Right. (read as 0.143)\n"
    assert grill.out(*judged, "2/14") == "correct: Right.\n"
    assert grill(*judged, "0.145", status=1).stdout == "near: Close, but not there: check your rounding.\n"
    wrong = grill(*judged, "12/14", status=1).stdout
    assert wrong.startswith(
        "wrong: That is the estimated probability of a failure.\nThe answer is 0.142857.\n"
    )
    assert "θ̂ = 2/14 = 0.1429" in wrong


def test_practice_touches_neither_log_nor_schedule(grill: Grill) -> None:
    before = grill.out("due", "--json")
    grill("compute", "gaussian-variance", "--seed", "7", stdin="4.33\n")
    grill("derive", "gaussian-variance", "--blank", stdin="\n\n\n\n\n\n\n")
    assert grill.out("due", "--json") == before
    assert reviews(grill) == []


def test_a_numeric_card_in_a_session_is_judged_rated_and_logged_with_its_numbers(grill: Grill) -> None:
    out = grill.out("quiz", "--kind", "compute", "-n", "1", "--seed", "3", stdin="zebra\n99999\n")
    assert "Cannot be read" in out
    assert "The answer is" in out
    row = reviews(grill)[0]
    assert (row["rating"], row["verdict"]) == (1, "wrong")
    assert isinstance(row["given"], str)
    assert json.loads(row["given"])
    assert row["task"]
    assert row["seed"] is not None


def test_one_seed_fixes_the_numbers_of_a_whole_session(grill: Grill) -> None:
    options = ("quiz", "--cram", "--kind", "compute", "-n", "3", "--seed", "3")
    grill(*options, stdin="\n\n\n")
    first = [(row["card"], row["given"]) for row in reviews(grill)[:3]]
    grill("undo")
    while "Undone" in grill.out("undo"):
        pass
    grill(*options, stdin="\n\n\n")
    assert [(row["card"], row["given"]) for row in reviews(grill)[:3]] == first


def test_a_hint_makes_a_right_answer_hard_and_the_solution_makes_it_again(grill: Grill) -> None:
    right = compute(grill, "gaussian-mean", "--seed", "1")
    task = str(right["task"])
    grill("compute", "gaussian-mean", "--task", task, "--seed", "1", stdin="?\nmean(x)\n")
    out = grill.out("quiz", "--kind", "compute", "--section", "B", "-n", "1", stdin="?\ns/n\n")
    assert "Hint: " in out
    assert reviews(grill)[-1]["rating"] == 2
    grill("quiz", "--kind", "compute", "--section", "B", "-n", "1", "--new", "1", stdin="\n")
    assert reviews(grill)[-1]["rating"] == 1


def test_a_derivation_hands_over_one_more_line_with_each_success_and_takes_one_back(grill: Grill) -> None:
    def lines_left() -> int:
        return grill.out("derive", "bernoulli-mle", stdin="\n" * 12).count("Line ")

    last_line = "-s/theta^2 - (n-s)/(1-theta)^2\n"
    options = ("quiz", "--kind", "derive", "--section", "B", "-n", "1")
    assert lines_left() == 1
    grill(*options, stdin=last_line)
    assert (reviews(grill)[-1]["card"], reviews(grill)[-1]["rating"]) == ("bernoulli-mle:derive", 3)
    assert lines_left() == 2
    grill.now = "2027-03-20T18:00:00"
    grill(*options, stdin="s/n\n" + last_line)
    assert lines_left() == 3
    grill.now = "2027-06-20T18:00:00"
    grill(*options, stdin="\n" * 9)
    assert lines_left() == 2


def test_a_derivation_in_a_terminal_from_hint_to_outcome(terminal: Start) -> None:
    session = terminal("derive", "gaussian-variance", "--worked", rows=60)
    session.wait_for("? hint")
    session.press("?\r")
    session.wait_for("Hint: ")
    session.press("sum((x-mean(x))^2)/(n-1)\r")
    session.wait_for("Wrong (read as")
    session.press("mean(x^2) - mean(x)^2\r")
    shown = session.wait_for("Enter done")
    assert "Right." in shown
    session.press("\r")
    session.finish()
    assert session.process.exitstatus == 0


def test_a_numeric_card_in_a_terminal_is_followed_by_its_solution(grill: Grill, terminal: Start) -> None:
    session = terminal("quiz", "--kind", "compute", "--section", "B", "-n", "1")
    session.wait_for("Your answer:")
    session.press("s/n\r")
    shown = session.wait_for("Enter next")
    assert "Right (read as" in shown
    assert "The answer is" in shown
    assert len(reviews(grill)) == 1  # on disk before the solution has been read
    session.press("\r")
    session.finish()


def test_the_clock_of_a_derivation_counts_down(terminal: Start) -> None:
    session = terminal("derive", "gaussian-variance", "--minutes", "2")
    session.wait_for("1:59 left")
    session.wait_for("1:57 left")
    session.press(":q\r")
    session.finish()


def test_the_whiteboard_takes_lines_in_any_order_and_names_what_is_missing(grill: Grill) -> None:
    out = grill.out("derive", "45", "--free", stdin="n/sum(x)\nn*ln(lambda) - lambda*sum(x)\n7\n\n")
    assert "Line 3" in out or "Line 4" in out
    assert "Line 1" in out
    assert "False (read as 7)" in out
    assert "Missing:" in out


def test_show_prints_a_whole_derivation(grill: Grill) -> None:
    out = grill.out("show", "gaussian-variance", "--derivation")
    assert "1. " in out
    assert "    v̂ = ─── ∑ (xᵢ − x̄)²" in out


def test_practice_has_no_keys_for_what_is_not_logged(grill: Grill, terminal: Start) -> None:
    session = terminal("compute", "gaussian-variance", "--seed", "7")
    asked = session.wait_for(":f :q :? commands")
    assert ":u" not in asked
    session.press(":u\r")
    session.wait_for("Practice is not logged")
    session.press(":f\r:f\r:f\r:f\r:f\r:f\r:f\r:f\r:f\r")
    session.wait_for("no further follow-up")
    session.press("1\r")
    shown = session.wait_for("Enter done")
    assert "u undo" not in shown
    session.press("ube\r")  # none of the three ends it
    session.finish()
    assert session.process.exitstatus == 0
    out = grill.out("compute", "gaussian-variance", "--seed", "7", stdin=":b\n1\n")
    assert out.index("Practice is not logged") < out.index("The answer is")


def test_one_hint_is_one_hint(grill: Grill) -> None:
    out = grill.out("derive", "gaussian-variance", "--worked", stdin="?\n\n")
    assert "0 of 1 lines yours, 1 hint: Again." in out

"""Options in an order that does not tell which is right."""

from __future__ import annotations

from interview_grill.bank.derivation import Expect, Line, Mode, WrongLine
from interview_grill.derivations.choices import options, options_text, right_letter


def choice(number: int) -> Line:
    wrong = tuple(WrongLine(f"w{k}", "", "No.", f"${number} + {k}$") for k in (1, 2))
    return Line(f"Which is the gradient {number}?", f"${number}$", "", Expect(Mode.CHOICE), wrong)


def test_the_right_option_stands_anywhere_and_always_at_the_same_place() -> None:
    letters = [right_letter(choice(number)) for number in range(60)]
    assert letters == [right_letter(choice(number)) for number in range(60)]
    assert all(letters.count(letter) > 8 for letter in "abc")


def test_every_option_is_offered_once_with_its_letter() -> None:
    line = choice(4)
    offered = options(line)
    assert list(offered) == ["a", "b", "c"]
    assert {wrong.tag if wrong else None for wrong in offered.values()} == {None, "w1", "w2"}
    text = options_text(line)
    assert all(text.count(f"{letter}) $") == 1 for letter in offered)
    assert f"{right_letter(line)}) $4$" in text


def test_a_line_that_is_typed_offers_nothing() -> None:
    assert options_text(Line("Solve.", "$x$", "", Expect(Mode.EQUAL, "x"))) == ""

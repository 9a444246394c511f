"""Options that any command takes, before its name or after it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.cli.global_options import GlobalOptions, take
from interview_grill.errors import WrongUsage


@pytest.mark.parametrize(
    ("arguments", "options", "rest"),
    [
        ([], GlobalOptions(), []),
        (["due"], GlobalOptions(), ["due"]),
        (["--home", "h", "due"], GlobalOptions("h"), ["due"]),
        (["due", "--home=h"], GlobalOptions("h"), ["due"]),
        (["due", "--home", "a", "--home", "b"], GlobalOptions("b"), ["due"]),
        (["--bank", "a", "list", "--bank=b"], GlobalOptions(None, ("a", "b")), ["list"]),
        (["list", "--ascii"], GlobalOptions(ascii=True), ["list"]),
        (["--json", "list"], GlobalOptions(), ["list", "--json"]),
        (["--seed", "7", "compute", "x"], GlobalOptions(), ["compute", "x", "--seed", "7"]),
        (["--seed=7", "quiz"], GlobalOptions(), ["quiz", "--seed", "7"]),
        (["compute", "--seed", "7", "x"], GlobalOptions(), ["compute", "--seed", "7", "x"]),
        (
            ["--json", "search", "--", "--home", "x"],
            GlobalOptions(),
            ["search", "--json", "--", "--home", "x"],
        ),
        (["search", "--", "--ascii"], GlobalOptions(), ["search", "--", "--ascii"]),
        (["--home", "--bank", "due"], GlobalOptions("--bank"), ["due"]),
        (["--home="], GlobalOptions(""), []),
    ],
)
def test_they_are_taken_out_and_the_rest_is_the_command_s(
    arguments: list[str], options: GlobalOptions, rest: list[str]
) -> None:
    assert take(arguments) == (options, rest)


@pytest.mark.parametrize("arguments", [["--home"], ["due", "--bank"], ["--seed"]])
def test_one_without_its_value_is_wrong_usage(arguments: list[str]) -> None:
    with pytest.raises(WrongUsage, match="needs a value") as caught:
        take(arguments)
    assert arguments[-1] in str(caught.value.mend)


@given(st.lists(st.sampled_from(["due", "x", "-n", "3", "--cram", "--tag"]), max_size=6), st.integers(0, 6))
def test_where_they_stand_makes_no_difference(words: list[str], at: int) -> None:
    at = min(at, len(words))
    placed = [*words[:at], "--home", "h", "--ascii", *words[at:]]
    assert take(placed) == (GlobalOptions("h", ascii=True), words)


@given(
    st.lists(
        st.text(alphabet="-=ahomebnk", max_size=8).filter(lambda word: not word.startswith("--")), max_size=6
    )
)
def test_other_words_are_left_alone(words: list[str]) -> None:
    assert take(list(words)) == (GlobalOptions(), words)

"""What a typed name stands for: itself, a constant, a part or the mean of a sample; where a word is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_grill.algebra import Names, parse
from interview_grill.algebra.echo import echo
from interview_grill.algebra.spelling import nearest, resolve, split
from interview_grill.algebra.written import with_written
from interview_grill.errors import FormulaError

NAMES = Names.declare(
    {"x": "sample", "n": "size of x", "mu": "real", "v": "positive", "theta": "real", "x_bar": "real"}
)
LETTERS = Names.declare(dict.fromkeys("abcdf", "real"))


def meaning(typed: str, names: Names = NAMES) -> str | None:
    node = resolve(typed, names)
    return None if node is None else echo(node)


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("mu", "mu"),
        ("μ", "mu"),
        ("e", "e"),
        ("pi", "pi"),
        ("π", "pi"),
        ("x", "x"),
        ("x_i", "x"),
        ("x_j", "x"),
        ("x_2", "x[2]"),
        ("x2", "x[2]"),
        ("x_10", "x[10]"),
    ],
)
def test_a_name_has_a_meaning(typed: str, read_as: str) -> None:
    assert meaning(typed) == read_as


@pytest.mark.parametrize(
    "typed", ["q", "p_i", "v_i", "nv", "v_2", "x_0", "x_n1", "n_v", "nq", "nvnvn", "vbar", "var"]
)
def test_a_word_that_stands_for_nothing_has_none(typed: str) -> None:
    assert meaning(typed) is None


def test_a_declared_name_comes_before_every_other_reading() -> None:
    assert meaning("xbar") == "x_bar"
    names = Names.declare({"x": "sample", "x_2": "real"})
    assert meaning("x2", names) == "x_2"
    assert meaning("x3", names) == "x[3]"


def test_the_mean_of_a_sample_may_be_written_with_a_bar() -> None:
    names = Names.declare({"x": "sample", "v": "real"})
    assert [meaning(typed, names) for typed in ("xbar", "x_bar", "x\u0304", "vbar")] == [
        "mean(x)",
        "mean(x)",
        "mean(x)",
        None,
    ]


@given(st.text("abcdfg", min_size=1, max_size=6))
def test_a_word_is_cut_into_one_letter_names_in_one_way_or_none(word: str) -> None:
    known = "g" not in word and len(word) <= 4
    assert split(word, LETTERS) == ([tuple(word)] if known else [])


@given(st.lists(st.sampled_from(["a", "ab", "b", "ba"]), min_size=1, max_size=4))
def test_every_way_to_cut_a_word_gives_the_word(parts: list[str]) -> None:
    names = Names.declare(dict.fromkeys(["a", "ab", "b", "ba"], "real"))
    ways = split("".join(parts), names)
    assert tuple(parts) in ways
    assert len(set(ways)) == len(ways)
    assert all("".join(way) == "".join(parts) for way in ways)


def test_a_word_of_two_readings_has_none() -> None:
    names = Names.declare(dict.fromkeys(["a", "b", "ab", "ba"], "real"))
    assert meaning("aba", names) is None
    assert meaning("ab", names) == "ab"


@given(st.text("ratehu", min_size=5, max_size=8), st.integers(0, 6))
def test_two_neighbours_swapped_lead_back_to_the_name(name: str, place: int) -> None:
    place %= len(name) - 1
    typed = name[:place] + name[place + 1] + name[place] + name[place + 2 :]
    assert nearest(typed, (name, "zzzzzz")) == name


def test_a_short_word_allows_one_slip_and_a_single_letter_none() -> None:
    assert nearest("rta", ("rate",)) is None
    assert nearest("rat", ("rate",)) == "rate"
    assert nearest("m", ("mu",)) is None
    assert nearest("N", ("n", "x")) == "n"


def test_a_product_of_two_names_is_no_other_name_without_its_underscore() -> None:
    names = with_written(Names.declare({"k": "positive", "n": "count", "m": "real"}), {"k_n": "k + n"})
    assert parse("kn(m - 1)^2", names).node == parse("k*n*(m - 1)^2", names).node
    assert parse("k_n", names).node == parse("k + n", names).node


def test_numbered_names_are_a_family_that_an_index_runs_over() -> None:
    names = Names.declare({"p1": "positive", "p2": "positive", "q1": "positive", "q2": "positive"})
    values = {"p1": 0.25, "p2": 0.75, "q1": 0.5, "q2": 0.5}
    for typed in ("Σ p_k q_k", "∑ₖ pₖ qₖ", "sum_t p_t q_t", "Σ_j p_j q_j"):
        assert parse(typed, names).evaluate(values) == 0.5
    assert parse("p_k/Σ_j q_j", names).evaluate(values) == (0.25, 0.75)


def test_a_hat_or_other_capitals_mean_the_name_that_is_given() -> None:
    names = Names.declare({"lambda": "positive", "w": "real", "r_a": "real", "r_b": "real"})
    for typed, read in (("λ̂", "lambda"), ("lambda_hat", "lambda"), ("ŵ", "w"), ("r_A", "r_a")):
        assert parse(typed, names).read_as == read
    for typed in ("what", "W", "w_bar"):
        with pytest.raises(FormulaError):
            parse(typed, names)
    both = names.extended({"lambda_hat": "positive"})
    assert parse("λ̂", both).read_as == "lambda_hat"


def test_extremes_of_a_sample_are_read_as_statistics_writes_them() -> None:
    names = Names.declare({"x": "sample", "n": "size of x", "z": "real"})
    for typed, read in (
        ("x_(n)", "max(x)"),
        ("x_(1)", "min(x)"),
        ("max_i x_i", "max(x)"),
        ("(z − 1)_+", "max(z - 1, 0)"),
        ("(|z| − 1)₊/2", "max(abs(z) - 1, 0)/2"),
        ("median(6, 1, z)", "median([6, 1, z])"),
        ("(n+1)/n max_i x_i", "(n + 1)/n*max(x)"),
    ):
        assert parse(typed, names).read_as == read

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Grill

LONGLEY = Path(__file__).parent.parent / "solver" / "data" / "longley.csv"


def test_a_report_shows_estimates_posterior_picture_and_steps(grill: Grill) -> None:
    text = grill("solve", "bernoulli", "--data", "1,0,1,1", "--prior", "beta:2,2", "--explain").stdout
    for piece in (
        "n = 4",
        "p̂ = s/n",
        "0.75",
        "Beta(5, 3)",
        "0.666667",
        "▲ MLE 0.75",
        "posterior",
        "1. With s = 3",
    ):
        assert piece in text


def test_the_json_document_has_its_shape(grill: Grill) -> None:
    found = json.loads(grill("solve", "poisson", "--data", "3,1,4", "--prior", "gamma:2,1", "--json").stdout)
    assert {"model", "n", "mle", "standard_error", "map", "posterior", "log_likelihood"} <= set(found)
    assert found["mle"]["rate"] == pytest.approx(8 / 3)
    assert found["map"]["rate"] == pytest.approx(2.25)


def test_explain_adds_its_lines_to_the_json(grill: Grill) -> None:
    found = json.loads(grill("--json", "solve", "uniform", "--data", "1,3", "--explain").stdout)
    assert len(found["explain"]) == 3


def test_regression_reads_named_columns_of_a_file(grill: Grill) -> None:
    found = json.loads(
        grill("solve", "linear", "--csv", str(LONGLEY), "--y", "TOTEMP", "--x", "YEAR,POP", "--json").stdout
    )
    assert set(found["mle"]) == {"intercept", "YEAR", "POP"}
    assert found["n"] == 16


def test_data_come_from_standard_input(grill: Grill) -> None:
    text = grill(
        "solve", "logistic", "--csv", "-", "--y", "y", "--x", "x", stdin="x,y\n1,0\n2,1\n3,0\n4,1\n"
    ).stdout
    assert "Newton" not in text
    assert "intercept" in text


def test_without_a_model_they_are_listed(grill: Grill) -> None:
    assert "lasso" in grill("solve").stdout
    assert "lasso" in json.loads(grill("solve", "--json").stdout)


def test_ascii_output_is_ascii(grill: Grill) -> None:
    text = grill(
        "--ascii", "solve", "exponential", "--data", "1,2.5", "--prior", "gamma:2,1", "--explain"
    ).stdout
    assert text.isascii()


@pytest.mark.parametrize(
    ("arguments", "stdin", "status", "said"),
    [
        (("bernoulli", "--data", "1,x"), "", 3, "--data:1:3: 'x' is not a number"),
        (("bernoulli", "--data", "1,2"), "", 3, "observation 2 is 2"),
        (
            ("linear", "--csv", "-", "--y", "y", "--x", "a"),
            "y,a\n1,2\n2,\n",
            3,
            "<stdin>:3:3: a number is missing",
        ),
        (("linear", "--csv", "missing.csv", "--y", "y"), "", 3, "missing.csv"),
        (("bernoulli",), "", 2, "--data"),
        (("bernoulli", "--data", "1", "--csv", "x"), "", 2, "either"),
        (("linear", "--data", "1,2", "--x", "a"), "", 2, "--csv"),
        (("bernoully", "--data", "1"), "", 2, "did you mean bernoulli?"),
        (("bernoulli", "--data", "1,0", "--prior", "beta:1"), "", 2, "beta:alpha,beta"),
    ],
)
def test_faults_are_one_line_that_says_where_and_how_to_mend(
    grill: Grill, arguments: tuple[str, ...], stdin: str, status: int, said: str
) -> None:
    done = grill("solve", *arguments, stdin=stdin, status=status)
    assert done.stdout == ""
    assert said in done.stderr
    assert done.stderr.count("\n") == 1

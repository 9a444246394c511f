"""What the shell may complete."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_grill.cli import completion
from tests.cli.places import bank


@pytest.fixture(autouse=True)
def _one_bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRILL_BANK", str(bank(tmp_path)))
    monkeypatch.setenv("GRILL_HOME", str(tmp_path / "home"))


def test_names_out_of_the_bank_that_begin_so() -> None:
    assert completion.question("") == ["mode", "poisson-rate", "odds"]
    assert completion.question("po") == ["poisson-rate"]
    assert completion.question("PO") == completion.question("zz") == []
    assert completion.tag("ma") == ["map"]
    assert completion.section("q") == ["quick"]
    assert completion.band("1") == ["1-15"]


def test_settings_and_models_need_no_bank(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRILL_BANK", "/no/such/bank.yaml")
    assert completion.setting("ret") == ["retention"]
    assert {"rollover", "new_per_day", "interview_date", "theme"} <= set(completion.setting(""))
    assert completion.model("pois") == ["poisson"]


def test_a_bank_that_cannot_be_read_completes_nothing_and_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("questions: [", encoding="utf-8")
    for path in (str(broken), "/no/such/bank.yaml"):
        monkeypatch.setenv("GRILL_BANK", path)
        assert completion.question("") == completion.tag("") == []
    assert capsys.readouterr() == ("", "")

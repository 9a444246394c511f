"""Whatever a file holds, the check answers with faults and nothing else."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview_grill.bank.check import check
from interview_grill.bank.fault import Fault
from interview_grill.bank.library import Library
from interview_grill.bank.template import TEMPLATE
from interview_grill.errors import BankError

SEED = TEMPLATE.encode()
PIECES = st.one_of(
    st.sampled_from(
        [
            *(mark.encode() for mark in "&*!<>{}[]:,-?|#%@`'\"$\\~"),
            b"\n",
            b"\t",
            b"- id: x\n",
            b"<<: ",
            b"---\n",
            b"\x00",
            b"\xff",
            b"\xed\xa0\x80",
            "é\u2028".encode(),
            b'"\\theta"',
            b"$\\frac",
            b"(((",
            b"1e999",
        ]
    ),
    st.binary(max_size=6),
    st.text(max_size=6).map(lambda text: text.encode(errors="surrogatepass")),
)


@st.composite
def mutants(draw: st.DrawFn) -> bytes:
    """The template with pieces of it removed, replaced, or put in somewhere."""
    data = SEED
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        removed = draw(st.sampled_from([0, 0, 1, 3, 40]))
        data = data[:at] + draw(PIECES) + data[at + removed :]
    return data


def faults_of(data: bytes) -> list[Fault]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bank.yaml")
        path.write_bytes(data)
        faults = check(str(path))
        refusal = refused(path)
    has_errors = any(fault.is_error for fault in faults)
    assert has_errors == (refusal is not None) or "there are no questions" in str(refusal)
    return faults


def refused(path: Path) -> BankError | None:
    """Why a library does not open over a bank; None if it does."""
    try:
        Library.open([str(path)]).close()
    except BankError as error:
        return error
    return None


def assert_placed(faults: list[Fault], data: bytes) -> None:
    lines = data.count(b"\n") + data.count(b"\r") + 1
    for fault in faults:
        assert fault.what
        assert 0 <= fault.line <= lines + 1
        assert (fault.line == 0) == (fault.column == 0)


MANY = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


@MANY
@given(mutants())
def test_a_mutilated_bank_gives_faults_that_have_places(data: bytes) -> None:
    assert_placed(faults_of(data), data)


@MANY
@given(
    st.one_of(
        st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode(errors="surrogatepass"))
    )
)
def test_any_bytes_give_faults_that_have_places(data: bytes) -> None:
    assert_placed(faults_of(data), data)


@MANY
@given(st.text(st.sampled_from("-:?[]{},&*!|>'\"%@`#$\\ \n\tax1."), max_size=60))
def test_any_yaml_punctuation_gives_faults_that_have_places(text: str) -> None:
    assert_placed(faults_of(text.encode()), text.encode())

"""A bank read from its files: valid questions as plain data with their places, and every fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from interview_grill.bank.content import Rigour, content_faults
from interview_grill.bank.fault import Fault, Severity, in_order
from interview_grill.bank.files import HEADER_FILES, BankFile, bank_files
from interview_grill.bank.format import BANDS, DECK, QUESTION, SECTIONS
from interview_grill.bank.limits import LIMITS, Excess, Limits
from interview_grill.bank.nodes import descend
from interview_grill.bank.reader import Header, Item, read
from interview_grill.bank.report import Report
from interview_grill.bank.spelling import nearest
from interview_grill.bank.values import read_value

if TYPE_CHECKING:
    from interview_grill.bank.nodes import Node


class Written(NamedTuple):
    """A question and where it is written: lines and columns count from 1; what follows it begins at the end's."""

    plain: dict[str, Any]
    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    in_braces: bool


class Loaded(NamedTuple):
    """What the files of one bank hold. A file with errors gives no questions."""

    header: dict[str, Any]
    questions: list[Written]
    faults: list[Fault]


class _Filed(NamedTuple):
    """The section or band a question is filed under."""

    key: str
    value: str
    line: int
    column: int
    report: Report


def load(
    bank: str,
    *,
    rigour: Rigour = Rigour.USABLE,
    within: dict[str, Any] | None = None,
    limits: Limits = LIMITS,
) -> Loaded:
    """Read a bank. `rigour` is what is looked for.

    With `within`, the header in force, the bank is the folder of a learner's own questions, where what was
    imported lies beside what was copied: there every file is a deck of its own, with its own numbers and
    perhaps a header.

    Raises BankError when there is no bank at that path or it holds too much, OSError for a folder that cannot
    be listed; everything else is a fault.
    """
    loading = _Loading(rigour, within, limits)
    for file in bank_files(bank, limits):
        loading.read_file(file)
    return loading.result()


class _Loading:
    """Files of one bank being read; ids and numbers occur once in it."""

    def __init__(self, rigour: Rigour, within: dict[str, Any] | None, limits: Limits) -> None:
        self._within = within or {}
        self._apart = within is not None
        self._rigour = rigour
        self._limits = limits
        self._header: dict[str, Any] = {}
        self._header_file = ""
        self._read: list[tuple[Report, list[Written]]] = []
        self._first: dict[tuple[str, object, str], str] = {}
        self._filed: list[_Filed] = []

    def read_file(self, file: BankFile) -> None:
        report = Report(file.path, most=self._limits.faults)
        questions: list[Written] = []
        self._read.append((report, questions))
        if file.size > self._limits.file_bytes:
            report.conclude(
                Excess(f"the file is larger than {self._limits.file_bytes:,} bytes", "split the bank")
            )
            return
        try:
            with open(file.path, "rb") as report.stream:
                self._read_parts(report, questions)
        except Excess as excess:
            report.conclude(excess)
        except OSError as error:
            report.conclude(Excess(f"the file cannot be read: {error.strerror}", "mend its permissions"))
        report.stream = None

    def _read_parts(self, report: Report, questions: list[Written]) -> None:
        assert report.stream is not None
        for part in read(report.stream, report, self._limits):
            if isinstance(part, Header):
                self._take_header(part, report)
            else:
                questions.append(self._question(part, report))
        if not questions and not report.faults and not report.file.endswith(HEADER_FILES):
            report.add(Severity.WARNING, 1, 1, "the file holds no questions", "begin one with `- id:`")

    def _take_header(self, header: Header, report: Report) -> None:
        for key, (place, _) in header.node.entries.items():
            if key in QUESTION.keys and key not in DECK.keys:
                report.error(place, f"`{key}` outside a question", "begin each question with `- id:`")
                return
        plain = read_value(DECK, header.node, "the header", report)
        if self._apart:
            self._header = joined(self._header, plain)
        elif self._header_file:
            report.error(header.node, f"a second header; the first is in {self._header_file}", "remove one")
        else:
            self._header, self._header_file = plain, report.file

    def _question(self, item: Item, report: Report) -> Written:
        node = item.node
        plain = read_value(QUESTION, node, "a question", report)
        marked_up, report.marked_up = report.marked_up, []
        content_faults(plain, node, marked_up, report, rigour=self._rigour)
        self._note(plain, node, report)
        return Written(
            plain, report.file, node.line, node.column, item.end_line, item.end_column, item.in_braces
        )

    def _note(self, plain: dict[str, Any], node: Node, report: Report) -> None:
        """Compare with other questions: now what must be unique, at the end what the header must know."""
        for key in ("id", "number"):
            if not plain.get(key):
                continue
            place = descend(node, (key,))
            here = f"{report.file}:{place.line}:{place.column}"
            deck = report.file if self._apart and key == "number" else ""
            first = self._first.setdefault((key, plain[key], deck), here)
            if first != here:
                report.error(place, f"the {key} {plain[key]} is there twice; first at {first}", "change one")
        for key in ("section", "band"):
            if plain.get(key):
                place = descend(node, (key,))
                self._filed.append(_Filed(key, plain[key], place.line, place.column, report))

    def result(self) -> Loaded:
        known = {"section": self._known("sections", SECTIONS), "band": self._known("bands", BANDS)}
        for filed in self._filed:
            if filed.value not in known[filed.key]:
                mend = nearest(filed.value, known[filed.key]) or f"one of {', '.join(known[filed.key])}"
                what = f"unknown {filed.key} {filed.value!r}"
                filed.report.faults.append(
                    Fault(Severity.ERROR, filed.report.file, filed.line, filed.column, what, mend)
                )
        return Loaded(
            self._header,
            [
                written
                for report, written_there in self._read
                if not report.has_errors
                for written in written_there
            ],
            in_order([fault for report, _ in self._read for fault in report.faults]),
        )

    def _known(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        """The sections or bands that questions may name."""
        declared = tuple(self._header.get(key, ()))
        around = tuple(self._within.get(key, ())) or default
        return (*declared, *around) if self._apart else declared or default


def joined(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """Two headers: sections, bands and words of both in order, all else from the first that says it. Neither
    is changed.
    """
    lists: dict[str, Any] = {
        key: {**first.get(key, {}), **second.get(key, {}), **first.get(key, {})}
        for key in ("sections", "bands")
        if key in first or key in second
    }
    words = [*first.get("words", ()), *second.get("words", ())]
    return {**second, **first, **lists, **({"words": words} if words else {})}

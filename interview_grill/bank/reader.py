"""A strict reader of YAML in one pass over libyaml's events. The only module that imports yaml.

Anchors, aliases, tags, merge keys and duplicate keys are faults; so is whatever passes the limits. After a syntax
error reading goes on at the next question, so that one run finds every fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

import yaml

from interview_grill.bank.characters import check_characters
from interview_grill.bank.fault import Severity
from interview_grill.bank.limits import LIMITS, Excess, Limits
from interview_grill.bank.nodes import PLAIN, ListNode, MappingNode, Node, Scalar
from interview_grill.bank.source import Pieces, Source
from interview_grill.bank.syntax import in_words, points_at_its_beginning

if TYPE_CHECKING:
    from interview_grill.bank.report import Report

_LOADER: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_QUESTIONS = "questions"
_ITEM = re.compile(rb" *- +[\"']?id[\"']? *:")


class Item(NamedTuple):
    """A question as it was written. What follows it begins at `end_line` and, in braces, `end_column`."""

    node: Node
    end_line: int
    end_column: int
    in_braces: bool


class Header(NamedTuple):
    """The keys of a deck beside its questions."""

    node: MappingNode


def read(stream: BinaryIO, report: Report, limits: Limits = LIMITS) -> Iterator[Item | Header]:
    """Every question of a file in order, and its header if it has one; faults go to the report.

    Read as they are asked for, so a file is never held whole. A limit that is passed is the last fault.
    Raises OSError alone.
    """
    try:
        yield from _Reading(Source(stream, report), report, limits).items()
    except Excess as excess:
        report.conclude(excess)


class _Reading:
    """One file being read. `_start` begins anew, behind a syntax error."""

    def __init__(self, source: Source, report: Report, limits: Limits) -> None:
        self._source = source
        self._report = report
        self._limits = limits
        self._questions = 0
        self._nodes = 0
        self._header = MappingNode({}, 1, 1)
        self._indent: int | None = None
        self._start(source.beginning(), 0)

    def _start(self, offset: int, lines_before: int) -> None:
        self._offset = offset
        self._lines_before = lines_before
        self._question_line = 0  # counted from there
        self._pieces = Pieces(self._source, offset, lines_before, self._limits.question_bytes)
        self._next = _LOADER(self._pieces).get_event

    def items(self) -> Iterator[Item | Header]:
        resumed = False
        while True:
            try:
                yield from self._document(resumed=resumed)
            except yaml.YAMLError as error:
                self._syntax_error(error)
            else:
                return
            if not resumed:
                yield from self._read_header()
            place = self._next_question()
            if place is None:
                return
            self._start(*place)
            resumed = True

    def _document(self, *, resumed: bool) -> Iterator[Item | Header]:
        self._next()
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            return
        if event.tags:
            self._fault(event, "a %TAG directive", "remove it: a bank has no tags")
        event = self._next()
        if isinstance(event, yaml.SequenceStartEvent):
            yield from self._items_of(event)
        elif isinstance(event, yaml.MappingStartEvent):
            yield from self._deck(event)
        else:
            node = self._node(event, 1)
            self._report.wrong_type(node, "a bank", "a list of questions", "start each question with `- id:`")
        self._next()
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            self._fault(event, "a second document in one file", "remove the line `---` or split the file")
        if not resumed:
            yield from self._read_header()

    def _read_header(self) -> Iterator[Header]:
        """The header, without the questions that have been read one by one."""
        _, questions = self._header.entries.get(_QUESTIONS, (None, None))
        if isinstance(questions, ListNode):
            del self._header.entries[_QUESTIONS]
        if self._header.entries:
            yield Header(self._header)

    def _deck(self, start: Any) -> Iterator[Item]:
        self._refuse_properties(start)
        self._header = MappingNode({}, *self._place(start))
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._node(event, 2)
            value = self._next()
            if key == (_QUESTIONS, *key[1:]) and isinstance(value, yaml.SequenceStartEvent):
                self._enter(self._header, key, ListNode([], *self._place(value)))
                yield from self._items_of(value)
            else:
                self._enter(self._header, key, self._node(value, 2))

    def _items_of(self, start: Any) -> Iterator[Item]:
        self._refuse_properties(start)
        self._indent = None if start.flow_style else start.start_mark.column
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            self._pieces.allow()
            self._questions += 1
            self._nodes = 0
            if self._questions > self._limits.questions:
                raise Excess(f"more than {self._limits.questions:,} questions", "split the bank")
            self._question_line = event.start_mark.line
            node, last = self._node_and_end(event, 2)
            yield Item(node, last.line + 1 + self._lines_before, last.column + 1, bool(start.flow_style))

    def _node_and_end(self, event: Any, depth: int) -> tuple[Node, Any]:
        if not isinstance(event, yaml.MappingStartEvent):
            return self._node(event, depth), event.end_mark
        return self._mapping(event, depth)

    def _node(self, event: Any, depth: int) -> Node:
        """The node that an event begins; reads on to its end."""
        self._nodes += 1
        if self._nodes > self._limits.nodes:
            raise Excess(f"more than {self._limits.nodes:,} keys and values in one question", "split it up")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, depth)[0]
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(event, depth)
        line, column = self._place(event)
        self._fault(event, f"an alias (*{event.anchor})", "write the text out: a bank has no aliases")
        return Scalar("", "*", line, column)

    def _scalar(self, event: Any) -> Scalar:
        mark = event.start_mark
        scalar = Scalar(
            event.value, event.style or PLAIN, mark.line + 1 + self._lines_before, mark.column + 1
        )
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if len(scalar.text) > self._limits.scalar_length:
            self._report.error(
                scalar, f"a text of more than {self._limits.scalar_length:,} characters", "shorten it"
            )
            return scalar._replace(text="")
        check_characters(scalar, self._report)
        return scalar

    def _list(self, start: Any, depth: int) -> ListNode:
        self._enter_depth(start, depth)
        line, column = self._place(start)
        items = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return ListNode(items, line, column)

    def _mapping(self, start: Any, depth: int) -> tuple[MappingNode, Any]:
        self._enter_depth(start, depth)
        mapping = MappingNode({}, *self._place(start))
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            self._enter(mapping, key, self._node(self._next(), depth + 1))
        return mapping, event.end_mark

    def _enter(self, mapping: MappingNode, key: Node, value: Node) -> None:
        if not isinstance(key, Scalar):
            self._report.error(key, "a key that is no text", "quote it if it begins with a bracket or brace")
        elif key.text == "<<" and key.style == PLAIN:
            self._report.error(key, "a merge key (<<)", "write the keys out: a bank has no merge keys")
        elif key.text in mapping.entries:
            first = mapping.entries[key.text][0]
            self._report.error(key, f"`{key.text}` is given twice; first on line {first.line}", "remove one")
        else:
            mapping.entries[key.text] = (key, value)

    def _enter_depth(self, start: Any, depth: int) -> None:
        self._refuse_properties(start)
        if depth > self._limits.depth:
            line, column = self._place(start)
            raise Excess(
                f"nested more than {self._limits.depth} deep", "flatten it", line=line, column=column
            )

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self._fault(event, f"an anchor (&{event.anchor})", "remove it: a bank has no anchors")
        if event.tag is not None:
            self._fault(event, f"a tag ({event.tag})", "remove it, or quote the text if it begins with !")

    def _fault(self, event: Any, what: str, mend: str) -> None:
        self._report.add(Severity.ERROR, *self._place(event), what, mend)

    def _place(self, event: Any) -> tuple[int, int]:
        return event.start_mark.line + 1 + self._lines_before, event.start_mark.column + 1

    def _syntax_error(self, error: Any) -> None:
        if not isinstance(error, yaml.MarkedYAMLError):
            raise Excess(f"this is no YAML: {error}", "save the file as UTF-8 text")
        problem = error.problem or "unknown problem"
        mark = error.problem_mark
        if error.context_mark is not None and (mark is None or points_at_its_beginning(problem)):
            mark = error.context_mark
        assert mark is not None, problem
        self._report.add(
            Severity.ERROR, mark.line + 1 + self._lines_before, mark.column + 1, *in_words(problem)
        )

    def _next_question(self) -> tuple[int, int] | None:
        """Offset of the next question after the one being read, and the lines before it."""
        item = _ITEM if self._indent is None else re.compile(rb" {%d}- " % self._indent)
        after = self._lines_before + self._question_line
        return self._source.next_match(
            item, self._offset, self._lines_before, after, self._limits.question_bytes
        )

"""A text to the words a listener compares: speech, LaTeX and Unicode in one spoken form, each with its place.

`n-1`, `n − 1`, `$n-1$` and "n minus one" are all n, minus, 1; `\\hat\\sigma^2`, `σ̂²` and "sigma hat squared" are all
sigma, hat, squared. Only the first `MOST_CHARACTERS` of a text are heard.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import normalize

from interview_grill.listening import tables
from interview_grill.listening.stems import spelled, stem

MOST_CHARACTERS = 20_000
_LETTER = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0400-\u052f"
_SCANNER = re.compile(
    r"(?P<command>\\[A-Za-z]+)"
    r"|(?P<escaped>\\[^A-Za-z])"
    r"|(?P<initials>(?:[Ii]\.[Ii]\.[Dd]\.?|[Ww]\.r\.t\.?|[Ee]\.g\.|[Ii]\.e\.|cf\.|vs\.|etc\.))"
    rf"|(?P<word>[{_LETTER}][{_LETTER}\u0300-\u036f]*(?:['’][A-Za-z]+)?)"
    r"|(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+(?:\.[0-9]+)?)"
    r"|(?P<stop>[.?!…]+(?=[ \t\r\n\"'”’)\]]|$)|\n)"
    r"|(?P<dash>[ \t]+[-–]+[ \t]+|—+|--+)"
    r"|(?P<comma>[,;:⇒])"
    r"|(?P<bracket>[()])"
    r"|(?P<other>[^ \t\r])"
)
_OPERAND = re.compile(r"[ \t]*(?:\\?([A-Za-z]+)|([0-9({\[\\$|]|[^\x00-\x7f]))")
_COMMAND = re.compile(r"\\[A-Za-z]+")
_TWO_LETTERS = re.compile("[A-Za-z]{2}")
_TWO = re.compile(r"(?:2|\{ *2 *\}|\\{2})(?![0-9])")
_TRANSPOSED = re.compile(r"(?:T|\{ *T *\}|\\top|\{ *\\top *\}|\\intercal)(?![A-Za-z])")
_NOT = re.compile(r"n['’]t$")
OPERAND_NAMES = frozenset(tables.GREEK.values()) | {"hat", "bar", "squared", "cubed", "tilde"}
_DIGITS = tuple("0123456789")
_DEEPEST = 4  # hats and bars over one another
_LONGEST_GROUP = 400  # characters within braces
_CLAUSE, _SENTENCE = 1, 2


class Token(NamedTuple):
    """A word as it is compared. `start` and `end` are its place in the text; `mark` is 1 where a clause begins with it,
    2 where a sentence does.
    """

    word: str
    stem: str
    start: int
    end: int
    mark: int


def tokens(text: str) -> list[Token]:
    """The words of a text in order. Never fails, whatever is typed."""
    return [
        Token(word := spelled(said), stem(word), start, end, mark)
        for said, start, end, mark in _joined(_Reading(text[:MOST_CHARACTERS]).read())
    ]


class _Said(NamedTuple):
    """A word before its ending is taken off."""

    word: str
    start: int
    end: int
    mark: int


class _Reading:
    """One text being read; `_late` holds what LaTeX writes before its operand and speech says behind it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._said: list[_Said] = []
        self._mark = _SENTENCE
        self._late: dict[int, str] = {}
        self._passed = 0  # how far it has been read
        self._brackets: list[bool] = []  # whether each open one began a clause
        self._in_mathematics = False

    def read(self) -> list[_Said]:
        match = _SCANNER.search(self._text)
        while match is not None:
            start = match.start()
            if self._late:
                self._say_late(start)
            self._passed = match.end()
            _TAKE[match.lastgroup or ""](self, match[0], start, self._passed)
            match = _SCANNER.search(self._text, self._passed)
        self._say_late(len(self._text))
        return self._said

    def _say(self, words: str, start: int, end: int) -> None:
        for word in words.split():
            self._said.append(_Said(word, start, end, self._mark))
            self._mark = 0

    def _say_late(self, upto: int) -> None:
        for place in sorted(place for place in self._late if place <= upto):
            self._say(self._late.pop(place), place - 1, place)

    def _pause(self) -> None:
        self._mark = max(self._mark, _CLAUSE)

    def _word(self, written: str, start: int, end: int) -> None:
        marks = ""
        if not written.isascii():
            written, marks = _bare(written)
        lower = written.lower()
        if written == "E" and self._text[end : end + 1] in ("[", "_", "("):
            lower = "expectation"
        elif "'" in lower:
            lower = "not" if _NOT.search(lower) or lower == "can't" else lower.partition("'")[0]
        self._say(tables.WORDS.get(lower, lower), start, end)
        if len(written) == 1:
            self._say(" ".join(tables.MARKS.get(mark, "") for mark in marks), start, end)

    def _number(self, written: str, start: int, end: int) -> None:
        self._say(written.replace(",", ""), start, end)

    def _initials(self, written: str, start: int, end: int) -> None:
        if written[0] in "iI" and len(written) > 4:
            self._say("iid", start, end)

    def _stop(self, _written: str, _start: int, _end: int) -> None:
        self._mark = _SENTENCE

    def _comma(self, _written: str, _start: int, _end: int) -> None:
        self._pause()

    def _bracket(self, sign: str, start: int, end: int) -> None:
        """A bracket in prose parts clauses; one in a formula says nothing."""
        if sign == "(":
            before = self._text[max(start - 1, 0)]
            in_prose = before in " \n" and _TWO_LETTERS.match(self._text, end) is not None
            self._brackets.append(in_prose and not self._in_mathematics)
        if self._brackets and (self._brackets[-1] if sign == "(" else self._brackets.pop()):
            self._pause()

    def _dash(self, written: str, start: int, end: int) -> None:
        if written.strip() in ("-", "–") and self._joins_operands(end):
            self._say("minus", start, end)
        else:
            self._pause()

    def _command(self, written: str, start: int, end: int) -> None:
        name = written[1:]
        if name in tables.FRACTIONS:
            self._fraction(end)
        elif name in tables.POSTFIX:
            self._late[self._end_of_operand(end)] = tables.POSTFIX[name]
        said = tables.COMMANDS.get(name, name.lower())
        if said == ",":
            self._pause()
        else:
            self._say(said, start, end)

    def _fraction(self, end: int) -> None:
        r"""`\frac12` is one over two: its first operand is a sign unless it is in braces."""
        over = self._end_of_operand(end)
        at = over - 1
        if self._text[at : at + 1] in _DIGITS:
            self._say(self._text[at], at, over)
            self._passed = over
        self._late[over] = "over"

    def _escaped(self, written: str, start: int, end: int) -> None:
        if written[1] == "|":
            self._say("norm", start, end)

    def _other(self, sign: str, start: int, end: int) -> None:
        if sign == "^":
            self._power(start, end)
        elif sign == "$":
            self._in_mathematics = not self._in_mathematics
        elif sign in "-–/*":
            if self._joins_operands(end):
                self._say({"/": "over", "*": "times"}.get(sign, "minus"), start, end)
        elif sign in tables.MARKS:
            self._say(tables.MARKS[sign], start, end)
        else:
            self._say(tables.SIGNS.get(sign, ""), start, end)

    def _power(self, start: int, end: int) -> None:
        for pattern, said in ((_TWO, "squared"), (_TRANSPOSED, "transpose")):
            exponent = pattern.match(self._text, end)
            if exponent is not None:
                self._passed = exponent.end()
                return self._say(said, start, exponent.end())
        return self._say("to", start, end)

    def _joins_operands(self, end: int) -> bool:
        """Whether a stroke stands between operands: numbers, single letters, Greek names, brackets."""
        if self._in_mathematics:
            return True
        last = self._said[-1].word if self._said else ""
        if not (len(last) == 1 or last in OPERAND_NAMES or last[:1].isdigit()):
            return False
        after = _OPERAND.match(self._text, end)
        if after is None:
            return False
        return after[1] is None or len(after[1]) == 1 or after[1].lower() in OPERAND_NAMES

    def _end_of_operand(self, start: int) -> int:
        """Where the operand of a command ends: a group in braces, another command or a single sign."""
        text = self._text
        at = start
        for _ in range(_DEEPEST):
            while text[at : at + 1] == " ":
                at += 1
            command = _COMMAND.match(text, at)
            if command is None:
                break
            at = command.end()
            if command[0][1:] not in tables.POSTFIX:
                return at
        if not text.startswith("{", at):
            return at + 1
        depth = 0
        for place in range(at, min(len(text), at + _LONGEST_GROUP)):
            depth += (text[place] == "{") - (text[place] == "}")
            if depth == 0:
                return place + 1
        return at + 1


_TAKE = {
    "command": _Reading._command,
    "escaped": _Reading._escaped,
    "initials": _Reading._initials,
    "word": _Reading._word,
    "number": _Reading._number,
    "stop": _Reading._stop,
    "dash": _Reading._dash,
    "comma": _Reading._comma,
    "bracket": _Reading._bracket,
    "other": _Reading._other,
}


def _bare(written: str) -> tuple[str, str]:
    """A word without its accents, and those."""
    apart = normalize("NFD", written.replace("’", "'"))
    marks = "".join(sign for sign in apart if "\u0300" <= sign <= "\u036f")
    return "".join(sign for sign in apart if not "\u0300" <= sign <= "\u036f"), marks


def _joined(said: list[_Said]) -> list[_Said]:
    """Words that are one together as one: `arg max`, `zero point six`, `seven twelfths`; `half` as 1 over 2."""
    made: list[_Said] = []
    for one in said:
        word = one.word
        last = made[-1] if made else None
        if last is not None and not one.mark:
            together = tables.JOINED.get((last.word, word))
            if together is None and word[0].isdigit() and len(made) > 1:
                whole = made[-2].word
                if last.word == "point" and whole.isdigit() and word.isdigit():
                    made.pop()
                    together = f"{whole}.{word}"
            if together is not None:
                made[-1] = _Said(together, made[-1].start, one.end, made[-1].mark)
                continue
            if word == "by" and last.word.startswith("divid"):
                made.append(one._replace(word="over"))
                continue
            if word in tables.DENOMINATORS and last.word.isdigit():
                made += (one._replace(word="over"), one._replace(word=tables.DENOMINATORS[word]))
                continue
        if word == "half":
            if last is None or last.word != "1":
                made.append(one._replace(word="1"))
            made += (one._replace(word="over", mark=0), one._replace(word="2", mark=0))
            continue
        made.append(one)
    return made

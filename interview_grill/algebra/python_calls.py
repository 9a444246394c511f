"""Calls of Python's functions, with what stands in their brackets: arguments, and what runs over a sample."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from interview_grill.algebra.functions import ELEMENTWISE, FUNCTIONS, find_function
from interview_grill.algebra.python_cursor import NotPython, PythonCursor
from interview_grill.algebra.python_functions import DEFINITIONS, IDLE, ONLY_WITH, PARTED, RENAMED, SAME
from interview_grill.algebra.python_pieces import Piece, called, differing, mapped, said, under
from interview_grill.algebra.python_tokens import Kind, Token, Tokens, tokens_of

NONE = "None"
#: In `Piece.open`: a sample that is run over, a filter, an index; other entries name running elements.
WHOLE, FILTER, INDEX = "*", "?", "#"
_OF_TWO = frozenset({"maximum", "minimum", "fmax", "fmin"})
_DDOF = "{0} does not say whether it divides by n or by n - 1"
_NO_DEFINITION = "write it out, with np.sum, np.mean, np.log, np.exp, np.sqrt, np.abs and the like"


def is_function(name: str) -> bool:
    """Whether a name is that of a function here."""
    return name in DEFINITIONS or name in SAME or name in PARTED or _plain(name) is not None


def _plain(name: str) -> str | None:
    """The reader's own name for a function."""
    return RENAMED.get(name) or find_function(name)


class CallReader(PythonCursor):
    """The part of the grammar that begins with the bracket behind a function."""

    def _call(self, name: str, token: Token, shown: str, receiver: tuple[Piece, ...] = ()) -> Piece:
        """A function of the tables, called `shown` in what is typed; `receiver` is x of `x.mean()`."""
        if not is_function(name):
            raise self._fault(f"{shown} is not read", token, _NO_DEFINITION)
        more, keywords = self._arguments()
        positional = [*receiver, *more]
        for word in [word for word in keywords if word in IDLE]:
            value = keywords.pop(word).text
            if word in ("axis", "dim") and value not in ("0", "-1", NONE):
                raise self._fault(f"a sample has one axis, and no {word}={value}", token, f"leave {word} out")
        if name in PARTED:
            return self._parted(name, positional, keywords, token, shown)
        if name in SAME and (receiver or len(positional) == 1):
            return positional[0]
        arity = f"{name}/{len(positional) + len(keywords)}"
        if arity in DEFINITIONS or name in DEFINITIONS:
            key = arity if arity in DEFINITIONS else name
            return self._defined(key, positional, keywords, token, shown)
        return self._own(name, positional, keywords, token, shown)

    def _own(
        self, name: str, positional: list[Piece], keywords: Mapping[str, Piece], token: Token, shown: str
    ) -> Piece:
        """A function that the reader of formulas has as well."""
        function = _plain(name) or name
        kept = [piece for piece in positional if piece.text != NONE]
        if function in ("max", "min") and (len(kept) > 1 or name in _OF_TWO):
            if shown != name and name in ("max", "min", "amax", "amin"):
                mend = f"np.{function}imum(a, b) is the {'larger' if function == 'max' else 'smaller'} of two"
                raise self._fault(f"{shown} takes one array, and what follows for its axis", token, mend)
            return kept[0] if len(kept) == 1 else called(function, *kept, column=self._where(token))
        if keywords or len(positional) != 1 or function not in FUNCTIONS:
            raise self._wrong_arguments(shown, 1, len(positional), keywords, token)
        if function in ELEMENTWISE:
            return mapped(function, positional[0], self._where(token))
        return self._aggregate(function, positional, token)

    def _aggregate(self, function: str, arguments: list[Piece], token: Token) -> Piece:
        """What makes one number of a sample, which cannot be one of what runs over another."""
        kept = frozenset[str]()
        for flag in frozenset[str]().union(*(argument.open for argument in arguments)):
            if flag == FILTER and function != "sum":
                what, mend = (
                    "a filter is only read in a sum",
                    "multiply by the condition: sum(a*(a > 0) for a in x)",
                )
                raise self._fault(what, token, mend)
            if flag != FILTER and not flag.startswith(WHOLE):
                mend = "make it a product of sums, or write it out"
                raise self._fault("a sum within a sum over another index is not read", token, mend)
        return called(function, *arguments, column=self._where(token))._replace(open=kept)

    def _wrong_arguments(
        self, shown: str, takes: int, given: int, keywords: Mapping[str, Piece], token: Token
    ) -> Exception:
        if keywords:
            word = next(iter(keywords))
            return self._fault(f"{word}= is not read in {shown}", token, f"leave {word} out, or write it out")
        arguments = "argument" if takes == 1 else "arguments"
        return self._fault(f"{shown} takes {takes} {arguments}, not {given}", token)

    def _parted(
        self, name: str, positional: list[Piece], keywords: dict[str, Piece], token: Token, shown: str
    ) -> Piece:
        """The part asked for of what is no number: `np.polyfit(x, y, 1)[0]`."""
        part = ""
        if self._at("["):
            part = f"[{self._spelled_inside()}]"
        elif self._at("."):
            self._advance()
            part = f".{self._word().spelled}"
        key = f"{name}{part}"
        if key in DEFINITIONS:
            return self._defined(key, positional, keywords, token, f"{shown}(…){part}")
        if name in ("sorted", "sort"):
            what = "of a sorted sample only the ends are read"
            raise self._fault(what, token, "the middle is np.median(x), the ends are np.min(x) and np.max(x)")
        raise self._fault(f"{shown}(…){part} is not read", token, _NO_DEFINITION)

    def _spelled_inside(self) -> str:
        """What stands in a square bracket, without blanks."""
        start, end = self._bracket()
        return "".join(token.spelled for token in self._all[start:end])

    # Functions written out

    def _defined(
        self, key: str, positional: list[Piece], keywords: Mapping[str, Piece], token: Token, shown: str
    ) -> Piece:
        """The definition of a function with its arguments put in."""
        definition = DEFINITIONS[key]
        names = definition.parameters
        if "ddof" in names:
            keywords = self._with_divisor(keywords, names, token, shown)
        unknown = {word: piece for word, piece in keywords.items() if word not in names}
        bound = dict(zip(names, positional, strict=False)) | dict(keywords)
        missing = [name for name in names if name not in bound and name not in definition.defaults]
        if (
            unknown
            or missing
            or len(positional) > len(names)
            or set(names[: len(positional)]) & keywords.keys()
        ):
            raise self._wrong_arguments(shown, len(names), len(positional) + len(keywords), unknown, token)
        defaults = {name: said(text, self._where(token)) for name, text in definition.defaults.items()}
        return self._checked(key, defaults | bound, token, shown)

    def _checked(self, key: str, bound: dict[str, Piece], token: Token, shown: str) -> Piece:
        if key == "norm" and bound["ord"].text == "1":
            return self._aggregate("norm1", [bound["x"]], token)
        name, value = ONLY_WITH.get(key.partition("[")[0], ("", ""))
        if name and bound[name].text != value:
            raise self._fault(f"{shown} is only read with {name}={value}", token, _NO_DEFINITION)
        return self._expanded(key, bound, token)

    def _with_divisor(
        self, keywords: Mapping[str, Piece], names: tuple[str, ...], token: Token, shown: str
    ) -> dict[str, Piece]:
        """The keywords with what says the divisor as `ddof`; refused with both when nothing does."""
        given = dict(keywords)
        for word, true, false in (("unbiased", "1", "0"), ("bias", "0", "1")):
            if word in given:
                value = given.pop(word).text
                given["ddof"] = said(true if value == "1" else false, self._where(token))
        if "correction" in given:
            given["ddof"] = given.pop("correction")
        if "ddof" not in given:
            of = "x, y" if "y" in names else "x"
            call = f"{shown}(" if shown.startswith(".") else f"{shown.partition('(')[0]}({of}, "
            mend = f"write {call}ddof=0) to divide by n, {call}ddof=1) to divide by n - 1"
            raise self._fault(_DDOF.format(shown), token, mend)
        return given

    def _expanded(self, key: str, pieces: Mapping[str, Piece], token: Token) -> Piece:
        """A definition with these pieces for its parameters, all of it where the token stands."""
        tokens = _body(key)
        reader = type(self)(tokens, pieces, (self._text, self._where(token)))
        reader._depth = self._depth
        return self._short(reader.part(0, len(tokens.all) - 1))

    # In the brackets

    def _arguments(self) -> tuple[list[Piece], dict[str, Piece]]:
        """What stands in the brackets of a call, in order and by keyword."""
        start, end = self._bracket()
        if self._loop(start, end) is not None:
            return [self._comprehension(start, end)], {}
        positional, keywords = [], {}
        for first, last in self.split(start, end, ","):
            if first == last or self._all[first].spelled in ("*", "**"):
                raise NotPython
            if first + 1 < last and self._all[first + 1].spelled == "=":
                keywords[self._all[first].spelled] = self.part(first + 2, last)
            else:
                positional.append(self.part(first, last))
        return positional, keywords

    def _loop(self, start: int, end: int) -> int | None:
        """The place of a `for` in a range."""
        return next((place for place in self.level(start, end) if self._all[place].spelled == "for"), None)

    def _comprehension(self, start: int, end: int) -> Piece:
        """`f(a, b) for a, b in zip(x, y) if …` as f(x, y), which plain text maps over the elements."""
        loop = self._loop(start, end)
        assert loop is not None
        words = {
            word: place
            for place in reversed([*self.level(loop + 1, end)])
            if (word := self._all[place].spelled)
        }
        within, condition = words.get("in"), words.get("if", end)
        if within is None or within > condition or start == loop:
            raise NotPython
        if "for" in words:
            mend = "make it a product of sums, or write it out"
            raise self._fault("a sum over two indices is not read", self._all[words["for"]], mend)
        targets = [token for token in self._all[loop + 1 : within] if token.spelled not in ("(", ")", ",")]
        pieces = self._iterables(within + 1, condition)
        if any(token.kind is not Kind.NAME for token in targets):
            raise NotPython
        if len(targets) != len(pieces):
            what = f"{len(targets)} names run over {len(pieces)} samples"
            raise self._fault(what, targets[0] if targets else self._all[loop], "for a, b in zip(x, y)")
        outside = {flag for piece in pieces for flag in piece.open if flag.startswith(WHOLE)}
        own = {
            target.spelled: piece._replace(open=piece.open - outside)
            for target, piece in zip(targets, pieces, strict=True)
        }
        outer, self.names = self.names, self._with_running(own)
        element = self.part(start, loop)
        filtered = self.part(condition + 1, end) if condition < end else None
        self.names = outer
        found = self._closed(element, filtered, own, self._all[loop])
        return found._replace(open=found.open | outside)

    def _with_running(self, own: Mapping[str, Piece]) -> dict[str, Piece]:
        """The names inside of a comprehension: its own, and the samples it runs over, which are marked."""
        whole = {
            piece.text: self.names.get(piece.text, piece)._replace(open=piece.open | {WHOLE + piece.text})
            for piece in own.values()
            if piece.is_name
        }
        running = {
            name: piece._replace(open=piece.open | {name}, is_name=False, items=None)
            for name, piece in own.items()
        }
        return {**self.names, **whole, **running}

    def _closed(self, element: Piece, filtered: Piece | None, own: Mapping[str, Piece], loop: Token) -> Piece:
        """The element as a sample, with nothing left that runs."""
        if filtered is not None:
            truth = filtered if filtered.truth else differing(filtered, filtered.start)
            element = under("*", element, truth, self._where(loop))
        if not element.open & own.keys():
            sample = next((piece for piece in own.values() if INDEX not in piece.open), None)
            if sample is None:
                raise self._fault("nothing in this sum runs", loop, "multiply by the number of terms")
            idle = under("*", said("0", self._where(loop)), sample, self._where(loop))
            element = under("+", element, idle, self._where(loop))
        left = element.open - own.keys()
        for piece in own.values():
            if piece.is_name and WHOLE + piece.text in left:
                what = f"{piece.text} is the whole sample in here"
                raise self._fault(what, loop, "use the name behind `for` for its element")
        marks = {FILTER} if filtered is not None else set()
        return element._replace(open=left | marks, items=None, is_name=False, truth=False)

    def _iterables(self, start: int, end: int) -> list[Piece]:
        """What the names of a comprehension run over; an index is a piece that only brackets can hold."""
        token = self._all[start]
        call = self._partners.get(start + 1) == end - 1 and self._all[start + 1].spelled == "("
        inside = self.split(start + 2, end - 1, ",") if call else []
        if call and token.spelled == "zip":
            return [
                piece
                for each in inside
                for piece in self._iterables(*each)
                if self._all[each[0]].spelled != "strict"
            ]
        if call and token.spelled == "enumerate" and inside:
            return [self._index(token), *self._iterables(*inside[0])]
        if call and token.spelled == "range":
            if len(inside) != 1 and not (len(inside) == 2 and self._all[start + 2].spelled == "0"):
                raise self._fault("only range(n), over all elements, is read", token, "for a in x")
            return [self._index(token)]
        return [self.part(start, end)]

    def _index(self, token: Token) -> Piece:
        return said("i", self._where(token))._replace(open=frozenset({INDEX}))


@lru_cache(maxsize=256)
def _body(key: str) -> Tokens:
    return tokens_of(DEFINITIONS[key].body)

r"""LaTeX rewritten as plain text: `\frac{1}{n}\sum_i (x_i-\bar{x})^2` as `(1/n)Σ(x_i-x̄)^2`.

What LaTeX says with braces is said with brackets, so that what is settled there (`\frac{1}{2n}`, `e^{-x}y`) stays
settled. Everything else is left to the reader of plain text: it decides what is a label, what a name means, how far
a sum reaches. A sign without a plain form is passed on, for it may stand in a label; the reader refuses it elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from interview_grill.algebra import latex_macros as macros
from interview_grill.algebra.characters import BESIDE
from interview_grill.algebra.latex_cursor import LatexCursor
from interview_grill.algebra.latex_layout import cases, listed, tidied
from interview_grill.algebra.latex_pieces import Pieces, add, bracketed, last_factor, spelt, text_of

#: Words that are a subscript without braces where plain text and LaTeX are mixed (`theta_hat`); and digits.
_TAIL = re.compile(r"(?:hat|bar|tilde|star|mle|map|ml|MLE|MAP|ML|ref|new|old)(?![A-Za-z0-9])|\d+")
_SUBSCRIPT = re.compile(r"[^\W_]+|\((?:n|1)\)|\+")
_NAME_MARK = re.compile(r"\*+|'+|†|MAP|MLE|ML|new|old|ref|opt")
_STEP = re.compile(r"\(\w(?:[+-]1)?\)")
_LETTER = re.compile(r"[^\W\d]\W?(?:_\w+)?")
_DIFFERENTIAL = re.compile(r"[d∂](?:\^\d)?\(?[^\W\d_]?")
_UNDER_DIFFERENTIAL = re.compile(r"[d∂]\(?[^\W\d_][^-+*/]*")
_SIMPLE = re.compile(r"\(\d+/\d+\)")
#: Limits of a sum or a maximum that say no more than that it is over the whole sample.
_WHOLE = re.compile(r"[A-Za-z](?:=[01](?:,…,.+)?)?|[01](?:≤|<=)[A-Za-z](?:≤|<=).+|[A-Za-z]∈.+")
_RELATIONS = frozenset("=+-<>≈∝≥≤⇒~*")


def from_latex(text: str) -> tuple[str, Sequence[int]]:
    """The plain text of a text with LaTeX in it, and the column in `text` of each of its characters and of its end.

    Raises FormulaError for braces that do not match, a macro that is not known or lacks its argument, what is
    nested too deep, and a matrix.
    """
    writer = _Writer(text)
    pieces = writer.row()
    if writer.token == "}":
        raise writer.fault("a } without its opening", "take it out or open a brace")
    origins = [column for piece, column in pieces for _ in piece]
    return tidied(text_of(pieces), [*origins, len(text)])


class _Writer(LatexCursor):
    """Writes what it reads as pieces of plain text."""

    def row(self, *ends: str) -> Pieces:
        """What stands before the first of the tokens `ends`, a closing brace or the end."""
        out: Pieces = []
        self.enter()
        while self.token and self.token != "}" and self.token not in ends:
            if self.token == "\\over":
                column = self.advance()[1]
                out = self._quotient(out, self.row(*ends), column)
                break
            self._factor(out)
        self.leave()
        return out

    def _factor(self, out: Pieces) -> None:
        """One thing with its scripts, added to what is written."""
        token, column = self.advance()
        if token.isspace() or token in ("&", "$", "~"):
            out.append((" ", column))
        elif token in ("_", "^"):
            self.back()
            self._scripts(out, "")
        elif token[0] == "\\":
            self._macro(token[1:], column, out)
        elif token == "{":
            inner = self._group(column)
            add(out, bracketed(inner, scripted=self.token in ("_", "^")))
            self._scripts(out, "")
        else:
            if token == "e" and self.token == "^" and _is_letter_alone(out):
                out.append((BESIDE, column))  # ne^{-x} is n times a power
            add(out, [(token, column)])
            self._scripts(out, token)

    def _group(self, opening: int) -> Pieces:
        """What stands between braces, the first of which, in this column, is read already."""
        inner = self.row()
        if self.token != "}":
            raise self.fault("this { is not closed", "add }", opening)
        self.advance()
        return inner

    def _argument(self, owner: str, example: str) -> Pieces:
        """The group or the single thing that belongs to a macro or a script."""
        self.skip()
        if self.token in ("", "}", "&", "\\\\"):
            raise self.fault(f"{owner} of what?", f"write {example}")
        token, column = self.advance()
        if token == "{":
            return self._group(column)
        if token[0] != "\\":
            return [(token, column)]
        inner: Pieces = []
        self.enter()
        self._macro(token[1:], column, inner, scripts=False)
        self.leave()
        return inner

    def _macro(self, name: str, column: int, out: Pieces, *, scripts: bool = True) -> None:
        """A macro with its arguments and scripts, added to what is written."""
        if name in macros.BLANKS:
            out.append((" ", column))
        elif name in macros.DROPPED:
            self.word()
        elif name in _PLACED:
            _PLACED[name](self, name, column, out)
        elif name not in macros.SILENT:
            build = _BUILDERS.get(name)
            built = build(self, name, column) if build else [(self._glyph(name, column), column)]
            if (
                name in macros.FRACTIONS
                and out
                and out[-1][0].isdigit()
                and _SIMPLE.fullmatch(text_of(built))
            ):
                mend = r"write 2 + \frac{1}{2}, or \cdot for a product"
                raise self.fault("a mixed number is not read", mend, column)
            add(out, built)
            if scripts:
                self._scripts(out, name)

    def _glyph(self, name: str, column: int) -> str:
        """A macro without arguments; FormulaError for one that is not known."""
        written = spelt(name)
        if not written:
            from interview_grill.typeset.macros import nearest_macro  # only once something is wrong

            near = nearest_macro(name)
            raise self.fault(rf"\{name} is no macro that is read", near and f"did you mean {near}?", column)
        return written

    # scripts

    def _scripts(self, out: Pieces, base: str) -> None:
        """The scripts behind what was just written; `base` is its character or the name of its macro."""
        scripts: dict[str, Pieces] = {}
        column = self.column
        while self.token in ("_", "^", "\\limits", "\\nolimits"):
            mark, column = self.advance()
            if mark in scripts:
                raise self.fault("a second script", "put both in one pair of braces", column)
            if mark == "^" and (self.token in ("-", "+") or (self.token == "*" and self.following() == "*")):
                out.append((mark, column))  # e^-x as in plain text
                return
            if mark == "_":
                scripts[mark] = self._subscript()
            elif mark == "^":
                scripts[mark] = self._superscript()
        if base in macros.SIGNS or base in macros.SIGNS.values():
            self._check_limits(scripts, column)
            return
        if "_" in scripts:
            self._write_lower(out, base, text_of(scripts["_"]).strip(), column)
        if "^" in scripts:
            self._write_upper(out, base, scripts["^"], column)

    def _subscript(self) -> Pieces:
        tail, column = self.match(_TAIL), self.column
        if tail is None:
            return self._argument("_", "x_{i}")
        while self.column < tail.end():
            self.advance()
        return [(tail[0], column)]

    def _superscript(self) -> Pieces:
        digits: Pieces = []
        while self.token.isdigit():
            digits.append(self.advance())
        return digits or self._argument("^", "x^{2}")

    def _check_limits(self, scripts: dict[str, Pieces], column: int) -> None:
        """Refuse the limits of a sum that is not over the whole sample."""
        below = text_of(scripts.get("_", [])).replace(" ", "")
        if below and not _WHOLE.fullmatch(below):
            mend = r"a sum runs over a whole sample: \sum_i x_i"
            raise self.fault("the limits of this sum are not read", mend, column)

    def _write_lower(self, out: Pieces, base: str, below: str, column: int) -> None:
        if base in ("max", "min") and _WHOLE.fullmatch(below.replace(" ", "")):
            return
        if base == "log" and below in ("2", "10", "e"):
            out[-1] = ("ln" if below == "e" else f"log{below}", out[-1][1])
        else:
            out.append((f"_{below}" if _SUBSCRIPT.fullmatch(below) else f"_({below})", column))

    def _write_upper(self, out: Pieces, base: str, upper: Pieces, column: int) -> None:
        above, last = text_of(upper).strip(), out[-1][0] if out else ""
        if above in ("⊤", "⊺") or (above == "T" and self._at_name()):
            self._write_inner_product(out, column)
        elif last and _NAME_MARK.fullmatch(above):
            out.append((above.replace("†", "*") if above[0] in "*'†" else f"_{above}", column))
        elif base != "e" and _STEP.fullmatch(above) and _LETTER.search(last):
            out.append(("'", column))  # w^{(t+1)} is another w
        elif base != "e" and above.isdigit() and above != "1" and not self.token.isdigit():
            out.append((f"^{above}", column))
        else:
            out += [("^(", column), *upper, (")", column)]

    def _at_name(self) -> bool:
        """Whether a letter, plain or in a macro, comes next."""
        self.skip()
        name = self.token[1:]
        if self.token[:1] != "\\":
            return self.token.isalpha()
        is_letter = spelt(name)[:1].isalpha() and name not in macros.FUNCTIONS
        return is_letter or name in macros.TRANSPARENT or name in macros.ACCENTS

    def _write_inner_product(self, out: Pieces, column: int) -> None:
        r"""`x^\top y` as `dot(x, y)`: the last factor written and the next one."""
        start = last_factor(out)
        left, right = out[start:], self.row_of_one()
        del out[start:]
        add(out, [("dot(", column), *left, (", ", column), *right, (")", column)])

    def row_of_one(self) -> Pieces:
        """The next factor; empty where there is none."""
        self.skip()
        inner: Pieces = []
        self.enter()
        if self.token not in ("", "}", "&", "\\\\"):
            self._factor(inner)
        self.leave()
        return inner

    # what macros build

    def _fraction(self, name: str, column: int) -> Pieces:
        example = rf"\{name}{{a}}{{b}}"
        above = self._argument(rf"\{name}", example)
        return self._quotient(above, self._argument(rf"\{name}", example), column)

    def _quotient(self, above: Pieces, below: Pieces, column: int) -> Pieces:
        over, under = (text_of(part).replace(" ", "") for part in (above, below))
        if _UNDER_DIFFERENTIAL.fullmatch(under) and _DIFFERENTIAL.match(over):
            return [(f"{over}/{under}", column)]
        return [("(", column), *bracketed(above), ("/", column), *bracketed(below), (")", column)]

    def _binomial(self, name: str, column: int) -> Pieces:
        upper, lower = (
            bracketed(self._argument(rf"\{name}", rf"\{name}{{n}}{{k}}"), scripted=True) for _ in "nk"
        )
        below = [*lower, ("!*(", column), *upper, ("-", column), *lower, (")!", column)]
        return [("(", column), *upper, ("!/(", column), *below, ("))", column)]

    def _root(self, name: str, column: int) -> Pieces:
        self.skip()
        index: Pieces = []
        if self.token == "[":
            self.advance()
            index = self.row("]")
            if self.token != "]":
                raise self.fault("the index of this root is not closed", "add ]", column)
            self.advance()
        inner = self._argument(rf"\{name}", r"\sqrt{x}")
        if not index:
            return [("sqrt(", column), *inner, (")", column)]
        return [("((", column), *inner, (")^(1/(", column), *index, (")))", column)]

    def _accent(self, name: str, column: int) -> Pieces:
        inner = self._argument(rf"\{name}", rf"\{name}{{x}}")
        text = text_of(inner).strip()
        if name in ("bar", "overline") and not re.fullmatch(r"[^\W\d_](?:_\w+)?", text):
            return [("mean(", column), *inner, (")", column)]
        return [(f"{text[:1]}{macros.ACCENTS[name]}{text[1:]}", column)]

    def _upright(self, name: str, column: int) -> Pieces:
        if self.match(re.compile(r"\s*\{[^{}]*[\\_^]")):  # \mathrm{e}^{…} is a word, \mathrm{x_i} a formula
            return self._argument(rf"\{name}", rf"\{name}{{x}}")
        word = re.sub(r"[{}$~]", " ", self.word())
        return [(word, column)] if word.strip() else []

    def _transparent(self, name: str, _column: int) -> Pieces:
        return self._argument(rf"\{name}", rf"\{name}{{x}}")

    def _braced(self, name: str, column: int) -> Pieces:
        inner = self._transparent(name, column)
        while self.token in ("_", "^"):
            self.advance()
            self._argument(rf"\{name}", rf"\{name}{{x}}_{{…}}")
        return inner

    def _stacked(self, name: str, _column: int) -> Pieces:
        self._argument(rf"\{name}", rf"\{name}{{a}}{{b}}")
        return self._argument(rf"\{name}", rf"\{name}{{a}}{{b}}")

    def _arrow(self, name: str, column: int) -> Pieces:
        self._argument(rf"\{name}", rf"\{name}{{d}}")
        return [("→", column)]

    def _environment(self, _name: str, column: int) -> Pieces:
        """What `\\begin` begins: cases and columns are read, aligned equations only lose their name."""
        environment = self.word().rstrip("*")
        if environment not in macros.GRIDS:
            if environment in ("array", "alignat", "alignedat"):
                self.word()
            return []
        rows: list[list[Pieces]] = [[]]
        while self.token != "\\end":
            rows[-1].append(self.row("&", "\\\\", "\\end"))
            if self.token in ("", "}"):
                raise self.fault(
                    rf"\begin{{{environment}}} is not ended", rf"add \end{{{environment}}}", column
                )
            if self.token != "\\end" and self.advance()[0] == "\\\\":
                rows.append([])
        self.advance()
        self.word()
        kept = [row for row in rows if text_of([piece for cell in row for piece in cell]).strip()]
        built = (cases if environment in ("cases", "dcases") else listed)(kept, column)
        if built is None:
            raise self.fault(f"this {environment} is not read", "write what comes out of it", column)
        return built

    # what changes how things are placed

    def _end(self, _name: str, _column: int, _out: Pieces) -> None:
        self.word()

    def _delimiter(self, name: str, _column: int, out: Pieces) -> None:
        r"""What follows `\left` or `\right`, a bar being the beginning or the end of an absolute value."""
        self.skip()
        if self.token == ".":
            self.advance()
        elif self.token in ("|", "\\vert", "\\lvert", "\\rvert"):
            place = self.advance()[1]
            opened = name == "left" or any(piece == "abs(" for piece, _ in out)
            add(out, [(("abs(" if name == "left" else ")") if opened else "|", place)])
            self._scripts(out, "")
        elif self.token:
            self._factor(out)

    def _norm(self, name: str, column: int, out: Pieces) -> None:
        """A double bar: it opens a norm if it is closed before the bracket around it is."""
        at = next((place for place in reversed(range(len(out))) if out[place][0] == "norm2("), None)
        inside = text_of(out[at:]) if at is not None else ""
        if at is not None and inside.count("(") - inside.count(")") == 1 and name != "lVert":
            out.append((")", column))
            if self.token == "_":
                self.advance()
                which = text_of(self._argument("_", "_{2}")).strip()
                out[at] = ("norm1(" if which == "1" else "norm2(", out[at][1])
            self._scripts(out, ")")
        elif name == "lVert" or self.is_closed("\\|", "\\Vert", "\\rVert"):
            add(out, [("norm2(", column)])
        else:
            out.append(("‖", column))

    def _row_break(self, _name: str, column: int, out: Pieces) -> None:
        """The end of a row of aligned equations: what goes on with a relation or a sign is the same formula."""
        self.skip("&")
        ahead = spelt(self.token[1:]) if self.token[:1] == "\\" else self.token
        goes_on = ahead in _RELATIONS or self.token in ("", "\\end") or self.token[1:] in macros.BLANKS
        is_open = text_of(out).rstrip()[-1:] in ("", ",", ";", "=", "+", "-")
        out.append((" " if goes_on or is_open else ", ", column))


def _is_letter_alone(out: Pieces) -> bool:
    """Whether the last piece is a letter, and not the end of a word typed letter by letter."""
    ends = [piece[-1:] for piece, _ in out[-2:]]
    return (
        bool(ends) and ends[-1].isalpha() and (len(ends) < 2 or len(out[-1][0]) > 1 or not ends[0].isalpha())
    )


_BUILDERS: dict[str, Callable[[_Writer, str, int], Pieces]] = {
    **dict.fromkeys(macros.FRACTIONS, _Writer._fraction),
    **dict.fromkeys(macros.BINOMIALS, _Writer._binomial),
    **dict.fromkeys(macros.ACCENTS, _Writer._accent),
    **dict.fromkeys(macros.WORDS, _Writer._upright),
    **dict.fromkeys(macros.TRANSPARENT, _Writer._transparent),
    **dict.fromkeys(("underbrace", "overbrace"), _Writer._braced),
    **dict.fromkeys(("overset", "underset", "stackrel"), _Writer._stacked),
    **dict.fromkeys(("xrightarrow", "xleftarrow"), _Writer._arrow),
    "sqrt": _Writer._root,
    "begin": _Writer._environment,
}
_PLACED: dict[str, Callable[[_Writer, str, int, Pieces], None]] = {
    **dict.fromkeys(("left", "right"), _Writer._delimiter),
    **dict.fromkeys(("|", "Vert", "lVert", "rVert"), _Writer._norm),
    "\\": _Writer._row_break,
    "end": _Writer._end,
}

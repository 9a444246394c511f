"""Why a formula cannot be read, and what to type instead.

Each function returns the FormulaError for one situation, at the token that is to blame, for the reader to
raise. They are run only when reading has failed, so they may look as far as they like for what was meant.
"""

from __future__ import annotations

from interview_grill.algebra.functions import FUNCTIONS, REFUSED, find_function
from interview_grill.algebra.names import Names, spelling_key
from interview_grill.algebra.spelling import nearest, split
from interview_grill.algebra.tokens import Token, TokenKind, fault
from interview_grill.errors import FormulaError

_CLOSING = {"(": ")", "[": "]", "{": "}"}


def leftover(text: str, tokens: tuple[Token, ...], at: int) -> FormulaError:
    """The formula is complete, and yet something follows."""
    token = tokens[at]
    if token.text in (",", ";"):
        return _comma(text, tokens, at)
    if token.text == "=":
        return fault(text, token, "an equation, where a value is asked for", "leave out the left-hand side")
    if token.text in (")", "]", "}"):
        return fault(text, token, f"a {token.text} without its opening", "take it out or open a bracket")
    return fault(text, token, f"{token.text} is not expected here")


def _comma(text: str, tokens: tuple[Token, ...], at: int) -> FormulaError:
    """A comma at top level: thousands, a decimal comma, or several values for one."""
    before, token, after = tokens[at - 1], tokens[at], tokens[at + 1]
    if (grouped := _grouped(tokens, at)) is not None:
        return fault(text, token, "commas inside a number", f"write {grouped}")
    tight = token.text == "," and not (token.spaced or after.spaced)
    if tight and before.kind is TokenKind.NUMBER and after.kind is TokenKind.NUMBER:
        return fault(text, token, *_comma_in_number(before.text, after.text))
    return fault(text, token, "one value is asked for, and here are several", "type a single formula")


def _grouped(tokens: tuple[Token, ...], at: int) -> str | None:
    """The number in `7,425,000` without its commas; None unless at least two groups of three digits follow."""
    digits = tokens[at - 1].text
    groups = 0
    while tokens[at].text == "," and len(tokens[at + 1].text) == 3 and tokens[at + 1].text.isdigit():
        digits, groups, at = digits + tokens[at + 1].text, groups + 1, at + 2
    return digits if groups > 1 and digits.isdigit() else None


def _comma_in_number(left: str, right: str) -> tuple[str, str]:
    """What is wrong with `left,right`, and the mend."""
    grouped = len(right.partition(".")[0]) == 3 and left.isdigit() and left != "0" and len(left) <= 3
    if grouped and "." not in right:
        return "a comma in a number has two readings", f"write {left}{right}, or {left}.{right} for a decimal"
    if grouped:
        return "a comma inside a number", f"write {left}{right}"
    return "a comma is not a decimal point", f"write {left.replace('.', '')}.{right}"


def no_operand(text: str, tokens: tuple[Token, ...], at: int) -> FormulaError:
    """A number, name or bracket should stand at `at`."""
    token, before = tokens[at], tokens[at - 1] if at else None
    if token.kind is TokenKind.END:
        if before is None:
            return fault(text, token, "nothing was typed")
        opened = _open_brackets(tokens)
        if opened:
            return not_closed(text, tokens, at, opened[0])
        return fault(text, token, f"something is missing after {before.text}")
    if token.kind is TokenKind.POWER:
        return fault(text, token, "an exponent with nothing under it")
    if token.text in (")", "]", "}") and before is not None and before.text in _CLOSING:
        return fault(text, token, "nothing between the brackets")
    if before is not None and before.text == token.text == "*":
        return fault(text, token, "one sign too many", "a power is ^ or ** without a space")
    what = (
        f"{token.text} needs something before it"
        if before is None
        else f"{token.text} cannot follow {before.text}"
    )
    return fault(text, token, what)


def _open_brackets(tokens: tuple[Token, ...]) -> list[Token]:
    opened: list[Token] = []
    for token in tokens:
        if token.kind is TokenKind.MARK and token.text in _CLOSING:
            opened.append(token)
        elif token.kind is TokenKind.MARK and token.text in _CLOSING.values() and opened:
            opened.pop()
    return opened


def not_closed(text: str, tokens: tuple[Token, ...], at: int, opening: Token) -> FormulaError:
    """A bracket is not closed where it should be; every bracket left open is named."""
    token = tokens[at]
    if token.kind is TokenKind.END:
        opened = _open_brackets(tokens) or [opening]
        closing = "".join(_CLOSING.get(bracket.text, bracket.text) for bracket in reversed(opened))
        if len(opened) == 1:
            return fault(text, opened[0], f"this {opened[0].text} is not closed", f"add {closing}")
        places = ", ".join(f"{bracket.text} in column {bracket.position + 1}" for bracket in opened)
        return fault(text, opened[0], f"{len(opened)} brackets are not closed: {places}", f"add {closing}")
    if token.text in (",", ";"):
        return _comma(text, tokens, at)
    if token.text in (")", "]", "}"):
        return fault(text, token, f"{token.text} closes the {opening.text} in column {opening.position + 1}")
    if token.text == "=":
        return fault(text, token, "an equals sign inside brackets")
    return fault(text, token, f"{token.text} is not expected here")


def unknown_name(text: str, token: Token, names: Names, *, call: bool) -> FormulaError:
    """A name that is neither declared nor in the table of functions."""
    typed, key = token.text, spelling_key(token.text)
    if (key in REFUSED or typed in REFUSED) and (call or len(typed) > 1):
        why, mend = REFUSED[key if key in REFUSED else typed]
        return fault(text, token, f"{typed} is not read: {why}", mend)
    readings = split(typed, names)
    if len(readings) > 1:
        ways = " or ".join("*".join(reading) for reading in readings[:2])
        return fault(text, token, f"{typed} has two readings", f"write {ways}")
    known = tuple(names)
    if call:
        close = nearest(typed, (*sorted(FUNCTIONS), *known))
        known_as = "function or name"
    else:
        close = nearest(typed, known)
        known_as = "name"
    return fault(text, token, f"{typed} is no {known_as} here", _suggestion(typed, close, names))


def _suggestion(typed: str, close: str | None, names: Names) -> str:
    key = spelling_key(typed)
    if typed.endswith("2") and (base := names.find(typed.removesuffix("2"))):
        return f"write {base}^2"
    if close is not None:
        return f"did you mean {close}?"
    base, underscore, subscript = typed.partition("_")
    if underscore and (sample := names.find(base)) and names.is_vector(sample):
        return f"for one element write {sample}[{subscript.lstrip('0') or 1}]"
    samples = [name for name in names if names.is_vector(name)]
    if key == "T" and len(samples) > 1:
        return "for a product of two samples write dot(x, y)"
    if key in ("n", "N") and samples:
        return (
            f"count({samples[0]}) is how many values {samples[0]} has, sum({samples[0]}) what they add up to"
        )
    for ending in ("hat", "bar"):
        if key.endswith(ending) and (bare := names.find(key.removesuffix(ending))):
            return f"did you mean {bare}?"
    known = ", ".join(names)
    return f"known here: {known}" if known else "type a number; no names are known here"


def bare_function(text: str, token: Token, after: Token) -> FormulaError:
    """A function without its brackets: `ln x`, `ln*x`, `ln^2(x)`."""
    function = find_function(spelling_key(token.text)) or token.text
    argument = after.text if after.kind in (TokenKind.NAME, TokenKind.NUMBER) else "…"
    power = after.text == "^" or after.kind is TokenKind.POWER
    mend = f"write {function}(…)^2" if power else f"write {function}({argument})"
    return fault(text, token, f"{token.text} needs brackets", mend)

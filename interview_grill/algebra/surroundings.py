"""What people write around a formula: a left-hand side, `= 0`, `< 0`, `+ const`, `about`, a unit.

Each is blanked where it may stand, so that the formula is read at the columns it was typed in. What may not
stand there is refused for what it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from interview_grill.algebra.characters import BESIDE
from interview_grill.algebra.names import Names, spelling_key
from interview_grill.errors import FormulaError

_SIGN = re.compile(r"(<=|>=|[<>≤≥⩽⩾])\s*0(?:\.0*)?\s*$")
_CONSTANT = re.compile(
    r"[-+−]\s*(const(?:ant)?|cst|[Cc])\.?\s*$|(?:^|=)\s*(const(?:ant)?|cst|[Cc])\.?\s*(?=[-+−])"
)
_DERIVATIVE = re.compile(r"(?:d|∂)\S*/\(?(?:d|∂)\S+|[^\d\W]\w*'+\S*|∇\S+")
_ABOUT = re.compile(r"\s*(?:about|approximately|approx\.?|around|roughly|circa|ca\.|it is|≈|≃|~|∼)\s*")
_UNIT = re.compile(
    r"(?<=[\d.)%])\s*(?:nats?|units?|success(?:es)?|failures?|trials?|observations?|events?|counts?|heads|tails|"
    r"times|years?|days?|hours?|minutes?|seconds?)\s*$"
)
_UNEQUAL = re.compile(r"\s*(?:≠|!=)[^=]*$")
_CENTRED = re.compile(r"(?:^|(?<=[=→~∼>]))\s*N\s*\(\s*0\s*,\s*(?=[^,]*\)\s*$)")
_PERCENT = re.compile(r"(?<=[\d ])(?:percent|per cent)(?=\s*\.?$)")
_STOP = re.compile(r"(?<=\.\d)\s*\.\s*$|(?<=\.\d\d)\s*\.\s*$|(?<=\d\d\d)\s*\.\s*$")
_ESTIMATOR = re.compile(r"(.+?)(?:hat|star)?(?:mle|map|ml|MLE|MAP|ML)?")
_INDEX = re.compile(r"(?:_[ijk]|_\{[ijk]\}|\[[ijk]\])$")


class Around(NamedTuple):
    """What may stand around a formula: a `derivative` left of it and `= 0` behind it, a `constant` left open,
    a `relation` to zero (`<` or `>`).
    """

    derivative: bool = False
    constant: bool = False
    relation: str = ""


ALONE = Around()


def formula_within(text: str, names: Names, around: Around = ALONE) -> str:
    """The text with the words around its formula blanked, a relation to zero where one may stand, and a
    constant left open. FormulaError for such a constant where none belongs.
    """
    inner = _PERCENT.sub(lambda match: "%" + " " * (len(match[0]) - 1), text)
    inner = _blanked(inner, _ABOUT.match(inner))
    inner = _blanked(inner, _UNIT.search(inner))
    inner = _blanked(inner, _STOP.search(inner))
    inner = _blanked(inner, _UNEQUAL.search(inner))
    inner = _variance_of_centred(inner, names)
    sign = _SIGN.search(inner)
    if (
        sign is not None
        and around.relation
        and sign[1][0].translate({0x2264: "<", 0x2265: ">"}) in around.relation
    ):
        inner = _blanked(inner, sign)
    return _without_constant(text, inner, names, around)


def _variance_of_centred(inner: str, names: Names) -> str:
    """`N(0, v)` as its variance: where a number is asked for, that is what it says."""
    normal = _CENTRED.search(inner) if names.find("N") is None else None
    if normal is None:
        return inner
    inner = _blanked(inner, normal)
    end = inner.rindex(")")
    return f"{inner[:end]} {inner[end + 1 :]}"


def _blanked(text: str, match: re.Match[str] | None) -> str:
    if match is None or not match[0].strip():
        return text
    return text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]


def _without_constant(text: str, inner: str, names: Names, around: Around) -> str:
    constant = _CONSTANT.search(inner)
    if constant is None:
        return inner
    name = constant[1] or constant[2]
    if names.find(name) or names.meaning(name) or (constant[1] and not inner[: constant.start()].strip()):
        return inner
    if not around.constant:
        what = "a constant that is left open is not asked for here"
        raise FormulaError(what, text=text, position=constant.start(), mend="write the whole value")
    if constant[1] is None and inner[constant.start()] == "=":
        return inner[: constant.start()] + "=".ljust(len(constant[0])) + inner[constant.end() :]
    return _blanked(inner, constant)


def is_left_side(head: str, left: Sequence[str], names: Names, around: Around = ALONE) -> bool:
    """Whether this may stand before the equals sign: a name of `left` with or without its hat, estimator, index
    or arguments, an expectation or probability, or a derivative where one is asked for.
    """
    if "ℓ" in head and is_left_side(head.replace("ℓ", "ell"), left, names, around):
        return True
    plain = plain_name(head)
    if around.derivative and _DERIVATIVE.fullmatch(plain):
        return True
    allowed = {key for name in left for key in keys_of(plain_name(name))}
    if keys_of(plain) & allowed:
        return True
    meaning = names.meaning(plain)
    return meaning is not None and getattr(meaning, "name", None) in left


def keys_of(plain: str) -> set[str]:
    """The spellings under which a left-hand side is looked up."""
    whole = spelling_key(plain)
    bare = re.sub(r"(?<=\w)[(\[{](?!\d)(?:(?![,;|]\d).)*[)\]}]$", "", plain).rstrip("*'")
    found = {whole, spelling_key(bare), spelling_key(_INDEX.sub("", bare))}
    found |= {re.sub(r"(?<=.)hat(?=\d)", "", key) for key in found}
    return found | {match[1] for key in found if (match := _ESTIMATOR.fullmatch(key))}


def plain_name(head: str) -> str:
    """A left-hand side in plain characters, without blanks, and with `σ²` as the name it is (`σ2`)."""
    if not head.isascii():
        import unicodedata

        head = "".join(
            ("_" if unicodedata.decomposition(character).startswith("<sub>") and character.isalpha() else "")
            + unicodedata.normalize("NFKC", character)
            for character in head
        )
        head = re.sub(r"[−–—‐‑]", "-", head)
    return re.sub(rf"\s+|{BESIDE}|\^(?=2)|\*\*(?=2)", "", head)
